// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutationgate.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every GateRefusal::Kind: nothing has left this computer.
[[nodiscard]] ErrorText gateRefusalText(const GateRefusal &refusal);

} // namespace eventsweep
