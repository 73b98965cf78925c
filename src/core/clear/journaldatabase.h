// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"
#include "core/clear/journalfile.h"

namespace eventsweep {

/// Jobs, copies, intents and outcomes in the archive file: what Journal does in its own thread. Blocking. After an
/// error nothing of that call is stored.
class JournalDatabase
{
public:
    JournalDatabase(QString path, Clock &clock);

    [[nodiscard]] JournalResult<JournalOpened> open() { return m_file.open(); }
    void close() { m_file.close(); }
    [[nodiscard]] JournalFile &file() { return m_file; }

    [[nodiscard]] JournalResult<JobId> createJob(const JobHeader &header, const ClearScope &scope);
    [[nodiscard]] JournalResult<void> archive(JobId job, const std::vector<Record> &records);
    [[nodiscard]] JournalResult<IntentReceipt> intend(JobId job, const Mutation &mutation);
    [[nodiscard]] JournalResult<void> outcome(const IntentReceipt &receipt, const QByteArray &json,
                                              const std::vector<std::pair<RecordId, ProcessId>> &reserved,
                                              const std::vector<Record> &handedOut);
    [[nodiscard]] JournalResult<void> finish(JobId job, const ClearReport &report);
    [[nodiscard]] JournalResult<std::vector<ArchivedJob>> jobs();
    [[nodiscard]] JournalResult<std::vector<ArchivedRecord>> records(JobId job);

private:
    [[nodiscard]] JournalResult<void> insertCopies(JobId job, const std::vector<Record> &records);

    JournalFile m_file;
};

} // namespace eventsweep
