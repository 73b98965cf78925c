// SPDX-License-Identifier: Apache-2.0
// What else may be in a reservation whose answer got lost: the part of clearstate.h that looks.
//
// The portal makes up the process id, so nobody can tell a lost reservation from a worker's. Chosen records in it are
// reported by what is read of them. But the range may also have caught a record that appeared after the survey, and no
// answer says so: it has to be looked for within the ends of the range.
#include "core/clear/clearstate.h"

#include <QSet>

#include <algorithm>

namespace eventsweep {

void ClearState::loseRange(const FreeRange &range)
{
    m_lostRanges.push_back(range);
    auto item = std::ranges::lower_bound(m_items, range.records.front(), {}, &ClearItem::id);
    for (; item != m_items.end() && item->id() <= range.records.items().back(); ++item)
        item->mayBeCaught();
}

std::optional<ClearStep> ClearState::lostRangesStep()
{
    lookIntoLostRanges();
    std::vector<ListCommand> commands(m_looks.begin(), m_looks.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                             m_looks.size(), ReadBatch::mostCommands)));
    auto list = NonEmpty<ListCommand>::from(std::move(commands));
    return list ? std::optional<ClearStep>(ReadStep{ReadStep::Purpose::Owners, *list}) : std::nullopt;
}

void ClearState::lookIntoLostRanges()
{
    for (const FreeRange &range : std::exchange(m_lostRanges, {})) {
        QSet<ProcessId> holders;
        for (const RecordId id : range.records) {
            const ClearItem *item = find(id);
            const auto holder = item ? item->perhapsHeldBy() : std::nullopt;
            if (!holder || holders.contains(*holder))
                continue;
            holders.insert(*holder);
            m_looks.push_back({*holder, range.records.front(), range.records.items().back()});
        }
    }
}

void ClearState::applyLostRange(const ListHeld &asked, const ListAnswer &answer)
{
    m_looks.pop_front();
    // As many as are known proves nothing: of those, some may have left it since they were read.
    for (const Record &record : answer.records) {
        if (record.id)
            perhapsCameAlong(*record.id, asked.process);
    }
    if (!answer.isWhole() && answer.records.back().id)
        m_looks.push_back({asked.process, *RecordId::from(answer.records.back().id->value() + 1), asked.last});
}

void ClearState::perhapsCameAlong(RecordId id, const ProcessId &process)
{
    if (ClearItem *item = find(id)) {
        if (item->stage() == Stage::Settled && item->perhapsHeldBy() != process)
            change(*item, [&process](ClearItem &one) { one.perhapsHeld(process); });
        return;
    }
    const ClearReport::Stray stray{id, process, true};
    if (std::ranges::find(m_strays, stray) == m_strays.end())
        m_strays.push_back(stray);
}

} // namespace eventsweep
