// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalstore.h"

#include "core/portal/portaljson.h"
#include "support/privateauthority.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

Portal acme()
{
    Portal portal;
    portal.name = u"Акме & Co"_s;
    portal.restBase = QUrl(u"https://acme.bitrix24.com/rest/"_s);
    portal.authorisationServer = QUrl(u"https://oauth.bitrix.info/oauth/token/"_s);
    portal.memberId = u"abc"_s;
    portal.applicationTitle = u"Sync"_s;
    portal.clientId = u"local.1"_s;
    portal.environment = Portal::Environment::Development;
    portal.readOnly = true;
    portal.hasReservations = false;
    portal.connectors = {*ConnectorId::from(u"erp"_s), *ConnectorId::from(u"shop"_s)};
    portal.ownConnectors = {*ConnectorId::from(u"1c"_s)};
    portal.colour = Portal::Colour::Teal;
    portal.returnPort = 40'000;
    portal.authorities = PrivateAuthority::certificate().toPem();
    return portal;
}

struct Folder
{
    [[nodiscard]] QString path() const { return dir.filePath(u"deeper/portals.json"_s); }
    void write(const QByteArray &text) const
    {
        QVERIFY(QDir(dir.path()).mkpath(u"deeper"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray read(const QString &name = {}) const
    {
        QFile file(name.isEmpty() ? path() : name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir dir;
};

} // namespace

class PortalStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMissingFileIsAnEmptyStore();
    void whatIsSavedIsLoaded();
    void theOrderIsKept();
    void savingAgainReplaces();
    void removedIsGone();
    void onlyTheOwnerMayReadTheFile();
    void aDamagedFileIsPutAside_data();
    void aDamagedFileIsPutAside();
    void readablePortalsOfADamagedFileAreKept();
    void aNewerFileIsLeftAlone();
    void anUnreadableFileIsLeftAlone();
    void aFolderThatCannotBeWrittenIsSaid();
    void anUnsafeAddressInTheFileIsNotUsed();
    void aFileOfAnOlderVersionGetsDefaults();
    void oddTypesAreHarmless();
    void whatIsNoCertificateIsNotKept();
    void bothKindsOfConnectorsAreQueues();
    void aChangeLeavesTheRestAlone();
    void onlyWhatWasEditedIsTaken();
    void aPortalThatIsGoneIsNotChanged();
    void portalsAreMovedToAPlace_data();
    void portalsAreMovedToAPlace();
    void aChangeIsMadeToWhatTheOtherCopyWrote();
    void whatTheOtherCopyWroteIsTakenOver();
    void anUnchangedFileIsNotWritten();
    void aDamageThatComesLaterIsPutAsideAndNothingLost();
    void aFileThatIsGoneIsWrittenAnew();
    void aHeldFileIsAnErrorAndNotAWait();
    void unfinishedOnesAreFoundByTheNextStart();
    void anUnfinishedOneThatIsBeingAddedIsLeftAlone();
    void nothingIsTakenFromAFileThatIsNotUnderstood();
    void aRemovalThatAnotherCopyIsAtIsSaidToBe();
    void aSavedOneIsNotUnfinished();
    void aRemovedOneIsUnfinishedUntilItsSecretsAreGone();
    void processesWriteIntoOneFile();
    void aProcessThatDiesLeavesItsUnfinishedOne();

private:
    static QStringList namesIn(const PortalStore &store)
    {
        QStringList names;
        for (const Portal &portal : store.portals())
            names << portal.name;
        return names;
    }
};

void PortalStoreTest::aMissingFileIsAnEmptyStore()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(store.portals().empty());
    QVERIFY(!store.find(PortalId::create()));
}

void PortalStoreTest::whatIsSavedIsLoaded()
{
    Folder folder;
    const Portal portal = acme();
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QSignalSpy changed(&store, &PortalStore::changed);
    QVERIFY(store.save(portal));
    QCOMPARE(changed.count(), 1);
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.portals().size(), size_t(1));
    QVERIFY(again.portals().front() == portal);
    QVERIFY(again.find(portal.id));
}

void PortalStoreTest::theOrderIsKept()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    std::vector<Portal> portals;
    for (int i = 0; i < 5; ++i) {
        portals.push_back(acme());
        QVERIFY(store.save(portals.back()));
    }
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QVERIFY(again.portals() == portals);
}

