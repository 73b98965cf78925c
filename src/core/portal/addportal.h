// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/oauthflow.h"
#include "core/auth/portalsecrets.h"
#include "core/auth/tokenimport.h"
#include "core/portal/connectioncheck.h"
#include "core/portal/portal.h"
#include "core/portal/portalsession.h"
#include "core/portal/portalstore.h"
#include "core/rest/portaladdress.h"

#include <QObject>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace eventsweep {

/// "Add portal" without its window, for what was typed, imported (withImport) or came from the browser (withSignIn):
/// stores the secrets, asks the portal with them, then stores the profile. In this order a refresh during the check is
/// in the keychain before it is used, as always. What is unfinished is noted in the PortalStore before the keychain
/// gets anything, so that nothing stays there whatever happens in between. GUI thread.
///
///   Idle → start() → Storing → Checking → Done
///                       ↘ NotStored → storeAgain() | keepForThisRun() → Checking
///                    from anywhere: ↘ Failed; cancel() → Idle; both take the secrets out of the keychain again
///
/// The check may refresh the tokens, which ends the life of the pair that was given. The flow remembers the new pair: a
/// second start() with the same fields uses it, so that "not an administrator" or a full disk costs no tokens.
class AddPortalFlow : public QObject
{
    Q_OBJECT
public:
    /// As typed. `name` may be empty (the host is taken). Without a refresh token, application id and secret may be
    /// empty: then the operator signs in again after an hour. Without an authorisation server, the vendor's.
    struct Fields
    {
        QString address;
        QString clientId;
        QString clientSecret;
        QString accessToken;
        QString refreshToken;
        QString authorisationServer;
        QString name;
        Portal::Environment environment = Portal::Environment::Production;
        bool readOnly = false;
        QString memberId{};                        ///< from an import or a sign-in
        std::optional<WallTime> accessExpiresAt{}; ///< from an import or a sign-in
        QByteArray authorities{};                  ///< PEM, as in Portal
        quint16 returnPort = Portal::defaultReturnPort;
        Portal::Colour colour = Portal::Colour::None;
        std::vector<ConnectorId> ownConnectors{};
    };
    enum class Field { Address, ClientId, ClientSecret, AccessToken, RefreshToken, AuthorisationServer, Name };
    struct FieldProblem
    {
        enum class Kind {
            Address,     ///< `address` says what; of Address or AuthorisationServer
            Missing,     ///< needed; AccessToken stands for "neither access nor refresh token"
            NotOneLine,  ///< spaces, line breaks or control characters inside
            AlreadyThere ///< Address: this application on this portal is stored; known by its address, or, once the
                         ///< authorisation server has told it, by the portal's member id
        };
        Field field = Field::Address;
        Kind kind = Kind::Missing;
        AddressProblem address = AddressProblem::Empty;
    };

    enum class State { Idle, Checking, Storing, NotStored, Done, Failed };

    /// Why the flow stopped.
    using Problem = std::variant<std::vector<FieldProblem>, RestError, SecretError, PortalStoreError>;

    /// `portals` and what `services` refers to must outlive the flow.
    AddPortalFlow(PortalStore &portals, const PortalServices &services, QObject *parent = nullptr);
    ~AddPortalFlow() override;

    /// Everything that is wrong with the fields, in their order; empty: start() will ask the portal.
    [[nodiscard]] std::vector<FieldProblem> check(const Fields &fields) const;
    /// Fields as an import tells them; what it does not tell stays as typed. An authorisation server that is not one of
    /// the vendor's is filled in as well: the window shows it, and isFamiliarTokenServer() says when to warn.
    [[nodiscard]] static Fields withImport(Fields typed, const ImportedTokens &imported);
    /// Fields as a sign-in in the browser tells them: address by the authorisation server's word, its own address,
    /// member id, tokens. What it does not tell, or not as an address that a token may be sent to, stays as typed.
    [[nodiscard]] static Fields withSignIn(Fields typed, const OAuthFlow::Tokens &tokens);
    /// The REST address of the portal that answered, when that is not the typed host: to be confirmed by the operator
    /// before start(withSignIn(…)).
    [[nodiscard]] static std::optional<QUrl> otherPortal(const Fields &typed, const OAuthFlow::Tokens &tokens);

    /// From Idle or Failed. Answers with failed() or finished() or notStored(), never from inside.
    void start(const Fields &fields);
    /// From NotStored: the keychain has been unlocked.
    void storeAgain();
    /// From NotStored: the operator accepts that the tokens are forgotten when the program ends.
    void keepForThisRun();
    /// Gives up, from everywhere but Done; nothing is stored then. Ends in Idle without a signal but stateChanged.
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    /// The portal as it is being checked, and in Done as it is stored; valid after start().
    [[nodiscard]] const Portal &portal() const { return m_portal; }
    /// What the portal said; valid in Done, and in Failed when it answered (not an administrator, profile not written).
    [[nodiscard]] const ConnectionReport &report() const { return m_report; }
    /// True when the tokens will be there at the next start; valid from Checking on.
    [[nodiscard]] bool isPersistent() const;
    /// What the last handshake of the check told, with the refused certificates after TlsRefused; empty before.
    [[nodiscard]] TlsFacts tls() const;

Q_SIGNALS:
    void stateChanged(eventsweep::AddPortalFlow::State state);
    /// Stored. A plan without reservations is no failure: report().hasReservations says so.
    void finished(const eventsweep::Portal &portal, const eventsweep::ConnectionReport &report);
    /// Nothing was stored. Not an administrator: a RestError of kind AccessDenied.
    void failed(const eventsweep::AddPortalFlow::Problem &problem);
    /// The keychain did not take the secrets, and the portal has not been asked: storeAgain(), keepForThisRun() or
    /// cancel().
    void notStored(const eventsweep::SecretError &reason);

private:
    class KeptSecrets;

    void setState(State state);
    void begin(const Fields &fields);
    [[nodiscard]] bool isLikeLastStart(const PortalSecrets &secrets) const;
    void fail(const Problem &problem);
    void failLater(const Problem &problem);
    [[nodiscard]] PortalSecrets secretsFor(const Fields &fields);
    void storeSecrets();
    void secretsStored(const SecretResult<void> &result);
    void askPortal();
    void checked(const RestResult<ConnectionReport> &result);
    void storeProfile();
    /// Takes back what this start has stored.
    void takeBack();
    [[nodiscard]] bool isThere(const QUrl &address, const QString &clientId, const QString &memberId) const;
    [[nodiscard]] bool isRunning() const;
    /// From the event loop, unless another start or a cancel comes first.
    void later(std::function<void()> action);

    PortalStore &m_portals;
    PortalServices m_services;
    State m_state = State::Idle;
    Portal m_portal;
    ConnectionReport m_report;
    bool m_persistent = false;
    PortalSecrets m_given;               ///< at the last start
    PortalSecrets m_became;              ///< their tokens now
    std::unique_ptr<KeptSecrets> m_kept; ///< of this start
    std::unique_ptr<PortalSession> m_session;
    CancelSource m_cancel;
    quint64 m_run = 0; ///< answers to an earlier run are dropped
};

/// For the operator: one sentence.
[[nodiscard]] QString fieldProblemText(const AddPortalFlow::FieldProblem &problem);

} // namespace eventsweep
