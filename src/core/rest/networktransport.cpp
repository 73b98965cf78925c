// SPDX-License-Identifier: Apache-2.0
#include "core/rest/networktransport.h"

#include "core/base/futures.h"
#include "core/rest/address.h"
#include "core/rest/networkcall.h"
#include "core/rest/proxyroutes.h"
#include "core/rest/tlstrust.h"

namespace eventsweep {

namespace {

QString serverOf(const QUrl &url)
{
    constexpr int httpsPort = 443;
    return url.host() + u':' + QString::number(url.port(httpsPort));
}

} // namespace

NetworkTransport::NetworkTransport(NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_routes(std::make_shared<ProxyRoutes>())
{
    if (m_options.tls)
        m_ownAuthorities = ownAuthorities(*m_options.tls);
    renewManager();
}

NetworkTransport::~NetworkTransport()
{
    const auto calls = findChildren<NetworkCall *>(Qt::FindDirectChildrenOnly);
    for (NetworkCall *call : calls)
        call->disconnect(this);
    qDeleteAll(calls);
}

QFuture<RestResult<HttpReply>> NetworkTransport::post(HttpRequest request, CancelToken cancel)
{
    RestError refused;
    refused.delivery = RestError::Delivery::NotSent;
    if (!isSecureAddress(request.url)) {
        refused.kind = RestError::Kind::InsecureAddress;
        return QtFuture::makeReadyFuture(RestResult<HttpReply>(tl::unexpected(refused)));
    }
    if (cancel.isCancelled()) {
        refused.kind = RestError::Kind::Cancelled;
        return QtFuture::makeReadyFuture(RestResult<HttpReply>(tl::unexpected(refused)));
    }
    auto *call = new NetworkCall(std::move(request), m_options, this);
    const auto future = call->future();
    connect(call, &NetworkCall::over, this, &NetworkTransport::forget);
    connect(call, &NetworkCall::proxyWantsLogin, this, &NetworkTransport::onProxyWantsLogin);
    cancel.onCancel(call, [call] { call->stop(RestError::Kind::Cancelled); });
    m_waiting.push_back(call);
    startWaiting();
    return future;
}

void NetworkTransport::setTls(const QSslConfiguration &tls)
{
    m_options.tls = tls;
    m_ownAuthorities = ownAuthorities(tls);
    renewManager();
}

/// The old one lives as long as calls use it.
void NetworkTransport::renewManager()
{
    m_manager = std::make_shared<QNetworkAccessManager>();
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setAutoDeleteReplies(false);
    m_manager->setProxyFactory(ProxyRoutes::newFactory(m_routes));
}

void NetworkTransport::startWaiting()
{
    leaveDeadConnections();
    while (m_running < m_options.parallel && !m_waiting.empty()) {
        NetworkCall *call = m_waiting.front();
        m_waiting.pop_front();
        ++m_running;
        call->takeTurn();
        start(call);
    }
}

void NetworkTransport::start(NetworkCall *call)
{
    m_routes->find(call->url(), call, [this, call] { call->send(m_manager, m_options.tls); });
}

/// Else each further call would find the next dead one, and wait as long.
void NetworkTransport::leaveDeadConnections()
{
    if (m_metSilence && m_running == 0) { // it ends what runs, too
        m_metSilence = false;
        m_manager->clearConnectionCache();
    }
}

void NetworkTransport::forget(NetworkCall *call)
{
    m_metSilence = m_metSilence || call->metSilence();
    noteTls(call->url(), call->tlsFacts());
    if (call->hasStarted())
        --m_running;
    else
        std::erase(m_waiting, call);
    call->deleteLater();
    // Not from here: the one that ends is still being taken down.
    QMetaObject::invokeMethod(this, &NetworkTransport::startWaiting, Qt::QueuedConnection);
}

void NetworkTransport::noteTls(const QUrl &url, const TlsFacts &facts)
{
    if (facts.chain.isEmpty() && facts.refusals.isEmpty())
        return;
    m_tls = facts;
    m_tls.byOwnAuthority = facts.refusals.isEmpty() && restsOn(m_ownAuthorities, facts.chain);
    m_tlsOf.insert(serverOf(url), m_tls);
}

TlsFacts NetworkTransport::tlsOf(const QUrl &address) const
{
    return m_tlsOf.value(serverOf(address));
}

void NetworkTransport::onProxyWantsLogin(NetworkCall *call, const QString &proxy, const std::optional<ProxyLogin> &used)
{
    const auto known = m_routes->login(proxy);
    if (known && known != used) { // another call has asked since
        start(call);
        return;
    }
    if (used)
        m_routes->refuse(proxy, *used);
    if (!m_proxyLogins) {
        call->stop(RestError::Kind::ProxyNeedsSignIn, proxy);
        return;
    }
    auto &waiting = m_wantLogin[proxy];
    waiting << call;
    if (waiting.size() > 1)
        return;
    whenFinished(m_proxyLogins->login(proxy, used), this,
                 [this, proxy, used](const QFuture<std::optional<ProxyLogin>> &future) {
                     onLogin(proxy, future.resultCount() > 0 ? future.result() : std::nullopt, used);
                 });
}

void NetworkTransport::onLogin(const QString &proxy, const std::optional<ProxyLogin> &login,
                               const std::optional<ProxyLogin> &refused)
{
    const auto waiting = m_wantLogin.take(proxy);
    const bool usable = login && login != refused;
    if (usable) {
        m_routes->setLogin(proxy, *login);
        renewManager(); // Qt keeps what a proxy was opened with
    }
    for (const auto &call : waiting) {
        if (!call)
            continue;
        if (usable)
            start(call);
        else
            call->stop(RestError::Kind::ProxyNeedsSignIn, proxy);
    }
}

} // namespace eventsweep
