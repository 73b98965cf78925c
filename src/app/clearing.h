// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/clearcontroller.h"
#include "gui/controllers/jobscontroller.h"
#include "gui/controllers/portalscontroller.h"
#include "gui/views/mainwindow.h"

#include <QObject>
#include <QPointer>

namespace eventsweep {

/// Ties queues, clears, the archive's jobs and the window together: a selection goes to the review, a running job to
/// the status bar and to the list of jobs, a finished one makes its queue read again, an interrupted one is offered.
/// All of them must outlive it.
class Clearing : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        ClearController &clears;
        PortalsController &portals;
        JobsController &jobs;
        Journal &journal;
        MainWindow &window;
    };
    explicit Clearing(const Parts &parts, QObject *parent = nullptr);

Q_SIGNALS:
    /// For a message box.
    void told(const eventsweep::ErrorText &text);

private:
    void connectRequests();
    void connectJobs();
    void connectOffer();
    void jobChanged(ClearRun *run);
    void jobProgressed(ClearRun *run);
    void jobFinished(ClearRun *run);
    void jobDismissed(const ClearRun *run);
    void showJob();
    void showQueue(QueueController *queue);
    void readOwnReservations();
    void offerInterrupted();
    void readReservation(QueueController *queue, const ProcessId &process, RecordId watermark);
    void retry(ClearRun *run, const std::vector<RecordId> &ids);
    void tellNothingToReview(const QueueController &queue, const std::optional<RestError> &error);
    void askToClose(bool *allowed);

    ClearController &m_clears;
    PortalsController &m_portals;
    JobsController &m_jobs;
    Journal &m_journal;
    MainWindow &m_window;
    ClearRun *m_shown = nullptr; ///< in the status bar; compared and looked up, gone when dismissed
    bool m_closing = false;
};

} // namespace eventsweep
