// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalscontroller.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/clear/mutationgate.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/slowstore.h"

#include <QDir>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Record oneRecord()
{
    Record record;
    record.id = RecordId::from(1);
    record.messageId = MessageId::from(QString(32, u'0'));
    record.state = RecordState::Pending;
    record.lastSeen = PortalTime(std::chrono::seconds(1'700'000'000));
    record.eventName = u"ONCRMDEALUPDATE"_s;
    record.raw = "{}"_ba;
    return record;
}

ClearScope oneChosen()
{
    std::vector<ChosenRecord> chosen;
    chosen.push_back(*choose(oneRecord()));
    return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen))};
}

} // namespace

class PortalsControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applicationsOnOnePortalShareItsLimit();
    void aPortalIsNotRemovedWhileAClearRunsThere();
    void anotherPortalIsShownInPlaceOfARemovedOne();
    void changesAreStoredAndInForce();
    void aDraggedPortalIsMovedOnceAndNextToWhatWasSeen();
    void aReadOnlySwitchReachesTheGateOfAnotherRunningCopy();
    void aCopyKeepsTheSessionOfItsClearWhenAnotherRemovesThePortal();
    void aSessionOutlivesItsOwnSignal();
    void aPortalThatAnotherCopyClearsIsNotRemoved();
    void nothingIsClearedWhileTheArchiveGoes();
    void whatIsGoneAlreadyIsToldWhenTheRestStays();
    void unfinishedSecretsAreRemovedAtTheStart();
    void removedSecretsThatStayAreRemovedAtTheNextStart();
    void theArchiveStaysUnlessItIsToGo();
    void anArchiveThatMustStayKeepsThePortal();
    void aCheckIsToldAndStored();
    void aCheckIsStopped();
    void aMovedPortalIsToldAndStored();
    void onlyWhatASessionFoundOutIsWrittenByIt();
    void aMoveBackByAnotherCopyIsFollowedAndNotUndone();
    void aConnectorTypedByHandIsOpened();
    void whoeverEndsTheProgramCanWaitForTokens();

private:
    /// One running copy of the program on a profile file.
    struct Copy
    {
        explicit Copy(const QString &path, SecretStore *keychain = nullptr)
            : store(path)
            , portals((load(), store), PortalServices{keychain ? *keychain : memory, clock})
        {
        }
        void load()
        {
            if (!store.load())
                qFatal("the profile file cannot be read");
        }
        SystemClock clock;
        MemorySecretStore memory;
        PortalStore store;
        PortalsController portals;
    };
    [[nodiscard]] QString path() const { return m_folder.filePath(QString::number(m_number) + u"/portals.json"_s); }
    static Portal acme()
    {
        Portal portal;
        portal.name = u"acme"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        return portal;
    }
    QTemporaryDir m_folder;
    int m_number = 0;

private Q_SLOTS:
    void init() { ++m_number; }
};

void PortalsControllerTest::applicationsOnOnePortalShareItsLimit()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, PortalServices{secrets, clock});
    const auto limiterOf = [&](const QString &base) {
        Portal portal;
        portal.restBase = QUrl(base);
        return store.save(portal) ? &portals.session(portal.id)->limiter() : nullptr;
    };
    RateLimiter *acme = limiterOf(u"https://acme.example/rest/"_s);
    QVERIFY(acme);
    QCOMPARE(limiterOf(u"https://acme.example/rest/"_s), acme);
    RateLimiter *other = limiterOf(u"https://other.example/rest/"_s);
    QVERIFY(other && other != acme);
}

