// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/resterror.h"

namespace eventsweep {

/// What may happen when a request is carried out twice.
enum class Safety {
    Read,       ///< changes nothing
    Repeatable, ///< a change that cannot hit more the second time (clear by ids or message ids)
    Once        ///< a change that must not be sent again unless it surely was not carried out
};

/// What a call has gone through so far.
struct Attempts
{
    int lost = 0;           ///< no usable answer
    int tooFast = 0;        ///< QUERY_LIMIT_EXCEEDED
    int resting = 0;        ///< OPERATION_TIME_LIMIT
    bool refreshed = false; ///< the token
};

enum class NextStep {
    GiveUp,
    RepeatAfterDelay, ///< after retryDelay()
    WaitForLimiter,   ///< the limiter has been told and lets it go when it is time
    RefreshToken
};

inline constexpr int mostLost = 3;     ///< sendings without a usable answer
inline constexpr int mostTooFast = 10; ///< about four minutes of growing pauses
inline constexpr int mostRests = 3;

/// What follows after `error` (protocol: "what may be repeated"). `before` does not count this error yet. Pure.
[[nodiscard]] NextStep nextStep(const RestError &error, Safety safety, const Attempts &before);

/// The growing delay before a call is repeated whose answer was lost `lost` times (1, 2 …): 1 s, 3 s, …, without
/// jitter.
[[nodiscard]] Milliseconds retryDelay(int lost);

} // namespace eventsweep
