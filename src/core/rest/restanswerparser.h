// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/httptransport.h"
#include "core/rest/requests.h"

namespace eventsweep {

/// How an answer is to be read.
struct AnswerShape
{
    size_t commands = 0; ///< of a batch; 0: a single call
    bool halt = false;   ///< the batch stops at its first error
};

/// What one HTTP answer says.
struct ParsedAnswer
{
    /// An error as a whole, or one entry for a single call, or one for each command of a batch.
    RestResult<BatchAnswer> answer;
    /// `time.operating_reset_at`, as told with this answer; for a batch per command where told, else that of the whole.
    std::vector<std::optional<WallTime>> resetAt;
    /// `time.finish`: the portal's own clock when it answered.
    std::optional<WallTime> portalTime;
    /// A portal has answered (in JSON), not a proxy or a web page.
    bool fromPortal = false;
};

/// Reads an answer: the envelope (`result` or `error`, `total`, `next`, `time`), or what stands in its place: pages of
/// proxies, of PHP and of maintenance, nothing, cut JSON. Classifies by `error`, not by the HTTP status (protocol:
/// transport). RestAnswer::result keeps the text as sent. Pure; any thread.
[[nodiscard]] ParsedAnswer parseAnswer(const HttpReply &reply, AnswerShape shape);

} // namespace eventsweep
