// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(PortalStoreTest)
#include "tst_portalstore.moc"
