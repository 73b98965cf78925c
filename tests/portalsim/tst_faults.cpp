// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void delayedAnswerComesLateButWhole();
    void droppedBeforeDoesNothing();
    void droppedAfterHasDoneEverything();
    void cutBodyEndsInTheMiddle();
    void htmlPagesReplaceTheAnswer_data();
    void htmlPagesReplaceTheAnswer();
    void redirectNamesTheSamePathElsewhere();
    void anyErrorCanBeAnswered();
    void limitsCanBeAnsweredOnce();
    void rulesHitTheNthRequestAndCount();
    void batchCountsForTheMethodsOfItsCommands();
    void singleCommandOfABatchCanFail();
    void rivalActsBetweenTwoRequests();
    void rivalActsInTheMiddleOfABatch();
    void rivalCanTakeWhatIsReservedAndRunCode();
    void tokenExpiresOnTheNextRequest();
    void controlRequestSetsRules();
    void brokenControlRequestSetsNone_data();
    void brokenControlRequestSetsNone();
    void logTellsWhatWasSent();

private:
    Portal &portal() { return m_thread->portal(); }
    Faults &faults() { return m_thread->faults(); }

    SimulatorThread m_thread;
};

void TestFaults::init()
{
    portal().reset();
    portal().addDefaultRecords(1, 4);
    faults().clear();
    m_thread->clearRequests();
}

void TestFaults::delayedAnswerComesLateButWhole()
{
    faults().next(u"event.offline.list"_s, Delay{300});
    RestClient client(m_thread.simulator());
    QElapsedTimer clock;
    clock.start();
    const RawAnswer answer = client.call("event.offline.list");
    QVERIFY(clock.elapsed() >= 290);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[u"total"_s].toInt(), 4);
}

void TestFaults::droppedBeforeDoesNothing()
{
    faults().next(u"event.offline.get"_s, DropBefore{});
    RestClient client(m_thread.simulator());
    QCOMPARE(client.call("event.offline.get", {{u"clear"_s, 1}}).status, 0);
    QCOMPARE(portal().queueSize(), 4);
    QCOMPARE(m_thread->requests().last().status, 0);
    QCOMPARE(client.call("event.offline.list").status, 200);
}

void TestFaults::droppedAfterHasDoneEverything()
{
    faults().next(u"event.offline.get"_s, DropAfter{});
    RestClient client(m_thread.simulator());
    QCOMPARE(client.call("event.offline.get", {{u"clear"_s, 1}, {u"limit"_s, 3}}).status, 0);
    QCOMPARE(portal().queueSize(), 1);
}

void TestFaults::cutBodyEndsInTheMiddle()
{
    faults().next({}, CutBody{40});
    RestClient client(m_thread.simulator());
    const RawAnswer answer = client.call("event.offline.list");
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.whole);
    QCOMPARE(answer.body.size(), 40);
}

void TestFaults::htmlPagesReplaceTheAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503, 504})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestFaults::htmlPagesReplaceTheAnswer()
{
    QFETCH(int, status);
    faults().next({}, HtmlPage{status});
    RestClient client(m_thread.simulator());
    const RawAnswer answer = client.call("event.offline.get");
    QCOMPARE(answer.status, status);
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QVERIFY(answer.body.contains("<html"));
    QCOMPARE(client.states(), u"1:free 2:free 3:free 4:free"_s);
}

void TestFaults::redirectNamesTheSamePathElsewhere()
{
    SimulatorThread moved;
    faults().next(u"event.offline.list"_s, Redirect{moved->baseUrl(u"localhost"_s)});
    RestClient client(m_thread.simulator());
    const RawAnswer answer = client.call("event.offline.list");
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.header("Location"), moved->baseUrl(u"localhost"_s).toEncoded() + "event.offline.list");
}

void TestFaults::anyErrorCanBeAnswered()
{
    faults().next(u"profile"_s, Failure{503, u"OVERLOAD_LIMIT"_s, u"REST API is blocked due to overload."_s});
    RestClient client(m_thread.simulator());
    const RawAnswer answer = client.call("profile");
    QCOMPARE(answer.status, 503);
    QCOMPARE(errorOf(answer), u"OVERLOAD_LIMIT"_s);
    QCOMPARE(client.call("profile").status, 200);
}

void TestFaults::limitsCanBeAnsweredOnce()
{
    faults().next(u"profile"_s, QueryLimit{});
    faults().next(u"scope"_s, OperationLimit{481.5, 30});
    RestClient client(m_thread.simulator());
    QCOMPARE(client.call("profile").status, 503);
    const RawAnswer answer = client.call("scope");
    QCOMPARE(answer.status, 429);
    QCOMPARE(errorOf(answer), u"OPERATION_TIME_LIMIT"_s);
    QCOMPARE(answer.json()[u"time"_s][u"operating"_s].toDouble(), 481.5);
    const double reset = answer.json()[u"time"_s][u"operating_reset_at"_s].toDouble();
    QVERIFY(qAbs(reset - double(portal().nowMs()) / 1000 - 30) < 3);
}

