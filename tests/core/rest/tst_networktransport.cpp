// SPDX-License-Identifier: Apache-2.0
#include "core/rest/networktransport.h"

#include "support/awaited.h"
#include "support/rawserver.h"
#include "support/throwawaycertificate.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eventsweep;

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

constexpr NetworkOptions defaults()
{
    return {};
}

NetworkOptions limits(Milliseconds connect, Milliseconds total)
{
    NetworkOptions options;
    options.connectLimit = connect;
    options.totalLimit = total;
    return options;
}

HttpRequest request(const QUrl &url, bool repeatable = false)
{
    return {.url = url, .body = R"({"auth":"secret-token","process_id":"p"})", .repeatable = repeatable};
}

RawServer::Handler always(const QByteArray &bytes)
{
    return [bytes](const RawServer::Request &, QTcpSocket &socket) { socket.write(bytes); };
}

RawServer::Handler thenClose(const QByteArray &bytes)
{
    return [bytes](const RawServer::Request &, QTcpSocket &socket) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

/// Lets everything happen that the network stack might still do by itself, such as sending again.
void settle(QObject *context)
{
    bool over = false;
    QTimer::singleShot(300ms, context, [&] { over = true; });
    QTRY_VERIFY(over);
}

#define VERIFY_ERROR(result, expectedKind, expectedDelivery)                                                           \
    QVERIFY(result);                                                                                                   \
    QVERIFY(!*result);                                                                                                 \
    QCOMPARE(int((*result).error().kind), int(expectedKind));                                                          \
    QCOMPARE(int((*result).error().delivery), int(expectedDelivery));                                                  \
    QVERIFY2(!(*result).error().text.contains(u"127.0.0.1"_s), qPrintable((*result).error().text))

} // namespace

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnePlainPostAndGivesTheWholeAnswer();
    void keepsAnAnswerWhateverItsStatus_data();
    void keepsAnAnswerWhateverItsStatus();
    void doesNotFollowRedirects();
    void unpacksCompressedAnswersHoweverWellTheyCompress();
    void neverSendsCookiesBack();

    void anUnsafePostIsSentOnceWhenTheConnectionDrops();
    void anUnsafePostIsSentOnceWhenAKeptConnectionDrops();
    void anUnsafePostIsSentOnceWhenTheServerAsksForAPassword();
    void aRepeatablePostMayReachTheServerAgain();
    void aCutAnswerIsNoAnswer_data();
    void aCutAnswerIsNoAnswer();
    void rubbishInsteadOfHttpIsToldAsSuch();

    void refusesPlainHttpToTheInternetWithoutSendingAnything_data();
    void refusesPlainHttpToTheInternetWithoutSendingAnything();
    void tellsThatNobodyListens();
    void tellsThatTheHostIsUnknown();
    void endsAfterTheTimeToConnect();
    void aHandshakeThatHangsCountsAsConnecting();
    void endsAfterTheTimeInAll();
    void aDateToRetryAtIsReadByThePortalsClock();
    void deadConnectionsCostOneTimeoutNotOneEach();
    void aSlowAnswerIsNotASlowConnection();
    void waitingForATurnCostsNoTime();
    void cancelEndsARunningCallAtOnce();
    void aCallCancelledBeforeItsTurnIsNeverSent();
    void endsItsCallsWhenDestroyed();
    void refusesAnAnswerBeyondTheLimit();

    void refusesASelfSignedCertificateAndSaysWhy();
    void refusesACertificateOfAnotherHostAndSaysWhy();
    void trustsWhatItIsToldToTrust();
    void tellsThatTheProxyIsNotThere();
    void tellsThatTheProxyRefuses_data();
    void tellsThatTheProxyRefuses();
    void goesPastTheProxyForThisComputer();
};

