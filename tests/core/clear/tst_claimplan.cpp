// SPDX-License-Identifier: Apache-2.0
#include "core/clear/claimplan.h"

#include "modelportal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::model;
using namespace Qt::StringLiterals;

namespace {

/// Chosen free records of a queue as the job would hand them to the planner.
std::vector<Claimable> claimable(const ClearScope &scope, const QSet<qint64> &young = {}, const QSet<qint64> &left = {})
{
    std::vector<Claimable> records;
    for (const ChosenRecord &chosen : scope.records) {
        if (!chosen.processId && !left.contains(chosen.id.value()))
            records.push_back({chosen.id, chosen.state == RecordState::Failed, chosen.eventName, chosen.surroundings,
                               !young.contains(chosen.id.value())});
    }
    return records;
}

/// What the portal would reserve for these claims, in order, and how often each record is named.
struct Caught
{
    Caught(const model::Portal &before, const std::vector<Claim> &claims)
    {
        model::Portal portal = before;
        for (const Claim &claim : claims) {
            for (const RecordId id : recordsOf(claim))
                ++named[id.value()];
            portal.carryOut(ReserveRecords{NonEmpty<Claim>(claim)});
        }
        reserved = portal.reserved;
    }
    std::map<qint64, int> named;
    QSet<qint64> reserved;
};

size_t ranges(const std::vector<Claim> &claims)
{
    return static_cast<size_t>(
        std::ranges::count_if(claims, [](const Claim &claim) { return std::holds_alternative<FreeRange>(claim); }));
}

} // namespace

class ClaimPlanTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingNeedsNothing();
    void aSettledRunIsReservedInThousands();
    void choicesThatFollowTheEventAreReservedByEvent();
    void everySecondOneIsReservedAlone();
    void failedAndPendingAreApart();
    void reservedRecordsInBetweenDoNotMatter();
    void whatIsNotKnownToBeSurroundedIsReservedAlone();
    void theEndsOfARunAreSettled();
    void whatIsLeftBreaksARun();
    void aRangeSplitsUntilItIsSingleRecords();
    void thePlannedSetIsTheChosenSet_data();
    void thePlannedSetIsTheChosenSet();
};

void ClaimPlanTest::nothingNeedsNothing()
{
    QVERIFY(planClaims({}, {}).empty());
}

void ClaimPlanTest::aSettledRunIsReservedInThousands()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 10'000; ++id)
        records.push_back({*RecordId::from(3 * id), false, u"ON%1"_s.arg(id % 7), Surroundings{5, 1}, true});
    const auto claims = planClaims(records, {});
    QCOMPARE(claims.size(), size_t(10));
    for (const Claim &claim : claims) {
        QCOMPARE(recordsOf(claim).size(), mostRecordsPerRange);
        QVERIFY(!std::get<FreeRange>(claim).eventName);
    }
}

void ClaimPlanTest::choicesThatFollowTheEventAreReservedByEvent()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 10'000; ++id)
        records.push_back({*RecordId::from(2 * id), false, u"ONA"_s, Surroundings{id, 0}, true});
    const auto claims = planClaims(records, {});
    QCOMPARE(claims.size(), size_t(10));
    for (const Claim &claim : claims)
        QCOMPARE(std::get<FreeRange>(claim).eventName, std::optional(u"ONA"_s));
}

void ClaimPlanTest::everySecondOneIsReservedAlone()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 100; ++id)
        records.push_back({*RecordId::from(2 * id), false, u"ONA"_s, Surroundings{id, id}, true});
    const auto claims = planClaims(records, {});
    QCOMPARE(claims.size(), size_t(100));
    QCOMPARE(ranges(claims), size_t(0));
}

void ClaimPlanTest::failedAndPendingAreApart()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 100; ++id)
        records.push_back({*RecordId::from(id), id % 2 == 0, u"ONA"_s, Surroundings{}, true});
    const auto claims = planClaims(records, {});
    QCOMPARE(claims.size(), size_t(2));
    for (const Claim &claim : claims) {
        const auto &range = std::get<FreeRange>(claim);
        for (const RecordId id : range.records)
            QCOMPARE(range.failed, id.value() % 2 == 0);
    }
}

void ClaimPlanTest::reservedRecordsInBetweenDoNotMatter()
{
    model::Portal portal;
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 90; ++id) {
        portal.add(record(id, id % 3 == 0 ? std::optional(process(u"worker"_s)) : std::nullopt));
        if (id % 3 != 0)
            chosen.push_back(portal.queue.at(id));
    }
    const auto claims = planClaims(claimable(scopeOf(portal, chosen)), {});
    QCOMPARE(claims.size(), size_t(1));
    QCOMPARE(Caught(portal, claims).reserved.size(), 60);
}

