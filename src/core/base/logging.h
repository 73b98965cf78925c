// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace eventsweep {

// One category a part, "eventsweep.<part>"; switched with QT_LOGGING_RULES. Debug is off unless asked for.
Q_DECLARE_LOGGING_CATEGORY(lcRest)
Q_DECLARE_LOGGING_CATEGORY(lcAuth)
Q_DECLARE_LOGGING_CATEGORY(lcPortal)
Q_DECLARE_LOGGING_CATEGORY(lcQueue)
Q_DECLARE_LOGGING_CATEGORY(lcClear)
Q_DECLARE_LOGGING_CATEGORY(lcArchive)
Q_DECLARE_LOGGING_CATEGORY(lcGui)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/// From now on every message of this process, Qt's own included, goes through redactedText() before the handler that
/// was installed until now (or standard error) gets it. Installed once, first thing in main(); a second call changes
/// nothing.
void installRedactingMessageHandler();

} // namespace eventsweep