void TestNetworkTransport::sendsOnePlainPostAndGivesTheWholeAnswer()
{
    RawServer server(always(RawServer::answer(R"({"result":true})", "200 OK", "Retry-After: 7\r\n")));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply);
    QVERIFY(*reply);
    QCOMPARE((*reply)->status, 200);
    QCOMPARE((*reply)->body, R"({"result":true})"_ba);
    QCOMPARE((*reply)->contentType, "application/json"_ba);
    QVERIFY((*reply)->retryAfter == 7s);
    QCOMPARE(server.requests(), 1);
    const auto &sent = server.request(0);
    QCOMPARE(sent.body, request({}).body);
    QVERIFY(sent.head.startsWith("POST /rest/profile HTTP/1.1\r\n"));
    QVERIFY(sent.head.contains("User-Agent: Eventsweep/"));
    QVERIFY(sent.head.contains("Content-Type: application/json"));
    QVERIFY(sent.head.contains("Content-Length: " + QByteArray::number(sent.body.size())));
    QVERIFY2(!sent.head.contains("secret-token"), "the token belongs into the body alone");
}

void TestNetworkTransport::keepsAnAnswerWhateverItsStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "405 Method Not Allowed",
          "409 Conflict", "410 Gone", "429 Too Many Requests", "500 Internal Server Error", "501 Not Implemented",
          "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"})
        QTest::newRow(status) << QByteArray(status);
}

void TestNetworkTransport::keepsAnAnswerWhateverItsStatus()
{
    QFETCH(QByteArray, status);
    RawServer server(always(RawServer::answer(R"({"error":"E"})", status)));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply);
    QVERIFY(*reply);
    QCOMPARE((*reply)->status, status.left(3).toInt());
    QCOMPARE((*reply)->body, R"({"error":"E"})"_ba);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::doesNotFollowRedirects()
{
    RawServer server(always(RawServer::answer({}, "302 Found", "Location: /rest/elsewhere?a=1\r\n")));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply);
    QVERIFY(*reply);
    QCOMPARE((*reply)->status, 302);
    QCOMPARE((*reply)->location.path(), u"/rest/elsewhere"_s);
    QCOMPARE((*reply)->location.host(), u"127.0.0.1"_s);
    settle(this);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::unpacksCompressedAnswersHoweverWellTheyCompress()
{
    // 20 MB of one letter: Qt's own limit of 1:40 beyond 10 MB would refuse this.
    const QByteArray plain(20 * 1024 * 1024, 'a');
    const QByteArray zlib = qCompress(plain).mid(4);
    RawServer server(always(RawServer::answer(zlib, "200 OK", "Content-Encoding: deflate\r\n")));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}), 30'000);
    QVERIFY(reply);
    QVERIFY(*reply);
    QVERIFY((*reply)->body == plain);
}

void TestNetworkTransport::neverSendsCookiesBack()
{
    RawServer server(always(RawServer::answer("{}", "200 OK", "Set-Cookie: PHPSESSID=abc; path=/\r\n")));
    NetworkTransport transport;
    QVERIFY(awaited(transport.post(request(server.url()), {})));
    QVERIFY(awaited(transport.post(request(server.url()), {})));
    QCOMPARE(server.requests(), 2);
    QVERIFY(!server.request(1).head.toLower().contains("cookie"));
}

void TestNetworkTransport::anUnsafePostIsSentOnceWhenTheConnectionDrops()
{
    RawServer server([](const auto &, QTcpSocket &socket) { RawServer::drop(socket); });
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::ConnectionLost, Delivery::Unknown);
    settle(this);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::anUnsafePostIsSentOnceWhenAKeptConnectionDrops()
{
    // The network stack takes a drop before any answer on a kept connection for an idle connection that timed out.
    for (const bool politely : {false, true}) {
        RawServer server([politely](const RawServer::Request &request, QTcpSocket &socket) {
            if (request.number == 1)
                socket.write(RawServer::answer("{}", "200 OK", "Connection: keep-alive\r\n"));
            else if (politely)
                socket.disconnectFromHost();
            else
                RawServer::drop(socket);
        });
        NetworkTransport transport;
        const auto first = awaited(transport.post(request(server.url()), {}));
        QVERIFY(first && *first);
        const auto second = awaited(transport.post(request(server.url()), {}));
        VERIFY_ERROR(second, Kind::ConnectionLost, Delivery::Unknown);
        settle(this);
        QCOMPARE(server.requests(), 2);
        QCOMPARE(server.request(1).connection, 1); // it was the kept one
    }
}

