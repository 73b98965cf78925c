// SPDX-License-Identifier: Apache-2.0
#include "app/clearing.h"

#include "core/base/futures.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/resterrortext.h"
#include "gui/views/reservationdialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

Clearing::Clearing(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_clears(parts.clears)
    , m_portals(parts.portals)
    , m_jobs(parts.jobs)
    , m_journal(parts.journal)
    , m_window(parts.window)
{
    connectRequests();
    connectJobs();
    connectOffer();
    connect(&m_window, &MainWindow::closeAsked, this, &Clearing::askToClose);
    showQueue(m_portals.current());
}

void Clearing::connectRequests()
{
    connect(&m_portals, &PortalsController::clearRequested, this,
            [this](QueueController *queue, const ClearSubject &subject) {
                m_clears.review(subject, queue->session(), queue->key().connector);
            });
    connect(&m_portals, &PortalsController::reservationRequested, this, &Clearing::readReservation);
    connect(&m_portals, &PortalsController::nothingToReview, this,
            [this](const QueueController *queue, const std::optional<RestError> &error) {
                tellNothingToReview(*queue, error);
            });
    connect(&m_portals, &PortalsController::aboutToForget, this,
            [this](const PortalSession &session) { m_clears.forget(session); });
    m_clears.setSessionObstacle(
        [&portals = m_portals](const PortalSession &session) { return portals.clearObstacle(session); });
    connect(&m_clears, &ClearController::retryAsked, this, &Clearing::retry);
    connect(&m_clears, &ClearController::openFailed, this, &Clearing::told);
}

void Clearing::connectJobs()
{
    connect(&m_clears, &ClearController::jobStarted, this, &Clearing::jobChanged);
    connect(&m_clears, &ClearController::jobProgress, this, &Clearing::jobProgressed);
    connect(&m_clears, &ClearController::jobFinished, this, &Clearing::jobFinished);
    connect(&m_clears, &ClearController::jobDismissed, this, &Clearing::jobDismissed);
    connect(&m_window, &MainWindow::jobAsked, this, [this] {
        if (m_shown)
            m_clears.show(m_shown);
    });
    const auto opens = [this](ClearController::Purpose purpose) {
        return [this, purpose](JobId job) { m_clears.open(job, purpose); };
    };
    connect(&m_window, &MainWindow::archivedJobAsked, this, opens(ClearController::Purpose::Result));
    connect(&m_window, &MainWindow::finishAsked, this, opens(ClearController::Purpose::Finish));
    connect(&m_window, &MainWindow::leaveAsked, this, opens(ClearController::Purpose::Leave));
    connect(&m_window, &MainWindow::putOff, &m_jobs, &JobsController::putOff);
}

void Clearing::connectOffer()
{
    connect(&m_jobs, &JobsController::changed, this, &Clearing::offerInterrupted);
    connect(&m_clears, &ClearController::obstaclesChanged, this, &Clearing::offerInterrupted);
    connect(&m_portals, &PortalsController::portalsChanged, this, &Clearing::offerInterrupted);
    connect(&m_portals, &PortalsController::currentChanged, this, &Clearing::showQueue);
    // Reservations are known as soon as the archive has been read, and again after each job.
    connect(&m_jobs, &JobsController::changed, this, [this] {
        if (m_jobs.load() == JobsController::Load::Loaded)
            readOwnReservations();
    });
}

void Clearing::jobChanged(ClearRun *run)
{
    m_shown = run;
    if (const PortalSession *session = run->session()) {
        m_portals.setJobRunning(*session, true);
        m_portals.setHeld(*session, true); // until its result has been looked at
    }
    showJob();
    jobProgressed(run);
}

void Clearing::jobProgressed(ClearRun *run)
{
    if (run == m_shown)
        showJob();
    const auto job = run->jobId();
    if (job && run->stage() == ClearRun::Stage::Running)
        m_jobs.setRunning(*job, run->progress());
}

void Clearing::jobFinished(ClearRun *run)
{
    // What is told of the end may end more than the clear.
    const auto job = run->jobId();
    const ConnectorId connector = run->connector();
    if (const PortalSession *session = run->session()) {
        m_portals.setJobRunning(*session, false);
        m_portals.refresh(*session, connector);
    }
    if (job)
        m_jobs.setEnded(*job);
    if (run == m_shown)
        showJob();
    if (m_closing && !m_clears.isRunning())
        m_window.close();
}

void Clearing::jobDismissed(const ClearRun *run)
{
    const auto runs = m_clears.runs();
    const bool last = std::ranges::none_of(
        runs, [run](const ClearRun *other) { return other != run && other->session() == run->session(); });
    if (run->session() && last)
        m_portals.setHeld(*run->session(), false);
    if (run != m_shown)
        return;
    m_shown = nullptr;
    for (ClearRun *other : m_clears.runs()) {
        if (other != run)
            m_shown = other;
    }
    showJob();
}

void Clearing::showQueue(QueueController *queue)
{
    if (queue) {
        PortalSession &session = queue->session();
        for (const auto change : {&PortalSession::profileChanged, &PortalSession::signedIn})
            connect(&session, change, this, &Clearing::offerInterrupted, Qt::UniqueConnection);
        connect(&session, &PortalSession::signedOut, this, &Clearing::offerInterrupted, Qt::UniqueConnection);
    }
    readOwnReservations();
    offerInterrupted();
}

void Clearing::readOwnReservations()
{
    QPointer<QueueController> queue = m_portals.current();
    if (!queue || m_jobs.load() != JobsController::Load::Loaded)
        return;
    whenDone(m_journal.reservations(queue->key().portal, queue->key().connector), this,
             [queue](const JournalResult<std::vector<OwnReservation>> &read) {
                 if (!queue || !read)
                     return; // what cannot be told is not told
                 QHash<ProcessId, WallTime> own;
                 for (const OwnReservation &reservation : *read)
                     own.insert(reservation.process, reservation.madeAt);
                 queue->setOwnReservations(own);
             });
}

/// Those of the shown portal first.
void Clearing::offerInterrupted()
{
    const auto all = m_jobs.interrupted();
    if (all.empty())
        return m_window.showInterrupted({});
    const QueueController *queue = m_portals.current();
    const auto here = queue ? m_jobs.interrupted(queue->key().portal) : all;
    const ArchivedJob &job = here.empty() ? all.front() : here.front();
    m_window.showInterrupted(InterruptedBar::Offer{job, static_cast<int>(all.size()) - 1, m_jobs.isInUseElsewhere(),
                                                   m_clears.finishObstacle(job), m_clears.leaveObstacle(job)});
}

void Clearing::readReservation(QueueController *queue, const ProcessId &process, RecordId watermark)
{
    PortalSession &session = queue->session();
    auto reader = std::make_unique<ReservationReader>(session.client(), queue->key().connector, process, watermark);
    auto *dialog = new ReservationDialog(std::move(reader), watermark, session.portal().name, &m_window);
    connect(dialog, &ReservationDialog::ready, queue, &QueueController::clearRequested);
    connect(&m_portals, &PortalsController::aboutToForget, dialog, [dialog, &session](const PortalSession &gone) {
        if (&gone == &session)
            delete dialog; // it reads by way of the session
    });
    dialog->open();
}

void Clearing::retry(ClearRun *run, const std::vector<RecordId> &ids)
{
    const QueueKey key{run->portal().id, run->connector()};
    run->dismiss(); // its result stays in the archive
    m_portals.open(key);
    QueueController *queue = m_portals.current();
    if (!queue || queue->key() != key) {
        Q_EMIT told({tr("This queue is not in the list"),
                     tr("The portal was removed from the list, or the connector is not in use any more."),
                     tr("Check the portal in its menu.")});
        return;
    }
    m_window.showQueueTab();
    queue->reviewAgain(ids);
}

void Clearing::tellNothingToReview(const QueueController &queue, const std::optional<RestError> &error)
{
    Q_EMIT told(error ? restErrorText(*error, queue.facts().portal.name)
                      : ErrorText{tr("None of them is in the queue any more"),
                                  tr("A new snapshot was read: every record that failed is gone by now."),
                                  {}});
}

void Clearing::showJob()
{
    if (!m_shown)
        return m_window.showJob(std::nullopt);
    StatusLine::Job job;
    job.progress = m_shown->progress();
    job.records = m_shown->workCount();
    job.finished = m_shown->stage() == ClearRun::Stage::Finished;
    if (job.finished)
        job.headline = clearHeadline(m_shown->report());
    m_window.showJob(job);
}

void Clearing::askToClose(bool *allowed)
{
    if (!m_clears.isRunning())
        return;
    *allowed = false;
    if (m_closing)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("A clear is running"), tr("Stop the running clear and quit?"),
                                QMessageBox::NoButton, &m_window);
    box->setObjectName(u"quitDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("The running request is finished and read back before the program ends. What was not "
                               "reached stays in the queue, untouched."));
    const QAbstractButton *stop = box->addButton(tr("Stop and quit"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Let it run"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::buttonClicked, this, [this, stop](const QAbstractButton *button) {
        if (button != stop)
            return;
        m_closing = true;
        m_clears.stopAll();
        if (!m_clears.isRunning())
            m_window.close();
    });
    box->open();
}

} // namespace eventsweep
