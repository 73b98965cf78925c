// SPDX-License-Identifier: Apache-2.0
#include "core/rest/networktransport.h"

#include "core/rest/address.h"
#include "core/rest/networkcall.h"

#include <QNetworkProxyFactory>

namespace eventsweep {

namespace {

/// This program's proxy, but never for this computer itself: a token in plain http must not go to a proxy.
class LoopbackPastProxy final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return proxyForQuery(query);
    }
};

} // namespace

NetworkTransport::NetworkTransport(NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
    m_manager.setProxyFactory(new LoopbackPastProxy);
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
    cancel.onCancel(call, [call] { call->stop(RestError::Kind::Cancelled); });
    m_waiting.push_back(call);
    startWaiting();
    return future;
}

void NetworkTransport::setTls(const QSslConfiguration &tls)
{
    m_options.tls = tls;
    m_manager.clearConnectionCache();
}

void NetworkTransport::startWaiting()
{
    leaveDeadConnections();
    while (m_running < m_options.parallel && !m_waiting.empty()) {
        NetworkCall *call = m_waiting.front();
        m_waiting.pop_front();
        ++m_running;
        call->start(m_manager);
    }
}

/// Else each further call would find the next dead one, and wait as long.
void NetworkTransport::leaveDeadConnections()
{
    if (m_metSilence && m_running == 0) { // it ends what runs, too
        m_metSilence = false;
        m_manager.clearConnectionCache();
    }
}

void NetworkTransport::forget(NetworkCall *call)
{
    m_metSilence = m_metSilence || call->metSilence();
    if (call->hasStarted())
        --m_running;
    else
        std::erase(m_waiting, call);
    call->deleteLater();
    // Not from here: the one that ends is still being taken down.
    QMetaObject::invokeMethod(this, &NetworkTransport::startWaiting, Qt::QueuedConnection);
}

} // namespace eventsweep
