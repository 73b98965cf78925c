// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace eventsweep {

/// This computer: 127.0.0.0/8, ::1 or "localhost".
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// Where a token may be sent: https to anywhere, plain http to this computer alone; a host, and no user or password in
/// the address.
[[nodiscard]] bool isSecureAddress(const QUrl &url);

/// The REST address of a portal that answered a POST to `base` + `method` with a redirect to `location`, or nothing
/// when that is not a move of the portal that may be followed: only to the same method below a "/rest/" on another host
/// or path, https only (from loopback http also to loopback http), not back to the same address. A redirect to a
/// sign-in or advertising page must not get the token.
[[nodiscard]] std::optional<QUrl> movedBase(const QUrl &base, const QString &method, const QUrl &location);

} // namespace eventsweep
