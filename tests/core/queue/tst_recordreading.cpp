// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordreading.h"

#include "support/awaited.h"
#include "support/faketokens.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/readrecords.h"
#include "support/testportal.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

NonEmpty<RecordId> ids(qint64 from, qint64 to)
{
    std::vector<RecordId> list;
    for (qint64 id = from; id <= to; ++id)
        list.push_back(*RecordId::from(id));
    return *NonEmpty<RecordId>::from(std::move(list));
}

} // namespace

class RecordReadingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyThoseThatAreThereComeBack();
    void otherConnectorsAreNotSeen();
    void anErrorIsNeverReadAsGone_data();
    void anErrorIsNeverReadAsGone();
    void anAnswerThatIsNotExactlyWhatWasAskedForIsRefused_data();
    void anAnswerThatIsNotExactlyWhatWasAskedForIsRefused();
    void moreThanACommandTakesIsNotAsked();
};

void RecordReadingTest::exactlyThoseThatAreThereComeBack()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(101, 400);
    const auto found = awaited(readRecords(portal.client(), ids(1, 250), {}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), size_t(150));
    QCOMPARE((*found)->front().id->value(), 101);
    QCOMPARE((*found)->back().id->value(), 250);
    QCOMPARE(portal.simulator().requestCount(), 1);
}

void RecordReadingTest::otherConnectorsAreNotSeen()
{
    TestPortal portal;
    portal.insert(1);
    portal.insert(2, {}, false, u"erp"_s);
    const auto found = awaited(readRecords(portal.client(), ids(1, 2), {.connector = *ConnectorId::from(u"erp"_s)}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), size_t(1));
    QCOMPARE((*found)->front().id->value(), 2);
}

void RecordReadingTest::anErrorIsNeverReadAsGone_data()
{
    using namespace portalsim;
    QTest::addColumn<FaultMatch::Level>("level");
    QTest::addColumn<int>("fault");
    QTest::newRow("html instead of an answer") << FaultMatch::Level::Request << 0;
    QTest::newRow("a command failed") << FaultMatch::Level::Call << 1;
    QTest::newRow("no administrator any more") << FaultMatch::Level::Call << 2;
}

void RecordReadingTest::anErrorIsNeverReadAsGone()
{
    using namespace portalsim;
    QFETCH(FaultMatch::Level, level);
    QFETCH(int, fault);
    const FaultAction actions[] = {HtmlPage{502}, Failure{500, u"ERROR_CORE"_s, u"SQL query error!"_s},
                                   Failure{403, u"ACCESS_DENIED"_s, u"Access denied!"_s}};
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 10);
    portal.faults().add({.method = u"event.offline.list"_s, .level = level, .nth = 1, .count = -1}, actions[fault]);
    const auto found = awaited(readRecords(portal.client(), ids(1, 10), {}), 30'000);
    QVERIFY(found);
    QVERIFY(!found->has_value());
}

namespace {

QByteArray listed(qint64 id, const QByteArray &process = {}, const QByteArray &error = "0",
                  const QByteArray &event = "ONX", const QByteArray &time = "2026-11-20T10:00:01+03:00")
{
    return R"({"ID":")" + QByteArray::number(id) + R"(","TIMESTAMP_X":")" + time + R"(","EVENT_NAME":")" + event +
           R"(","EVENT_DATA":[],"EVENT_ADDITIONAL":[],"MESSAGE_ID":"e9edfeaf3631a8cbc968e5361aaa7072","PROCESS_ID":")" +
           process + R"(","ERROR":")" + error + R"("})";
}

const QByteArray holder = "paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
const QByteArray other = "pbb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2";

} // namespace

