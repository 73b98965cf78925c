// SPDX-License-Identifier: Apache-2.0
#include "core/clear/encodedcheck.h"
#include "core/clear/mutationencoding.h"

#include <QJsonDocument>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Kind = GateRefusal::Kind;

namespace {

const QString processText = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;

RecordId id(qint64 value)
{
    return *RecordId::from(value);
}

ProcessId process()
{
    return *ProcessId::from(processText);
}

MessageId message()
{
    return *MessageId::from(u"e9edfeaf3631a8cbc968e5361aaa7072"_s);
}

template <typename T>
NonEmpty<T> list(std::vector<T> items)
{
    return *NonEmpty<T>::from(std::move(items));
}

Mutation clearOf(std::vector<qint64> values)
{
    std::vector<RecordId> ids;
    for (const qint64 value : values)
        ids.push_back(id(value));
    return ClearRecords{NonEmpty<ClearRequest>(ClearByRecords{process(), list(ids)})};
}

Mutation twoClears()
{
    return ClearRecords{
        list<ClearRequest>({ClearByRecords{process(), NonEmpty(id(1))}, ClearByRecords{process(), NonEmpty(id(2))}})};
}

Mutation reserveOne()
{
    return ReserveRecords{NonEmpty<Claim>(FreeRecord{id(7), false})};
}

FreeRange range(std::vector<qint64> values, std::optional<QString> eventName = {}, bool failed = false)
{
    std::vector<RecordId> ids;
    for (const qint64 value : values)
        ids.push_back(id(value));
    return {list(ids), std::move(eventName), failed};
}

Mutation reserveRange()
{
    return ReserveRecords{NonEmpty<Claim>(range({7, 8, 12}))};
}

std::vector<Claim> claims(const std::vector<FreeRecord> &records)
{
    return {records.begin(), records.end()};
}

std::optional<GateRefusal> check(const QByteArray &method, const QByteArray &body, const Mutation &meant)
{
    return checkEncoded(QString::fromLatin1(method), body, meant);
}

QByteArray batch(const QByteArray &commands)
{
    return R"({"halt":0,"cmd":{)" + commands + "}}";
}

} // namespace

class EncodedCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheEncodingWritesPasses_data();
    void whatTheEncodingWritesPasses();
    void aTrapIsRefusedWhateverWasMeant_data();
    void aTrapIsRefusedWhateverWasMeant();
    void aDifferentScopeIsRefused_data();
    void aDifferentScopeIsRefused();
    void aRangeIsRefusedUnlessItIsExactlyTheOneThatWasMeant_data();
    void aRangeIsRefusedUnlessItIsExactlyTheOneThatWasMeant();
    void moreThanFiveHundredIdsInACommandAreRefused();
    void moreThanTenThousandIdsInACallAreRefused();
    void moreThanAThousandRecordsInARangeAreRefused();
    void moreThanFiftyCommandsAreRefused();
    void aClearWithoutAListNeverLeaves();
    void emptyListsAndBlankProcessesCannotBeWrittenDown();
};

void EncodedCheckTest::whatTheEncodingWritesPasses_data()
{
    QTest::addColumn<int>("mutation");
    for (int i = 0; i < 9; ++i)
        QTest::addRow("mutation %d", i) << i;
}

