// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demodata.h"
#include "portalsim/demolife.h"
#include "portalsim/demoportal.h"
#include "portalsim/jsontext.h"
#include "portalsim/restclient.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

namespace {

constexpr qint64 demoNow = 1'795'200'000'000;

DemoOptions fixedOptions(quint32 seed = 20)
{
    DemoOptions options;
    options.seed = seed;
    options.nowMs = demoNow;
    return options;
}

QList<RecordData> demoQueue(const DemoOptions &options = fixedOptions())
{
    Portal portal;
    fillWithDemoData(portal, options);
    return portal.queue();
}

qint64 countIf(const QList<RecordData> &records, const std::function<bool(const RecordData &)> &test)
{
    return std::count_if(records.begin(), records.end(), test);
}

} // namespace

class TestDemoData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSameQueue();
    void allStatesAndKindsAreThere();
    void payloadsAreJsonAndMessagesUnique();
    void timesAreSpreadWithOldReservations();
    void smallQueuesHaveTheOddOnesToo();
    void handlersAreBound();
    void lifeKeepsTheQueueMovingAndItsSize();
    void lifeStopsTakingWhenPeopleClear();
    void demoPortalAnswersAndLives();
};

void TestDemoData::sameSeedGivesTheSameQueue()
{
    const auto ids = [](const QList<RecordData> &records) {
        QStringList texts;
        for (const RecordData &record : records)
            texts += QString::number(record.id) + record.messageId + record.timestamp + record.processId;
        return texts;
    };
    QCOMPARE(ids(demoQueue()), ids(demoQueue()));
    QVERIFY(ids(demoQueue()) != ids(demoQueue(fixedOptions(21))));
}

void TestDemoData::allStatesAndKindsAreThere()
{
    const QList<RecordData> records = demoQueue();
    QVERIFY(records.size() > 1000 && records.size() <= 1200);
    const auto having = [&records](const auto &test) { return countIf(records, test); };
    QVERIFY(having([](const RecordData &r) { return r.processId.isEmpty() && !r.error; }) > 800);
    QVERIFY(having([](const RecordData &r) { return !r.processId.isEmpty() && !r.error; }) > 100);
    QVERIFY(having([](const RecordData &r) { return r.processId.isEmpty() && r.error; }) > 8);
    QVERIFY(having([](const RecordData &r) { return !r.processId.isEmpty() && r.error; }) > 2);
    QVERIFY(having([](const RecordData &r) { return r.connectorId == u"erp"_s; }) > 50);
    for (const char16_t *name :
         {u"ONCRMDEALUPDATE", u"ONCRMLEADADD", u"ONCRMCONTACTUPDATE", u"ONCRMCOMPANYUPDATE", u"ONCRMDYNAMICITEMUPDATE",
          u"ONTASKUPDATE", u"ONTASKADD", u"ONUSERADD", u"ONIMBOTMESSAGEADD", u"ONAPPTEST", u"ONAPPMETHODCONFIRM"}) {
        const QString wanted = QString::fromUtf16(name);
        QVERIFY2(having([&](const RecordData &r) { return r.eventName == wanted; }) > 0, qPrintable(wanted));
    }
    for (const char *part :
         {"\"ENTITY_TYPE_ID\":", "\"undefined\"", "\"access_token\":\"demo", "\"application_token\":\"demo"})
        QVERIFY2(having([part](const RecordData &r) { return r.eventData.contains(part); }) > 0, part);
    for (const char *whole : {"[]", "false", "null"})
        QVERIFY2(having([whole](const RecordData &r) { return r.eventData == whole; }) > 0, whole);
    QVERIFY(having([](const RecordData &r) { return r.eventAdditional.contains("application_token"); }) > 0);
    QVERIFY(having([](const RecordData &r) { return r.eventAdditional == R"({"user_id":0})"; }) > 0);
}

