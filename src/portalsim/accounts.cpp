// SPDX-License-Identifier: Apache-2.0
#include "portalsim/accounts.h"

#include <QRandomGenerator>

namespace eventsweep::portalsim {

namespace {

constexpr int adminId = 1;
constexpr int plainUserId = 7;

QByteArray randomHex(int bytes)
{
    QByteArray raw(bytes, '\0');
    for (char &c : raw)
        c = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return raw.toHex();
}

QString newToken()
{
    return QString::fromLatin1(randomHex(35));
}

} // namespace

Accounts::Accounts()
{
    m_tokens.admin = newToken();
    m_tokens.user = newToken();
    m_tokens.expired = newToken();
    m_tokens.other = newToken();
    m_tokens.refresh = newToken();
    m_tokens.clientId = QStringLiteral("local.") + QString::fromLatin1(randomHex(12));
    m_tokens.clientSecret = QString::fromLatin1(randomHex(25));
    m_memberId = QString::fromLatin1(randomHex(16));
    m_access.insert(m_tokens.admin.toLatin1(), {{mainApplication, adminId, true, false}, false});
    m_access.insert(m_tokens.user.toLatin1(), {{mainApplication, plainUserId, false, false}, false});
    m_access.insert(m_tokens.expired.toLatin1(), {{mainApplication, adminId, true, false}, true});
    m_access.insert(m_tokens.other.toLatin1(), {{otherApplication, adminId, true, false}, false});
}

tl::expected<Identity, Answer> Accounts::identify(const QByteArray &token) const
{
    if (token.isEmpty())
        return tl::unexpected(Answer::failure(401, "NO_AUTH_FOUND", "Wrong authorization data"));
    const auto found = m_access.constFind(token);
    if (found == m_access.constEnd())
        return tl::unexpected(Answer::failure(401, "invalid_token", "Unable to get application by token"));
    if (found->expired)
        return tl::unexpected(Answer::failure(401, "expired_token", "The access token provided has expired"));
    return found->identity;
}

void Accounts::expireAdminToken()
{
    m_access[m_tokens.admin.toLatin1()].expired = true;
}

std::optional<Accounts::TokenError> Accounts::checkClient(const QByteArray &clientId,
                                                          const QByteArray &clientSecret) const
{
    // The real server answers an unknown application with HTTP 200, and only the body tells.
    if (clientId != m_tokens.clientId.toLatin1())
        return TokenError{200, "wrong_client", "Application not found"};
    if (clientSecret != m_tokens.clientSecret.toLatin1())
        return TokenError{401, "invalid_client", "The client credentials are invalid"};
    if (m_paymentRequired)
        return TokenError{400, "PAYMENT_REQUIRED", "Payment required"};
    return {};
}

Accounts::Grant Accounts::newPair()
{
    m_access[m_tokens.admin.toLatin1()].expired = true;
    m_tokens.admin = newToken();
    m_tokens.refresh = newToken();
    m_access.insert(m_tokens.admin.toLatin1(), {{mainApplication, adminId, true, false}, false});
    return {m_tokens.admin.toLatin1(), m_tokens.refresh.toLatin1(), adminId};
}

tl::expected<Accounts::Grant, Accounts::TokenError>
Accounts::refresh(const QByteArray &clientId, const QByteArray &clientSecret, const QByteArray &refreshToken)
{
    if (const auto wrong = checkClient(clientId, clientSecret))
        return tl::unexpected(*wrong);
    if (refreshToken != m_tokens.refresh.toLatin1())
        return tl::unexpected(TokenError{400, "invalid_grant", "Invalid refresh token"});
    ++m_refreshes;
    return newPair();
}

tl::expected<Accounts::Grant, Accounts::TokenError>
Accounts::exchange(const QByteArray &clientId, const QByteArray &clientSecret, const QByteArray &code)
{
    if (const auto wrong = checkClient(clientId, clientSecret))
        return tl::unexpected(*wrong);
    if (m_code.isEmpty() || code != m_code)
        return tl::unexpected(TokenError{400, "invalid_grant", "Code not found or expired"});
    m_code.clear();
    return newPair();
}

QString Accounts::issueCode()
{
    m_code = randomHex(35);
    return QString::fromLatin1(m_code);
}

} // namespace eventsweep::portalsim
