// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "gui/controllers/jobscontroller.h"

namespace eventsweep {

/// What the archive holds of one portal: what stays, or goes too, when the portal is removed from the list.
struct PortalArchive
{
    bool known = false;        ///< false: it has not been read, or could not be
    bool canBeDeleted = false; ///< false: unknown, empty, or another running copy holds it
    int jobs = 0;
    qint64 records = 0; ///< copies
};
[[nodiscard]] PortalArchive archiveOf(const PortalId &portal, const JobsController &jobs);

/// What has to be typed before copies of records are deleted; empty: nothing.
[[nodiscard]] QString wordToDelete(const PortalArchive &archive, const QString &portalName);

} // namespace eventsweep
