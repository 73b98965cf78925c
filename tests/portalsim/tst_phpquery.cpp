// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/phpquery.h"
#include "portalsim/record.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

class TestPhpQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesAreReadAsPhpReadsThem_data();
    void queriesAreReadAsPhpReadsThem();
    void variablesBeyondTheLimitAreDropped();
    void valuesConvertAsInPhp();
    void jsonKeepsOrderAndNumbers();
    void brokenJsonIsRefused_data();
    void brokenJsonIsRefused();
    void momentsAreWrittenAndRead();
};

void TestPhpQuery::queriesAreReadAsPhpReadsThem_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << "a=1&b=two+words"_ba
                           << R"({"a":"1","b":"two words"})"_ba;
    QTest::newRow("encoded key") << "filter%5B%3E%3DID%5D=4"_ba
                                 << R"({"filter":{">=ID":"4"}})"_ba;
    QTest::newRow("unencoded equals") << "filter[>=ID]=4"_ba
                                      << R"({"filter_>":"ID]=4"})"_ba;
    QTest::newRow("list") << "id[]=5&id[]=6"_ba
                          << R"({"id":["5","6"]})"_ba;
    QTest::newRow("numbered list") << "id[0]=5&id[1]=6"_ba
                                   << R"({"id":["5","6"]})"_ba;
    QTest::newRow("list with a hole") << "id[1]=5&id[]=6"_ba
                                      << R"({"id":{"1":"5","2":"6"}})"_ba;
    QTest::newRow("nested") << "a[b][c]=1&a[b][d]=2"_ba
                            << R"({"a":{"b":{"c":"1","d":"2"}}})"_ba;
    QTest::newRow("last wins") << "a=1&a=2"_ba
                               << R"({"a":"2"})"_ba;
    QTest::newRow("scalar becomes a list") << "a=1&a[]=2"_ba
                                           << R"({"a":["2"]})"_ba;
    QTest::newRow("dots and blanks in names") << "a.b=1&c+d=2"_ba
                                              << R"({"a_b":"1","c_d":"2"})"_ba;
    QTest::newRow("no value") << "a&b="_ba
                              << R"({"a":"","b":""})"_ba;
    QTest::newRow("nothing") << ""_ba
                             << "[]"_ba;
    QTest::newRow("no name") << "=1&&b=2"_ba
                             << R"({"b":"2"})"_ba;
}

void TestPhpQuery::queriesAreReadAsPhpReadsThem()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, json);
    QCOMPARE(toJson(parseQuery(query)), json);
}

void TestPhpQuery::variablesBeyondTheLimitAreDropped()
{
    QByteArray query = "process_id=p";
    for (int i = 1; i <= 1500; ++i)
        query += "&id[]=" + QByteArray::number(i);
    const PhpValue value = parseQuery(query);
    QCOMPARE(value.find("id")->entries().size(), size_t(999));
    QCOMPARE(value.find("id")->entries().back().second.toText(), "999"_ba);
}

void TestPhpQuery::valuesConvertAsInPhp()
{
    QVERIFY(PhpValue::text("false").toBool());
    QVERIFY(!PhpValue::text("0").toBool());
    QVERIFY(!PhpValue::text("").toBool());
    QVERIFY(!PhpValue::number(0).toBool());
    QVERIFY(PhpValue::text("0.0").toBool());
    QCOMPARE(PhpValue::text(" 12abc").toInt(), 12);
    QCOMPARE(PhpValue::text("abc").toInt(), 0);
    QCOMPARE(PhpValue::text("1e3").toInt(), 1000);
    QCOMPARE(PhpValue::text("99999999999999999999").toInt(), std::numeric_limits<qint64>::max());
    QCOMPARE(PhpValue::array().toInt(), 0);
    QCOMPARE(PhpValue::array({{"0", PhpValue()}}).toInt(), 1);
    QCOMPARE(PhpValue::array().toText(), "Array"_ba);
    QCOMPARE(PhpValue::boolean(false).toText(), ""_ba);
}

void TestPhpQuery::jsonKeepsOrderAndNumbers()
{
    const QByteArray text = R"({"z":1.50,"a":[1,"é\n\"",null,true,{"k":[]}],"e":-4.5e-7})";
    const auto value = parseJson(text);
    QVERIFY(value);
    QCOMPARE(toJson(*value), text);
    QCOMPARE(toJson(*value, JsonStyle::Ascii), R"({"z":1.50,"a":[1,"\u00e9\n\"",null,true,{"k":[]}],"e":-4.5e-7})"_ba);
    QCOMPARE(toJson(*parseJson(R"("\ud83d\ude9a\/\u0041")")), "\"🚚/A\""_ba);
    // PHP knows no empty objects.
    QCOMPARE(toJson(*parseJson("{}")), "[]"_ba);
}

void TestPhpQuery::brokenJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "{", "[1,]", "{\"a\" 1}", "01", "1.", "-", "\"abc", "\"\\x\"", "nul", "[1] 2", "{a:1}"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("too deep") << QByteArray(300, '[');
}

void TestPhpQuery::brokenJsonIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseJson(text));
}

void TestPhpQuery::momentsAreWrittenAndRead()
{
    for (const char *text : {"2026-11-20T10:00:01+03:00", "1999-12-31T23:59:59-05:30", "2024-02-29T00:00:00+00:00",
                             "1969-07-20T20:17:40+00:00", "2100-03-01T12:30:00+12:45", "2026-11-20T10:00:01-03:30",
                             "2000-01-01T00:00:00+14:00"}) {
        const auto moment = parseMoment(text);
        QVERIFY(moment);
        QCOMPARE(moment->seconds, QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toSecsSinceEpoch());
        QCOMPARE(momentText(moment->seconds, moment->offsetMinutes), QByteArray(text));
    }
    for (const char *text : {"yesterday", "2026-13-20T10:00:01+03:00", "2026-02-30T10:00:01+03:00",
                             "2026-11-20T10:0x:01+03:00", "2026-11-20T10:60:01+03:00", ""})
        QVERIFY2(!parseMoment(text), text);
}

QTEST_GUILESS_MAIN(TestPhpQuery)
#include "tst_phpquery.moc"
