// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalremoval.h"

namespace eventsweep {

PortalArchive archiveOf(const PortalId &portal, const JobsController &jobs)
{
    PortalArchive archive;
    archive.known = jobs.load() == JobsController::Load::Loaded;
    for (const ArchivedJob &job : jobs.jobs()) {
        if (job.header.portal != portal)
            continue;
        ++archive.jobs;
        archive.records += job.archived;
    }
    archive.canBeDeleted = archive.known && archive.jobs > 0 && !jobs.isInUseElsewhere();
    return archive;
}

QString wordToDelete(const PortalArchive &archive, const QString &portalName)
{
    return archive.records > 0 ? portalName : QString();
}

} // namespace eventsweep
