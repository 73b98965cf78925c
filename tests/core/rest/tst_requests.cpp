// SPDX-License-Identifier: Apache-2.0
#include "core/rest/requests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesKeysAndValuesSoThatPhpReadsThemBack_data();
    void encodesKeysAndValuesSoThatPhpReadsThemBack();
    void referencesGoThroughAsPlainValues();
    void aBatchTakesFiftyCommandsAndNoMore();
    void commandKeysKeepTheOrderOfTheCommands();
    void everyReadMethodHasItsName();
    void anAnswerGivesScalarsListsAndObjects();
};

void TestRequests::encodesKeysAndValuesSoThatPhpReadsThemBack_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, const char *json, const char *query) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(query);
    };
    row("nothing", "{}", "m");
    row("operator in a key", R"({"filter":{">=ID":4}})", "m?filter%5B%3E%3DID%5D=4");
    row("list", R"({"id":[7,8]})", "m?id%5B0%5D=7&id%5B1%5D=8");
    row("nested", R"({"a":{"b":[{"c":1}]}})", "m?a%5Bb%5D%5B0%5D%5Bc%5D=1");
    row("list in a filter", R"({"filter":{"@ID":["1","2"]}})",
        "m?filter%5B%40ID%5D%5B0%5D=1&filter%5B%40ID%5D%5B1%5D=2");
    row("truth", R"({"a":true,"b":false})", "m?a=1&b=0");
    row("what PHP leaves out", R"({"a":null,"b":[],"c":{},"d":""})", "m?d=");
    row("64 bit id", R"({"a":9223372036854775807})", "m?a=9223372036854775807");
    row("no exponent", R"({"a":10000000000000000})", "m?a=10000000000000000");
    row("whole number as a fraction", R"({"a":5.0})", "m?a=5");
    row("fraction", R"({"a":0.25})", "m?a=0.25");
    row("negative", R"({"start":-1})", "m?start=-1");
    row("dangerous characters", R"({"a":"x&b=1#?+ %;"})", "m?a=x%26b%3D1%23%3F%2B%20%25%3B");
    row("letters beyond ASCII", "{\"a\":\"\xD0\xB4\"}", "m?a=%D0%B4");
}

void TestRequests::encodesKeysAndValuesSoThatPhpReadsThemBack()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, query);
    const auto document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QCOMPARE(encodeCommand(u"m"_s, document.object()), query);
}

void TestRequests::referencesGoThroughAsPlainValues()
{
    // Scenario batch-descending-chain-is-safe.
    const QJsonObject params{{u"order"_s, QJsonObject{{u"ID"_s, u"DESC"_s}}},
                             {u"filter"_s, QJsonObject{{u"<ID"_s, u"$result[p0][49][ID]"_s}}}};
    QCOMPARE(encodeCommand(u"event.offline.list"_s, params),
             u"event.offline.list?filter%5B%3CID%5D=%24result%5Bp0%5D%5B49%5D%5BID%5D&order%5BID%5D=DESC"_s);
}

void TestRequests::aBatchTakesFiftyCommandsAndNoMore()
{
    ReadBatch batch;
    QVERIFY(batch.isEmpty());
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i)
        QVERIFY(batch.add({ReadMethod::Profile, {}}));
    QVERIFY(!batch.add({ReadMethod::Profile, {}}));
    QCOMPARE(batch.requests().size(), size_t(50));
}

void TestRequests::commandKeysKeepTheOrderOfTheCommands()
{
    QJsonObject commands;
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i)
        commands.insert(commandKey(i), static_cast<int>(i));
    const QByteArray text = QJsonDocument(commands).toJson(QJsonDocument::Compact);
    qsizetype before = -1;
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i) {
        const qsizetype at = text.indexOf('"' + commandKey(i).toLatin1() + '"');
        QVERIFY2(at > before, qPrintable(commandKey(i)));
        before = at;
    }
}

void TestRequests::everyReadMethodHasItsName()
{
    QCOMPARE(methodName(ReadMethod::OfflineList), u"event.offline.list"_s);
    QCOMPARE(methodName(ReadMethod::EventGet), u"event.get"_s);
    QCOMPARE(methodName(ReadMethod::Events), u"events"_s);
    QCOMPARE(methodName(ReadMethod::FeatureGet), u"feature.get"_s);
    QCOMPARE(methodName(ReadMethod::Profile), u"profile"_s);
    QCOMPARE(methodName(ReadMethod::AppInfo), u"app.info"_s);
    QCOMPARE(methodName(ReadMethod::Scope), u"scope"_s);
    QCOMPARE(methodName(ReadMethod::ServerTime), u"server.time"_s);
}

void TestRequests::anAnswerGivesScalarsListsAndObjects()
{
    const auto value = [](const QByteArray &text) {
        RestAnswer answer;
        answer.result = text;
        return answer.value();
    };
    QCOMPARE(value("true"), QJsonValue(true));
    QCOMPARE(value("\"2026\""), QJsonValue(u"2026"_s));
    QCOMPARE(value("[1]"), QJsonValue(QJsonArray{1}));
    QCOMPARE(value("{\"a\":1}"), QJsonValue(QJsonObject{{u"a"_s, 1}}));
    QVERIFY(value("null").isNull());
    QVERIFY(value("").isUndefined());
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
