// SPDX-License-Identifier: Apache-2.0
#include "core/queue/queuereader.h"

#include "support/awaited.h"
#include "support/testportal.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Status = QueueReader::Status;

namespace {

/// A reader and what it brought.
struct Reading
{
    explicit Reading(TestPortal &portal, const ConnectorId &connector = {})
        : reader(portal.client(), connector, portal.clock())
    {
        QObject::connect(&reader, &QueueReader::recordsArrived, &reader, [this](const std::vector<Record> &records) {
            portions.push_back(static_cast<int>(records.size()));
            for (const Record &record : records)
                ids.append(record.id ? record.id->value() : 0);
        });
    }
    bool ended() const { return reader.status() != Status::Reading; }

    QueueReader reader;
    QList<int> portions;
    QList<qint64> ids;
};

QList<qint64> descending(qint64 from, qint64 to)
{
    QList<qint64> ids;
    for (qint64 id = from; id >= to; --id)
        ids.append(id);
    return ids;
}

} // namespace

class QueueReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeQueueArrivesNewestFirst_data();
    void theWholeQueueArrivesNewestFirst();
    void tenThousandRecordsTakeFiveRequests();
    void anEmptyQueueIsComplete();
    void newerRecordsAreCountedAndNotMixedIn();
    void recordsThatGoWhileReadingLeaveNoGap();
    void stopAndGoOn();
    void afterAnErrorItGoesOnFromTheLastRecord();
    void startingAgainForgetsWhatIsUnderWay();
    void stoppingInASlotReallyStops_data();
    void stoppingInASlotReallyStops();
    void startingInASlotReadsAnewOnce_data();
    void startingInASlotReadsAnewOnce();
    void destroyingInASlotIsSafe_data();
    void destroyingInASlotIsSafe();
    void startingAgainIsNoStop();
    void withoutRightsItFailsWithTheReason();
    void eachConnectorIsAQueueOfItsOwn();
};

void QueueReaderTest::theWholeQueueArrivesNewestFirst_data()
{
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("requests");
    // Around the edges of a page (50), of two, and of a batch behind the first page (2 550).
    for (const auto &[records, requests] :
         {std::pair{1, 1}, {49, 1}, {50, 1}, {51, 2}, {100, 2}, {101, 2}, {2549, 2}, {2550, 2}, {2551, 3}})
        QTest::addRow("%d", records) << records << requests;
}

void QueueReaderTest::theWholeQueueArrivesNewestFirst()
{
    QFETCH(int, records);
    QFETCH(int, requests);
    TestPortal portal;
    portal.portal().addDefaultRecords(1, records);
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QCOMPARE(reading.ids, descending(records, 1));
    QCOMPARE(reading.portions.first(), std::min(records, 50)); // the first page at once
    QCOMPARE(reading.reader.watermark()->value(), records);
    QCOMPARE(reading.reader.total(), records);
    QCOMPARE(reading.reader.received(), records);
    QCOMPARE(portal.simulator().requestCount(), requests);
}

void QueueReaderTest::tenThousandRecordsTakeFiveRequests()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 10'000);
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(reading.reader.status(), Status::Complete, 60'000);
    QCOMPARE(reading.ids, descending(10'000, 1));
    QVERIFY(portal.simulator().requestCount() <= 5);
}

void QueueReaderTest::anEmptyQueueIsComplete()
{
    TestPortal portal;
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QVERIFY(reading.ids.isEmpty());
    QVERIFY(!reading.reader.watermark());
    const auto newer = awaited(reading.reader.countNewer());
    QVERIFY(newer && newer->has_value());
    QCOMPARE(newer->value(), 0);
}

void QueueReaderTest::newerRecordsAreCountedAndNotMixedIn()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 200);
    portal.portal().startIdsAt(300);
    // Twelve events come between the first page and the rest.
    portal.faults().rivalBefore(u"batch"_s, {portalsim::AddRecords{12}});
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QCOMPARE(reading.ids, descending(200, 1));
    const auto newer = awaited(reading.reader.countNewer());
    QVERIFY(newer && newer->has_value());
    QCOMPARE(newer->value(), 12);
}

void QueueReaderTest::recordsThatGoWhileReadingLeaveNoGap()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 300);
    QList<qint64> gone;
    for (qint64 id = 190; id > 120; --id)
        gone.append(id);
    portal.faults().rivalBeforeCommand(2, {portalsim::DeleteRecords{gone}});
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    // Pages 250…201 and 200…151 were read before the rival came: 190…151 were there then.
    QCOMPARE(reading.ids, descending(300, 151) + descending(120, 1));
}

void QueueReaderTest::stopAndGoOn()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 6000);
    // The second batch does not come before the stop.
    portal.faults().add({.method = u"batch"_s, .nth = 2}, portalsim::Delay{10'000});
    Reading reading(portal);
    reading.reader.start();
    QTRY_VERIFY(reading.ids.size() > 50);
    reading.reader.stop();
    QCOMPARE(reading.reader.status(), Status::Stopped);
    const auto before = reading.ids.size();
    QVERIFY(before < 6000);
    reading.reader.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(reading.reader.status(), Status::Complete, 20'000);
    QCOMPARE(reading.ids, descending(6000, 1));
}

void QueueReaderTest::afterAnErrorItGoesOnFromTheLastRecord()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 4000);
    // The 11th page of the first batch is refused: ten pages were read and count.
    portal.faults().add({.method = u"event.offline.list"_s, .level = portalsim::FaultMatch::Level::Call, .nth = 12},
                        portalsim::Failure{400, u"ERROR_ARGUMENT"_s, u"made up"_s});
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Failed);
    QCOMPARE(reading.reader.error()->kind, RestError::Kind::WrongRequest);
    QCOMPARE(reading.ids, descending(4000, 3451));
    reading.reader.goOn();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QVERIFY(!reading.reader.error());
    QCOMPARE(reading.ids, descending(4000, 1));
}

