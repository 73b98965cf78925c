// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QString>

namespace eventsweep {

/// Local, "2026-08-01 14:02:11": the same width in each row, and sorted by eye as by the table.
[[nodiscard]] QString tableTimeText(PortalTime time);

/// As the portal wrote it: "2026-08-01 15:02:11 +03:00".
[[nodiscard]] QString portalTimeText(PortalTime time, int utcOffsetMinutes);

/// "14:02" of today, otherwise date and time: for a snapshot.
[[nodiscard]] QString momentText(WallTime time, WallTime now);

/// How long ago, roughly: "just now", "5 min", "3 h", "2 days".
[[nodiscard]] QString ageText(Milliseconds age);

/// How long still, roughly: "33 d 4 h", "5 h", "20 min"; "overdue" when it is over.
[[nodiscard]] QString remainingText(Milliseconds remaining);

} // namespace eventsweep
