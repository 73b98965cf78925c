// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordstore.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Record record(qint64 id, RecordState state = RecordState::Pending)
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, u'0'));
    made.state = state;
    if (state == RecordState::Reserved || state == RecordState::FailedReserved)
        made.processId = ProcessId::from(u"p%1"_s.arg(id % 7).leftJustified(32, u'a'));
    made.lastSeen = PortalTime(std::chrono::seconds(1'700'000'000 + id));
    made.utcOffsetMinutes = -210;
    made.eventName = u"ONEVENT%1"_s.arg(id % 5);
    made.data = "{\"FIELDS\":{\"ID\":" + QByteArray::number(id) + "}}";
    made.additional = "{\"user_id\":\"7\"}";
    return made;
}

} // namespace

class RecordStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOut();
    void aCopySeesOneStateWhileTheStoreGrows();
    void recordsAreFoundById();
    void notUnderstoodRecordsKeepTheirText();
    void emptyAndCleared();
};

void RecordStoreTest::whatGoesInComesOut()
{
    // Over the edges of chunks, in portions as they arrive.
    RecordStore store;
    constexpr int portions = 5;
    constexpr int size = 2500;
    for (int portion = 0; portion < portions; ++portion) {
        std::vector<Record> records;
        for (int i = 0; i < size; ++i)
            records.push_back(record(portion * size + i + 1, static_cast<RecordState>(i % 4)));
        store.append(std::move(records));
    }
    QCOMPARE(store.size(), RecordStore::Row(portions * size));
    for (RecordStore::Row row = 0; row < store.size(); ++row) {
        const Record expected = record(row + 1, static_cast<RecordState>((row % size) % 4));
        const Record got = store.record(row);
        QVERIFY(got.id == expected.id && got.messageId == expected.messageId && got.processId == expected.processId);
        QVERIFY(got.state == expected.state && got.lastSeen == expected.lastSeen);
        QVERIFY(got.eventName == expected.eventName && got.data == expected.data);
        QVERIFY(got.additional == expected.additional && got.utcOffsetMinutes == expected.utcOffsetMinutes);
    }
    QCOMPARE(store.eventNames().size(), 5);
    QCOMPARE(store.count(RecordState::Pending), portions * size / 4);
}

void RecordStoreTest::aCopySeesOneStateWhileTheStoreGrows()
{
    RecordStore store;
    store.append({record(1), record(2)});
    const RecordStore copy = store;
    store.append({record(3)});
    QCOMPARE(copy.size(), RecordStore::Row(2));
    QCOMPARE(store.size(), RecordStore::Row(3));
    QCOMPARE(copy.data(1), record(2).data);
    QCOMPARE(store.data(2), record(3).data);
    QVERIFY(!copy.find(*RecordId::from(3)));
}

void RecordStoreTest::recordsAreFoundById()
{
    RecordStore store;
    store.append({record(30), record(20)});
    QCOMPARE(store.find(*RecordId::from(20)), std::optional<RecordStore::Row>(1));
    store.append({record(10)});
    QCOMPARE(store.find(*RecordId::from(10)), std::optional<RecordStore::Row>(2));
    QVERIFY(!store.find(*RecordId::from(11)));
}

void RecordStoreTest::notUnderstoodRecordsKeepTheirText()
{
    RecordStore store;
    Record odd;
    odd.raw = "{\"ID\":0}";
    odd.problem = u"ID is not a positive whole number"_s;
    store.append({record(2), odd, record(1)});
    QCOMPARE(store.state(1), RecordState::NotUnderstood);
    QVERIFY(!store.id(1));
    QVERIFY(!store.messageId(1));
    QCOMPARE(store.record(1).raw, odd.raw);
    QCOMPARE(store.record(1).problem, odd.problem);
    QCOMPARE(store.record(2).data, record(1).data);
}

void RecordStoreTest::emptyAndCleared()
{
    RecordStore store;
    QVERIFY(store.isEmpty());
    store.append({});
    QVERIFY(store.isEmpty());
    store.append({record(1)});
    store.clear();
    QVERIFY(store.isEmpty());
    QCOMPARE(store.count(RecordState::Pending), 0);
    QVERIFY(!store.find(*RecordId::from(1)));
}

QTEST_GUILESS_MAIN(RecordStoreTest)
#include "tst_recordstore.moc"
