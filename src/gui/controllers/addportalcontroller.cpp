// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/addportalcontroller.h"

#include "gui/texts/keychainerrortext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/texts/resterrortext.h"

namespace eventsweep {

AddPortalController::AddPortalController(PortalStore &portals, SecretStore &secrets, Clock &clock,
                                         AddPortalFlow::MakeTransport transport, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_flow(portals, secrets, clock, std::move(transport))
{
    connect(&m_flow, &AddPortalFlow::stateChanged, this, &AddPortalController::changed);
    connect(&m_flow, &AddPortalFlow::failed, this, &AddPortalController::failed);
    connect(&m_flow, &AddPortalFlow::notStored, this, [this](const SecretError &reason) {
        m_problem = reason;
        Q_EMIT changed();
    });
    connect(&m_flow, &AddPortalFlow::finished, this, [this](const Portal &portal) {
        m_problem.reset();
        Q_EMIT changed();
        Q_EMIT added(portal);
    });
}

AddPortalController::~AddPortalController()
{
    disconnect(&m_flow, nullptr, this, nullptr);
}

std::map<AddPortalController::Field, QString> AddPortalController::problems(const Fields &fields) const
{
    std::map<Field, QString> texts;
    for (const AddPortalFlow::FieldProblem &problem : m_flow.check(fields))
        texts.emplace(problem.field, fieldProblemText(problem));
    return texts;
}

QString AddPortalController::addressPreview(const Fields &fields) const
{
    const auto address = restAddress(fields.address);
    return address ? address->toDisplayString() : QString();
}

QString AddPortalController::unfamiliarServer(const Fields &fields) const
{
    const auto server = tokenAddress(fields.authorisationServer);
    return server && !isFamiliarTokenServer(*server) ? server->host() : QString();
}

bool AddPortalController::needsRunOnlyConsent() const
{
    return !m_secrets.isPersistent();
}

QString AddPortalController::keychainName() const
{
    return m_secrets.name();
}

AddPortalController::Fields AddPortalController::imported(const Fields &fields, ImportedTokens tokens, ImportWhat what)
{
    if (what == ImportWhat::AccessOnly)
        tokens.refreshToken.clear();
    return AddPortalFlow::withImport(fields, tokens);
}

void AddPortalController::start(const Fields &fields)
{
    m_problem.reset();
    m_page = Page::Check;
    m_flow.start(fields);
    Q_EMIT changed();
}

void AddPortalController::storeAgain()
{
    m_problem.reset();
    m_flow.storeAgain();
}

void AddPortalController::keepForThisRun()
{
    m_problem.reset();
    m_flow.keepForThisRun();
}

void AddPortalController::cancel()
{
    m_flow.cancel();
    correct();
}

void AddPortalController::correct()
{
    m_page = Page::Fields;
    Q_EMIT changed();
}

void AddPortalController::failed(const AddPortalFlow::Problem &problem)
{
    m_problem = problem;
    if (std::holds_alternative<std::vector<AddPortalFlow::FieldProblem>>(problem))
        m_page = Page::Fields;
    Q_EMIT changed();
}

AddPortalController::Choice AddPortalController::choice() const
{
    switch (m_flow.state()) {
    case AddPortalFlow::State::Idle:
    case AddPortalFlow::State::Failed:
        return Choice::Correct;
    case AddPortalFlow::State::NotStored:
        return Choice::KeepWhere;
    case AddPortalFlow::State::Done:
        return Choice::Finish;
    case AddPortalFlow::State::Checking:
    case AddPortalFlow::State::Storing:
        break;
    }
    return Choice::Wait;
}

std::vector<ConnectionStep> AddPortalController::steps() const
{
    return m_problem ? connectionSteps(m_flow, keychainName(), *m_problem) : connectionSteps(m_flow, keychainName());
}

std::optional<ErrorText> AddPortalController::trouble() const
{
    if (!m_problem)
        return std::nullopt;
    if (const auto *rest = std::get_if<RestError>(&*m_problem))
        return restErrorText(*rest, m_flow.portal().host());
    if (const auto *secret = std::get_if<SecretError>(&*m_problem))
        return keychainErrorText(*secret, keychainName());
    if (const auto *store = std::get_if<PortalStoreError>(&*m_problem))
        return portalStoreErrorText(*store);
    return std::nullopt;
}

const Portal &AddPortalController::portal() const
{
    return m_flow.portal();
}

} // namespace eventsweep
