// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"
#include "core/clear/journalfile.h"
#include "core/clear/journalreading.h"

namespace eventsweep {

/// Jobs, copies, intents and outcomes in the archive file: what Journal does in its own thread. Blocking. After an
/// error nothing of that call is stored.
class JournalDatabase
{
public:
    JournalDatabase(QString path, Clock &clock);

    [[nodiscard]] JournalResult<JournalOpened> open() { return m_file.open(); }
    void close();
    [[nodiscard]] JournalFile &file() { return m_file; }

    [[nodiscard]] JournalResult<JobId> createJob(const JobHeader &header, const ClearScope &scope);
    [[nodiscard]] JournalResult<void> archive(JobId job, const std::vector<Record> &records);
    [[nodiscard]] JournalResult<IntentReceipt> intend(JobId job, const Mutation &mutation);
    [[nodiscard]] JournalResult<void> outcome(const IntentReceipt &receipt, const MutationOutcome &outcome,
                                              const std::vector<Record> &copies = {});
    [[nodiscard]] JournalResult<void> settle(JobId job, const std::vector<ClearReport::Entry> &entries);
    [[nodiscard]] JournalResult<void> finish(JobId job, const ClearReport &report);
    [[nodiscard]] JournalResult<void> reopen(JobId job);
    [[nodiscard]] JournalResult<void> removePortal(const PortalId &portal);

    [[nodiscard]] JournalResult<std::vector<ArchivedJob>> jobs();
    [[nodiscard]] JournalResult<JournalledJob> job(JobId job) { return m_reading.job(job); }
    [[nodiscard]] JournalResult<std::vector<ArchivedRecord>> records(JobId job) { return m_reading.records(job); }
    [[nodiscard]] JournalResult<std::vector<OwnReservation>> reservations(const PortalId &portal,
                                                                          const ConnectorId &connector)
    {
        return m_reading.reservations(portal, connector);
    }

private:
    [[nodiscard]] JournalResult<void> insertChosen(JobId job, const NonEmpty<ChosenRecord> &records);
    [[nodiscard]] JournalResult<void> insertCopies(JobId job, const std::vector<Record> &records);
    [[nodiscard]] JournalResult<void> insertReservations(JobId job, const MutationOutcome &outcome);
    [[nodiscard]] JournalResult<void> requireCopies(JobId job, const Mutation &mutation);
    [[nodiscard]] JournalResult<void> updateEntries(JobId job, const std::vector<ClearReport::Entry> &entries);
    [[nodiscard]] JournalResult<void> updateSummary(JobId job);
    /// Whatever was counted counts no more.
    [[nodiscard]] JournalResult<void> forgetSummary(JobId job);
    /// Something that no job asks for; refused.
    [[nodiscard]] JournalError mistake(const QString &what) const;
    /// Runs it and refuses it when it changes nothing.
    [[nodiscard]] JournalResult<void> change(const QString &sql, const QVariantList &values, const QString &what);

    /// The log holds pages as they were before a removal, until it could be emptied; waits so long for whoever reads.
    void emptyLog(int milliseconds);

    JournalFile m_file;
    bool m_logHoldsRemoved = false;
    JournalReading m_reading{m_file};
};

} // namespace eventsweep
