// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/answer.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <tl/expected.hpp>

namespace eventsweep::portalsim {

/// What tests and the demo sign in with. Made up anew for every simulator.
struct Tokens
{
    QString admin;   ///< access token of an administrator, for the main application
    QString user;    ///< the same application, but no administrator
    QString expired; ///< was valid once
    QString other;   ///< an administrator, for another application of the same portal
    QString refresh; ///< refresh token that belongs to `admin`
    QString clientId;
    QString clientSecret;
};

/// Who a request comes from.
struct Identity
{
    int application = 0;
    int userId = 0;
    bool admin = false;
    bool webhook = false; ///< a webhook address: no application
};

inline constexpr int mainApplication = 1;
inline constexpr int otherApplication = 2;

/// Users, applications, their tokens, and what the authorisation server does with them. Not locked: Portal does that.
class Accounts
{
public:
    Accounts();

    /// The current ones: `admin` and `refresh` change when they are refreshed.
    const Tokens &tokens() const { return m_tokens; }
    QString memberId() const { return m_memberId; }

    /// Fails with what a wrong token is answered with.
    tl::expected<Identity, Answer> identify(const QByteArray &token) const;

    /// The administrator's access token is expired from now on; refreshing gives a new one.
    void expireAdminToken();

    /// One call of the token endpoint.
    struct Grant
    {
        QByteArray accessToken;
        QByteArray refreshToken;
        int userId = 0;
    };
    struct TokenError
    {
        int status = 400;
        QByteArray code;
        QByteArray description;
    };
    tl::expected<Grant, TokenError> refresh(const QByteArray &clientId, const QByteArray &clientSecret,
                                            const QByteArray &refreshToken);
    tl::expected<Grant, TokenError> exchange(const QByteArray &clientId, const QByteArray &clientSecret,
                                             const QByteArray &code);
    /// A code as the authorisation page would hand it to the application, for one exchange.
    QString issueCode();
    /// Every refresh fails with PAYMENT_REQUIRED while this is on.
    void setPaymentRequired(bool required) { m_paymentRequired = required; }
    /// Successful refreshes so far.
    int refreshCount() const { return m_refreshes; }

private:
    struct Access
    {
        Identity identity;
        bool expired = false;
    };
    std::optional<TokenError> checkClient(const QByteArray &clientId, const QByteArray &clientSecret) const;
    Grant newPair();

    Tokens m_tokens;
    QString m_memberId;
    QHash<QByteArray, Access> m_access;
    QByteArray m_code;
    bool m_paymentRequired = false;
    int m_refreshes = 0;
};

} // namespace eventsweep::portalsim
