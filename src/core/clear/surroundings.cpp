// SPDX-License-Identifier: Apache-2.0
#include "core/clear/surroundings.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <ranges>

namespace eventsweep {

namespace {

using Row = RecordStore::Row;

/// The rows from the lowest id to the highest; empty when that cannot be told.
std::vector<Row> ascendingRows(const RecordStore &store)
{
    std::vector<Row> rows(store.size());
    std::iota(rows.rbegin(), rows.rend(), Row(0)); // newest first is how queues are read
    bool ordered = true;
    bool nameless = false;
    std::optional<RecordId> below;
    for (const Row row : rows) {
        const auto id = store.id(row);
        nameless = nameless || !id;
        ordered = ordered && (!id || !below || *below < *id);
        if (id)
            below = id;
    }
    if (ordered)
        return rows; // a record without an id lies between its neighbours
    if (nameless)
        return {};
    std::ranges::sort(rows, {}, [&store](Row row) { return *store.id(row); });
    return rows;
}

/// Unchosen free records so far, on the way up.
class Count
{
public:
    explicit Count(const RecordStore &store)
        : m_store(store)
    {
        for (auto &events : m_ofEvent)
            events.resize(static_cast<size_t>(store.eventNames().size()));
    }

    void add(Row row)
    {
        switch (m_store.state(row)) {
        case RecordState::Pending:
        case RecordState::Failed: {
            const auto kind = static_cast<size_t>(m_store.state(row) == RecordState::Failed);
            ++m_all[kind];
            ++m_ofEvent[kind][m_store.eventNumber(row)];
            break;
        }
        case RecordState::NotUnderstood:
            ++m_anything;
            break;
        case RecordState::Reserved:
        case RecordState::FailedReserved:
            break;
        }
    }

    [[nodiscard]] Surroundings below(Row row) const
    {
        const auto kind = static_cast<size_t>(m_store.state(row) == RecordState::Failed);
        return {m_all[kind] + m_anything, m_ofEvent[kind][m_store.eventNumber(row)] + m_anything};
    }

private:
    const RecordStore &m_store;
    std::array<qint64, 2> m_all{};
    std::array<std::vector<qint64>, 2> m_ofEvent;
    qint64 m_anything = 0;
};

/// Whether the snapshot shows the free record that was chosen.
bool isFreeAsChosen(const ChosenRecord &chosen, const RecordStore &store, Row row)
{
    const bool free = chosen.state == RecordState::Pending || chosen.state == RecordState::Failed;
    return free && store.state(row) == chosen.state && store.eventName(row) == chosen.eventName;
}

} // namespace

void fillSurroundings(std::vector<ChosenRecord> &chosen, const RecordStore &store)
{
    std::vector<size_t> order(chosen.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const auto idOf = [&chosen](size_t at) { return chosen[at].id; };
    if (std::ranges::is_sorted(order, std::greater<>(), idOf)) // as selections are listed
        std::ranges::reverse(order);
    else
        std::ranges::sort(order, {}, idOf);
    for (ChosenRecord &record : chosen)
        record.surroundings.reset();

    Count count(store);
    auto next = order.begin();
    for (const Row row : ascendingRows(store)) {
        const auto id = store.id(row);
        while (id && next != order.end() && chosen[*next].id < *id)
            ++next; // not in the snapshot
        if (!id || next == order.end() || chosen[*next].id != *id) {
            count.add(row);
            continue;
        }
        ChosenRecord &record = chosen[*next];
        if (isFreeAsChosen(record, store, row))
            record.surroundings = count.below(row);
        else
            count.add(row); // not what was chosen, so a range must not cover it either
    }
}

} // namespace eventsweep
