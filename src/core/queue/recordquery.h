// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/recordstore.h"

#include <QSet>
#include <QString>

#include <functional>
#include <vector>

namespace eventsweep {

/// Which records are shown, and in what order. Value.
struct RecordQuery
{
    enum class Column { Id, LastSeen, Event, Object, User, State, Process, Message };

    QSet<RecordState> states; ///< empty: all
    QSet<QString> events;     ///< empty: all
    QString text;             ///< found in id, event, process, message or payload; any case; empty: all
    Column sortedBy = Column::Id;
    Qt::SortOrder order = Qt::DescendingOrder;

    /// Something is filtered away.
    [[nodiscard]] bool isFiltering() const { return !states.isEmpty() || !events.isEmpty() || !text.isEmpty(); }
    friend bool operator==(const RecordQuery &, const RecordQuery &) = default;
};

/// The rows that match, in order; equal ones newest id first. Pure, for a worker: takes its own copy of the store.
/// Looks at `cancelled` now and then; what it returns after that is worthless.
[[nodiscard]] std::vector<RecordStore::Row> run(const RecordQuery &query, const RecordStore &store,
                                                const std::function<bool()> &cancelled = {});

} // namespace eventsweep