void TestFaults::rulesHitTheNthRequestAndCount()
{
    FaultMatch match;
    match.method = u"profile"_s;
    match.nth = 2;
    match.count = 2;
    faults().add(match, QueryLimit{});
    RestClient client(m_thread.simulator());
    QList<int> seen;
    for (int i = 0; i < 5; ++i) {
        seen += client.call("profile").status;
        QCOMPARE(client.call("scope").status, 200);
    }
    QCOMPARE(seen, (QList<int>{200, 503, 503, 200, 200}));
    match.nth = 1;
    match.count = -1;
    faults().add(match, QueryLimit{});
    QCOMPARE(client.call("profile").status, 503);
    QCOMPARE(client.call("profile").status, 503);
}

void TestFaults::batchCountsForTheMethodsOfItsCommands()
{
    faults().next(u"event.offline.clear"_s, DropBefore{});
    RestClient client(m_thread.simulator());
    QCOMPARE(client.batch({{u"a"_s, u"event.offline.list"_s}}).status, 200);
    QCOMPARE(client.batch({{u"a"_s, u"profile"_s}, {u"b"_s, u"event.offline.clear?process_id="_s}}).status, 0);
    QCOMPARE(portal().queueSize(), 4);
}

void TestFaults::singleCommandOfABatchCanFail()
{
    FaultMatch match;
    match.method = u"event.offline.list"_s;
    match.level = FaultMatch::Level::Call;
    match.nth = 2;
    faults().add(match, OperationLimit{490, 60});
    RestClient client(m_thread.simulator());
    const QJsonObject result =
        client.batch({{u"a"_s, u"event.offline.list"_s}, {u"b"_s, u"event.offline.list"_s}, {u"c"_s, u"profile"_s}})
            .json()[u"result"_s]
            .toObject();
    QCOMPARE(result[u"result"_s].toObject().keys(), (QStringList{u"a"_s, u"c"_s}));
    QCOMPARE(result[u"result_error"_s][u"b"_s][u"error"_s].toString(), u"OPERATION_TIME_LIMIT"_s);
    QCOMPARE(result[u"result_time"_s][u"b"_s][u"operating"_s].toDouble(), 490.0);
}

void TestFaults::rivalActsBetweenTwoRequests()
{
    faults().rivalBefore(u"event.offline.get"_s, {TakeRecords{{1}, false, {}}, DeleteRecords{{2}}, FailRecords{{3}},
                                                  RepeatRecords{{1}}, AddRecords{2, u"ONCRMLEADADD"_s, 77, {}}});
    RestClient client(m_thread.simulator());
    QCOMPARE(client.call("event.offline.list").json()[u"total"_s].toInt(), 4);
    const QJsonArray taken =
        client.call("event.offline.get", {{u"clear"_s, 0}, {u"order"_s, QJsonObject{{u"ID"_s, u"ASC"_s}}}})
            .json()[u"result"_s][u"events"_s]
            .toArray();
    QCOMPARE(client.states(), u"1:reserved 3:free+failed 4:reserved 5:reserved 6:reserved 7:reserved"_s);
    QCOMPARE(taken.size(), 4);
    QCOMPARE(taken[1][u"ID"_s].toString(), u"5"_s); // the repeat of 1, split off
    QVERIFY(portal().record(1)->processId != portal().record(4)->processId);
}

void TestFaults::rivalActsInTheMiddleOfABatch()
{
    faults().rivalBeforeCommand(1, {TakeRecords{{2}, false, {}}});
    RestClient client(m_thread.simulator());
    const QString get = u"event.offline.get?clear=0&limit=1&filter%5B%3DID%5D="_s;
    const QJsonObject result =
        client.batch({{u"c0"_s, get + u'1'}, {u"c1"_s, get + u'2'}}).json()[u"result"_s][u"result"_s].toObject();
    QCOMPARE(result[u"c0"_s][u"events"_s].toArray().size(), 1);
    QCOMPARE(result[u"c1"_s][u"events"_s].toArray().size(), 0);
    QCOMPARE(faults().hits(), 1);
}

