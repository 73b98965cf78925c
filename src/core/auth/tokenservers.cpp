// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenservers.h"

#include "core/rest/address.h"
#include "core/rest/portaladdress.h"

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

TokenServers::TokenServers(QStringList allowed, QObject *parent)
    : QObject(parent)
{
    for (const auto &server : std::as_const(allowed)) {
        if (const auto address = tokenAddress(server))
            (void)add(*address);
    }
}

QString TokenServers::nameOf(const QUrl &tokenAddress)
{
    return tokenAddress.scheme() == "https"_L1 && isSecureAddress(tokenAddress) ? shownName(tokenAddress) : QString();
}

QString TokenServers::shownName(const QUrl &tokenAddress)
{
    const int usual = tokenAddress.scheme() == "http"_L1 ? 80 : 443;
    const QString host = tokenAddress.host(QUrl::FullyEncoded);
    const int port = tokenAddress.port(usual);
    return port == usual ? host : host + u':' + QString::number(port);
}

bool TokenServers::allows(const QUrl &tokenAddress, const QUrl &portal) const
{
    if (!isSecureAddress(tokenAddress))
        return false;
    if (isLoopbackHost(tokenAddress.host()) && isLoopbackHost(portal.host()))
        return true;
    return isFamiliarTokenServer(tokenAddress) || m_allowed.contains(nameOf(tokenAddress));
}

void TokenServers::allow(const QUrl &tokenAddress)
{
    if (add(tokenAddress))
        Q_EMIT changed();
}

bool TokenServers::add(const QUrl &tokenAddress)
{
    const QString name = nameOf(tokenAddress);
    if (name.isEmpty() || isFamiliarTokenServer(tokenAddress) || m_allowed.contains(name))
        return false;
    m_allowed.insert(std::lower_bound(m_allowed.begin(), m_allowed.end(), name), name);
    return true;
}

void TokenServers::forbid(const QString &server)
{
    if (m_allowed.removeAll(server) > 0)
        Q_EMIT changed();
}

} // namespace eventsweep
