// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

// What the recordings do not show, but the portal's documentation and source do.
class TestPortal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void repeatOfAFreeRecordRefreshesIt();
    void repeatOfAReservedRecordSplits();
    void failedFreeRecordSwallowsRepeats();
    void messagesAreApartByConnector();
    void ascendingChainStartsAgainAfterTheEnd();
    void failedReferenceAsIdHitsRecordOne();
    void failedReferenceAsProcessLosesTheWholeAnswer();
    void haltStopsAtTheFirstErrorAndFalseIsTrue();
    void formBodyIsCutAtAThousandVariables();
    void batchCommandIsCutAtAThousandVariables();
    void jsonBodyOfTenThousandIdsIsTakenWhole();
    void webhookIsNoApplication();
    void bodyWithTheWrongTypeIsLost();
    void tokenMayStandInTheUrl();
    void blankProcessReadsAndDeletesFreeRecords();
    void rereadingAFailedReservationNeedsTheFlag();
    void informationMethodsAnswer();
    void handlersOfBothKindsAreListed();
    void cloudFeaturesAreToldApart();
    void storedPayloadIsSentByteForByte();
    void badScenarioChangesNothing();

private:
    Simulator &simulator() { return m_thread.simulator(); }
    Portal &portal() { return m_thread.simulator().portal(); }

    SimulatorThread m_thread;
};

void TestPortal::init()
{
    portal().reset();
    simulator().faults().clear();
    simulator().clearRequests();
}

void TestPortal::repeatOfAFreeRecordRefreshesIt()
{
    portal().addDefaultRecords(1, 2);
    const QString before = portal().record(1)->timestamp;
    QCOMPARE(portal().addEvent(u"ONCRMDEALUPDATE"_s, R"({"FIELDS":{"ID":1}})", R"({"user_id":"9"})"), 1);
    QCOMPARE(portal().queueSize(), 2);
    QVERIFY(portal().record(1)->timestamp != before);
    QCOMPARE(portal().record(1)->eventAdditional, R"({"user_id":"9"})"_ba);
}

void TestPortal::repeatOfAReservedRecordSplits()
{
    portal().addDefaultRecords(1, 1);
    portal().take({1});
    const qint64 second = portal().addEvent(u"ONCRMDEALUPDATE"_s, R"({"FIELDS":{"ID":1}})");
    QCOMPARE(second, 2);
    QCOMPARE(portal().record(2)->messageId, portal().record(1)->messageId);
    QVERIFY(portal().record(2)->processId.isEmpty());
    // A third one merges into the free copy.
    QCOMPARE(portal().repeat(1).value_or(0), 2);
    QCOMPARE(portal().queueSize(), 2);
}

void TestPortal::failedFreeRecordSwallowsRepeats()
{
    portal().addDefaultRecords(1, 1);
    portal().markFailed({1});
    QCOMPARE(portal().repeat(1).value_or(0), 1);
    QVERIFY(portal().record(1)->error);
    QCOMPARE(portal().queueSize(), 1);
    RestClient client(simulator());
    const QJsonObject answer = client.call("event.offline.get", {{u"clear"_s, 0}}).json();
    QVERIFY(answer[u"result"_s][u"events"_s].toArray().isEmpty());
}

void TestPortal::messagesAreApartByConnector()
{
    const qint64 plain = portal().addEvent(u"ONCRMDEALADD"_s, "[]");
    const qint64 erp = portal().addEvent(u"ONCRMDEALADD"_s, "[]", "null", u"erp"_s);
    QVERIFY(plain != erp);
    QCOMPARE(portal().queueSize(), 2);
}

void TestPortal::ascendingChainStartsAgainAfterTheEnd()
{
    portal().addDefaultRecords(1, 60);
    RestClient client(simulator());
    const QJsonObject result =
        client
            .batch({{u"p0"_s, u"event.offline.list?filter%5B%3EID%5D=20"_s},
                    {u"p1"_s, u"event.offline.list?filter%5B%3EID%5D=%24result%5Bp0%5D%5B49%5D%5BID%5D"_s}},
                   1)
            .json()[u"result"_s][u"result"_s]
            .toObject();
    QCOMPARE(result[u"p0"_s].toArray().size(), 40);
    // The reference fails, turns into an array, and that counts as 1.
    QCOMPARE(result[u"p1"_s].toArray().size(), 50);
    QCOMPARE(result[u"p1"_s][0][u"ID"_s].toString(), u"2"_s);
}

