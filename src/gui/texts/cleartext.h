// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"
#include "core/clear/clearscope.h"
#include "gui/texts/errortext.h"

#include <QString>

namespace eventsweep {

/// "Cleared and verified", "Taken by another worker" …
[[nodiscard]] QString clearCategoryText(ClearCategory category);
/// What that means for a record, in one sentence.
[[nodiscard]] QString clearCategoryExplanation(ClearCategory category);
/// "2 taken by another worker": part of a headline.
[[nodiscard]] QString clearCategoryCountText(ClearCategory category, qsizetype count);

/// Empty for ClearNote::None. `heldBy` may be empty.
[[nodiscard]] QString clearNoteText(ClearNote note, const QString &heldBy = {});

/// The note of a record, and who holds it when that is known and the note does not say so.
[[nodiscard]] QString clearEntryNote(const ClearReport::Entry &entry);

/// A step of the progress list: "Copy to the archive".
[[nodiscard]] QString clearPhaseText(ClearProgress::Phase phase);

/// The truth in one line: "9 records cleared and verified", "7 records cleared and verified, 2 taken by another
/// worker", "Stopped: …", "Ended early: …", "Nothing was cleared: …".
[[nodiscard]] QString clearHeadline(const ClearReport &report);
/// The same of numbers by ClearCategory.
[[nodiscard]] QString clearHeadline(const std::array<qint64, clearCategoryCount> &counts, bool stopped, bool early);

/// The job did not go through to its end by itself: an error, the archive, or a request that was held back.
[[nodiscard]] bool endedEarly(const ClearReport &report);
/// What ended it early or, when it went on, what the portal refused; nothing when there was no trouble.
[[nodiscard]] std::optional<ErrorText> clearTroubleText(const ClearReport &report, const QString &portal);

/// Every chosen record was removed by this job or gone already, and no error.
[[nodiscard]] bool isCompleteSuccess(const ClearReport &report);

/// "acme › Sync app › no connector".
[[nodiscard]] QString scopeText(const QString &portal, const QString &application, const ConnectorId &connector);
[[nodiscard]] QString connectorText(const ConnectorId &connector);

} // namespace eventsweep
