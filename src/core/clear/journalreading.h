// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"

namespace eventsweep {

class JournalFile;
class JournalStatement;

/// The archive file read back: blocking, and also on a file that is open for reading alone. A row that cannot be
/// understood is an error (Damaged), never left out: a job must not look smaller than it was.
class JournalReading
{
public:
    explicit JournalReading(JournalFile &file)
        : m_file(file)
    {
    }

    [[nodiscard]] JournalResult<std::vector<ArchivedJob>> jobs();
    [[nodiscard]] JournalResult<JournalledJob> job(JobId job);
    [[nodiscard]] JournalResult<std::vector<ArchivedRecord>> records(JobId job);
    [[nodiscard]] JournalResult<std::vector<OwnReservation>> reservations(const PortalId &portal,
                                                                          const ConnectorId &connector);

    struct Queue
    {
        PortalId portal;
        ConnectorId connector;
    };
    [[nodiscard]] JournalResult<Queue> queueOf(JobId job);

    struct Count
    {
        std::optional<ClearCategory> category; ///< nothing: not settled
        ClearNote note = ClearNote::None;
        qint64 records = 0;
    };
    [[nodiscard]] JournalResult<std::vector<Count>> counts(JobId job);

private:
    struct JobRow;
    [[nodiscard]] JournalResult<JobRow> readJob(const JournalStatement &row);
    [[nodiscard]] JournalResult<void> addCounts(ArchivedJob &job);
    [[nodiscard]] JournalResult<void> readChosen(JobId job, std::vector<ChosenRecord> &chosen,
                                                 std::vector<ClearReport::Entry> &entries);
    [[nodiscard]] JournalResult<std::vector<PastStep>> readSteps(const ArchivedJob &job);
    [[nodiscard]] JournalResult<std::vector<ClearReport::Stray>> readStrays(JobId job);
    [[nodiscard]] JournalResult<JournalledJob> readWhole(JobId job);
    /// Calls `read` with each row until there is none, or an error.
    template <typename Read>
    [[nodiscard]] JournalResult<void> eachRow(const QString &sql, const QVariantList &values, Read read);
    [[nodiscard]] JournalError damaged(const QString &what) const;

    JournalFile &m_file;
};

} // namespace eventsweep
