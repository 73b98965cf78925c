// SPDX-License-Identifier: Apache-2.0
#include "core/portal/addportal.h"

#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/privateauthority.h"
#include "support/slowstore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

using Field = AddPortalFlow::Field;
using Kind = AddPortalFlow::FieldProblem::Kind;
using State = AddPortalFlow::State;

struct Bench
{
    Bench()
    {
        if (!portals.load())
            qFatal("an empty folder holds no portals");
        QObject::connect(&flow, &AddPortalFlow::failed, &flow,
                         [this](const AddPortalFlow::Problem &what) { problem = what; });
    }
    [[nodiscard]] AddPortalFlow::Fields fields() const
    {
        const auto tokens = sim.tokens();
        AddPortalFlow::Fields typed;
        typed.address = sim.baseUrl().toString();
        typed.clientId = tokens.clientId;
        typed.clientSecret = tokens.clientSecret;
        typed.accessToken = tokens.admin;
        typed.refreshToken = tokens.refresh;
        typed.authorisationServer = sim.authorisationUrl().toString();
        return typed;
    }
    [[nodiscard]] QByteArray profiles() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool nothingIsStored() const
    {
        return portals.portals().empty() && portals.unfinished().empty() && store.entries.isEmpty() &&
               store.kept.isEmpty();
    }
    [[nodiscard]] RestError::Kind restError() const
    {
        const auto *error = std::get_if<RestError>(&problem);
        return error ? error->kind : RestError::Kind::Cancelled;
    }
    [[nodiscard]] PortalSecrets stored() const
    {
        return PortalSecrets::fromJson(store.entries.value(flow.portal().id.toString())).value_or(PortalSecrets());
    }

    portalsim::SimulatorThread thread;
    portalsim::Simulator &sim = thread.simulator();
    QTemporaryDir dir;
    QString path = dir.filePath(u"portals.json"_s);
    PortalStore portals{path};
    SlowStore store;
    SystemClock clock;
    AddPortalFlow flow{portals, PortalServices{store, clock}};
    AddPortalFlow::Problem problem;
};

} // namespace

class AddPortalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodPortalIsStoredInTwoPlaces();
    void fieldsAreChecked_data();
    void fieldsAreChecked();
    void wrongFieldsFailWithoutARequest();
    void theSamePortalIsNotAddedTwice();
    void noAdministratorIsRefused();
    void aPlanWithoutReservationsIsAccepted();
    void aWrongTokenFailsAndStoresNothing();
    void anUnknownHostFailsAndStoresNothing();
    void anExpiredTokenIsRefreshedAndTheNewPairStored();
    void tokensRefreshedByAFailedCheckAreUsedTheNextTime();
    void aKeychainThatRefusesStoresNothingUntilTheOperatorDecides();
    void storingCanBeTriedAgain();
    void givingUpLeavesNothingBehind();
    void aProfileThatCannotBeWrittenTakesTheSecretsBack();
    void cancellingTheCheckEndsIt();
    void anImportFillsTheFields();
    void anAccessTokenAloneIsEnough();
    void aSignInFillsTheFields();
    void anAddressThatNoTokenMayGoToStaysAsTyped();
    void thePortalThatAnsweredElsewhereIsTold_data();
    void thePortalThatAnsweredElsewhereIsTold();
    void aRefreshDuringTheCheckIsInTheKeychainBeforeItIsUsed();
    void aRefreshAfterGivingUpDoesNotComeBackIntoTheKeychain();
    void aRefreshThatIsUnderWayIsWaitedForByTheNextStart();
    void theSamePortalAtAnotherAddressIsNotAddedTwice();
    void theSamePortalIsKnownByWhatTheServerTells();
    void severalApplicationsOfOnePortalAreAdded();
    void everythingElseOfTheFieldsIsStored();
    void whatACrashLeavesIsFoundByTheNextStart_data();
    void whatACrashLeavesIsFoundByTheNextStart();
    void secretsThatCannotBeTakenBackStayNoted();
    void aFlowThatEndsInTheMiddleTakesEverythingBack();
    void keptForThisRunIsNotPersistentEvenAfterARefresh();
    void ownAuthoritiesAreTrustedDuringTheCheck();
};

