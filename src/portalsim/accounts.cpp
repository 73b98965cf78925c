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

Accounts::TokenError Accounts::refusal(const QByteArray &code, const QByteArray &description)
{
    struct Known
    {
        QByteArray code;
        int status;
        QByteArray description;
    };
    // The real server answers an unknown application with HTTP 200, and only the body tells.
    static const Known known[] = {
        {"wrong_client", 200, "Application not found"}, {"invalid_client", 401, "The client credentials are invalid"},
        {"invalid_grant", 400, "Invalid grant"},        {"invalid_request", 400, "Unknown grant_type"},
        {"PAYMENT_REQUIRED", 400, "Payment required"},  {"NOT_INSTALLED", 400, "Application is not installed"}};
    for (const Known &entry : known) {
        if (entry.code == code)
            return {entry.status, code, description.isEmpty() ? entry.description : description};
    }
    return {400, code, description};
}

std::optional<Accounts::TokenError> Accounts::checkClient(const Client &client) const
{
    if (client.id != m_tokens.clientId.toLatin1())
        return refusal("wrong_client");
    if (client.secret != m_tokens.clientSecret.toLatin1())
        return refusal("invalid_client");
    return {};
}

Accounts::Grant Accounts::newPair(bool admin)
{
    QString &current = admin ? m_tokens.admin : m_tokens.user;
    const int userId = admin ? adminId : plainUserId;
    m_access[current.toLatin1()].expired = true;
    current = newToken();
    m_access.insert(current.toLatin1(), {{mainApplication, userId, admin, false}, false});
    const QString refreshToken = newToken();
    if (admin)
        m_tokens.refresh = refreshToken;
    else
        m_userRefresh = refreshToken.toLatin1();
    return {current.toLatin1(), refreshToken.toLatin1(), userId};
}

tl::expected<Accounts::Grant, Accounts::TokenError> Accounts::refresh(const QByteArray &refreshToken)
{
    const bool admin = refreshToken == m_tokens.refresh.toLatin1();
    if (refreshToken.isEmpty() || (!admin && refreshToken != m_userRefresh))
        return tl::unexpected(refusal("invalid_grant", "Invalid refresh token"));
    ++m_refreshes;
    return newPair(admin);
}

tl::expected<Accounts::Grant, Accounts::TokenError> Accounts::exchange(const QByteArray &code, qint64 nowMs)
{
    const auto found = m_codes.constFind(code);
    if (found == m_codes.constEnd() || nowMs - found->issuedMs >= codeLifeMs)
        return tl::unexpected(refusal("invalid_grant", "Code not found or expired"));
    const bool admin = found->admin;
    m_codes.erase(found);
    return newPair(admin);
}

QString Accounts::issueCode(qint64 nowMs, bool asAdministrator)
{
    const QByteArray code = randomHex(35);
    m_codes.insert(code, {nowMs, asAdministrator});
    return QString::fromLatin1(code);
}

} // namespace eventsweep::portalsim
