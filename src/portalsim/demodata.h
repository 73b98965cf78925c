// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/portal.h"

namespace eventsweep::portalsim {

struct DemoOptions
{
    quint32 seed = 20;  ///< the same seed and time give the same queue
    int records = 1200; ///< about as many
    /// "Now" of the data, milliseconds since 1970; 0: the portal's clock.
    qint64 nowMs = 0;
};

/// Replaces the portal's content by a queue as a busy company has it: CRM objects, smart-process items, tasks, users,
/// odd payloads and a bot's with tokens (made up) in it; ids with gaps; times over the last 30 days with bursts;
/// reservations, some of them days old; failed records; a connector "erp"; subscriptions of both kinds.
void fillWithDemoData(Portal &portal, const DemoOptions &options = {});

} // namespace eventsweep::portalsim
