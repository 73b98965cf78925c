// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"
#include "core/clear/journalrows.h"

namespace eventsweep {

class JournalFile;

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
    /// Other: there is none.
    [[nodiscard]] JournalResult<JournalledJob> job(JobId job);
    [[nodiscard]] JournalResult<std::vector<ArchivedRecord>> records(JobId job);
    [[nodiscard]] JournalResult<std::vector<OwnReservation>> reservations(const PortalId &portal,
                                                                          const ConnectorId &connector);

    /// A row of `job` alone. Other: there is none.
    [[nodiscard]] JournalResult<JobRow> jobRow(JobId job);
    [[nodiscard]] JournalResult<std::vector<OutcomeCount>> counts(JobId job);
    /// Counts the rows of the job now.
    [[nodiscard]] JournalResult<void> count(ArchivedJob &job);

private:
    [[nodiscard]] JournalResult<JournalledJob> readWhole(JobId job);
    [[nodiscard]] JournalResult<std::vector<ClearReport::Stray>> strays(JobId job);
    /// All rows that the statement gives, each read by `read`. An error, and a row that `read` gives nothing for, is
    /// never an end.
    template <typename T, typename Read>
    [[nodiscard]] JournalResult<std::vector<T>> all(const QString &sql, const QVariantList &values, Read read);

    JournalFile &m_file;
};

} // namespace eventsweep
