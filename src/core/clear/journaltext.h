// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"

#include <QString>

namespace eventsweep {

/// Words that stand in the archive's columns. Nothing: it is none of them.
[[nodiscard]] QString journalText(ClearScope::By by);
[[nodiscard]] QString journalText(ClearOrigin::Kind kind);
[[nodiscard]] std::optional<ClearScope::By> clearedByFrom(const QString &text);
[[nodiscard]] std::optional<ClearOrigin::Kind> originKindFrom(const QString &text);

} // namespace eventsweep
