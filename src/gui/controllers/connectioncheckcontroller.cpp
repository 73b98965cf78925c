// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/connectioncheckcontroller.h"

#include "core/rest/httptransport.h"
#include "gui/texts/portalgonetext.h"
#include "gui/texts/troubletext.h"

namespace eventsweep {

ConnectionCheckController::ConnectionCheckController(PortalsController &portals, PortalId portal, QString keychain,
                                                     bool persistent, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_portal(portal)
    , m_keychain(std::move(keychain))
    , m_persistent(persistent)
    , m_session(portals.session(portal))
{
    if (m_session)
        connect(m_session, &PortalSession::signedIn, this, &ConnectionCheckController::start);
    const auto follow = [this] {
        if (const Portal *now = m_portals.find(m_portal))
            m_name = now->name;
        else if (m_state != State::Gone)
            end(State::Gone);
    };
    follow();
    connect(&portals, &PortalsController::portalsChanged, this, follow);
    connect(&portals, &PortalsController::checked, this, [this](const Portal &checked, const ConnectionReport &report) {
        if (checked.id != m_portal)
            return;
        m_report = report;
        m_error.reset();
        if (report.administrator)
            return end(State::Answered);
        // It answers, but shows no queue to whoever has signed in.
        m_error.emplace();
        m_error->kind = RestError::Kind::AccessDenied;
        m_error->delivery = RestError::Delivery::Answered;
        end(State::Failed);
    });
    connect(&portals, &PortalsController::checkFailed, this, [this](const Portal &checked, const RestError &error) {
        if (checked.id != m_portal)
            return;
        m_report.reset();
        m_error = error;
        end(State::Failed);
    });
    connect(&portals, &PortalsController::checking, this, [this](const PortalId &id, bool running) {
        if (id != m_portal || running || m_state != State::Running)
            return;
        // Neither an answer nor a reason: it was given up, here or by whoever asked before.
        if (!m_portals.find(m_portal))
            end(State::Gone);
        else if (m_stopping)
            end(State::Stopped);
        else
            m_portals.check(m_portal);
    });
}

ConnectionCheckController::~ConnectionCheckController()
{
    disconnect(&m_portals, nullptr, this, nullptr);
    m_portals.cancelCheck(m_portal);
}

void ConnectionCheckController::start()
{
    if (!m_session || !m_portals.find(m_portal)) {
        end(State::Gone);
        return;
    }
    m_report.reset();
    m_error.reset();
    // Whoever asks has perhaps put right what refused the last sign-in.
    if (m_session->isSignedOut())
        m_session->tokens().tryAgain();
    m_state = State::Running;
    m_stopping = false;
    Q_EMIT changed();
    m_portals.check(m_portal);
}

void ConnectionCheckController::stop()
{
    if (m_state != State::Running)
        return;
    m_stopping = true;
    m_portals.cancelCheck(m_portal);
}

void ConnectionCheckController::end(State state)
{
    if (state == State::Gone) { // what it answered before says nothing any more
        m_report.reset();
        m_error.reset();
    }
    m_state = state;
    Q_EMIT changed();
}

std::vector<ConnectionStep> ConnectionCheckController::steps() const
{
    if (m_report)
        return connectionSteps(*m_report, m_keychain, m_persistent);
    if (m_error)
        return connectionSteps(*m_error, tls());
    auto steps = connectionStepsUnderWay();
    if (m_state != State::Running)
        steps.front().mark = ConnectionStep::Mark::Waiting;
    return steps;
}

std::optional<ErrorText> ConnectionCheckController::trouble() const
{
    if (m_state == State::Gone)
        return portalGoneText(m_name);
    if (m_state != State::Failed)
        return std::nullopt;
    return troubleText(*m_error, portalName(), m_keychain);
}

Remedy ConnectionCheckController::remedy() const
{
    return m_error ? remedyFor(*m_error) : Remedy::TryAgain;
}

bool ConnectionCheckController::authorityHelps() const
{
    return m_error && eventsweep::authorityHelps(*m_error);
}

QString ConnectionCheckController::proxy() const
{
    return m_error && m_error->kind == RestError::Kind::ProxyNeedsSignIn ? m_error->text : QString();
}

TlsFacts ConnectionCheckController::tls() const
{
    if (!m_session)
        return {};
    const Portal &portal = m_session->portal();
    const bool ofServer = m_error && !m_error->server.isEmpty();
    return std::as_const(*m_session).transport().tlsOf(ofServer ? portal.authorisationServer : portal.restBase);
}

} // namespace eventsweep