void TestNetworkTransport::anUnsafePostIsSentOnceWhenTheServerAsksForAPassword()
{
    RawServer server(always(RawServer::answer(R"({"error":"NO_AUTH_FOUND"})", "401 Unauthorized",
                                              "WWW-Authenticate: Basic realm=\"x\"\r\n")));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply && *reply);
    QCOMPARE((*reply)->status, 401);
    settle(this);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::aRepeatablePostMayReachTheServerAgain()
{
    // The control of the promises above: this is what the network stack does by itself.
    RawServer server([](const RawServer::Request &request, QTcpSocket &socket) {
        if (request.number == 2)
            RawServer::drop(socket);
        else
            socket.write(RawServer::answer(R"({"n":)" + QByteArray::number(request.number) + '}'));
    });
    NetworkTransport transport;
    QVERIFY(awaited(transport.post(request(server.url(), true), {})));
    const auto reply = awaited(transport.post(request(server.url(), true), {}));
    QVERIFY(reply);
    QVERIFY(*reply);
    QCOMPARE((*reply)->body, R"({"n":3})"_ba);
    QCOMPARE(server.requests(), 3);
    QCOMPARE(server.request(2).body, server.request(1).body);
}

void TestNetworkTransport::aCutAnswerIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = RawServer::answer(R"({"result":[{"ID":"1"},{"ID":"2"}]})");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("half a status line") << whole.left(10);
    QTest::newRow("head only") << whole.left(whole.indexOf("\r\n\r\n") + 4);
    QTest::newRow("half the body") << whole.chopped(10);
    QTest::newRow("all but one byte") << whole.chopped(1);
    QTest::newRow("a fault, cut") << RawServer::answer(R"({"error":"X"})", "500 Internal Server Error").chopped(3);
    QTest::newRow("chunked") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n5\r\n1"_ba;
    QTest::newRow("chunked, last one missing") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"_ba;
}

void TestNetworkTransport::aCutAnswerIsNoAnswer()
{
    QFETCH(QByteArray, bytes);
    RawServer server(thenClose(bytes));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::ConnectionLost, Delivery::Unknown);
    settle(this);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::rubbishInsteadOfHttpIsToldAsSuch()
{
    RawServer server(thenClose("SSH-2.0-OpenSSH_9.2\r\nmore of that kind\r\n\r\n"));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply);
    QVERIFY(!*reply);
    QVERIFY(reply->error().kind == Kind::AnswerNotUnderstood || reply->error().kind == Kind::ConnectionLost);
    QVERIFY(reply->error().delivery == Delivery::Unknown);
}

void TestNetworkTransport::refusesPlainHttpToTheInternetWithoutSendingAnything_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("http") << u"http://portal.example/rest/profile"_s;
    QTest::newRow("http, other address") << u"http://192.168.0.1/rest/profile"_s;
    QTest::newRow("looks like loopback") << u"http://127.0.0.1.example/rest/profile"_s;
    QTest::newRow("localhost as a part") << u"http://localhost.example/rest/profile"_s;
    QTest::newRow("any address") << u"http://0.0.0.0/rest/profile"_s;
    QTest::newRow("user and password") << u"https://user:password@portal.example/rest/profile"_s;
    QTest::newRow("other scheme") << u"ftp://127.0.0.1/rest/profile"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("no host") << u"https:///rest/profile"_s;
    QTest::newRow("nothing") << QString();
}

void TestNetworkTransport::refusesPlainHttpToTheInternetWithoutSendingAnything()
{
    QFETCH(QString, address);
    NetworkTransport transport;
    const auto future = transport.post(request(QUrl(address)), {});
    QVERIFY2(future.isFinished(), "refused before anything is done");
    const auto reply = awaited(future);
    VERIFY_ERROR(reply, Kind::InsecureAddress, Delivery::NotSent);
}

