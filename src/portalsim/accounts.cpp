// SPDX-License-Identifier: Apache-2.0
#include "portalsim/accounts.h"

#include <QRandomGenerator>

namespace eventsweep::portalsim {

namespace {

constexpr int kAdminId = 1;
constexpr int kUserId = 7;

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
    tokens_.admin = newToken();
    tokens_.user = newToken();
    tokens_.expired = newToken();
    tokens_.other = newToken();
    tokens_.refresh = newToken();
    tokens_.clientId = QStringLiteral("local.") + QString::fromLatin1(randomHex(12));
    tokens_.clientSecret = QString::fromLatin1(randomHex(25));
    memberId_ = QString::fromLatin1(randomHex(16));
    access_.insert(tokens_.admin.toLatin1(), {{kMainApplication, kAdminId, true, false}, false});
    access_.insert(tokens_.user.toLatin1(), {{kMainApplication, kUserId, false, false}, false});
    access_.insert(tokens_.expired.toLatin1(), {{kMainApplication, kAdminId, true, false}, true});
    access_.insert(tokens_.other.toLatin1(), {{kOtherApplication, kAdminId, true, false}, false});
}

tl::expected<Identity, Answer> Accounts::identify(const QByteArray &token) const
{
    if (token.isEmpty())
        return tl::unexpected(Answer::failure(401, "NO_AUTH_FOUND", "Wrong authorization data"));
    const auto found = access_.constFind(token);
    if (found == access_.constEnd())
        return tl::unexpected(Answer::failure(401, "invalid_token", "Unable to get application by token"));
    if (found->expired)
        return tl::unexpected(Answer::failure(401, "expired_token", "The access token provided has expired"));
    return found->identity;
}

void Accounts::expireAdminToken()
{
    access_[tokens_.admin.toLatin1()].expired = true;
}

std::optional<Accounts::TokenError> Accounts::checkClient(const QByteArray &clientId,
                                                          const QByteArray &clientSecret) const
{
    // The real server answers an unknown application with HTTP 200, and only the body tells.
    if (clientId != tokens_.clientId.toLatin1())
        return TokenError{200, "wrong_client", "Application not found"};
    if (clientSecret != tokens_.clientSecret.toLatin1())
        return TokenError{401, "invalid_client", "The client credentials are invalid"};
    if (paymentRequired_)
        return TokenError{400, "PAYMENT_REQUIRED", "Payment required"};
    return {};
}

Accounts::Grant Accounts::newPair()
{
    access_[tokens_.admin.toLatin1()].expired = true;
    tokens_.admin = newToken();
    tokens_.refresh = newToken();
    access_.insert(tokens_.admin.toLatin1(), {{kMainApplication, kAdminId, true, false}, false});
    return {tokens_.admin.toLatin1(), tokens_.refresh.toLatin1(), kAdminId};
}

tl::expected<Accounts::Grant, Accounts::TokenError>
Accounts::refresh(const QByteArray &clientId, const QByteArray &clientSecret, const QByteArray &refreshToken)
{
    if (const auto wrong = checkClient(clientId, clientSecret))
        return tl::unexpected(*wrong);
    if (refreshToken != tokens_.refresh.toLatin1())
        return tl::unexpected(TokenError{400, "invalid_grant", "Invalid refresh token"});
    ++refreshes_;
    return newPair();
}

tl::expected<Accounts::Grant, Accounts::TokenError>
Accounts::exchange(const QByteArray &clientId, const QByteArray &clientSecret, const QByteArray &code)
{
    if (const auto wrong = checkClient(clientId, clientSecret))
        return tl::unexpected(*wrong);
    if (code_.isEmpty() || code != code_)
        return tl::unexpected(TokenError{400, "invalid_grant", "Code not found or expired"});
    code_.clear();
    return newPair();
}

QString Accounts::issueCode()
{
    code_ = randomHex(35);
    return QString::fromLatin1(code_);
}

} // namespace eventsweep::portalsim
