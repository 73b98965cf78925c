// SPDX-License-Identifier: Apache-2.0
#include "core/auth/movedplaces.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

QUrl normalised(const QUrl &base)
{
    constexpr int httpsPort = 443;
    constexpr int httpPort = 80;
    QUrl url;
    url.setScheme(base.scheme());
    url.setHost(base.host());
    if (base.port() != (base.scheme() == "https"_L1 ? httpsPort : httpPort))
        url.setPort(base.port());
    url.setPath(base.path().endsWith(u'/') ? base.path() : base.path() + u'/');
    return url;
}

} // namespace

std::optional<bool> MovedPlaces::isAt(const QUrl &base) const
{
    const QUrl place = normalised(base);
    if (place == m_endpoint)
        return true;
    if (m_notThere.contains(place))
        return false;
    return std::nullopt;
}

void MovedPlaces::take(const QUrl &endpoint, const QList<QUrl> &asked)
{
    m_endpoint = endpoint.isEmpty() ? QUrl() : normalised(endpoint);
    for (const auto &base : asked) {
        const QUrl place = normalised(base);
        if (!m_notThere.contains(place))
            m_notThere << place;
    }
    m_notThere.removeAll(m_endpoint);
}

void MovedPlaces::forget()
{
    m_endpoint.clear();
    m_notThere.clear();
}

void MovedPlaces::beginAnew()
{
    forget();
    m_askedAt.reset();
}

} // namespace eventsweep
