// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QJsonObject>

#include <optional>

namespace eventsweep {

/// A portal as the profile file has it. No secrets.
[[nodiscard]] QJsonObject toJson(const Portal &portal);

/// Nothing when the entry has no id or no address that a token may be sent to. What else is missing gets its default.
[[nodiscard]] std::optional<Portal> portalFromJson(const QJsonObject &object);

} // namespace eventsweep
