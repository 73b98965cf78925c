// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/memorysecretstore.h"
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

/// "Add portal" without its window: checks typed or imported fields, asks the portal once (with a session of its own
/// and secrets in memory), then stores secrets and profile apart, secrets first. GUI thread.
///
///   Idle → start() → Checking → Storing → Done
///                       ↘ Failed   ↘ NotStored → storeAgain() | keepForThisRun() → Done
///
/// The check may refresh the tokens, which ends the life of the pair that was typed. The flow remembers the new pair: a
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
        QString memberId{};                        ///< from an import
        std::optional<WallTime> accessExpiresAt{}; ///< from an import
    };
    enum class Field { Address, ClientId, ClientSecret, AccessToken, RefreshToken, AuthorisationServer, Name };
    struct FieldProblem
    {
        enum class Kind {
            Address,     ///< `address` says what; of Address or AuthorisationServer
            Missing,     ///< needed; AccessToken stands for "neither access nor refresh token"
            NotOneLine,  ///< spaces, line breaks or control characters inside
            AlreadyThere ///< Address: this application on this portal is stored under another name
        };
        Field field = Field::Address;
        Kind kind = Kind::Missing;
        AddressProblem address = AddressProblem::Empty;
    };

    enum class State { Idle, Checking, Storing, NotStored, Done, Failed };

    /// Why the flow stopped. FieldProblems and RestError come before anything is stored.
    using Problem = std::variant<std::vector<FieldProblem>, RestError, SecretError, PortalStoreError>;
    /// `transport` makes the transport of the checking session; by default a NetworkTransport.
    using MakeTransport = std::function<std::unique_ptr<HttpTransport>()>;

    /// The references must outlive the flow.
    AddPortalFlow(PortalStore &portals, SecretStore &secrets, Clock &clock, MakeTransport transport = {},
                  QObject *parent = nullptr);
    ~AddPortalFlow() override;

    /// Everything that is wrong with the fields, in their order; empty: start() will ask the portal.
    [[nodiscard]] std::vector<FieldProblem> check(const Fields &fields) const;
    /// Fields as an import tells them; what it does not tell stays as typed. An authorisation server that is not one of
    /// the vendor's is filled in as well: the window shows it, and isFamiliarTokenServer() says when to warn.
    [[nodiscard]] static Fields withImport(Fields typed, const ImportedTokens &imported);

    /// From Idle or Failed. Answers with failed() or finished() or notStored(), never from inside.
    void start(const Fields &fields);
    /// From NotStored: the keychain has been unlocked.
    void storeAgain();
    /// From NotStored: the operator accepts that the tokens are forgotten when the program ends.
    void keepForThisRun();
    /// Gives up, also from NotStored; nothing is stored then. Ends in Idle without a signal but stateChanged.
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    /// The portal as it is or will be stored; valid from Storing on.
    [[nodiscard]] const Portal &portal() const { return m_portal; }
    /// What the portal said; valid from Storing on.
    [[nodiscard]] const ConnectionReport &report() const { return m_report; }
    /// True when the tokens will be there at the next start.
    [[nodiscard]] bool isPersistent() const { return m_persistent; }

Q_SIGNALS:
    void stateChanged(eventsweep::AddPortalFlow::State state);
    /// Stored. A plan without reservations is no failure: report().hasReservations says so.
    void finished(const eventsweep::Portal &portal, const eventsweep::ConnectionReport &report);
    /// Nothing was stored. Not an administrator: a RestError of kind AccessDenied.
    void failed(const eventsweep::AddPortalFlow::Problem &problem);
    /// The portal is fine, but the keychain did not take the secrets: storeAgain(), keepForThisRun() or cancel().
    void notStored(const eventsweep::SecretError &reason);

private:
    void setState(State state);
    void fail(const Problem &problem);
    void checked(const RestResult<ConnectionReport> &result);
    void rememberSecrets();
    void storeSecrets();
    void secretsStored(const SecretResult<void> &result);
    void storeProfile();
    [[nodiscard]] PortalSecrets secretsFor(const Fields &fields);

    PortalStore &m_portals;
    SecretStore &m_secrets;
    Clock &m_clock;
    MakeTransport m_makeTransport;
    State m_state = State::Idle;
    Portal m_portal;
    ConnectionReport m_report;
    bool m_persistent = false;
    PortalSecrets m_typed;   ///< of the last start
    PortalSecrets m_current; ///< what they have become
    MemorySecretStore m_checkStore;
    std::unique_ptr<PortalSession> m_session;
    CancelSource m_cancel;
    quint64 m_run = 0; ///< answers to an earlier run are dropped
};

/// For the operator: one sentence.
[[nodiscard]] QString fieldProblemText(const AddPortalFlow::FieldProblem &problem);

} // namespace eventsweep
