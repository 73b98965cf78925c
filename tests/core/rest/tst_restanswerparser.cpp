// SPDX-License-Identifier: Apache-2.0
#include "core/rest/restanswerparser.h"

#include "support/faketransport.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eventsweep;

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

Q_DECLARE_METATYPE(Kind)
Q_DECLARE_METATYPE(Delivery)

namespace {

ParsedAnswer single(const QByteArray &body, int status = 200)
{
    return parseAnswer(FakeTransport::json(body, status), {});
}

ParsedAnswer batch(const QByteArray &body, size_t commands, bool halt = false)
{
    return parseAnswer(FakeTransport::json(body), {.commands = commands, .halt = halt});
}

} // namespace

class TestRestAnswerParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheResultByteForByte();
    void readsCountsAndTimesHoweverTheyAreWritten();
    void classifiesByTheCodeNotByTheStatus_data();
    void classifiesByTheCodeNotByTheStatus();
    void keepsWhatTheOperatorNeedsToKnow();
    void tellsPagesFromAnswers_data();
    void tellsPagesFromAnswers();
    void anyCutAnswerIsALostAnswer();
    void readsABatchWithEmptyPartsAsLists();
    void givesEachCommandItsResultOrItsError();
    void theLastOfEqualCommandsCounts();
    void fiftyCommandsKeepTheirTextAsSent();
    void eachCommandTellsThePortalsClockWhenItWasDone();
    void aHaltedCommandWasNotSentAndAMissingOneIsUnknown();
    void aBatchOfAnotherShapeIsNotUnderstood_data();
    void aBatchOfAnotherShapeIsNotUnderstood();
    void aRestingMethodInABatchTellsItsOwnReset();
};

void TestRestAnswerParser::keepsTheResultByteForByte()
{
    const QByteArray result = R"([ {"ID":"1", "z":1.50, "a":1e3,"u":"\u0434\/"} ])";
    const auto parsed = single("\xEF\xBB\xBF \n{\"result\":" + result + R"(,"total":1})");
    QVERIFY(parsed.answer);
    QVERIFY(parsed.fromPortal);
    QCOMPARE(parsed.answer->size(), size_t(1));
    QCOMPARE(parsed.answer->front()->result, result);
    for (const char *scalar : {"true", "null", "false", "\"x\"", "0", "[]", "{}"}) {
        const auto answer = single(QByteArray(R"({"result": )") + scalar + '}');
        QVERIFY(answer.answer);
        QCOMPARE(answer.answer->front()->result, QByteArray(scalar));
    }
}

void TestRestAnswerParser::readsCountsAndTimesHoweverTheyAreWritten()
{
    const auto parsed = single(R"({"result":[],"total":120,"next":50,"time":{"start":1763640000.1,"finish":1763640001.5,
        "duration":0.25,"operating":1.5,"operating_reset_at":1763640600}})");
    QVERIFY(parsed.answer);
    const auto &answer = *parsed.answer->front();
    QCOMPARE(answer.total, 120);
    QCOMPARE(answer.next, 50);
    QCOMPARE(answer.operating, 1.5);
    QCOMPARE(answer.duration, 0.25);
    QVERIFY(answer.operatingResetAt == WallTime(1763640600s));
    QVERIFY(answer.finishedAt == WallTime(1763640001500ms));
    QVERIFY(parsed.portalTime == WallTime(1763640001500ms));

    const auto texts = single(R"({"result":[],"total":"120","next":"50","time":{"operating":"2"}})");
    QCOMPARE(texts.answer->front()->total, 120);
    QCOMPARE(texts.answer->front()->next, 50);
    QCOMPARE(texts.answer->front()->operating, 2.0);

    const auto none = single(R"({"result":[],"total":"many","next":-5,"time":[]})");
    QCOMPARE(none.answer->front()->total, -1);
    QCOMPARE(none.answer->front()->next, -1);
    QCOMPARE(none.answer->front()->operating, -1.0);
    QVERIFY(!none.answer->front()->operatingResetAt);
    QVERIFY(!none.answer->front()->finishedAt);
}

