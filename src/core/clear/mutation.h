// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearrequest.h"

#include <vector>

namespace eventsweep {

/// Portal: at most 50 commands in a batch.
inline constexpr size_t mostBatchCommands = 50;
/// Portal: a batch command is cut silently at PHP's max_input_vars (1000); half of it keeps a distance.
inline constexpr size_t mostIdsPerCommand = 500;

/// One free record, named exactly, and on which side of `event.offline.get`'s `error` switch it is.
struct FreeRecord
{
    RecordId id;
    bool failed = false;
    friend bool operator==(const FreeRecord &, const FreeRecord &) = default;
};

/// Reserve chosen free records, each by `event.offline.get` with `clear=0`, `filter[=ID]`, `limit=1`. Deletes nothing.
struct ReserveRecords
{
    NonEmpty<FreeRecord> records; ///< at most mostBatchCommands
    friend bool operator==(const ReserveRecords &, const ReserveRecords &) = default;
};

/// Remove chosen free records at once, each by `event.offline.get` with `clear=1`, `filter[=ID]`, `limit=1`: the only
/// way on plans without reservations. Never repeated after a lost answer.
struct TakeRecords
{
    NonEmpty<FreeRecord> records; ///< at most mostBatchCommands
    friend bool operator==(const TakeRecords &, const TakeRecords &) = default;
};

/// Clear what reservations hold.
struct ClearRecords
{
    NonEmpty<ClearRequest> requests; ///< at most mostBatchCommands, each with at most mostIdsPerCommand
    friend bool operator==(const ClearRecords &, const ClearRecords &) = default;
};

/// Everything that this program can ask a portal to change. One value is one request.
using Mutation = std::variant<ReserveRecords, TakeRecords, ClearRecords>;

/// All records that the mutation names, in its order.
[[nodiscard]] std::vector<RecordId> recordsOf(const Mutation &mutation);

} // namespace eventsweep
