// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/movedplaces.h"
#include "core/auth/portalsecrets.h"
#include "core/auth/refreshlock.h"
#include "core/auth/secretstore.h"
#include "core/auth/tokenanswer.h"
#include "core/rest/httptransport.h"
#include "core/rest/tokenprovider.h"

#include <QObject>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace eventsweep {

/// The tokens of one portal. Reads them from the secret store once; refreshes only when a call was answered with
/// `expired_token` (refreshing by a timer can get an application blocked), once for all who wait, by POST to the
/// authorisation server. A refresh ends the life of the old pair, so the new one is written to the store before anybody
/// gets it. When that write fails the new pair is handed out all the same and kept for this run (the old one in the
/// store is dead whatever happens; refusing would sign the operator out at once instead of at the next start), and
/// `notStored` says so; the next refresh tries to write again.
///
/// Running copies of the program share the store: who refreshes or signs in takes a lock, and then reads the store
/// again. What the other copy has put there in the meantime is taken instead of refreshing. When that cannot be read
/// nothing is refreshed, because nothing could be stored. A new pair is written only over the one that it replaces:
/// a sign-in that did not wait for the lock stays, and an entry that has gone is not written anew.
///
/// Signed out is a state: after a refused refresh, one whose answer was lost, or nothing in the store, every call ends
/// with that reason and nothing is sent, until `signIn` or `tryAgain`. Each such call looks into the store first,
/// because the other copy may have signed in. Lives in one thread.
class TokenSource : public QObject, public TokenProvider
{
    Q_OBJECT
public:
    /// Who asks for tokens, and where.
    struct Account
    {
        QString key;              ///< of the entry in the secret store: the portal's id
        QUrl authorisationServer; ///< token endpoint: https, or http on this computer
        QString clientId;
        QString memberId;   ///< the portal that tokens must belong to; empty while unknown
        QString lockFile{}; ///< where running copies agree who refreshes; empty: there is one copy
        /// Whether a server may get the application's secret (TokenServers); nothing: any may. Asked before each
        /// refresh: the operator may allow and forbid servers at any time.
        std::function<bool(const QUrl &)> mayRefresh{};
    };

    /// The references must outlive the source.
    TokenSource(Account account, SecretStore &secrets, HttpTransport &transport, Clock &clock,
                QObject *parent = nullptr);
    /// Those who still wait get Cancelled.
    ~TokenSource() override;

    [[nodiscard]] QFuture<RestResult<QString>> token() override;
    [[nodiscard]] QFuture<RestResult<QString>> refreshed(const QString &stale) override;
    /// Asks the authorisation server at most once for each place, and at most once each MovedPlaces::interval: until a
    /// sign-in, tryAgain() or a refresh that says otherwise a no stays a no. Nothing is asked while the account's
    /// member id is not known, or without a refresh token.
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &base) override;

    /// New secrets from the operator: written to the store, then in use and no longer signed out. When they cannot be
    /// written nothing changes.
    [[nodiscard]] QFuture<SecretResult<void>> signIn(PortalSecrets secrets);
    /// Forgets what was read and any refusal; the next call reads the store again and may refresh once. For "Try again"
    /// after unlocking the keychain, paying, or a refresh whose answer was lost.
    void tryAgain();

    [[nodiscard]] const std::optional<RestError> &signedOutReason() const { return m_signedOut; }
    /// Reading, refreshing or writing: ending the program now may lose a pair that has replaced the stored one.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const Account &account() const { return m_account; }
    void setMemberId(const QString &memberId) { m_account.memberId = memberId; }
    void setClientId(const QString &clientId) { m_account.clientId = clientId; }
    void setAuthorisationServer(const QUrl &server) { m_account.authorisationServer = server; }

Q_SIGNALS:
    void signedOut(const eventsweep::RestError &reason);
    void signedIn();
    /// A refreshed pair is in use but could not be written: the next start will have to sign in again.
    void notStored(const eventsweep::SecretError &reason);
    /// Told with every new pair, before anybody gets it.
    void factsTold(const eventsweep::TokenFacts &facts);

private:
    using Promise = QPromise<RestResult<QString>>;
    struct Waiter
    {
        std::shared_ptr<Promise> promise;
        QString stale;            ///< a token that is not good any more; null: any current one will do
        std::optional<QUrl> base; ///< where the token is to be used, when that is a new place
    };
    struct SignIn
    {
        std::shared_ptr<QPromise<SecretResult<void>>> promise;
        PortalSecrets secrets;
    };

    using Entry = SecretResult<QString>;

    [[nodiscard]] QFuture<RestResult<QString>> wait(const QString &stale, const std::optional<QUrl> &base = {});
    /// Does the next thing that the waiting calls need; nothing while something runs. May run callers' code that
    /// destroys this object: the last thing that a function does.
    void serve();
    void serveWithSecrets();
    /// Nothing: only new tokens can tell.
    [[nodiscard]] std::optional<RestResult<QString>> answerFor(const Waiter &waiter) const;
    void read();
    void readDone(const Entry &entry);
    /// While signed out.
    void lookAgain();
    void lookedAgain(const Entry &entry);

    void refresh();
    /// Why the authorisation server may not be asked.
    [[nodiscard]] std::optional<RestError> serverObstacle() const;
    /// With the lock: what the store has now.
    void readBeforeRefresh(const Entry &entry);
    void sendRefresh();
    void endWithoutRefreshToken();
    [[nodiscard]] bool onlyMovesWait() const;
    void failMoves();
    void refreshDone(const RestResult<HttpReply> &reply);
    /// After a refusal and a lost answer: who else refreshed has perhaps stored what came out.
    void readAfterFailure(const Entry &entry, const RestError &reason);
    void take(const TokenAnswer &answer);
    /// Before writing: whether the store still has the pair that was refreshed.
    void compareAndWrite(const PortalSecrets &fresh, const TokenFacts &facts, const Entry &entry);
    void write(const PortalSecrets &fresh, const TokenFacts &facts);
    void written(const PortalSecrets &fresh, const TokenFacts &facts, const SecretResult<void> &result);
    void stored(const SecretResult<void> &result);
    void adopt(const PortalSecrets &secrets);
    /// Of any use, and neither what is known nor what a refresh has replaced.
    [[nodiscard]] bool isNews(const std::optional<PortalSecrets> &secrets) const;

    void signInNow();
    void signInDone(const SecretResult<void> &result);
    /// Nothing runs any more, and other copies may go on.
    void release();
    void failAll(const RestError &error);
    void signOut(RestError reason);

    Account m_account;
    SecretStore &m_store;
    HttpTransport &m_transport;
    Clock &m_clock;
    RefreshLock m_lock;
    std::optional<PortalSecrets> m_secrets; ///< as last seen in the store; kept while signed out, to be compared with
    MovedPlaces m_places;
    std::optional<PortalSecrets> m_left; ///< dead: what the store still has, because the new pair could not be written
    std::optional<RestError> m_signedOut;
    std::vector<Waiter> m_waiting;
    std::deque<SignIn> m_signIns; ///< the first one may be being written
    bool m_busy = false;          ///< reading, waiting for the lock, refreshing or writing
    bool m_tryAgain = false;      ///< asked for while something ran
};

} // namespace eventsweep
