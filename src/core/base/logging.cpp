// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

#include "core/base/redact.h"

#include <atomic>
#include <cstdio>

namespace eventsweep {

Q_LOGGING_CATEGORY(lcRest, "eventsweep.rest", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "eventsweep.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPortal, "eventsweep.portal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcQueue, "eventsweep.queue", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClear, "eventsweep.clear", QtInfoMsg)
Q_LOGGING_CATEGORY(lcArchive, "eventsweep.archive", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGui, "eventsweep.gui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "eventsweep.app", QtInfoMsg)

namespace {

// A message handler is a plain function: what it needs has to be static.
std::atomic<QtMessageHandler> previousHandler = nullptr;
std::atomic<bool> installed = false;

void handleRedacted(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString masked = redactedText(message);
    if (const QtMessageHandler previous = previousHandler.load()) {
        previous(type, context, masked);
        return;
    }
    std::fputs(qPrintable(qFormatLogMessage(type, context, masked) + u'\n'), stderr);
    std::fflush(stderr);
}

} // namespace

void installRedactingMessageHandler()
{
    if (installed.exchange(true))
        return;
    previousHandler = qInstallMessageHandler(handleRedacted);
}

} // namespace eventsweep
