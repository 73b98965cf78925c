// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/nonempty.h"

#include <variant>

namespace eventsweep {

/// `event.offline.clear` with `id`: these records of this reservation, nothing else.
struct ClearByRecords
{
    ProcessId process;
    NonEmpty<RecordId> records;
    friend bool operator==(const ClearByRecords &, const ClearByRecords &) = default;
};

/// `event.offline.clear` with `message_id`: the records of this reservation with these messages. A reservation holds at
/// most one record of a message (portal: unique message, application, connector, process), named in `records`.
struct ClearByMessages
{
    struct Target
    {
        MessageId message;
        RecordId record;
        friend bool operator==(const Target &, const Target &) = default;
    };
    ProcessId process;
    NonEmpty<Target> targets;
    friend bool operator==(const ClearByMessages &, const ClearByMessages &) = default;
};

/// What `event.offline.clear` can be asked for here. A blank process, an empty list, both lists or none cannot be
/// written down: a whole reservation, too, is cleared by the ids that were read and archived, because one without a
/// list would also delete what nobody has seen.
using ClearRequest = std::variant<ClearByRecords, ClearByMessages>;

} // namespace eventsweep