void TestNetworkTransport::tellsThatNobodyListens()
{
    QUrl url;
    {
        RawServer gone(always({}));
        url = gone.url();
    }
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(url), {}));
    VERIFY_ERROR(reply, Kind::Offline, Delivery::NotSent);
}

void TestNetworkTransport::tellsThatTheHostIsUnknown()
{
    NetworkTransport transport(limits(20s, 30s));
    const auto reply =
        awaited(transport.post(request(QUrl(u"https://no-such-portal.invalid/rest/profile"_s)), {}), 30'000);
    VERIFY_ERROR(reply, Kind::Offline, Delivery::NotSent);
}

void TestNetworkTransport::endsAfterTheTimeToConnect()
{
    // A listening queue of one that is full: the system does not answer further connections.
    QTcpServer full;
    full.setListenBacklogSize(1);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    for (int i = 0; i < 6; ++i) {
        fillers.push_back(std::make_unique<QTcpSocket>());
        fillers.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
    }
    settle(this);
    QUrl url(u"http://127.0.0.1/rest/profile"_s);
    url.setPort(full.serverPort());
    NetworkTransport transport(limits(400ms, 60s));
    QElapsedTimer timer;
    timer.start();
    const auto reply = awaited(transport.post(request(url), {}));
    VERIFY_ERROR(reply, Kind::TimedOut, Delivery::NotSent);
    QVERIFY(timer.elapsed() >= 350);
}

void TestNetworkTransport::aHandshakeThatHangsCountsAsConnecting()
{
    QTcpServer silent; // accepts, and never says a word of TLS
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QUrl url(u"https://127.0.0.1/rest/profile"_s);
    url.setPort(silent.serverPort());
    NetworkTransport transport(limits(400ms, 60s));
    const auto reply = awaited(transport.post(request(url), {}));
    VERIFY_ERROR(reply, Kind::TimedOut, Delivery::NotSent);
}

void TestNetworkTransport::endsAfterTheTimeInAll()
{
    RawServer server([](const auto &, QTcpSocket &) {});
    NetworkTransport transport(limits(60s, 400ms));
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::TimedOut, Delivery::Unknown);
    QCOMPARE(server.requests(), 1);
}

void TestNetworkTransport::aDateToRetryAtIsReadByThePortalsClock()
{
    // Its clock is years behind.
    RawServer server(always(RawServer::answer(
        "{}", "503 Busy", "Date: Fri, 20 Nov 2020 10:00:00 GMT\r\nRetry-After: Fri, 20 Nov 2020 10:00:42 GMT\r\n")));
    RawServer nonsense(always(RawServer::answer("{}", "503 Busy", "Retry-After: when I am back\r\n")));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply && *reply);
    QVERIFY((*reply)->retryAfter == 42s);
    const auto other = awaited(transport.post(request(nonsense.url()), {}));
    QVERIFY(other && *other);
    QVERIFY(!(*other)->retryAfter);
}

void TestNetworkTransport::deadConnectionsCostOneTimeoutNotOneEach()
{
    // The lid closes: what was connected is never heard of again, in neither direction.
    int dead = 0;
    RawServer server([&dead](const RawServer::Request &request, QTcpSocket &socket) {
        if (request.connection > dead)
            QTimer::singleShot(50ms, &socket, [&socket] { socket.write(RawServer::answer("{}")); });
    });
    NetworkTransport transport(limits(60s, 700ms));
    std::vector<QFuture<RestResult<HttpReply>>> before;
    for (int i = 0; i < 4; ++i)
        before.push_back(transport.post(request(server.url()), {}));
    for (const auto &future : before) {
        const auto reply = awaited(future);
        QVERIFY(reply && *reply);
    }
    QVERIFY(server.connections() > 1);
    dead = server.connections();

    const auto lost = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(lost, Kind::TimedOut, Delivery::Unknown);
    for (int i = 0; i < 4; ++i) {
        const auto reply = awaited(transport.post(request(server.url()), {}));
        QVERIFY(reply && *reply);
    }
}

