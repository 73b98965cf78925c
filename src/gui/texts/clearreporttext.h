// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"
#include "core/clear/clearscope.h"
#include "core/clear/journal.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace eventsweep {

/// Everything that a saved report names. No secrets.
struct ClearReportFacts
{
    JobHeader header;
    QString archivePath;
    std::optional<JobId> job;
    const ClearReport &report;
    const ClearScope &scope;
    bool interrupted = false; ///< the job has not ended
};

/// For people, in the language of the window: headline, facts, every record with its outcome.
[[nodiscard]] QString clearReportText(const ClearReportFacts &facts);
/// For programs: English keys that stay as they are, UTC times in ISO 8601.
[[nodiscard]] QByteArray clearReportJson(const ClearReportFacts &facts);

/// A JSON array of the copies, each byte for byte as the portal sent it.
[[nodiscard]] QByteArray archivedRecordsJson(const std::vector<ArchivedRecord> &records);

/// "cleared", "already_gone" …: the category in clearReportJson().
[[nodiscard]] QString clearCategoryKey(ClearCategory category);
[[nodiscard]] QString clearNoteKey(ClearNote note);

} // namespace eventsweep
