// SPDX-License-Identifier: Apache-2.0
#include "core/auth/loopbacklistener.h"

#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// A connection that says exactly what it is told, and remembers what came back.
struct Client
{
    explicit Client(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { answer += socket.readAll(); });
        socket.connectToHost(address, port);
    }
    Client(quint16 port, const QByteArray &bytes)
        : Client(port)
    {
        QObject::connect(&socket, &QTcpSocket::connected, &socket, [this, bytes] { socket.write(bytes); });
    }
    /// Refused, or ended by the other side.
    [[nodiscard]] bool isOver() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] int status() const { return answer.split(' ').value(1).toInt(); }

    QTcpSocket socket;
    QByteArray answer;
};

struct Bench
{
    explicit Bench(LoopbackListener::Limits limits = {})
        : listener(limits, nullptr)
        , returned(&listener, &LoopbackListener::returned)
        , refused(&listener, &LoopbackListener::refused)
    {
        listener.setAccept([](const QUrlQuery &query) { return query.queryItemValue(u"state"_s) == "right"_L1; },
                           [] {
                               return ReturnPage{.success = false,
                                                 .settled = false,
                                                 .title = u"Strange <b>"_s,
                                                 .text = u"Not & ours"_s,
                                                 .language = u"en"_s};
                           });
        port = listener.listen(0).value_or(0);
    }
    [[nodiscard]] QByteArray host() const { return "Host: 127.0.0.1:"_ba + QByteArray::number(port) + "\r\n"; }
    [[nodiscard]] QByteArray get(const QByteArray &target = "/?state=right&code=c"_ba) const
    {
        return "GET " + target + " HTTP/1.1\r\n" + host() + "\r\n";
    }

    LoopbackListener listener;
    QSignalSpy returned;
    QSignalSpy refused;
    quint16 port = 0;
};

const ReturnPage done{.success = true, .settled = true, .title = u"Done"_s, .text = u"One\nTwo"_s, .language = u"ru"_s};

} // namespace

class LoopbackListenerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneReturnIsAcceptedAndGetsItsPage();
    void thePageIsKeptByNobody();
    void whatStandsInThePageIsText();
    void anythingElseIsTurnedAway_data();
    void anythingElseIsTurnedAway();
    void aStrangeReturnGetsItsPageAndTheWaitGoesOn();
    void aRequestThatComesInPiecesIsRead();
    void silentAndHalfRequestsHoldUpNobody();
    void aRequestThatNeverEndsIsGivenUp();
    void aHeadWithoutEndIsTurnedAway();
    void manyConnectionsLeaveRoomForTheReturn();
    void afterTheReturnNothingIsListenedTo();
    void aSecondReturnFindsNobody();
    void aBrowserThatWaitsDoesNotKeepThePort();
    void aBrowserThatHasLeftGetsNothing();
    void aBrowserThatNobodyAnswersIsLetGo();
    void closingKeepsTheBrowserThatWaits();
    void thePageArrivesThoughTheListenerGoes();
    void theListenerMayGoInsideItsOwnSignal();
    void onlyThisComputerIsListenedTo();
    void aTakenPortIsSaid();
    void aPortBelow1024IsSaid();
    void withoutWhoAcceptsNothingIsAccepted();
    void itListensAgain();
};

void LoopbackListenerTest::oneReturnIsAcceptedAndGetsItsPage()
{
    Bench bench;
    QVERIFY(bench.port != 0);
    Client browser(bench.port, bench.get("/?state=right&code=c%2Bd"));
    QTRY_COMPARE(bench.returned.count(), 1);
    QCOMPARE(bench.returned.at(0).at(0).value<QUrlQuery>().queryItemValue(u"code"_s, QUrl::FullyDecoded), u"c+d"_s);
    QVERIFY(browser.answer.isEmpty());
    bench.listener.answer(done);
    QTRY_VERIFY(browser.isOver());
    QCOMPARE(browser.status(), 200);
    QVERIFY(browser.answer.contains("<html lang=\"ru\">"));
    QVERIFY(browser.answer.contains("<p>One</p>\n<p>Two</p>"));
    QVERIFY(browser.answer.contains(">\xe2\x9c\x93</span>")); // a mark, beside the words
    QVERIFY(!browser.answer.contains("c+d"));
    bench.listener.answer(done); // once
    QCOMPARE(bench.refused.count(), 0);
}

