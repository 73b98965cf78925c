// SPDX-License-Identifier: Apache-2.0
#include "core/rest/resterror.h"

#include "core/base/redact.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = RestError::Kind;

struct KnownCode
{
    QLatin1StringView code;
    Kind kind;
};

constexpr std::array knownCodes = {
    KnownCode{"expired_token"_L1, Kind::SignInAgain},
    KnownCode{"invalid_token"_L1, Kind::SignInAgain},
    KnownCode{"NO_AUTH_FOUND"_L1, Kind::SignInAgain},
    KnownCode{"invalid_grant"_L1, Kind::SignInAgain},
    KnownCode{"invalid_client"_L1, Kind::WrongClient},
    KnownCode{"wrong_client"_L1, Kind::WrongClient},
    KnownCode{"PAYMENT_REQUIRED"_L1, Kind::PaymentRequired},
    KnownCode{"NOT_INSTALLED"_L1, Kind::NotInstalled},
    KnownCode{"APPLICATION_NOT_FOUND"_L1, Kind::NotInstalled},
    KnownCode{"ACCESS_DENIED"_L1, Kind::AccessDenied},
    KnownCode{"WRONG_AUTH_TYPE"_L1, Kind::WebhookUsed},
    KnownCode{"WRONG_LICENSE"_L1, Kind::PlanLacks},
    KnownCode{"insufficient_scope"_L1, Kind::NoRights},
    KnownCode{"user_access_error"_L1, Kind::NoRights},
    KnownCode{"authorization_error"_L1, Kind::NoRights},
    KnownCode{"allowed_only_intranet_user"_L1, Kind::NoRights},
    KnownCode{"INVALID_CREDENTIALS"_L1, Kind::NoRights},
    KnownCode{"QUERY_LIMIT_EXCEEDED"_L1, Kind::TooFast},
    KnownCode{"OPERATION_TIME_LIMIT"_L1, Kind::MethodResting},
    KnownCode{"OVERLOAD_LIMIT"_L1, Kind::Blocked},
    KnownCode{"ERROR_ARGUMENT"_L1, Kind::WrongRequest},
    KnownCode{"CODE_EMPTY"_L1, Kind::WrongRequest},
    KnownCode{"ERROR_BATCH_LENGTH_EXCEEDED"_L1, Kind::WrongRequest},
    KnownCode{"ERROR_BATCH_METHOD_NOT_ALLOWED"_L1, Kind::WrongRequest},
    KnownCode{"ERROR_METHOD_NOT_FOUND"_L1, Kind::MethodUnknown},
    KnownCode{"INVALID_REQUEST"_L1, Kind::HttpsRequired},
    KnownCode{"PORTAL_DELETED"_L1, Kind::PortalClosed},
    KnownCode{"ERROR_MANIFEST_IS_NOT_AVAILABLE"_L1, Kind::ManifestMissing},
    KnownCode{"METHOD_CONFIRM_WAITING"_L1, Kind::ConfirmationWaiting},
    KnownCode{"METHOD_CONFIRM_DENIED"_L1, Kind::ConfirmationDenied},
    KnownCode{"CONNECTION_ERROR"_L1, Kind::AuthorisationServer},
    KnownCode{"INTERNAL_SERVER_ERROR"_L1, Kind::PortalFault},
    KnownCode{"ERROR_UNEXPECTED_ANSWER"_L1, Kind::PortalFault},
    KnownCode{"ERROR_CORE"_L1, Kind::PortalFault},
    KnownCode{"ERROR_OAUTH"_L1, Kind::PortalFault},
};

Kind kindOfStatus(int httpStatus)
{
    switch (httpStatus) {
    case 400:
        return Kind::WrongRequest;
    case 401:
        return Kind::SignInAgain;
    case 403:
        return Kind::NoRights;
    case 404:
        return Kind::MethodUnknown;
    case 429:
        return Kind::TooFast;
    default:
        return Kind::PortalFault;
    }
}

} // namespace

RestError::Kind kindOfCode(const QString &code, int httpStatus)
{
    const auto known = std::ranges::find_if(
        knownCodes, [&](const KnownCode &row) { return code.compare(row.code, Qt::CaseInsensitive) == 0; });
    return known != knownCodes.end() ? known->kind : kindOfStatus(httpStatus);
}

RestError::Delivery deliveryOfAnswer(RestError::Kind kind, int httpStatus)
{
    switch (kind) {
    case Kind::PortalFault:
        return RestError::Delivery::Unknown;
    case Kind::TooFast:
    case Kind::MethodResting:
    case Kind::Blocked:
    case Kind::PortalClosed:
        return RestError::Delivery::Answered; // refused at the door, whatever the status
    default:
        return httpStatus >= 500 ? RestError::Delivery::Unknown : RestError::Delivery::Answered;
    }
}

QString errorText(const QString &words)
{
    constexpr qsizetype longest = 500;
    // Cut before masking as well: somebody else's words can be a page of megabytes.
    const QString text = redactedText(words.left(8 * longest)).simplified();
    return text.size() > longest ? QString(text.left(longest - 1) + u'…') : text;
}

RestError answerNotUnderstood(const QString &text)
{
    RestError error;
    error.kind = RestError::Kind::AnswerNotUnderstood;
    error.delivery = RestError::Delivery::Answered;
    error.text = text;
    return error;
}

} // namespace eventsweep
