// SPDX-License-Identifier: Apache-2.0
#include "app/clearing.h"

#include "gui/texts/cleartext.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace eventsweep {

Clearing::Clearing(ClearController &clears, PortalsController &portals, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_clears(clears)
    , m_portals(portals)
    , m_window(window)
{
    connect(&portals, &PortalsController::clearRequested, this,
            [this](QueueController *queue, const ClearSubject &subject) {
                m_clears.review(subject, queue->session(), queue->key().connector);
            });
    connect(&portals, &PortalsController::aboutToForget, this,
            [this](const PortalSession &session) { m_clears.forget(session); });
    connect(&clears, &ClearController::jobStarted, this, &Clearing::jobChanged);
    connect(&clears, &ClearController::jobProgress, this, [this](const ClearRun *run) {
        if (run == m_shown)
            showJob();
    });
    connect(&clears, &ClearController::jobFinished, this, &Clearing::jobFinished);
    connect(&clears, &ClearController::jobDismissed, this, [this](const ClearRun *run) {
        if (run != m_shown)
            return;
        m_shown = nullptr;
        for (ClearRun *other : m_clears.runs()) {
            if (other != run)
                m_shown = other;
        }
        showJob();
    });
    connect(&window, &MainWindow::jobAsked, this, [this] {
        if (m_shown)
            m_clears.show(m_shown);
    });
    connect(&window, &MainWindow::closeAsked, this, &Clearing::askToClose);
}

void Clearing::jobChanged(ClearRun *run)
{
    m_shown = run;
    if (const PortalSession *session = m_portals.session(run->portal().id))
        m_portals.setJobRunning(*session, true);
    showJob();
}

void Clearing::jobFinished(ClearRun *run)
{
    if (const PortalSession *session = m_portals.session(run->portal().id)) {
        m_portals.setJobRunning(*session, false);
        m_portals.refresh(*session, run->connector());
    }
    if (run == m_shown)
        showJob();
    if (m_closing && !m_clears.isRunning())
        m_window.close();
}

void Clearing::showJob()
{
    if (!m_shown)
        return m_window.showJob(std::nullopt);
    StatusLine::Job job;
    job.progress = m_shown->progress();
    job.records = m_shown->subject().count();
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
