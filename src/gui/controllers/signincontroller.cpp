// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/signincontroller.h"

#include "core/base/futures.h"

#include <algorithm>

namespace eventsweep {

namespace {

bool isOneWord(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.isSpace() || !c.isPrint(); });
}

} // namespace

SignInController::SignInController(PortalSession &session, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_secrets(secrets)
{
}

QString SignInController::portalName() const
{
    return m_session ? m_session->portal().name : QString();
}

QString SignInController::host() const
{
    return m_session ? m_session->portal().host() : QString();
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
    m_busy = true;
    if (!fields.clientSecret.isEmpty())
        return write(fields, fields.clientSecret);
    // The secret of the application stays. Writing replaces the whole entry, so a keychain that does not tell what is
    // in it must not lose it.
    whenDone(m_secrets.read(m_session->portal().id.toString()), this,
             [this, fields](const SecretResult<QString> &entry) {
                 if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
                     m_busy = false;
                     Q_EMIT failed(secretErrorText(entry.error()));
                     return;
                 }
                 const auto known = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
                 write(fields, known ? known->clientSecret : QString());
             });
}

void SignInController::write(const Fields &fields, const QString &clientSecret)
{
    if (!m_session)
        return;
    PortalSecrets secrets;
    secrets.accessToken = fields.accessToken;
    secrets.refreshToken = fields.refreshToken;
    secrets.clientSecret = clientSecret;
    whenDone(m_session->tokens().signIn(secrets), this, [this](const SecretResult<void> &result) {
        m_busy = false;
        if (result)
            Q_EMIT done();
        else
            Q_EMIT failed(secretErrorText(result.error()));
    });
}

} // namespace eventsweep
