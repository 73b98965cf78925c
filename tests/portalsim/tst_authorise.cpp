// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"
#include "support/privateauthority.h"
#include "support/testbrowser.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace eventsweep;
using namespace eventsweep::portalsim;

// Signing in through the browser, as the simulated portal does its part.
class TestAuthorise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_thread.reset(); }

    void browserIsSentToTheHandlerPathWithEverythingEncoded();
    void codeGivesTokensThatWork();
    void codeIsGoodOnceAndForThirtySeconds();
    void refusalsStayOnThePortalsOwnPage_data();
    void refusalsStayOnThePortalsOwnPage();
    void formIsShownFirstWhenAskedFor();
    void tokenEndpointRefusesAsTold_data();
    void tokenEndpointRefusesAsTold();
    void anotherPortalOrAnotherAddressAnswers();
    void somebodyWhoIsNoAdministratorGetsATokenOfTheirOwn();
    void faultsHitThePageAndTheTokenEndpoint();
    void tokenRequestsAreCountedWhateverBecomesOfThem();
    void signingInWorksOverTls();
    void browserSpoilsTheReturnAsTold();

private:
    Simulator &simulator() { return m_thread->simulator(); }
    [[nodiscard]] QUrl page(const QString &clientId, const QString &state = u"a state"_s)
    {
        QUrl url = simulator().rootUrl().resolved(QUrl(u"oauth/authorize/"_s));
        QUrlQuery query;
        query.addQueryItem(u"client_id"_s, clientId);
        query.addQueryItem(u"state"_s, QString::fromLatin1(QUrl::toPercentEncoding(state)));
        url.setQuery(query);
        return url;
    }
    [[nodiscard]] QUrl page() { return page(simulator().tokens().clientId); }
    // The return address that a visit of the page ends with.
    QUrl visit();
    RawAnswer exchange(const QString &code);
    RawAnswer token(const QUrlQuery &query);
    static QString given(const QUrl &address, const QString &name)
    {
        return QUrlQuery(address).queryItemValue(name, QUrl::FullyDecoded);
    }

    std::unique_ptr<SimulatorThread> m_thread;
};

void TestAuthorise::init()
{
    m_thread = std::make_unique<SimulatorThread>();
    simulator().portal().setHandlerPath(QUrl(u"http://127.0.0.1:1/back?from=portal"_s));
}

