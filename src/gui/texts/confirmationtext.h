// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "gui/controllers/clearconfirmation.h"

#include <QString>

namespace eventsweep {

/// What has to be typed and why, with a mnemonic; empty when nothing has to be.
[[nodiscard]] QString confirmationText(const ClearConfirmation &confirmation, const ClearOrigin &origin);
/// Beside a button that waits for it.
[[nodiscard]] QString confirmationHint(const ClearConfirmation &confirmation);

} // namespace eventsweep
