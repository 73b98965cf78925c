// SPDX-License-Identifier: Apache-2.0
#include "core/base/jsonslice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// The text in memory of exactly its size, so that a sanitizer sees a read beyond it.
class Exactly
{
public:
    explicit Exactly(QByteArrayView text)
        : m_size(text.size())
        , m_bytes(std::make_unique<char[]>(static_cast<size_t>(text.size())))
    {
        std::copy(text.begin(), text.end(), m_bytes.get());
    }
    [[nodiscard]] QByteArrayView text() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] bool holds(QByteArrayView part) const
    {
        return part.isNull() || (part.data() >= m_bytes.get() && part.data() + part.size() <= m_bytes.get() + m_size);
    }

private:
    qsizetype m_size;
    std::unique_ptr<char[]> m_bytes;
};

/// All that can be cut out of the text lies inside of it.
bool staysInside(QByteArrayView json)
{
    const Exactly exactly(json);
    bool inside = exactly.holds(jsonMember(exactly.text(), "result")) && exactly.holds(jsonMember(exactly.text(), ""));
    for (const auto &element : jsonElements(exactly.text()))
        inside = inside && exactly.holds(element);
    for (const auto &[key, value] : jsonMembers(exactly.text()))
        inside = inside && exactly.holds(key) && exactly.holds(value);
    return inside;
}

} // namespace

class JsonSliceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aValueIsCutAsItWasSent_data();
    void aValueIsCutAsItWasSent();
    void theLastOfEqualKeysCounts();
    void keysInsideOfValuesAreNotFound();
    void escapedQuotesEndNothing();
    void elementsKeepTheirOrder();
    void membersKeepTheirOrderAndTheirEscapes();
    void whatIsNoObjectOrNoArrayHasNothing();
    void brokenInputNeverRunsAway();
};

void JsonSliceTest::aValueIsCutAsItWasSent_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("number") << R"({"a":1.50e+3})"_ba
                            << "1.50e+3"_ba;
    QTest::newRow("space around it") << "\t{ \"a\"\r\n: 1 , \"b\":2}"_ba
                                     << "1"_ba;
    QTest::newRow("object") << R"({"b":0,"a":{ "z":1,"a" :[ ] }})"_ba
                            << R"({ "z":1,"a" :[ ] })"_ba;
    QTest::newRow("list") << R"({"a":[ [1], {"a":2} ],"b":0})"_ba
                          << R"([ [1], {"a":2} ])"_ba;
    QTest::newRow("text") << R"({"a":"\u0434 ,}]"})"_ba
                          << R"("\u0434 ,}]")"_ba;
    QTest::newRow("empty text") << R"({"a":""})"_ba
                                << R"("")"_ba;
    QTest::newRow("null") << R"({"a":null})"_ba
                          << "null"_ba;
}

void JsonSliceTest::aValueIsCutAsItWasSent()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, value);
    QCOMPARE(jsonMember(json, "a").toByteArray(), value);
    QVERIFY(jsonMember(json, "c").isNull());
}

void JsonSliceTest::theLastOfEqualKeysCounts()
{
    const QByteArray json = R"({"a":1,"b":2,"a":3})";
    QCOMPARE(jsonMember(json, "a").toByteArray(), "3"_ba);
    QCOMPARE(QJsonDocument::fromJson(json).object().value("a"_L1).toInt(), 3); // the two readings agree
}

void JsonSliceTest::keysInsideOfValuesAreNotFound()
{
    QVERIFY(jsonMember(R"({"x":{"a":1},"y":[{"a":2}],"z":"\"a\":3"})", "a").isNull());
    QVERIFY(jsonMember(R"({"ab":1,"xa":2,"":3})", "a").isNull());
    QCOMPARE(jsonMember(R"({"ab":1,"":3})", "").toByteArray(), "3"_ba);
}

void JsonSliceTest::escapedQuotesEndNothing()
{
    const QByteArray json = R"({"x":"\"","y":"\\","z":"\\\"}","n":[{"q":"]\""}],"a":"end"})";
    QCOMPARE(jsonMember(json, "x").toByteArray(), R"("\"")"_ba);
    QCOMPARE(jsonMember(json, "y").toByteArray(), R"("\\")"_ba);
    QCOMPARE(jsonMember(json, "z").toByteArray(), R"("\\\"}")"_ba);
    QCOMPARE(jsonMember(json, "n").toByteArray(), R"([{"q":"]\""}])"_ba);
    QCOMPARE(jsonMember(json, "a").toByteArray(), R"("end")"_ba);
}

void JsonSliceTest::elementsKeepTheirOrder()
{
    QList<QByteArray> elements;
    for (const auto &element : jsonElements(R"([3, "a,b" ,[2,1], {"x":[4]},null])"))
        elements.append(element.toByteArray());
    QCOMPARE(elements, (QList<QByteArray>{"3"_ba, R"("a,b")"_ba, "[2,1]"_ba, R"({"x":[4]})"_ba, "null"_ba}));
    QVERIFY(jsonElements("[]").empty());
    QVERIFY(jsonElements(" [ ] ").empty());
    QCOMPARE(jsonElements("[[]]").size(), size_t(1));
}

void JsonSliceTest::membersKeepTheirOrderAndTheirEscapes()
{
    QList<QByteArray> members;
    for (const auto &[key, value] : jsonMembers(R"({"b":1, "a\"\u0041" : [2],"b":3})"))
        members.append(key.toByteArray() + '=' + value.toByteArray());
    QCOMPARE(members, (QList<QByteArray>{"b=1"_ba, R"(a\"\u0041=[2])"_ba, "b=3"_ba}));
    QVERIFY(jsonMembers("{}").empty());
}

void JsonSliceTest::whatIsNoObjectOrNoArrayHasNothing()
{
    for (const QByteArray &json : {""_ba, " "_ba, "1"_ba, "null"_ba, R"("{}")"_ba, "[1]"_ba}) {
        QVERIFY(jsonMember(json, "1").isNull());
        QVERIFY(jsonMembers(json).empty());
    }
    for (const QByteArray &json : {""_ba, "1"_ba, R"({"a":[1]})"_ba, R"("[1]")"_ba})
        QVERIFY(jsonElements(json).empty());
}

void JsonSliceTest::brokenInputNeverRunsAway()
{
    const QByteArray wholeAnswer =
        R"( {"result" : [ {"ID":"1","DATA":{"F":[1,{"x":"}]\"\\"}],"e":{}}},"a,b",-1.50e3 , [], null,true ],)"
        R"("k\"\u0041":"\\","":[[]],"total":2} )";
    QVERIFY(!QJsonDocument::fromJson(wholeAnswer).isNull()); // it is whole before it is broken
    const QByteArray list = jsonMember(wholeAnswer, "result").toByteArray();
    QCOMPARE(jsonElements(list).size(), size_t(6));
    for (const QByteArray &whole : {wholeAnswer, list}) {
        for (qsizetype i = 0; i <= whole.size(); ++i)
            QVERIFY2(staysInside(whole.first(i)), whole.first(i).constData());
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QVERIFY2(staysInside(QByteArray(whole).remove(i, 1)), QByteArray(whole).remove(i, 1).constData());
            for (const char c : {'"', '\\', '{', '}', '[', ']', ',', ':', '\0', '\xff'}) {
                QByteArray broken = whole;
                broken[i] = c;
                QVERIFY2(staysInside(broken), broken.constData());
            }
        }
    }
}

QTEST_GUILESS_MAIN(JsonSliceTest)
#include "tst_jsonslice.moc"
