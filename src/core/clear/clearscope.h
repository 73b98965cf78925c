// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/nonempty.h"
#include "core/queue/record.h"

namespace eventsweep {

/// How many unchosen free records of the same kind (failed or not) the operator's snapshot shows below a record: two
/// chosen records with the same number have no unchosen free record between them.
struct Surroundings
{
    qint64 unchosenBelow = 0;        ///< of any event
    qint64 unchosenOfEventBelow = 0; ///< of the record's own event
    friend bool operator==(const Surroundings &, const Surroundings &) = default;
};

/// A record as the operator saw it when choosing. The job leaves it alone when the portal now says otherwise.
struct ChosenRecord
{
    RecordId id;
    MessageId messageId;
    PortalTime lastSeen{};
    RecordState state = RecordState::Pending; ///< never NotUnderstood
    std::optional<ProcessId> processId;
    QString eventName;
    /// Nothing: not known, so the record is never reserved together with its neighbours.
    std::optional<Surroundings> surroundings;

    friend bool operator==(const ChosenRecord &, const ChosenRecord &) = default;
};

/// Nothing for a record that is not understood: what cannot be named exactly cannot be chosen.
[[nodiscard]] std::optional<ChosenRecord> choose(const Record &record);

/// How the operator came to the choice: for the review and the archive. The records are frozen by id in any case.
struct ClearOrigin
{
    enum class Kind {
        Selection,   ///< checked one by one or in groups
        Reservation, ///< all that `reservation` held
        AllMatching  ///< all that matched `filter`
    };
    Kind kind = Kind::Selection;
    std::optional<ProcessId> reservation;
    QString filter;                    ///< in the operator's words; empty: no filter
    std::optional<RecordId> watermark; ///< the newest record of the snapshot; later ones were not chosen

    friend bool operator==(const ClearOrigin &, const ClearOrigin &) = default;
};

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
    ClearOrigin origin{};
};

} // namespace eventsweep