void EncodedCheckTest::whatTheEncodingWritesPasses()
{
    QFETCH(int, mutation);
    std::vector<FreeRecord> fifty;
    std::vector<ClearRequest> clears;
    std::vector<RecordId> fiveHundred;
    for (qint64 i = 1; i <= 50; ++i) {
        fifty.push_back({id(i), i % 3 == 0});
        clears.emplace_back(ClearByRecords{process(), list<RecordId>({id(i), id(i + 1000)})});
    }
    for (qint64 i = 1; i <= 500; ++i)
        fiveHundred.push_back(id(9'007'199'254'740'993 + i));
    std::vector<Claim> mixed = claims(fifty);
    mixed.front() = range({7, 8, 12});
    mixed.back() = range({60, 70}, u"ONCRMDEALUPDATE"_s, true);
    const Mutation mutations[] = {
        reserveOne(),
        ReserveRecords{list(claims(fifty))},
        ReserveRecords{list(mixed)},
        TakeRecords{list(fifty)},
        clearOf({1}),
        ClearRecords{list(clears)},
        ClearRecords{NonEmpty<ClearRequest>(ClearByRecords{process(), list(fiveHundred)})},
        ClearRecords{
            list<ClearRequest>({ClearByMessages{process(), NonEmpty(ClearByMessages::Target{message(), id(1)})},
                                ClearByRecords{process(), NonEmpty(id(2))}})},
        reserveRange(),
    };
    const Mutation &meant = mutations[mutation];
    const EncodedMutation encoded = encode(meant);
    const auto refusal = checkEncoded(encoded.method, QJsonDocument(encoded.body).toJson(), meant);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->text) : "");
}

void EncodedCheckTest::aTrapIsRefusedWhateverWasMeant_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    const QByteArray p = processText.toLatin1();
    const auto clear = [](const char *name, const QByteArray &body, Kind kind) {
        QTest::newRow(name) << "event.offline.clear"_ba << body << kind;
    };
    const auto inBatch = [](const char *name, const QByteArray &command, Kind kind) {
        QTest::newRow(name) << "batch"_ba << batch("\"c00\":\"" + command + "\"") << kind;
    };
    // Each of these deletes more than was chosen on a real portal.
    clear("blank process", R"({"process_id":"","id":[1]})", Kind::BlankProcess);
    clear("process of spaces", R"({"process_id":"                                ","id":[1]})", Kind::BlankProcess);
    clear("no process", R"({"id":[1]})", Kind::BlankProcess);
    clear("null process", R"({"process_id":null,"id":[1]})", Kind::BlankProcess);
    clear("empty id list", R"({"process_id":")" + p + R"(","id":[]})", Kind::NoList);
    clear("empty message list", R"({"process_id":")" + p + R"(","message_id":[]})", Kind::NoList);
    clear("null list", R"({"process_id":")" + p + R"(","id":null})", Kind::NoList);
    clear("no list", R"({"process_id":")" + p + R"("})", Kind::NoList);
    clear("misspelt key", R"({"process_id":")" + p + R"(","ids":[1]})", Kind::NoList);
    clear("both lists", R"({"process_id":")" + p + R"(","id":[1],"message_id":["e9edfeaf3631a8cbc968e5361aaa7072"]})",
          Kind::BothLists);
    clear("both lists, one empty", R"({"process_id":")" + p + R"(","id":[1],"message_id":[]})", Kind::BothLists);
    clear("id 0", R"({"process_id":")" + p + R"(","id":[0]})", Kind::OtherThanIntended);
    inBatch("blank process in a batch", "event.offline.clear?id%5B0%5D=1&process_id=", Kind::BlankProcess);
    inBatch("no list in a batch", "event.offline.clear?process_id=" + p, Kind::NoList);
    inBatch("implicit clear", "event.offline.get?filter%5B%3DID%5D=7&limit=1&order%5BID%5D=ASC", Kind::ImplicitClear);
    inBatch("clear neither 0 nor 1", "event.offline.get?clear=&filter%5B%3DID%5D=7&limit=1&order%5BID%5D=ASC",
            Kind::ImplicitClear);
    inBatch("no filter", "event.offline.get?clear=0&limit=1&order%5BID%5D=ASC", Kind::NotExact);
    inBatch("no limit", "event.offline.get?clear=0&filter%5B%3DID%5D=7&order%5BID%5D=ASC", Kind::NotExact);
    inBatch("limit 50", "event.offline.get?clear=0&filter%5B%3DID%5D=7&limit=50&order%5BID%5D=ASC", Kind::NotExact);
    inBatch("a range", "event.offline.get?clear=0&filter%5B%3E%3DID%5D=7&limit=1&order%5BID%5D=ASC", Kind::NotExact);
    inBatch("with a process: deletes the reservation",
            "event.offline.get?clear=1&filter%5B%3DID%5D=7&limit=1&order%5BID%5D=ASC&process_id=" + p, Kind::NotExact);
    inBatch("unencoded key", "event.offline.get?clear=0&filter[=ID]=7&limit=1&order[ID]=ASC", Kind::Unencoded);
    inBatch("unencoded bracket", "event.offline.get?clear=0&filter[%3DID]=7&limit=1&order%5BID%5D=ASC",
            Kind::Unencoded);
    inBatch("a reference", "event.offline.get?clear=0&filter%5B%3DID%5D=$result[c0][0][ID]&limit=1&order%5BID%5D=ASC",
            Kind::Unencoded);
    inBatch("an encoded reference",
            "event.offline.get?clear=0&filter%5B%3DID%5D=%24result%5Bc0%5D%5B0%5D%5BID%5D&limit=1&order%5BID%5D=ASC",
            Kind::NotExact);
    inBatch("another method", "event.offline.error?process_id=" + p, Kind::OtherThanIntended);
    QTest::newRow("another call") << "event.unbind"_ba
                                  << "{}"_ba << Kind::OtherThanIntended;
    QTest::newRow("no JSON") << "event.offline.clear"_ba
                             << "process_id="_ba << Kind::OtherThanIntended;
    QTest::newRow("halt as text") << "batch"_ba
                                  << R"({"halt":"false","cmd":{}})"_ba << Kind::OtherThanIntended;
    QTest::newRow("no commands") << "batch"_ba << batch({}) << Kind::OtherThanIntended;
}

