// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/nonempty.h"
#include "core/queue/record.h"

namespace eventsweep {

/// A record as the operator saw it when choosing. The job leaves it alone when the portal now says otherwise.
struct ChosenRecord
{
    RecordId id;
    MessageId messageId;
    PortalTime lastSeen{};
    RecordState state = RecordState::Pending; ///< never NotUnderstood
    std::optional<ProcessId> processId;

    friend bool operator==(const ChosenRecord &, const ChosenRecord &) = default;
};

/// Nothing for a record that is not understood: what cannot be named exactly cannot be chosen.
[[nodiscard]] std::optional<ChosenRecord> choose(const Record &record);

/// What the operator chose, frozen when the review opens: always by id, whatever happens to the queue afterwards.
struct ClearScope
{
    /// How the clear names what it removes. By messages: all copies of a message that were shown, named by
    /// `message_id`.
    enum class By { Records, Messages };

    By by = By::Records;
    NonEmpty<ChosenRecord> records;
    /// Records that changed since they were seen (newer TIMESTAMP_X) are cleared too instead of left.
    bool includeChanged = false;
};

} // namespace eventsweep
