// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "core/clear/mutation.h"

#include <vector>

namespace eventsweep {

/// A free record that is chosen and archived, as the planner sees it.
struct Claimable
{
    RecordId id;
    bool failed = false;
    QString eventName;
    /// As the operator's snapshot showed it; nothing: to be reserved alone.
    std::optional<Surroundings> surroundings;
    /// Older than two minutes by the portal's clock. Near younger records others may appear that were begun before:
    /// their id was given out, but their transaction has not ended.
    bool settled = false;
};

/// A free record that must not be reserved, although it was chosen: it has changed since it was seen.
struct Avoided
{
    RecordId id;
    bool failed = false;
    QString eventName;
};

/// Few claims that name each of these records exactly once, ranges first. `records` and `avoided` are ascending.
///
/// A range has only chosen records between its ends, as far as is known: of all events, or of its own when choices
/// follow the event; whichever way needs fewer claims. Its ends are settled. It holds at most mostRecordsPerRange.
[[nodiscard]] std::vector<Claim> planClaims(const std::vector<Claimable> &records, const std::vector<Avoided> &avoided);

/// Smaller claims for the same records, when a look has shown something between them that was not chosen: tenths, and
/// in the end single records.
[[nodiscard]] std::vector<Claim> splitRange(const FreeRange &range);

} // namespace eventsweep
