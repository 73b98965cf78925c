// SPDX-License-Identifier: Apache-2.0
#include "core/rest/proxyroutes.h"

#include "core/base/futures.h"
#include "core/rest/networktransport.h"

#include "support/awaited.h"
#include "support/privateauthority.h"
#include "support/rawserver.h"
#include "support/testproxy.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QNetworkProxyFactory>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eventsweep;

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;
using Login = std::optional<ProxyLogin>;

const ProxyLogin ada{u"ada"_s, u"go:od p%ss"_s};
const ProxyLogin wrong{u"ada"_s, u"wr0ng"_s};

/// Gives what the test has put in, in that order; then nothing. Or waits until the test answers.
class FakeLogins final : public ProxyLogins
{
public:
    struct Asked
    {
        QString proxy;
        Login refused;
    };
    QFuture<Login> login(const QString &proxy, const Login &refused) override
    {
        asked.append({proxy, refused});
        if (waits)
            return answer.future();
        const Login given = answers.isEmpty() ? Login() : answers.takeFirst();
        return QtFuture::makeReadyFuture(given);
    }
    QList<Asked> asked;
    QList<Login> answers;
    bool waits = false;
    Ending<Login> answer;
};

/// https://portal.example/rest/ with a certificate of the private authority, behind a proxy.
struct Company
{
    explicit Company(const QByteArray &answer = RawServer::answer("{}"))
        : portal([answer](const auto &, QTcpSocket &socket) { socket.write(answer); },
                 PrivateAuthority::serverConfiguration())
    {
        proxy.map(u"portal.example"_s, 443, portal.url().port());
    }
    static NetworkOptions options()
    {
        NetworkOptions options;
        options.tls = QSslConfiguration::defaultConfiguration();
        options.tls->setCaCertificates({PrivateAuthority::certificate()});
        return options;
    }
    QFuture<RestResult<HttpReply>> send(CancelToken cancel = {})
    {
        return transport.post({.url = QUrl(u"https://portal.example/rest/profile"_s), .body = R"({"auth":"token"})"},
                              std::move(cancel));
    }
    /// All that reached the portal.
    [[nodiscard]] QByteArray portalSaw() const
    {
        QByteArray bytes;
        for (int i = 0; i < portal.requests(); ++i)
            bytes += portal.request(static_cast<size_t>(i)).head + portal.request(static_cast<size_t>(i)).body;
        return bytes;
    }

    TestProxy proxy;
    RawServer portal;
    FakeLogins logins;
    NetworkTransport transport{options()};
};

const QByteArray closing = RawServer::answer("{}", "200 OK", "Connection: close\r\n");

#define VERIFY_NEEDS_SIGN_IN(reply, company)                                                                           \
    QVERIFY(reply);                                                                                                    \
    QVERIFY(!*reply);                                                                                                  \
    QCOMPARE(int((*reply).error().kind), int(Kind::ProxyNeedsSignIn));                                                 \
    QCOMPARE(int((*reply).error().delivery), int(Delivery::NotSent));                                                  \
    QCOMPARE((*reply).error().text, company.proxy.name());                                                             \
    QCOMPARE(company.portal.connections(), 0)

} // namespace

class TestProxyRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void tunnelsThroughAProxyThatAsksForNothing();
    void aLoginThatIsAskedForOpensTheTunnelAndGoesNoFurther();
    void callsAtOnceAskOnce();
    void aWrongLoginIsAskedForAgainAndNeverTriedTwice();
    void withNobodyToAskTheProxyIsNamed();
    void aChangedLoginIsUsedForNewTunnels();
    void aLoginOfTheSettingsIsUsed();
    void aWrongLoginOfTheSettingsIsReplaced();
    void theSystemsProxyIsUsedWithItsLogin();
    void thisComputerIsReachedPastTheSystemsProxy();
    void aPortalThatAsksForALoginGetsNone_data();
    void aPortalThatAsksForALoginGetsNone();
    void aLoginReachesNoLogAndNoError();
    void noTimeRunsWhileSomebodyIsAsked();
    void askingCanBeCancelled();
    void aTransportMayGoWhileSomebodyIsAsked();
};

