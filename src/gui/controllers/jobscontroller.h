// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace eventsweep {

/// The jobs of the archive as the window shows them: read from it, again whenever a job begins, progresses or ends, and
/// with the progress of those that run here. GUI thread; the journal must outlive it.
class JobsController : public QObject
{
    Q_OBJECT
public:
    enum class Load {
        Nothing, ///< the archive is not open yet
        Loading,
        Loaded,
        Failed ///< error() says why; what was read before stays
    };

    explicit JobsController(Journal &journal, QObject *parent = nullptr);

    /// Reads again; asked for while it reads, it reads once more after that.
    void refresh();
    /// The archive could not even be read.
    void fail(const JournalError &error);

    [[nodiscard]] Load load() const { return m_load; }
    [[nodiscard]] const std::optional<JournalError> &error() const { return m_error; }
    /// Newest first.
    [[nodiscard]] const std::vector<ArchivedJob> &jobs() const { return m_jobs; }

    /// Another running copy has the archive: a job that has not ended may be running there.
    void setInUseElsewhere(bool inUse);
    [[nodiscard]] bool isInUseElsewhere() const { return m_inUse; }

    void setRunning(JobId job, const ClearProgress &progress);
    void setEnded(JobId job);
    /// Nothing when it does not run here.
    [[nodiscard]] const ClearProgress *progress(JobId job) const;

    /// Jobs that have not ended and do not run here, newest first; those of `portal` alone when it is given. Without
    /// what was put off.
    [[nodiscard]] std::vector<ArchivedJob> interrupted(const std::optional<PortalId> &portal = {}) const;
    /// Not offered again in this run.
    void putOff(JobId job);

Q_SIGNALS:
    /// The list, or whether it is being read.
    void changed();
    /// Only how far a running job is.
    void progressed(eventsweep::JobId job);

private:
    void take(const JournalResult<std::vector<ArchivedJob>> &jobs);

    Journal &m_journal;
    Load m_load = Load::Nothing;
    std::optional<JournalError> m_error;
    std::vector<ArchivedJob> m_jobs;
    std::map<JobId, ClearProgress> m_running;
    std::vector<JobId> m_ended; ///< and not read from the archive since
    std::vector<JobId> m_putOff;
    bool m_inUse = false;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace eventsweep
