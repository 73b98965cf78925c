// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionIsKeptForTheNextRequest();
    void oldAndClosingClientsAreLetGo();
    void chunkedBodyIsPutTogether();
    void bodyInPiecesIsWaitedFor();
    void pipelinedRequestsAreAnsweredInOrder();
    void hugeBodyIsTaken();
    void tooHugeBodyIsRefused();
    void hundredContinueIsAnswered();
    void garbageIsRefused_data();
    void garbageIsRefused();
    void clientsThatLeaveDoNoHarm();
    void unknownPathsAre404();

private:
    SimulatorThread m_thread;
};

void TestHttpServer::connectionIsKeptForTheNextRequest()
{
    RestClient client(m_thread.simulator());
    for (int i = 0; i < 5; ++i) {
        const RawAnswer answer = client.call("profile");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.whole);
        QCOMPARE(answer.header("Connection"), "keep-alive"_ba);
    }
    QCOMPARE(client.raw().connections(), 1);
}

void TestHttpServer::oldAndClosingClientsAreLetGo()
{
    RawClient client(m_thread->rootUrl());
    QVERIFY(client.write("GET /sim/queue HTTP/1.0\r\n\r\n"));
    const RawAnswer old = client.read();
    QCOMPARE(old.status, 200);
    QCOMPARE(old.header("Connection"), "close"_ba);
    QCOMPARE(client.read().status, 0);
    client.leave();
    QVERIFY(client.write("GET /sim/queue HTTP/1.1\r\nConnection: close\r\n\r\n"));
    QCOMPARE(client.read().body, "[]"_ba);
    QCOMPARE(client.read().status, 0);
}

void TestHttpServer::chunkedBodyIsPutTogether()
{
    RawClient client(m_thread->rootUrl());
    const QByteArray body = R"({"auth":")" + m_thread->tokens().admin.toUtf8() + R"("})";
    QVERIFY(client.write("POST /rest/profile HTTP/1.1\r\nContent-Type: application/json; charset=utf-8\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n"));
    QVERIFY(client.write("5\r\n" + body.left(5) + "\r\n"));
    QVERIFY(client.write(QByteArray::number(body.size() - 5, 16) + ";extension=1\r\n" + body.mid(5) + "\r\n"));
    QVERIFY(client.write("0\r\nTrailer: x\r\n\r\n"));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(m_thread->requests().last().body, body);
}

void TestHttpServer::bodyInPiecesIsWaitedFor()
{
    RawClient client(m_thread->rootUrl());
    const QByteArray body = R"({"auth":")" + m_thread->tokens().admin.toUtf8() + R"("})";
    const QByteArray request = "\r\nPOST /rest/profile HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " +
                               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    for (const char c : request)
        QVERIFY(client.write(QByteArray(1, c)));
    QCOMPARE(client.read().status, 200);
}

void TestHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    RawClient client(m_thread->rootUrl());
    QVERIFY(
        client.write("GET /sim/queue HTTP/1.1\r\n\r\nGET /nowhere HTTP/1.1\r\n\r\nGET /sim/queue HTTP/1.1\r\n\r\n"));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.read().status, 404);
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.connections(), 1);
}

void TestHttpServer::hugeBodyIsTaken()
{
    RestClient client(m_thread.simulator());
    const RawAnswer answer = client.call("profile", {{u"filler"_s, QString(20 * 1024 * 1024, u'x')}});
    QCOMPARE(answer.status, 200);
}

void TestHttpServer::tooHugeBodyIsRefused()
{
    RawClient client(m_thread->rootUrl());
    QVERIFY(client.write("POST /rest/profile HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n"));
    QCOMPARE(client.read().status, 413);
    client.leave();
    QVERIFY(client.write("POST /rest/profile HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n"));
    QCOMPARE(client.read().status, 413);
    client.leave();
    QVERIFY(client.write("GET /" + QByteArray(100000, 'x')));
    QCOMPARE(client.read().status, 431);
}

void TestHttpServer::hundredContinueIsAnswered()
{
    RawClient client(m_thread->rootUrl());
    QVERIFY(client.write("POST /sim/load HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(client.read().status, 100);
    QVERIFY(client.write("{}"));
    QCOMPARE(client.read().status, 200);
}

void TestHttpServer::garbageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a TLS client") << QByteArray::fromHex("16030100a5010000a10303");
    QTest::newRow("words") << "hello there\r\n\r\n"_ba;
    QTest::newRow("words, one line") << "hello there\r\n"_ba;
    QTest::newRow("no target") << "GET  HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("other protocol") << "GET / SPDY/3\r\n\r\n"_ba;
    QTest::newRow("header without colon") << "GET / HTTP/1.1\r\nnonsense\r\n\r\n"_ba;
    QTest::newRow("length is no number") << "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n"_ba;
    QTest::newRow("length below zero") << "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"_ba;
    QTest::newRow("chunk size is no number") << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"_ba;
    QTest::newRow("chunk is longer than said")
        << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n"_ba;
}

void TestHttpServer::garbageIsRefused()
{
    QFETCH(QByteArray, bytes);
    RawClient client(m_thread->rootUrl());
    QVERIFY(client.write(bytes));
    QCOMPARE(client.read().status, 400);
    QCOMPARE(client.read().status, 0); // closed
    QCOMPARE(RestClient(m_thread.simulator()).call("profile").status, 200);
}

void TestHttpServer::clientsThatLeaveDoNoHarm()
{
    m_thread->portal().addDefaultRecords(1, 2000);
    const QByteArray whole = "GET /sim/queue HTTP/1.1\r\n\r\n";
    for (int i = 0; i < 60; ++i) {
        RawClient client(m_thread->rootUrl());
        QVERIFY(client.write(whole.left(i < 30 ? i : whole.size())));
        client.leave();
    }
    m_thread->faults().next(u"profile"_s, Delay{50}, 10);
    for (int i = 0; i < 10; ++i) {
        RawClient client(m_thread->rootUrl());
        QVERIFY(client.write("GET /rest/profile HTTP/1.1\r\n\r\n"));
        client.leave();
    }
    QTRY_COMPARE(m_thread->faults().hits(), 10);
    QCOMPARE(RestClient(m_thread.simulator()).call("profile").status, 200);
    m_thread->portal().reset();
}

void TestHttpServer::unknownPathsAre404()
{
    RawClient client(m_thread->rootUrl());
    for (const char *path : {"/", "/rest", "/other/", "/sim/nothing", "/oauth/"})
        QCOMPARE(client.get(path).status, 404);
    QCOMPARE(client.post("/sim/queue", "x").status, 404);
    QCOMPARE(client.get("/rest/").status, 404);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
