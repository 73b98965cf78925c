// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearhistory.h"
#include "core/clear/journalstatement.h"

#include <optional>

namespace eventsweep {

/// What rows of the archive say. Each function is for the columns that stand before it, in that order, and gives
/// nothing when the row cannot be understood.

/// A row of `job`, of which the archive's list shows a part.
struct JobRow
{
    ArchivedJob job;
    bool counted = false; ///< `job` has its counts
    bool includeChanged = false;
    ClearReport report; ///< as the job ended last, without entries; `requests` also of a job that did not end
};
inline constexpr auto jobColumns =
    "id, portal, portal_name, host, application, connector, with_reservations, cleared_by, include_changed, created_at,"
    " ended_at, report, resumable, origin, origin_process, filter, watermark, requests, summary";
[[nodiscard]] std::optional<JobRow> jobOf(const JournalStatement &row);
/// The counts of the job, for the column `summary`.
[[nodiscard]] QString summaryOf(const ArchivedJob &job);

struct ChosenRow
{
    ChosenRecord record;
    std::optional<ClearReport::Entry> entry; ///< nothing: not settled
};
inline constexpr auto chosenColumns = "record, message, last_seen, state, process, event, unchosen_below,"
                                      " unchosen_of_event_below, category, note, held_by";
[[nodiscard]] std::optional<ChosenRow> chosenOf(const JournalStatement &row);

/// How many records of a job ended in one way.
struct OutcomeCount
{
    std::optional<ClearCategory> category; ///< nothing: not settled
    ClearNote note = ClearNote::None;
    qint64 records = 0;

    [[nodiscard]] bool open() const;
};
inline constexpr auto countColumns = "category, note, COUNT(*)";
[[nodiscard]] std::optional<OutcomeCount> countOf(const JournalStatement &row);

inline constexpr auto stepColumns = "mutation, outcome";
[[nodiscard]] std::optional<PastStep> stepOf(const JournalStatement &row);

struct ReservationRow
{
    RecordId record;
    ProcessId process;
    JobId job;
    WallTime madeAt{};
};
inline constexpr auto reservationColumns = "r.record, r.process, r.job, r.made_at";
[[nodiscard]] std::optional<ReservationRow> reservationOf(const JournalStatement &row);

} // namespace eventsweep