void TestPortal::failedReferenceAsIdHitsRecordOne()
{
    portal().addDefaultRecords(1, 3);
    const QString process = portal().take({1, 2, 3});
    RestClient client(simulator());
    client.batch(
        {{u"a"_s, u"event.offline.list?filter%5BID%5D=3"_s},
         {u"b"_s, u"event.offline.clear?process_id="_s + process + u"&id%5B%5D=%24result%5Ba%5D%5B7%5D%5BID%5D"_s}});
    QCOMPARE(client.states(), u"2:reserved 3:reserved"_s);
}

void TestPortal::failedReferenceAsProcessLosesTheWholeAnswer()
{
    portal().addDefaultRecords(1, 3);
    RestClient client(simulator());
    const RawAnswer answer =
        client.batch({{u"a"_s, u"event.offline.get?clear=1&limit=1&order%5BID%5D=ASC"_s},
                      {u"b"_s, u"event.offline.clear?process_id=%24result%5Bnosuch%5D%5Bprocess_id%5D"_s}});
    QCOMPARE(answer.status, 500);
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QCOMPARE(client.states(), u"2:free 3:free"_s);
}

void TestPortal::haltStopsAtTheFirstErrorAndFalseIsTrue()
{
    portal().addDefaultRecords(1, 1);
    RestClient client(simulator());
    const auto run = [&client](const QJsonValue &halt) {
        return client
            .call("batch", {{u"halt"_s, halt},
                            {u"cmd"_s, QJsonObject{{u"a"_s, u"event.offline.nosuch"_s}, {u"b"_s, u"profile"_s}}}})
            .json()[u"result"_s][u"result"_s];
    };
    QVERIFY(run(0).isObject());
    QVERIFY(run(u"0"_s).isObject());
    QVERIFY(run(false).isObject());
    QVERIFY(run(1).isArray());
    QVERIFY(run(u"false"_s).isArray());
}

void TestPortal::formBodyIsCutAtAThousandVariables()
{
    portal().addDefaultRecords(1, 1200);
    QList<qint64> all;
    QByteArray form = "auth=" + simulator().tokens().admin.toUtf8();
    for (qint64 id = 1; id <= 1200; ++id)
        all += id;
    form += "&process_id=" + portal().take(all).toUtf8();
    for (const qint64 id : all)
        form += "&id%5B%5D=" + QByteArray::number(id);
    RestClient client(simulator());
    const RawAnswer answer = client.raw().post("/rest/event.offline.clear", form, "application/x-www-form-urlencoded");
    QCOMPARE(answer.status, 200);
    QCOMPARE(portal().queueSize(), 1200 - 998);
}

void TestPortal::batchCommandIsCutAtAThousandVariables()
{
    portal().addDefaultRecords(1, 1200);
    QList<qint64> all;
    for (qint64 id = 1; id <= 1200; ++id)
        all += id;
    QString command = u"event.offline.clear?process_id="_s + portal().take(all);
    for (const qint64 id : all)
        command += u"&id%5B%5D="_s + QString::number(id);
    RestClient client(simulator());
    QCOMPARE(client.batch({{u"c0"_s, command}}).status, 200);
    QCOMPARE(portal().queueSize(), 1200 - 999);
}

void TestPortal::jsonBodyOfTenThousandIdsIsTakenWhole()
{
    portal().addDefaultRecords(1, 10001);
    QList<qint64> all;
    QJsonArray ids;
    for (qint64 id = 1; id <= 10000; ++id) {
        all += id;
        ids += id;
    }
    RestClient client(simulator());
    client.call("event.offline.clear", {{u"process_id"_s, portal().take(all)}, {u"id"_s, ids}});
    QCOMPARE(client.states(), u"10001:free"_s);
}

void TestPortal::webhookIsNoApplication()
{
    RestClient client(simulator());
    for (const char *method : {"event.offline.list", "event.offline.get", "event.offline.clear", "event.offline.error",
                               "event.get", "event.bind", "event.unbind", "events", "app.info"}) {
        const RawAnswer answer = client.raw().post(QByteArray("/rest/7/abcdef0123456789/") + method + ".json", "{}");
        QCOMPARE(answer.status, 403);
        QCOMPARE(errorOf(answer), u"WRONG_AUTH_TYPE"_s);
    }
    QCOMPARE(client.raw().post("/rest/7/abcdef0123456789/profile/", "{}").status, 200);
}