void TestProxyRoutes::cleanup()
{
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    qunsetenv("https_proxy");
    qunsetenv("http_proxy");
}

void TestProxyRoutes::tunnelsThroughAProxyThatAsksForNothing()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    const auto reply = awaited(company.send());
    QVERIFY(reply && *reply);
    QCOMPARE(company.proxy.seen(), QList<QByteArray>{"CONNECT portal.example:443 HTTP/1.1"});
    QCOMPARE(company.portal.requests(), 1);
    QCOMPARE(company.transport.tls().server, u"portal.example:443"_s);
}

void TestProxyRoutes::aLoginThatIsAskedForOpensTheTunnelAndGoesNoFurther()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.answers = {ada};
    for (int i = 0; i < 3; ++i) {
        const auto reply = awaited(company.send());
        QVERIFY(reply && *reply);
    }
    QCOMPARE(company.logins.asked.size(), 1);
    QCOMPARE(company.logins.asked.at(0).proxy, company.proxy.name());
    QVERIFY(!company.logins.asked.at(0).refused);
    QCOMPARE(company.portal.requests(), 3);
    const QByteArray seen = company.portalSaw();
    QVERIFY(!seen.toLower().contains("proxy-authorization"));
    QVERIFY(!seen.contains(ada.password.toUtf8()));
    QVERIFY(!seen.contains((ada.user + u':' + ada.password).toUtf8().toBase64()));
}

void TestProxyRoutes::callsAtOnceAskOnce()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.waits = true;
    std::vector<QFuture<RestResult<HttpReply>>> futures;
    for (int i = 0; i < 8; ++i)
        futures.push_back(company.send());
    QTRY_COMPARE(company.logins.asked.size(), 1);
    company.logins.answer.end(ada);
    for (const auto &future : futures) {
        const auto reply = awaited(future);
        QVERIFY(reply && *reply);
    }
    QCOMPARE(company.logins.asked.size(), 1);
    QCOMPARE(company.portal.requests(), 8);
}

void TestProxyRoutes::aWrongLoginIsAskedForAgainAndNeverTriedTwice()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.answers = {wrong};
    const auto refused = awaited(company.send());
    VERIFY_NEEDS_SIGN_IN(refused, company);
    QCOMPARE(company.logins.asked.size(), 2);
    QVERIFY(!company.logins.asked.at(0).refused);
    QCOMPARE(company.logins.asked.at(1).refused, Login(wrong));

    // A careless answer does not lock the account.
    company.logins.asked.clear();
    company.logins.answers = {wrong, wrong, wrong};
    const auto again = awaited(company.send());
    VERIFY_NEEDS_SIGN_IN(again, company);
    QCOMPARE(company.logins.asked.size(), 2);

    company.logins.answers = {ada};
    const auto reply = awaited(company.send());
    QVERIFY(reply && *reply);
    QVERIFY(!company.portalSaw().contains(wrong.password.toUtf8()));
}

void TestProxyRoutes::withNobodyToAskTheProxyIsNamed()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    const auto reply = awaited(company.send());
    VERIFY_NEEDS_SIGN_IN(reply, company);
    company.transport.setProxyLogins(&company.logins); // who knows none
    const auto other = awaited(company.send());
    VERIFY_NEEDS_SIGN_IN(other, company);
    QCOMPARE(company.logins.asked.size(), 1);
}

