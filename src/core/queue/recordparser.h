// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"

#include <QByteArrayView>

#include <vector>

namespace eventsweep {

/// One record from the JSON text of one element of `event.offline.list` or of `events` in `event.offline.get`.
/// Tolerant of types (numbers as strings and the reverse, missing optional parts), strict about meaning: what cannot be
/// understood comes back as NotUnderstood with the reason, never dropped or invented. Any thread.
[[nodiscard]] Record parseRecord(QByteArrayView json);

/// All elements of a `result` array, in order.
[[nodiscard]] std::vector<Record> parseRecords(QByteArrayView result);

} // namespace eventsweep