void PortalsControllerTest::aPortalIsNotRemovedWhileAClearRunsThere()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, PortalServices{secrets, clock});
    Portal portal;
    portal.name = u"acme"_s;
    portal.restBase = QUrl(u"https://acme.example/rest/"_s);
    QVERIFY(store.save(portal));
    QVERIFY(awaited(secrets.write(portal.id.toString(), u"kept"_s)));
    const QPointer<PortalSession> session = portals.session(portal.id);
    QVERIFY(session && !portals.removalObstacle(portal.id));

    QSignalSpy refused(&portals, &PortalsController::removalRefused);
    QSignalSpy forgotten(&portals, &PortalsController::aboutToForget);
    portals.setJobRunning(*session, true);
    portals.remove(portal.id);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(0).value<ErrorText>().title.contains(u"acme"_s));
    QCOMPARE(forgotten.count(), 0);
    QVERIFY(session && store.find(portal.id));
    const auto secret = awaited(secrets.read(portal.id.toString()));
    QVERIFY(secret && *secret);

    portals.setJobRunning(*session, false);
    portals.remove(portal.id);
    QCOMPARE(refused.count(), 1);
    QVERIFY(!store.find(portal.id) && !portals.session(portal.id));
    QTRY_VERIFY(!session);
    QCOMPARE(forgotten.count(), 1);
}

void PortalsControllerTest::anotherPortalIsShownInPlaceOfARemovedOne()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, PortalServices{secrets, clock});
    Portal first;
    first.restBase = QUrl(u"https://first.example/rest/"_s);
    Portal second;
    second.restBase = QUrl(u"https://second.example/rest/"_s);
    Portal third;
    third.restBase = QUrl(u"https://third.example/rest/"_s);
    QVERIFY(store.save(first) && store.save(second) && store.save(third));

    portals.remove(third.id);
    QVERIFY(!portals.current()); // none was shown: none is opened unasked
    portals.open({first.id, ConnectorId()});
    QVERIFY(portals.current());
    portals.remove(first.id);
    QVERIFY(portals.current());
    QCOMPARE(portals.current()->key().portal, second.id);
    QSignalSpy changed(&portals, &PortalsController::currentChanged);
    portals.remove(second.id);
    QVERIFY(!portals.current() && portals.isEmpty());
    QCOMPARE(changed.count(), 1);
}

