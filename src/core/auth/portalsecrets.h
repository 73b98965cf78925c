// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>

namespace eventsweep {

/// Everything secret of one portal profile: one entry of the keychain, as one JSON text.
struct PortalSecrets
{
    QString clientSecret;
    QString accessToken;
    QString refreshToken; ///< empty: access token only, "sign in again" after an hour
    std::optional<WallTime> accessExpiresAt;

    [[nodiscard]] QString toJson() const;
    [[nodiscard]] static std::optional<PortalSecrets> fromJson(const QString &json);
};

} // namespace eventsweep