void LoopbackListenerTest::thePageIsKeptByNobody()
{
    Bench bench;
    Client strange(bench.port, bench.get("/?state=wrong"));
    Client missing(bench.port, bench.get("/favicon.ico"));
    QTRY_VERIFY(strange.isOver() && missing.isOver());
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    bench.listener.answer(done);
    QTRY_VERIFY(browser.isOver());
    for (const auto *client : {&browser, &strange, &missing}) {
        const QByteArray head = client->answer.left(client->answer.indexOf("\r\n\r\n") + 2);
        for (const auto &line : {"Cache-Control: no-store\r\n"_ba, "Referrer-Policy: no-referrer\r\n"_ba,
                                 "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'"_ba,
                                 "X-Content-Type-Options: nosniff\r\n"_ba, "Connection: close\r\n"_ba})
            QVERIFY2(head.contains(line), line.constData());
        QVERIFY(!head.contains("Access-Control"));
        const auto length = client->answer.size() - head.size() - 2;
        QVERIFY(head.contains("Content-Length: " + QByteArray::number(length) + "\r\n"));
    }
}

void LoopbackListenerTest::whatStandsInThePageIsText()
{
    Bench bench;
    Client strange(bench.port, bench.get("/?state=wrong"));
    QTRY_VERIFY(strange.isOver());
    QVERIFY(strange.answer.contains("Strange &lt;b&gt;"));
    QVERIFY(strange.answer.contains("Not &amp; ours"));
    const QByteArray page = returnPageHtml({.success = true,
                                            .settled = true,
                                            .title = u"%1 %2 \"x\" %4"_s,
                                            .text = u"<script>alert(1)</script>"_s,
                                            .language = u"\"><script>"_s});
    QVERIFY(!page.contains("<script>"));
    QVERIFY(page.contains("%1 %2 &quot;x&quot; %4"));
}

void LoopbackListenerTest::anythingElseIsTurnedAway_data()
{
    QTest::addColumn<QByteArray>("request"); // PORT is replaced
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: 127.0.0.1:PORT\r\n\r\n"_ba;
    const QByteArray line = "GET /?state=right&code=c HTTP/1.1\r\n"_ba;
    QTest::newRow("favicon") << "GET /favicon.ico HTTP/1.1\r\n" + host << 404;
    QTest::newRow("another path") << "GET /other?state=right&code=c HTTP/1.1\r\n" + host << 404;
    QTest::newRow("two slashes") << "GET //?state=right&code=c HTTP/1.1\r\n" + host << 404;
    QTest::newRow("dots") << "GET /./?state=right&code=c HTTP/1.1\r\n" + host << 404;
    QTest::newRow("encoded path") << "GET /%2F?state=right&code=c HTTP/1.1\r\n" + host << 404;
    QTest::newRow("post") << "POST /?state=right&code=c HTTP/1.1\r\nContent-Length: 4\r\n" + host + "a=bc" << 405;
    QTest::newRow("head") << "HEAD /?state=right&code=c HTTP/1.1\r\n" + host << 405;
    QTest::newRow("options") << "OPTIONS /?state=right&code=c HTTP/1.1\r\nOrigin: https://x.example\r\n" + host << 405;
    QTest::newRow("lower case") << "get /?state=right&code=c HTTP/1.1\r\n" + host << 405;
    QTest::newRow("no host") << line + "\r\n" << 400;
    QTest::newRow("localhost") << line + "Host: localhost:PORT\r\n\r\n" << 400;
    QTest::newRow("a name for this address") << line + "Host: evil.example:PORT\r\n\r\n" << 400;
    QTest::newRow("without port") << line + "Host: 127.0.0.1\r\n\r\n" << 400;
    QTest::newRow("another port") << line + "Host: 127.0.0.1:1\r\n\r\n" << 400;
    QTest::newRow("two hosts") << line + "Host: 127.0.0.1:PORT\r\n" + host << 400;
    QTest::newRow("a host in two lines") << line + "Host:\r\n 127.0.0.1:PORT\r\n\r\n" << 400;
    QTest::newRow("space before the colon") << line + "Host : 127.0.0.1:PORT\r\n\r\n" << 400;
    QTest::newRow("whole address") << "GET http://127.0.0.1:PORT/?state=right&code=c HTTP/1.1\r\n" + host << 400;
    QTest::newRow("no path") << "GET ?state=right&code=c HTTP/1.1\r\n" + host << 400;
    QTest::newRow("no version") << "GET /?state=right&code=c\r\n" + host << 400;
    QTest::newRow("HTTP/2") << "GET /?state=right&code=c HTTP/2\r\n" + host << 505;
    QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH_9.2\r\n\r\n"_ba << 400;
    QTest::newRow("nothing") << "\r\n\r\n"_ba << 400;
    QTest::newRow("TLS") << QByteArray::fromHex("16030100c6010000c20303") + "\r\n\r\n" << 400;
    QTest::newRow("zeros") << QByteArray(64, '\0') + "\r\n\r\n" << 400;
}