void TestFaults::rivalCanTakeWhatIsReservedAndRunCode()
{
    const QString mine = portal().take({1, 2});
    const QString his = u"rivalrivalrivalrivalrivalrival00"_s;
    faults().rivalBefore(u"event.offline.clear"_s, {TakeRecords{{2}, true, his}, RivalCode([](Portal &sim) {
                                                        sim.addEvent(QStringLiteral("ONAPPTEST"), "[]");
                                                    })});
    RestClient client(m_thread.simulator());
    client.call("event.offline.clear", {{u"process_id"_s, mine}, {u"id"_s, QJsonArray{1, 2}}});
    QCOMPARE(client.states(), u"2:reserved 3:free 4:free 5:free"_s);
    QCOMPARE(portal().record(2)->processId, his);
}

void TestFaults::tokenExpiresOnTheNextRequest()
{
    faults().next({}, ExpireToken{});
    RestClient client(m_thread.simulator());
    QCOMPARE(errorOf(client.call("profile")), u"expired_token"_s);
    QCOMPARE(errorOf(client.call("profile")), u"expired_token"_s);
}

void TestFaults::controlRequestSetsRules()
{
    // A simulator of its own: the shared one's token may have expired above.
    SimulatorThread own;
    own->portal().addDefaultRecords(1, 3);
    RestClient client(own.simulator());
    const RawAnswer set = client.raw().post("/sim/faults", R"({"rules":[
        {"method":"Profile","action":"error","status":403,"code":"ACCESS_DENIED","description":"no","nth":2},
        {"method":"event.offline.list","action":"rival","do":[{"take":[1]},{"delete":[2]},{"fail":[3]},{"add":1}]},
        {"method":"scope","action":"html","status":503},
        {"method":"scope","action":"delay","ms":1,"count":-1},
        {"command":1,"action":"error","status":500,"code":"ERROR_CORE","description":"x"}]})");
    QCOMPARE(set.status, 200);
    QCOMPARE(client.call("profile").status, 200);
    QCOMPARE(client.call("profile").status, 403);
    QCOMPARE(client.call("event.offline.list").json()[u"total"_s].toInt(), 3);
    QCOMPARE(client.states(), u"1:reserved 3:free+failed 4:free"_s);
    QCOMPARE(client.call("scope").status, 503);
    QCOMPARE(client.call("scope").status, 200);
    const QJsonObject result =
        client.batch({{u"a"_s, u"scope"_s}, {u"b"_s, u"scope"_s}}).json()[u"result"_s].toObject();
    QCOMPARE(result[u"result_error"_s][u"b"_s][u"error"_s].toString(), u"ERROR_CORE"_s);
    QVERIFY(client.raw().get("/sim/requests").body.contains("\"count\":6"));
    QCOMPARE(client.raw().send("DELETE", "/sim/faults", {}, {}).status, 200);
    QCOMPARE(own->faults().hits(), 0);
}

void TestFaults::brokenControlRequestSetsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << "{"_ba;
    QTest::newRow("no rules") << R"({"method":"profile"})"_ba;
    QTest::newRow("unknown action") << R"([{"action":"delay"},{"action":"explode"}])"_ba;
    QTest::newRow("unknown step") << R"([{"action":"rival","do":[{"dance":[1]}]}])"_ba;
}

void TestFaults::brokenControlRequestSetsNone()
{
    QFETCH(QByteArray, body);
    RawClient client(m_thread->rootUrl());
    const RawAnswer answer = client.post("/sim/faults", body);
    QCOMPARE(answer.status, 400);
    QVERIFY(!errorOf(answer).isEmpty());
    QVERIFY(faults().forRequest("profile", {}).empty());
}

void TestFaults::logTellsWhatWasSent()
{
    SimulatorThread own;
    RestClient client(own.simulator());
    client.batch({{u"c0"_s, u"event.offline.list?start=0"_s}, {u"c1"_s, u"profile"_s}});
    client.setToken({});
    client.raw().setToken(own->tokens().admin);
    client.call("event.offline.list", {{u"auth_connector"_s, u"erp"_s}});
    const QList<SeenRequest> seen = own->requests();
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].method, u"batch"_s);
    QCOMPARE(seen[0].commands.size(), 2);
    QCOMPARE(seen[0].commands[0].second, u"event.offline.list?start=0"_s);
    QVERIFY(seen[0].tokenInBody && !seen[0].tokenInHeader && !seen[0].tokenInUrl);
    QVERIFY(seen[0].headerNames.contains("content-type"));
    QCOMPARE(seen[1].connector, u"erp"_s);
    QVERIFY(seen[1].tokenInHeader && !seen[1].tokenInBody);
    QCOMPARE(seen[1].verb, u"POST"_s);
    QCOMPARE(seen[1].status, 200);
    QVERIFY(seen[1].timeMs > 0);
    own->clearRequests();
    QCOMPARE(own->requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