void TestDemoData::payloadsAreJsonAndMessagesUnique()
{
    QSet<QString> keys;
    qint64 last = 0;
    qint64 gaps = 0;
    for (const RecordData &record : demoQueue()) {
        QVERIFY(parseJson(record.eventData) && parseJson(record.eventAdditional));
        QCOMPARE(record.messageId.size(), 32);
        const QString key = record.messageId + record.connectorId + u'/' + record.processId;
        QVERIFY(!keys.contains(key));
        keys += key;
        QVERIFY(record.id > last);
        gaps += record.id - last > 1;
        last = record.id;
    }
    QVERIFY(gaps > 50);
}

void TestDemoData::timesAreSpreadWithOldReservations()
{
    const QList<RecordData> records = demoQueue();
    QSet<QString> processes;
    qint64 oldReserved = 0;
    qint64 lastDay = 0;
    qint64 older = 0;
    for (const RecordData &record : records) {
        const auto moment = parseMoment(record.timestamp.toUtf8());
        QVERIFY(moment);
        const qint64 age = demoNow / 1000 - moment->seconds;
        QVERIFY(age >= 0 && age <= 31LL * 86400);
        lastDay += age < 86400;
        older += age > 10LL * 86400;
        if (!record.processId.isEmpty()) {
            processes += record.processId;
            oldReserved += age > 2LL * 86400;
        }
    }
    QVERIFY(processes.size() >= 5);
    QVERIFY(oldReserved > 20);
    QVERIFY(lastDay > 200 && older > 200);
}

void TestDemoData::smallQueuesHaveTheOddOnesToo()
{
    DemoOptions options = fixedOptions();
    options.records = 48;
    const QList<RecordData> records = demoQueue(options);
    QVERIFY(countIf(records, [](const RecordData &r) { return r.eventName == u"ONIMBOTMESSAGEADD"_s; }) > 0);
    QVERIFY(countIf(records, [](const RecordData &r) { return r.eventData == "[]"; }) > 0);
}

void TestDemoData::handlersAreBound()
{
    SimulatorThread thread;
    fillWithDemoData(thread->portal(), fixedOptions());
    RestClient client(thread.simulator());
    const QJsonArray handlers = client.call("event.get").json()[u"result"_s].toArray();
    QSet<QString> connectors;
    bool online = false;
    for (const QJsonValue &handler : handlers) {
        if (handler[u"offline"_s].toInt() == 1)
            connectors += handler[u"connector_id"_s].toString();
        else
            online = true;
    }
    QCOMPARE(connectors, (QSet<QString>{u""_s, u"erp"_s}));
    QVERIFY(online);
}

void TestDemoData::lifeKeepsTheQueueMovingAndItsSize()
{
    Portal portal;
    fillWithDemoData(portal);
    const qint64 before = portal.queueSize();
    const qint64 newest = portal.queue().last().id;
    DemoLife life(portal);
    for (int i = 0; i < 2000; ++i)
        life.beat();
    const QList<RecordData> after = portal.queue();
    QVERIFY(after.last().id > newest + 1000);
    QVERIFY(after.size() > before / 2 && after.size() < before * 3);
}

void TestDemoData::lifeStopsTakingWhenPeopleClear()
{
    Portal portal;
    DemoLife life(portal);
    portal.addDefaultRecords(1, 100);
    life.work();
    QVERIFY(countIf(portal.queue(), [](const RecordData &r) { return !r.processId.isEmpty(); }) > 0);

    Portal busy;
    busy.addDefaultRecords(1, 1000);
    DemoLife other(busy);
    QList<qint64> most;
    for (qint64 id = 1; id <= 900; ++id)
        most += id;
    busy.remove(most);
    for (int i = 0; i < 10; ++i)
        other.work();
    QCOMPARE(busy.queueSize(), 100);
}

void TestDemoData::demoPortalAnswersAndLives()
{
    DemoPortal demo;
    QVERIFY2(demo.error().isEmpty(), qPrintable(demo.error()));
    RestClient client(demo.simulator());
    const RawAnswer answer = client.call("event.offline.list");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json()[u"total"_s].toInt() > 800);
    // The plan's request limit is in force.
    int refused = 0;
    for (int i = 0; i < 70; ++i)
        refused += client.call("profile").status == 503;
    QVERIFY(refused > 0);
    QVERIFY(demo.simulator().requests().last().body.isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoData)
#include "tst_demodata.moc"