void AddPortalTest::aGoodPortalIsStoredInTwoPlaces()
{
    Bench bench;
    bench.sim.portal().bindOffline(u"ONCRMDEALUPDATE"_s, u"erp"_s);
    auto fields = bench.fields();
    fields.name = u"  Acme   sync "_s;
    fields.environment = Portal::Environment::Development;
    QSignalSpy finished(&bench.flow, &AddPortalFlow::finished);
    bench.flow.start(fields);
    QCOMPARE(bench.flow.state(), State::Storing);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bench.flow.state(), State::Done);
    QVERIFY(bench.flow.isPersistent());
    QCOMPARE(bench.portals.portals().size(), size_t(1));
    const auto &portal = bench.portals.portals().front();
    QCOMPARE(portal.name, u"Acme sync"_s);
    QCOMPARE(portal.restBase, bench.sim.baseUrl());
    QCOMPARE(portal.authorisationServer, bench.sim.authorisationUrl());
    QCOMPARE(portal.connectors.size(), size_t(1));
    QVERIFY(portal.hasReservations);
    QVERIFY(portal.environment == Portal::Environment::Development);
    QCOMPARE(bench.stored().refreshToken, fields.refreshToken);
    QCOMPARE(bench.stored().clientSecret, fields.clientSecret);
    const auto file = bench.profiles();
    for (const auto &secret : {fields.accessToken, fields.refreshToken, fields.clientSecret})
        QVERIFY(!file.contains(secret.toUtf8()));
    QCOMPARE(bench.sim.requestCount(), 1);
}

void AddPortalTest::fieldsAreChecked_data()
{
    QTest::addColumn<AddPortalFlow::Fields>("fields");
    QTest::addColumn<int>("problems");
    QTest::addColumn<Field>("field");
    QTest::addColumn<Kind>("kind");
    const AddPortalFlow::Fields good{u"acme.bitrix24.com"_s, u"local.1"_s, u"shh"_s, u"acc"_s, u"ref"_s, {}, {}};
    const auto row = [&good](const char *name, int problems, Field field, Kind kind, auto change) {
        auto fields = good;
        change(fields);
        QTest::newRow(name) << fields << problems << field << kind;
    };
    using F = AddPortalFlow::Fields;
    row("good", 0, Field::Name, Kind::Missing, [](F &) {});
    row("spaces around", 0, Field::Name, Kind::Missing, [](F &f) { f.accessToken = u" acc\n"_s; });
    row("access token alone", 0, Field::Name, Kind::Missing,
        [](F &f) { f.refreshToken = f.clientId = f.clientSecret = QString(); });
    row("no tokens", 1, Field::AccessToken, Kind::Missing, [](F &f) { f.accessToken = f.refreshToken = QString(); });
    row("no id", 1, Field::ClientId, Kind::Missing, [](F &f) { f.clientId.clear(); });
    row("no secret", 1, Field::ClientSecret, Kind::Missing, [](F &f) { f.clientSecret = u" "_s; });
    row("http", 1, Field::Address, Kind::Address, [](F &f) { f.address = u"http://acme.bitrix24.com"_s; });
    row("webhook", 1, Field::Address, Kind::Address,
        [](F &f) { f.address = u"https://acme.bitrix24.com/rest/7/abcdef0123456789/"_s; });
    row("two lines in a token", 1, Field::RefreshToken, Kind::NotOneLine, [](F &f) { f.refreshToken = u"a\nb"_s; });
    row("server over http", 1, Field::AuthorisationServer, Kind::Address,
        [](F &f) { f.authorisationServer = u"http://oauth.example"_s; });
    row("everything", 2, Field::Address, Kind::Address, [](F &f) { f = F(); });
}

void AddPortalTest::fieldsAreChecked()
{
    QFETCH(AddPortalFlow::Fields, fields);
    QFETCH(int, problems);
    Bench bench;
    const auto found = bench.flow.check(fields);
    QCOMPARE(static_cast<int>(found.size()), problems);
    if (problems == 0)
        return;
    QTEST(found.front().field, "field");
    QTEST(found.front().kind, "kind");
    for (const auto &problem : found)
        QVERIFY(!fieldProblemText(problem).isEmpty());
}