void TestNetworkTransport::aSlowAnswerIsNotASlowConnection()
{
    RawServer server([](const auto &, QTcpSocket &socket) {
        QTimer::singleShot(700ms, &socket, [&socket] { socket.write(RawServer::answer("{}")); });
    });
    for (const bool repeatable : {false, true}) {
        NetworkTransport transport(limits(300ms, 60s));
        const auto reply = awaited(transport.post(request(server.url(), repeatable), {}));
        QVERIFY(reply);
        QVERIFY(*reply);
    }
}

void TestNetworkTransport::waitingForATurnCostsNoTime()
{
    RawServer server([](const auto &, QTcpSocket &socket) {
        QTimer::singleShot(100ms, &socket, [&socket] { socket.write(RawServer::answer("{}")); });
    });
    auto options = limits(350ms, 350ms);
    options.parallel = 2;
    NetworkTransport transport(options);
    std::vector<QFuture<RestResult<HttpReply>>> futures;
    for (int i = 0; i < 12; ++i)
        futures.push_back(transport.post(request(server.url()), {}));
    for (const auto &future : futures) {
        const auto reply = awaited(future);
        QVERIFY(reply);
        QVERIFY(*reply);
    }
    QCOMPARE(server.requests(), 12);
    QVERIFY(server.connections() <= 2);
}

void TestNetworkTransport::cancelEndsARunningCallAtOnce()
{
    RawServer server([](const auto &, QTcpSocket &) {});
    NetworkTransport transport;
    CancelSource source;
    const auto future = transport.post(request(server.url()), source.token());
    QTRY_COMPARE(server.requests(), 1);
    source.cancel();
    QVERIFY(future.isFinished());
    const auto reply = awaited(future);
    VERIFY_ERROR(reply, Kind::Cancelled, Delivery::Unknown);
    source.cancel(); // nothing more happens
}

void TestNetworkTransport::aCallCancelledBeforeItsTurnIsNeverSent()
{
    RawServer server([](const auto &, QTcpSocket &) {});
    auto options = defaults();
    options.parallel = 1;
    NetworkTransport transport(options);
    CancelSource source;
    const auto first = transport.post(request(server.url()), {});
    const auto waiting = transport.post(request(server.url()), source.token());
    QTRY_COMPARE(server.requests(), 1);
    source.cancel();
    const auto reply = awaited(waiting);
    VERIFY_ERROR(reply, Kind::Cancelled, Delivery::NotSent);
    const auto late = awaited(transport.post(request(server.url()), source.token()));
    VERIFY_ERROR(late, Kind::Cancelled, Delivery::NotSent);
    settle(this);
    QCOMPARE(server.requests(), 1);
    QVERIFY(!first.isFinished());
}

void TestNetworkTransport::endsItsCallsWhenDestroyed()
{
    RawServer server([](const auto &, QTcpSocket &) {});
    auto options = defaults();
    options.parallel = 1;
    auto transport = std::make_unique<NetworkTransport>(options);
    const auto running = transport->post(request(server.url()), {});
    const auto waiting = transport->post(request(server.url()), {});
    QTRY_COMPARE(server.requests(), 1);
    transport.reset();
    const auto first = awaited(running);
    VERIFY_ERROR(first, Kind::Cancelled, Delivery::Unknown);
    const auto second = awaited(waiting);
    VERIFY_ERROR(second, Kind::Cancelled, Delivery::NotSent);
}

void TestNetworkTransport::refusesAnAnswerBeyondTheLimit()
{
    RawServer server(always(RawServer::answer(QByteArray(3 * 1024 * 1024, ' '))));
    auto options = defaults();
    options.largestBody = 1024 * 1024;
    NetworkTransport transport(options);
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::AnswerNotUnderstood, Delivery::Unknown);
    QVERIFY(!reply->error().text.isEmpty());
    options.largestBody = 4 * 1024 * 1024;
    NetworkTransport wider(options);
    const auto whole = awaited(wider.post(request(server.url()), {}));
    QVERIFY(whole);
    QVERIFY(*whole);
}