void QueueReaderTest::startingAgainForgetsWhatIsUnderWay()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 60);
    portal.faults().next(u"event.offline.list"_s, portalsim::Delay{300});
    Reading reading(portal);
    reading.reader.start();
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QCOMPARE(reading.ids, descending(60, 1)); // once
}

void QueueReaderTest::stoppingInASlotReallyStops_data()
{
    QTest::addColumn<int>("portion"); // the one in whose slot it happens: 1 is the first page, 2 a batch
    QTest::addColumn<int>("requests");
    QTest::newRow("at the first page") << 1 << 1;
    QTest::newRow("at a batch") << 2 << 2;
}

void QueueReaderTest::stoppingInASlotReallyStops()
{
    QFETCH(int, portion);
    QFETCH(int, requests);
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 6000);
    Reading reading(portal);
    connect(&reading.reader, &QueueReader::recordsArrived, this, [&] {
        if (reading.portions.size() == portion)
            reading.reader.stop();
    });
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Stopped);
    // A round trip later nothing has been asked for behind its back.
    const auto newer = awaited(reading.reader.countNewer());
    QVERIFY(newer && newer->has_value());
    QCOMPARE(reading.reader.status(), Status::Stopped);
    QCOMPARE(portal.simulator().requestCount(), requests + 1);
    reading.reader.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(reading.reader.status(), Status::Complete, 20'000);
    QCOMPARE(reading.ids, descending(6000, 1));
}

void QueueReaderTest::startingInASlotReadsAnewOnce_data()
{
    QTest::addColumn<int>("portion");
    QTest::addColumn<int>("requests");
    QTest::newRow("at the first page") << 1 << 1 + 2;
    QTest::newRow("at a batch, the last one") << 2 << 2 + 2;
}

void QueueReaderTest::startingInASlotReadsAnewOnce()
{
    QFETCH(int, portion);
    QFETCH(int, requests);
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 200);
    Reading reading(portal);
    bool again = false;
    connect(&reading.reader, &QueueReader::recordsArrived, this, [&] {
        if (again || reading.portions.size() != portion)
            return;
        again = true;
        reading.ids.clear();
        reading.reader.start();
    });
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QVERIFY(again);
    QCOMPARE(reading.ids, descending(200, 1));
    QCOMPARE(reading.reader.received(), 200);
    QCOMPARE(portal.simulator().requestCount(), requests);
}

void QueueReaderTest::destroyingInASlotIsSafe_data()
{
    QTest::addColumn<int>("portion");
    QTest::addColumn<Status>("status");
    QTest::newRow("when it begins") << 0 << Status::Reading;
    QTest::newRow("at the first page") << 1 << Status::Idle;
    QTest::newRow("at a batch") << 2 << Status::Idle;
    QTest::newRow("at its end") << 0 << Status::Complete;
}

void QueueReaderTest::destroyingInASlotIsSafe()
{
    QFETCH(int, portion);
    QFETCH(Status, status);
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 200);
    auto reader = std::make_unique<QueueReader>(portal.client(), ConnectorId(), portal.clock());
    int portions = 0;
    connect(reader.get(), &QueueReader::recordsArrived, this, [&] {
        if (++portions == portion)
            reader.reset();
    });
    connect(reader.get(), &QueueReader::statusChanged, this, [&] {
        if (reader->status() == status)
            reader.reset();
    });
    reader->start();
    QTRY_VERIFY(!reader);
    // What was under way comes to nobody, and the client works on.
    const int requests = portal.simulator().requestCount();
    const auto answer = awaited(portal.client().read({ReadMethod::Profile, {}}, {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE(portal.simulator().requestCount(), requests + 1);
}

void QueueReaderTest::startingAgainIsNoStop()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 60);
    Reading reading(portal);
    QList<Status> seen;
    connect(&reading.reader, &QueueReader::statusChanged, this, [&] { seen.append(reading.reader.status()); });
    reading.reader.start();
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QVERIFY(!seen.contains(Status::Stopped));
}

void QueueReaderTest::withoutRightsItFailsWithTheReason()
{
    TestPortal portal;
    portal.setToken(portal.simulator().tokens().user);
    Reading reading(portal);
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Failed);
    QCOMPARE(reading.reader.error()->kind, RestError::Kind::AccessDenied);
    QVERIFY(reading.ids.isEmpty());
}

void QueueReaderTest::eachConnectorIsAQueueOfItsOwn()
{
    TestPortal portal;
    portal.insert(1);
    portal.insert(2, {}, false, u"erp"_s);
    Reading reading(portal, *ConnectorId::from(u"erp"_s));
    reading.reader.start();
    QTRY_COMPARE(reading.reader.status(), Status::Complete);
    QCOMPARE(reading.ids, QList<qint64>{2});
}

QTEST_GUILESS_MAIN(QueueReaderTest)
#include "tst_queuereader.moc"
