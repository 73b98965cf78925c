// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearcontroller.h"

#include "core/base/futures.h"
#include "core/base/logging.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/journalerrortext.h"

#include <algorithm>

namespace eventsweep {

ClearController::ClearController(Journal &journal, Clock &clock, View view, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_view(std::move(view))
{
}

ClearController::~ClearController()
{
    for (const Entry &entry : m_entries)
        disconnect(entry.run.get(), nullptr, this, nullptr);
}

void ClearController::setArchive(const JournalResult<Journal::Opened> &opened)
{
    m_archiveOpened = true;
    m_archiveProblem.reset();
    if (!opened)
        m_archiveProblem = opened.error();
    else if (opened->readOnly && opened->why)
        m_archiveProblem = opened->why;
    else if (opened->readOnly)
        m_archiveProblem = JournalError{JournalError::Kind::NotWritable, m_journal.path(), {}};
    tellObstacles();
}

ClearRun *ClearController::review(ClearSubject subject, PortalSession &session, const ConnectorId &connector)
{
    ClearRun *run = add(std::make_unique<ClearRun>(std::move(subject), connector,
                                                   ClearRun::Services{&session, &gate(session), m_journal, m_clock},
                                                   [this, shown = &session] { return obstacle(shown); }));
    show(run);
    return run;
}

ClearRun *ClearController::add(std::unique_ptr<ClearRun> run)
{
    ClearRun *added = run.get();
    m_entries.push_back({added->session(), std::move(run), {}});
    watch(added);
    return added;
}

ClearRun *ClearController::runOf(JobId job) const
{
    const auto entry = std::ranges::find_if(m_entries, [&](const Entry &e) { return e.run->jobId() == job; });
    return entry == m_entries.end() ? nullptr : entry->run.get();
}

void ClearController::open(JobId job, Purpose purpose)
{
    if (ClearRun *known = runOf(job)) {
        show(known);
        return begin(*known, purpose);
    }
    whenDone(m_journal.job(job), this, [this, purpose](const JournalResult<JournalledJob> &read) {
        if (read)
            opened(*read, purpose);
        else
            Q_EMIT openFailed(journalErrorText(read.error()));
    });
}

void ClearController::opened(const JournalledJob &job, Purpose purpose)
{
    if (ClearRun *known = runOf(job.job.id)) { // asked for twice
        show(known);
        return begin(*known, purpose);
    }
    PortalSession *session = m_sessions ? m_sessions(job.job.header.portal) : nullptr;
    MutationGate *sender = session ? &gate(*session) : nullptr;
    ClearRun *run = add(std::make_unique<ClearRun>(job, ClearRun::Services{session, sender, m_journal, m_clock},
                                                   [this, session] { return obstacle(session); }));
    if (purpose == Purpose::Result)
        return show(run);
    begin(*run, purpose);
    show(run);
}

void ClearController::begin(ClearRun &run, Purpose purpose)
{
    switch (purpose) {
    case Purpose::Result:
        break;
    case Purpose::Finish:
        if (run.canGoOn())
            run.goOn(true);
        else
            run.leaveAsItIs(); // all is known; only the end is missing
        break;
    case Purpose::Leave:
        run.leaveAsItIs();
        break;
    }
}

MutationGate &ClearController::gate(PortalSession &session)
{
    auto &gate = m_gates[&session];
    if (!gate) {
        gate = std::make_unique<MutationGate>(session.client(), session.portal().id,
                                              [&session] { return session.portal().readOnly; });
        connect(&session, &QObject::destroyed, this, [this, gone = &session] { forget(*gone); });
    }
    return *gate;
}

void ClearController::watch(ClearRun *run)
{
    connect(run, &ClearRun::stageChanged, this, [this, run] { stageChanged(run); });
    connect(run, &ClearRun::progressed, this, [this, run] { Q_EMIT jobProgress(run); });
    connect(run, &ClearRun::dismissed, this, [this, run] { drop(run); });
    connect(run, &ClearRun::retryAsked, this,
            [this, run](const std::vector<RecordId> &ids) { Q_EMIT retryAsked(run, ids); });
}

void ClearController::show(ClearRun *run)
{
    const auto entry = std::ranges::find(m_entries, run, [](const Entry &e) { return e.run.get(); });
    if (entry == m_entries.end())
        return;
    if (entry->view) {
        Q_EMIT run->shownAgain();
        return;
    }
    // A view may dismiss the run at once, so the entry is looked up again.
    QObject *view = m_view ? m_view(*run) : nullptr;
    const auto after = std::ranges::find(m_entries, run, [](const Entry &e) { return e.run.get(); });
    if (after != m_entries.end())
        after->view = view;
}

void ClearController::stageChanged(ClearRun *run)
{
    tellObstacles();
    const auto entry = std::ranges::find(m_entries, run, [](const Entry &e) { return e.run.get(); });
    if (entry == m_entries.end())
        return;
    const bool isRunning = run->stage() == ClearRun::Stage::Running;
    const bool wasRunning = std::exchange(entry->isRunning, isRunning);
    if (isRunning)
        Q_EMIT jobStarted(run);
    else if (wasRunning) // not when the way on was only looked at
        Q_EMIT jobFinished(run);
}

void ClearController::drop(ClearRun *run)
{
    const auto entry = std::ranges::find(m_entries, run, [](const Entry &e) { return e.run.get(); });
    if (entry == m_entries.end())
        return;
    const bool ran = run->job();
    disconnect(run, nullptr, this, nullptr);
    run->setParent(this); // it is still in its own signal
    entry->run.release()->deleteLater();
    m_entries.erase(entry);
    if (ran)
        Q_EMIT jobDismissed(run);
}

bool ClearController::isRunning() const
{
    return std::ranges::any_of(m_entries,
                               [](const Entry &entry) { return entry.run->stage() == ClearRun::Stage::Running; });
}

bool ClearController::isRunning(const PortalSession &session) const
{
    return std::ranges::any_of(m_entries, [&](const Entry &entry) {
        return entry.session == &session && entry.run->stage() == ClearRun::Stage::Running;
    });
}

std::vector<ClearRun *> ClearController::runs() const
{
    std::vector<ClearRun *> runs;
    for (const Entry &entry : m_entries) {
        if (entry.run->job())
            runs.push_back(entry.run.get());
    }
    return runs;
}

void ClearController::stopAll()
{
    for (const Entry &entry : m_entries)
        entry.run->stop();
}

void ClearController::forget(const PortalSession &session)
{
    if (isRunning(session))
        qCCritical(lcApp) << "a session ends while a clear runs on it";
    std::vector<Entry> gone;
    const auto rest = std::ranges::stable_partition(m_entries, [&](const Entry &e) { return e.session != &session; });
    std::ranges::move(rest, std::back_inserter(gone));
    m_entries.erase(rest.begin(), rest.end());
    for (const Entry &entry : gone) {
        disconnect(entry.run.get(), nullptr, this, nullptr);
        if (entry.view)
            entry.view->deleteLater();
        if (entry.run->job())
            Q_EMIT jobDismissed(entry.run.get());
    }
    gone.clear(); // the runs before their gate
    m_gates.erase(&session);
}

void ClearController::tellObstacles()
{
    for (const Entry &entry : m_entries)
        entry.run->reconsider();
    Q_EMIT obstaclesChanged();
}

std::optional<ErrorText> ClearController::obstacle(const PortalSession *session) const
{
    if (!m_archiveOpened)
        return ErrorText{tr("The archive is being opened"), tr("Nothing is cleared without a copy in the archive."),
                         tr("Wait a moment.")};
    if (m_archiveProblem)
        return journalErrorText(*m_archiveProblem);
    if (session && isRunning(*session))
        return ErrorText{tr("A clear is running on this portal"),
                         tr("One clear after another keeps the results clear."),
                         tr("Wait for it, or open it from the status bar and stop it there.")};
    if (session && m_sessionObstacle)
        return m_sessionObstacle(*session);
    return std::nullopt;
}

std::optional<ErrorText> ClearController::sessionObstacle(const ArchivedJob &job, bool changes) const
{
    const PortalSession *session = m_sessions ? m_sessions(job.header.portal) : nullptr;
    if (!session)
        return ErrorText{tr("The portal is not in the list"),
                         tr("“%1” was removed from the list of portals, and its tokens with it.")
                             .arg(job.header.portalName.isEmpty() ? job.header.host : job.header.portalName),
                         {}};
    if (changes && session->portal().readOnly)
        return ErrorText{tr("The portal is read only here"), tr("This portal is marked read-only in Eventsweep."),
                         tr("Its menu in the list of portals takes the mark away.")};
    if (session->isSignedOut())
        return ErrorText{tr("Signed out"), tr("The portal does not accept the tokens any more."),
                         tr("Sign in again first.")};
    return obstacle(session);
}

std::optional<ErrorText> ClearController::finishObstacle(const ArchivedJob &job) const
{
    return job.canBeResumed ? sessionObstacle(job, true) : notResumableText();
}

std::optional<ErrorText> ClearController::leaveObstacle(const ArchivedJob &job) const
{
    return job.canBeResumed ? sessionObstacle(job, false) : notResumableText();
}

} // namespace eventsweep