void ClaimPlanTest::whatIsNotKnownToBeSurroundedIsReservedAlone()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 10; ++id)
        records.push_back({*RecordId::from(id), false, u"ONA"_s, {}, true});
    QCOMPARE(ranges(planClaims(records, {})), size_t(0));
}

void ClaimPlanTest::theEndsOfARunAreSettled()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 10; ++id)
        records.push_back({*RecordId::from(id), false, u"ONA"_s, Surroundings{}, id > 2 && id != 5 && id < 9});
    const auto claims = planClaims(records, {});
    QCOMPARE(claims.size(), size_t(5)); // 3…8, 1, 2, 9, 10
    const auto &range = std::get<FreeRange>(claims.front());
    QCOMPARE(range.records.front().value(), 3);
    QCOMPARE(range.records.items().back().value(), 8);
}

void ClaimPlanTest::whatIsLeftBreaksARun()
{
    std::vector<Claimable> records;
    for (qint64 id = 1; id <= 9; ++id) {
        if (id != 5)
            records.push_back({*RecordId::from(id), false, u"ONA"_s, Surroundings{}, true});
    }
    const auto claims = planClaims(records, {{*RecordId::from(5), false, u"ONA"_s}});
    QCOMPARE(claims.size(), size_t(2));
    // One of another event or kind does not, for a range of this event and kind.
    QCOMPARE(planClaims(records, {{*RecordId::from(5), true, u"ONA"_s}}).size(), size_t(1));
    QCOMPARE(planClaims(records, {{*RecordId::from(5), false, u"ONB"_s}}).size(), size_t(1));
}

void ClaimPlanTest::aRangeSplitsUntilItIsSingleRecords()
{
    std::vector<RecordId> ids;
    for (qint64 id = 1; id <= 1000; ++id)
        ids.push_back(*RecordId::from(id));
    std::vector<Claim> claims{FreeRange{*NonEmpty<RecordId>::from(ids), u"ONA"_s, true}};
    for (int round = 0; round < 3; ++round) {
        std::vector<Claim> parts;
        for (const Claim &claim : claims) {
            for (Claim &part : splitRange(std::get<FreeRange>(claim)))
                parts.push_back(std::move(part));
        }
        claims = std::move(parts);
    }
    QCOMPARE(claims.size(), size_t(1000));
    for (size_t i = 0; i < claims.size(); ++i)
        QCOMPARE(std::get<FreeRecord>(claims[i]), (FreeRecord{ids[i], true}));
}

void ClaimPlanTest::thePlannedSetIsTheChosenSet_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 1000; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ClaimPlanTest::thePlannedSetIsTheChosenSet()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto chance = [&random](int percent) { return static_cast<int>(random.bounded(100)) < percent; };
    const int density = 10 + static_cast<int>(random.bounded(90));
    const int events = 1 + static_cast<int>(random.bounded(3));
    const bool byEvent = chance(50);
    model::Portal portal;
    std::vector<Record> chosen;
    QSet<qint64> young;
    QSet<qint64> left;
    QSet<qint64> expected;
    std::vector<Avoided> avoided;
    for (qint64 id = 1; id <= 1 + random.bounded(2500); ++id) {
        if (chance(10))
            continue;
        const int event = static_cast<int>(random.bounded(events));
        portal.add(record(id, chance(15) ? std::optional(process(u"worker"_s)) : std::nullopt, chance(20), 1000,
                          u"ON%1"_s.arg(event)));
        if (byEvent ? event != 0 : !chance(density))
            continue;
        const Record &one = portal.queue.at(id);
        chosen.push_back(one);
        if (one.processId)
            continue;
        if (chance(2)) {
            left.insert(id);
            avoided.push_back({*one.id, one.isFailed(), one.eventName});
            continue;
        }
        expected.insert(id);
        if (chance(5))
            young.insert(id);
    }
    if (chosen.empty())
        return;
    const auto claims = planClaims(claimable(scopeOf(portal, chosen), young, left), avoided);
    const Caught caught(portal, claims);
    QCOMPARE(caught.reserved, expected);
    QCOMPARE(caught.named.size(), size_t(expected.size()));
    for (const auto &[id, times] : caught.named)
        QVERIFY2(times == 1 && expected.contains(id), qPrintable(QString::number(id)));
    for (const Claim &claim : claims) {
        if (const auto *range = std::get_if<FreeRange>(&claim)) {
            QVERIFY(range->records.size() >= 2 && range->records.size() <= mostRecordsPerRange);
            QVERIFY(std::ranges::is_sorted(range->records.items()));
        }
    }
    QVERIFY(claims.size() <= size_t(expected.size()));
}

QTEST_GUILESS_MAIN(ClaimPlanTest)
#include "tst_claimplan.moc"
