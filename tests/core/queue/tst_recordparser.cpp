// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordparser.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good = R"({"ID":"12","TIMESTAMP_X":"2026-11-20T10:00:01+03:00","EVENT_NAME":"ONCRMDEALUPDATE",)"
                        R"("EVENT_DATA":{"FIELDS":{"Z":1,"ID":45}},"EVENT_ADDITIONAL":{"user_id":"7"},)"
                        R"("MESSAGE_ID":"e9edfeaf3631a8cbc968e5361aaa7072","PROCESS_ID":"","ERROR":"0"})";

QByteArray with(const QByteArray &key, const QByteArray &value)
{
    const qsizetype start = good.indexOf('"' + key + "\":") + key.size() + 3;
    // Values of this record hold no comma before the next key but in EVENT_DATA, which is replaced by its own length.
    qsizetype end =
        key == "EVENT_DATA"
            ? start + QByteArray(R"({"FIELDS":{"Z":1,"ID":45}})").size()
            : std::min(good.indexOf(",\"", start) < 0 ? good.size() - 1 : good.indexOf(",\"", start), good.size() - 1);
    return good.left(start) + value + good.mid(end);
}

} // namespace

class RecordParserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsReadAsSent();
    void statesFollowProcessAndError_data();
    void statesFollowProcessAndError();
    void oddPayloadsAreKeptAsSent_data();
    void oddPayloadsAreKeptAsSent();
    void typesAreTolerated_data();
    void typesAreTolerated();
    void whatIsNotUnderstoodIsShownAsSuch_data();
    void whatIsNotUnderstoodIsShownAsSuch();
    void anIdBeyondDoublePrecisionIsExact();
    void givenRecordsTakeTheStateOfTheRequest();
    void aResultThatIsNoListIsNotAnEmptyList_data();
    void aResultThatIsNoListIsNotAnEmptyList();
    void anUnreadableRecordAmongOthersIsKept();
};

void RecordParserTest::everyFieldIsReadAsSent()
{
    const Record record = parseRecord(good);
    QCOMPARE(record.problem, QString());
    QCOMPARE(record.id->value(), 12);
    QCOMPARE(record.lastSeen.time_since_epoch().count(), 1795244401 - 24 * 3600);
    QCOMPARE(record.utcOffsetMinutes, 180);
    QCOMPARE(record.eventName, u"ONCRMDEALUPDATE"_s);
    QCOMPARE(record.data, R"({"FIELDS":{"Z":1,"ID":45}})"_ba); // the order of the keys is the portal's
    QCOMPARE(record.additional, R"({"user_id":"7"})"_ba);
    QCOMPARE(record.messageId->toString(), u"e9edfeaf3631a8cbc968e5361aaa7072"_s);
    QCOMPARE(record.raw, good);
}

void RecordParserTest::statesFollowProcessAndError_data()
{
    QTest::addColumn<QByteArray>("process");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<RecordState>("state");
    const QByteArray process = "\"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\"";
    QTest::newRow("pending") << "\"\""_ba
                             << "\"0\""_ba << RecordState::Pending;
    QTest::newRow("reserved") << process << "\"0\""_ba << RecordState::Reserved;
    QTest::newRow("failed") << "\"\""_ba
                            << "\"1\""_ba << RecordState::Failed;
    QTest::newRow("failed and reserved") << process << "1"_ba << RecordState::FailedReserved;
    QTest::newRow("null is no process") << "null"_ba
                                        << "0"_ba << RecordState::Pending;
}

void RecordParserTest::statesFollowProcessAndError()
{
    QFETCH(QByteArray, process);
    QFETCH(QByteArray, error);
    QByteArray json = with("PROCESS_ID", process);
    json.replace(R"("ERROR":"0")", R"("ERROR":)" + error);
    const Record record = parseRecord(json);
    QTEST(record.state, "state");
    QCOMPARE(record.processId.has_value(), process.size() == 34);
}

void RecordParserTest::oddPayloadsAreKeptAsSent_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data :
         {"[]", "\"text\"", "null", "false", "{}", "[1,2]", "\"\\\"}\"", "{\"a\":\"\\u0416,]\"}", "1.10"})
        QTest::newRow(data) << QByteArray(data);
}

void RecordParserTest::oddPayloadsAreKeptAsSent()
{
    QFETCH(QByteArray, data);
    const Record record = parseRecord(with("EVENT_DATA", data));
    QCOMPARE(record.problem, QString());
    QCOMPARE(record.data, data);
    QCOMPARE(record.state, RecordState::Pending);
}

void RecordParserTest::typesAreTolerated_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("id as number") << "ID"_ba
                                  << "12"_ba;
    QTest::newRow("time in UTC") << "TIMESTAMP_X"_ba
                                 << "\"2026-11-20T07:00:01Z\""_ba;
    QTest::newRow("additional as array") << "EVENT_ADDITIONAL"_ba
                                         << "[\"raw\"]"_ba;
}

