// SPDX-License-Identifier: Apache-2.0
#include "core/auth/portalsecrets.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

} // namespace

QString PortalSecrets::toJson() const
{
    QJsonObject object{{u"version"_s, version},
                       {u"client_secret"_s, clientSecret},
                       {u"access_token"_s, accessToken},
                       {u"refresh_token"_s, refreshToken}};
    if (accessExpiresAt)
        object.insert(u"access_expires_at"_s, static_cast<qint64>(accessExpiresAt->time_since_epoch().count()));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<PortalSecrets> PortalSecrets::fromJson(const QString &json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const auto object = document.object();
    if (object.value("version"_L1).toInt() != version)
        return std::nullopt;
    for (const auto key : {"client_secret"_L1, "access_token"_L1, "refresh_token"_L1}) {
        if (!object.value(key).isString())
            return std::nullopt;
    }
    PortalSecrets secrets;
    secrets.clientSecret = object.value("client_secret"_L1).toString();
    secrets.accessToken = object.value("access_token"_L1).toString();
    secrets.refreshToken = object.value("refresh_token"_L1).toString();
    if (const auto expires = object.value("access_expires_at"_L1); expires.isDouble())
        secrets.accessExpiresAt = WallTime(Milliseconds(expires.toInteger()));
    return secrets;
}

} // namespace eventsweep
