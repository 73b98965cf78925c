// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/answer.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

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

    /// What every token may do, as the token endpoint writes it.
    static constexpr char scopes[] = "crm,task,user,imbot,telephony";
    /// portal: how long a code can be exchanged.
    static constexpr qint64 codeLifeMs = 30'000;

    /// One call of the token endpoint.
    struct Client
    {
        QByteArray id;
        QByteArray secret;
    };
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
    /// With the HTTP status that belongs to this code.
    static TokenError refusal(const QByteArray &code, const QByteArray &description = {});
    /// What is wrong with these credentials.
    std::optional<TokenError> checkClient(const Client &client) const;
    /// A new pair; the old one dies.
    tl::expected<Grant, TokenError> refresh(const QByteArray &refreshToken);
    /// Each code once, and within its life.
    tl::expected<Grant, TokenError> exchange(const QByteArray &code, qint64 nowMs);
    /// A code as the authorise page hands it to the application.
    QString issueCode(qint64 nowMs, bool asAdministrator = true);
    /// Successful refreshes so far.
    int refreshCount() const { return m_refreshes; }

private:
    struct Access
    {
        Identity identity;
        bool expired = false;
    };
    struct Code
    {
        qint64 issuedMs = 0;
        bool admin = true;
    };
    Grant newPair(bool admin);

    Tokens m_tokens;
    QString m_memberId;
    QHash<QByteArray, Access> m_access;
    QByteArray m_userRefresh; ///< of the one who is no administrator
    QHash<QByteArray, Code> m_codes;
    int m_refreshes = 0;
};

} // namespace eventsweep::portalsim
