// SPDX-License-Identifier: Apache-2.0
#include "core/rest/address.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace eventsweep {

bool isLoopbackHost(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool isSecureAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
}

std::optional<QUrl> movedBase(const QUrl &base, const QString &method, const QUrl &location)
{
    if (!isSecureAddress(location) || (base.scheme() == "https"_L1 && location.scheme() != "https"_L1))
        return std::nullopt;
    QString path = location.path();
    for (const auto end : {"/"_L1, ".json"_L1}) {
        if (path.endsWith(end))
            path.chop(end.size());
    }
    if (!path.endsWith(u'/' + method))
        return std::nullopt;
    path.chop(method.size());
    if (!path.endsWith("/rest/"_L1)) // a stored portal must end so: any other would be lost at the next start
        return std::nullopt;

    QUrl moved;
    moved.setScheme(location.scheme());
    moved.setHost(location.host());
    moved.setPort(location.port());
    moved.setPath(path);
    return moved == base ? std::nullopt : std::optional(moved);
}

} // namespace eventsweep
