// SPDX-License-Identifier: Apache-2.0
#include "core/clear/reportjson.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class ReportJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeReportComesBack();
    void anEmptyReportComesBack();
    void everyKindHasItsOwnName();
    void aReportOfTheFirstVersionIsRead();
    void anUnknownKindIsTheMostGeneralOne();
    void whatIsNoReportIsNone();
};

namespace {

RestError whole()
{
    return {.kind = RestError::Kind::MethodResting,
            .delivery = RestError::Delivery::Answered,
            .code = u"OPERATION_TIME_LIMIT"_s,
            .httpStatus = 429,
            .text = u"\"slow\" \u0416"_s,
            .argument = u"id"_s,
            .retryAfter = Milliseconds(12'345)};
}

} // namespace

void ReportJsonTest::aWholeReportComesBack()
{
    ClearReport report;
    report.stopped = true;
    report.error = whole();
    report.refused = RestError{.kind = RestError::Kind::Offline};
    report.gateRefusal = GateRefusal{GateRefusal::Kind::ReadOnly, u"command 3"_s};
    report.journalError = JournalError{JournalError::Kind::Full, u"/archive.sqlite"_s, u"disk full"_s};
    report.startedAt = WallTime(Milliseconds(1'700'000'000'123));
    report.endedAt = WallTime(Milliseconds(1'700'000'009'999));
    report.requests = 12;
    report.archived = qint64(1) << 60;
    const auto back = reportFromJson(toJson(report));
    QVERIFY(back);
    QCOMPARE(back->stopped, true);
    QVERIFY(back->error == report.error);
    QVERIFY(back->refused == report.refused);
    QVERIFY(back->gateRefusal && back->gateRefusal->kind == GateRefusal::Kind::ReadOnly);
    QCOMPARE(back->gateRefusal->text, u"command 3"_s);
    QVERIFY(back->journalError == report.journalError);
    QVERIFY(back->startedAt == report.startedAt && back->endedAt == report.endedAt);
    QCOMPARE(back->requests, 12);
    QCOMPARE(back->archived, qint64(1) << 60);
}

void ReportJsonTest::anEmptyReportComesBack()
{
    const auto back = reportFromJson(toJson(ClearReport()));
    QVERIFY(back);
    QVERIFY(!back->stopped && !back->error && !back->refused && !back->gateRefusal && !back->journalError);
}

void ReportJsonTest::everyKindHasItsOwnName()
{
    for (int kind = 0; kind <= int(RestError::Kind::AnswerNotUnderstood); ++kind) {
        for (int delivery = 0; delivery <= int(RestError::Delivery::Answered); ++delivery) {
            ClearReport report;
            report.error = RestError{.kind = RestError::Kind(kind), .delivery = RestError::Delivery(delivery)};
            QVERIFY(reportFromJson(toJson(report))->error == report.error);
        }
    }
    for (int kind = 0; kind <= int(GateRefusal::Kind::OtherThanIntended); ++kind) {
        ClearReport report;
        report.gateRefusal = GateRefusal{GateRefusal::Kind(kind), {}};
        QCOMPARE(int(reportFromJson(toJson(report))->gateRefusal->kind), kind);
    }
    for (int kind = 0; kind <= int(JournalError::Kind::Other); ++kind) {
        ClearReport report;
        report.journalError = JournalError{JournalError::Kind(kind), {}, {}};
        QCOMPARE(int(reportFromJson(toJson(report))->journalError->kind), kind);
    }
}

void ReportJsonTest::aReportOfTheFirstVersionIsRead()
{
    const auto report = reportFromJson(
        R"({"archived":3,"error":{"code":"ACCESS_DENIED","http_status":403,"text":"no"},"gate_refusal":"why",)"
        R"("journal_error":"words","refused":{"code":"QUERY_LIMIT_EXCEEDED","text":"later"},"requests":4,)"
        R"("stopped":true})");
    QVERIFY(report);
    QVERIFY(report->stopped);
    QCOMPARE(report->requests, 4);
    QCOMPARE(report->archived, 3);
    QVERIFY(report->error->kind == RestError::Kind::AccessDenied); // by its code
    QCOMPARE(report->error->httpStatus, 403);
    QCOMPARE(report->error->text, u"no"_s);
    QVERIFY(report->error->delivery == RestError::Delivery::Unknown);
    QVERIFY(report->refused->kind == RestError::Kind::TooFast);
    QCOMPARE(report->gateRefusal->text, u"why"_s);
    QCOMPARE(report->journalError->text, u"words"_s);
}

void ReportJsonTest::anUnknownKindIsTheMostGeneralOne()
{
    const auto report = reportFromJson(R"({"error":{"kind":"of_tomorrow","code":"X","http_status":500},)"
                                       R"("gate_refusal":{"kind":"of_tomorrow","text":"t"},)"
                                       R"("journal_error":{"kind":"of_tomorrow","text":"u"}})");
    QVERIFY(report);
    QVERIFY(report->error->kind == RestError::Kind::PortalFault);
    QVERIFY(report->gateRefusal->kind == GateRefusal::Kind::OtherThanIntended);
    QVERIFY(report->journalError->kind == JournalError::Kind::Other);
}

void ReportJsonTest::whatIsNoReportIsNone()
{
    for (const auto *text : {"", "nonsense", "[]", "{\"stopped\":true", "1", "null"})
        QVERIFY2(!reportFromJson(text), text);
}

QTEST_APPLESS_MAIN(ReportJsonTest)
#include "tst_reportjson.moc"
