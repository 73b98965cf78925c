// SPDX-License-Identifier: Apache-2.0
#include "core/clear/claimplan.h"

#include <QHash>

#include <algorithm>

namespace eventsweep {

namespace {

/// Which records a range is for: of one kind, and perhaps of one event.
struct Kin
{
    bool failed = false;
    QString eventName; ///< empty: every event
    friend bool operator==(const Kin &, const Kin &) = default;
};

size_t qHash(const Kin &kin, size_t seed = 0)
{
    return qHashMulti(seed, kin.failed, kin.eventName);
}

using Run = std::vector<const Claimable *>;

/// Neighbours of the same kin with nothing unchosen or avoided in between.
class Runs
{
public:
    Runs(const std::vector<Claimable> &records, const std::vector<Avoided> &avoided, bool byEvent)
        : m_byEvent(byEvent)
    {
        auto next = avoided.begin();
        for (const Claimable &record : records) {
            for (; next != avoided.end() && next->id < record.id; ++next)
                ++m_avoidedBelow[kinOf(next->failed, next->eventName)];
            add(record);
        }
        for (auto open = m_open.cbegin(); open != m_open.cend(); ++open)
            m_runs.push_back(open->run);
    }
    [[nodiscard]] const std::vector<Run> &all() const { return m_runs; }

private:
    struct Open
    {
        qint64 barriers = 0;
        Run run;
    };
    [[nodiscard]] Kin kinOf(bool failed, const QString &eventName) const
    {
        return {failed, m_byEvent ? eventName : QString()};
    }
    void add(const Claimable &record)
    {
        if (!record.surroundings || (m_byEvent && record.eventName.isEmpty())) {
            m_runs.push_back({&record});
            return;
        }
        const Kin kin = kinOf(record.failed, record.eventName);
        const qint64 below = m_byEvent ? record.surroundings->unchosenOfEventBelow : record.surroundings->unchosenBelow;
        // Both numbers only grow with the id: their sum is equal only where each is.
        const qint64 barriers = below + m_avoidedBelow.value(kin);
        const auto open = m_open.find(kin);
        if (open != m_open.end() && open->barriers == barriers) {
            open->run.push_back(&record);
            return;
        }
        if (open != m_open.end())
            m_runs.push_back(open->run);
        m_open.insert(kin, {barriers, {&record}});
    }

    bool m_byEvent;
    QHash<Kin, qint64> m_avoidedBelow;
    QHash<Kin, Open> m_open;
    std::vector<Run> m_runs;
};

struct Plan
{
    std::vector<Claim> ranges;
    std::vector<FreeRecord> single;
    [[nodiscard]] size_t size() const { return ranges.size() + single.size(); }
};

void addRange(Plan &plan, const Run &run, bool byEvent)
{
    for (size_t start = 0; start < run.size(); start += mostRecordsPerRange) {
        std::vector<RecordId> ids;
        for (size_t i = start; i < std::min(run.size(), start + mostRecordsPerRange); ++i)
            ids.push_back(run[i]->id);
        if (ids.size() == 1)
            plan.single.push_back({ids.front(), run.front()->failed});
        else
            plan.ranges.emplace_back(FreeRange{*NonEmpty<RecordId>::from(ids),
                                               byEvent ? std::optional<QString>(run.front()->eventName) : std::nullopt,
                                               run.front()->failed});
    }
}

Plan planBy(bool byEvent, const std::vector<Claimable> &records, const std::vector<Avoided> &avoided)
{
    Plan plan;
    const auto alone = [&plan](const Claimable *record) { plan.single.push_back({record->id, record->failed}); };
    const Runs runs(records, avoided, byEvent);
    for (const Run &run : runs.all()) {
        const auto settled = [](const Claimable *record) { return record->settled; };
        const auto first = std::ranges::find_if(run, settled);
        const auto last = std::find_if(run.rbegin(), run.rend(), settled).base();
        std::for_each(run.begin(), first, alone);
        if (first == run.end())
            continue;
        addRange(plan, Run(first, last), byEvent);
        std::for_each(last, run.end(), alone);
    }
    return plan;
}

} // namespace

std::vector<Claim> planClaims(const std::vector<Claimable> &records, const std::vector<Avoided> &avoided)
{
    const Plan any = planBy(false, records, avoided);
    const Plan ofEvent = planBy(true, records, avoided);
    Plan best = ofEvent.size() < any.size() ? ofEvent : any;
    const auto firstOf = [](const Claim &claim) { return std::get<FreeRange>(claim).records.front(); };
    std::ranges::sort(best.ranges, {}, firstOf);
    std::ranges::sort(best.single, {}, &FreeRecord::id);
    std::vector<Claim> claims = std::move(best.ranges);
    claims.insert(claims.end(), best.single.begin(), best.single.end());
    return claims;
}

std::vector<Claim> splitRange(const FreeRange &range)
{
    constexpr size_t parts = 10;
    const std::vector<RecordId> &ids = range.records.items();
    const size_t size = (ids.size() + parts - 1) / parts;
    std::vector<Claim> claims;
    for (size_t start = 0; start < ids.size(); start += size) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(start);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(size, ids.size() - start));
        if (end - begin == 1)
            claims.emplace_back(FreeRecord{*begin, range.failed});
        else
            claims.emplace_back(FreeRange{*NonEmpty<RecordId>::from({begin, end}), range.eventName, range.failed});
    }
    return claims;
}

} // namespace eventsweep