void PortalsControllerTest::changesAreStoredAndInForce()
{
    Copy copy(path());
    const Portal portal = acme();
    copy.portals.add(portal);
    PortalSession *session = copy.portals.session(portal.id);
    QVERIFY(session);
    copy.portals.change(portal.id, [](Portal &changed) {
        changed.colour = Portal::Colour::Red;
        changed.returnPort = 40'000;
        changed.ownConnectors = {*ConnectorId::from(u"1c"_s)};
    });
    copy.portals.setEnvironment(portal.id, Portal::Environment::Development);
    copy.portals.rename(portal.id, u"  other "_s);
    copy.portals.rename(portal.id, u"  "_s);
    QCOMPARE(session->portal().colour, Portal::Colour::Red);
    QCOMPARE(session->portal().name, u"other"_s);
    Copy next(path());
    const Portal &stored = next.portals.portals().front();
    QVERIFY(stored == session->portal());
    QCOMPARE(stored.returnPort, 40'000);
    QVERIFY(stored.environment == Portal::Environment::Development);
    copy.portals.add(acme());
    copy.portals.move(portal.id, 1);
    QTRY_VERIFY(copy.portals.portals().at(1).id == portal.id);
}

void PortalsControllerTest::aDraggedPortalIsMovedOnceAndNextToWhatWasSeen()
{
    Copy copy(path());
    for (const auto &name : {u"a"_s, u"b"_s, u"c"_s}) {
        Portal portal = acme();
        portal.name = name;
        copy.portals.add(portal);
    }
    const auto seen = copy.portals.portals();
    const auto names = [&copy] {
        QString all;
        for (const Portal &portal : copy.portals.portals())
            all += portal.name;
        return all;
    };
    QSignalSpy reset(&copy.portals.model(), &QAbstractItemModel::modelReset);
    QSignalSpy stored(&copy.store, &PortalStore::changed);
    const std::unique_ptr<QMimeData> data(copy.portals.model().mimeData({copy.portals.model().index(0, 0)}));
    copy.portals.model().dropMimeData(data.get(), Qt::MoveAction, 2, 0, {}); // a below b
    QCOMPARE(reset.count(), 0);                                              // not inside the drop
    {
        PortalStore other(path()); // puts b last meanwhile, which this copy has not seen
        QVERIFY(other.load() && other.move(seen[1].id, PortalStore::Side::After, seen[2].id));
    }
    QTRY_COMPARE(names(), u"cba"_s);
    QTest::qWait(0);
    QCOMPARE(stored.count(), 1);
    QCOMPARE(names(), u"cba"_s);
}

void PortalsControllerTest::aReadOnlySwitchReachesTheGateOfAnotherRunningCopy()
{
    Copy one(path());
    Portal portal = acme();
    portal.restBase = QUrl(u"http://127.0.0.1:1/rest/"_s);
    one.portals.add(portal);
    Copy other(path());
    PortalSession *session = other.portals.session(portal.id);
    QVERIFY(session);
    MutationGate gate(session->client(), portal.id, [session] { return session->portal().readOnly; });
    one.portals.setReadOnly(portal.id, true);
    QTRY_VERIFY(session->portal().readOnly);

    Journal journal(m_folder.filePath(u"archive.sqlite"_s), one.clock);
    QVERIFY(awaited(journal.open()));
    JobHeader header;
    header.portal = portal.id;
    const auto job = awaited(journal.createJob(header, oneChosen()));
    QVERIFY(job && *job);
    const auto archived = awaited(journal.archive(**job, {oneRecord()}));
    QVERIFY(archived && *archived);
    const auto receipt =
        awaited(journal.intend(**job, ReserveRecords{NonEmpty<Claim>(FreeRecord{*RecordId::from(1)})}));
    QVERIFY(receipt && *receipt);
    const auto sent = awaited(gate.send(**receipt, {}, {}));
    QVERIFY(sent && !*sent);
    const auto *refusal = std::get_if<GateRefusal>(&sent->error());
    QVERIFY(refusal && refusal->kind == GateRefusal::Kind::ReadOnly);
}

void PortalsControllerTest::aCopyKeepsTheSessionOfItsClearWhenAnotherRemovesThePortal()
{
    MemorySecretStore keychain;
    Copy one(path(), &keychain);
    const Portal portal = acme();
    one.portals.add(portal);
    Copy other(path(), &keychain);
    const QPointer<PortalSession> session = one.portals.session(portal.id);
    one.portals.setJobRunning(*session, true);
    one.portals.setHeld(*session, true);
    QVERIFY(other.store.remove(portal.id)); // as one that does not ask
    QTRY_VERIFY(!one.store.find(portal.id));
    QVERIFY(session);
    QVERIFY(awaited(keychain.write(portal.id.toString(), u"refreshed during the clear"_s)));
    one.portals.setJobRunning(*session, false);
    QVERIFY(session);
    const auto left = awaited(keychain.read(portal.id.toString()));
    QVERIFY(left && !*left);
    QVERIFY(!one.portals.session(portal.id));
    QTest::qWait(0);
    QVERIFY(session); // its result is still shown
    QVERIFY(one.portals.clearObstacle(*session));
    one.portals.setHeld(*session, false);
    QVERIFY(session); // the caller may be one that it calls
    QTRY_VERIFY(!session);
}

void PortalsControllerTest::aSessionOutlivesItsOwnSignal()
{
    Copy one(path());
    const Portal portal = acme();
    one.portals.add(portal);
    const QPointer<PortalSession> session = one.portals.session(portal.id);
    one.portals.open({portal.id, ConnectorId()});
    {
        PortalStore other(path());
        QVERIFY(other.load() && other.remove(portal.id));
    }
    QVERIFY(one.store.find(portal.id)); // not seen yet
    QSignalSpy forgotten(&one.portals, &PortalsController::aboutToForget);
    TokenFacts facts;
    facts.memberId = u"told"_s;
    session->takeSignIn(QUrl(u"https://other.example/oauth/token/"_s), facts); // stores, and so finds out
    QVERIFY(!one.store.find(portal.id) && !one.portals.current());
    QVERIFY(session && forgotten.isEmpty());
    QTRY_VERIFY(!session);
    QCOMPARE(forgotten.count(), 1);
}

void PortalsControllerTest::aPortalThatAnotherCopyClearsIsNotRemoved()
{
    MemorySecretStore keychain;
    Copy one(path(), &keychain);
    const Portal portal = acme();
    one.portals.add(portal);
    QVERIFY(awaited(keychain.write(portal.id.toString(), u"kept"_s)));
    Copy other(path(), &keychain);
    PortalSession *session = one.portals.session(portal.id);
    one.portals.setJobRunning(*session, true);
    QSignalSpy refused(&other.portals, &PortalsController::removalRefused);
    const auto obstacle = other.portals.removalObstacle(portal.id);
    QVERIFY(obstacle && obstacle->title.contains(u"acme"_s) && obstacle->text.contains(u"another running copy"_s));
    other.portals.remove(portal.id);
    QCOMPARE(refused.count(), 1);
    QVERIFY(other.store.find(portal.id));
    const auto kept = awaited(keychain.read(portal.id.toString()));
    QVERIFY(kept && *kept);

    one.portals.setJobRunning(*session, false);
    QVERIFY(!other.portals.removalObstacle(portal.id));
    other.portals.remove(portal.id);
    QVERIFY(other.portals.isEmpty());
    QCOMPARE(refused.count(), 1);
    QCOMPARE(QDir(QFileInfo(path()).path()).entryList({u"clearing-*"_s}, QDir::Files).size(), 0);
}

void PortalsControllerTest::unfinishedSecretsAreRemovedAtTheStart()
{
    SlowStore keychain;
    const PortalId id = PortalId::create();
    {
        PortalStore crashed(path());
        QVERIFY(crashed.load() && crashed.noteUnfinished(id));
    }
    keychain.entries.insert(id.toString(), u"left"_s);
    {
        const Copy withoutKeychain(path()); // it could remove nothing
        QCOMPARE(withoutKeychain.store.unfinished().size(), size_t(1));
    }
    // As the program does it: the file is read last.
    SystemClock clock;
    PortalStore store(path());
    const PortalsController portals(store, PortalServices{keychain, clock});
    QCOMPARE(keychain.entries.size(), 1);
    QVERIFY(store.load());
    QVERIFY(keychain.entries.isEmpty());
    QVERIFY(store.unfinished().empty());
}

void PortalsControllerTest::removedSecretsThatStayAreRemovedAtTheNextStart()
{
    SlowStore keychain;
    const Portal portal = acme();
    {
        Copy copy(path(), &keychain);
        copy.portals.add(portal);
        QVERIFY(awaited(keychain.write(portal.id.toString(), u"kept"_s)));
        keychain.removeError = SecretError{SecretError::Kind::Locked, {}};
        copy.portals.remove(portal.id);
        QVERIFY(copy.portals.isEmpty());
        QCOMPARE(keychain.entries.size(), 1);
    }
    keychain.removeError.reset();
    const Copy next(path(), &keychain);
    QVERIFY(keychain.entries.isEmpty());
    QVERIFY(next.store.unfinished().empty());
}

namespace {

/// An archive with one job of a portal.
struct Archive
{
    Archive(const QString &path, const PortalId &portal, bool ended)
        : journal(path, clock)
    {
        JobHeader header;
        header.portal = portal;
        const auto opened = awaited(journal.open());
        const auto job = awaited(journal.createJob(header, oneChosen()));
        if (!opened || !*opened || !job || !*job)
            qFatal("the archive takes nothing");
        if (ended && !awaited(journal.finish(**job, {})))
            qFatal("the archive takes no end");
    }
    [[nodiscard]] size_t jobs()
    {
        const auto list = awaited(journal.jobs());
        return list && *list ? (*list)->size() : 99;
    }
    SystemClock clock;
    Journal journal;
};

} // namespace

void PortalsControllerTest::theArchiveStaysUnlessItIsToGo()
{
    Copy copy(path());
    const Portal portal = acme();
    Archive archive(m_folder.filePath(u"%1.sqlite"_s.arg(m_number)), portal.id, true);
    copy.portals.setArchive(&archive.journal);
    copy.portals.add(portal);
    copy.portals.remove(portal.id);
    QVERIFY(copy.portals.isEmpty());
    QCOMPARE(archive.jobs(), size_t(1));
    copy.portals.add(portal); // from an export, with its old id
    copy.portals.remove(portal.id, true);
    QTRY_VERIFY(copy.portals.isEmpty());
    QCOMPARE(archive.jobs(), size_t(0));
}

void PortalsControllerTest::nothingIsClearedWhileTheArchiveGoes()
{
    Copy copy(path());
    const Portal portal = acme();
    Archive archive(m_folder.filePath(u"%1.sqlite"_s.arg(m_number)), portal.id, true);
    copy.portals.setArchive(&archive.journal);
    copy.portals.add(portal);
    const QPointer<PortalSession> session = copy.portals.session(portal.id);
    QVERIFY(!copy.portals.clearObstacle(*session));
    copy.portals.remove(portal.id, true);
    QVERIFY(copy.store.find(portal.id));
    QVERIFY(copy.portals.clearObstacle(*session));
    QVERIFY(copy.portals.removalObstacle(portal.id)); // nor twice
    Copy other(path());
    QVERIFY(!other.store.holdForClear(portal.id));
    QTRY_VERIFY(copy.portals.isEmpty());
    QTRY_VERIFY(!session);
}

void PortalsControllerTest::whatIsGoneAlreadyIsToldWhenTheRestStays()
{
    Copy copy(path());
    const Portal portal = acme();
    Archive archive(m_folder.filePath(u"%1.sqlite"_s.arg(m_number)), portal.id, true);
    copy.portals.setArchive(&archive.journal);
    copy.portals.add(portal);
    QSignalSpy refused(&copy.portals, &PortalsController::removalRefused);
    copy.portals.remove(portal.id, true);
    auto busy = ProcessLock::take(path() + u"-lock"_s); // and does not let go
    QVERIFY(std::holds_alternative<std::unique_ptr<ProcessLock>>(busy));
    QTRY_COMPARE(refused.count(), 1);
    const auto why = refused.at(0).at(0).value<ErrorText>();
    QVERIFY2(why.title.contains(u"acme"_s) && why.text.contains(u"archive has been deleted"_s), qPrintable(why.text));
    QVERIFY(copy.store.find(portal.id));
    QVERIFY(!copy.portals.removalObstacle(portal.id)); // once more
}

void PortalsControllerTest::anArchiveThatMustStayKeepsThePortal()
{
    Copy copy(path());
    const Portal portal = acme();
    Archive archive(m_folder.filePath(u"%1.sqlite"_s.arg(m_number)), portal.id, false);
    copy.portals.setArchive(&archive.journal);
    copy.portals.add(portal);
    QSignalSpy refused(&copy.portals, &PortalsController::removalRefused);
    copy.portals.remove(portal.id, true);
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(0).value<ErrorText>().title.contains(u"acme"_s));
    QVERIFY(copy.store.find(portal.id));
    QCOMPARE(archive.jobs(), size_t(1));
}

