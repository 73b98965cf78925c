// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/oauthflow.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every OAuthFlow::Problem::Kind, with one thing to do. `portal` is the host that was asked.
[[nodiscard]] ErrorText signInErrorText(const OAuthFlow::Problem &problem, const QString &portal);

} // namespace eventsweep
