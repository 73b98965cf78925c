// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenservers.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class TokenServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theVendorsNeedNoWord();
    void thisComputerIsAStrangerToPortalsElsewhere();
    void aServerCountsWithItsPort();
    void plainHttpIsNeverAllowed();
    void lookalikesAreNotTheSame();
    void whatIsStoredIsReadBack();
    void changesAreToldOnce();
};

void TokenServersTest::theVendorsNeedNoWord()
{
    const TokenServers servers;
    QVERIFY(servers.allows(QUrl(u"https://oauth.bitrix.info/oauth/token/"_s)));
    QVERIFY(servers.allows(QUrl(u"https://oauth.bitrix24.tech/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://auth.example/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://oauth.bitrix.info.example/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://oauth.bitrix.info@auth.example/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl()));
}

void TokenServersTest::thisComputerIsAStrangerToPortalsElsewhere()
{
    TokenServers servers;
    const QUrl plain(u"http://127.0.0.1:8080/oauth/token/"_s);
    const QUrl secure(u"https://localhost:8443/oauth/token/"_s);
    const QUrl here(u"http://127.0.0.1:9090/rest/"_s);
    const QUrl elsewhere(u"https://acme.example/rest/"_s);
    for (const auto &server : {plain, secure}) {
        QVERIFY(servers.allows(server, here));
        QVERIFY(!servers.allows(server, elsewhere));
        QVERIFY(!servers.allows(server));
        servers.allow(server);
    }
    QCOMPARE(servers.allowed(), QStringList({u"localhost:8443"_s})); // by the operator's word, and never plain
    QVERIFY(servers.allows(secure, elsewhere));
    QVERIFY(!servers.allows(plain, elsewhere));
    QVERIFY(!servers.allows(QUrl(u"https://auth.example/oauth/token/"_s), here));
    QCOMPARE(TokenServers::shownName(plain), u"127.0.0.1:8080"_s);
    QCOMPARE(TokenServers::shownName(QUrl(u"https://auth.example:443/"_s)), u"auth.example"_s);
}

void TokenServersTest::aServerCountsWithItsPort()
{
    TokenServers servers;
    servers.allow(QUrl(u"https://auth.example/oauth/token/"_s));
    QVERIFY(servers.allows(QUrl(u"https://auth.example/other/oauth/token/"_s)));
    QVERIFY(servers.allows(QUrl(u"https://AUTH.example:443/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://auth.example:8443/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://sub.auth.example/oauth/token/"_s)));
    servers.allow(QUrl(u"https://auth.example:8443/oauth/token/"_s));
    QVERIFY(servers.allows(QUrl(u"https://auth.example:8443/oauth/token/"_s)));
    QCOMPARE(servers.allowed(), QStringList({u"auth.example"_s, u"auth.example:8443"_s}));
}

void TokenServersTest::plainHttpIsNeverAllowed()
{
    TokenServers servers({u"auth.example"_s});
    QVERIFY(!servers.allows(QUrl(u"http://auth.example/oauth/token/"_s)));
    QVERIFY(!servers.allows(QUrl(u"http://oauth.bitrix.info/oauth/token/"_s)));
    servers.allow(QUrl(u"http://other.example/oauth/token/"_s));
    QCOMPARE(servers.allowed(), QStringList({u"auth.example"_s}));
}

void TokenServersTest::lookalikesAreNotTheSame()
{
    TokenServers servers;
    servers.allow(QUrl(u"https://аuth.example/"_s)); // the first letter is Cyrillic
    QVERIFY(servers.allows(QUrl(u"https://аuth.example/"_s)));
    QVERIFY(!servers.allows(QUrl(u"https://auth.example/"_s)));
    QVERIFY(servers.allowed().value(0).startsWith("xn--"_L1));
}

void TokenServersTest::whatIsStoredIsReadBack()
{
    TokenServers servers;
    servers.allow(QUrl(u"https://b.example:444/oauth/token/"_s));
    servers.allow(QUrl(u"https://a.example/oauth/token/"_s));
    servers.allow(QUrl(u"https://аuth.example/"_s));
    const TokenServers again(servers.allowed());
    QCOMPARE(again.allowed(), servers.allowed());
    QCOMPARE(again.allowed().size(), 3);

    const TokenServers spoilt(
        {u""_s, u"not a host"_s, u"http://plain.example"_s, u"oauth.bitrix.info"_s, u"a.example"_s, u"A.EXAMPLE"_s});
    QCOMPARE(spoilt.allowed(), QStringList({u"a.example"_s}));
}

void TokenServersTest::changesAreToldOnce()
{
    TokenServers servers;
    QSignalSpy changed(&servers, &TokenServers::changed);
    servers.allow(QUrl(u"https://a.example/"_s));
    servers.allow(QUrl(u"https://a.example/"_s));
    servers.allow(QUrl(u"https://oauth.bitrix.info/"_s));
    QCOMPARE(changed.count(), 1);
    servers.forbid(u"b.example"_s);
    QCOMPARE(changed.count(), 1);
    servers.forbid(u"a.example"_s);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!servers.allows(QUrl(u"https://a.example/"_s)));
}

QTEST_GUILESS_MAIN(TokenServersTest)
#include "tst_tokenservers.moc"
