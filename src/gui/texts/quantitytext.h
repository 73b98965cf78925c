// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QString>

namespace eventsweep {

/// "12 s", "3 min", "2 h 5 min": rounded up, at least 1 s. For waits and durations.
[[nodiscard]] QString durationText(Milliseconds duration);

/// "1,204" in the language of the window.
[[nodiscard]] QString numberText(qint64 number);

/// Local date and time to the second, in the language of the window.
[[nodiscard]] QString timeText(WallTime time);
[[nodiscard]] QString timeText(PortalTime time);

} // namespace eventsweep