void TestProxyRoutes::aChangedLoginIsUsedForNewTunnels()
{
    Company company(closing);
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(wrong.user, wrong.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.answers = {wrong};
    for (int i = 0; i < 2; ++i) {
        const auto reply = awaited(company.send());
        QVERIFY(reply && *reply);
    }
    QCOMPARE(company.logins.asked.size(), 1);
    company.proxy.demandLogin(ada.user, ada.password); // the password has been changed
    company.logins.answers = {ada};
    for (int i = 0; i < 2; ++i) {
        const auto reply = awaited(company.send());
        QVERIFY(reply && *reply);
    }
    QCOMPARE(company.logins.asked.size(), 2);
    QCOMPARE(company.logins.asked.at(1).refused, Login(wrong));
}

void TestProxyRoutes::aLoginOfTheSettingsIsUsed()
{
    Company company;
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    QNetworkProxy proxy = company.proxy.proxy();
    proxy.setUser(ada.user);
    proxy.setPassword(ada.password);
    QNetworkProxy::setApplicationProxy(proxy);
    const auto reply = awaited(company.send());
    QVERIFY(reply && *reply);
    QVERIFY(company.logins.asked.isEmpty());
}

void TestProxyRoutes::aWrongLoginOfTheSettingsIsReplaced()
{
    Company company;
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    QNetworkProxy proxy = company.proxy.proxy();
    proxy.setUser(wrong.user);
    proxy.setPassword(wrong.password);
    QNetworkProxy::setApplicationProxy(proxy);
    company.logins.answers = {ada};
    for (int i = 0; i < 2; ++i) {
        const auto reply = awaited(company.send());
        QVERIFY(reply && *reply);
    }
    QCOMPARE(company.logins.asked.size(), 1);
    QCOMPARE(company.logins.asked.at(0).refused, Login(wrong));

    // Nor is it tried again where nobody knows another one.
    Company other;
    other.proxy.demandLogin(ada.user, ada.password);
    other.transport.setProxyLogins(&other.logins);
    proxy.setPort(other.proxy.port());
    QNetworkProxy::setApplicationProxy(proxy);
    const auto refused = awaited(other.send());
    VERIFY_NEEDS_SIGN_IN(refused, other);
    QCOMPARE(other.logins.asked.at(0).refused, Login(wrong));
    const auto again = awaited(other.send());
    VERIFY_NEEDS_SIGN_IN(again, other);
    QCOMPARE(other.logins.asked.size(), 2);
    QVERIFY(!other.logins.asked.at(1).refused); // it was not sent this time
}

void TestProxyRoutes::theSystemsProxyIsUsedWithItsLogin()
{
#if !defined(Q_OS_LINUX)
    QSKIP("other systems do not take it from the environment");
#endif
    Company company;
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    const QByteArray address = "http://ada:" + QUrl::toPercentEncoding(ada.password) +
                               "@127.0.0.1:" + QByteArray::number(company.proxy.port());
    qputenv("https_proxy", address);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    const auto reply = awaited(company.send());
    QVERIFY(reply);
    QVERIFY2(*reply, qPrintable(reply->error().text));
    QCOMPARE(company.proxy.counts().passed, 1);
    QVERIFY(company.logins.asked.isEmpty());
}

void TestProxyRoutes::thisComputerIsReachedPastTheSystemsProxy()
{
    TestProxy proxy;
    RawServer portal([](const auto &, QTcpSocket &socket) { socket.write(RawServer::answer("{}")); });
    proxy.map(u"127.0.0.1"_s, portal.url().port(), portal.url().port());
    qputenv("https_proxy", proxy.address().toEncoded());
    qputenv("http_proxy", proxy.address().toEncoded());
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    NetworkTransport transport;
    const auto reply = awaited(transport.post({.url = portal.url(), .body = "{}"}, {}));
    QVERIFY(reply && *reply);
    QCOMPARE(proxy.counts().requests, 0);
}

void TestProxyRoutes::aPortalThatAsksForALoginGetsNone_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("401") << "401 Unauthorized"_ba
                         << "WWW-Authenticate: Basic realm=\"x\"\r\n"_ba;
    QTest::newRow("as if it were a proxy") << "407 Proxy Authentication Required"_ba
                                           << "Proxy-Authenticate: Basic realm=\"test\"\r\n"_ba;
}

void TestProxyRoutes::aPortalThatAsksForALoginGetsNone()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, header);
    Company company(RawServer::answer(R"({"error":"NO_AUTH_FOUND"})", status, header));
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.answers = {ada, ada, ada};
    for (int i = 0; i < 2; ++i) {
        const auto reply = awaited(company.send());
        QVERIFY(reply);
        QVERIFY(*reply);
        QCOMPARE((*reply)->status, status.left(3).toInt());
        QCOMPARE((*reply)->body, R"({"error":"NO_AUTH_FOUND"})"_ba);
    }
    QCOMPARE(company.logins.asked.size(), 1); // for the real proxy
    QCOMPARE(company.portal.requests(), 2);
    const QByteArray seen = company.portalSaw();
    QVERIFY(!seen.toLower().contains("authorization"));
    QVERIFY(!seen.contains((ada.user + u':' + ada.password).toUtf8().toBase64()));
}

