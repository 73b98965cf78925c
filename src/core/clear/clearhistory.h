// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"
#include "core/clear/clearscope.h"
#include "core/clear/intentreceipt.h"
#include "core/clear/mutationoutcome.h"

#include <array>
#include <optional>
#include <vector>

namespace eventsweep {

/// What a job is about, for the archive and for finding it again. No secrets.
struct JobHeader
{
    PortalId portal = PortalId::create();
    QString portalName;
    QString host;
    QString applicationTitle;
    ConnectorId connector;
    bool withReservations = true; ///< the plan allows them
};

/// A change that a job has sent, or was about to send.
struct PastStep
{
    Mutation mutation;
    /// Nothing: the program ended before the answer was written down, so nobody knows whether it was carried out.
    std::optional<MutationOutcome> outcome;
    friend bool operator==(const PastStep &, const PastStep &) = default;
};

/// What the journal knows of a job beyond its scope. Going on after a stop and starting again after a kill both begin
/// here.
struct ClearHistory
{
    std::vector<PastStep> steps;             ///< in the order of their intents
    std::vector<ClearReport::Entry> settled; ///< what became of these records is known for good
    qint64 archived = 0;                     ///< copies
    friend bool operator==(const ClearHistory &, const ClearHistory &) = default;
};

/// A job in the archive.
struct ArchivedJob
{
    JobId id;
    JobHeader header;
    ClearScope::By by = ClearScope::By::Records;
    ClearOrigin origin;
    WallTime createdAt{};
    std::optional<WallTime> endedAt; ///< nothing: interrupted or running
    bool stopped = false;            ///< by the operator
    qint64 chosen = 0;
    qint64 archived = 0; ///< different records copied
    /// By ClearCategory. Of an interrupted job: what had been read back before; their sum is below `chosen`.
    std::array<qint64, clearCategoryCount> counts{};
    qint64 open = 0;          ///< chosen records of which it is not settled what became of them: the job can go on
    bool canBeResumed = true; ///< false: written by a version that kept too little for that
};

/// Everything about one job, to show it or to go on with it.
struct JournalledJob
{
    ArchivedJob job;
    ClearScope scope;
    ClearHistory history;
    /// As written at its end, with an entry for each chosen record. Of an interrupted job: entries only for what is
    /// settled; ClearState tells the others.
    ClearReport report;
};

/// A reservation that this program made.
struct OwnReservation
{
    ProcessId process;
    JobId job;
    std::vector<RecordId> records; ///< what the portal gave, ascending
    WallTime madeAt{};
};

} // namespace eventsweep
