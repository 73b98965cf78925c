// SPDX-License-Identifier: Apache-2.0
#include "core/queue/reservationreader.h"

#include "support/faketokens.h"
#include "support/faketransport.h"
#include "support/testportal.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Status = ReservationReader::Status;

namespace {

const QString worker(32, u'w');
const QString other(32, u'o');

QList<qint64> idsOf(const ReservationReader &reader)
{
    QList<qint64> ids;
    for (const Record &record : reader.records())
        ids.append(record.id->value());
    return ids;
}

std::unique_ptr<ReservationReader> readerOf(TestPortal &portal, qint64 upTo, const ConnectorId &connector = {})
{
    return std::make_unique<ReservationReader>(portal.client(), connector, *ProcessId::from(worker),
                                               *RecordId::from(upTo));
}

} // namespace

class ReservationReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allThatTheReservationHoldsArrivesAndNothingElse();
    void manyRecordsTakeFewRequests();
    void whatIsNewerThanTheSnapshotIsNotRead();
    void aReservationThatIsGoneIsEmpty();
    void eachConnectorIsAQueueOfItsOwn();
    void anAnswerWithOtherRecordsIsRefused();
    void anErrorIsToldAndStartingAgainReadsAll();
    void stoppingEndsAtOnce();
    void destroyingWhileItReadsIsSafe();
};

void ReservationReaderTest::allThatTheReservationHoldsArrivesAndNothingElse()
{
    TestPortal portal;
    for (qint64 id = 1; id <= 120; ++id)
        portal.insert(id, id % 3 == 0 ? worker : id % 3 == 1 ? other : QString(), id % 2 == 0);
    const auto reader = readerOf(portal, 120);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QList<qint64> expected;
    for (qint64 id = 120; id > 0; id -= 3)
        expected.append(id);
    QCOMPARE(idsOf(*reader), expected);
    QCOMPARE(reader->total(), 40);
    QCOMPARE(portal.simulator().requestCount(), 1);
    QCOMPARE(portal.portal().queueSize(), 120); // reading changes nothing
}

void ReservationReaderTest::manyRecordsTakeFewRequests()
{
    TestPortal portal;
    constexpr qint64 size = 2600;
    for (qint64 id = 1; id <= size; ++id)
        portal.insert(id, worker);
    const auto reader = readerOf(portal, size);
    QSignalSpy changed(reader.get(), &ReservationReader::changed);
    reader->start();
    QTRY_COMPARE_WITH_TIMEOUT(reader->status(), Status::Complete, 30'000);
    QCOMPARE(reader->records().size(), size_t(size));
    QCOMPARE(reader->total(), size);
    QCOMPARE(portal.simulator().requestCount(), 2);
    QCOMPARE(changed.count(), 2);
}

void ReservationReaderTest::whatIsNewerThanTheSnapshotIsNotRead()
{
    TestPortal portal;
    for (qint64 id = 1; id <= 9; ++id)
        portal.insert(id, worker);
    const auto reader = readerOf(portal, 7);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QCOMPARE(idsOf(*reader), (QList<qint64>{7, 6, 5, 4, 3, 2, 1}));
}

void ReservationReaderTest::aReservationThatIsGoneIsEmpty()
{
    TestPortal portal;
    portal.insert(1, other);
    const auto reader = readerOf(portal, 7);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QVERIFY(reader->records().empty());
    QCOMPARE(reader->total(), 0);
}

void ReservationReaderTest::eachConnectorIsAQueueOfItsOwn()
{
    TestPortal portal;
    portal.insert(1, worker, false, u"erp"_s);
    portal.insert(2, worker);
    const auto reader = readerOf(portal, 7, *ConnectorId::from(u"erp"_s));
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QCOMPARE(idsOf(*reader), QList<qint64>{1});
}

void ReservationReaderTest::anAnswerWithOtherRecordsIsRefused()
{
    // As if something on the way had lost the filter.
    const QByteArray page = R"([{"ID":"2","TIMESTAMP_X":"2025-11-20T14:02:11+03:00","EVENT_NAME":"ONCRMDEALUPDATE",)"
                            R"("EVENT_DATA":[],"EVENT_ADDITIONAL":[],"MESSAGE_ID":"00000000000000000000000000000002",)"
                            R"("PROCESS_ID":")" +
                            other.toLatin1() + R"(","ERROR":"0"}])";
    FakeTransport transport;
    transport.script(FakeTransport::json(R"({"result":{"result":{"c00":)" + page +
                                         R"(},"result_error":[],"result_total":{"c00":1},"result_next":[],)"
                                         R"("result_time":[]},"time":{}})"));
    SystemClock clock;
    FakeTokens tokens;
    RateLimiter limiter(clock, {.burst = 1'000'000, .drainedPerSecond = 1'000'000});
    RestClient client(QUrl(u"https://acme.bitrix24.com/rest/"_s), transport, limiter, tokens, clock);
    ReservationReader reader(client, {}, *ProcessId::from(worker), *RecordId::from(qint64(7)));
    reader.start();
    QTRY_COMPARE(reader.status(), Status::Failed);
    QVERIFY(reader.records().empty());
    QCOMPARE(reader.error()->kind, RestError::Kind::AnswerNotUnderstood);
    QVERIFY2(reader.error()->text.contains(u"another process"_s), qPrintable(reader.error()->text));
}

void ReservationReaderTest::anErrorIsToldAndStartingAgainReadsAll()
{
    TestPortal portal;
    portal.insert(1, worker);
    portal.setToken(u"nonsense"_s);
    const auto reader = readerOf(portal, 7);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Failed);
    QVERIFY(reader->error());
    portal.setToken(portal.simulator().tokens().admin);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QVERIFY(!reader->error());
    QCOMPARE(idsOf(*reader), QList<qint64>{1});
}

void ReservationReaderTest::stoppingEndsAtOnce()
{
    TestPortal portal;
    portal.insert(1, worker);
    portal.faults().next(u"batch"_s, portalsim::Delay{500});
    const auto reader = readerOf(portal, 7);
    QSignalSpy changed(reader.get(), &ReservationReader::changed);
    reader->stop();
    QCOMPARE(reader->status(), Status::Idle); // nothing to stop
    reader->start();
    reader->stop();
    QCOMPARE(reader->status(), Status::Stopped);
    QCOMPARE(changed.count(), 1);
    reader->start();
    QTRY_COMPARE(reader->status(), Status::Complete);
    QCOMPARE(idsOf(*reader), QList<qint64>{1});
}

void ReservationReaderTest::destroyingWhileItReadsIsSafe()
{
    TestPortal portal;
    portal.insert(1, worker);
    auto reader = readerOf(portal, 7);
    connect(reader.get(), &ReservationReader::changed, this, [&reader] { reader.reset(); });
    reader->start();
    QTRY_VERIFY(!reader);
    auto next = readerOf(portal, 7);
    next->start();
    next.reset();
}

QTEST_MAIN(ReservationReaderTest)
#include "tst_reservationreader.moc"
