// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutationoutcome.h"
#include "core/rest/requests.h"

namespace eventsweep {

/// What the portal's answers to a mutation's commands say. An answer of an unexpected shape is Unknown: it is settled
/// by reading. Pure; any thread.
[[nodiscard]] MutationAnswer answerOf(const Mutation &mutation, const BatchAnswer &answers);

/// The same when the request failed as a whole.
[[nodiscard]] MutationAnswer answerOf(const Mutation &mutation, const RestError &error);

} // namespace eventsweep