void PortalStoreTest::savingAgainReplaces()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    Portal portal = acme();
    QVERIFY(store.save(portal));
    portal.name = u"other"_s;
    QVERIFY(store.save(portal));
    QCOMPARE(store.portals().size(), size_t(1));
    QCOMPARE(store.find(portal.id)->name, u"other"_s);
}

void PortalStoreTest::removedIsGone()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.save(portal));
    QVERIFY(store.remove(portal.id));
    QVERIFY(store.remove(portal.id));
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QVERIFY(again.portals().empty());
}

void PortalStoreTest::onlyTheOwnerMayReadTheFile()
{
#ifdef Q_OS_UNIX
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(store.save(acme()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(folder.path()) & others));
#else
    QSKIP("The profile folder of the user is private.");
#endif
}

void PortalStoreTest::aDamagedFileIsPutAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("cut") << "{\"version\": 1, \"portals\": [{"_ba;
    QTest::newRow("list") << "[]"_ba;
    QTest::newRow("no version") << "{\"portals\": []}"_ba;
    QTest::newRow("no portals") << "{\"version\": 1}"_ba;
    QTest::newRow("entry of nothing") << "{\"version\": 1, \"portals\": [7]}"_ba;
}

void PortalStoreTest::aDamagedFileIsPutAside()
{
    QFETCH(QByteArray, text);
    Folder folder;
    folder.write(text);
    PortalStore store(folder.path());
    const auto loaded = store.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, PortalStoreError::Kind::Damaged);
    QVERIFY(!loaded.error().keptAs.isEmpty());
    QCOMPARE(folder.read(loaded.error().keptAs), text);
    QVERIFY(store.save(acme()));
    QCOMPARE(folder.read(loaded.error().keptAs), text);
}

void PortalStoreTest::readablePortalsOfADamagedFileAreKept()
{
    Folder folder;
    {
        PortalStore store(folder.path());
        QVERIFY(store.load());
        QVERIFY(store.save(acme()));
        QVERIFY(store.save(acme()));
    }
    QByteArray text = folder.read();
    text.replace(text.indexOf("https://acme"), 12, "gopher://acm");
    folder.write(text);
    PortalStore store(folder.path());
    QCOMPARE(store.load().error().kind, PortalStoreError::Kind::Damaged);
    QCOMPARE(store.portals().size(), size_t(1));
}

void PortalStoreTest::aNewerFileIsLeftAlone()
{
    Folder folder;
    const QByteArray text = "{\"version\": 2, \"portals\": {\"new\": \"shape\"}}"_ba;
    folder.write(text);
    PortalStore store(folder.path());
    QCOMPARE(store.load().error().kind, PortalStoreError::Kind::Newer);
    QCOMPARE(store.save(acme()).error().kind, PortalStoreError::Kind::Newer);
    QCOMPARE(folder.read(), text);
}

void PortalStoreTest::anUnreadableFileIsLeftAlone()
{
    Folder folder;
    QVERIFY(QDir().mkpath(folder.path())); // a folder where the file should be: also root cannot read that
    PortalStore store(folder.path());
    QCOMPARE(store.load().error().kind, PortalStoreError::Kind::Unreadable);
    QCOMPARE(store.save(acme()).error().kind, PortalStoreError::Kind::Unreadable);
}

