// SPDX-License-Identifier: Apache-2.0
#include "core/portal/addportal.h"

#include "core/base/futures.h"

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Field = AddPortalFlow::Field;
using FieldProblem = AddPortalFlow::FieldProblem;

QUrl tokenServer(const QString &typed)
{
    return typed.trimmed().isEmpty() ? defaultTokenAddress() : tokenAddress(typed).value_or(QUrl());
}

RestError notAdministrator(const QString &userName)
{
    RestError error;
    error.kind = RestError::Kind::AccessDenied;
    error.delivery = RestError::Delivery::Answered;
    error.text =
        userName.isEmpty()
            ? AddPortalFlow::tr("The tokens are those of a user who is no administrator of this portal.")
            : AddPortalFlow::tr("The tokens are those of %1, who is no administrator of this portal.").arg(userName);
    return error;
}

PortalSecrets givenBy(const AddPortalFlow::Fields &fields)
{
    return {fields.clientSecret.trimmed(), fields.accessToken.trimmed(), fields.refreshToken.trimmed(),
            fields.accessExpiresAt};
}

FieldProblem alreadyThere()
{
    return {Field::Address, FieldProblem::Kind::AlreadyThere};
}

} // namespace

/// Between the session and the keychain: knows what the secrets have become, and keeps it from the keychain once the
/// flow has given up.
class AddPortalFlow::KeptSecrets final : public SecretStore
{
public:
    KeptSecrets(SecretStore &store, PortalSecrets secrets)
        : m_store(store)
        , m_now(std::move(secrets))
    {
    }
    [[nodiscard]] QFuture<SecretResult<QString>> read(const QString &key) override
    {
        if (m_givenUp)
            return QtFuture::makeReadyFuture(SecretResult<QString>(m_now.toJson()));
        return m_store.read(key);
    }
    [[nodiscard]] QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override
    {
        m_now = PortalSecrets::fromJson(secret).value_or(m_now);
        if (m_givenUp)
            return QtFuture::makeReadyFuture(SecretResult<void>());
        m_persistent = m_store.isPersistent();
        return m_store.write(key, secret);
    }
    [[nodiscard]] QFuture<SecretResult<void>> remove(const QString &key) override { return m_store.remove(key); }
    void keepForThisRun(const QString &key, const QString &secret) override
    {
        m_persistent = false;
        if (!m_givenUp)
            m_store.keepForThisRun(key, secret);
    }
    void forgetKept(const QString &key) override
    {
        if (!m_givenUp)
            m_store.forgetKept(key);
    }
    [[nodiscard]] QString name() const override { return m_store.name(); }
    /// Whether what was written last will be there at the next start.
    [[nodiscard]] bool isPersistent() const override { return m_persistent; }

    [[nodiscard]] const PortalSecrets &now() const { return m_now; }
    void giveUp() { m_givenUp = true; }

private:
    SecretStore &m_store;
    PortalSecrets m_now;
    bool m_givenUp = false;
    bool m_persistent = false;
};