void RecordReadingTest::anAnswerThatIsNotExactlyWhatWasAskedForIsRefused_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<QByteArray>("records");
    QTest::addColumn<int>("total");
    QTest::addColumn<bool>("good");
    enum { Listed, Counted, Held, HeldBetween, Free, FreeOfEvent, FreeAmong };
    const auto row = [](const char *name, int command, const QByteArray &records, int total, bool good) {
        QTest::newRow(name) << command << records << total << good;
    };
    row("listed", Listed, listed(1) + "," + listed(2), 2, true);
    row("listed, one is gone", Listed, listed(2), 1, true);
    row("listed twice: hides another", Listed, listed(1) + "," + listed(1), 2, false);
    row("listed out of order", Listed, listed(2) + "," + listed(1), 2, false);
    row("listed, not asked for", Listed, listed(1) + "," + listed(3), 2, false);
    row("listed fewer than counted", Listed, listed(1), 2, false);
    row("listed without a count", Listed, listed(1), -1, false);
    row("counted none", Counted, {}, 0, true);
    row("counted more than asked for", Counted, listed(1) + "," + listed(2) + "," + listed(3), 3, false);
    row("held", Held, listed(1, holder), 1, true);
    row("held by another", Held, listed(1, other), 1, false);
    row("held by nobody", Held, listed(1), 1, false);
    row("held, not understood: says nothing", Held, listed(1, holder, "0", "ONX", "yesterday"), 1, true);
    row("held between", HeldBetween, listed(2, holder), 1, true);
    row("held outside", HeldBetween, listed(3, holder), 1, false);
    row("free", Free, listed(1) + "," + listed(2), 2, true);
    row("free, but reserved", Free, listed(1, holder), 1, false);
    row("free, but failed", Free, listed(1, {}, "1"), 1, false);
    row("free, but outside", Free, listed(3), 1, false);
    row("free, of any event", Free, listed(1, {}, "0", "ONY"), 1, true);
    row("free, of the event", FreeOfEvent, listed(1), 1, true);
    row("free, of another event", FreeOfEvent, listed(1, {}, "0", "ONY"), 1, false);
    row("free among", FreeAmong, listed(1), 1, true);
    row("free among, not asked for", FreeAmong, listed(3), 1, false);
    row("free among, but reserved", FreeAmong, listed(1, holder), 1, false);
}

void RecordReadingTest::anAnswerThatIsNotExactlyWhatWasAskedForIsRefused()
{
    QFETCH(int, command);
    QFETCH(QByteArray, records);
    QFETCH(int, total);
    QFETCH(bool, good);
    const auto process = *ProcessId::from(QString::fromLatin1(holder));
    const RecordId first = *RecordId::from(1);
    const RecordId last = *RecordId::from(2);
    const ListCommand commands[] = {
        ListRecords{ids(1, 2)},          CountRecords{ids(1, 2)},    CountHeld{process},
        ListHeld{process, first, last},  CountFree{first, last, {}}, CountFree{first, last, u"ONX"_s},
        CountFreeAmong{ids(1, 2), false}};
    ManualClock clock;
    FakeTransport transport;
    FakeTokens tokens;
    RateLimiter limiter(clock, {});
    RestClient client(QUrl(u"https://acme.example/rest/"_s), transport, limiter, tokens, clock);
    const QByteArray totals = total < 0 ? "[]"_ba : R"({"c00":)" + QByteArray::number(total) + "}";
    transport.script(FakeTransport::json(R"({"result":{"result":{"c00":[)" + records +
                                         R"(]},"result_error":[],"result_total":)" + totals +
                                         R"(,"result_next":[]}})"));
    const auto answer = awaited(list(client, NonEmpty<ListCommand>(commands[command]), {}));
    QVERIFY(answer);
    QCOMPARE(answer->has_value(), good);
    if (good)
        QCOMPARE((*answer)->commands.front().total, qint64(total));
    else
        QCOMPARE(answer->error().kind, RestError::Kind::AnswerNotUnderstood);
}

void RecordReadingTest::moreThanACommandTakesIsNotAsked()
{
    TestPortal portal;
    const auto asked = [&](const ListCommand &command) {
        const auto answer = awaited(list(portal.client(), NonEmpty<ListCommand>(command), {}));
        return answer && answer->has_value();
    };
    QVERIFY(asked(ListRecords{ids(1, 50)}));
    QVERIFY(!asked(ListRecords{ids(1, 51)})); // the page would hide one
    QVERIFY(asked(CountRecords{ids(1, 500)}));
    QVERIFY(!asked(CountRecords{ids(1, 501)})); // the portal might cut the list
    QVERIFY(!asked(CountFreeAmong{ids(1, 501)}));
    QCOMPARE(portal.simulator().requestCount(), 2);
}

QTEST_GUILESS_MAIN(RecordReadingTest)
#include "tst_recordreading.moc"
