// SPDX-License-Identifier: Apache-2.0
#include "app/crashfiles.h"

#include <sys/resource.h>

namespace eventsweep {

void keepMemoryOutOfCrashFiles()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    // Too small for any core file. Where a collector gets cores through a pipe (apport, systemd-coredump), Linux does
    // not look at the limit but for this very value, that means: none. The hard limit stays, for whoever debugs.
    limit.rlim_cur = limit.rlim_max < 1 ? 0 : 1;
    setrlimit(RLIMIT_CORE, &limit);
}

} // namespace eventsweep
