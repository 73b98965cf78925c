// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QString>

#include <optional>

namespace eventsweep {

/// User and password for a proxy. Secret.
struct ProxyLogin
{
    QString user;
    QString password;
    friend bool operator==(const ProxyLogin &, const ProxyLogin &) = default;
};

/// Where a transport gets the login for a proxy that asks for one. Lives in one thread.
class ProxyLogins
{
public:
    virtual ~ProxyLogins() = default;
    /// `proxy`: "host:port". Nothing when none is known: the call then fails with ProxyNeedsSignIn. `refused`: the one
    /// that the proxy did not take; the same is not given again to anybody, unless the operator has entered it anew.
    [[nodiscard]] virtual QFuture<std::optional<ProxyLogin>> login(const QString &proxy,
                                                                   const std::optional<ProxyLogin> &refused) = 0;
};

} // namespace eventsweep
