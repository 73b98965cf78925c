// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/proxylogins.h"

#include <QHash>
#include <QList>
#include <QNetworkProxy>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QNetworkProxyFactory;

namespace eventsweep {

/// Which proxies lead where, with the logins that are known for them. This program's proxies (the system's, when
/// QNetworkProxyFactory::setUseSystemConfiguration is on), but never one to this computer itself: a token in plain http
/// must not go to a proxy. Looking for the system's proxy can take seconds (a script that is fetched from somewhere),
/// so that happens on a worker. Lives in one thread.
class ProxyRoutes
{
public:
    /// Calls `then` when the way to `url` is known: at once where nobody has to look, never when `context` is gone.
    void find(const QUrl &url, QObject *context, std::function<void()> then);
    /// What find() found, the first that is to be tried in front.
    [[nodiscard]] QList<QNetworkProxy> to(const QUrl &url) const;

    /// "host:port"; empty: there is none.
    [[nodiscard]] static QString name(const QNetworkProxy &proxy);
    /// The one that the proxy is tried with: asked for, else as in the system's settings; nothing: none is known.
    [[nodiscard]] static std::optional<ProxyLogin> loginIn(const QNetworkProxy &proxy);

    /// Goes before the one of the settings.
    void setLogin(const QString &proxy, const ProxyLogin &login) { m_logins.insert(proxy, login); }
    [[nodiscard]] std::optional<ProxyLogin> login(const QString &proxy) const;
    /// The proxy did not take it: it is not tried again by itself, because trying locks accounts.
    void refuse(const QString &proxy, const ProxyLogin &login);

    /// For a network manager, which takes it over. Shows what `routes` knows then.
    [[nodiscard]] static QNetworkProxyFactory *newFactory(std::shared_ptr<const ProxyRoutes> routes);

private:
    QHash<QString, QList<QNetworkProxy>> m_ways; ///< by "host:port" of the destination
    QHash<QString, ProxyLogin> m_logins;         ///< by name(): asked for
    QHash<QString, ProxyLogin> m_refused;        ///< by name(): the last
};

} // namespace eventsweep
