// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/ratelimiter.h"

#include <QUrl>

#include <map>
#include <memory>
#include <utility>

namespace eventsweep {

/// One RateLimiter for each portal address (host and port): the portal's bucket counts all requests of this computer,
/// whatever application they are for. A limiter lives as long as somebody holds it. A portal that moves keeps its
/// limiter for as long. Lives in the thread of its limiters.
class RateLimiters
{
public:
    /// `clock` must outlive the limiters.
    explicit RateLimiters(Clock &clock, RateLimiter::Policy policy = {});

    /// The one for the portal at `base`, in whatever way its address is written; made at its first use.
    [[nodiscard]] std::shared_ptr<RateLimiter> of(const QUrl &base);

private:
    Clock &m_clock;
    RateLimiter::Policy m_policy;
    std::map<std::pair<QString, int>, std::weak_ptr<RateLimiter>> m_limiters; ///< by host and port
};

} // namespace eventsweep