void EncodedCheckTest::aTrapIsRefusedWhateverWasMeant()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    for (const Mutation &meant :
         {reserveOne(), clearOf({1}), twoClears(), Mutation(TakeRecords{NonEmpty(FreeRecord{id(7)})})}) {
        const auto refusal = check(method, body, meant);
        QVERIFY(refusal);
        QTEST(refusal->kind, "kind");
        QVERIFY(!refusal->text.isEmpty());
    }
}

void EncodedCheckTest::aDifferentScopeIsRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    const QByteArray p = processText.toLatin1();
    const QByteArray other = "pbb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2";
    QTest::newRow("another record") << "event.offline.clear"_ba
                                    << R"({"process_id":")" + p + R"(","id":[3]})";
    QTest::newRow("one more") << "event.offline.clear"_ba
                              << R"({"process_id":")" + p + R"(","id":[1,2,3]})";
    QTest::newRow("one less") << "event.offline.clear"_ba
                              << R"({"process_id":")" + p + R"(","id":[1]})";
    QTest::newRow("another process") << "event.offline.clear"_ba
                                     << R"({"process_id":")" + other + R"(","id":[1,2]})";
    QTest::newRow("one more parameter") << "event.offline.clear"_ba
                                        << R"({"process_id":")" + p + R"(","id":[1,2],"auth_connector":"erp"})";
    QTest::newRow("taking instead of clearing")
        << "batch"_ba << batch(R"("c00":"event.offline.get?clear=1&filter%5B%3DID%5D=1&limit=1&order%5BID%5D=ASC")");
}

void EncodedCheckTest::aDifferentScopeIsRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    const Mutation meant = clearOf({1, 2});
    QVERIFY(!check("event.offline.clear", R"({"process_id":")" + processText.toLatin1() + R"(","id":[1,2]})", meant));
    const auto refusal = check(method, body, meant);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::OtherThanIntended);
    // Reserving may not turn into removing.
    const QByteArray taking =
        batch(R"("c00":"event.offline.get?clear=1&filter%5B%3DID%5D=7&limit=1&order%5BID%5D=ASC")");
    QVERIFY(check("batch", taking, reserveOne()));
}

