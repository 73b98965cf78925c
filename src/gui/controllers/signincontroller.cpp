// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/signincontroller.h"

#include "core/base/futures.h"
#include "core/portal/addportal.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/texts/portalgonetext.h"
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
    , m_given(session.portal())
    , m_needsId(session.portal().clientId.isEmpty())
{
    connect(&m_browser, &BrowserSignIn::changed, this, &SignInController::browserChanged);
    connect(&m_browser, &BrowserSignIn::signedIn, this, &SignInController::signedIn);
    connect(&session, &QObject::destroyed, this, [this] {
        m_busy = false;
        m_pending.reset();
        m_browser.cancel();
        fail(portalGoneText(m_given.name));
    });
    m_browser.setAccount(m_given, {});
}

SignInController::~SignInController()
{
    // What is being written is stored and used all the same.
    if (m_busy)
        m_browser.tellBrowserToLook();
}

QString SignInController::portalName() const
{
    return m_session ? m_session->portal().name : m_given.name;
}

QString SignInController::host() const
{
    return m_session ? m_session->portal().host() : m_given.host();
}

bool SignInController::needsRunOnlyConsent() const
{
    return !m_secrets.isPersistent();
}

QString SignInController::keychainName() const
{
    return m_secrets.name();
}

void SignInController::setAccount()
{
    m_browser.setAccount(m_browser.portal(), m_clientSecret);
}

void SignInController::readSecret(const std::function<void(const QString &)> &found)
{
    whenDone(m_secrets.read(m_given.id.toString()), this, [this, found](const SecretResult<QString> &entry) {
        m_busy = false;
        if (!m_session)
            return;
        if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
            m_secret = Secret::Unreadable;
            return fail(keychainErrorText(entry.error(), m_secrets.name()));
        }
        const auto known = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
        found(known ? known->clientSecret : QString());
    });
}

void SignInController::begin()
{
    if (!m_session || m_busy)
        return;
    m_trouble.reset();
    m_secret = Secret::Reading;
    Q_EMIT changed();
    readSecret([this](const QString &stored) {
        m_storedSecret = stored;
        if (m_clientSecret.isEmpty())
            m_clientSecret = stored;
        m_secret = m_clientSecret.isEmpty() ? Secret::Needed : Secret::Known;
        setAccount();
        Q_EMIT changed();
    });
}

void SignInController::setClientSecret(const QString &secret)
{
    if (m_busy || (m_secret != Secret::Needed && m_secret != Secret::Known))
        return;
    m_clientSecret = secret.isEmpty() ? m_storedSecret : isOneWord(secret) ? secret : QString();
    m_secret = m_clientSecret.isEmpty() ? Secret::Needed : Secret::Known;
    setAccount();
    Q_EMIT changed();
}

void SignInController::setApplicationId(const QString &id)
{
    if (m_busy || !m_needsId)
        return;
    Portal portal = m_browser.portal();
    portal.clientId = isOneWord(id) ? id : QString();
    m_browser.setAccount(portal, m_clientSecret);
    Q_EMIT changed();
}

void SignInController::browserChanged()
{
    if (m_browser.problem() && m_browser.remedy() == BrowserSignIn::Remedy::Correct)
        m_doubtful = true;
    // A new try: what was said of the one before is of no account.
    if (m_browser.isWaiting() && m_session)
        m_trouble.reset();
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

QString SignInController::foreignImport(const ImportedTokens &tokens) const
{
    if (!tokens.clientId.isEmpty() && !m_given.clientId.isEmpty() && tokens.clientId != m_given.clientId)
        return tr("These tokens belong to the application %1, and this is %2. They would show and clear another queue: "
                  "add the portal anew for that application.")
            .arg(tokens.clientId, m_given.clientId);
    const auto base = restAddress(tokens.restAddress);
    const bool otherHost = base && base->host() != host();
    const bool known = !tokens.memberId.isEmpty() && !m_given.memberId.isEmpty();
    // The stable identity decides where both sides have one: portals move.
    if (known ? tokens.memberId != m_given.memberId : otherHost)
        return tr("These tokens belong to another portal, %1, and this is %2.")
            .arg(base ? base->host() : tokens.memberId, host());
    return {};
}

void SignInController::signIn(const Fields &fields)
{
    if (m_busy || !m_session || !isComplete(fields))
        return;
    m_browser.cancel();
    m_trouble.reset();
    m_busy = true;
    Q_EMIT changed();
    const auto go = [this, fields](const QString &secret) {
        using Kind = AddPortalFlow::FieldProblem::Kind;
        using Field = AddPortalFlow::Field;
        if (!fields.refreshToken.isEmpty() && (applicationId().isEmpty() || secret.isEmpty())) {
            const Field missing = applicationId().isEmpty() ? Field::ClientId : Field::ClientSecret;
            m_busy = false;
            return fail({tr("Something is missing"), fieldProblemText({missing, Kind::Missing, {}}), {}});
        }
        Pending pending;
        pending.secrets.accessToken = fields.accessToken;
        pending.secrets.refreshToken = fields.refreshToken;
        pending.secrets.clientSecret = secret;
        write(std::move(pending));
    };
    if (!fields.clientSecret.isEmpty())
        return go(fields.clientSecret);
    // The secret of the application stays. Writing replaces the whole entry, so a keychain that does not tell what is
    // in it must not lose it.
    readSecret(go);
}

void SignInController::write(Pending pending)
{
    if (!m_session)
        return;
    tellProfile();
    m_busy = true;
    m_trouble.reset();
    m_pending = std::move(pending);
    Q_EMIT changed();
    whenDone(m_session->signIn(m_pending->secrets, m_pending->authorisationServer, m_pending->facts), this,
             [this](const SecretResult<void> &result) { written(result); });
}

void SignInController::written(const SecretResult<void> &result)
{
    if (!m_session)
        return;
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

void SignInController::tellProfile()
{
    const Portal &changed = m_browser.portal();
    if (changed.returnPort == m_given.returnPort && changed.authorities == m_given.authorities &&
        changed.clientId == m_given.clientId)
        return;
    m_given.returnPort = changed.returnPort;
    m_given.authorities = changed.authorities;
    m_given.clientId = changed.clientId;
    Portal portal = m_session->portal();
    portal.returnPort = changed.returnPort;
    portal.authorities = changed.authorities;
    portal.clientId = changed.clientId;
    Q_EMIT profileChanged(portal);
}

void SignInController::finish()
{
    m_pending.reset();
    m_clientSecret.clear();
    m_storedSecret.clear();
    m_browser.forgetSecret();
    m_browser.tellBrowserStored();
    Q_EMIT done();
}

void SignInController::fail(const ErrorText &trouble)
{
    m_trouble = trouble;
    Q_EMIT changed();
}

} // namespace eventsweep