void PortalStoreTest::aFolderThatCannotBeWrittenIsSaid()
{
    Folder folder;
    folder.write("{\"version\": 1, \"portals\": []}"_ba);
    PortalStore store(folder.path() + u"/below/portals.json"_s); // below a file
    QVERIFY(store.load());
    const auto saved = store.save(acme());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, PortalStoreError::Kind::NotWritten);
    QVERIFY(store.portals().empty());
}

void PortalStoreTest::anUnsafeAddressInTheFileIsNotUsed()
{
    Folder folder;
    folder.write("{\"version\": 1, \"portals\": [{\"id\": \"0ab4bd1f-3a0f-4b05-9d3c-6a7b2d1f0e11\", "
                 "\"rest\": \"http://acme.bitrix24.com/rest/\"}]}"_ba);
    PortalStore store(folder.path());
    QCOMPARE(store.load().error().kind, PortalStoreError::Kind::Damaged);
    QVERIFY(store.portals().empty());
}

void PortalStoreTest::aFileOfAnOlderVersionGetsDefaults()
{
    Folder folder;
    folder.write("{\"version\": 1, \"portals\": [{\"id\": \"0ab4bd1f-3a0f-4b05-9d3c-6a7b2d1f0e11\", "
                 "\"name\": \"acme\", \"rest\": \"https://acme.bitrix24.com/rest/\", \"connectors\": [\"erp\"]}]}"_ba);
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal &portal = store.portals().front();
    QCOMPARE(portal.returnPort, Portal::defaultReturnPort);
    QCOMPARE(portal.colour, Portal::Colour::None);
    QVERIFY(portal.ownConnectors.empty() && portal.authorities.isEmpty());
    QVERIFY(portal.environment == Portal::Environment::Production && !portal.readOnly);
    QVERIFY(store.unfinished().empty());
}

void PortalStoreTest::oddTypesAreHarmless()
{
    const QList<QJsonValue> odd{
        QJsonValue::Null,        true, 7, -1, 1e300, 65'536, u"x"_s, u"51742"_s, QJsonArray{1, u"a"_s, QJsonArray()},
        QJsonObject{{u"a"_s, 1}}};
    const QJsonObject good = toJson(acme());
    for (const QString &key : good.keys()) {
        for (const QJsonValue &value : odd) {
            QJsonObject object = good;
            object.insert(key, value);
            const auto portal = portalFromJson(object);
            if (key == u"id"_s || key == u"rest"_s) {
                QVERIFY(!portal);
                continue;
            }
            QVERIFY(portal);
            QVERIFY(!portal->name.isEmpty());
            QVERIFY(portal->returnPort > 0);
            if (key == u"read_only"_s)
                QCOMPARE(portal->readOnly, !value.isNull()); // what is no clear "no" protects
        }
    }
    QJsonObject object = good;
    object.insert(u"name"_s, u"two\nlines"_s);
    object.insert(u"environment"_s, u"Development"_s);
    QCOMPARE(portalFromJson(object)->name, u"two lines"_s);
    QVERIFY(portalFromJson(object)->environment == Portal::Environment::Production);
}

void PortalStoreTest::whatIsNoCertificateIsNotKept()
{
    QFile key(PrivateAuthority::keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray secret = key.readAll();
    Portal portal = acme();
    portal.authorities = secret + portal.authorities;
    const auto read = portalFromJson(toJson(portal));
    QCOMPARE(read->authorities, acme().authorities);
    portal.authorities = secret;
    QVERIFY(portalFromJson(toJson(portal))->authorities.isEmpty());
}

void PortalStoreTest::bothKindsOfConnectorsAreQueues()
{
    Portal portal = acme();
    portal.ownConnectors = {*ConnectorId::from(u"shop"_s), *ConnectorId::from(u"1c"_s), ConnectorId()};
    QStringList names;
    for (const auto &connector : portal.allConnectors())
        names << connector.toString();
    QCOMPARE(names, (QStringList{u"1c"_s, u"erp"_s, u"shop"_s}));
}

void PortalStoreTest::aChangeLeavesTheRestAlone()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.save(portal));
    QVERIFY(store.change(portal.id, [](Portal &changed) {
        changed.readOnly = false;
        changed.id = PortalId::create(); // nobody may do that
    }));
    Portal expected = portal;
    expected.readOnly = false;
    QVERIFY(*store.find(portal.id) == expected);
    QCOMPARE(store.portals().size(), size_t(1));
}