void AddPortalTest::wrongFieldsFailWithoutARequest()
{
    Bench bench;
    QSignalSpy failed(&bench.flow, &AddPortalFlow::failed);
    bench.flow.start({});
    QCOMPARE(failed.count(), 0); // never from inside start()
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(bench.flow.state(), State::Failed);
    QVERIFY(std::holds_alternative<std::vector<AddPortalFlow::FieldProblem>>(bench.problem));
    QCOMPARE(bench.sim.requestCount(), 0);
}

void AddPortalTest::theSamePortalIsNotAddedTwice()
{
    Bench bench;
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::Done);
    AddPortalFlow second(bench.portals, PortalServices{bench.store, bench.clock});
    const auto problems = second.check(bench.fields());
    QCOMPARE(problems.size(), size_t(1));
    QCOMPARE(problems.front().kind, Kind::AlreadyThere);
    auto otherApplication = bench.fields();
    otherApplication.clientId = u"local.other"_s;
    QVERIFY(second.check(otherApplication).empty());
}

void AddPortalTest::noAdministratorIsRefused()
{
    Bench bench;
    auto fields = bench.fields();
    fields.accessToken = bench.sim.tokens().user;
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.restError(), RestError::Kind::AccessDenied);
    QVERIFY(!std::get<RestError>(bench.problem).text.isEmpty());
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::aPlanWithoutReservationsIsAccepted()
{
    Bench bench;
    auto features = bench.sim.portal().features();
    features.selfHosted = false;
    features.reservations = false;
    bench.sim.portal().setFeatures(features);
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QVERIFY(!bench.flow.report().hasReservations);
    QVERIFY(!bench.portals.portals().front().hasReservations);
}

void AddPortalTest::aWrongTokenFailsAndStoresNothing()
{
    Bench bench;
    auto fields = bench.fields();
    fields.accessToken = u"nonsense"_s;
    fields.refreshToken = u"nonsense, too"_s.remove(u' ');
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.restError(), RestError::Kind::SignInAgain);
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::anUnknownHostFailsAndStoresNothing()
{
    Bench bench;
    auto fields = bench.fields();
    fields.address = u"http://127.0.0.1:1/rest/"_s;
    bench.flow.start(fields);
    QTRY_COMPARE_WITH_TIMEOUT(bench.flow.state(), State::Failed, 60'000);
    QCOMPARE(bench.restError(), RestError::Kind::Offline);
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::anExpiredTokenIsRefreshedAndTheNewPairStored()
{
    Bench bench;
    const auto fields = bench.fields();
    bench.sim.portal().expireAdminToken();
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.stored().refreshToken, bench.sim.tokens().refresh);
    QVERIFY(bench.stored().refreshToken != fields.refreshToken);
    QCOMPARE(bench.portals.portals().front().memberId, bench.sim.portal().memberId());
}

void AddPortalTest::tokensRefreshedByAFailedCheckAreUsedTheNextTime()
{
    Bench bench;
    const auto fields = bench.fields();
    bench.sim.portal().expireAdminToken();
    bench.sim.faults().add({u"oauth.token"_s}, portalsim::Delay{1});
    // The refreshed call is refused: the pair that was typed is dead by then.
    portalsim::FaultMatch second{u"batch"_s};
    second.nth = 2;
    bench.sim.faults().add(second, portalsim::Failure{403, u"ACCESS_DENIED"_s, u"REST is not in this plan"_s});
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.restError(), RestError::Kind::AccessDenied);
    QCOMPARE(bench.sim.portal().refreshCount(), 1);

    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.sim.portal().refreshCount(), 1);
    QCOMPARE(bench.stored().accessToken, bench.sim.tokens().admin);
}

