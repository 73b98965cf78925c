// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/jobscontroller.h"

#include "core/base/futures.h"

#include <algorithm>

namespace eventsweep {

JobsController::JobsController(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

void JobsController::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    if (m_load != Load::Loaded) {
        m_load = Load::Loading;
        Q_EMIT changed();
    }
    whenDone(m_journal.jobs(), this, [this](const JournalResult<std::vector<ArchivedJob>> &jobs) { take(jobs); });
}

void JobsController::take(const JournalResult<std::vector<ArchivedJob>> &jobs)
{
    m_reading = false;
    if (jobs && !m_again) {
        for (const JobId job : std::exchange(m_ended, {}))
            m_running.erase(job);
    }
    if (!jobs) {
        fail(jobs.error());
    } else {
        m_load = Load::Loaded;
        m_error.reset();
        m_jobs = *jobs;
        Q_EMIT changed();
    }
    if (std::exchange(m_again, false))
        refresh();
}

void JobsController::fail(const JournalError &error)
{
    m_load = Load::Failed;
    m_error = error;
    Q_EMIT changed();
}

void JobsController::setInUseElsewhere(bool inUse)
{
    if (m_inUse == inUse)
        return;
    m_inUse = inUse;
    Q_EMIT changed();
}

void JobsController::setRunning(JobId job, const ClearProgress &progress)
{
    std::erase(m_ended, job); // it goes on
    const bool known = m_running.contains(job);
    m_running[job] = progress;
    if (known) {
        Q_EMIT progressed(job);
        return;
    }
    Q_EMIT changed();
    refresh();
}

void JobsController::setEnded(JobId job)
{
    m_ended.push_back(job); // until the archive has been read again it would look interrupted
    refresh();
}

const ClearProgress *JobsController::progress(JobId job) const
{
    const auto found = m_running.find(job);
    return found == m_running.end() ? nullptr : &found->second;
}

std::vector<ArchivedJob> JobsController::interrupted(const std::optional<PortalId> &portal) const
{
    std::vector<ArchivedJob> found;
    std::ranges::copy_if(m_jobs, std::back_inserter(found), [&](const ArchivedJob &job) {
        return !job.endedAt && !m_running.contains(job.id) && (!portal || job.header.portal == *portal) &&
               std::ranges::find(m_putOff, job.id) == m_putOff.end();
    });
    return found;
}

void JobsController::putOff(JobId job)
{
    m_putOff.push_back(job);
    Q_EMIT changed();
}

} // namespace eventsweep
