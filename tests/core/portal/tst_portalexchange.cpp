// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalexchange.h"

#include "support/privateauthority.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

using Fate = PortalImport::Fate;
using Kind = PortalImportError::Kind;

Portal portal(const QString &name)
{
    Portal made;
    made.name = name;
    made.restBase = QUrl(u"https://%1.bitrix24.com/rest/"_s.arg(name));
    made.clientId = u"local."_s + name;
    made.memberId = u"member of "_s + name;
    made.colour = Portal::Colour::Red;
    made.readOnly = true;
    made.authorities = PrivateAuthority::certificate().toPem();
    return made;
}

} // namespace

class PortalExchangeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsExportedIsImportedWhole();
    void anExportHoldsNothingButProfiles();
    void whatIsThereIsTold();
    void theSameTwiceInAFileIsOfferedOnce();
    void twoOfOneIdAreTold();
    void badFilesAreTold_data();
    void badFilesAreTold();
    void whatIsNoPortalIsCounted();
};

void PortalExchangeTest::whatIsExportedIsImportedWhole()
{
    const std::vector portals{portal(u"acme"_s), portal(u"demo"_s)};
    const auto import = importedPortals(exportedPortals(portals), {});
    QVERIFY(import);
    QCOMPARE(import->entries.size(), size_t(2));
    QCOMPARE(import->notUnderstood, 0);
    for (size_t i = 0; i < 2; ++i) {
        QVERIFY(import->entries[i].portal == portals[i]); // the id and the authorities too
        QCOMPARE(import->entries[i].fate, Fate::New);
    }
    // As other systems' editors leave it.
    QVERIFY(importedPortals("\xEF\xBB\xBF" + exportedPortals(portals), {}));
}

void PortalExchangeTest::anExportHoldsNothingButProfiles()
{
    const auto text = exportedPortals({portal(u"acme"_s)});
    for (const auto &secret : {"secret"_ba, "token\""_ba, "refresh"_ba, "PRIVATE KEY"_ba})
        QVERIFY2(!text.contains(secret), secret.constData());
}

void PortalExchangeTest::whatIsThereIsTold()
{
    const Portal acme = portal(u"acme"_s);
    Portal sameId = portal(u"other"_s);
    sameId.id = acme.id;
    Portal sameApplication = portal(u"acme"_s);
    Portal sameMember = portal(u"acme"_s);
    sameMember.restBase = QUrl(u"https://moved.bitrix24.com/rest/"_s);
    Portal otherApplication = portal(u"acme"_s);
    otherApplication.clientId = u"local.other"_s;
    const auto fate = [&acme](const Portal &offered) {
        return importedPortals(exportedPortals({offered}), {acme})->entries.front().fate;
    };
    QCOMPARE(fate(acme), Fate::AlreadyThere);
    QCOMPARE(fate(sameId), Fate::AlreadyThere);
    QCOMPARE(fate(sameApplication), Fate::AlreadyThere);
    QCOMPARE(fate(sameMember), Fate::AlreadyThere);
    QCOMPARE(fate(otherApplication), Fate::New);
    QCOMPARE(fate(portal(u"demo"_s)), Fate::New);
}

void PortalExchangeTest::theSameTwiceInAFileIsOfferedOnce()
{
    const auto import = importedPortals(exportedPortals({portal(u"acme"_s), portal(u"acme"_s)}), {});
    QVERIFY(import);
    QCOMPARE(import->entries[0].fate, Fate::New);
    QCOMPARE(import->entries[1].fate, Fate::AlreadyThere);
}

void PortalExchangeTest::twoOfOneIdAreTold()
{
    Portal second = portal(u"demo"_s);
    const Portal first = portal(u"acme"_s);
    second.id = first.id;
    const auto import = importedPortals(exportedPortals({first, second}), {});
    QVERIFY(import);
    QVERIFY(import->entries[0].portal.id == first.id);
    QVERIFY(!(import->entries[1].portal.id == first.id));
    QCOMPARE(import->entries[1].fate, Fate::New);
}

void PortalExchangeTest::badFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << Kind::NotJson << 1;
    QTest::newRow("a text") << "Dear colleague,"_ba << Kind::NotJson << 1;
    QTest::newRow("a picture") << "\x89PNG\r\n\x1a\n\0\0"_ba << Kind::NotJson << 1;
    QTest::newRow("cut") << exportedPortals({portal(u"acme"_s)}).left(200) << Kind::NotJson << -1;
    QTest::newRow("third line") << "{\n\"a\": 1,\n]\n}"_ba << Kind::NotJson << 3;
    QTest::newRow("too big") << QByteArray(11 * 1024 * 1024, ' ') << Kind::TooBig << 0;
    QTest::newRow("a list") << "[]"_ba << Kind::OtherFile << 0;
    QTest::newRow("tokens") << R"({"access_token":"x","refresh_token":"y"})"_ba << Kind::OtherFile << 0;
    QTest::newRow("the program's own file") << R"({"version":1,"portals":[]})"_ba << Kind::OtherFile << 0;
    QTest::newRow("no version") << R"({"format":"eventsweep-portals","portals":[]})"_ba << Kind::OtherFile << 0;
    QTest::newRow("no list") << R"({"format":"eventsweep-portals","version":1,"portals":{}})"_ba << Kind::OtherFile
                             << 0;
    QTest::newRow("odd version") << R"({"format":"eventsweep-portals","version":"1","portals":[]})"_ba
                                 << Kind::OtherFile << 0;
    QTest::newRow("newer") << R"({"format":"eventsweep-portals","version":2,"sites":[]})"_ba << Kind::Newer << 0;
    QTest::newRow("nobody in it") << R"({"format":"eventsweep-portals","version":1,"portals":[]})"_ba << Kind::Nothing
                                  << 0;
    QTest::newRow("no portals in it") << R"({"format":"eventsweep-portals","version":1,"portals":[7,null,{}]})"_ba
                                      << Kind::Nothing << 0;
}

void PortalExchangeTest::badFilesAreTold()
{
    QFETCH(QByteArray, file);
    QFETCH(int, line);
    const auto import = importedPortals(file, {});
    QVERIFY(!import);
    QTEST(import.error().kind, "kind");
    if (line >= 0)
        QCOMPARE(import.error().line, line);
    else
        QVERIFY(import.error().line > 1);
    QVERIFY(!portalImportErrorText(import.error()).isEmpty());
}

void PortalExchangeTest::whatIsNoPortalIsCounted()
{
    auto file = exportedPortals({portal(u"acme"_s), portal(u"demo"_s)});
    file.replace("https://acme", "http://acme"); // a token must not go there
    const auto import = importedPortals(file, {});
    QVERIFY(import);
    QCOMPARE(import->entries.size(), size_t(1));
    QCOMPARE(import->entries.front().portal.name, u"demo"_s);
    QCOMPARE(import->notUnderstood, 1);
}

QTEST_GUILESS_MAIN(PortalExchangeTest)
#include "tst_portalexchange.moc"
