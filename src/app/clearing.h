// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/clearcontroller.h"
#include "gui/controllers/portalscontroller.h"
#include "gui/views/mainwindow.h"

#include <QObject>
#include <QPointer>

namespace eventsweep {

/// Ties queues, clears and the window together: a selection goes to the review, a running job to the status bar, a
/// finished one makes its queue read again. All three must outlive it.
class Clearing : public QObject
{
    Q_OBJECT
public:
    Clearing(ClearController &clears, PortalsController &portals, MainWindow &window, QObject *parent = nullptr);

private:
    void jobChanged(ClearRun *run);
    void jobFinished(ClearRun *run);
    void showJob();
    void askToClose(bool *allowed);

    ClearController &m_clears;
    PortalsController &m_portals;
    MainWindow &m_window;
    ClearRun *m_shown = nullptr; ///< in the status bar; compared and looked up, gone when dismissed
    bool m_closing = false;
};

} // namespace eventsweep
