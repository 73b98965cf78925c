// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationanswer.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Kind = CommandKind;

namespace {

const QByteArray processText = "paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
const QByteArray eventJson =
    R"({"ID":"7","TIMESTAMP_X":"2026-11-20T10:00:01+03:00","EVENT_NAME":"ONX","EVENT_DATA":[],)"
    R"("EVENT_ADDITIONAL":[],"MESSAGE_ID":"e9edfeaf3631a8cbc968e5361aaa7072"})";

Mutation reserve()
{
    return ReserveRecords{NonEmpty<Claim>(FreeRecord{*RecordId::from(7)})};
}

Mutation clear()
{
    return ClearRecords{NonEmpty<ClearRequest>(
        ClearByRecords{*ProcessId::from(QString::fromLatin1(processText)), NonEmpty(*RecordId::from(7))})};
}

CommandAnswer outcome(const Mutation &mutation, const QByteArray &result)
{
    return answerOf(mutation, BatchAnswer{RestAnswer{.result = result}}).commands.at(0);
}

} // namespace

class MutationAnswerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReservationTellsWhoHoldsWhat();
    void anOddAnswerIsUnknownNeverSuccess_data();
    void anOddAnswerIsUnknownNeverSuccess();
    void errorsSayWhetherItCanHaveHappened_data();
    void errorsSayWhetherItCanHaveHappened();
    void aMissingAnswerIsUnknown();
    void whatWasNotAskedForIsKept();
};

void MutationAnswerTest::aReservationTellsWhoHoldsWhat()
{
    const auto got = outcome(reserve(), R"({"process_id":")" + processText + R"(","events":[)" + eventJson + "]}");
    QCOMPARE(got.kind, Kind::Answered);
    QCOMPARE(got.process->toString().toLatin1(), processText);
    QCOMPARE(got.records.at(0).state, RecordState::Reserved);

    const auto nothing = outcome(reserve(), R"({"process_id":")" + processText + R"(","events":[]})");
    QCOMPARE(nothing.kind, Kind::Answered);
    QVERIFY(nothing.records.empty());
}

void MutationAnswerTest::anOddAnswerIsUnknownNeverSuccess_data()
{
    QTest::addColumn<bool>("clearing");
    QTest::addColumn<QByteArray>("result");
    for (const char *result : {"false", "null", "[]", "{}", "\"true\"", "1", ""})
        QTest::addRow("clear %s", result) << true << QByteArray(result);
    for (const char *result : {"true", "[]", "{}", "{\"process_id\":\"x\"}", "{\"events\":false}", "{\"events\":null}"})
        QTest::addRow("get %s", result) << false << QByteArray(result);
    QTest::newRow("get without a process") << false << R"({"process_id":null,"events":[)" + eventJson + "]}";
    QTest::newRow("get with a blank process") << false << R"({"process_id":"","events":[)" + eventJson + "]}";
    QTest::newRow("get with an unreadable record")
        << false << R"({"process_id":")" + processText + R"(","events":[{}]})";
}

void MutationAnswerTest::anOddAnswerIsUnknownNeverSuccess()
{
    QFETCH(bool, clearing);
    QFETCH(QByteArray, result);
    QCOMPARE(outcome(clearing ? clear() : reserve(), result).kind, Kind::Unknown);
    QCOMPARE(outcome(clear(), "true").kind, Kind::Answered);
}

void MutationAnswerTest::errorsSayWhetherItCanHaveHappened_data()
{
    QTest::addColumn<RestError::Kind>("error");
    QTest::addColumn<RestError::Delivery>("delivery");
    QTest::addColumn<Kind>("kind");
    using E = RestError::Kind;
    using D = RestError::Delivery;
    QTest::newRow("lost") << E::ConnectionLost << D::Unknown << Kind::Unknown;
    QTest::newRow("timed out") << E::TimedOut << D::Unknown << Kind::Unknown;
    QTest::newRow("not sent") << E::Offline << D::NotSent << Kind::Refused;
    QTest::newRow("no rights") << E::AccessDenied << D::Answered << Kind::Refused;
    QTest::newRow("resting") << E::MethodResting << D::Answered << Kind::Postponed;
    QTest::newRow("too fast") << E::TooFast << D::Answered << Kind::Postponed;
    QTest::newRow("server's fault") << E::PortalFault << D::Answered << Kind::Unknown;
    QTest::newRow("a maintenance page, perhaps of a proxy") << E::Maintenance << D::Answered << Kind::Unknown;
    QTest::newRow("a page") << E::NotJson << D::Answered << Kind::Unknown;
}

void MutationAnswerTest::errorsSayWhetherItCanHaveHappened()
{
    QFETCH(RestError::Kind, error);
    QFETCH(RestError::Delivery, delivery);
    RestError made;
    made.kind = error;
    made.delivery = delivery;
    QTEST(answerOf(reserve(), made).commands.at(0).kind, "kind");
    QTEST(answerOf(reserve(), BatchAnswer{tl::unexpected(made)}).commands.at(0).kind, "kind");
}

void MutationAnswerTest::aMissingAnswerIsUnknown()
{
    const auto missing = answerOf(reserve(), BatchAnswer{});
    QCOMPARE(missing.commands.size(), size_t(1));
    QCOMPARE(missing.commands[0].kind, Kind::Unknown);
}

void MutationAnswerTest::whatWasNotAskedForIsKept()
{
    const Mutation take = TakeRecords{NonEmpty(FreeRecord{*RecordId::from(7)})};
    QByteArray stray = eventJson;
    stray.replace(R"("ID":"7")", R"("ID":"8")");
    const auto answer = [](const QByteArray &events) {
        return BatchAnswer{RestAnswer{.result = R"({"process_id":null,"events":[)" + events + "]}"}};
    };
    const auto kept = answerOf(take, answer(eventJson + "," + stray + R"(,{"ID":null,"x":1})")).commands[0];
    QCOMPARE(kept.records.size(), size_t(3));
    QCOMPARE(kept.records[1].raw, stray);
    QCOMPARE(kept.records[2].raw, R"({"ID":null,"x":1})"_ba);
    QCOMPARE(kept.kind, Kind::Unknown);
    // A range hands out many.
    const Mutation range = ReserveRecords{
        NonEmpty<Claim>(FreeRange{*NonEmpty<RecordId>::from({*RecordId::from(7), *RecordId::from(8)}), {}, true})};
    const auto both =
        outcome(range, R"({"process_id":")" + processText + R"(","events":[)" + eventJson + "," + stray + "]}");
    QCOMPARE(both.records.size(), size_t(2));
    QCOMPARE(both.records[1].state, RecordState::FailedReserved);
    // A record that lacks its message is still the one that was asked for.
    const auto odd = answerOf(take, answer(R"({"ID":"7"})"));
    QCOMPARE(odd.commands[0].kind, Kind::Answered);
    QCOMPARE(odd.commands[0].records[0].state, RecordState::NotUnderstood);
}

QTEST_GUILESS_MAIN(MutationAnswerTest)
#include "tst_mutationanswer.moc"
