// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutation.h"

#include <QJsonObject>
#include <QString>

namespace eventsweep {

/// A mutation as a request: without token and connector, which RestClient adds at the top level.
struct EncodedMutation
{
    QString method; ///< "batch", or "event.offline.clear" for a single clear
    QJsonObject body;
    QStringList methods; ///< of the commands
    bool repeatable = false;
};

/// Reservations and takings: a batch with one `event.offline.get` for each claim. One clear: a JSON call; several: a
/// batch.
[[nodiscard]] EncodedMutation encode(const Mutation &mutation);

} // namespace eventsweep