void EncodedCheckTest::aRangeIsRefusedUnlessItIsExactlyTheOneThatWasMeant_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<Kind>("kind");
    const QByteArray first = "filter%5B%3E%3DID%5D=7&";
    const QByteArray last = "filter%5B%3C%3DID%5D=12&";
    const QByteArray order = "order%5BID%5D=ASC";
    QTest::newRow("removing") << "clear=1&" + first + last + "limit=3&" + order << Kind::NotExact;
    QTest::newRow("implicitly removing") << first + last + "limit=3&" + order << Kind::ImplicitClear;
    QTest::newRow("open at the end") << "clear=0&" + first + "limit=3&" + order << Kind::NotExact;
    QTest::newRow("open at the beginning") << "clear=0&" + last + "limit=3&" + order << Kind::NotExact;
    QTest::newRow("unbounded") << "clear=0&limit=3&" + order << Kind::NotExact;
    QTest::newRow("without a limit") << "clear=0&" + first + last + order << Kind::NotExact;
    QTest::newRow("with limit 0") << "clear=0&" + first + last + "limit=0&" + order << Kind::NotExact;
    QTest::newRow("upside down") << "clear=0&filter%5B%3E%3DID%5D=12&filter%5B%3C%3DID%5D=7&limit=3&" + order
                                 << Kind::NotExact;
    QTest::newRow("of a blank event") << "clear=0&" + first + last + "filter%5B%3DEVENT_NAME%5D=&limit=3&" + order
                                      << Kind::NotExact;
    QTest::newRow("with another reservation")
        << "clear=0&" + first + last + "limit=3&process_id=x&" + order << Kind::NotExact;
    QTest::newRow("from the other end") << "clear=0&" + first + last + "limit=3&order%5BID%5D=DESC" << Kind::NotExact;
    QTest::newRow("one longer") << "clear=0&" + first + "filter%5B%3C%3DID%5D=13&limit=3&" + order
                                << Kind::OtherThanIntended;
    QTest::newRow("one more") << "clear=0&" + first + last + "limit=4&" + order << Kind::OtherThanIntended;
    QTest::newRow("of one event") << "clear=0&" + first + last + "filter%5B%3DEVENT_NAME%5D=ONX&limit=3&" + order
                                  << Kind::OtherThanIntended;
    QTest::newRow("failed ones") << "clear=0&error=1&" + first + last + "limit=3&" + order << Kind::OtherThanIntended;
}

void EncodedCheckTest::aRangeIsRefusedUnlessItIsExactlyTheOneThatWasMeant()
{
    QFETCH(QByteArray, query);
    const QByteArray meant = "clear=0&filter%5B%3E%3DID%5D=7&filter%5B%3C%3DID%5D=12&limit=3&order%5BID%5D=ASC";
    QVERIFY(!check("batch", batch("\"c00\":\"event.offline.get?" + meant + "\""), reserveRange()));
    const auto refusal = check("batch", batch("\"c00\":\"event.offline.get?" + query + "\""), reserveRange());
    QVERIFY(refusal);
    QTEST(refusal->kind, "kind");
}

void EncodedCheckTest::moreThanFiveHundredIdsInACommandAreRefused()
{
    std::vector<RecordId> ids;
    for (qint64 i = 1; i <= 501; ++i)
        ids.push_back(id(i));
    const Mutation meant = ClearRecords{
        list<ClearRequest>({ClearByRecords{process(), list(ids)}, ClearByRecords{process(), NonEmpty(id(600))}})};
    const EncodedMutation encoded = encode(meant);
    const auto refusal = checkEncoded(encoded.method, QJsonDocument(encoded.body).toJson(), meant);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::TooMany);
}