QUrl TestAuthorise::visit()
{
    RawClient client(simulator().rootUrl());
    const RawAnswer answer = client.get(page().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    return answer.status == 302 ? QUrl::fromEncoded(answer.header("Location"), QUrl::StrictMode) : QUrl();
}

RawAnswer TestAuthorise::token(const QUrlQuery &query)
{
    RawClient client(simulator().rootUrl());
    return client.post("/oauth/token/", query.toString(QUrl::FullyEncoded).toUtf8(),
                       "application/x-www-form-urlencoded");
}

RawAnswer TestAuthorise::exchange(const QString &code)
{
    return token({{u"grant_type"_s, u"authorization_code"_s},
                  {u"client_id"_s, simulator().tokens().clientId},
                  {u"client_secret"_s, simulator().tokens().clientSecret},
                  {u"code"_s, code}});
}

void TestAuthorise::browserIsSentToTheHandlerPathWithEverythingEncoded()
{
    const QString state = u"a+b c&d=ü/%41"_s;
    RawClient client(simulator().rootUrl());
    const QUrl address = page(simulator().tokens().clientId, state);
    const RawAnswer answer = client.get(address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    QCOMPARE(answer.status, 302);
    const QByteArray location = answer.header("Location");
    QVERIFY(location.startsWith("http://127.0.0.1:1/back?from=portal&code="));
    QVERIFY(!location.contains(' ') && !location.contains("a+b") && location.contains("crm%2Ctask"));
    const QUrl back = QUrl::fromEncoded(location, QUrl::StrictMode);
    QVERIFY(back.isValid());
    const QString authority = simulator().rootUrl().authority();
    QCOMPARE(given(back, u"state"_s), state);
    QCOMPARE(given(back, u"domain"_s), authority);
    QCOMPARE(given(back, u"server_domain"_s), authority);
    QCOMPARE(given(back, u"member_id"_s), simulator().portal().memberId());
    QCOMPARE(given(back, u"scope"_s), u"crm,task,user,imbot,telephony"_s);
    QVERIFY(given(back, u"code"_s).size() >= 32);
    QVERIFY(given(visit(), u"code"_s) != given(back, u"code"_s));
    QCOMPARE(simulator().requests().last().method, u"oauth.authorize"_s);
}

void TestAuthorise::codeGivesTokensThatWork()
{
    const RawAnswer answer = exchange(given(visit(), u"code"_s));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[u"member_id"_s].toString(), simulator().portal().memberId());
    QCOMPARE(answer.json()[u"client_endpoint"_s].toString(), simulator().baseUrl().toString());
    RestClient client(simulator());
    client.setToken(answer.json()[u"access_token"_s].toString());
    QCOMPARE(client.call("profile").json()[u"result"_s][u"ADMIN"_s].toBool(), true);
    for (const char *method : {"scope", "server.time", "app.info"})
        QCOMPARE(client.call(method).status, 200);
    const QUrlQuery again{{u"grant_type"_s, u"refresh_token"_s},
                          {u"client_id"_s, simulator().tokens().clientId},
                          {u"client_secret"_s, simulator().tokens().clientSecret},
                          {u"refresh_token"_s, answer.json()[u"refresh_token"_s].toString()}};
    QCOMPARE(token(again).status, 200);
    QCOMPARE(errorOf(token(again)), u"invalid_grant"_s);
}

void TestAuthorise::codeIsGoodOnceAndForThirtySeconds()
{
    std::atomic<qint64> now = 1'700'000'000'000;
    simulator().portal().setClock([&now] { return now.load(); });
    const QString used = given(visit(), u"code"_s);
    QCOMPARE(exchange(used).status, 200);
    QCOMPARE(errorOf(exchange(used)), u"invalid_grant"_s);
    const QString justInTime = given(visit(), u"code"_s);
    const QString late = given(visit(), u"code"_s);
    now += 29'999;
    QCOMPARE(exchange(justInTime).status, 200);
    now += 1;
    const RawAnswer tooLate = exchange(late);
    QCOMPARE(tooLate.status, 400);
    QCOMPARE(errorOf(tooLate), u"invalid_grant"_s);
    QCOMPARE(errorOf(exchange(QString())), u"invalid_grant"_s);
    QCOMPARE(simulator().portal().refreshCount(), 0);
    // The simulator's thread asks for the time no more once this test's variable is gone.
    m_thread.reset();
}

void TestAuthorise::refusalsStayOnThePortalsOwnPage_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("unknown application") << u"client"_s << "client_id"_ba;
    QTest::newRow("not installed") << u"installed"_s << "not installed"_ba;
    QTest::newRow("REST not in the plan") << u"plan"_s << "plan"_ba;
    QTest::newRow("no handler path") << u"handler"_s << "handler path"_ba;
}

void TestAuthorise::refusalsStayOnThePortalsOwnPage()
{
    QFETCH(const QString, what);
    QFETCH(const QByteArray, says);
    simulator().portal().changeSignIn([&what](SignIn &signIn) {
        signIn.installed = what != "installed"_L1;
        signIn.restInPlan = what != "plan"_L1;
        if (what == "handler"_L1)
            signIn.handler.clear();
    });
    TestBrowser browser;
    QVERIFY(browser.open(what == "client"_L1 ? page(u"local.<other>"_s) : page()));
    QTRY_COMPARE(browser.pages().size(), 1);
    QVERIFY(browser.returns().isEmpty());
    QVERIFY(browser.lastPage().status >= 400);
    QVERIFY(browser.lastPage().header("Content-Type").startsWith("text/html"));
    QVERIFY2(browser.lastPage().body.contains(says), browser.lastPage().body.constData());
}

void TestAuthorise::formIsShownFirstWhenAskedFor()
{
    simulator().portal().changeSignIn([](SignIn &signIn) { signIn.asksFirst = true; });
    TestBrowser browser;
    browser.fillsForm = false;
    browser.open(page());
    QTRY_COMPARE(browser.pages().size(), 1);
    QCOMPARE(browser.lastPage().status, 200);
    QVERIFY(browser.lastPage().body.contains("Sign in"));
    QVERIFY(browser.returns().isEmpty());
    browser.fillsForm = true;
    browser.onReturn.delivery = TestBrowser::Return::Delivery::Never;
    browser.open(page());
    QTRY_COMPARE(browser.returns().size(), 1);
    QCOMPARE(given(browser.returns().first(), u"state"_s), u"a state"_s);
    QCOMPARE(exchange(given(browser.returns().first(), u"code"_s)).status, 200);
}

