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

/// The operator typed what the review asked for. Made only from matching texts.
class WholeReservationConfirmation
{
public:
    [[nodiscard]] static std::optional<WholeReservationConfirmation> from(const QString &typed, const QString &expected)
    {
        if (expected.trimmed().isEmpty() || typed.trimmed() != expected)
            return std::nullopt;
        return WholeReservationConfirmation();
    }
    friend bool operator==(const WholeReservationConfirmation &, const WholeReservationConfirmation &) = default;

private:
    WholeReservationConfirmation() = default;
};

/// `event.offline.clear` without a list: all that this reservation holds. Only with the operator's confirmation.
struct ClearWholeReservation
{
    ProcessId process;
    NonEmpty<RecordId> records; ///< what it held when it was archived
    WholeReservationConfirmation confirmation;
    friend bool operator==(const ClearWholeReservation &, const ClearWholeReservation &) = default;
};

/// What `event.offline.clear` can be asked for here. A blank process, an empty list, both lists or an accidental "all"
/// cannot be written down.
using ClearRequest = std::variant<ClearByRecords, ClearByMessages, ClearWholeReservation>;

} // namespace eventsweep
