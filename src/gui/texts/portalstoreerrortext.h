// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portalstore.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every PortalStoreError::Kind; names the file, because only the operator can put it right.
[[nodiscard]] ErrorText portalStoreErrorText(const PortalStoreError &error);

} // namespace eventsweep
