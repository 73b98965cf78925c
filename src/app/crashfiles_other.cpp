// SPDX-License-Identifier: Apache-2.0
#include "app/crashfiles.h"

namespace eventsweep {

void keepMemoryOutOfCrashFiles() {}

} // namespace eventsweep
