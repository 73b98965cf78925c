// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace eventsweep {

/// Should the program crash, its memory must not be written to a file: tokens are in it. Unix: neither a core file nor
/// a core for a collector (apport, systemd-coredump). Windows: nothing is written unless the computer's administrator
/// asked for dumps. To be called first.
void keepMemoryOutOfCrashFiles();

} // namespace eventsweep