void PortalStoreTest::onlyWhatWasEditedIsTaken()
{
    const Portal opened = acme();
    Portal edited = opened;
    edited.name = u"renamed"_s;
    edited.colour = Portal::Colour::Red;
    edited.ownConnectors = {*ConnectorId::from(u"1c"_s)};
    Portal stored = opened; // changed by another copy meanwhile
    stored.environment = Portal::Environment::Development;
    stored.name = u"other"_s;
    stored.returnPort = 40'000;
    stored.authorities = "PEM"_ba;
    Portal expected = stored;
    expected.name = u"renamed"_s;
    expected.colour = Portal::Colour::Red;
    expected.ownConnectors = edited.ownConnectors;
    takeEdits(stored, opened, edited);
    QVERIFY(stored == expected);
    // Every field but the id.
    Portal all;
    all.name = u"x"_s;
    all.restBase = QUrl(u"https://x.example/rest/"_s);
    all.authorisationServer = QUrl(u"https://x.example/oauth/token/"_s);
    all.memberId = all.applicationTitle = all.clientId = u"x"_s;
    all.environment = Portal::Environment::Development;
    all.readOnly = true;
    all.hasReservations = false;
    all.connectors = all.ownConnectors = {*ConnectorId::from(u"x"_s)};
    all.colour = Portal::Colour::Grey;
    all.returnPort = 1;
    all.authorities = "x"_ba;
    Portal into;
    takeEdits(into, Portal(), all);
    QVERIFY(into != all);
    into.id = all.id;
    QVERIFY(into == all);
}

void PortalStoreTest::aPortalThatIsGoneIsNotChanged()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    bool called = false;
    QVERIFY(store.change(PortalId::create(), [&called](Portal &) { called = true; }));
    QVERIFY(!called && store.portals().empty());
    const Portal there = acme();
    QVERIFY(store.save(there));
    QVERIFY(store.move(PortalId::create(), PortalStore::Side::Before, there.id));
    QVERIFY(store.move(there.id, PortalStore::Side::Before, PortalId::create()));
    QCOMPARE(store.portals().size(), size_t(1));
}

void PortalStoreTest::portalsAreMovedToAPlace_data()
{
    QTest::addColumn<qsizetype>("which");
    QTest::addColumn<bool>("after");
    QTest::addColumn<qsizetype>("neighbour");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("first to last") << qsizetype(0) << true << qsizetype(2) << QStringList{u"b"_s, u"c"_s, u"a"_s};
    QTest::newRow("last to first") << qsizetype(2) << false << qsizetype(0) << QStringList{u"c"_s, u"a"_s, u"b"_s};
    QTest::newRow("one down") << qsizetype(0) << true << qsizetype(1) << QStringList{u"b"_s, u"a"_s, u"c"_s};
    QTest::newRow("one up") << qsizetype(2) << false << qsizetype(1) << QStringList{u"a"_s, u"c"_s, u"b"_s};
    QTest::newRow("to its own") << qsizetype(1) << true << qsizetype(0) << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("next to itself") << qsizetype(1) << true << qsizetype(1) << QStringList{u"a"_s, u"b"_s, u"c"_s};
}

