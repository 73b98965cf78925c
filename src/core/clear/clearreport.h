// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/clear/encodedcheck.h"
#include "core/clear/journalerror.h"
#include "core/rest/resterror.h"

#include <QMetaType>

#include <array>
#include <optional>
#include <vector>

namespace eventsweep {

/// What became of one chosen record.
enum class ClearCategory : std::uint8_t {
    Cleared,      ///< this job asked the portal to remove it, and a fresh read shows it gone. The portal said so to
                  ///< the request, or its answer was lost and the record was in a reservation of this job
    AlreadyGone,  ///< it was gone before this job could remove it, or nobody can tell who removed it
    ChangedLeft,  ///< it changed since the operator saw it: left in the queue
    TakenByOther, ///< a worker has reserved it in between: left in the queue
    StillThere,   ///< a fresh read still shows it
    Unknown,      ///< a request was sent and could not be read back
    NotReached    ///< the job ended before it: untouched
};
inline constexpr size_t clearCategoryCount = 7;

/// Why, where the category alone does not say it.
enum class ClearNote : std::uint8_t {
    None,
    AnswerLost,       ///< the portal's answer to the removing request was lost
    HeldByThisJob,    ///< this job reserved it and did not clear it: process id in `heldBy`
    HeldPerhapsByJob, ///< reserved by `heldBy`: this job's unanswered request, or a worker
    NotReserved,      ///< the portal did not give it to this job although it looks free
    ChangedWhenTaken, ///< cleared; its event had come again after it was read: the newer copy is in the archive
    Refused,          ///< the portal refused the command: `ClearReport::refused` says why
    NotRemoved        ///< a clear was sent, and the reservation `heldBy` still holds it
};

inline constexpr ClearNote lastNote = ClearNote::NotRemoved; ///< the archive keeps their numbers: add behind it

/// The truth about a finished, stopped or failed clear.
struct ClearReport
{
    struct Entry
    {
        RecordId id;
        ClearCategory category = ClearCategory::NotReached;
        ClearNote note = ClearNote::None;
        std::optional<ProcessId> heldBy;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    /// A record that came along in a reservation of this job without having been chosen: it appeared after the last
    /// look. It is not cleared, and stays reserved.
    struct Stray
    {
        RecordId id;
        ProcessId heldBy;
        bool perhaps = false; ///< the answer to the reservation was lost: it may also be a worker's
        friend bool operator==(const Stray &, const Stray &) = default;
    };

    std::vector<Entry> entries;               ///< one for each chosen record, in the order of the scope
    std::vector<Stray> strays;                ///< copies of them are in the archive
    bool stopped = false;                     ///< by the operator
    std::optional<RestError> error;           ///< what ended the job early
    std::optional<JournalError> journalError; ///< or this: nothing was sent after it
    std::optional<GateRefusal> gateRefusal;   ///< or this: nothing was sent
    std::optional<RestError> refused;         ///< the first command that the portal refused; the job went on
    WallTime startedAt{};
    WallTime endedAt{};
    int requests = 0;
    qint64 archived = 0; ///< records copied to the archive

    [[nodiscard]] qsizetype count(ClearCategory category) const;
    /// How many entries are not settled: the same job can go on with these.
    [[nodiscard]] qsizetype open() const;
};

/// Whether the job can still do something about the record: it was not reached, not read back, refused, or is held by
/// this job because it was stopped. What was left on purpose (changed, taken by a worker) is not open.
[[nodiscard]] bool isOpen(const ClearReport::Entry &entry);

/// Where a running clear is.
struct ClearProgress
{
    enum class Phase { Freeze, Reread, Archive, Survey, Reserve, Owners, Clear, Take, Verify, Finished };
    Phase phase = Phase::Freeze;
    qsizetype done = 0;  ///< records through this phase
    qsizetype total = 0; ///< records that this phase is for
    qsizetype chosen = 0;
    int requests = 0;
    bool stopping = false;
};

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::ClearReport)
Q_DECLARE_METATYPE(eventsweep::ClearProgress)
