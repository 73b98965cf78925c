// SPDX-License-Identifier: Apache-2.0
#include "core/clear/surroundings.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Record record(qint64 id, RecordState state = RecordState::Pending, const QString &event = u"ONA"_s)
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, u'0'));
    made.state = state;
    if (state == RecordState::Reserved || state == RecordState::FailedReserved)
        made.processId = ProcessId::from(QString(32, u'p'));
    made.eventName = event;
    return made;
}

Record namelessRecord()
{
    Record made;
    made.state = RecordState::NotUnderstood;
    made.problem = u"ID"_s;
    return made;
}

RecordStore storeOf(std::vector<Record> records)
{
    RecordStore store;
    store.append(std::move(records));
    return store;
}

std::vector<ChosenRecord> chosenOf(const std::vector<Record> &records)
{
    std::vector<ChosenRecord> chosen;
    for (const Record &one : records)
        chosen.push_back(*choose(one));
    return chosen;
}

using Counts = std::optional<Surroundings>;
constexpr Counts unknown;

Counts counts(qint64 all, qint64 ofEvent)
{
    return Surroundings{all, ofEvent};
}

/// By the words of the header: no cleverness.
Counts naive(const ChosenRecord &about, const std::vector<ChosenRecord> &chosen, const std::vector<Record> &queue)
{
    const auto isChosen = [&chosen](const Record &one) {
        return std::ranges::any_of(chosen, [&](const ChosenRecord &choice) { return choice.id == one.id; });
    };
    const bool failed = about.state == RecordState::Failed;
    if (!failed && about.state != RecordState::Pending)
        return std::nullopt;
    Surroundings around;
    bool found = false;
    for (const Record &one : queue) {
        found = found || one.id == about.id;
        if (*one.id >= about.id || isChosen(one))
            continue;
        const bool anything = one.state == RecordState::NotUnderstood;
        if (!anything && (!one.isFree() || one.isFailed() != failed))
            continue;
        ++around.unchosenBelow;
        if (anything || one.eventName == about.eventName)
            ++around.unchosenOfEventBelow;
    }
    return found ? std::optional(around) : std::nullopt;
}

} // namespace

class SurroundingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neighboursWithoutAnUnchosenOneHaveTheSameCount();
    void failedAndPendingAreCountedApart();
    void whatIsNotUnderstoodMayBeAnything();
    void reservedOnesHaveNone();
    void whatIsNotInTheSnapshotHasNone();
    void whatIsNoLongerAsChosenCountsAsUnchosen();
    void aRecordWithoutAnIdCountsWhereItLies();
    void aRecordWithoutAnIdThatLiesNobodyKnowsWhereTakesAllAway();
    void nothingChosenIsNothingToDo();
    void countsAreThoseOfANaiveCount_data();
    void countsAreThoseOfANaiveCount();
    void aMillionRecordsTakeNoTime();
};

