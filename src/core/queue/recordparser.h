// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"

#include <QByteArrayView>

#include <vector>

namespace eventsweep {

/// One record from the JSON text of one element of `event.offline.list`.
/// Tolerant of types (numbers as strings and the reverse, missing payloads), strict about meaning: what cannot be
/// understood comes back as NotUnderstood with the reason, never dropped or invented. Any thread.
[[nodiscard]] Record parseRecord(QByteArrayView json);

/// One element of `events` in `event.offline.get`: the same without PROCESS_ID and ERROR, which the request decides.
[[nodiscard]] Record parseGivenRecord(QByteArrayView json, const std::optional<ProcessId> &process, bool failed);

/// All elements of a `result` array of `event.offline.list`, in order. Nothing when `result` is no array: that must not
/// be read as "no records".
[[nodiscard]] std::optional<std::vector<Record>> parseRecords(QByteArrayView result);

} // namespace eventsweep
