// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/browsersignin.h"

#include "core/auth/oauthtexts.h"
#include "core/rest/networktransport.h"
#include "core/rest/tlstrust.h"
#include "gui/controllers/remedy.h"
#include "gui/texts/signinerrortext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr Milliseconds tickStep{1000};

} // namespace

BrowserSignIn::BrowserSignIn(const PortalServices &services, TokenServers &servers, OAuthFlow::OpenBrowser openBrowser,
                             QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_servers(servers)
    , m_openBrowser(std::move(openBrowser))
{
}

BrowserSignIn::~BrowserSignIn()
{
    tellBrowserStopped();
}

void BrowserSignIn::setAccount(const Portal &portal, const QString &clientSecret)
{
    if (portal == m_portal && clientSecret == m_clientSecret)
        return;
    cancel();
    m_portal = portal;
    m_clientSecret = clientSecret;
    Q_EMIT changed();
}

void BrowserSignIn::setPort(quint16 port)
{
    if (port == m_portal.returnPort)
        return;
    cancel();
    m_portal.returnPort = port;
    Q_EMIT changed();
}

void BrowserSignIn::setAuthorities(const QByteArray &authorities)
{
    if (authorities == m_portal.authorities)
        return;
    cancel();
    m_portal.authorities = authorities;
    Q_EMIT changed();
}

QString BrowserSignIn::handlerPath() const
{
    return handlerPathOf(m_portal.returnPort);
}

QString BrowserSignIn::handlerPathOf(quint16 port)
{
    return u"http://127.0.0.1:%1/"_s.arg(port);
}

std::unique_ptr<HttpTransport> BrowserSignIn::makeTransport() const
{
    if (m_services.makeTransport)
        return m_services.makeTransport(m_portal);
    NetworkOptions options;
    options.tls = tlsConfiguration(m_portal.authorities);
    auto transport = std::make_unique<NetworkTransport>(options);
    transport->setProxyLogins(m_services.proxyLogins);
    return transport;
}

void BrowserSignIn::start(OAuthFlow::Way way)
{
    end();
    m_way = way;
    m_strange = false;
    m_transport = makeTransport();
    m_flow = std::make_unique<OAuthFlow>(*m_transport, m_servers, m_services.clock, m_openBrowser);
    m_asked = false;
    connect(m_flow.get(), &OAuthFlow::stateChanged, this, [this] {
        m_asked = true;
        Q_EMIT changed();
    });
    connect(m_flow.get(), &OAuthFlow::strangeReturn, this, [this] {
        m_strange = true;
        Q_EMIT changed();
    });
    connect(m_flow.get(), &OAuthFlow::failed, this, &BrowserSignIn::changed);
    connect(m_flow.get(), &OAuthFlow::finished, this, [this](const Tokens &tokens) {
        m_flow->holdBrowser();
        m_browserWaits = true;
        Q_EMIT signedIn(tokens);
    });
    OAuthFlow::Request request;
    request.restBase = m_portal.restBase;
    request.clientId = m_portal.clientId;
    request.clientSecret = m_clientSecret;
    request.memberId = m_portal.memberId;
    request.authorisationServer = m_portal.authorisationServer;
    request.port = m_portal.returnPort;
    request.way = way;
    m_flow->start(std::move(request));
    tick();
    Q_EMIT changed();
}

void BrowserSignIn::tick()
{
    m_services.clock.after(tickStep, this, [this, run = m_run] {
        if (run != m_run || !isWaiting())
            return;
        Q_EMIT ticked();
        tick();
    });
}

void BrowserSignIn::openAgain()
{
    if (!m_flow || !isWaiting())
        return start(m_way);
    m_flow->openAgain();
    Q_EMIT changed();
}

std::optional<QString> BrowserSignIn::paste(const QString &text)
{
    if (!m_flow || !isWaiting())
        return tr("Open the sign-in page first: what is pasted must be the return of this sign-in.");
    return m_flow->paste(text);
}

void BrowserSignIn::cancel()
{
    const bool was = m_flow != nullptr;
    end();
    if (was)
        Q_EMIT changed();
}

void BrowserSignIn::end()
{
    ++m_run;
    if (!m_flow)
        return;
    tellBrowserStopped();
    disconnect(m_flow.get(), nullptr, this, nullptr);
    m_flow->cancel();
    // Perhaps it is one of its own signals that led here: both go when that is over, the flow first.
    auto *flow = m_flow.release();
    std::shared_ptr<HttpTransport> transport = std::move(m_transport);
    connect(flow, &QObject::destroyed, flow, [transport] {});
    flow->deleteLater();
}

void BrowserSignIn::allowServer()
{
    const auto &failed = problem();
    if (!failed || failed->kind != OAuthFlow::Problem::Kind::UnfamiliarServer)
        return;
    m_servers.allow(failed->server);
    start(m_way);
}

OAuthFlow::State BrowserSignIn::state() const
{
    return m_flow ? m_flow->state() : OAuthFlow::State::Idle;
}

QUrl BrowserSignIn::page() const
{
    return m_flow ? m_flow->page() : QUrl();
}

bool BrowserSignIn::browserOpened() const
{
    return !m_asked || (m_flow && m_flow->browserOpened());
}

Milliseconds BrowserSignIn::remaining() const
{
    return m_flow ? m_flow->remaining() : Milliseconds(0);
}

Milliseconds BrowserSignIn::codeRemaining() const
{
    return m_flow ? m_flow->codeRemaining() : Milliseconds(0);
}

const std::optional<OAuthFlow::Problem> &BrowserSignIn::problem() const
{
    static const std::optional<OAuthFlow::Problem> none;
    return m_flow && m_flow->state() == OAuthFlow::State::Failed ? m_flow->problem() : none;
}

std::optional<ErrorText> BrowserSignIn::trouble() const
{
    const auto &failed = problem();
    return failed ? std::optional(signInErrorText(*failed, m_portal.host())) : std::nullopt;
}

BrowserSignIn::Remedy BrowserSignIn::remedy() const
{
    using Kind = OAuthFlow::Problem::Kind;
    const auto &failed = problem();
    if (!failed)
        return Remedy::OpenAgain;
    switch (failed->kind) {
    case Kind::PortTaken:
    case Kind::CannotListen:
        return Remedy::ChangePort;
    case Kind::UnfamiliarServer:
        return Remedy::AllowServer;
    case Kind::Exchange:
        if (authorityHelps(failed->error))
            return Remedy::AddAuthority;
        if (failed->error.kind == RestError::Kind::ProxyNeedsSignIn)
            return Remedy::SignInToProxy;
        return failed->error.kind == RestError::Kind::WrongClient ? Remedy::Correct : Remedy::OpenAgain;
    case Kind::TimedOut:
    case Kind::Refused:
    case Kind::OtherPortal:
    case Kind::CodeTooOld:
        break;
    }
    return Remedy::OpenAgain;
}

QString BrowserSignIn::proxyToSignIn() const
{
    return remedy() == Remedy::SignInToProxy && proxyLogins() ? problem()->error.text : QString();
}

StoredProxyLogins *BrowserSignIn::proxyLogins() const
{
    return dynamic_cast<StoredProxyLogins *>(m_services.proxyLogins);
}

QString BrowserSignIn::keychain() const
{
    return m_services.secrets.isPersistent() ? m_services.secrets.name() : QString();
}

TlsFacts BrowserSignIn::tls() const
{
    return m_transport ? m_transport->tls() : TlsFacts();
}

void BrowserSignIn::answerBrowser(bool success, const QString &title, const QString &text)
{
    tellBrowser(returnPage(success, title, text));
}

void BrowserSignIn::tellBrowserStored()
{
    tellBrowser(signedInPage(m_portal.host()));
}

void BrowserSignIn::tellBrowserToLook()
{
    tellBrowser(lookThereInsteadPage());
}

void BrowserSignIn::tellBrowserStopped()
{
    tellBrowser(signInCancelledPage());
}

void BrowserSignIn::tellBrowser(const ReturnPage &page)
{
    if (m_flow && std::exchange(m_browserWaits, false))
        m_flow->answerBrowser(page);
}

} // namespace eventsweep