namespace {

PortalSecrets secretsOf(const portalsim::Tokens &tokens)
{
    return {tokens.clientSecret, tokens.admin, tokens.refresh, {}};
}

} // namespace

void PortalsControllerTest::aCheckIsToldAndStored()
{
    portalsim::SimulatorThread sim;
    sim->portal().bindOffline(u"ONCRMDEALUPDATE"_s, u"erp"_s);
    Copy copy(path());
    Portal portal = acme();
    portal.restBase = sim->baseUrl();
    portal.hasReservations = false;
    portal.ownConnectors = {*ConnectorId::from(u"1c"_s)};
    copy.portals.add(portal);
    copy.memory.keepForThisRun(portal.id.toString(), secretsOf(sim->tokens()).toJson());
    QSignalSpy checking(&copy.portals, &PortalsController::checking);
    QSignalSpy checked(&copy.portals, &PortalsController::checked);
    copy.portals.check(portal.id);
    copy.portals.check(portal.id);
    QVERIFY(copy.portals.isChecking(portal.id));
    QTRY_COMPARE(checked.count(), 1);
    QTRY_VERIFY(!copy.portals.isChecking(portal.id));
    QCOMPARE(checking.count(), 2);
    QCOMPARE(checking.at(0).at(1).toBool(), true);
    QCOMPARE(checking.at(1).at(1).toBool(), false);
    const Portal &stored = copy.portals.portals().front();
    QVERIFY(stored.hasReservations);
    QCOMPARE(stored.connectors.size(), size_t(1));
    QCOMPARE(stored.ownConnectors.size(), size_t(1)); // those are the operator's

    sim->faults().next(u"batch"_s, portalsim::Failure{403, u"ACCESS_DENIED"_s, {}});
    QSignalSpy failed(&copy.portals, &PortalsController::checkFailed);
    copy.portals.check(portal.id);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(1).value<RestError>().kind, RestError::Kind::AccessDenied);
}

