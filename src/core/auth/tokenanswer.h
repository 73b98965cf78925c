// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/rest/httptransport.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <optional>

namespace eventsweep {

/// What a token answer tells about the account besides the tokens. Value; nothing in it is secret.
struct TokenFacts
{
    QUrl clientEndpoint; ///< the portal's REST address by its authorisation server's word; may be empty
    QUrl serverEndpoint; ///< REST address of the authorisation server; may be empty
    QString memberId;    ///< the portal's stable identity; may be empty

    friend bool operator==(const TokenFacts &, const TokenFacts &) = default;
};

/// A token pair as the authorisation server's `/oauth/token/` answers it.
struct TokenAnswer
{
    QString accessToken;
    QString refreshToken; ///< empty when the server sent none
    std::optional<Milliseconds> expiresIn;
    TokenFacts facts;
};

/// Reads an answer of the token endpoint; an `error` counts at any HTTP status (wrong_client comes with 200), and
/// numbers may be strings. Errors: those of kindOfCode(), NotJson, Maintenance, PortalFault, AddressMoved,
/// AnswerNotUnderstood; ConnectionLost with Delivery::Unknown for a 200 that begins as JSON and is cut: the old pair
/// may be dead.
[[nodiscard]] RestResult<TokenAnswer> parseTokenAnswer(const HttpReply &reply);

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::TokenFacts)
