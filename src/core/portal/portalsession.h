// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/auth/tokensource.h"
#include "core/portal/portal.h"
#include "core/portal/portalservices.h"
#include "core/rest/restclient.h"

#include <QObject>

#include <memory>
#include <set>

namespace eventsweep {

class NetworkTransport;

/// All that is needed to talk to one portal: transport (one per portal, so that connections and trust are not mixed),
/// limiter (one per portal address: RateLimiters), tokens, client. Lives as long as the portal is in use; the connector
/// is chosen per request. GUI thread. Emits portalChanged when the portal moved; the token's account tells its member
/// id once.
class PortalSession : public QObject
{
    Q_OBJECT
public:
    PortalSession(Portal portal, const PortalServices &services, QObject *parent = nullptr);
    ~PortalSession() override;

    [[nodiscard]] const Portal &portal() const { return m_portal; }
    /// What is stored now: after every change, by the operator, by a check, by another running copy of the program, or
    /// of what this session found out. Other authorities are trusted from the next call on. Address, member id and
    /// authorisation server count only when the stored ones are others than before: what this session found out itself
    /// stays. Emits profileChanged() when anything is different.
    void setPortal(const Portal &portal);
    /// Puts into a profile what this session has found out and is not stored yet, and nothing else.
    void addFindings(Portal &stored) const;
    /// New tokens from a sign-in, as TokenSource::signIn; `authorisationServer` may be empty. What `facts` tells of the
    /// address is followed as after a refresh.
    [[nodiscard]] QFuture<SecretResult<void>> signIn(PortalSecrets secrets, const QUrl &authorisationServer = {},
                                                     const TokenFacts &facts = {});
    /// The same for tokens that are kept for this run only (SecretStore::keepForThisRun, then TokenSource::tryAgain).
    void takeSignIn(const QUrl &authorisationServer, const TokenFacts &facts);

    [[nodiscard]] RestClient &client() { return *m_client; }
    [[nodiscard]] RateLimiter &limiter() { return *m_limiter; }
    [[nodiscard]] const HttpTransport &transport() const { return *m_transport; }
    [[nodiscard]] HttpTransport &transport() { return *m_transport; }
    [[nodiscard]] TokenSource &tokens() { return *m_tokens; }
    [[nodiscard]] bool isSignedOut() const { return m_tokens->signedOutReason().has_value(); }

Q_SIGNALS:
    /// The portal moved, was told its member id, or has another authorisation server: addFindings() is to be stored.
    void portalChanged(const eventsweep::Portal &portal);
    /// By setPortal(): what shows the portal is out of date. Nothing is to be stored.
    void profileChanged();
    /// A refused refresh, or nothing in the keychain: everything fails with this reason until new tokens are there
    /// (`tokens().signIn`) or the operator tries again (`tokens().tryAgain`).
    void signedOut(const eventsweep::RestError &reason);
    void signedIn();
    /// New tokens are in use, but the keychain did not take them: the next start must sign in again.
    void tokensNotStored(const eventsweep::SecretError &reason);
    /// The portal has another address now; confirmed by its authorisation server and answering there. After
    /// portalChanged().
    void moved(const QUrl &from, const QUrl &to);

private:
    void takeFacts(const TokenFacts &facts);
    void probe(const QUrl &base);
    void adopt(const QUrl &base);

    Clock &m_clock;
    RateLimiters *m_limiters;
    Portal m_portal;
    Portal m_stored; ///< as setPortal() told it last
    std::unique_ptr<HttpTransport> m_transport;
    NetworkTransport *m_network = nullptr; ///< the same, when it is one
    std::shared_ptr<RateLimiter> m_limiter;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<RestClient> m_client;
    std::set<QUrl> m_probed;
    struct Probe;
    std::unique_ptr<Probe> m_probe;
};

} // namespace eventsweep
