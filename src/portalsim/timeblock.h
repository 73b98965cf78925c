// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace eventsweep::portalsim {

/// The `time` block of an answer. `operating` in seconds, `resetAt` in seconds since 1970.
QByteArray timeBlock(qint64 startMs, qint64 finishMs, double operating, qint64 resetAt);

} // namespace eventsweep::portalsim
