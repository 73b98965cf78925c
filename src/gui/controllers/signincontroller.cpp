// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/signincontroller.h"

#include "core/base/futures.h"
#include "core/portal/addportal.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/texts/signinerrortext.h"

#include <algorithm>

namespace eventsweep {

namespace {

bool isOneWord(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.isSpace() || !c.isPrint(); });
}

} // namespace

SignInController::SignInController(PortalSession &session, const PortalServices &services, TokenServers &servers,
                                   OAuthFlow::OpenBrowser openBrowser, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_secrets(services.secrets)
    , m_browser(services, servers, std::move(openBrowser))
{
    connect(&m_browser, &BrowserSignIn::changed, this, &SignInController::changed);
    connect(&m_browser, &BrowserSignIn::signedIn, this, &SignInController::signedIn);
    setAccount();
}

QString SignInController::portalName() const
{
    return m_session ? m_session->portal().name : QString();
}

QString SignInController::host() const
{
    return m_session ? m_session->portal().host() : QString();
}

void SignInController::setAccount()
{
    if (!m_session)
        return;
    Portal portal = m_session->portal();
    if (portal.id == m_browser.portal().id) {
        portal.returnPort = m_browser.portal().returnPort;
        portal.authorities = m_browser.portal().authorities;
    }
    m_browser.setAccount(portal, m_clientSecret);
}

void SignInController::begin()
{
    if (!m_session || m_busy)
        return;
    m_trouble.reset();
    m_secret = Secret::Reading;
    Q_EMIT changed();
    whenDone(m_secrets.read(m_session->portal().id.toString()), this, [this](const SecretResult<QString> &entry) {
        if (m_secret == Secret::Reading)
            takeSecret(entry);
    });
}

void SignInController::takeSecret(const SecretResult<QString> &entry)
{
    if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
        m_secret = Secret::Unreadable;
        return fail(keychainErrorText(entry.error(), m_secrets.name()));
    }
    const auto known = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
    m_clientSecret = known ? known->clientSecret : QString();
    m_secret = m_clientSecret.isEmpty() ? Secret::Needed : Secret::Known;
    setAccount();
    Q_EMIT changed();
}

void SignInController::setClientSecret(const QString &secret)
{
    if (m_secret != Secret::Needed && m_secret != Secret::Known)
        return;
    m_clientSecret = isOneWord(secret) ? secret : QString();
    m_secret = m_clientSecret.isEmpty() ? Secret::Needed : Secret::Known;
    setAccount();
    Q_EMIT changed();
}

void SignInController::signedIn(const OAuthFlow::Tokens &tokens)
{
    if (!m_session)
        return;
    const Portal &portal = m_session->portal();
    // With a member id the flow itself has refused another portal. Without one, only the address can tell.
    AddPortalFlow::Fields asked;
    asked.address = portal.restBase.toString();
    const auto other = portal.memberId.isEmpty() ? AddPortalFlow::otherPortal(asked, tokens) : std::nullopt;
    if (other) {
        OAuthFlow::Problem problem;
        problem.kind = OAuthFlow::Problem::Kind::OtherPortal;
        problem.text = other->host();
        const ErrorText text = signInErrorText(problem, portal.host());
        m_browser.answerBrowser(false, text.title, text.details());
        return fail(text);
    }
    Pending pending;
    pending.secrets.clientSecret = m_clientSecret;
    pending.secrets.accessToken = tokens.accessToken;
    pending.secrets.refreshToken = tokens.refreshToken;
    pending.secrets.accessExpiresAt = tokens.accessExpiresAt;
    pending.authorisationServer = tokens.authorisationServer;
    pending.facts = tokens.facts;
    write(std::move(pending));
}

bool SignInController::isComplete(const Fields &fields) const
{
    return !(fields.accessToken.isEmpty() && fields.refreshToken.isEmpty()) && isOneWord(fields.accessToken) &&
           isOneWord(fields.refreshToken) && isOneWord(fields.clientSecret);
}

tl::expected<SignInController::Fields, QString> SignInController::pasted(const QString &text, Fields fields)
{
    const auto tokens = importTokens(text.toUtf8());
    if (!tokens)
        return tl::unexpected(tokenImportErrorText(tokens.error()));
    fields.accessToken = tokens->accessToken;
    fields.refreshToken = tokens->refreshToken;
    if (!tokens->clientSecret.isEmpty())
        fields.clientSecret = tokens->clientSecret;
    return fields;
}

void SignInController::signIn(const Fields &fields)
{
    if (m_busy || !m_session || !isComplete(fields))
        return;
    m_browser.cancel();
    m_trouble.reset();
    Pending pending;
    pending.secrets.accessToken = fields.accessToken;
    pending.secrets.refreshToken = fields.refreshToken;
    pending.secrets.clientSecret = fields.clientSecret;
    if (!fields.clientSecret.isEmpty())
        return write(std::move(pending));
    // The secret of the application stays. Writing replaces the whole entry, so a keychain that does not tell what is
    // in it must not lose it.
    m_busy = true;
    Q_EMIT changed();
    whenDone(m_secrets.read(m_session->portal().id.toString()), this,
             [this, pending](const SecretResult<QString> &entry) mutable {
                 m_busy = false;
                 if (!entry && entry.error().kind != SecretError::Kind::NotFound)
                     return fail(keychainErrorText(entry.error(), m_secrets.name()));
                 const auto known = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
                 pending.secrets.clientSecret = known ? known->clientSecret : QString();
                 write(std::move(pending));
             });
}

void SignInController::write(Pending pending)
{
    if (!m_session)
        return;
    m_busy = true;
    m_trouble.reset();
    m_pending = std::move(pending);
    Q_EMIT changed();
    whenDone(m_session->signIn(m_pending->secrets, m_pending->authorisationServer, m_pending->facts), this,
             [this](const SecretResult<void> &result) { written(result); });
}

void SignInController::written(const SecretResult<void> &result)
{
    m_busy = false;
    if (result)
        return finish();
    const ErrorText text = keychainErrorText(result.error(), m_secrets.name());
    m_browser.answerBrowser(false, text.title, text.details());
    fail(text);
}

void SignInController::storeAgain()
{
    if (isNotStored())
        write(Pending(*m_pending));
}

void SignInController::keepForThisRun()
{
    if (!isNotStored() || !m_session)
        return;
    m_secrets.keepForThisRun(m_session->portal().id.toString(), m_pending->secrets.toJson());
    m_session->tokens().tryAgain();
    m_session->takeSignIn(m_pending->authorisationServer, m_pending->facts);
    finish();
}

void SignInController::finish()
{
    m_pending.reset();
    m_clientSecret.clear();
    m_browser.tellBrowserStored();
    if (m_session && (m_session->portal().returnPort != m_browser.portal().returnPort ||
                      m_session->portal().authorities != m_browser.portal().authorities)) {
        Portal portal = m_session->portal();
        portal.returnPort = m_browser.portal().returnPort;
        portal.authorities = m_browser.portal().authorities;
        Q_EMIT profileChanged(portal);
    }
    Q_EMIT done();
}

void SignInController::fail(const ErrorText &trouble)
{
    m_trouble = trouble;
    Q_EMIT changed();
}

} // namespace eventsweep