void PortalsControllerTest::aCheckIsStopped()
{
    portalsim::SimulatorThread sim;
    sim->faults().next(u"batch"_s, portalsim::Delay{60'000});
    Copy copy(path());
    Portal portal = acme();
    portal.restBase = sim->baseUrl();
    copy.portals.add(portal);
    copy.memory.keepForThisRun(portal.id.toString(), secretsOf(sim->tokens()).toJson());
    QSignalSpy checking(&copy.portals, &PortalsController::checking);
    QSignalSpy failed(&copy.portals, &PortalsController::checkFailed);
    copy.portals.check(portal.id);
    QTRY_COMPARE(sim->requestCount(), 1);
    copy.portals.cancelCheck(portal.id);
    QTRY_COMPARE(checking.count(), 2);
    QCOMPARE(failed.count(), 0);
    QVERIFY(!copy.portals.isChecking(portal.id));
    copy.portals.cancelCheck(portal.id);
    // Removed in the middle of one.
    sim->faults().next(u"batch"_s, portalsim::Delay{60'000});
    copy.portals.check(portal.id);
    copy.portals.remove(portal.id);
    QCOMPARE(checking.count(), 4);
    QVERIFY(!copy.portals.isChecking(portal.id));
}

void PortalsControllerTest::aMovedPortalIsToldAndStored()
{
    portalsim::SimulatorThread sim;
    Copy copy(path());
    Portal portal = acme();
    portal.restBase = QUrl(u"http://127.0.0.1:1/rest/"_s); // nobody is there any more
    portal.memberId = u"member"_s;
    copy.portals.add(portal);
    QSignalSpy moved(&copy.portals, &PortalsController::portalMoved);
    TokenFacts facts;
    facts.memberId = u"member"_s;
    facts.clientEndpoint = sim->baseUrl();
    const auto stored = awaited(copy.portals.session(portal.id)->signIn(secretsOf(sim->tokens()), {}, facts));
    QVERIFY(stored && *stored);
    QTRY_COMPARE(moved.count(), 1);
    QCOMPARE(moved.at(0).at(1).toUrl(), portal.restBase);
    QCOMPARE(moved.at(0).at(2).toUrl(), sim->baseUrl());
    QCOMPARE(copy.portals.portals().front().restBase, sim->baseUrl());
}

void PortalsControllerTest::onlyWhatASessionFoundOutIsWrittenByIt()
{
    Copy one(path());
    const Portal portal = acme();
    one.portals.add(portal);
    PortalSession *session = one.portals.session(portal.id);
    {
        // Another copy has changed the name, and this one has not seen it yet.
        PortalStore other(path());
        QVERIFY(other.load());
        QVERIFY(other.change(portal.id, [](Portal &now) { now.name = u"renamed"_s; }));
    }
    QCOMPARE(session->portal().name, u"acme"_s);
    TokenFacts facts;
    facts.memberId = u"told"_s;
    const auto stored = awaited(session->signIn({}, {}, facts));
    QVERIFY(stored && *stored);
    QCOMPARE(one.portals.portals().front().name, u"renamed"_s);
    QCOMPARE(one.portals.portals().front().memberId, u"told"_s);
}

void PortalsControllerTest::aMoveBackByAnotherCopyIsFollowedAndNotUndone()
{
    Copy one(path());
    Portal portal = acme();
    portal.memberId = u"member"_s;
    one.portals.add(portal);
    PortalSession *session = one.portals.session(portal.id);
    const QUrl elsewhere(u"https://moved.example/rest/"_s);
    session->client().setBase(elsewhere);
    QCOMPARE(one.portals.portals().front().restBase, elsewhere);
    PortalStore other(path());
    QVERIFY(other.load());
    const auto moveBack = [&] {
        return other.change(portal.id, [&portal](Portal &stored) { stored.restBase = portal.restBase; }).has_value();
    };
    QVERIFY(moveBack());
    QTRY_COMPARE(one.portals.portals().front().restBase, portal.restBase);
    QCOMPARE(session->portal().restBase, portal.restBase);

    session->client().setBase(elsewhere);
    QVERIFY(moveBack());
    const QUrl server(u"https://other.example/oauth/token/"_s);
    session->takeSignIn(server, {}); // before the move has been seen
    QCOMPARE(one.portals.portals().front().authorisationServer, server);
    QCOMPARE(one.portals.portals().front().restBase, portal.restBase);
    QCOMPARE(session->portal().restBase, portal.restBase);
}

void PortalsControllerTest::aConnectorTypedByHandIsOpened()
{
    Copy copy(path());
    Portal portal = acme();
    const ConnectorId own = *ConnectorId::from(u"1c"_s);
    portal.ownConnectors = {own};
    copy.portals.add(portal);
    copy.portals.open({portal.id, own});
    QVERIFY(copy.portals.current());
    QVERIFY(copy.portals.current()->key().connector == own);
    copy.portals.open({portal.id, *ConnectorId::from(u"unknown"_s)});
    QVERIFY(copy.portals.current()->key().connector.isNone());
}

void PortalsControllerTest::whoeverEndsTheProgramCanWaitForTokens()
{
    portalsim::SimulatorThread sim;
    Copy copy(path());
    QSignalSpy rest(&copy.portals, &PortalsController::tokensAtRest);
    copy.portals.tellWhenTokensRest(); // nothing is under way
    QCOMPARE(rest.count(), 0);
    QTRY_COMPARE(rest.count(), 1);

    Portal portal = acme();
    portal.restBase = sim->baseUrl();
    portal.authorisationServer = sim->authorisationUrl();
    portal.clientId = sim->tokens().clientId;
    copy.portals.add(portal);
    copy.memory.keepForThisRun(portal.id.toString(), secretsOf(sim->tokens()).toJson());
    sim->portal().expireAdminToken();
    sim->faults().next(u"oauth.token"_s, portalsim::Delay{400});
    copy.portals.check(portal.id);
    QTRY_COMPARE(sim->portal().refreshCount(), 1); // the stored pair is dead
    QVERIFY(copy.portals.isBusyWithTokens());
    copy.portals.tellWhenTokensRest();
    QTRY_COMPARE(rest.count(), 2);
    QVERIFY(!copy.portals.isBusyWithTokens());
    const auto entry = awaited(copy.memory.read(portal.id.toString()));
    QVERIFY(entry && *entry);
    QVERIFY((*entry)->contains(sim->tokens().refresh));
}

QTEST_GUILESS_MAIN(PortalsControllerTest)
#include "tst_portalscontroller.moc"
