// SPDX-License-Identifier: Apache-2.0
#include "app/crashfiles.h"

#include <sys/resource.h>

namespace eventsweep {

void keepMemoryOutOfCrashFiles()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0; // the hard limit stays: whoever debugs may raise it again
    setrlimit(RLIMIT_CORE, &limit);
}

} // namespace eventsweep