void LoopbackListenerTest::anythingElseIsTurnedAway()
{
    QFETCH(QByteArray, request);
    Bench bench;
    Client client(bench.port, request.replace("PORT", QByteArray::number(bench.port)));
    QTRY_VERIFY(client.isOver());
    QTEST(client.status(), "status");
    QCOMPARE(bench.returned.count(), 0);
    QCOMPARE(bench.refused.count(), 0);
    // And the wait goes on.
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::aStrangeReturnGetsItsPageAndTheWaitGoesOn()
{
    Bench bench;
    for (int i = 1; i <= 3; ++i) {
        Client strange(bench.port, bench.get("/?state=wrong&code=c"));
        QTRY_VERIFY(strange.isOver());
        QCOMPARE(strange.status(), 403);
        QVERIFY(strange.answer.contains("Not &amp; ours"));
        QCOMPARE(bench.refused.count(), i);
    }
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::aRequestThatComesInPiecesIsRead()
{
    Bench bench;
    Client browser(bench.port);
    QTRY_COMPARE(browser.socket.state(), QAbstractSocket::ConnectedState);
    for (const char byte : bench.get()) {
        QCOMPARE(bench.returned.count(), 0);
        browser.socket.write(&byte, 1);
        browser.socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::silentAndHalfRequestsHoldUpNobody()
{
    Bench bench;
    std::vector<std::unique_ptr<Client>> spare;
    for (int i = 0; i < 5; ++i)
        spare.push_back(std::make_unique<Client>(bench.port));
    Client half(bench.port, "GET /?state=right"_ba);
    QTRY_COMPARE(half.socket.state(), QAbstractSocket::ConnectedState);
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    bench.listener.answer(done);
    QTRY_VERIFY(browser.isOver());
    QCOMPARE(browser.status(), 200);
    QTRY_VERIFY(half.isOver());
    QVERIFY(half.answer.isEmpty());
}

void LoopbackListenerTest::aRequestThatNeverEndsIsGivenUp()
{
    Bench bench({.request = Milliseconds(100)});
    Client half(bench.port, "GET / HTTP/1.1\r\n"_ba);
    QTRY_VERIFY(half.isOver());
    QCOMPARE(half.status(), 408);
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::aHeadWithoutEndIsTurnedAway()
{
    Bench bench;
    Client flood(bench.port, "GET /?state=right&x="_ba + QByteArray(200'000, 'x'));
    QTRY_VERIFY(flood.isOver());
    QCOMPARE(bench.returned.count(), 0);
    QVERIFY(flood.answer.isEmpty() || flood.status() == 431); // the system may drop it behind so much unread
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::manyConnectionsLeaveRoomForTheReturn()
{
    Bench bench({.connections = 4});
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 40; ++i) {
        clients.push_back(std::make_unique<Client>(bench.port));
        QTRY_COMPARE(clients.back()->socket.state(), QAbstractSocket::ConnectedState);
    }
    QTRY_VERIFY(clients.front()->isOver());
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
}

void LoopbackListenerTest::afterTheReturnNothingIsListenedTo()
{
    Bench bench;
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    Client late(bench.port, bench.get());
    QTRY_VERIFY(late.isOver());
    QCOMPARE(late.socket.error(), QAbstractSocket::ConnectionRefusedError);
    QTcpServer other; // the port is free for anybody
    QVERIFY(other.listen(QHostAddress::LocalHost, bench.port));
    bench.listener.answer(done);
    QTRY_COMPARE(browser.status(), 200);
}

void LoopbackListenerTest::aSecondReturnFindsNobody()
{
    Bench bench;
    Client first(bench.port);
    Client second(bench.port);
    QTRY_VERIFY(first.socket.state() == QAbstractSocket::ConnectedState &&
                second.socket.state() == QAbstractSocket::ConnectedState);
    first.socket.write(bench.get());
    second.socket.write(bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    bench.listener.answer(done);
    QTRY_VERIFY(first.isOver() && second.isOver());
    QCOMPARE(bench.returned.count(), 1);
    QCOMPARE(first.answer.isEmpty(), !second.answer.isEmpty());
}

void LoopbackListenerTest::aBrowserThatWaitsDoesNotKeepThePort()
{
    Bench bench;
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    LoopbackListener next;
    QCOMPARE(next.listen(bench.port), bench.port);
    bench.listener.answer(done);
    QTRY_COMPARE(browser.status(), 200);
}

void LoopbackListenerTest::aBrowserThatHasLeftGetsNothing()
{
    Bench bench;
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    browser.socket.abort();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    bench.listener.answer(done);
    QVERIFY(browser.answer.isEmpty());
}

void LoopbackListenerTest::aBrowserThatNobodyAnswersIsLetGo()
{
    Bench bench({.answer = Milliseconds(100)});
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    QTRY_VERIFY(browser.isOver());
    QVERIFY(browser.answer.isEmpty());
    bench.listener.answer(done);
}

void LoopbackListenerTest::closingKeepsTheBrowserThatWaits()
{
    Bench bench;
    Client browser(bench.port, bench.get());
    QTRY_COMPARE(bench.returned.count(), 1);
    bench.listener.close();
    bench.listener.answer(done);
    QTRY_COMPARE(browser.status(), 200);

    Bench closed;
    closed.listener.close();
    Client nobody(closed.port, closed.get());
    QTRY_VERIFY(nobody.isOver());
    QCOMPARE(closed.returned.count(), 0);
}

void LoopbackListenerTest::thePageArrivesThoughTheListenerGoes()
{
    auto bench = std::make_unique<Bench>();
    Client browser(bench->port, bench->get());
    QTRY_COMPARE(bench->returned.count(), 1);
    bench->listener.answer(done);
    bench.reset();
    QTRY_VERIFY(browser.isOver());
    QCOMPARE(browser.status(), 200);
    QVERIFY(browser.answer.endsWith("</html>\n"));
}

void LoopbackListenerTest::theListenerMayGoInsideItsOwnSignal()
{
    for (const bool ours : {true, false}) {
        auto *listener = new LoopbackListener;
        listener->setAccept([ours](const QUrlQuery &) { return ours; }, [] { return ReturnPage(); });
        const auto port = listener->listen(0);
        QVERIFY(port);
        bool gone = false;
        const auto end = [&] {
            delete listener;
            gone = true;
        };
        connect(listener, &LoopbackListener::returned, this, end);
        connect(listener, &LoopbackListener::refused, this, end);
        Client browser(*port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(*port) + "\r\n\r\n");
        QTRY_VERIFY(gone);
        QTRY_VERIFY(browser.isOver());
    }
}

void LoopbackListenerTest::onlyThisComputerIsListenedTo()
{
    Bench bench;
    for (const auto &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        Client outside(bench.port, address);
        QTRY_VERIFY(outside.isOver());
    }
    Client sixth(bench.port, QHostAddress(QHostAddress::LocalHostIPv6));
    QTRY_VERIFY(sixth.isOver());
}

void LoopbackListenerTest::aTakenPortIsSaid()
{
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::AnyIPv4}) {
        QTcpServer other;
        QVERIFY(other.listen(address));
        LoopbackListener listener;
        const auto port = listener.listen(other.serverPort());
        QVERIFY(!port);
        QCOMPARE(port.error(), LoopbackListener::Failure::PortTaken);
        other.close();
        QVERIFY(listener.listen(other.serverPort() == 0 ? 0 : other.serverPort()));
    }
}

void LoopbackListenerTest::aPortBelow1024IsSaid()
{
    LoopbackListener listener;
    const auto port = listener.listen(1);
    if (port)
        QSKIP("This user may listen anywhere.");
    QCOMPARE(port.error(), LoopbackListener::Failure::PortNotAllowed);
}

void LoopbackListenerTest::withoutWhoAcceptsNothingIsAccepted()
{
    LoopbackListener listener;
    QSignalSpy returned(&listener, &LoopbackListener::returned);
    const auto port = listener.listen(0);
    QVERIFY(port);
    Client browser(*port, "GET /?code=c HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(*port) + "\r\n\r\n");
    QTRY_VERIFY(browser.isOver());
    QCOMPARE(browser.status(), 403);
    QCOMPARE(returned.count(), 0);
}

void LoopbackListenerTest::itListensAgain()
{
    Bench bench;
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(bench.listener.listen(bench.port), bench.port); // at once, at the port in the application's settings
        Client browser(bench.port, bench.get());
        QTRY_COMPARE(bench.returned.count(), i);
        bench.listener.answer(done);
        QTRY_COMPARE(browser.status(), 200);
    }
}

QTEST_GUILESS_MAIN(LoopbackListenerTest)
#include "tst_loopbacklistener.moc"
