// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutation.h"
#include "core/clear/mutationoutcome.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace eventsweep {

/// Changes and their outcomes as the journal keeps them. Pure; any thread.
[[nodiscard]] QByteArray toJson(const Mutation &mutation);
[[nodiscard]] QByteArray toJson(const MutationOutcome &outcome);

/// Exactly what was written, or the reason (English) why it is not that: never a similar one. A text counts only if
/// writing the value again gives the same text, so a member too many, a key that comes twice or a number that would be
/// rounded cannot be overlooked.
[[nodiscard]] tl::expected<Mutation, QString> mutationFromJson(const QByteArray &json);
[[nodiscard]] tl::expected<MutationOutcome, QString> outcomeFromJson(const QByteArray &json);

} // namespace eventsweep
