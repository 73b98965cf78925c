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
    QString accessToken;  ///< empty: the refresh token gives one at the first call
    QString refreshToken; ///< empty: access token only, "sign in again" after an hour
    std::optional<WallTime> accessExpiresAt;

    [[nodiscard]] QString toJson() const;
    /// Nothing for a text that is not such an entry, a newer version's included.
    [[nodiscard]] static std::optional<PortalSecrets> fromJson(const QString &json);

    friend bool operator==(const PortalSecrets &, const PortalSecrets &) = default;
};

} // namespace eventsweep
