// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/texts/errortext.h"

namespace eventsweep {

/// For a dialog about a portal that another running copy has removed from the list while it was open.
[[nodiscard]] ErrorText portalGoneText(const QString &portal);

} // namespace eventsweep
