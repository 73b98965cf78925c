// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearstate.h"
#include "core/rest/requests.h"

#include <QByteArray>

namespace eventsweep {

/// What the portal's answers to a mutation's commands mean. An answer of an unexpected shape is Unknown: it is settled
/// by reading. Pure.
[[nodiscard]] MutateOutcome outcomeOf(const Mutation &mutation, const BatchAnswer &answers);

/// The same when the request failed as a whole.
[[nodiscard]] MutateOutcome outcomeOf(const Mutation &mutation, const RestError &error);

/// For the journal: kinds, processes and ids, without payloads.
[[nodiscard]] QByteArray outcomeJson(const MutateOutcome &outcome);

/// Records that the portal gave without having been asked for them, or without a readable id: never expected, kept
/// always.
[[nodiscard]] std::vector<Record> handedOutIn(const Mutation &mutation, const MutateOutcome &outcome);

/// Reservations that the outcome made.
[[nodiscard]] std::vector<std::pair<RecordId, ProcessId>> reservationsIn(const MutateOutcome &outcome);

} // namespace eventsweep
