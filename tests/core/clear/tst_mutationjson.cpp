// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationjson.h"

#include <QRandomGenerator>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const auto process = *ProcessId::from(u"p"_s.repeated(32));
const auto message = *MessageId::from(u"0a"_s.repeated(16));
constexpr qint64 largestId = std::numeric_limits<qint64>::max();

RecordId id(qint64 value)
{
    return *RecordId::from(value);
}

NonEmpty<RecordId> ids(std::vector<qint64> values)
{
    std::vector<RecordId> list;
    for (const qint64 value : values)
        list.push_back(id(value));
    return *NonEmpty<RecordId>::from(std::move(list));
}

/// Changes of any kind and size, from a seed.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    Mutation mutation()
    {
        switch (below(3)) {
        case 0:
            return ReserveRecords{list<Claim>([this] { return claim(); })};
        case 1:
            return TakeRecords{list<FreeRecord>([this] { return freeRecord(); })};
        default:
            return ClearRecords{list<ClearRequest>([this] { return request(); })};
        }
    }
    MutationOutcome outcome()
    {
        MutationOutcome made;
        for (int count = below(5); count > 0; --count)
            made.commands.push_back({static_cast<CommandKind>(below(4)),
                                     yes() ? std::optional(processId()) : std::nullopt, maybeIds(), maybeIds()});
        return made;
    }
    bool yes() { return below(2) == 1; }
    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }

private:
    template <typename T, typename Make>
    NonEmpty<T> list(Make make)
    {
        std::vector<T> made;
        for (int count = 1 + below(20); count > 0; --count)
            made.push_back(make());
        return *NonEmpty<T>::from(std::move(made));
    }
    RecordId anyId()
    {
        switch (below(4)) {
        case 0:
            return id(1 + below(9));
        case 1:
            return id(largestId - below(9));
        case 2:
            return id((qint64(1) << 53) + below(9)); // a double has no place for these
        default:
            return id(1 + static_cast<qint64>(m_random.generate64() >> 2));
        }
    }
    std::vector<RecordId> maybeIds()
    {
        return yes() ? list<RecordId>([this] { return anyId(); }).items() : std::vector<RecordId>();
    }
    ProcessId processId()
    {
        QString text(ProcessId::wireLength, u'a');
        for (QChar &c : text)
            c = u"abcdefghijklmnopqrstuvwxyz0123456789"_s[below(36)];
        return *ProcessId::from(text);
    }
    MessageId messageId()
    {
        MessageId::Bytes bytes{};
        for (auto &byte : bytes)
            byte = static_cast<std::uint8_t>(below(256));
        return MessageId::fromBytes(bytes);
    }
    FreeRecord freeRecord() { return {anyId(), yes()}; }
    Claim claim()
    {
        if (yes())
            return freeRecord();
        FreeRange range{list<RecordId>([this] { return anyId(); }), {}, yes()};
        if (yes())
            range.eventName = eventName();
        return range;
    }
    QString eventName()
    {
        static const QStringList names{u"ONCRMDEALUPDATE"_s, u""_s, u"\"]},{\\\"ü\u0416\U0001F600\n\t\u0001"_s, u" "_s};
        return names[below(static_cast<int>(names.size()))];
    }
    ClearRequest request()
    {
        if (yes())
            return ClearByRecords{processId(), list<RecordId>([this] { return anyId(); })};
        return ClearByMessages{processId(), list<ClearByMessages::Target>([this] {
                                   return ClearByMessages::Target{messageId(), anyId()};
                               })};
    }

    QRandomGenerator m_random;
};

} // namespace

class MutationJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindComesBackAsItWas_data();
    void everyKindComesBackAsItWas();
    void anyMutationComesBackAsItWas();
    void anyOutcomeComesBackAsItWas();
    void aLargeClearTakesNoTime();
    void whatIsNotUnderstoodIsNoMutation_data();
    void whatIsNotUnderstoodIsNoMutation();
    void whatIsNotUnderstoodIsNoOutcome_data();
    void whatIsNotUnderstoodIsNoOutcome();
    void aDamagedTextIsNeverReadAsWhatItDoesNotSay();
};

Q_DECLARE_METATYPE(eventsweep::Mutation)

