// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/addportalcontroller.h"

#include "gui/controllers/remedy.h"
#include "gui/texts/certificatetext.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/texts/resterrortext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

PortalServices withServers(PortalServices services, const TokenServers &servers)
{
    services.servers = &servers;
    return services;
}

using Field = AddPortalFlow::Field;
using Page = AddPortalController::Page;
using Kind = AddPortalFlow::FieldProblem::Kind;

Page pageOf(const AddPortalFlow::FieldProblem &problem)
{
    // Which application is there already is known when its id is typed.
    if (problem.kind == Kind::AlreadyThere)
        return Page::Application;
    switch (problem.field) {
    case Field::Address:
    case Field::AuthorisationServer:
    case Field::Name:
        return Page::Portal;
    case Field::ClientId:
    case Field::ClientSecret:
        return Page::Application;
    case Field::AccessToken:
    case Field::RefreshToken:
        break;
    }
    return Page::Tokens;
}

} // namespace

AddPortalController::AddPortalController(PortalStore &portals, const PortalServices &services, TokenServers &servers,
                                         OAuthFlow::OpenBrowser openBrowser, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_secrets(services.secrets)
    , m_servers(servers)
    , m_agreed(servers.allowed())
    , m_flow(portals, withServers(services, m_agreed))
    , m_signIn(services, m_agreed, std::move(openBrowser))
{
    connect(&m_signIn, &BrowserSignIn::changed, this, [this] {
        // A new sign-in: what came of the one before is of no account.
        if (m_signIn.isWaiting())
            m_other.reset();
        Q_EMIT changed();
    });
    connect(&m_signIn, &BrowserSignIn::signedIn, this, &AddPortalController::signedIn);
    connect(&m_flow, &AddPortalFlow::stateChanged, this, &AddPortalController::flowChanged);
    connect(&m_flow, &AddPortalFlow::failed, this, &AddPortalController::failed);
    connect(&m_flow, &AddPortalFlow::notStored, this, [this](const SecretError &reason) {
        m_problem = reason;
        Q_EMIT changed();
    });
    connect(&m_flow, &AddPortalFlow::finished, this, [this](const Portal &portal) {
        m_problem.reset();
        m_fields = {};
        m_checked = {};
        m_signIn.forgetSecret();
        const QUrl &server = portal.authorisationServer;
        if (!m_servers.allows(server, portal.restBase) && m_agreed.allows(server, portal.restBase))
            m_servers.allow(server);
        Q_EMIT changed();
        Q_EMIT added(portal);
    });
}

AddPortalController::~AddPortalController()
{
    disconnect(&m_flow, nullptr, this, nullptr);
    disconnect(&m_signIn, nullptr, this, nullptr);
}

void AddPortalController::show(Page page)
{
    m_page = page;
    Q_EMIT changed();
}

void AddPortalController::next(const Fields &fields, const QString &agreed)
{
    m_fields = fields;
    if (!problems(m_page, fields).empty())
        return show(m_page);
    if (const QString server = unfamiliarServer(fields); !server.isEmpty()) {
        if (server != agreed)
            return show(m_page);
        m_agreed.allow(*tokenAddress(fields.authorisationServer));
    }
    if (m_page == Page::Portal)
        return show(Page::Application);
    if (m_page == Page::Application)
        return openSignIn();
    if (m_page != Page::Tokens)
        return;
    if (const auto wrong = wrongPage(fields))
        return show(*wrong);
    m_source = Page::Tokens;
    m_checked = fields;
    check();
}

void AddPortalController::back()
{
    switch (m_page) {
    case Page::Portal:
        break;
    case Page::Application:
        return show(Page::Portal);
    case Page::Tokens:
        return show(m_before);
    case Page::SignIn:
        m_other.reset();
        m_signIn.cancel();
        return show(Page::Application);
    case Page::Check:
        m_problem.reset();
        m_flow.cancel();
        // What came back from the browser has been used: another sign-in begins anew.
        m_signIn.cancel();
        return show(m_source);
    }
}

bool AddPortalController::canGoBack() const
{
    return m_page != Page::Portal && choice() != Choice::Finish;
}

void AddPortalController::importTokens(const Fields &fields)
{
    if (!isTypedPage())
        return;
    m_fields = fields;
    m_before = m_page;
    show(Page::Tokens);
}

std::map<AddPortalController::Field, QString> AddPortalController::problems(Page page, const Fields &fields) const
{
    std::map<Field, QString> texts;
    for (const AddPortalFlow::FieldProblem &problem : m_flow.check(fields)) {
        if (pageOf(problem) != page)
            continue;
        const Field field = problem.kind == Kind::AlreadyThere ? Field::ClientId : problem.field;
        texts.emplace(field, fieldProblemText(problem));
    }
    if (page == Page::Application && m_page == Page::Application) {
        if (fields.clientId.trimmed().isEmpty())
            texts.insert_or_assign(Field::ClientId, tr("The application id is needed to sign in."));
        if (fields.clientSecret.trimmed().isEmpty())
            texts.insert_or_assign(Field::ClientSecret, tr("The application secret is needed to sign in."));
    }
    return texts;
}

std::optional<AddPortalController::Page> AddPortalController::wrongPage(const Fields &fields) const
{
    for (const Page page : {Page::Portal, Page::Application, Page::Tokens}) {
        if (!problems(page, fields).empty())
            return page;
    }
    return std::nullopt;
}

QString AddPortalController::addressPreview(const Fields &fields) const
{
    const auto address = restAddress(fields.address);
    return address ? address->toDisplayString() : QString();
}

QString AddPortalController::unfamiliarServer(const Fields &fields) const
{
    const auto server = tokenAddress(fields.authorisationServer);
    const QUrl portal = restAddress(fields.address).value_or(QUrl());
    return server && !m_agreed.allows(*server, portal) ? TokenServers::shownName(*server) : QString();
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

void AddPortalController::openSignIn()
{
    Portal portal = m_signIn.portal(); // its id stays
    portal.name = m_fields.name.trimmed();
    portal.restBase = restAddress(m_fields.address).value_or(QUrl());
    portal.authorisationServer = tokenAddress(m_fields.authorisationServer).value_or(defaultTokenAddress());
    portal.clientId = m_fields.clientId.trimmed();
    portal.returnPort = m_fields.returnPort;
    portal.authorities = m_fields.authorities;
    m_other.reset();
    m_source = Page::SignIn;
    m_signIn.setAccount(portal, m_fields.clientSecret.trimmed());
    show(Page::SignIn);
}

void AddPortalController::signedIn(const OAuthFlow::Tokens &tokens)
{
    m_other.reset();
    // The port and the trust may have been changed after the fields were left.
    m_fields.returnPort = m_signIn.portal().returnPort;
    m_fields.authorities = m_signIn.portal().authorities;
    // Tokens of an import that was given up must not get in between.
    Fields typed = m_fields;
    typed.accessToken.clear();
    typed.refreshToken.clear();
    m_checked = AddPortalFlow::withSignIn(typed, tokens);
    if (const auto other = AddPortalFlow::otherPortal(typed, tokens)) {
        m_other = OtherPortal{m_signIn.portal().host(), other->host()};
        m_signIn.answerBrowser(false, tr("Another portal answered"),
                               tr("Eventsweep asks you which portal you mean. You can close this window and go back to "
                                  "Eventsweep."));
        Q_EMIT changed();
        return;
    }
    check();
}

void AddPortalController::addOther()
{
    if (!m_other)
        return;
    m_other.reset();
    check();
}

void AddPortalController::check()
{
    m_problem.reset();
    m_page = Page::Check;
    m_flow.start(m_checked);
    Q_EMIT changed();
}

void AddPortalController::flowChanged(AddPortalFlow::State state)
{
    if (state == AddPortalFlow::State::Checking || state == AddPortalFlow::State::Done)
        m_signIn.tellBrowserStored();
    else if (state == AddPortalFlow::State::NotStored)
        m_signIn.answerBrowser(false, tr("Not stored yet"),
                               tr("The portal let you sign in, but the keychain did not take the tokens. Go back to "
                                  "Eventsweep: it asks what to do. You can close this window."));
    else if (state == AddPortalFlow::State::Failed)
        m_signIn.answerBrowser(false, tr("Not added"),
                               tr("Eventsweep says what went wrong. You can close this window and go back to it."));
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

void AddPortalController::setAuthorities(const QByteArray &authorities)
{
    m_fields.authorities = authorities;
    if (m_page == Page::SignIn)
        return m_signIn.setAuthorities(authorities);
    if (m_page != Page::Check || choice() != Choice::Correct)
        return;
    m_checked.authorities = authorities;
    check();
}

bool AddPortalController::canCheckAgain() const
{
    return m_page == Page::Check && choice() == Choice::Correct && m_problem &&
           !std::holds_alternative<std::vector<AddPortalFlow::FieldProblem>>(*m_problem);
}

bool AddPortalController::isPassing() const
{
    if (!canCheckAgain())
        return false;
    const auto *rest = std::get_if<RestError>(&*m_problem);
    if (!rest)
        return true;
    using Rest = RestError::Kind;
    constexpr Rest passing[] = {Rest::Offline,     Rest::TimedOut,    Rest::ConnectionLost,
                                Rest::ProxyFailed, Rest::TooFast,     Rest::MethodResting,
                                Rest::PortalFault, Rest::Maintenance, Rest::AuthorisationServer};
    return std::ranges::find(passing, rest->kind) != std::end(passing);
}

void AddPortalController::checkAgain()
{
    if (canCheckAgain())
        check();
}

QString AddPortalController::proxyToSignIn() const
{
    const auto *rest = m_problem ? std::get_if<RestError>(&*m_problem) : nullptr;
    return rest && rest->kind == RestError::Kind::ProxyNeedsSignIn && m_signIn.proxyLogins() ? rest->text : QString();
}

void AddPortalController::cancel()
{
    m_other.reset();
    m_signIn.cancel();
    m_signIn.forgetSecret();
    m_flow.cancel();
    m_fields = {};
    m_checked = {};
}

void AddPortalController::failed(const AddPortalFlow::Problem &problem)
{
    m_problem = problem;
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
    if (const auto *fields = std::get_if<std::vector<AddPortalFlow::FieldProblem>>(&*m_problem))
        return fields->empty() ? std::nullopt
                               : std::optional(ErrorText{tr("This cannot be added"), fieldProblemText(fields->front()),
                                                         tr("Go back and change it.")});
    if (const auto *rest = std::get_if<RestError>(&*m_problem))
        return restErrorText(*rest, m_flow.portal().host());
    if (const auto *secret = std::get_if<SecretError>(&*m_problem))
        return keychainErrorText(*secret, keychainName());
    if (const auto *store = std::get_if<PortalStoreError>(&*m_problem))
        return portalStoreErrorText(*store);
    return std::nullopt;
}

QString AddPortalController::refusedCertificate() const
{
    const auto *rest = m_problem ? std::get_if<RestError>(&*m_problem) : nullptr;
    return rest && rest->kind == RestError::Kind::TlsRefused ? refusedCertificateText(m_flow.tls()) : QString();
}

bool AddPortalController::helpsAuthority() const
{
    const auto *rest = m_problem ? std::get_if<RestError>(&*m_problem) : nullptr;
    return rest && authorityHelps(*rest);
}

bool AddPortalController::canAddConnector() const
{
    return choice() == Choice::Finish && m_flow.report().hasConnectors;
}

tl::expected<void, QString> AddPortalController::addConnector(const QString &name)
{
    const auto connector = ConnectorId::from(name.trimmed());
    if (!connector || connector->isNone())
        return tl::unexpected(tr("This is no connector's name."));
    const auto known = portal().allConnectors();
    if (std::ranges::find(known, *connector) != known.end() ||
        std::ranges::find(m_connectors, *connector) != m_connectors.end())
        return tl::unexpected(tr("This connector is in the list already."));
    const auto stored = m_portals.change(portal().id, [&](Portal &portal) {
        portal.ownConnectors.push_back(*connector);
        std::ranges::sort(portal.ownConnectors);
    });
    if (!stored)
        return tl::unexpected(portalStoreErrorText(stored.error()).details());
    m_connectors.push_back(*connector);
    Q_EMIT changed();
    return {};
}

} // namespace eventsweep
