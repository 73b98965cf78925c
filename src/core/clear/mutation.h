// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearrequest.h"

#include <vector>

namespace eventsweep {

/// Portal: at most 50 commands in a batch.
inline constexpr size_t mostBatchCommands = 50;
/// Portal: a batch command is cut silently at PHP's max_input_vars (1000); half of it keeps a distance.
inline constexpr size_t mostIdsPerCommand = 500;
/// Portal: a JSON call takes at least this many ids.
inline constexpr size_t mostIdsPerCall = 10'000;
/// The answer to a reservation holds its records whole: this many stay well below a minute's work for a cloud portal.
inline constexpr size_t mostRecordsPerRange = 1000;

/// One free record, named exactly, and on which side of `event.offline.get`'s `error` switch it is.
struct FreeRecord
{
    RecordId id;
    bool failed = false;
    friend bool operator==(const FreeRecord &, const FreeRecord &) = default;
};

/// All free records from the first to the last of `records`, which are all chosen, as far as a read has shown.
struct FreeRange
{
    NonEmpty<RecordId> records;       ///< ascending, at most mostRecordsPerRange: as many are asked for
    std::optional<QString> eventName; ///< records of this event alone
    bool failed = false;
    friend bool operator==(const FreeRange &, const FreeRange &) = default;
};

using Claim = std::variant<FreeRecord, FreeRange>;

/// Reserve chosen free records by `event.offline.get` with `clear=0`: single ones with `filter[=ID]` and `limit=1`,
/// ranges with `filter[>=ID]`, `filter[<=ID]`, perhaps `filter[=EVENT_NAME]`, and their number as `limit`. Deletes
/// nothing.
struct ReserveRecords
{
    NonEmpty<Claim> claims; ///< at most mostBatchCommands
    friend bool operator==(const ReserveRecords &, const ReserveRecords &) = default;
};

/// Remove chosen free records at once, each by `event.offline.get` with `clear=1`, `filter[=ID]`, `limit=1`: the only
/// way on plans without reservations. Never a range, never repeated after a lost answer.
struct TakeRecords
{
    NonEmpty<FreeRecord> records; ///< at most mostBatchCommands
    friend bool operator==(const TakeRecords &, const TakeRecords &) = default;
};

/// Clear what reservations hold. A single request is a call of its own, several are a batch.
struct ClearRecords
{
    /// At most mostBatchCommands, each with at most mostIdsPerCommand; a single one with at most mostIdsPerCall.
    NonEmpty<ClearRequest> requests;
    friend bool operator==(const ClearRecords &, const ClearRecords &) = default;
};

/// Everything that this program can ask a portal to change. One value is one request.
using Mutation = std::variant<ReserveRecords, TakeRecords, ClearRecords>;

/// All records that the mutation names, in its order.
[[nodiscard]] std::vector<RecordId> recordsOf(const Mutation &mutation);
[[nodiscard]] std::vector<RecordId> recordsOf(const Claim &claim);
[[nodiscard]] std::vector<RecordId> recordsOf(const ClearRequest &request);
/// How many commands (or calls) it is.
[[nodiscard]] size_t commandsOf(const Mutation &mutation);

} // namespace eventsweep
