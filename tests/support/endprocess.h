// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace eventsweep {

/// This process ends here and now, as if somebody had pulled the plug: no destructor, no handler, no flush.
[[noreturn]] void endProcess();

} // namespace eventsweep
