// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journalerror.h"

#include <functional>
#include <optional>

namespace eventsweep {

/// Where a transaction of the journal is.
enum class JournalMoment {
    Write,    ///< begun, nothing written yet
    Commit,   ///< everything written, not committed yet
    Committed ///< durable; an error here comes too late and is ignored
};

/// Called in the journal's thread at each moment of each writing transaction; an error makes that transaction fail. For
/// tests that let each write fail, or end the process there.
using JournalProbe = std::function<std::optional<JournalError>(JournalMoment)>;

} // namespace eventsweep