void MutationJsonTest::everyKindComesBackAsItWas_data()
{
    QTest::addColumn<Mutation>("mutation");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("single") << Mutation(ReserveRecords{NonEmpty<Claim>(FreeRecord{id(largestId), false})})
                            << QByteArray(R"({"reserve":[{"failed":false,"record":9223372036854775807}]})");
    QTest::newRow("failed range of an event")
        << Mutation(ReserveRecords{NonEmpty<Claim>(FreeRange{ids({1, 2, 5}), u"ONX"_s, true})})
        << QByteArray(R"({"reserve":[{"event":"ONX","failed":true,"records":[1,2,5]}]})");
    QTest::newRow("range") << Mutation(ReserveRecords{NonEmpty<Claim>(FreeRange{ids({1}), {}, false})})
                           << QByteArray(R"({"reserve":[{"failed":false,"records":[1]}]})");
    QTest::newRow("take") << Mutation(TakeRecords{NonEmpty(FreeRecord{id(7), true})})
                          << QByteArray(R"({"take":[{"failed":true,"record":7}]})");
    QTest::newRow("clear") << Mutation(ClearRecords{NonEmpty<ClearRequest>(ClearByRecords{process, ids({3, 1})})})
                           << QByteArray(
                                  R"({"clear":[{"process":"pppppppppppppppppppppppppppppppp","records":[3,1]}]})");
    QTest::newRow("clear by message") << Mutation(ClearRecords{NonEmpty<ClearRequest>(ClearByMessages{
                                             process, NonEmpty(ClearByMessages::Target{message, id(4)})})})
                                      << QByteArray(R"({"clear":[{"messages":[["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",4]],)"
                                                    R"("process":"pppppppppppppppppppppppppppppppp"}]})");
}

void MutationJsonTest::everyKindComesBackAsItWas()
{
    QFETCH(Mutation, mutation);
    QFETCH(QByteArray, json);
    QCOMPARE(toJson(mutation), json); // what is in archives must stay readable
    const auto back = mutationFromJson(json);
    QVERIFY2(back, back ? "" : qPrintable(back.error()));
    QVERIFY(*back == mutation);
}