AddPortalFlow::AddPortalFlow(PortalStore &portals, const PortalServices &services, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_services(services)
{
}

AddPortalFlow::~AddPortalFlow()
{
    if (isRunning())
        takeBack();
}

bool AddPortalFlow::isThere(const QUrl &address, const QString &clientId, const QString &memberId) const
{
    return std::ranges::any_of(m_portals.portals(), [&](const Portal &portal) {
        return portal.clientId == clientId &&
               (portal.restBase == address || (!memberId.isEmpty() && portal.memberId == memberId));
    });
}

void AddPortalFlow::start(const Fields &fields)
{
    if (isRunning())
        return;
    const quint64 run = ++m_run;
    m_report = {};
    setState(State::Storing);
    if (run != m_run || m_state != State::Storing)
        return; // somebody has cancelled from there
    if (auto problems = check(fields); !problems.empty()) {
        failLater(problems);
        return;
    }
    if (!m_session || !isLikeLastStart(givenBy(fields))) {
        begin(fields);
        return;
    }
    // The last start may have left a refresh under way, that makes the tokens it was given worthless: this is answered
    // when it has come to its end.
    whenDone(m_session->tokens().token(), this, [this, run, fields](const RestResult<QString> &) {
        if (run == m_run)
            begin(fields);
    });
}

void AddPortalFlow::begin(const Fields &fields)
{
    const PortalSecrets secrets = secretsFor(fields);
    m_session.reset();
    m_kept.reset();
    m_portal = Portal();
    m_portal.restBase = restAddress(fields.address).value();
    m_portal.name = fields.name.simplified().isEmpty() ? m_portal.restBase.host() : fields.name.simplified();
    m_portal.authorisationServer = tokenServer(fields.authorisationServer);
    m_portal.clientId = fields.clientId.trimmed();
    m_portal.memberId = fields.memberId;
    m_portal.environment = fields.environment;
    m_portal.readOnly = fields.readOnly;
    m_portal.authorities = fields.authorities;
    m_portal.returnPort = fields.returnPort;
    m_portal.colour = fields.colour;
    m_portal.ownConnectors = fields.ownConnectors;
    if (const auto noted = m_portals.noteUnfinished(m_portal.id); !noted) {
        failLater(noted.error());
        return;
    }
    m_kept = std::make_unique<KeptSecrets>(m_services.secrets, secrets);
    later([this] { storeSecrets(); });
}

bool AddPortalFlow::isLikeLastStart(const PortalSecrets &secrets) const
{
    return secrets.accessToken == m_given.accessToken && secrets.refreshToken == m_given.refreshToken;
}

/// The tokens of the last start may have become others, if it was with the same ones.
PortalSecrets AddPortalFlow::secretsFor(const Fields &fields)
{
    PortalSecrets given = givenBy(fields);
    if (m_kept)
        m_became = m_kept->now();
    if (!isLikeLastStart(given)) {
        m_given = given;
        m_became = given;
    }
    given.accessToken = m_became.accessToken;
    given.refreshToken = m_became.refreshToken;
    given.accessExpiresAt = m_became.accessExpiresAt;
    return given;
}

void AddPortalFlow::storeSecrets()
{
    whenDone(m_kept->write(m_portal.id.toString(), m_kept->now().toJson()), this,
             [this, run = m_run](const SecretResult<void> &result) {
                 if (run == m_run)
                     secretsStored(result);
             });
}

void AddPortalFlow::secretsStored(const SecretResult<void> &result)
{
    if (result) {
        askPortal();
        return;
    }
    setState(State::NotStored);
    Q_EMIT notStored(result.error());
}

void AddPortalFlow::storeAgain()
{
    if (m_state != State::NotStored)
        return;
    setState(State::Storing);
    later([this] { storeSecrets(); });
}

void AddPortalFlow::keepForThisRun()
{
    if (m_state != State::NotStored)
        return;
    setState(State::Storing);
    m_kept->keepForThisRun(m_portal.id.toString(), m_kept->now().toJson());
    later([this] { askPortal(); });
}

void AddPortalFlow::askPortal()
{
    // Nobody else knows this portal yet: no running copy has to be asked who refreshes.
    PortalServices services{*m_kept, m_services.clock,        m_services.limiters, m_services.proxyLogins,
                            {},      m_services.makeTransport};
    m_session = std::make_unique<PortalSession>(m_portal, services);
    m_cancel = CancelSource();
    const quint64 run = m_run;
    setState(State::Checking);
    if (run != m_run)
        return;
    whenDone(checkConnection(*m_session, m_cancel.token()), this,
             [this, run](const RestResult<ConnectionReport> &result) {
                 if (run == m_run)
                     checked(result);
             });
}

void AddPortalFlow::checked(const RestResult<ConnectionReport> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    m_report = *result;
    if (!m_report.administrator) {
        fail(notAdministrator(m_report.userName));
        return;
    }
    const Portal seen = m_session->portal();
    m_portal.restBase = seen.restBase;
    m_portal.memberId = seen.memberId;
    m_portal.applicationTitle = m_report.applicationTitle;
    m_portal.hasReservations = m_report.hasReservations;
    m_portal.connectors = m_report.connectors;
    if (isThere(m_portal.restBase, m_portal.clientId, m_portal.memberId))
        fail(std::vector{alreadyThere()});
    else
        storeProfile();
}

void AddPortalFlow::storeProfile()
{
    if (const auto stored = m_portals.save(m_portal); !stored) {
        fail(stored.error());
        return;
    }
    m_persistent = m_kept->isPersistent();
    m_session.reset();
    m_kept.reset();
    m_given = {};
    m_became = {};
    setState(State::Done);
    Q_EMIT finished(m_portal, m_report);
}

void AddPortalFlow::cancel()
{
    if (!isRunning())
        return;
    ++m_run;
    // A refresh that is under way goes on, so that its new tokens are not lost: the session stays until the next start.
    m_cancel.cancel();
    takeBack();
    setState(State::Idle);
}

void AddPortalFlow::takeBack()
{
    if (!m_kept)
        return;
    m_kept->giveUp();
    // Noted until the keychain says that nothing is there: else the next start of the program tries again. In the
    // store's name, because this flow may be gone by then.
    whenDone(m_services.secrets.remove(m_portal.id.toString()), &m_portals,
             [&portals = m_portals, id = m_portal.id](const SecretResult<void> &removed) {
                 if (removed)
                     std::ignore = portals.forgetUnfinished(id);
             });
}

bool AddPortalFlow::isPersistent() const
{
    return m_kept ? m_kept->isPersistent() : m_persistent;
}

TlsFacts AddPortalFlow::tls() const
{
    return m_session ? m_session->transport().tls() : m_report.tls;
}

bool AddPortalFlow::isRunning() const
{
    return m_state == State::Checking || m_state == State::Storing || m_state == State::NotStored;
}

void AddPortalFlow::later(std::function<void()> action)
{
    QMetaObject::invokeMethod(
        this,
        [this, run = m_run, action = std::move(action)] {
            if (run == m_run)
                action();
        },
        Qt::QueuedConnection);
}

void AddPortalFlow::failLater(const Problem &problem)
{
    later([this, problem] { fail(problem); });
}

void AddPortalFlow::fail(const Problem &problem)
{
    takeBack();
    setState(State::Failed);
    Q_EMIT failed(problem);
}

void AddPortalFlow::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace eventsweep
