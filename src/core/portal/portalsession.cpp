// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalsession.h"

#include "core/rest/networktransport.h"
#include "core/rest/tlstrust.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<HttpTransport> transportFor(const Portal &portal, const PortalServices &services)
{
    NetworkOptions options;
    if (!portal.authorities.isEmpty())
        options.tls = tlsConfiguration(portal.authorities);
    auto transport = std::make_unique<NetworkTransport>(std::move(options));
    transport->setProxyLogins(services.proxyLogins);
    return transport;
}

TokenSource::Account accountOf(const Portal &portal, const QString &lockFolder)
{
    const QString id = portal.id.toString();
    return {.key = id,
            .authorisationServer = portal.authorisationServer,
            .clientId = portal.clientId,
            .memberId = portal.memberId,
            .lockFile = lockFolder.isEmpty() ? QString() : lockFolder + u"/refresh-"_s + id + u"-lock"_s};
}

} // namespace

PortalSession::PortalSession(Portal portal, const PortalServices &services, QObject *parent)
    : QObject(parent)
    , m_portal(std::move(portal))
    , m_transport(services.makeTransport ? services.makeTransport(m_portal) : transportFor(m_portal, services))
    , m_limiter(services.limiters ? services.limiters->of(m_portal.restBase)
                                  : std::make_shared<RateLimiter>(services.clock, RateLimiter::Policy{}))
    , m_tokens(std::make_unique<TokenSource>(accountOf(m_portal, services.lockFolder), services.secrets, *m_transport,
                                             services.clock))
    , m_client(std::make_unique<RestClient>(m_portal.restBase, *m_transport, *m_limiter, *m_tokens, services.clock))
{
    connect(m_client.get(), &RestClient::baseChanged, this, [this](const QUrl &base) {
        m_portal.restBase = base;
        Q_EMIT portalChanged(m_portal);
    });
    connect(m_tokens.get(), &TokenSource::signedOut, this, &PortalSession::signedOut);
    connect(m_tokens.get(), &TokenSource::signedIn, this, &PortalSession::signedIn);
    connect(m_tokens.get(), &TokenSource::notStored, this, &PortalSession::tokensNotStored);
    connect(m_tokens.get(), &TokenSource::factsTold, this, [this](const TokenFacts &facts) {
        if (!m_portal.memberId.isEmpty() || facts.memberId.isEmpty())
            return;
        m_portal.memberId = facts.memberId;
        m_tokens->setMemberId(facts.memberId);
        Q_EMIT portalChanged(m_portal);
    });
}

// The client goes first: its calls wait for the limiter, the tokens and the transport.
PortalSession::~PortalSession() = default;

void PortalSession::setPortal(const Portal &portal)
{
    Portal now = portal;
    now.restBase = m_portal.restBase;
    if (now == m_portal)
        return;
    m_portal = std::move(now);
    m_tokens->setMemberId(m_portal.memberId);
    Q_EMIT profileChanged();
}

} // namespace eventsweep