void AddPortalTest::aKeychainThatRefusesStoresNothingUntilTheOperatorDecides()
{
    Bench bench;
    bench.store.writeError = SecretError{SecretError::Kind::Locked, {}};
    QSignalSpy notStored(&bench.flow, &AddPortalFlow::notStored);
    bench.flow.start(bench.fields());
    QTRY_COMPARE(notStored.count(), 1);
    QCOMPARE(bench.flow.state(), State::NotStored);
    QCOMPARE(bench.sim.requestCount(), 0);
    QVERIFY(bench.portals.portals().empty() && bench.store.entries.isEmpty() && bench.store.kept.isEmpty());
    bench.flow.keepForThisRun();
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QVERIFY(!bench.flow.isPersistent());
    QCOMPARE(bench.portals.portals().size(), size_t(1));
    QVERIFY(bench.store.entries.isEmpty());
    QCOMPARE(bench.store.kept.size(), 1);
}

void AddPortalTest::storingCanBeTriedAgain()
{
    Bench bench;
    bench.store.writeError = SecretError{SecretError::Kind::Locked, {}};
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::NotStored);
    bench.store.writeError.reset();
    bench.flow.storeAgain();
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QVERIFY(bench.flow.isPersistent());
    QCOMPARE(bench.sim.requestCount(), 1);
}

