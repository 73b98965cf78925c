// SPDX-License-Identifier: Apache-2.0
#include "core/rest/proxyroutes.h"

#include "core/base/futures.h"
#include "core/rest/address.h"

#include <QNetworkProxyFactory>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString destination(const QUrl &url)
{
    constexpr int https = 443;
    constexpr int http = 80;
    return url.host() + u':' + QString::number(url.port(url.scheme() == "https"_L1 ? https : http));
}

class Factory final : public QNetworkProxyFactory
{
public:
    explicit Factory(std::shared_ptr<const ProxyRoutes> routes)
        : m_routes(std::move(routes))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return m_routes->to(query.url()); }

private:
    std::shared_ptr<const ProxyRoutes> m_routes;
};

} // namespace

void ProxyRoutes::find(const QUrl &url, QObject *context, std::function<void()> then)
{
    const QNetworkProxyQuery query(url);
    if (isLoopbackHost(url.host())) {
        then();
        return;
    }
    if (!QNetworkProxyFactory::usesSystemConfiguration()) {
        m_ways.insert(destination(url), QNetworkProxyFactory::proxyForQuery(query));
        then();
        return;
    }
    const auto looking = QtConcurrent::run([query] { return QNetworkProxyFactory::proxyForQuery(query); });
    whenDone(looking, context, [this, url, then = std::move(then)](const QList<QNetworkProxy> &found) {
        m_ways.insert(destination(url), found);
        then();
    });
}

QList<QNetworkProxy> ProxyRoutes::to(const QUrl &url) const
{
    QList<QNetworkProxy> proxies = m_ways.value(destination(url));
    if (isLoopbackHost(url.host()))
        proxies = {QNetworkProxy(QNetworkProxy::NoProxy)};
    else if (proxies.isEmpty()) // nobody looked
        proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    for (auto &proxy : proxies) {
        const QString one = name(proxy);
        auto use = loginIn(proxy);
        if (const auto asked = login(one))
            use = asked;
        else if (const auto refused = m_refused.constFind(one); refused != m_refused.constEnd() && use == *refused)
            use.reset();
        proxy.setUser(use ? use->user : QString());
        proxy.setPassword(use ? use->password : QString());
    }
    return proxies;
}

QString ProxyRoutes::name(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty())
        return {};
    return proxy.hostName() + u':' + QString::number(proxy.port());
}

std::optional<ProxyLogin> ProxyRoutes::loginIn(const QNetworkProxy &proxy)
{
    if (proxy.user().isEmpty() && proxy.password().isEmpty())
        return std::nullopt;
    return ProxyLogin{proxy.user(), proxy.password()};
}

void ProxyRoutes::refuse(const QString &proxy, const ProxyLogin &login)
{
    m_refused.insert(proxy, login);
    m_logins.remove(proxy);
}

std::optional<ProxyLogin> ProxyRoutes::login(const QString &proxy) const
{
    const auto found = m_logins.constFind(proxy);
    return found != m_logins.constEnd() ? std::optional(*found) : std::nullopt;
}

QNetworkProxyFactory *ProxyRoutes::newFactory(std::shared_ptr<const ProxyRoutes> routes)
{
    return new Factory(std::move(routes));
}

} // namespace eventsweep
