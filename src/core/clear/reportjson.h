// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"

#include <QByteArray>

#include <optional>

namespace eventsweep {

/// How a clear ended, as the journal keeps it: all of the report but its entries and its certain strays, which the
/// journal keeps as rows. Pure; any thread.
[[nodiscard]] QByteArray toJson(const ClearReport &report);

/// Nothing when it is not a report. Members that are missing (reports of 0.1 had no kinds and no times) keep their
/// defaults, and the kind of an error is then found by its code.
[[nodiscard]] std::optional<ClearReport> reportFromJson(const QByteArray &json);

} // namespace eventsweep