void TestRestAnswerParser::classifiesByTheCodeNotByTheStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Delivery>("delivery");
    const auto row = [](const char *name, const char *body, int status, Kind kind, Delivery delivery) {
        QTest::newRow(name) << QByteArray(body) << status << kind << delivery;
    };
    row("200 with an error", R"({"error":"wrong_client"})", 200, Kind::WrongClient, Delivery::Answered);
    row("503 with JSON", R"({"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"})", 503,
        Kind::TooFast, Delivery::Answered);
    row("401", R"({"error":"expired_token"})", 401, Kind::SignInAgain, Delivery::Answered);
    row("500 after changes", R"({"error":"ERROR_CORE","error_description":"x"})", 500, Kind::PortalFault,
        Delivery::Unknown);
    row("unknown code", R"({"error":"SOMETHING"})", 500, Kind::PortalFault, Delivery::Unknown);
    row("number as a code", R"({"error":500})", 500, Kind::PortalFault, Delivery::Unknown);
    row("error beats result", R"({"error":"ACCESS_DENIED","result":true})", 200, Kind::AccessDenied,
        Delivery::Answered);
    row("neither", R"({"time":{}})", 200, Kind::AnswerNotUnderstood, Delivery::Unknown);
    row("result with a fault's status", R"({"result":true})", 500, Kind::AnswerNotUnderstood, Delivery::Unknown);
    row("list", R"([1,2])", 200, Kind::AnswerNotUnderstood, Delivery::Unknown);
    row("broken in the middle", R"({"result": nonsense, "total": 1, "next": 2})", 200, Kind::AnswerNotUnderstood,
        Delivery::Unknown);
}

void TestRestAnswerParser::classifiesByTheCodeNotByTheStatus()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(Kind, kind);
    QFETCH(Delivery, delivery);
    const auto parsed = single(body, status);
    QVERIFY(!parsed.answer);
    QCOMPARE(parsed.answer.error().kind, kind);
    QCOMPARE(parsed.answer.error().delivery, delivery);
    QCOMPARE(parsed.answer.error().httpStatus, status);
    QCOMPARE(parsed.fromPortal, kind != Kind::AnswerNotUnderstood);
}

void TestRestAnswerParser::keepsWhatTheOperatorNeedsToKnow()
{
    const auto parsed =
        single(R"({"error":"ERROR_ARGUMENT","error_description":"Wrong auth=s3cr3t","argument":"messsage_id"})", 400);
    QVERIFY(!parsed.answer);
    QCOMPARE(parsed.answer.error().code, u"ERROR_ARGUMENT"_s);
    QCOMPARE(parsed.answer.error().argument, u"messsage_id"_s);
    QCOMPARE(parsed.answer.error().text, u"Wrong auth=[hidden]"_s);
    const auto odd = single(R"({"error":"X","error_description":["a",1]})", 400);
    QVERIFY(odd.answer.error().text.contains(u"\"a\",1"_s));
}

void TestRestAnswerParser::tellsPagesFromAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    const QByteArray page = "<html><head><TITLE>\n Gateway &mdash; 1 </TITLE></head><body>x</body></html>";
    QTest::newRow("proxy 502") << page << 502 << Kind::NotJson << u"Gateway &mdash; 1"_s;
    QTest::newRow("proxy 504") << page << 504 << Kind::NotJson << u"Gateway &mdash; 1"_s;
    QTest::newRow("PHP error 500") << "<br />\n<b>Fatal error</b>: x"_ba << 500 << Kind::NotJson << QString();
    QTest::newRow("maintenance") << page << 503 << Kind::Maintenance << u"Gateway &mdash; 1"_s;
    QTest::newRow("sign-in page") << "<!DOCTYPE html><title>Sign in</title>"_ba << 200 << Kind::NotJson << u"Sign in"_s;
    QTest::newRow("not found") << "404 page not found"_ba << 404 << Kind::NotJson << u"404 page not found"_s;
    QTest::newRow("nothing") << ""_ba << 200 << Kind::NotJson << QString();
    QTest::newRow("blanks") << " \n "_ba << 200 << Kind::NotJson << QString();
    QTest::newRow("nothing, 503") << ""_ba << 503 << Kind::NotJson << QString();
    QTest::newRow("warning before the answer")
        << "<br>Warning{\"result\":true}"_ba << 200 << Kind::NotJson << QString();
}

