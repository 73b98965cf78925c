// SPDX-License-Identifier: Apache-2.0
#include "support/endprocess.h"

#include <cstdlib>

#include <windows.h>

namespace eventsweep {

void endProcess()
{
    TerminateProcess(GetCurrentProcess(), 9);
    std::_Exit(1); // not reached
}

} // namespace eventsweep
