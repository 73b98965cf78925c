// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenrequest.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

/// Form encoding by hand: QUrlQuery leaves '+' and others alone, which a server reads as a space.
QByteArray formBody(const std::vector<std::pair<QByteArray, QString>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += name + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

} // namespace

HttpRequest tokenRequest(const QUrl &tokenAddress, const std::vector<std::pair<QByteArray, QString>> &fields)
{
    HttpRequest request;
    request.url = tokenAddress;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.body = formBody(fields);
    request.repeatable = false;
    return request;
}

RestError withoutSecrets(RestError error, const QStringList &secrets)
{
    for (const auto &secret : secrets) {
        if (secret.isEmpty())
            continue;
        for (auto *text : {&error.code, &error.text, &error.argument})
            text->replace(secret, u"…"_s);
    }
    return error;
}

} // namespace eventsweep