void PortalStoreTest::portalsAreMovedToAPlace()
{
    QFETCH(qsizetype, which);
    QFETCH(bool, after);
    QFETCH(qsizetype, neighbour);
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    for (const auto &name : {u"a"_s, u"b"_s, u"c"_s}) {
        Portal portal = acme();
        portal.name = name;
        QVERIFY(store.save(portal));
    }
    const auto idAt = [portals = store.portals()](qsizetype place) {
        return portals.at(static_cast<size_t>(place)).id;
    };
    QVERIFY(store.move(idAt(which), after ? PortalStore::Side::After : PortalStore::Side::Before, idAt(neighbour)));
    QTEST(namesIn(store), "order");
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QTEST(namesIn(again), "order");
}

void PortalStoreTest::aChangeIsMadeToWhatTheOtherCopyWrote()
{
    Folder folder;
    PortalStore one(folder.path());
    PortalStore other(folder.path());
    QVERIFY(one.load() && other.load());
    const Portal portal = acme();
    QVERIFY(one.save(portal));
    // Nothing has told the other one yet.
    QVERIFY(other.portals().empty());
    QVERIFY(other.change(portal.id, [](Portal &changed) { changed.name = u"renamed"_s; }));
    const Portal second = acme();
    QVERIFY(one.save(second));
    QCOMPARE(one.find(portal.id)->name, u"renamed"_s);
    QVERIFY(other.remove(portal.id));
    QVERIFY(one.change(portal.id, [](Portal &changed) { changed.name = u"back again"_s; }));
    QVERIFY(!one.find(portal.id));
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.portals().size(), size_t(1));
    QVERIFY(again.find(second.id));
}

void PortalStoreTest::whatTheOtherCopyWroteIsTakenOver()
{
    Folder folder;
    PortalStore one(folder.path());
    QVERIFY(one.load());
    const Portal portal = acme();
    QVERIFY(one.save(portal));
    PortalStore other(folder.path());
    QVERIFY(other.load());
    QSignalSpy changed(&other, &PortalStore::changed);
    // More than once: each write puts another file in the place of the watched one.
    for (const auto &name : {u"first"_s, u"second"_s, u"third"_s}) {
        QVERIFY(one.change(portal.id, [&name](Portal &now) { now.name = name; }));
        QTRY_COMPARE(other.find(portal.id)->name, name);
    }
    QCOMPARE(changed.count(), 3);
    QVERIFY(other.change(portal.id, [](Portal &now) { now.readOnly = false; }));
    QTRY_VERIFY(!one.find(portal.id)->readOnly);
    QVERIFY(one.remove(portal.id));
    QTRY_VERIFY(other.portals().empty());
}

void PortalStoreTest::anUnchangedFileIsNotWritten()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.save(portal));
    QVERIFY(QFile::remove(folder.path()));
    QVERIFY(store.save(portal)); // what is gone is written
    QFile file(folder.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000), QFileDevice::FileModificationTime));
    file.close();
    QSignalSpy changed(&store, &PortalStore::changed);
    QVERIFY(store.save(portal));
    QCOMPARE(QFileInfo(folder.path()).lastModified().toSecsSinceEpoch(), 1'000'000'000);
    QCOMPARE(changed.count(), 0);
}

void PortalStoreTest::aDamageThatComesLaterIsPutAsideAndNothingLost()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.save(portal));
    folder.write("{ cut"_ba);
    QVERIFY(store.save(acme()));
    QCOMPARE(store.portals().size(), size_t(2));
    const auto aside = QDir(QFileInfo(folder.path()).path()).entryList({u"*.damaged-*"_s});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(folder.read(QFileInfo(folder.path()).path() + u'/' + aside.front()), "{ cut"_ba);
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.portals().size(), size_t(2));
}

void PortalStoreTest::aFileThatIsGoneIsWrittenAnew()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(store.save(acme()));
    QVERIFY(QFile::remove(folder.path()));
    QVERIFY(store.save(acme()));
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.portals().size(), size_t(2));
}

