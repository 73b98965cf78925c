// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/recordquery.h"

#include <QString>

namespace eventsweep {

/// What a filter lets through, in words: "state Pending or Failed, event ONCRMDEALUPDATE, text “759”". Empty when it
/// lets everything through.
[[nodiscard]] QString queryText(const RecordQuery &query);

} // namespace eventsweep
