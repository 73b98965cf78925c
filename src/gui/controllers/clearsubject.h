// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "core/queue/recordstore.h"

#include <optional>
#include <utility>
#include <vector>

namespace eventsweep {

/// What the operator chose, frozen, with what the review shows of it. Value.
struct ClearSubject
{
    static constexpr size_t mostShown = 10;

    ClearScope scope;
    std::vector<Record> first;                              ///< the first ones in the order of the scope
    std::vector<std::pair<QString, qsizetype>> byEvent;     ///< event name and records, most first
    std::vector<std::pair<ProcessId, qsizetype>> byProcess; ///< workers' reservations and records, most first
    qsizetype messages = 0;                                 ///< different messages
    qsizetype hidden = 0;  ///< chosen, but hidden by the filter when the review was asked for
    qsizetype leftOut = 0; ///< of what was asked for: not understood, so it stays

    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(scope.records.size()); }
};

/// The chosen records of a snapshot, with what it shows around each (see fillSurroundings: `store` has no gaps). Ids
/// that are not in it, and records that are not understood, are left out; nothing when none is left.
[[nodiscard]] std::optional<ClearSubject> clearSubject(const RecordStore &store, const std::vector<RecordId> &chosen,
                                                       ClearScope::By by = ClearScope::By::Records,
                                                       ClearOrigin origin = {});

/// All that a reservation holds, read up to `watermark`; nothing when that is nothing.
[[nodiscard]] std::optional<ClearSubject> reservationSubject(const ProcessId &process,
                                                             const std::vector<Record> &records, RecordId watermark);

/// A scope of the archive: without the records themselves.
[[nodiscard]] ClearSubject archivedSubject(ClearScope scope);

/// The newest record of a snapshot.
[[nodiscard]] std::optional<RecordId> watermarkOf(const RecordStore &store);

} // namespace eventsweep