void TestPortal::bodyWithTheWrongTypeIsLost()
{
    portal().addDefaultRecords(1, 60);
    RestClient client(simulator());
    const QByteArray body =
        R"({"clear":0,"filter":{"=ID":1},"limit":1,"auth":")" + simulator().tokens().admin.toUtf8() + "\"}";
    QCOMPARE(errorOf(client.raw().post("/rest/event.offline.get", body, "text/plain")), u"NO_AUTH_FOUND"_s);
    QCOMPARE(portal().queueSize(), 60);
    // With the token in a header the same accident deletes fifty records.
    client.raw().setToken(simulator().tokens().admin);
    QCOMPARE(client.raw().post("/rest/event.offline.get", body, "text/plain").status, 200);
    QCOMPARE(portal().queueSize(), 10);
}

void TestPortal::tokenMayStandInTheUrl()
{
    RestClient client(simulator());
    QCOMPARE(client.raw().get("/rest/profile.json?auth=" + simulator().tokens().admin.toUtf8()).status, 200);
    QVERIFY(simulator().requests().last().tokenInUrl);
    QVERIFY(!simulator().requests().last().tokenInBody);
    QCOMPARE(errorOf(client.raw().get("/rest/profile?auth=made-up")), u"invalid_token"_s);
    client.call("profile");
    QVERIFY(simulator().requests().last().tokenInBody);
}

void TestPortal::blankProcessReadsAndDeletesFreeRecords()
{
    portal().addDefaultRecords(1, 4);
    portal().markFailed({4});
    portal().take({3});
    RestClient client(simulator());
    QJsonObject body{{u"clear"_s, 0}, {u"process_id"_s, u""_s}};
    QCOMPARE(client.call("event.offline.get", body).json()[u"result"_s][u"events"_s].toArray().size(), 2);
    QCOMPARE(client.states(), u"1:free 2:free 3:reserved 4:free+failed"_s);
    body[u"clear"_s] = 1;
    client.call("event.offline.get", body);
    QCOMPARE(client.states(), u"3:reserved"_s);
}

void TestPortal::rereadingAFailedReservationNeedsTheFlag()
{
    portal().addDefaultRecords(1, 2);
    portal().markFailed({1});
    RestClient client(simulator());
    const QString process = client.call("event.offline.get", {{u"clear"_s, 0}, {u"error"_s, 1}})
                                .json()[u"result"_s][u"process_id"_s]
                                .toString();
    QJsonObject body{{u"clear"_s, 0}, {u"process_id"_s, process}};
    QCOMPARE(client.call("event.offline.get", body).json()[u"result"_s][u"events"_s].toArray().size(), 0);
    body[u"error"_s] = 1;
    QCOMPARE(client.call("event.offline.get", body).json()[u"result"_s][u"events"_s].toArray().size(), 1);
}

void TestPortal::informationMethodsAnswer()
{
    RestClient client(simulator());
    QVERIFY(client.call("profile").json()[u"result"_s][u"ADMIN"_s].toBool());
    QVERIFY(!client.call("profile").json()[u"result"_s][u"NAME"_s].toString().isEmpty());
    QVERIFY(client.call("scope").json()[u"result"_s].toArray().contains(u"crm"_s));
    QVERIFY(client.call("app.info").json()[u"result"_s][u"INSTALLED"_s].toBool());
    QVERIFY(QDateTime::fromString(client.call("server.time").json()[u"result"_s].toString(), Qt::ISODate).isValid());
    const QJsonArray events = client.call("events").json()[u"result"_s].toArray();
    QVERIFY(events.contains(u"ONCRMDEALUPDATE"_s) && events.contains(u"ONOFFLINEEVENT"_s));
    const QJsonArray tasks = client.call("events", {{u"SCOPE"_s, u"task"_s}}).json()[u"result"_s].toArray();
    QVERIFY(tasks.contains(u"ONTASKADD"_s) && !tasks.contains(u"ONCRMDEALUPDATE"_s));
    client.setToken(simulator().tokens().user);
    QVERIFY(!client.call("profile").json()[u"result"_s][u"ADMIN"_s].toBool());
    QCOMPARE(client.call("event.get").json()[u"result"_s].toArray().size(), 0);
    const QJsonObject time = client.call("profile").json()[u"time"_s].toObject();
    for (const char16_t *key : {u"start", u"finish", u"duration", u"processing", u"date_start", u"date_finish",
                                u"operating", u"operating_reset_at"})
        QVERIFY(time.contains(QString::fromUtf16(key)));
}

