// SPDX-License-Identifier: Apache-2.0
#include "core/rest/ratelimiters.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

RateLimiters::RateLimiters(Clock &clock, RateLimiter::Policy policy)
    : m_clock(clock)
    , m_policy(policy)
{
}

std::shared_ptr<RateLimiter> RateLimiters::of(const QUrl &base)
{
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    std::erase_if(m_limiters, [](const auto &entry) { return entry.second.expired(); });
    // QUrl has made the host lower-case.
    auto &known = m_limiters[{base.host(), base.port(base.scheme() == "http"_L1 ? httpPort : httpsPort)}];
    auto limiter = known.lock();
    if (!limiter) {
        limiter = std::make_shared<RateLimiter>(m_clock, m_policy);
        known = limiter;
    }
    return limiter;
}

} // namespace eventsweep
