// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/base/clock.h"
#include "core/rest/proxylogins.h"
#include "core/rest/ratelimiters.h"

#include <QString>

#include <functional>
#include <memory>

namespace eventsweep {

class HttpTransport;
class TokenServers;
struct Portal;

/// What all sessions share. Made by the composition root; what it refers to outlives every session.
struct PortalServices
{
    SecretStore &secrets;
    Clock &clock;
    RateLimiters *limiters = nullptr;   ///< nothing: each session keeps its portal's limits for itself
    ProxyLogins *proxyLogins = nullptr; ///< nothing: proxies that ask for a login refuse
    QString lockFolder{};               ///< where two running copies agree who refreshes; empty: there is one copy
    /// For tests; by default a NetworkTransport with the portal's trust.
    std::function<std::unique_ptr<HttpTransport>(const Portal &)> makeTransport{};
    const TokenServers *servers = nullptr; ///< who may refresh tokens; nothing: any server (tests)
};

} // namespace eventsweep
