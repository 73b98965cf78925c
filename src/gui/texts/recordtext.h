// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"
#include "core/queue/recordobject.h"

#include <QString>

namespace eventsweep {

/// "Pending", "Reserved", "Failed", "Failed and reserved", "Not understood".
[[nodiscard]] QString recordStateText(RecordState state);
/// What the state means, in one sentence: for tooltips.
[[nodiscard]] QString recordStateExplanation(RecordState state);

/// "Deal 759", "Smart process 137, item 12"; the bare id when only that is known; empty when nothing is.
[[nodiscard]] QString recordObjectText(const RecordObject &object);

/// "Reserved by this program (clear of …)": of a reservation that a clear has left behind.
[[nodiscard]] QString ownReservationText(WallTime made);

} // namespace eventsweep