void EncodedCheckTest::moreThanTenThousandIdsInACallAreRefused()
{
    std::vector<qint64> values;
    for (qint64 i = 1; i <= 10'001; ++i)
        values.push_back(i);
    const Mutation meant = clearOf(values);
    const EncodedMutation encoded = encode(meant);
    const auto refusal = checkEncoded(encoded.method, QJsonDocument(encoded.body).toJson(), meant);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::TooMany);
    values.pop_back();
    const EncodedMutation most = encode(clearOf(values));
    QVERIFY(!checkEncoded(most.method, QJsonDocument(most.body).toJson(), clearOf(values)));
}

void EncodedCheckTest::moreThanAThousandRecordsInARangeAreRefused()
{
    std::vector<qint64> values;
    for (qint64 i = 1; i <= 1001; ++i)
        values.push_back(i);
    const Mutation meant = ReserveRecords{NonEmpty<Claim>(range(values))};
    const EncodedMutation encoded = encode(meant);
    const auto refusal = checkEncoded(encoded.method, QJsonDocument(encoded.body).toJson(), meant);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::NotExact);
}

void EncodedCheckTest::moreThanFiftyCommandsAreRefused()
{
    std::vector<Claim> records;
    for (qint64 i = 1; i <= 51; ++i)
        records.emplace_back(FreeRecord{id(i)});
    const Mutation meant = ReserveRecords{list(records)};
    const EncodedMutation encoded = encode(meant);
    const auto refusal = checkEncoded(encoded.method, QJsonDocument(encoded.body).toJson(), meant);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::TooMany);
}

void EncodedCheckTest::aClearWithoutAListNeverLeaves()
{
    const QByteArray p = processText.toLatin1();
    for (const QByteArray &body :
         {QByteArray(R"({"process_id":")" + p + "\"}"), QByteArray(R"({"process_id":")" + p + R"(","id":[]})"),
          QByteArray(R"({"process_id":")" + p + R"(","message_id":null})")}) {
        const auto refusal = check("event.offline.clear", body, clearOf({1}));
        QVERIFY(refusal);
        QCOMPARE(refusal->kind, Kind::NoList);
    }
    const auto refusal = check("batch",
                               batch("\"c00\":\"event.offline.clear?process_id=" + p +
                                     "\",\"c01\":\"event.offline.clear?process_id=" + p + "\""),
                               twoClears());
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::NoList);
}

void EncodedCheckTest::emptyListsAndBlankProcessesCannotBeWrittenDown()
{
    QVERIFY(!NonEmpty<RecordId>::from({}));
    QVERIFY(!ProcessId::from({}));
    QVERIFY(!ProcessId::from(u" "_s.repeated(32)));
    QVERIFY(!ProcessId::from(processText.toUpper()));
    QVERIFY(!ProcessId::from(processText + u"a"_s));
    QVERIFY(!RecordId::from(0));
    QVERIFY(!RecordId::from(-1));
    QVERIFY(!RecordId::from(u"+1"));
    QVERIFY(!RecordId::from(u" 1"));
    QVERIFY(!RecordId::from(u"1e3"));
    QVERIFY(!MessageId::from(u"short"));
    static_assert(!std::is_default_constructible_v<ProcessId> && !std::is_default_constructible_v<RecordId>);
    static_assert(!std::is_default_constructible_v<NonEmpty<RecordId>>);
    static_assert(!std::is_default_constructible_v<ClearByRecords> &&
                  !std::is_default_constructible_v<ClearByMessages>);
    static_assert(!std::is_constructible_v<ClearByRecords, QString, std::vector<RecordId>>);
    static_assert(!std::is_default_constructible_v<FreeRange> && !std::is_default_constructible_v<ReserveRecords>);
    // What was moved from is not empty either.
    NonEmpty<RecordId> first(id(1));
    const NonEmpty<RecordId> second = std::move(first);
    QCOMPARE(first.size(), size_t(1));
    QCOMPARE(second.size(), size_t(1));
}

QTEST_GUILESS_MAIN(EncodedCheckTest)
#include "tst_encodedcheck.moc"
