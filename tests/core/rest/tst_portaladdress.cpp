// SPDX-License-Identifier: Apache-2.0
#include "core/rest/portaladdress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class PortalAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatPeopleTypeBecomesTheRestAddress_data();
    void whatPeopleTypeBecomesTheRestAddress();
    void badAddressesAreToldApart_data();
    void badAddressesAreToldApart();
    void tokenServersAreRead_data();
    void tokenServersAreRead();
    void unfamiliarTokenServersAreKnown();
    void everyProblemHasAText();
};

void PortalAddressTest::whatPeopleTypeBecomesTheRestAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    const QString acme = u"https://acme.bitrix24.com/rest/"_s;
    QTest::newRow("host") << u"acme.bitrix24.com"_s << acme;
    QTest::newRow("spaces around") << u" \tacme.bitrix24.com \n"_s << acme;
    QTest::newRow("scheme") << u"https://acme.bitrix24.com"_s << acme;
    QTest::newRow("upper case") << u"HTTPS://ACME.Bitrix24.com/"_s << acme;
    QTest::newRow("two slashes") << u"//acme.bitrix24.com/"_s << acme;
    QTest::newRow("rest") << u"https://acme.bitrix24.com/rest/"_s << acme;
    QTest::newRow("rest without slash") << u"acme.bitrix24.com/rest"_s << acme;
    QTest::newRow("method") << u"acme.bitrix24.com/rest/event.offline.list?start=0"_s << acme;
    QTest::newRow("page") << u"https://acme.bitrix24.com/crm/deal/details/759/?IFRAME=Y#tab"_s << acme;
    QTest::newRow("folder of a self-hosted portal")
        << u"https://intranet.example/portal/rest/"_s << u"https://intranet.example/portal/rest/"_s;
    QTest::newRow("port") << u"portal.example:8443"_s << u"https://portal.example:8443/rest/"_s;
    QTest::newRow("port and path") << u"portal.example:8443/rest/"_s << u"https://portal.example:8443/rest/"_s;
    QTest::newRow("name of a local network") << u"bitrix"_s << u"https://bitrix/rest/"_s;
    QTest::newRow("Cyrillic") << u"портал.рф"_s << u"https://портал.рф/rest/"_s;
    QTest::newRow("http on this computer") << u"http://127.0.0.1:8080/rest/"_s << u"http://127.0.0.1:8080/rest/"_s;
    QTest::newRow("http on localhost") << u"http://localhost:8080"_s << u"http://localhost:8080/rest/"_s;
    QTest::newRow("http on IPv6 loopback") << u"http://[::1]:8080"_s << u"http://[::1]:8080/rest/"_s;
    QTest::newRow("number") << u"https://10.0.0.7/"_s << u"https://10.0.0.7/rest/"_s;
    QTest::newRow("digits are no webhook without a code") << u"acme.bitrix24.com/rest/7/profile"_s << acme;
}

void PortalAddressTest::whatPeopleTypeBecomesTheRestAddress()
{
    QFETCH(QString, typed);
    QFETCH(QString, address);
    const auto url = restAddress(typed);
    QVERIFY(url);
    QCOMPARE(url->toString(), address);
}