void PortalStoreTest::aHeldFileIsAnErrorAndNotAWait()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.save(portal));
    auto held = ProcessLock::take(folder.path() + u"-lock"_s);
    QVERIFY(std::holds_alternative<std::unique_ptr<ProcessLock>>(held));
    QElapsedTimer timer;
    timer.start();
    const auto saved = store.save(acme());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, PortalStoreError::Kind::InUse);
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(store.portals().size(), size_t(1));
    held = ProcessLock::Failure::CannotLock; // lets go
    QVERIFY(store.save(acme()));
}

void PortalStoreTest::unfinishedOnesAreFoundByTheNextStart()
{
    Folder folder;
    const PortalId id = PortalId::create();
    {
        PortalStore store(folder.path());
        QVERIFY(store.load());
        QVERIFY(store.noteUnfinished(id));
        QVERIFY(store.noteUnfinished(id));
        QVERIFY(store.portals().empty());
        QVERIFY(store.takeUnfinished().empty()); // its own
    }
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QCOMPARE(store.unfinished().size(), size_t(1));
    const auto taken = store.takeUnfinished();
    QCOMPARE(taken.size(), size_t(1));
    QVERIFY(taken.front() == id);
    QVERIFY(store.forgetUnfinished(id));
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QVERIFY(again.unfinished().empty());
    // Nothing is left of its lock.
    QCOMPARE(QDir(QFileInfo(folder.path()).path()).entryList({u"*adding*"_s}), QStringList());
}

void PortalStoreTest::anUnfinishedOneThatIsBeingAddedIsLeftAlone()
{
    Folder folder;
    PortalStore one(folder.path());
    QVERIFY(one.load());
    Portal portal = acme();
    QVERIFY(one.noteUnfinished(portal.id));
    PortalStore other(folder.path());
    QVERIFY(other.load());
    QCOMPARE(other.unfinished().size(), size_t(1));
    QVERIFY(other.takeUnfinished().empty());
    // Nor when it has just become a portal, and the other copy does not know yet.
    QVERIFY(one.save(portal));
    QVERIFY(other.takeUnfinished().empty());
    QVERIFY(other.find(portal.id));
}

void PortalStoreTest::nothingIsTakenFromAFileThatIsNotUnderstood()
{
    Folder folder;
    const Portal portal = acme();
    PortalStore other(folder.path());
    {
        PortalStore one(folder.path());
        QVERIFY(one.load());
        QVERIFY(one.noteUnfinished(portal.id));
        QVERIFY(other.load());
        QVERIFY(one.save(portal)); // whole and in use; the other copy has not seen it
    }
    QCOMPARE(other.unfinished().size(), size_t(1));
    const QByteArray good = folder.read();
    const auto write = [&folder](const QByteArray &text) {
        QFile file(folder.path());
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(good.left(good.size() / 2)));
    QVERIFY(other.takeUnfinished().empty());
    QVERIFY(write(QByteArray(good).replace("\"version\": 1", "\"version\": 99")));
    QVERIFY(other.takeUnfinished().empty());
    QVERIFY(QFile::remove(folder.path()));
    QVERIFY(other.takeUnfinished().empty());
    QVERIFY(write(good));
    {
        const auto held = ProcessLock::take(folder.path() + u"-lock"_s);
        QVERIFY(other.takeUnfinished().empty());
    }
    QVERIFY(other.takeUnfinished().empty());
    QVERIFY(other.find(portal.id));
    // What could not be told before is found later.
    const PortalId left = PortalId::create();
    {
        PortalStore died(folder.path());
        QVERIFY(died.load() && died.noteUnfinished(left));
    }
    PortalStore next(folder.path());
    QVERIFY(next.load());
    const QByteArray withLeft = folder.read();
    QVERIFY(write("{"));
    QVERIFY(next.takeUnfinished().empty());
    QVERIFY(write(withLeft));
    QCOMPARE(next.takeUnfinished(), std::vector<PortalId>{left});
}

