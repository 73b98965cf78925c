// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "core/queue/recordstore.h"

#include <vector>

namespace eventsweep {

/// Fills in what the snapshot shows below each chosen free record: how many free records of its kind (failed or not)
/// were not chosen. `store` holds a queue without gaps, as QueueReader delivers it; then all between two of its records
/// is known. A record that is not understood may be anything: it counts as unchosen, free, of both kinds and of every
/// event. Nothing is filled in (and what was is taken away) for a record that is reserved, that is missing in the
/// snapshot or not the same there, and for all when a record without a readable id lies nobody knows where.
///
/// O(n) for a snapshot that is ordered by id, O(n log n) otherwise. Any thread.
void fillSurroundings(std::vector<ChosenRecord> &chosen, const RecordStore &store);

} // namespace eventsweep