void PortalAddressTest::badAddressesAreToldApart_data()
{
    using P = AddressProblem;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<P>("problem");
    QTest::newRow("nothing") << u""_s << P::Empty;
    QTest::newRow("space") << u"  \n"_s << P::Empty;
    QTest::newRow("space inside") << u"acme bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("line break inside") << u"acme.\nbitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("invisible character") << u"acme\u200b.bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("scheme alone") << u"https://"_s << P::NotAnAddress;
    QTest::newRow("forgotten colon") << u"https//acme.bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("one slash") << u"https:/acme.bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("two dots") << u"acme..bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("dot first") << u".bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("comma") << u"acme,bitrix24.com"_s << P::NotAnAddress;
    QTest::newRow("port 0") << u"acme.bitrix24.com:0"_s << P::NotAnAddress;
    QTest::newRow("port too high") << u"acme.bitrix24.com:70000"_s << P::NotAnAddress;
    QTest::newRow("slash alone") << u"/"_s << P::NotAnAddress;
    QTest::newRow("very long") << QString(3000, u'a') << P::NotAnAddress;
    QTest::newRow("http on the Internet") << u"http://acme.bitrix24.com"_s << P::HttpOnInternet;
    QTest::newRow("http looks like loopback") << u"http://127.0.0.1.example.com/"_s << P::HttpOnInternet;
    QTest::newRow("http in the local network") << u"http://10.0.0.7/"_s << P::HttpOnInternet;
    QTest::newRow("ftp") << u"ftp://acme.bitrix24.com"_s << P::OtherScheme;
    QTest::newRow("mail") << u"mailto:admin@acme.com"_s << P::OtherScheme;
    QTest::newRow("file") << u"file:///etc/passwd"_s << P::OtherScheme;
    QTest::newRow("script") << u"javascript:alert(1)"_s << P::OtherScheme;
    QTest::newRow("user") << u"admin@acme.bitrix24.com"_s << P::HasCredentials;
    QTest::newRow("password") << u"https://admin:pw@acme.bitrix24.com/"_s << P::HasCredentials;
    QTest::newRow("empty user") << u"https://@acme.bitrix24.com/"_s << P::HasCredentials;
    QTest::newRow("webhook") << u"https://acme.bitrix24.com/rest/7/abcdef0123456789/"_s << P::Webhook;
    QTest::newRow("webhook without scheme") << u"acme.bitrix24.com/rest/7/abcdef0123456789"_s << P::Webhook;
    QTest::newRow("webhook with a method")
        << u"https://acme.bitrix24.com/rest/1/abcdef0123456789/profile.json"_s << P::Webhook;
    QTest::newRow("newer webhook") << u"https://acme.bitrix24.com/rest/api/1/abcdef0123456789/"_s << P::Webhook;
}

void PortalAddressTest::badAddressesAreToldApart()
{
    QFETCH(QString, typed);
    const auto url = restAddress(typed);
    QVERIFY2(!url, qPrintable(url.value_or(QUrl()).toString()));
    QTEST(url.error(), "problem");
}

void PortalAddressTest::tokenServersAreRead_data()
{
    QTest::addColumn<QString>("typed");
    const QString server = u"https://oauth.bitrix.info/oauth/token/"_s;
    QTest::newRow("host") << u"oauth.bitrix.info"_s;
    QTest::newRow("whole") << server;
    QTest::newRow("without last slash") << u"https://oauth.bitrix.info/oauth/token"_s;
    QTest::newRow("server_endpoint") << u"https://oauth.bitrix.info/rest/"_s;
}

void PortalAddressTest::tokenServersAreRead()
{
    QFETCH(QString, typed);
    QCOMPARE(tokenAddress(typed).value_or(QUrl()), defaultTokenAddress());
    QCOMPARE(tokenAddress(u"http://oauth.example/"_s).error(), AddressProblem::HttpOnInternet);
}

void PortalAddressTest::unfamiliarTokenServersAreKnown()
{
    QVERIFY(isFamiliarTokenServer(defaultTokenAddress()));
    QVERIFY(isFamiliarTokenServer(QUrl(u"https://oauth.bitrix24.tech/oauth/token/"_s)));
    QVERIFY(!isFamiliarTokenServer(QUrl(u"http://oauth.bitrix.info/oauth/token/"_s)));
    QVERIFY(!isFamiliarTokenServer(QUrl(u"http://127.0.0.1:1/oauth/token/"_s)));
    QVERIFY(!isFamiliarTokenServer(QUrl(u"https://oauth.bitrix.info.example.com/oauth/token/"_s)));
    QVERIFY(!isFamiliarTokenServer(QUrl()));
}

void PortalAddressTest::everyProblemHasAText()
{
    using P = AddressProblem;
    QStringList texts;
    for (const auto problem :
         {P::Empty, P::NotAnAddress, P::HttpOnInternet, P::OtherScheme, P::HasCredentials, P::Webhook})
        texts << addressProblemText(problem);
    QVERIFY(!texts.contains(QString()));
    QCOMPARE(texts.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(PortalAddressTest)
#include "tst_portaladdress.moc"