void PortalStoreTest::aRemovalThatAnotherCopyIsAtIsSaidToBe()
{
    Folder folder;
    const Portal portal = acme();
    PortalStore one(folder.path());
    QVERIFY(one.load() && one.save(portal));
    PortalStore other(folder.path());
    QVERIFY(other.load() && other.find(portal.id));
    QVERIFY(one.remove(portal.id)); // and waits for the keychain now
    const auto removed = other.remove(portal.id);
    QVERIFY(!removed);
    QCOMPARE(removed.error().kind, PortalStoreError::Kind::InUse);
}

void PortalStoreTest::aSavedOneIsNotUnfinished()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    const Portal portal = acme();
    QVERIFY(store.noteUnfinished(portal.id));
    QVERIFY(folder.read().contains(portal.id.toString().toUtf8()));
    QVERIFY(store.save(portal));
    QVERIFY(store.unfinished().empty());
    PortalStore again(folder.path());
    QVERIFY(again.load());
    QVERIFY(again.unfinished().empty() && again.find(portal.id));
}

void PortalStoreTest::aRemovedOneIsUnfinishedUntilItsSecretsAreGone()
{
    Folder folder;
    const Portal portal = acme();
    {
        PortalStore store(folder.path());
        QVERIFY(store.load());
        QVERIFY(store.save(portal));
        QVERIFY(store.remove(portal.id));
    }
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QCOMPARE(store.takeUnfinished(), std::vector<PortalId>{portal.id});
    QVERIFY(store.forgetUnfinished(portal.id));
    QVERIFY(store.unfinished().empty());
    // What was never there leaves nothing.
    QVERIFY(store.remove(PortalId::create()));
    QVERIFY(store.unfinished().empty());
}

// ---- with other processes: this program once more, see main()

namespace {

constexpr int addedByEach = 20;

int addPortals(const QString &path, const QString &name)
{
    PortalStore store(path);
    if (!store.load())
        return 1;
    for (int i = 0; i < addedByEach; ++i) {
        Portal portal = acme();
        portal.name = name + QString::number(i);
        auto saved = store.save(portal);
        // So many at once can keep each other out for longer than an operator's click does.
        for (int again = 0; !saved && saved.error().kind == PortalStoreError::Kind::InUse && again < 50; ++again)
            saved = store.save(portal);
        if (!saved)
            return 2;
    }
    return 0;
}

int dieInTheMiddle(const QString &path, const QString &id)
{
    PortalStore store(path);
    if (!store.load() || !store.noteUnfinished(*PortalId::from(id)))
        return 1;
    std::fputs("noted\n", stdout);
    std::fflush(stdout);
    std::getchar(); // for ever
    return 0;
}

} // namespace

void PortalStoreTest::processesWriteIntoOneFile()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(store.save(acme()));
    std::vector<std::unique_ptr<QProcess>> processes;
    for (const auto &name : {u"one"_s, u"two"_s, u"three"_s}) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(QCoreApplication::applicationFilePath(), {u"--add"_s, folder.path(), name});
    }
    for (const auto &process : processes) {
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 60'000);
        QCOMPARE(process->exitCode(), 0);
    }
    QTRY_COMPARE(store.portals().size(), size_t(3 * addedByEach + 1));
}

void PortalStoreTest::aProcessThatDiesLeavesItsUnfinishedOne()
{
    Folder folder;
    PortalStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(store.save(acme()));
    const PortalId id = PortalId::create();
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--die"_s, folder.path(), id.toString()});
    QTRY_VERIFY(process.canReadLine());
    QTRY_COMPARE(store.unfinished().size(), size_t(1));
    QVERIFY(store.takeUnfinished().empty());
    process.kill();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(store.takeUnfinished(), std::vector<PortalId>{id});
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--add"_s)
        return addPortals(arguments.value(2), arguments.value(3));
    if (arguments.value(1) == u"--die"_s)
        return dieInTheMiddle(arguments.value(2), arguments.value(3));
    PortalStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_portalstore.moc"
