// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/nonempty.h"
#include "core/queue/record.h"
#include "core/rest/restclient.h"

#include <variant>

namespace eventsweep {

/// Portal: a page of `event.offline.list` is always 50 records.
inline constexpr size_t recordsPerPage = 50;
/// Portal: more ids in the `filter[@ID]` of a batch command would be cut silently (PHP's max_input_vars, 1000).
inline constexpr size_t idsPerCount = 500;

/// These records, whole: `filter[@ID]`. At most recordsPerPage.
struct ListRecords
{
    NonEmpty<RecordId> ids;
};
/// How many of these records are there: `filter[@ID]` and `total`. At most idsPerCount.
struct CountRecords
{
    NonEmpty<RecordId> ids;
};
/// How many records a reservation holds: `filter[=PROCESS_ID]` and `total`.
struct CountHeld
{
    ProcessId process;
};
/// What a reservation holds between two ids, these included: `filter[=PROCESS_ID]`, the first page whole.
struct ListHeld
{
    ProcessId process;
    RecordId first;
    RecordId last;
};
/// How many free records lie between two ids, these included: `filter[=PROCESS_ID]` empty (scenario list-filters),
/// `filter[=ERROR]`, perhaps `filter[=EVENT_NAME]`, and `total`. A portal that dropped one of these filters would count
/// more, never less.
struct CountFree
{
    RecordId first;
    RecordId last;
    std::optional<QString> eventName;
    bool failed = false;
};
/// How many of these records are free: `filter[@ID]`, `filter[=PROCESS_ID]` empty, `filter[=ERROR]`, and `total`. At
/// most idsPerCount.
struct CountFreeAmong
{
    NonEmpty<RecordId> ids;
    bool failed = false;
};
/// One question to `event.offline.list`: changes nothing.
using ListCommand = std::variant<ListRecords, CountRecords, CountHeld, ListHeld, CountFree, CountFreeAmong>;

/// The answer to one of them. `total` is at least the number of `records`, which are the first 50 by id.
struct ListAnswer
{
    qint64 total = 0;
    std::vector<Record> records;
    [[nodiscard]] bool isWhole() const { return total == static_cast<qint64>(records.size()); }
};

/// One for each command, and the portal's own time (`time.finish`) when it told it.
struct ListAnswers
{
    std::vector<ListAnswer> commands;
    std::optional<WallTime> portalTime;
};

/// At most ReadBatch::mostCommands commands in one request. Strict, because "not listed" is read as "gone" and "as many
/// as chosen" as "nothing else": an answer that is not exactly what was asked for is AnswerNotUnderstood.
[[nodiscard]] QFuture<RestResult<ListAnswers>> list(RestClient &client, const NonEmpty<ListCommand> &commands,
                                                    const RestClient::Options &options);

} // namespace eventsweep