void TestPortal::handlersOfBothKindsAreListed()
{
    RestClient client(simulator());
    client.call("event.bind",
                {{u"event"_s, u"onCrmLeadAdd"_s}, {u"event_type"_s, u"offline"_s}, {u"auth_connector"_s, u"erp"_s}});
    client.call("event.bind", {{u"event"_s, u"onCrmLeadAdd"_s}, {u"handler"_s, u"https://example.com/x"_s}});
    const QJsonArray list = client.call("event.get").json()[u"result"_s].toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][u"connector_id"_s].toString(), u"erp"_s);
    QCOMPARE(list[0][u"offline"_s].toInt(), 1);
    QCOMPARE(list[1][u"handler"_s].toString(), u"https://example.com/x"_s);
    QCOMPARE(list[1][u"offline"_s].toInt(), 0);
    // The connector is part of the subscription.
    const QJsonObject unbind{{u"event"_s, u"ONCRMLEADADD"_s}, {u"event_type"_s, u"offline"_s}};
    QCOMPARE(client.call("event.unbind", unbind).json()[u"result"_s][u"count"_s].toInt(), 0);
    QCOMPARE(errorOf(client.call("event.bind", {{u"event_type"_s, u"offline"_s}})), u"ERROR_ARGUMENT"_s);
    client.setToken(simulator().tokens().other);
    QCOMPARE(client.call("event.get").json()[u"result"_s].toArray().size(), 0);
}

void TestPortal::cloudFeaturesAreToldApart()
{
    RestClient client(simulator());
    const auto feature = [&client](const QString &code) {
        return client.call("feature.get", {{u"CODE"_s, code}}).json()[u"result"_s][u"value"_s].toString();
    };
    portal().setFeatures({false, true, false});
    QCOMPARE(feature(u"rest_offline_extended"_s), u"Y"_s);
    QCOMPARE(feature(u"rest_auth_connector"_s), u"N"_s);
    const RawAnswer refused = client.call("event.get", {{u"auth_connector"_s, u"erp"_s}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(errorOf(refused), u"WRONG_LICENSE"_s);
}

void TestPortal::storedPayloadIsSentByteForByte()
{
    const QByteArray payload = R"({"z":{"b":1.50,"a":"1"},"a":[],"text":"Ж \"\\/","n":null})";
    portal().addEvent(u"ONCUSTOM"_s, payload, R"(["raw","token"])");
    RestClient client(simulator());
    const QByteArray body = client.call("event.offline.list").body;
    QVERIFY(body.contains("\"EVENT_DATA\":" + payload));
    QVERIFY(body.contains(R"("EVENT_ADDITIONAL":["raw","token"])"));
}

void TestPortal::badScenarioChangesNothing()
{
    portal().addDefaultRecords(1, 3);
    RestClient client(simulator());
    for (
        const char *scenario :
        {"", "[]", R"({"portal":"moon","given":[]})", R"({"given":[{"ID":1}]})",
         R"({"given":{"free_from":5,"free_to":1}})", R"({"given":"all"})",
         R"({"given":[{"ID":1,"EVENT_NAME":"A","TIMESTAMP_X":"2026-11-20T10:00:01+03:00"},{"ID":1,"EVENT_NAME":"A","TIMESTAMP_X":"2026-11-20T10:00:01+03:00"}]})"}) {
        const RawAnswer answer = client.raw().post("/sim/load", scenario);
        QCOMPARE(answer.status, 400);
        QVERIFY(!errorOf(answer).isEmpty());
    }
    QCOMPARE(portal().queueSize(), 3);
    QCOMPARE(client.raw().post("/sim/load", R"({"portal":"self-hosted","given":{"free_from":5,"free_to":9}})").status,
             200);
    QVERIFY(client.raw()
                .get("/sim/queue")
                .body.startsWith(R"([{"ID":5,"PROCESS_ID":"","ERROR":0,"CONNECTOR_ID":""},{"ID":6)"));
}

QTEST_GUILESS_MAIN(TestPortal)
#include "tst_portal.moc"
