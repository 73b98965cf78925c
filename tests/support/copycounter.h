// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/intentreceipt.h"

#include <QString>

namespace eventsweep {

/// How many copies an archive file holds durably right now, seen by a reader of its own. Lives in the thread that first
/// asks; knows the archive's table by name, because the program's own reader would take the archive's lock.
class CopyCounter
{
public:
    explicit CopyCounter(QString path);
    ~CopyCounter();
    Q_DISABLE_COPY_MOVE(CopyCounter)

    [[nodiscard]] qsizetype copiesOf(JobId job);

private:
    QString m_path;
    QString m_connection;
};

} // namespace eventsweep
