// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/portal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;
using What = HistoryEntry::What;
using Who = HistoryEntry::Who;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKeptUntilAskedFor();
    void aReservationNamesItsCallerAndItsHolder();
    void aRemovalHoldsTheWholeRecordAsItWas();
    void aClearTellsWhatItRemovedAndNotWhatItNamed();
    void copiesThatFailingDeletesAreThere();
    void rivalsAreToldFromCallersEvenInsideARequest();
    void whatExpiresIsNobodysRequest();
    void eachCommandOfABatchHasTheRequestsNumber();
    void seededProcessIdsRepeat();

private:
    PhpValue json(const QByteArray &text) { return parseJson(text).value_or(PhpValue()); }
    PortalAnswer post(Portal &portal, const QByteArray &method, const QByteArray &parameters)
    {
        PortalRequest request;
        request.method = method;
        request.parameters = json(parameters);
        request.token = portal.tokens().admin.toUtf8();
        request.source = "here";
        return portal.handle(request);
    }
};

void TestHistory::nothingIsKeptUntilAskedFor()
{
    Portal portal;
    portal.addDefaultRecords(1, 3);
    portal.remove({1});
    QVERIFY(portal.history().isEmpty());
    portal.keepHistory(true);
    portal.remove({2});
    QCOMPARE(portal.history().size(), 1);
    portal.forgetHistory();
    QVERIFY(portal.history().isEmpty());
}

void TestHistory::aReservationNamesItsCallerAndItsHolder()
{
    Portal portal;
    portal.keepHistory(true);
    portal.addDefaultRecords(1, 3);
    post(portal, "profile", "{}");
    post(portal, "event.offline.get", R"({"clear":0,"filter":{"=ID":2},"limit":1})");
    QCOMPARE(portal.requestNumber(), 2);
    QCOMPARE(portal.history().size(), 1);
    const HistoryEntry entry = portal.history().front();
    QCOMPARE(entry.what, What::Reserved);
    QCOMPARE(entry.who, Who::Caller);
    QCOMPARE(entry.request, 2);
    QCOMPARE(entry.source, "here"_ba);
    QCOMPARE(entry.record.id, 2);
    QVERIFY(entry.record.processId.isEmpty());
    QCOMPARE(entry.holder, portal.record(2)->processId);
}

void TestHistory::aRemovalHoldsTheWholeRecordAsItWas()
{
    Portal portal;
    portal.keepHistory(true);
    portal.addDefaultRecords(1, 1);
    const RecordData before = *portal.record(1);
    post(portal, "event.offline.get", R"({"filter":{"=ID":1},"limit":1})");
    QCOMPARE(portal.history().size(), 1);
    const HistoryEntry entry = portal.history().front();
    QCOMPARE(entry.what, What::Removed);
    QCOMPARE(entry.record.timestamp, before.timestamp);
    QCOMPARE(entry.record.eventName, before.eventName);
    QCOMPARE(entry.record.eventData, before.eventData);
    QCOMPARE(entry.record.eventAdditional, before.eventAdditional);
    QCOMPARE(entry.record.messageId, before.messageId);
}

void TestHistory::aClearTellsWhatItRemovedAndNotWhatItNamed()
{
    Portal portal;
    portal.addDefaultRecords(1, 4);
    const QString process = portal.take({1, 2});
    portal.keepHistory(true);
    post(portal, "event.offline.clear", "{\"process_id\":\"" + process.toUtf8() + R"(","id":[2,3,77]})");
    QCOMPARE(portal.history().size(), 1);
    QCOMPARE(portal.history().front().record.id, 2);
    QCOMPARE(portal.history().front().record.processId, process);
}

void TestHistory::copiesThatFailingDeletesAreThere()
{
    Portal portal;
    portal.addDefaultRecords(1, 1);
    const QString process = portal.take({1});
    const qint64 copy = portal.repeat(1).value_or(0);
    portal.keepHistory(true);
    const QString message = portal.record(1)->messageId;
    post(portal, "event.offline.error",
         "{\"process_id\":\"" + process.toUtf8() + R"(","message_id":[")" + message.toUtf8() + R"("]})");
    QCOMPARE(portal.history().size(), 1);
    QCOMPARE(portal.history().front().what, What::Removed);
    QCOMPARE(portal.history().front().record.id, copy);
}

void TestHistory::rivalsAreToldFromCallersEvenInsideARequest()
{
    Portal portal;
    portal.keepHistory(true);
    portal.addDefaultRecords(1, 3);
    portal.take({1});
    portal.setObserver([&portal](const CallPoint &) {
        portal.remove({2});
        return std::optional<Answer>();
    });
    post(portal, "event.offline.get", R"({"clear":0,"filter":{"=ID":3},"limit":1})");
    const auto entries = portal.history();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0].who, Who::Rival);
    QCOMPARE(entries[0].what, What::Reserved);
    QCOMPARE(entries[1].who, Who::Rival);
    QCOMPARE(entries[1].record.id, 2);
    QCOMPARE(entries[1].request, 0);
    QCOMPARE(entries[2].who, Who::Caller);
    QCOMPARE(entries[2].record.id, 3);
}

void TestHistory::whatExpiresIsNobodysRequest()
{
    Portal portal;
    portal.keepHistory(true);
    portal.addDefaultRecords(1, 2);
    const auto stamp = parseMoment(portal.record(1)->timestamp.toUtf8());
    QVERIFY(stamp);
    portal.setClock([at = stamp->seconds] { return (at + 2'951'000) * 1000; });
    QCOMPARE(portal.expire(), 0);
    portal.setClock([at = stamp->seconds] { return (at + 2'953'000) * 1000; });
    QVERIFY(portal.expire() >= 1);
    QCOMPARE(portal.history().front().who, Who::Expiry);
    QCOMPARE(portal.history().front().what, What::Removed);
}

void TestHistory::eachCommandOfABatchHasTheRequestsNumber()
{
    Portal portal;
    portal.keepHistory(true);
    portal.addDefaultRecords(1, 3);
    post(portal, "batch",
         R"({"cmd":{"a":"event.offline.get?clear=0&filter%5B%3DID%5D=1&limit=1",)"
         R"("b":"event.offline.get?clear=1&filter%5B%3DID%5D=2&limit=1"}})");
    const auto entries = portal.history();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].what, What::Reserved);
    QCOMPARE(entries[1].what, What::Removed);
    QCOMPARE(entries[0].request, 1);
    QCOMPARE(entries[1].request, 1);
}

void TestHistory::seededProcessIdsRepeat()
{
    Portal first;
    Portal second;
    Portal other;
    first.seedProcessIds(7);
    second.seedProcessIds(7);
    const QString process = first.take({});
    QCOMPARE(second.take({}), process);
    QVERIFY(other.take({}) != process);
    QVERIFY(first.take({}) != process);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
