// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearhistory.h"
#include "gui/texts/errortext.h"

#include <QString>

namespace eventsweep {

/// "acme › Sync app › no connector"; the host where there is no name.
[[nodiscard]] QString jobScopeText(const JobHeader &header);

/// What was chosen: "37 records", "37 records, by message", "The whole reservation … (210 records)", "All 980 that
/// match “state Failed”".
[[nodiscard]] QString jobChoiceText(const ArchivedJob &job);
/// How a choice was made, for the review and the report; empty for records that were checked.
[[nodiscard]] QString originText(const ClearOrigin &origin);

/// "9 cleared and verified", "Stopped: …", "Interrupted: 350 of 1,200 verified".
[[nodiscard]] QString jobResultText(const ArchivedJob &job);
/// Why a job of an older archive can neither go on nor be read back.
[[nodiscard]] ErrorText notResumableText();
/// "350 of 1,200 verified".
[[nodiscard]] QString jobVerifiedText(const ArchivedJob &job);

} // namespace eventsweep