void TestRestAnswerParser::tellsPagesFromAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    const auto parsed = parseAnswer(FakeTransport::html(body, status), {});
    QVERIFY(!parsed.answer);
    QVERIFY(!parsed.fromPortal);
    QCOMPARE(parsed.answer.error().kind, kind);
    QCOMPARE(parsed.answer.error().delivery, Delivery::Unknown);
    QCOMPARE(parsed.answer.error().text, text);
}

void TestRestAnswerParser::anyCutAnswerIsALostAnswer()
{
    const QByteArray whole = R"({"result":[{"ID":"1","N":12,"T":true,"x":null,"s":"a\"\u0434"},[]],"total":2})";
    for (qsizetype length = 1; length < whole.size(); ++length) {
        const auto parsed = single(whole.first(length));
        QVERIFY2(!parsed.answer, whole.first(length).constData());
        QVERIFY2(parsed.answer.error().kind == Kind::ConnectionLost, whole.first(length).constData());
        QCOMPARE(parsed.answer.error().delivery, Delivery::Unknown);
    }
    QVERIFY(single(whole).answer);
}

void TestRestAnswerParser::readsABatchWithEmptyPartsAsLists()
{
    const auto ok = batch(R"({"result":{"result":{"c00":[{"ID":"1"}]},"result_error":[],"result_total":{"c00":3},
        "result_next":[],"result_time":[]}})",
                          1);
    QVERIFY(ok.answer);
    QCOMPARE(ok.answer->at(0)->result, R"([{"ID":"1"}])"_ba);
    QCOMPARE(ok.answer->at(0)->total, 3);
    QCOMPARE(ok.answer->at(0)->next, -1);

    const auto allFailed = batch(R"({"result":{"result":[],"result_error":{"c00":{"error":"ACCESS_DENIED"}},
        "result_total":[],"result_next":[]}})",
                                 1);
    QVERIFY(allFailed.answer);
    QCOMPARE(allFailed.answer->at(0).error().kind, Kind::AccessDenied);
}

void TestRestAnswerParser::givesEachCommandItsResultOrItsError()
{
    // Scenario batch-shapes.
    const auto parsed = batch(R"({"result":{"result":{"c02":true,"c00":[ 1]},"result_error":{
        "c01":{"error":"ERROR_METHOD_NOT_FOUND","error_description":"Method not found!"},
        "c03":{"error":"ERROR_CORE","error_description":""}},
        "result_total":{"c00":7},"result_next":{"c00":50},
        "result_time":{"c00":{"operating":3.5,"operating_reset_at":1763640600}}}})",
                              4);
    QVERIFY(parsed.answer);
    QCOMPARE(parsed.answer->size(), size_t(4));
    QCOMPARE(parsed.answer->at(0)->result, "[ 1]"_ba);
    QCOMPARE(parsed.answer->at(0)->total, 7);
    QCOMPARE(parsed.answer->at(0)->next, 50);
    QCOMPARE(parsed.answer->at(0)->operating, 3.5);
    QCOMPARE(parsed.answer->at(1).error().kind, Kind::MethodUnknown);
    QCOMPARE(parsed.answer->at(1).error().delivery, Delivery::Answered);
    QCOMPARE(parsed.answer->at(1).error().text, u"Method not found!"_s);
    QCOMPARE(parsed.answer->at(2)->result, "true"_ba);
    QCOMPARE(parsed.answer->at(3).error().delivery, Delivery::Unknown);
}

void TestRestAnswerParser::theLastOfEqualCommandsCounts()
{
    // As QJsonDocument reads it: whether a command answered and what it answered must come from the same one.
    const auto parsed = batch(R"({"result":{"result":{"c00":[1],"c01":2,"c00":[ 3]},"result_error":[]}})", 2);
    QVERIFY(parsed.answer);
    QCOMPARE(parsed.answer->at(0)->result, "[ 3]"_ba);
    QCOMPARE(parsed.answer->at(1)->result, "2"_ba);
}

void TestRestAnswerParser::fiftyCommandsKeepTheirTextAsSent()
{
    QByteArray results;
    for (size_t i = ReadBatch::mostCommands; i-- > 0;)
        results += '"' + commandKey(i).toLatin1() + "\": [\"c00\", {\"c01\" :" + QByteArray::number(i) + ".0}] ,";
    results.chop(1);
    const auto parsed =
        batch("{\"result\":{\"result\":{" + results + "},\"result_error\":[]}}", ReadBatch::mostCommands);
    QVERIFY(parsed.answer);
    QCOMPARE(parsed.answer->size(), ReadBatch::mostCommands);
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i)
        QCOMPARE(parsed.answer->at(i)->result, "[\"c00\", {\"c01\" :" + QByteArray::number(i) + ".0}]");
}