void TestNetworkTransport::refusesASelfSignedCertificateAndSaysWhy()
{
    const auto made = ThrowAwayCertificate::make(u"IP:127.0.0.1"_s);
    if (!made)
        QSKIP("the program openssl is missing");
    RawServer server(always(RawServer::answer("{}")), made->server);
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::TlsRefused, Delivery::NotSent);
    QVERIFY2(reply->error().text.contains(u"self-signed"_s), qPrintable(reply->error().text));
    QCOMPARE(server.heads(), 0);
}

void TestNetworkTransport::refusesACertificateOfAnotherHostAndSaysWhy()
{
    const auto made = ThrowAwayCertificate::make(u"DNS:portal.example"_s);
    if (!made)
        QSKIP("the program openssl is missing");
    RawServer server(always(RawServer::answer("{}")), made->server);
    auto options = defaults();
    options.tls = made->trusting();
    NetworkTransport transport(options);
    const auto reply = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(reply, Kind::TlsRefused, Delivery::NotSent);
    QVERIFY2(reply->error().text.contains(u"host name"_s), qPrintable(reply->error().text));
    QCOMPARE(server.heads(), 0);
}

void TestNetworkTransport::trustsWhatItIsToldToTrust()
{
    const auto made = ThrowAwayCertificate::make(u"IP:127.0.0.1"_s);
    if (!made)
        QSKIP("the program openssl is missing");
    RawServer server(
        [](const RawServer::Request &request, QTcpSocket &socket) {
            if (request.number == 1)
                socket.write(RawServer::answer("{}"));
            else
                RawServer::drop(socket);
        },
        made->server);
    auto options = defaults();
    options.tls = made->trusting();
    NetworkTransport transport(options);
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QVERIFY(reply);
    QVERIFY(*reply);
    // The promise about unsafe calls holds over TLS as well.
    const auto dropped = awaited(transport.post(request(server.url()), {}));
    VERIFY_ERROR(dropped, Kind::ConnectionLost, Delivery::Unknown);
    settle(this);
    QCOMPARE(server.requests(), 2);
}

void TestNetworkTransport::tellsThatTheProxyIsNotThere()
{
    quint16 nobody = 0;
    {
        RawServer gone(always({}));
        nobody = static_cast<quint16>(gone.url().port());
    }
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, nobody));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(QUrl(u"https://portal.example/rest/profile"_s)), {}));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    VERIFY_ERROR(reply, Kind::ProxyFailed, Delivery::NotSent);
}

void TestNetworkTransport::tellsThatTheProxyRefuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("forbidden") << "403 Forbidden"_ba;
    QTest::newRow("wants a password and does not say how") << "407 Proxy Authentication Required"_ba;
    QTest::newRow("cannot go further") << "502 Bad Gateway"_ba;
}

void TestNetworkTransport::tellsThatTheProxyRefuses()
{
    QFETCH(QByteArray, status);
    RawServer proxy(thenClose(RawServer::answer("<html>no</html>", status)));
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, static_cast<quint16>(proxy.url().port())));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(QUrl(u"https://portal.example/rest/profile"_s)), {}));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    VERIFY_ERROR(reply, Kind::ProxyFailed, Delivery::NotSent);
    QVERIFY(proxy.request(0).head.startsWith("CONNECT portal.example:443"));
    QVERIFY(!proxy.request(0).head.contains("secret-token"));
}

void TestNetworkTransport::goesPastTheProxyForThisComputer()
{
    RawServer proxy(always(RawServer::answer(R"("proxy")")));
    RawServer server(always(RawServer::answer("{}")));
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, static_cast<quint16>(proxy.url().port())));
    NetworkTransport transport;
    const auto reply = awaited(transport.post(request(server.url()), {}));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    QVERIFY(reply && *reply);
    QCOMPARE((*reply)->body, "{}"_ba);
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "tst_networktransport.moc"
