// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/resterror.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every RestError::Kind. `portal` is the name or host that the operator knows; the portal's own words are quoted
/// where they matter. Never shows tokens: RestError holds none.
[[nodiscard]] ErrorText restErrorText(const RestError &error, const QString &portal = {});

/// "HTTP 503 · QUERY_LIMIT_EXCEEDED": for support; empty when the portal answered nothing.
[[nodiscard]] QString restErrorCode(const RestError &error);

} // namespace eventsweep