void RecordParserTest::typesAreTolerated()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const Record record = parseRecord(with(key, value));
    QCOMPARE(record.problem, QString());
    QCOMPARE(record.id->value(), 12);
    QCOMPARE(record.lastSeen, parseRecord(good).lastSeen);
}

void RecordParserTest::whatIsNotUnderstoodIsShownAsSuch_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &json, const QString &field) {
        QTest::newRow(name) << json << field;
    };
    row("no object", "[]", u"object"_s);
    row("empty object", "{}", u"ID"_s);
    row("id 0", with("ID", "0"), u"ID"_s);
    row("negative id", with("ID", "-5"), u"ID"_s);
    row("id with a fraction", with("ID", "1.5"), u"ID"_s);
    row("id as text", with("ID", "\"abc\""), u"ID"_s);
    row("id out of range", with("ID", "\"99999999999999999999\""), u"ID"_s);
    row("id null", with("ID", "null"), u"ID"_s);
    row("no event", with("EVENT_NAME", "\"\""), u"EVENT_NAME"_s);
    row("short message", with("MESSAGE_ID", "\"abc\""), u"MESSAGE_ID"_s);
    row("message in upper case", with("MESSAGE_ID", "\"E9EDFEAF3631A8CBC968E5361AAA7072\""), u"MESSAGE_ID"_s);
    row("process of another length", with("PROCESS_ID", "\"abc\""), u"PROCESS_ID"_s);
    row("blank process", with("PROCESS_ID", "\" \""), u"PROCESS_ID"_s);
    row("process false", with("PROCESS_ID", "false"), u"PROCESS_ID"_s);
    row("time without offset", with("TIMESTAMP_X", "\"2026-11-20T10:00:01\""), u"TIMESTAMP_X"_s);
    row("no time", with("TIMESTAMP_X", "\"yesterday\""), u"TIMESTAMP_X"_s);
    row("error 2", QByteArray(good).replace(R"("ERROR":"0")", R"("ERROR":"2")"), u"ERROR"_s);
    row("no error", QByteArray(good).replace(R"(,"ERROR":"0")", ""), u"ERROR"_s);
    row("no process", QByteArray(good).replace(R"(,"PROCESS_ID":"")", ""), u"PROCESS_ID"_s);
}

void RecordParserTest::whatIsNotUnderstoodIsShownAsSuch()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const Record record = parseRecord(json);
    QCOMPARE(record.state, RecordState::NotUnderstood);
    QVERIFY2(record.problem.contains(field), qPrintable(record.problem));
    QCOMPARE(record.raw, json);
}

void RecordParserTest::anIdBeyondDoublePrecisionIsExact()
{
    QCOMPARE(parseRecord(with("ID", "9007199254740993")).id->value(), 9007199254740993);
    QCOMPARE(parseRecord(with("ID", "\"9223372036854775807\"")).id->value(), 9223372036854775807);
}

void RecordParserTest::givenRecordsTakeTheStateOfTheRequest()
{
    QByteArray json = good;
    json.replace(R"(,"PROCESS_ID":"","ERROR":"0")", "");
    const auto process = ProcessId::from(u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s);
    QCOMPARE(parseGivenRecord(json, process, false).state, RecordState::Reserved);
    QCOMPARE(parseGivenRecord(json, process, true).state, RecordState::FailedReserved);
    QCOMPARE(parseGivenRecord(json, {}, true).state, RecordState::Failed);
    QCOMPARE(parseGivenRecord("17", process, false).state, RecordState::NotUnderstood);
}

void RecordParserTest::aResultThatIsNoListIsNotAnEmptyList_data()
{
    QTest::addColumn<QByteArray>("result");
    for (const char *result : {"{}", "false", "null", "", "true", "\"[]\"", "0"})
        QTest::newRow(*result ? result : "nothing") << QByteArray(result);
}

void RecordParserTest::aResultThatIsNoListIsNotAnEmptyList()
{
    QFETCH(QByteArray, result);
    QVERIFY(!parseRecords(result).has_value());
    QVERIFY(parseRecords("[]").has_value());
}

void RecordParserTest::anUnreadableRecordAmongOthersIsKept()
{
    const auto records = parseRecords("[" + good + ", 7 ," + good + "]");
    QVERIFY(records);
    QCOMPARE(records->size(), size_t(3));
    QCOMPARE(records->at(1).state, RecordState::NotUnderstood);
    QCOMPARE(records->at(1).raw, "7"_ba);
    QCOMPARE(records->at(2).state, RecordState::Pending);
}

QTEST_GUILESS_MAIN(RecordParserTest)
#include "tst_recordparser.moc"
