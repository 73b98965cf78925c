// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenanswer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCode = 100;

RestError answered(RestError::Kind kind, int status, QString text = {})
{
    RestError error;
    error.kind = kind;
    error.delivery = RestError::Delivery::Answered;
    error.httpStatus = status;
    error.text = std::move(text);
    return error;
}

RestError errorFrom(const QJsonObject &object, const HttpReply &reply)
{
    const QString code = object.value("error"_L1).toString();
    auto kind = kindOfCode(code, reply.status);
    if (kind == RestError::Kind::MethodUnknown)
        kind = RestError::Kind::AnswerNotUnderstood; // there are no methods here: it is no token endpoint
    auto error = answered(kind, reply.status, errorText(object.value("error_description"_L1).toString()));
    error.code = code.left(longestCode);
    error.retryAfter = reply.retryAfter;
    return error;
}

/// A page instead of JSON: of a proxy, of a portal under maintenance, of a wrong address.
RestError errorFromPage(const HttpReply &reply)
{
    const bool cut = reply.status == 200 && reply.body.trimmed().startsWith('{');
    if (cut) {
        auto error = answered(RestError::Kind::ConnectionLost, reply.status);
        error.delivery = RestError::Delivery::Unknown;
        return error;
    }
    auto error = answered(reply.status == 503 ? RestError::Kind::Maintenance : RestError::Kind::NotJson, reply.status);
    error.retryAfter = reply.retryAfter;
    return error;
}

std::optional<qint64> number(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInteger();
    bool ok = false;
    const qint64 parsed = value.toString().toLongLong(&ok);
    return ok ? std::optional(parsed) : std::nullopt;
}

QUrl url(const QJsonValue &value)
{
    const QUrl parsed(value.toString(), QUrl::StrictMode);
    return parsed.isValid() && !parsed.host().isEmpty() ? parsed : QUrl();
}

} // namespace

RestResult<TokenAnswer> parseTokenAnswer(const HttpReply &reply)
{
    // Never followed: the request holds the client secret.
    if (reply.status >= 300 && reply.status < 400)
        return tl::unexpected(answered(RestError::Kind::AddressMoved, reply.status, reply.location.host()));
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(reply.body, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return tl::unexpected(errorFromPage(reply));
    const auto object = document.object();
    if (object.value("error"_L1).isString() && !object.value("error"_L1).toString().isEmpty())
        return tl::unexpected(errorFrom(object, reply));
    if (reply.status >= 400)
        return tl::unexpected(answered(RestError::Kind::PortalFault, reply.status));

    TokenAnswer answer;
    answer.accessToken = object.value("access_token"_L1).toString();
    if (answer.accessToken.isEmpty())
        return tl::unexpected(answered(RestError::Kind::AnswerNotUnderstood, reply.status));
    answer.refreshToken = object.value("refresh_token"_L1).toString();
    if (const auto seconds = number(object.value("expires_in"_L1)); seconds && *seconds > 0 && *seconds < 1'000'000'000)
        answer.expiresIn = std::chrono::seconds(*seconds);
    answer.facts.clientEndpoint = url(object.value("client_endpoint"_L1));
    answer.facts.serverEndpoint = url(object.value("server_endpoint"_L1));
    answer.facts.memberId = object.value("member_id"_L1).toString();
    return answer;
}

} // namespace eventsweep
