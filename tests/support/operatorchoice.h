// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "core/queue/recordstore.h"
#include "portalsim/portal.h"

#include <QList>

namespace eventsweep {

/// The queue as `event.offline.list` sends it: a JSON array, newest first.
[[nodiscard]] QByteArray queueOnTheWire(portalsim::Portal &portal);

/// What an operator who sees this queue chooses, newest first: these records, or all copies of their messages.
[[nodiscard]] ClearScope chooseFrom(const QByteArray &queueOnTheWire, const QList<qint64> &ids, ClearScope::By by);

} // namespace eventsweep