void AddPortalTest::givingUpLeavesNothingBehind()
{
    Bench bench;
    bench.store.slow = true;
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.store.waitingWrites(), size_t(1));
    const QString key = bench.flow.portal().id.toString();
    bench.flow.cancel();
    QCOMPARE(bench.flow.state(), State::Idle);
    QVERIFY(bench.store.removed.contains(key));
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::aProfileThatCannotBeWrittenTakesTheSecretsBack()
{
    Bench bench;
    QVERIFY(QDir().mkpath(bench.path)); // a folder in the file's place
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QVERIFY(std::holds_alternative<PortalStoreError>(bench.problem));
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::cancellingTheCheckEndsIt()
{
    Bench bench;
    bench.sim.faults().next(u"batch"_s, portalsim::Delay{60'000});
    QSignalSpy failed(&bench.flow, &AddPortalFlow::failed);
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.sim.requestCount(), 1);
    bench.flow.cancel();
    QCOMPARE(bench.flow.state(), State::Idle);
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(failed.count(), 0);
}

void AddPortalTest::anImportFillsTheFields()
{
    AddPortalFlow::Fields typed;
    typed.name = u"mine"_s;
    typed.clientId = u"typed"_s;
    typed.refreshToken = u"of an earlier paste"_s;
    ImportedTokens imported;
    imported.restAddress = u"https://acme.bitrix24.com/rest/"_s;
    imported.accessToken = u"acc"_s;
    imported.memberId = u"abc"_s;
    const auto fields = AddPortalFlow::withImport(typed, imported);
    QCOMPARE(fields.name, u"mine"_s);
    QCOMPARE(fields.clientId, u"typed"_s);
    QCOMPARE(fields.address, imported.restAddress);
    QCOMPARE(fields.accessToken, u"acc"_s);
    QVERIFY(fields.refreshToken.isEmpty());
    QCOMPARE(fields.memberId, u"abc"_s);
}

void AddPortalTest::anAccessTokenAloneIsEnough()
{
    Bench bench;
    AddPortalFlow::Fields fields;
    fields.address = bench.sim.baseUrl().toString();
    fields.accessToken = bench.sim.tokens().admin;
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.portals.portals().front().authorisationServer, defaultTokenAddress());
}

namespace {

OAuthFlow::Tokens signedIn(const QString &endpoint)
{
    OAuthFlow::Tokens tokens;
    tokens.accessToken = u"acc"_s;
    tokens.refreshToken = u"ref"_s;
    tokens.accessExpiresAt = WallTime(Milliseconds(5'000));
    tokens.authorisationServer = QUrl(u"https://oauth.bitrix24.tech/oauth/token/"_s);
    tokens.domain = u"acme.bitrix24.com"_s;
    tokens.facts.clientEndpoint = QUrl(endpoint);
    tokens.facts.memberId = u"abc"_s;
    return tokens;
}

} // namespace

void AddPortalTest::aSignInFillsTheFields()
{
    AddPortalFlow::Fields typed;
    typed.address = u" acme.bitrix24.com "_s;
    typed.name = u"mine"_s;
    typed.clientId = u"local.1"_s;
    typed.clientSecret = u"shh"_s;
    typed.accessToken = u"of an earlier paste"_s;
    typed.returnPort = 40'000;
    const auto fields = AddPortalFlow::withSignIn(typed, signedIn(u"https://acme.bitrix24.com/rest/"_s));
    QCOMPARE(fields.address, u"https://acme.bitrix24.com/rest/"_s);
    QCOMPARE(fields.authorisationServer, u"https://oauth.bitrix24.tech/oauth/token/"_s);
    QCOMPARE(fields.accessToken, u"acc"_s);
    QCOMPARE(fields.refreshToken, u"ref"_s);
    QCOMPARE(fields.memberId, u"abc"_s);
    QVERIFY(fields.accessExpiresAt == WallTime(Milliseconds(5'000)));
    QCOMPARE(fields.clientSecret, u"shh"_s);
    QCOMPARE(fields.name, u"mine"_s);
    QCOMPARE(fields.returnPort, 40'000);
    Bench bench;
    QVERIFY(bench.flow.check(fields).empty());
}

void AddPortalTest::anAddressThatNoTokenMayGoToStaysAsTyped()
{
    AddPortalFlow::Fields typed;
    typed.address = u"acme.bitrix24.com"_s;
    for (const auto &endpoint : {u""_s, u"http://acme.bitrix24.com/rest/"_s, u"ftp://acme/"_s})
        QCOMPARE(AddPortalFlow::withSignIn(typed, signedIn(endpoint)).address, typed.address);
}

void AddPortalTest::thePortalThatAnsweredElsewhereIsTold_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("other");
    QTest::newRow("the same") << u"acme.bitrix24.com"_s << u"https://acme.bitrix24.com/rest/"_s << QString();
    QTest::newRow("the same in capitals")
        << u"https://ACME.bitrix24.com/crm/deal/"_s << u"https://acme.bitrix24.com/rest/"_s << QString();
    QTest::newRow("the default port") << u"acme.bitrix24.com"_s << u"https://acme.bitrix24.com:443/rest/"_s
                                      << QString();
    QTest::newRow("another") << u"acme.bitrix24.com"_s << u"https://emca.bitrix24.com/rest/"_s
                             << u"https://emca.bitrix24.com/rest/"_s;
    QTest::newRow("another port") << u"https://acme.example:8443"_s << u"https://acme.example/rest/"_s
                                  << u"https://acme.example/rest/"_s;
    QTest::newRow("not told") << u"acme.bitrix24.com"_s << QString() << QString();
    QTest::newRow("not to be used") << u"acme.bitrix24.com"_s << u"http://emca.bitrix24.com/rest/"_s << QString();
}

void AddPortalTest::thePortalThatAnsweredElsewhereIsTold()
{
    QFETCH(QString, typed);
    QFETCH(QString, endpoint);
    AddPortalFlow::Fields fields;
    fields.address = typed;
    QTEST(AddPortalFlow::otherPortal(fields, signedIn(endpoint)).value_or(QUrl()).toString(), "other");
}

void AddPortalTest::aRefreshDuringTheCheckIsInTheKeychainBeforeItIsUsed()
{
    Bench bench;
    const auto fields = bench.fields();
    bench.sim.portal().expireAdminToken();
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Checking);
    QCOMPARE(bench.store.writes, 1);
    bench.store.slow = true;
    QTRY_COMPARE(bench.store.waitingWrites(), size_t(1)); // the new pair
    QCOMPARE(bench.sim.portal().refreshCount(), 1);
    const int sent = bench.sim.requestCount();
    QCOMPARE(bench.flow.state(), State::Checking);
    QCOMPARE(bench.sim.requestCount(), sent);
    bench.store.answerWrite();
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.stored().accessToken, bench.sim.tokens().admin);
    QVERIFY(bench.flow.isPersistent());
}

void AddPortalTest::aRefreshAfterGivingUpDoesNotComeBackIntoTheKeychain()
{
    Bench bench;
    const auto fields = bench.fields();
    bench.sim.portal().expireAdminToken();
    bench.sim.faults().next(u"oauth.token"_s, portalsim::Delay{300});
    bench.flow.start(fields);
    QTRY_COMPARE(bench.sim.portal().refreshCount(), 1);
    bench.flow.cancel();
    QCOMPARE(bench.flow.state(), State::Idle);
    QVERIFY(bench.nothingIsStored());
    QTRY_COMPARE(bench.sim.tokenRequestCount(), 1);
    // The answer is under way.
    bool waited = false;
    bench.clock.after(Milliseconds(600), &bench.flow, [&waited] { waited = true; });
    QTRY_VERIFY(waited);
    QVERIFY(bench.nothingIsStored());
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.sim.portal().refreshCount(), 1);
    QCOMPARE(bench.stored().accessToken, bench.sim.tokens().admin);
}

void AddPortalTest::aRefreshThatIsUnderWayIsWaitedForByTheNextStart()
{
    Bench bench;
    const auto fields = bench.fields();
    bench.sim.portal().expireAdminToken();
    bench.sim.faults().next(u"oauth.token"_s, portalsim::Delay{500});
    bench.flow.start(fields);
    QTRY_COMPARE(bench.sim.portal().refreshCount(), 1); // the typed pair is dead by now
    bench.flow.cancel();
    bench.flow.start(fields);
    QCOMPARE(bench.flow.state(), State::Storing);
    bench.flow.cancel(); // nor does giving up once more lose it
    QCOMPARE(bench.flow.state(), State::Idle);
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.sim.portal().refreshCount(), 1);
    QCOMPARE(bench.stored().accessToken, bench.sim.tokens().admin);
    QCOMPARE(bench.store.entries.size(), 1);
}

void AddPortalTest::theSamePortalAtAnotherAddressIsNotAddedTwice()
{
    Bench bench;
    Portal known;
    known.restBase = QUrl(u"https://other.bitrix24.com/rest/"_s);
    known.memberId = u"abc"_s;
    known.clientId = u"local.1"_s;
    QVERIFY(bench.portals.save(known));
    auto fields = AddPortalFlow::withSignIn({.address = u"acme.bitrix24.com"_s,
                                             .clientId = u"local.1"_s,
                                             .clientSecret = u"shh"_s,
                                             .accessToken = {},
                                             .refreshToken = {},
                                             .authorisationServer = {},
                                             .name = {}},
                                            signedIn(u"https://acme.bitrix24.com/rest/"_s));
    const auto problems = bench.flow.check(fields);
    QCOMPARE(problems.size(), size_t(1));
    QCOMPARE(problems.front().kind, Kind::AlreadyThere);
    fields.clientId = u"local.2"_s;
    QVERIFY(bench.flow.check(fields).empty());
}

void AddPortalTest::theSamePortalIsKnownByWhatTheServerTells()
{
    Bench bench;
    Portal known;
    known.restBase = QUrl(u"https://old.bitrix24.com/rest/"_s);
    known.memberId = bench.sim.portal().memberId();
    known.clientId = bench.sim.tokens().clientId;
    QVERIFY(bench.portals.save(known));
    bench.sim.portal().expireAdminToken();
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    const auto *problems = std::get_if<std::vector<AddPortalFlow::FieldProblem>>(&bench.problem);
    QVERIFY(problems && problems->front().kind == Kind::AlreadyThere);
    QCOMPARE(bench.portals.portals().size(), size_t(1));
    QVERIFY(bench.store.entries.isEmpty() && bench.portals.unfinished().empty());
}

void AddPortalTest::severalApplicationsOfOnePortalAreAdded()
{
    Bench bench;
    for (const auto &clientId : {u"local.1"_s, u"local.2"_s}) {
        auto fields = bench.fields();
        fields.clientId = clientId;
        fields.refreshToken.clear();
        bench.flow.start(fields);
        QTRY_COMPARE(bench.flow.state(), State::Done);
    }
    QCOMPARE(bench.portals.portals().size(), size_t(2));
    QCOMPARE(bench.store.entries.size(), 2);
}

void AddPortalTest::everythingElseOfTheFieldsIsStored()
{
    Bench bench;
    auto fields = bench.fields();
    fields.returnPort = 40'000;
    fields.colour = Portal::Colour::Purple;
    fields.ownConnectors = {*ConnectorId::from(u"1c"_s)};
    fields.authorities = PrivateAuthority::certificate().toPem();
    fields.readOnly = true;
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    const auto &portal = bench.portals.portals().front();
    QCOMPARE(portal.returnPort, 40'000);
    QCOMPARE(portal.colour, Portal::Colour::Purple);
    QVERIFY(portal.ownConnectors == fields.ownConnectors);
    QCOMPARE(portal.authorities, fields.authorities);
    QVERIFY(portal.readOnly);
}

void AddPortalTest::whatACrashLeavesIsFoundByTheNextStart_data()
{
    QTest::addColumn<int>("when");
    QTest::newRow("before the keychain has them") << 0;
    QTest::newRow("while the portal is asked") << 1;
}

void AddPortalTest::whatACrashLeavesIsFoundByTheNextStart()
{
    QFETCH(int, when);
    Bench bench;
    if (when == 0)
        bench.store.slow = true;
    bench.sim.faults().next(u"batch"_s, portalsim::Delay{60'000});
    bench.flow.start(bench.fields());
    if (when == 0)
        QTRY_COMPARE(bench.store.waitingWrites(), size_t(1));
    else
        QTRY_COMPARE(bench.sim.requestCount(), 1);
    // The file as a crash would leave it, seen by a program that starts anew.
    const QString copy = bench.dir.filePath(u"after/portals.json"_s);
    QVERIFY(QDir(bench.dir.path()).mkpath(u"after"_s) && QFile::copy(bench.path, copy));
    PortalStore next(copy);
    QVERIFY(next.load());
    QVERIFY(next.portals().empty());
    QCOMPARE(next.takeUnfinished(), std::vector<PortalId>{bench.flow.portal().id});
}

void AddPortalTest::secretsThatCannotBeTakenBackStayNoted()
{
    Bench bench;
    auto fields = bench.fields();
    fields.accessToken = bench.sim.tokens().user;
    bench.store.removeError = SecretError{SecretError::Kind::Locked, {}};
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.portals.unfinished(), std::vector<PortalId>{bench.flow.portal().id});
}

void AddPortalTest::aFlowThatEndsInTheMiddleTakesEverythingBack()
{
    Bench bench;
    auto flow = std::make_unique<AddPortalFlow>(bench.portals, PortalServices{bench.store, bench.clock});
    bench.sim.faults().next(u"batch"_s, portalsim::Delay{60'000});
    flow->start(bench.fields());
    QTRY_COMPARE(bench.sim.requestCount(), 1);
    QCOMPARE(bench.store.entries.size(), 1);
    flow.reset();
    QVERIFY(bench.nothingIsStored());
}

void AddPortalTest::keptForThisRunIsNotPersistentEvenAfterARefresh()
{
    Bench bench;
    bench.sim.portal().expireAdminToken();
    bench.store.writeError = SecretError{SecretError::Kind::Locked, {}};
    bench.flow.start(bench.fields());
    QTRY_COMPARE(bench.flow.state(), State::NotStored);
    bench.flow.keepForThisRun();
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QCOMPARE(bench.sim.portal().refreshCount(), 1);
    QVERIFY(!bench.flow.isPersistent());
    QVERIFY(bench.store.entries.isEmpty());
}

void AddPortalTest::ownAuthoritiesAreTrustedDuringTheCheck()
{
    Bench bench;
    portalsim::SimulatorThread tls(PrivateAuthority::serverOptions());
    QCOMPARE(tls.error(), QString());
    auto &sim = tls.simulator();
    AddPortalFlow::Fields fields;
    fields.address = sim.baseUrl().toString();
    fields.accessToken = sim.tokens().admin;
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.restError(), RestError::Kind::TlsRefused);
    QVERIFY(!bench.flow.tls().chain.isEmpty());
    QVERIFY(!bench.flow.tls().refusals.isEmpty());
    QVERIFY(bench.nothingIsStored());

    fields.authorities = PrivateAuthority::certificate().toPem();
    bench.flow.start(fields);
    QTRY_COMPARE(bench.flow.state(), State::Done);
    QVERIFY(bench.flow.report().tls.refusals.isEmpty());
    QVERIFY(bench.flow.report().tls.byOwnAuthority);
}

QTEST_GUILESS_MAIN(AddPortalTest)
#include "tst_addportal.moc"
