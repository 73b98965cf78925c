// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QMetaType>
#include <QString>

#include <optional>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why a call did not give what was asked for, sorted by what the operator can do about it.
/// Holds no secret: `text` has gone through redact(). Value; any thread.
struct RestError
{
    enum class Kind {
        Cancelled,        ///< stopped on request
        Offline,          ///< host unknown, refused, no network
        TimedOut,         ///< 10 s to connect, 70 s in all; `code` "other_copy": another running copy of this program
                          ///< has been refreshing the tokens for too long
        ConnectionLost,   ///< dropped, or the answer was cut
        TlsRefused,       ///< certificate or protocol; `text` says what, `code` in a word: "expired", "not_yet_valid",
                          ///< "other_host", "untrusted_authority", "no_encryption" or nothing
        ProxyFailed,      ///< the proxy refused or is not there
        ProxyNeedsSignIn, ///< the proxy (`text`: "host:port") wants a user and a password, or others than it got
        InsecureAddress,  ///< plain http to something else than this computer: refused here, nothing was sent
        AddressMoved, ///< the portal redirects to a place that is not followed (http, a second time, not confirmed by
                      ///< the authorisation server); `text`: the host
        SignInAgain,  ///< expired_token after a refresh, invalid_token, NO_AUTH_FOUND, invalid_grant; `code`
                      ///< "server_not_allowed": the tokens are refreshed by a server (`text`) that the operator has not
                      ///< allowed, and it was not asked
        SecretsUnavailable,  ///< the keychain: `code` is the SecretError::Kind as a word, see secretErrorCode(); `text`
                             ///< says more
        WrongClient,         ///< invalid_client, wrong_client: application id or secret
        PaymentRequired,     ///< PAYMENT_REQUIRED
        NotInstalled,        ///< NOT_INSTALLED, APPLICATION_NOT_FOUND
        AccessDenied,        ///< ACCESS_DENIED: no administrator, or REST is not in the plan; `text` tells
        WebhookUsed,         ///< WRONG_AUTH_TYPE
        PlanLacks,           ///< WRONG_LICENSE: reservations or connectors; `text` tells which
        NoRights,            ///< insufficient_scope, user_access_error, authorization_error, …
        TooFast,             ///< QUERY_LIMIT_EXCEEDED
        MethodResting,       ///< OPERATION_TIME_LIMIT until `retryAfter` has passed
        Blocked,             ///< OVERLOAD_LIMIT: by hand, contact support
        WrongRequest,        ///< ERROR_ARGUMENT and batch errors: a mistake of this program
        MethodUnknown,       ///< ERROR_METHOD_NOT_FOUND: an old portal
        HttpsRequired,       ///< INVALID_REQUEST
        PortalClosed,        ///< PORTAL_DELETED
        ManifestMissing,     ///< ERROR_MANIFEST_IS_NOT_AVAILABLE
        ConfirmationWaiting, ///< METHOD_CONFIRM_WAITING
        ConfirmationDenied,  ///< METHOD_CONFIRM_DENIED
        AuthorisationServer, ///< CONNECTION_ERROR: the portal does not reach its authorisation server
        PortalFault,         ///< 5xx with JSON, ERROR_CORE, INTERNAL_SERVER_ERROR, … or an unknown code
        Maintenance,         ///< 503 with a page instead of JSON
        NotJson,             ///< any other page instead of JSON (proxy, PHP error, wrong address)
        AnswerNotUnderstood  ///< JSON, but not the shape that the method has
    };

    /// What is known about the request that failed: decides whether a change may have happened.
    enum class Delivery {
        NotSent, ///< surely not carried out
        Unknown, ///< sent, and no answer that settles it: none, a cut one, a page instead of JSON, a server's fault
        Answered ///< the portal answered in a way that shows that it refused and changed nothing
    };

    Kind kind = Kind::PortalFault;
    Delivery delivery = Delivery::NotSent;
    QString code; ///< the portal's `error`, as sent; a word of this program's where a kind says so; else empty
    int httpStatus = 0;
    QString text;     ///< the portal's or the system's words, redacted, at most 500 characters; may be empty
    QString argument; ///< ERROR_ARGUMENT: which one
    std::optional<Milliseconds> retryAfter;
    /// "host" or "host:port" of the authorisation server, when the trouble was with it and not with the portal.
    QString server{};

    friend bool operator==(const RestError &, const RestError &) = default;
};

template <typename T>
using RestResult = tl::expected<T, RestError>;

/// Kind for an `error` code of the portal or its authorisation server (protocol: errors that can be met). Any case.
/// `httpStatus` decides only for codes that nobody knows.
[[nodiscard]] RestError::Kind kindOfCode(const QString &code, int httpStatus);

/// What an error that the portal answered says about delivery: a refusal changed nothing, a fault of the server may
/// have come after changes (scenario error-fails-when-a-failed-copy-exists: 500 ERROR_CORE after records were deleted).
[[nodiscard]] RestError::Delivery deliveryOfAnswer(RestError::Kind kind, int httpStatus);

/// Somebody else's words as RestError::text: redacted, on one line, at most 500 characters.
[[nodiscard]] QString errorText(const QString &words);

/// JSON of another shape than the method has. `text` in English, for reports.
[[nodiscard]] RestError answerNotUnderstood(const QString &text);

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::RestError)
