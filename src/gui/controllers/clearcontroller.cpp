// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearcontroller.h"

#include "core/base/logging.h"
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
    auto run = std::make_unique<ClearRun>(std::move(subject), connector,
                                          ClearRun::Services{session, gate(session), m_journal, m_clock},
                                          [this, &session] { return obstacle(session); });
    ClearRun *shown = run.get();
    m_entries.push_back({&session, std::move(run), {}});
    watch(shown);
    show(shown);
    return shown;
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
    if (run->stage() == ClearRun::Stage::Running)
        Q_EMIT jobStarted(run);
    else if (run->stage() == ClearRun::Stage::Finished)
        Q_EMIT jobFinished(run);
}

void ClearController::drop(ClearRun *run)
{
    const auto entry = std::ranges::find(m_entries, run, [](const Entry &e) { return e.run.get(); });
    if (entry == m_entries.end())
        return;
    const bool wasReview = run->stage() == ClearRun::Stage::Review;
    disconnect(run, nullptr, this, nullptr);
    run->setParent(this); // it is still in its own signal
    entry->run.release()->deleteLater();
    m_entries.erase(entry);
    if (!wasReview)
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
        if (entry.run->stage() != ClearRun::Stage::Review)
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
        if (entry.run->stage() != ClearRun::Stage::Review)
            Q_EMIT jobDismissed(entry.run.get());
    }
    gone.clear(); // the runs before their gate
    m_gates.erase(&session);
}

void ClearController::tellObstacles()
{
    for (const Entry &entry : m_entries)
        entry.run->reconsider();
}

std::optional<ErrorText> ClearController::obstacle(const PortalSession &session) const
{
    if (!m_archiveOpened)
        return ErrorText{tr("The archive is being opened"), tr("Nothing is cleared without a copy in the archive."),
                         tr("Wait a moment.")};
    if (m_archiveProblem)
        return journalErrorText(*m_archiveProblem);
    if (isRunning(session))
        return ErrorText{tr("A clear is running on this portal"),
                         tr("One clear after another keeps the results clear."),
                         tr("Wait for it, or open it from the status bar and stop it there.")};
    return std::nullopt;
}

} // namespace eventsweep
