// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalsession.h"

#include "core/rest/networktransport.h"

namespace eventsweep {

PortalSession::PortalSession(Portal portal, SecretStore &secrets, Clock &clock,
                             std::unique_ptr<HttpTransport> transport, std::shared_ptr<RateLimiter> limiter,
                             QObject *parent)
    : QObject(parent)
    , m_portal(std::move(portal))
    , m_transport(transport ? std::move(transport) : std::make_unique<NetworkTransport>())
    , m_limiter(limiter ? std::move(limiter) : std::make_shared<RateLimiter>(clock, RateLimiter::Policy{}))
    , m_tokens(std::make_unique<TokenSource>(TokenSource::Account{m_portal.id.toString(), m_portal.authorisationServer,
                                                                  m_portal.clientId, m_portal.memberId},
                                             secrets, *m_transport, clock))
    , m_client(std::make_unique<RestClient>(m_portal.restBase, *m_transport, *m_limiter, *m_tokens, clock))
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
