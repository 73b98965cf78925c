// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journalerror.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every JournalError::Kind; names the archive's path, because only the operator can put a file right.
[[nodiscard]] ErrorText journalErrorText(const JournalError &error);

} // namespace eventsweep
