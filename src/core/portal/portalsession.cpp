// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalsession.h"

#include "core/auth/tokenservers.h"
#include "core/base/futures.h"
#include "core/rest/networktransport.h"
#include "core/rest/portaladdress.h"
#include "core/rest/tlstrust.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<NetworkTransport> networkTransport(const Portal &portal, const PortalServices &services)
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

/// The tokens that are there. A question at an address that is not the portal's yet must not cost new ones.
class PresentTokens final : public TokenProvider
{
public:
    explicit PresentTokens(TokenSource &tokens)
        : m_tokens(tokens)
    {
    }
    QFuture<RestResult<QString>> token() override { return m_tokens.token(); }
    QFuture<RestResult<QString>> refreshed(const QString &) override { return refused(RestError::Kind::SignInAgain); }
    QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return refused(RestError::Kind::AddressMoved); }

private:
    static QFuture<RestResult<QString>> refused(RestError::Kind kind)
    {
        RestError error;
        error.kind = kind;
        return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(error)));
    }
    TokenSource &m_tokens;
};

std::shared_ptr<RateLimiter> limiterOf(const QUrl &base, RateLimiters *limiters, Clock &clock)
{
    return limiters ? limiters->of(base) : std::make_shared<RateLimiter>(clock, RateLimiter::Policy{});
}

} // namespace

/// Asks at another address whether the portal is there.
struct PortalSession::Probe
{
    Probe(const QUrl &base, HttpTransport &transport, std::shared_ptr<RateLimiter> ofBase, TokenSource &source,
          Clock &clock)
        : limiter(std::move(ofBase))
        , tokens(source)
        , client(base, transport, *limiter, tokens, clock)
    {
    }
    std::shared_ptr<RateLimiter> limiter;
    PresentTokens tokens;
    RestClient client;
};

PortalSession::PortalSession(Portal portal, const PortalServices &services, QObject *parent)
    : QObject(parent)
    , m_clock(services.clock)
    , m_limiters(services.limiters)
    , m_portal(std::move(portal))
    , m_stored(m_portal)
    , m_limiter(limiterOf(m_portal.restBase, m_limiters, m_clock))
{
    if (services.makeTransport) {
        m_transport = services.makeTransport(m_portal);
    } else {
        auto network = networkTransport(m_portal, services);
        m_network = network.get();
        m_transport = std::move(network);
    }
    auto account = accountOf(m_portal, services.lockFolder);
    if (const auto *servers = services.servers)
        account.mayRefresh = [this, servers](const QUrl &server) { return servers->allows(server, m_portal.restBase); };
    m_tokens = std::make_unique<TokenSource>(std::move(account), services.secrets, *m_transport, m_clock);
    m_client = std::make_unique<RestClient>(m_portal.restBase, *m_transport, *m_limiter, *m_tokens, m_clock);
    connect(m_client.get(), &RestClient::baseChanged, this, &PortalSession::adopt);
    connect(m_tokens.get(), &TokenSource::signedOut, this, &PortalSession::signedOut);
    connect(m_tokens.get(), &TokenSource::signedIn, this, &PortalSession::signedIn);
    connect(m_tokens.get(), &TokenSource::notStored, this, &PortalSession::tokensNotStored);
    connect(m_tokens.get(), &TokenSource::factsTold, this, &PortalSession::takeFacts);
}

// The clients go first: their calls wait for the limiter, the tokens and the transport.
PortalSession::~PortalSession()
{
    m_probe.reset();
    m_client.reset();
}

void PortalSession::setPortal(const Portal &portal)
{
    const Portal before = std::exchange(m_stored, portal);
    Portal now = portal;
    if (portal.restBase == before.restBase)
        now.restBase = m_portal.restBase;
    if (portal.memberId == before.memberId)
        now.memberId = m_portal.memberId;
    if (portal.authorisationServer == before.authorisationServer)
        now.authorisationServer = m_portal.authorisationServer;
    if (now == m_portal)
        return;
    const bool otherTrust = now.authorities != m_portal.authorities;
    m_portal = std::move(now);
    m_tokens->setMemberId(m_portal.memberId);
    m_tokens->setClientId(m_portal.clientId);
    m_tokens->setAuthorisationServer(m_portal.authorisationServer);
    if (otherTrust && m_network)
        m_network->setTls(tlsConfiguration(m_portal.authorities));
    m_client->setBase(m_portal.restBase);
    Q_EMIT profileChanged();
}

void PortalSession::addFindings(Portal &stored) const
{
    if (m_portal.restBase != m_stored.restBase)
        stored.restBase = m_portal.restBase;
    if (m_portal.memberId != m_stored.memberId)
        stored.memberId = m_portal.memberId;
    if (m_portal.authorisationServer != m_stored.authorisationServer)
        stored.authorisationServer = m_portal.authorisationServer;
}

QFuture<SecretResult<void>> PortalSession::signIn(PortalSecrets secrets, const QUrl &authorisationServer,
                                                  const TokenFacts &facts)
{
    const auto done = m_tokens->signIn(std::move(secrets));
    whenDone(done, this, [this, authorisationServer, facts](const SecretResult<void> &result) {
        if (result)
            takeSignIn(authorisationServer, facts);
    });
    return done;
}

void PortalSession::takeSignIn(const QUrl &authorisationServer, const TokenFacts &facts)
{
    if (!authorisationServer.isEmpty() && authorisationServer != m_portal.authorisationServer) {
        m_portal.authorisationServer = authorisationServer;
        m_tokens->setAuthorisationServer(authorisationServer);
        Q_EMIT portalChanged(m_portal);
    }
    takeFacts(facts);
}

void PortalSession::takeFacts(const TokenFacts &facts)
{
    if (facts.memberId.isEmpty())
        return;
    if (m_portal.memberId.isEmpty()) {
        // Whose tokens these are is known from now on; that the portal moved they cannot prove yet.
        m_portal.memberId = facts.memberId;
        m_tokens->setMemberId(facts.memberId);
        Q_EMIT portalChanged(m_portal);
        return;
    }
    const auto base = restAddress(facts.clientEndpoint.toString());
    if (facts.memberId != m_portal.memberId || !base || *base == m_portal.restBase || !m_probed.insert(*base).second)
        return;
    // The tokens are just being handed out to those who wait for them.
    QMetaObject::invokeMethod(
        this, [this, to = *base] { probe(to); }, Qt::QueuedConnection);
}

void PortalSession::probe(const QUrl &base)
{
    if (base == m_portal.restBase)
        return; // a redirect has led there meanwhile
    m_probe = std::make_unique<Probe>(base, *m_transport, limiterOf(base, m_limiters, m_clock), *m_tokens, m_clock);
    whenDone(m_probe->client.read(ReadRequest{ReadMethod::Profile, {}}, {}), &m_probe->client,
             [this, base](const RestResult<RestAnswer> &answer) {
                 if (answer)
                     m_client->setBase(base);
                 // Not from inside the call that ends here.
                 QMetaObject::invokeMethod(
                     this, [this] { m_probe.reset(); }, Qt::QueuedConnection);
             });
}

void PortalSession::adopt(const QUrl &base)
{
    const QUrl from = m_portal.restBase;
    if (from == base)
        return;
    m_portal.restBase = base;
    Q_EMIT portalChanged(m_portal);
    Q_EMIT moved(from, base);
}

} // namespace eventsweep
