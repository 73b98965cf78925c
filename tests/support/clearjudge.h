// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"
#include "portalsim/history.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace eventsweep {

/// One job as far as its judge needs to know it.
struct JobFacts
{
    QString name;
    ClearScope scope;
    bool withReservations = true;
    /// Its requests that reached the portal and could change something, each with the number of copies that were
    /// durable in the job's archive when the portal got it.
    QHash<qint64, qsizetype> copiesBefore;
    std::vector<ArchivedRecord> copies; ///< all, oldest first
    QSet<qint64> clearsNamed;           ///< records that an `event.offline.clear` of this job named, or was about to
    QSet<qint64> reservesNamed;         ///< records that its reservations were meant for
    /// An answer, or what it said, got lost on the way to the archive: then the portal's own words about what a taking
    /// gave are gone.
    bool wordsWereLost = false;
    std::optional<ClearReport> report; ///< of its last run, if that came to an end
};

/// What is known after one or more jobs have ended, been killed or given up.
struct ClearFacts
{
    QList<portalsim::RecordData> queue; ///< the portal's table as it is now
    QList<portalsim::HistoryEntry> history;
    std::vector<JobFacts> jobs;
};

/// What the journal knows of the job's changes: clearsNamed and reservesNamed.
void learn(JobFacts &job, const ClearHistory &history);

/// Which promises were broken, in words (ids and process ids, no payloads); empty: none.
///
/// Always: nothing unchosen was removed by a job. What a job removed had a durable copy in its archive before the
/// portal got the removing request, with equal name, data and message, and for what was reserved also equal
/// TIMESTAMP_X and EVENT_ADDITIONAL: on plans without reservations an event can come again between copy and taking,
/// which refreshes these two; then the portal's answer holds the newer ones, and the archive too, unless the answer was
/// lost. With reservations no version was removed that the operator had not seen, unless the scope says so, and
/// nothing out of a reservation that was neither seen when choosing nor made by the job. Copies are whole.
///
/// Of a job with a report: one entry for each chosen record, in order. Cleared: gone, and a request of a job removed
/// it, unless somebody else was faster in the very moment of this job's clear: the portal says `true` to both. Already
/// gone: gone. Everything else: still there, unless somebody else removed it. What is said to be held is held. Of a
/// report without an error or a stop besides: nothing is unknown or was not reached, and what the job still holds,
/// chosen or not, is said; only a reservation whose answer was lost cannot be recognised by what came along in it when
/// none of the records that it was meant for are left in it.
[[nodiscard]] QStringList brokenPromises(const ClearFacts &facts);

/// The report tells of nothing that ended the job early.
[[nodiscard]] bool endedWell(const ClearReport &report);

} // namespace eventsweep