void TestAuthorise::tokenEndpointRefusesAsTold_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("grant") << u"invalid_grant"_s << 400;
    QTest::newRow("client") << u"invalid_client"_s << 401;
    QTest::newRow("wrong client, with HTTP 200") << u"wrong_client"_s << 200;
    QTest::newRow("payment") << u"PAYMENT_REQUIRED"_s << 400;
    QTest::newRow("not installed") << u"NOT_INSTALLED"_s << 400;
    QTest::newRow("anything") << u"SOMETHING_NEW"_s << 400;
}

void TestAuthorise::tokenEndpointRefusesAsTold()
{
    QFETCH(const QString, code);
    QFETCH(const int, status);
    const QString fresh = given(visit(), u"code"_s);
    simulator().portal().changeSignIn([&code](SignIn &signIn) { signIn.refuseWith = code; });
    const RawAnswer answer = exchange(fresh);
    QCOMPARE(answer.status, status);
    QCOMPARE(errorOf(answer), code);
    QVERIFY(!answer.json().contains(u"access_token"_s));
    simulator().portal().changeSignIn([](SignIn &signIn) { signIn.refuseWith.clear(); });
    QCOMPARE(exchange(fresh).status, 200);
    if (code == "NOT_INSTALLED"_L1) {
        const QString another = given(visit(), u"code"_s);
        simulator().portal().changeSignIn([](SignIn &signIn) { signIn.installed = false; });
        QCOMPARE(errorOf(exchange(another)), code);
    }
}

void TestAuthorise::anotherPortalOrAnotherAddressAnswers()
{
    simulator().portal().changeSignIn([](SignIn &signIn) {
        signIn.memberId = u"0123456789abcdef0123456789abcdef"_s;
        signIn.address = QUrl(u"https://moved.example:8443/"_s);
        signIn.serverDomain = u"oauth.example:444"_s;
    });
    const QUrl back = visit();
    QCOMPARE(given(back, u"member_id"_s), u"0123456789abcdef0123456789abcdef"_s);
    QCOMPARE(given(back, u"domain"_s), u"moved.example:8443"_s);
    QCOMPARE(given(back, u"server_domain"_s), u"oauth.example:444"_s);
    const QJsonObject json = exchange(given(back, u"code"_s)).json();
    QCOMPARE(json[u"member_id"_s].toString(), u"0123456789abcdef0123456789abcdef"_s);
    QCOMPARE(json[u"client_endpoint"_s].toString(), u"https://moved.example:8443/rest/"_s);
}

void TestAuthorise::somebodyWhoIsNoAdministratorGetsATokenOfTheirOwn()
{
    simulator().portal().changeSignIn([](SignIn &signIn) { signIn.asAdministrator = false; });
    const Tokens before = simulator().tokens();
    const RawAnswer answer = exchange(given(visit(), u"code"_s));
    QCOMPARE(answer.status, 200);
    RestClient client(simulator());
    client.setToken(answer.json()[u"access_token"_s].toString());
    QCOMPARE(client.call("profile").json()[u"result"_s][u"ADMIN"_s].toBool(true), false);
    QCOMPARE(errorOf(client.call("event.offline.list")), u"ACCESS_DENIED"_s);
    QCOMPARE(simulator().tokens().admin, before.admin);
    QCOMPARE(simulator().tokens().refresh, before.refresh);
}

void TestAuthorise::faultsHitThePageAndTheTokenEndpoint()
{
    simulator().faults().next(u"oauth.authorize"_s, HtmlPage{502});
    simulator().faults().next(u"oauth.token"_s, DropAfter{});
    simulator().faults().next({}, HtmlPage{503}); // "every REST method" is neither of the two
    TestBrowser browser;
    browser.open(page());
    QTRY_COMPARE(browser.pages().size(), 1);
    QCOMPARE(browser.lastPage().status, 502);
    const QString code = given(visit(), u"code"_s);
    QVERIFY(!code.isEmpty());
    QCOMPARE(exchange(code).status, 0);
    QCOMPARE(errorOf(exchange(code)), u"invalid_grant"_s);
}

