// SPDX-License-Identifier: Apache-2.0
#include "core/portal/addportal.h"

#include "core/base/futures.h"
#include "core/rest/networktransport.h"

#include <QRegularExpression>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Field = AddPortalFlow::Field;
using FieldProblem = AddPortalFlow::FieldProblem;

bool isOneWord(const QString &text)
{
    static const QRegularExpression outside(u"[\\s\\p{C}]"_s);
    return !text.trimmed().contains(outside);
}

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

} // namespace

AddPortalFlow::AddPortalFlow(PortalStore &portals, SecretStore &secrets, Clock &clock, MakeTransport transport,
                             QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_makeTransport(std::move(transport))
{
}

AddPortalFlow::~AddPortalFlow()
{
    if (m_state == State::Storing || m_state == State::NotStored)
        std::ignore = m_secrets.remove(m_portal.id.toString());
}

std::vector<FieldProblem> AddPortalFlow::check(const Fields &fields) const
{
    std::vector<FieldProblem> problems;
    const auto found = [&problems](Field field, FieldProblem::Kind kind) { problems.push_back({field, kind}); };

    const auto address = restAddress(fields.address);
    if (!address)
        problems.push_back({Field::Address, FieldProblem::Kind::Address, address.error()});
    const bool alreadyThere = address && std::ranges::any_of(m_portals.portals(), [&](const Portal &portal) {
                                  return portal.restBase == *address && portal.clientId == fields.clientId.trimmed();
                              });
    if (alreadyThere)
        found(Field::Address, FieldProblem::Kind::AlreadyThere);

    const bool refreshes = !fields.refreshToken.trimmed().isEmpty();
    const auto checkWord = [&](Field field, const QString &text, bool needed) {
        if (needed && text.trimmed().isEmpty())
            found(field, FieldProblem::Kind::Missing);
        else if (!isOneWord(text))
            found(field, FieldProblem::Kind::NotOneLine);
    };
    checkWord(Field::ClientId, fields.clientId, refreshes);
    checkWord(Field::ClientSecret, fields.clientSecret, refreshes);
    checkWord(Field::AccessToken, fields.accessToken, !refreshes);
    checkWord(Field::RefreshToken, fields.refreshToken, false);

    if (const auto server = tokenAddress(fields.authorisationServer);
        !server && server.error() != AddressProblem::Empty)
        problems.push_back({Field::AuthorisationServer, FieldProblem::Kind::Address, server.error()});
    return problems;
}

AddPortalFlow::Fields AddPortalFlow::withImport(Fields typed, const ImportedTokens &imported)
{
    const auto take = [](QString &into, const QString &value) {
        if (!value.isEmpty())
            into = value;
    };
    take(typed.address, imported.restAddress);
    take(typed.authorisationServer, imported.authorisationServer);
    take(typed.clientId, imported.clientId);
    take(typed.clientSecret, imported.clientSecret);
    // Both, so that no token of an earlier paste is mixed with this one.
    typed.accessToken = imported.accessToken;
    typed.refreshToken = imported.refreshToken;
    typed.memberId = imported.memberId;
    typed.accessExpiresAt = imported.expires;
    return typed;
}

void AddPortalFlow::start(const Fields &fields)
{
    if (m_state == State::Checking || m_state == State::Storing || m_state == State::NotStored)
        return;
    ++m_run;
    setState(State::Checking);
    if (auto problems = check(fields); !problems.empty()) {
        QMetaObject::invokeMethod(
            this,
            [this, run = m_run, problems = std::move(problems)] {
                if (run == m_run)
                    fail(problems);
            },
            Qt::QueuedConnection);
        return;
    }
    rememberSecrets(); // of an earlier start, that may have been cancelled in the middle of a refresh
    m_current = secretsFor(fields);

    m_portal = Portal();
    m_portal.restBase = restAddress(fields.address).value();
    m_portal.name = fields.name.simplified().isEmpty() ? m_portal.restBase.host() : fields.name.simplified();
    m_portal.authorisationServer = tokenServer(fields.authorisationServer);
    m_portal.clientId = fields.clientId.trimmed();
    m_portal.memberId = fields.memberId;
    m_portal.environment = fields.environment;
    m_portal.readOnly = fields.readOnly;
    m_checkStore.keepForThisRun(m_portal.id.toString(), m_current.toJson());
    PortalServices services{m_checkStore, m_clock};
    if (m_makeTransport)
        services.makeTransport = [this](const Portal &) { return m_makeTransport(); };
    m_session = std::make_unique<PortalSession>(m_portal, services);
    m_cancel = CancelSource();
    whenDone(checkConnection(m_session->client(), m_cancel.token()), this,
             [this, run = m_run](const RestResult<ConnectionReport> &result) {
                 if (run == m_run)
                     checked(result);
             });
}

PortalSecrets AddPortalFlow::secretsFor(const Fields &fields)
{
    PortalSecrets typed{fields.clientSecret.trimmed(), fields.accessToken.trimmed(), fields.refreshToken.trimmed(),
                        fields.accessExpiresAt};
    const bool sameTokens = typed.accessToken == m_typed.accessToken && typed.refreshToken == m_typed.refreshToken;
    if (!sameTokens) {
        m_typed = typed;
        return typed;
    }
    typed.accessToken = m_current.accessToken;
    typed.refreshToken = m_current.refreshToken;
    typed.accessExpiresAt = m_current.accessExpiresAt;
    return typed;
}

void AddPortalFlow::rememberSecrets()
{
    if (!m_session)
        return;
    const auto entry = m_checkStore.read(m_portal.id.toString()).result(); // in memory: there at once
    if (const auto secrets = entry ? PortalSecrets::fromJson(*entry) : std::nullopt)
        m_current = *secrets;
}

void AddPortalFlow::checked(const RestResult<ConnectionReport> &result)
{
    rememberSecrets();
    const Portal seen = m_session->portal();
    if (!result) {
        fail(result.error());
        return;
    }
    m_report = *result;
    if (!m_report.administrator) {
        fail(notAdministrator(m_report.userName));
        return;
    }
    m_portal.restBase = seen.restBase;
    m_portal.memberId = seen.memberId;
    m_portal.applicationTitle = m_report.applicationTitle;
    m_portal.hasReservations = m_report.hasReservations;
    m_portal.connectors = m_report.connectors;
    storeSecrets();
}

void AddPortalFlow::storeSecrets()
{
    setState(State::Storing);
    whenDone(m_secrets.write(m_portal.id.toString(), m_current.toJson()), this,
             [this, run = m_run](const SecretResult<void> &result) {
                 if (run == m_run)
                     secretsStored(result);
             });
}

void AddPortalFlow::secretsStored(const SecretResult<void> &result)
{
    if (!result) {
        setState(State::NotStored);
        Q_EMIT notStored(result.error());
        return;
    }
    m_persistent = m_secrets.isPersistent();
    storeProfile();
}

void AddPortalFlow::storeProfile()
{
    if (const auto stored = m_portals.save(m_portal); !stored) {
        // Secrets of a portal that nobody knows must not stay behind.
        std::ignore = m_secrets.remove(m_portal.id.toString());
        fail(stored.error());
        return;
    }
    m_session.reset();
    m_current = {};
    m_typed = {};
    setState(State::Done);
    Q_EMIT finished(m_portal, m_report);
}

void AddPortalFlow::storeAgain()
{
    if (m_state == State::NotStored)
        storeSecrets();
}

void AddPortalFlow::keepForThisRun()
{
    if (m_state != State::NotStored)
        return;
    setState(State::Storing);
    m_secrets.keepForThisRun(m_portal.id.toString(), m_current.toJson());
    m_persistent = false;
    QMetaObject::invokeMethod(
        this,
        [this, run = m_run] {
            if (run == m_run)
                storeProfile();
        },
        Qt::QueuedConnection);
}

void AddPortalFlow::cancel()
{
    if (m_state != State::Checking && m_state != State::Storing && m_state != State::NotStored)
        return;
    ++m_run;
    // A refresh that is under way goes on, so that its new tokens are not lost: the session stays until the next start.
    m_cancel.cancel();
    if (m_state != State::Checking)
        std::ignore = m_secrets.remove(m_portal.id.toString());
    setState(State::Idle);
}

void AddPortalFlow::fail(const Problem &problem)
{
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

QString fieldProblemText(const FieldProblem &problem)
{
    switch (problem.kind) {
    case FieldProblem::Kind::Address:
        return addressProblemText(problem.address);
    case FieldProblem::Kind::AlreadyThere:
        return AddPortalFlow::tr("This application on this portal has been added already.");
    case FieldProblem::Kind::NotOneLine:
        return AddPortalFlow::tr("There is a space or a line break in the middle. Copy it again, whole and alone.");
    case FieldProblem::Kind::Missing:
        break;
    }
    switch (problem.field) {
    case Field::ClientId:
        return AddPortalFlow::tr("Without the application id, the refresh token cannot be used.");
    case Field::ClientSecret:
        return AddPortalFlow::tr("Without the application secret, the refresh token cannot be used.");
    case Field::AccessToken:
    case Field::RefreshToken:
        return AddPortalFlow::tr("An access token or a refresh token is needed.");
    case Field::Address:
    case Field::AuthorisationServer:
    case Field::Name:
        break;
    }
    return AddPortalFlow::tr("This field is needed.");
}

} // namespace eventsweep