void TestRestAnswerParser::eachCommandTellsThePortalsClockWhenItWasDone()
{
    const auto told = batch(R"({"result":{"result":{"c00":1,"c01":2},"result_error":[],
        "result_time":{"c00":{"finish":1763640000.25}}},"time":{"finish":1763640001}})",
                            2);
    QVERIFY(told.answer);
    QVERIFY(told.answer->at(0)->finishedAt == WallTime(1763640000250ms));
    QVERIFY(told.answer->at(1)->finishedAt == WallTime(1763640001s)); // not told for itself: that of the whole

    const auto silent = batch(R"({"result":{"result":{"c00":1},"result_error":[]}})", 1);
    QVERIFY(silent.answer);
    QVERIFY(!silent.answer->at(0)->finishedAt);
}

void TestRestAnswerParser::aHaltedCommandWasNotSentAndAMissingOneIsUnknown()
{
    const QByteArray body = R"({"result":{"result":{"c00":1},"result_error":{"c01":{"error":"ERROR_CORE"}},
        "result_total":[],"result_next":[]}})";
    const auto halted = batch(body, 4, true);
    QVERIFY(halted.answer);
    for (const size_t i : {size_t(2), size_t(3)}) {
        QCOMPARE(halted.answer->at(i).error().kind, Kind::Cancelled);
        QCOMPARE(halted.answer->at(i).error().delivery, Delivery::NotSent);
    }
    const auto going = batch(body, 3, false);
    QVERIFY(going.answer);
    QCOMPARE(going.answer->at(2).error().kind, Kind::AnswerNotUnderstood);
    QCOMPARE(going.answer->at(2).error().delivery, Delivery::Unknown);
    // Missing before the error that halted: not to be explained by the halt.
    const auto before = batch(R"({"result":{"result":[],"result_error":{"c01":{"error":"ERROR_CORE"}}}})", 3, true);
    QVERIFY(before.answer);
    QCOMPARE(before.answer->at(0).error().delivery, Delivery::Unknown);
    QCOMPARE(before.answer->at(2).error().delivery, Delivery::NotSent);
}

void TestRestAnswerParser::aBatchOfAnotherShapeIsNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("scalar") << R"({"result":true})"_ba;
    QTest::newRow("list") << R"({"result":[]})"_ba;
    QTest::newRow("without errors") << R"({"result":{"result":{"c00":1}}})"_ba;
    QTest::newRow("results without names") << R"({"result":{"result":[1],"result_error":[]}})"_ba;
    QTest::newRow("errors without names") << R"({"result":{"result":[],"result_error":[{"error":"X"}]}})"_ba;
}

void TestRestAnswerParser::aBatchOfAnotherShapeIsNotUnderstood()
{
    QFETCH(QByteArray, body);
    const auto parsed = batch(body, 1);
    QVERIFY(!parsed.answer);
    QCOMPARE(parsed.answer.error().kind, Kind::AnswerNotUnderstood);
    QCOMPARE(parsed.answer.error().delivery, Delivery::Unknown);
}

void TestRestAnswerParser::aRestingMethodInABatchTellsItsOwnReset()
{
    const auto parsed = batch(R"({"result":{"result":{"c01":1},
        "result_error":{"c00":{"error":"OPERATION_TIME_LIMIT"}},
        "result_time":{"c00":{"operating":481,"operating_reset_at":1763640100}}},
        "time":{"finish":1763640000,"operating_reset_at":1763640600}})",
                              2);
    QVERIFY(parsed.answer);
    QCOMPARE(parsed.answer->at(0).error().kind, Kind::MethodResting);
    QCOMPARE(parsed.resetAt.size(), size_t(2));
    QVERIFY(parsed.resetAt.at(0) == WallTime(1763640100s));
    QVERIFY(parsed.resetAt.at(1) == WallTime(1763640600s));
}

QTEST_GUILESS_MAIN(TestRestAnswerParser)
#include "tst_restanswerparser.moc"