void TestProxyRoutes::aLoginReachesNoLogAndNoError()
{
    static QMutex mutex; // Qt's network stack logs from its own thread
    static QString logged;
    QLoggingCategory::setFilterRules(u"*=true"_s);
    const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
        const QMutexLocker locker(&mutex);
        logged += QString::fromUtf8(context.category) + u' ' + text + u'\n';
    });
    QString errors;
    {
        Company company;
        const TestProxy::InUse use(company.proxy);
        company.proxy.demandLogin(ada.user, ada.password);
        company.transport.setProxyLogins(&company.logins);
        company.logins.answers = {wrong, {}, ada};
        for (int i = 0; i < 2; ++i) {
            const auto reply = awaited(company.send());
            errors += reply && !*reply ? reply->error().text + reply->error().code : QString();
        }
        qDebug("control");
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(!errors.isEmpty());
    QVERIFY(logged.contains(u"control"_s));
    for (const auto &login : {ada, wrong}) {
        for (const QString &secret :
             {login.password, QString::fromLatin1((login.user + u':' + login.password).toUtf8().toBase64()),
              QString::fromLatin1(QUrl::toPercentEncoding(login.password))}) {
            QVERIFY(!logged.contains(secret));
            QVERIFY(!errors.contains(secret));
        }
    }
}

void TestProxyRoutes::noTimeRunsWhileSomebodyIsAsked()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    NetworkOptions options = Company::options();
    options.connectLimit = 1500ms;
    options.totalLimit = 1500ms;
    NetworkTransport transport(options);
    transport.setProxyLogins(&company.logins);
    company.logins.waits = true;
    const auto future = transport.post({.url = QUrl(u"https://portal.example/rest/profile"_s), .body = "{}"}, {});
    QTRY_COMPARE(company.logins.asked.size(), 1);
    bool later = false;
    QTimer::singleShot(1800ms, this, [&later] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!future.isFinished());
    company.logins.answer.end(ada);
    const auto reply = awaited(future);
    QVERIFY(reply && *reply);
}

void TestProxyRoutes::askingCanBeCancelled()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    company.transport.setProxyLogins(&company.logins);
    company.logins.waits = true;
    CancelSource cancel;
    const auto future = company.send(cancel.token());
    QTRY_COMPARE(company.logins.asked.size(), 1);
    cancel.cancel();
    QVERIFY(future.isFinished());
    QCOMPARE(int(future.result().error().kind), int(Kind::Cancelled));
    QCOMPARE(int(future.result().error().delivery), int(Delivery::NotSent));
    company.logins.answer.end(ada);
    const auto reply = awaited(company.send()); // and the login is known
    QVERIFY(reply && *reply);
    QCOMPARE(company.portal.requests(), 1);
    QCOMPARE(company.logins.asked.size(), 1);
}

void TestProxyRoutes::aTransportMayGoWhileSomebodyIsAsked()
{
    Company company;
    const TestProxy::InUse use(company.proxy);
    company.proxy.demandLogin(ada.user, ada.password);
    auto transport = std::make_unique<NetworkTransport>(Company::options());
    transport->setProxyLogins(&company.logins);
    company.logins.waits = true;
    const auto future = transport->post({.url = QUrl(u"https://portal.example/rest/profile"_s), .body = "{}"}, {});
    QTRY_COMPARE(company.logins.asked.size(), 1);
    transport.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(int(future.result().error().kind), int(Kind::Cancelled));
    company.logins.answer.end(ada); // reaches nobody
    QCOMPARE(company.portal.connections(), 0);
}

QTEST_GUILESS_MAIN(TestProxyRoutes)
#include "tst_proxyroutes.moc"