void MutationJsonTest::anyMutationComesBackAsItWas()
{
    for (quint32 seed = 1; seed <= 2000; ++seed) {
        Dice dice(seed);
        const Mutation mutation = dice.mutation();
        const auto back = mutationFromJson(toJson(mutation));
        QVERIFY2(back && *back == mutation, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void MutationJsonTest::anyOutcomeComesBackAsItWas()
{
    for (quint32 seed = 1; seed <= 2000; ++seed) {
        Dice dice(seed);
        const MutationOutcome outcome = dice.outcome();
        const auto back = outcomeFromJson(toJson(outcome));
        QVERIFY2(back && *back == outcome, qPrintable(u"seed %1"_s.arg(seed)));
    }
    const MutationOutcome lost{{{CommandKind::Unknown, {}, {}, {}}}};
    QCOMPARE(toJson(lost), QByteArray(R"({"commands":[{"kind":"unknown"}]})"));
    const MutationOutcome whole{{{CommandKind::Answered, process, {id(1), id(2)}, {id(2)}}}};
    QCOMPARE(toJson(whole), QByteArray(R"({"commands":[{"changed":[2],"given":[1,2],"kind":"answered",)"
                                       R"("process":"pppppppppppppppppppppppppppppppp"}]})"));
}

void MutationJsonTest::aLargeClearTakesNoTime()
{
    std::vector<qint64> values(mostIdsPerCall);
    std::iota(values.begin(), values.end(), qint64(1'000'000'000));
    const Mutation mutation = ClearRecords{NonEmpty<ClearRequest>(ClearByRecords{process, ids(std::move(values))})};
    QElapsedTimer timer;
    timer.start();
    const auto back = mutationFromJson(toJson(mutation));
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(back && *back == mutation);
}

void MutationJsonTest::whatIsNotUnderstoodIsNoMutation_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("nothing", "");
    row("no JSON", "{");
    row("no object", "[]");
    row("empty object", "{}");
    row("unknown kind", R"({"delete":[{"failed":false,"record":1}]})");
    row("two kinds", R"({"reserve":[{"failed":false,"record":1}],"take":[{"failed":false,"record":2}]})");
    row("the same kind twice", R"({"take":[{"failed":false,"record":1}],"take":[{"failed":false,"record":2}]})");
    row("no claims", R"({"reserve":[]})");
    row("claims are no list", R"({"reserve":{"failed":false,"record":1}})");
    row("a claim of nothing", R"({"reserve":[{"failed":false}]})");
    row("an empty range", R"({"reserve":[{"failed":false,"records":[]}]})");
    row("record and range", R"({"reserve":[{"failed":false,"record":1,"records":[1,2]}]})");
    row("event of a single record", R"({"reserve":[{"event":"ONX","failed":false,"record":1}]})");
    row("event is no text", R"({"reserve":[{"event":1,"failed":false,"records":[1]}]})");
    row("range to take", R"({"take":[{"failed":false,"records":[1,2]}]})");
    row("failed or not is missing", R"({"take":[{"record":1}]})");
    row("failed is no truth", R"({"take":[{"failed":1,"record":1}]})");
    row("one of two records", R"({"take":[{"failed":false,"record":1},{"failed":false,"record":0}]})");
    row("id 0", R"({"take":[{"failed":false,"record":0}]})");
    row("negative id", R"({"take":[{"failed":false,"record":-1}]})");
    row("id as text", R"({"take":[{"failed":false,"record":"1"}]})");
    row("fraction", R"({"take":[{"failed":false,"record":1.5}]})");
    row("fraction of nothing", R"({"take":[{"failed":false,"record":1.0}]})");
    row("exponent", R"({"take":[{"failed":false,"record":1e3}]})");
    row("rounded", R"({"take":[{"failed":false,"record":9007199254740993.0}]})");
    row("too large", R"({"take":[{"failed":false,"record":9223372036854775808}]})");
    row("unknown member", R"({"take":[{"failed":false,"record":1,"limit":2}]})");
    row("unknown member above", R"({"take":[{"failed":false,"record":1}],"version":2})");
    row("spaces", R"({"take": [{"failed":false,"record":1}]})");
    row("more after it", R"({"take":[{"failed":false,"record":1}]}{})");
    row("no process", R"({"clear":[{"records":[1]}]})");
    row("blank process", R"({"clear":[{"process":"","records":[1]}]})");
    row("short process", R"({"clear":[{"process":"ppp","records":[1]}]})");
    row("no list", R"({"clear":[{"process":"pppppppppppppppppppppppppppppppp"}]})");
    row("empty list", R"({"clear":[{"process":"pppppppppppppppppppppppppppppppp","records":[]}]})");
    row("both lists", R"({"clear":[{"messages":[["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",4]],)"
                      R"("process":"pppppppppppppppppppppppppppppppp","records":[1]}]})");
    row("message without record", R"({"clear":[{"messages":[["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"]],)"
                                  R"("process":"pppppppppppppppppppppppppppppppp"}]})");
    row("short message", R"({"clear":[{"messages":[["0a",4]],"process":"pppppppppppppppppppppppppppppppp"}]})");
    row("three in a pair", R"({"clear":[{"messages":[["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",4,5]],)"
                           R"("process":"pppppppppppppppppppppppppppppppp"}]})");
}

void MutationJsonTest::whatIsNotUnderstoodIsNoMutation()
{
    QFETCH(QByteArray, json);
    const auto mutation = mutationFromJson(json);
    QVERIFY(!mutation);
    QVERIFY(!mutation.error().isEmpty());
}

void MutationJsonTest::whatIsNotUnderstoodIsNoOutcome_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("nothing", "");
    row("no commands", "{}");
    row("list as of 0.1", R"([{"kind":"answered"}])");
    row("no kind", R"({"commands":[{}]})");
    row("unknown kind", R"({"commands":[{"kind":"perhaps"}]})");
    row("short process", R"({"commands":[{"kind":"answered","process":"p"}]})");
    row("id 0", R"({"commands":[{"given":[0],"kind":"answered"}]})");
    row("given is no list", R"({"commands":[{"given":1,"kind":"answered"}]})");
    row("unknown member", R"({"commands":[{"kind":"answered","left":[1]}]})");
}

void MutationJsonTest::whatIsNotUnderstoodIsNoOutcome()
{
    QFETCH(QByteArray, json);
    QVERIFY(!outcomeFromJson(json));
}

/// Whatever is damaged, what is read says exactly what is written.
void MutationJsonTest::aDamagedTextIsNeverReadAsWhatItDoesNotSay()
{
    int refused = 0;
    constexpr quint32 tries = 3000;
    for (quint32 seed = 1; seed <= tries; ++seed) {
        Dice dice(seed);
        QByteArray text = toJson(dice.mutation());
        const int at = dice.below(static_cast<int>(text.size()));
        if (dice.yes())
            text.remove(at, 1 + dice.below(8));
        else
            text[at] = static_cast<char>(32 + dice.below(95));
        const auto back = mutationFromJson(text);
        refused += back ? 0 : 1;
        QVERIFY2(!back || toJson(*back) == text, qPrintable(u"seed %1"_s.arg(seed)));
    }
    QVERIFY(refused > int(tries) / 4);
}

QTEST_APPLESS_MAIN(MutationJsonTest)
#include "tst_mutationjson.moc"