void TestAuthorise::tokenRequestsAreCountedWhateverBecomesOfThem()
{
    QCOMPARE(simulator().tokenRequestCount(), 0);
    simulator().faults().next(u"oauth.token"_s, DropBefore{});
    exchange(u"any"_s);
    exchange(u"any"_s);
    token(QUrlQuery());
    QCOMPARE(simulator().tokenRequestCount(), 3);
    QCOMPARE(simulator().portal().refreshCount(), 0);
    RawClient client(simulator().rootUrl());
    const QJsonObject counts = client.get("/sim/requests").json();
    QCOMPARE(counts[u"token_requests"_s].toInt(), 3);
    QCOMPARE(counts[u"refreshes"_s].toInt(), 0);
}

void TestAuthorise::signingInWorksOverTls()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    m_thread = std::make_unique<SimulatorThread>(PrivateAuthority::serverOptions());
    QVERIFY2(m_thread->error().isEmpty(), qPrintable(m_thread->error()));
    simulator().portal().setHandlerPath(QUrl(u"http://127.0.0.1:1/"_s));
    TestBrowser wary;
    wary.open(page());
    QTRY_COMPARE(wary.pages().size(), 1);
    QCOMPARE(wary.lastPage().status, 0);
    TestBrowser browser;
    browser.trust({PrivateAuthority::certificate()});
    browser.onReturn.delivery = TestBrowser::Return::Delivery::Never;
    browser.open(page());
    QTRY_COMPARE(browser.returns().size(), 1);
    QCOMPARE(given(browser.returns().first(), u"domain"_s), simulator().rootUrl().authority());
}

void TestAuthorise::browserSpoilsTheReturnAsTold()
{
    // Something that answers on the handler path, and remembers what it was asked.
    QTcpServer handler;
    QList<QByteArray> asked;
    connect(&handler, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket *socket = handler.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &asked] {
                asked += socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone");
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    QVERIFY(handler.listen(QHostAddress::LocalHost));
    simulator().portal().setHandlerPath(QUrl(u"http://127.0.0.1:%1/"_s.arg(handler.serverPort())));

    TestBrowser browser;
    browser.open(page());
    QTRY_COMPARE(browser.pages().size(), 1);
    QCOMPARE(browser.lastPage().body, "done"_ba);
    QVERIFY(browser.lastPage().isReturn);
    QVERIFY(asked.takeFirst().startsWith("GET /?code="));

    browser.onReturn.set = {{u"state"_s, u"not & mine"_s}};
    browser.onReturn.removed = {u"code"_s};
    browser.onReturn.path = u"/elsewhere"_s;
    browser.onReturn.verb = "POST";
    browser.onReturn.host = "evil.example";
    browser.open(page());
    QTRY_COMPARE(browser.pages().size(), 2);
    const QByteArray request = asked.takeFirst();
    QVERIFY2(request.startsWith("POST /elsewhere?"), request.constData());
    QVERIFY(request.contains("state=not%20%26%20mine") && !request.contains("code="));
    QVERIFY(request.toLower().contains("\r\nhost: evil.example\r\n"));

    browser.onReturn = {};
    browser.onReturn.delivery = TestBrowser::Return::Delivery::Twice;
    browser.open(page());
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked[0].split('\r').first(), asked[1].split('\r').first());
    QTRY_COMPARE(browser.pages().size(), 4);

    asked.clear();
    browser.onReturn.delivery = TestBrowser::Return::Delivery::Held;
    browser.open(page());
    QTRY_COMPARE(browser.returns().size(), 4);
    QVERIFY(asked.isEmpty());
    browser.deliver();
    QTRY_COMPARE(browser.pages().size(), 5);
    QCOMPARE(asked.size(), 1);

    browser.starts = false;
    QVERIFY(!browser.open(page()));
    handler.close();
    browser.onReturn = {};
    browser.deliver();
    QTRY_COMPARE(browser.pages().size(), 6);
    QCOMPARE(browser.lastPage().status, 0);
}

QTEST_GUILESS_MAIN(TestAuthorise)
#include "tst_authorise.moc"
