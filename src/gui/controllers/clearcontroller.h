// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/clearrun.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace eventsweep {

/// Owns all clears, from their review on, whether or not a dialog shows them: closing a dialog does not end a job. One
/// gate per session; one running clear per session. Must be destroyed before the sessions and the journal. GUI thread.
class ClearController : public QObject
{
    Q_OBJECT
public:
    /// Shows a run; the object returned is the open dialog, gone when it is closed. Nothing in tests.
    using View = std::function<QObject *(ClearRun &)>;

    ClearController(Journal &journal, Clock &clock, View view, QObject *parent = nullptr);
    ~ClearController() override;

    /// What `Journal::open()` ended with: until then, and without a writable archive, nothing can be cleared.
    void setArchive(const JournalResult<Journal::Opened> &opened);

    /// Opens the review. The session must stay until forget().
    ClearRun *review(ClearSubject subject, PortalSession &session, const ConnectorId &connector);
    /// Shows a run again, from the status bar for example.
    void show(ClearRun *run);

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isRunning(const PortalSession &session) const;
    /// Running jobs, and those whose result has not been dismissed.
    [[nodiscard]] std::vector<ClearRun *> runs() const;
    /// Every running job finishes its request, reads back what was sent, and ends.
    void stopAll();
    /// Before a session is destroyed: ends its reviews and results, and tells of each job that goes. Not while
    /// isRunning(session): such a job would go without having read back what it sent.
    void forget(const PortalSession &session);

Q_SIGNALS:
    void jobStarted(eventsweep::ClearRun *run);
    void jobProgress(eventsweep::ClearRun *run);
    void jobFinished(eventsweep::ClearRun *run);
    /// After this the run is gone, and so may its session be: nothing of it may be asked any more.
    void jobDismissed(eventsweep::ClearRun *run);

private:
    struct Entry
    {
        PortalSession *session;
        std::unique_ptr<ClearRun> run;
        QPointer<QObject> view;
    };

    MutationGate &gate(PortalSession &session);
    void watch(ClearRun *run);
    void stageChanged(ClearRun *run);
    void drop(ClearRun *run);
    void tellObstacles();
    [[nodiscard]] std::optional<ErrorText> obstacle(const PortalSession &session) const;

    Journal &m_journal;
    Clock &m_clock;
    View m_view;
    bool m_archiveOpened = false;
    std::optional<JournalError> m_archiveProblem;
    std::map<const PortalSession *, std::unique_ptr<MutationGate>> m_gates;
    std::vector<Entry> m_entries;
};

} // namespace eventsweep
