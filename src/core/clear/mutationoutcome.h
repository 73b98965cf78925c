// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/clear/mutation.h"
#include "core/queue/record.h"

#include <optional>
#include <vector>

namespace eventsweep {

/// Whether a command was carried out.
enum class CommandKind {
    Answered,  ///< carried out
    Refused,   ///< surely not carried out
    Postponed, ///< surely not carried out, and to be asked again (the method rests)
    Unknown    ///< sent, no whole answer
};

/// What the portal answered to one command of a mutation.
struct CommandAnswer
{
    CommandKind kind = CommandKind::Unknown;
    std::optional<ProcessId> process; ///< reservations: who holds `records` now
    std::vector<Record> records;      ///< reservations and takings: what the portal gave
};

/// One for each command, in the order of the mutation.
struct MutationAnswer
{
    std::vector<CommandAnswer> commands;
};

/// What one command's answer means for the job: all that it goes on from, so all that the journal keeps.
struct CommandOutcome
{
    CommandKind kind = CommandKind::Unknown;
    std::optional<ProcessId> process; ///< reservations: who holds `given` now
    std::vector<RecordId> given;      ///< reservations and takings: what the portal gave
    std::vector<RecordId> changed;    ///< of these, in another version than the archived copy
    friend bool operator==(const CommandOutcome &, const CommandOutcome &) = default;
};

/// One for each command, in the order of the mutation.
struct MutationOutcome
{
    std::vector<CommandOutcome> commands;
    friend bool operator==(const MutationOutcome &, const MutationOutcome &) = default;
};

} // namespace eventsweep