void SurroundingsTest::neighboursWithoutAnUnchosenOneHaveTheSameCount()
{
    const RecordStore store = storeOf({record(9), record(8, RecordState::Pending, u"ONB"_s), record(7), record(5)});
    auto chosen = chosenOf({record(9), record(7), record(5)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[2].surroundings == counts(0, 0));
    QVERIFY(chosen[1].surroundings == counts(0, 0)); // a run with 5, whatever the gap
    QVERIFY(chosen[0].surroundings == counts(1, 0)); // by event alone
}

void SurroundingsTest::failedAndPendingAreCountedApart()
{
    const RecordStore store =
        storeOf({record(9, RecordState::Failed), record(8), record(7), record(6, RecordState::Failed), record(5)});
    auto chosen = chosenOf({record(9, RecordState::Failed), record(8)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == counts(1, 1)); // 6
    QVERIFY(chosen[1].surroundings == counts(2, 2)); // 7 and 5
}

void SurroundingsTest::whatIsNotUnderstoodMayBeAnything()
{
    const RecordStore store = storeOf(
        {record(9, RecordState::Failed), record(8), record(7, RecordState::NotUnderstood, u"ONB"_s), record(6)});
    auto chosen = chosenOf({record(9, RecordState::Failed), record(8), record(6)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == counts(1, 1));
    QVERIFY(chosen[1].surroundings == counts(1, 1));
    QVERIFY(chosen[2].surroundings == counts(0, 0));
}

void SurroundingsTest::reservedOnesHaveNone()
{
    const RecordStore store = storeOf({record(9), record(8, RecordState::Reserved), record(7, RecordState::Reserved)});
    auto chosen = chosenOf({record(9), record(8, RecordState::Reserved)});
    chosen[1].surroundings = Surroundings{1, 1};
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == counts(0, 0)); // nor do they count
    QVERIFY(chosen[1].surroundings == unknown);
}

void SurroundingsTest::whatIsNotInTheSnapshotHasNone()
{
    const RecordStore store = storeOf({record(9), record(5)});
    auto chosen = chosenOf({record(10), record(9), record(7), record(3)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == unknown);
    QVERIFY(chosen[1].surroundings == counts(1, 1));
    QVERIFY(chosen[2].surroundings == unknown);
    QVERIFY(chosen[3].surroundings == unknown);
}

void SurroundingsTest::whatIsNoLongerAsChosenCountsAsUnchosen()
{
    const RecordStore store = storeOf({record(9, RecordState::Failed), record(8, RecordState::Failed), record(7)});
    auto chosen = chosenOf({record(9, RecordState::Failed), record(8), record(7, RecordState::Reserved)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == counts(1, 1)); // 8 has failed meanwhile
    QVERIFY(chosen[1].surroundings == unknown);
    QVERIFY(chosen[2].surroundings == unknown);
}

void SurroundingsTest::aRecordWithoutAnIdCountsWhereItLies()
{
    const RecordStore store = storeOf({record(9), namelessRecord(), record(7)});
    auto chosen = chosenOf({record(9), record(7)});
    fillSurroundings(chosen, store);
    QVERIFY(chosen[0].surroundings == counts(1, 1));
    QVERIFY(chosen[1].surroundings == counts(0, 0));
}

void SurroundingsTest::aRecordWithoutAnIdThatLiesNobodyKnowsWhereTakesAllAway()
{
    auto chosen = chosenOf({record(9), record(7)});
    fillSurroundings(chosen, storeOf({record(7), namelessRecord(), record(9)}));
    QVERIFY(chosen[0].surroundings == unknown);
    QVERIFY(chosen[1].surroundings == unknown);
}

void SurroundingsTest::nothingChosenIsNothingToDo()
{
    std::vector<ChosenRecord> none;
    fillSurroundings(none, storeOf({record(1)}));
    QVERIFY(none.empty());
    auto chosen = chosenOf({record(1)});
    fillSurroundings(chosen, RecordStore());
    QVERIFY(chosen[0].surroundings == unknown);
}

void SurroundingsTest::countsAreThoseOfANaiveCount_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void SurroundingsTest::countsAreThoseOfANaiveCount()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const int size = random.bounded(0, 60);
    const quint32 chosenInTen = random.bounded(11U);
    std::vector<Record> queue;
    std::vector<Record> picked;
    qint64 id = 1 + random.bounded(5);
    for (int i = 0; i < size; ++i) {
        id += 1 + random.bounded(3);
        queue.push_back(record(id, static_cast<RecordState>(random.bounded(5)), u"ON%1"_s.arg(random.bounded(3))));
        if (queue.back().state != RecordState::NotUnderstood && random.bounded(10U) < chosenInTen)
            picked.push_back(queue.back());
        if (random.bounded(8) == 0)
            picked.push_back(record(++id)); // not in the snapshot
    }
    std::ranges::reverse(queue);
    if (seed % 3 == 0)
        std::shuffle(queue.begin(), queue.end(), random);
    if (seed % 2 == 0)
        std::shuffle(picked.begin(), picked.end(), random);
    auto chosen = chosenOf(picked);
    fillSurroundings(chosen, storeOf(queue));
    for (const ChosenRecord &one : chosen)
        QVERIFY2(one.surroundings == naive(one, chosen, queue), qPrintable(one.id.toString()));
}

void SurroundingsTest::aMillionRecordsTakeNoTime()
{
    constexpr qint64 size = 1'000'000;
    constexpr int portion = 2500;
    RecordStore store;
    std::vector<ChosenRecord> chosen;
    std::vector<Record> records;
    for (qint64 id = size; id > 0; --id) {
        records.push_back(record(id, RecordState::Pending, id % 2 ? u"ONA"_s : u"ONB"_s));
        if (id % 2)
            chosen.push_back(*choose(records.back()));
        if (records.size() == portion)
            store.append(std::exchange(records, {}));
    }
    QElapsedTimer timer;
    timer.start();
    fillSurroundings(chosen, store);
    const auto took = timer.elapsed();
    QVERIFY(chosen.back().surroundings == counts(0, 0));
    QVERIFY(chosen.front().surroundings == counts(size / 2 - 1, 0));
    // O(n²) would be hours: generous for sanitizers and busy machines.
    QVERIFY2(took < 10'000, qPrintable(QString::number(took)));
    qInfo("%lld ms", took);
}

QTEST_APPLESS_MAIN(SurroundingsTest)
#include "tst_surroundings.moc"
