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
    /// The session of a portal, made when there is none yet; nothing when the portal is not in the list.
    using Sessions = std::function<PortalSession *(const PortalId &)>;
    /// What a job of the archive is opened for.
    enum class Purpose {
        Result, ///< to look at it
        Finish, ///< to go on with what is left, once that is confirmed
        Leave   ///< to read back what was sent, and no more
    };

    ClearController(Journal &journal, Clock &clock, View view, QObject *parent = nullptr);
    ~ClearController() override;

    /// Before open(): without it every portal counts as gone.
    void setSessions(Sessions sessions) { m_sessions = std::move(sessions); }

    /// What else keeps a portal from being cleared: it is being removed, for example.
    using SessionObstacle = std::function<std::optional<ErrorText>(const PortalSession &)>;
    void setSessionObstacle(SessionObstacle obstacle) { m_sessionObstacle = std::move(obstacle); }

    /// What `Journal::open()` ended with: until then, and without a writable archive, nothing can be cleared.
    void setArchive(const JournalResult<Journal::Opened> &opened);

    /// Opens the review. The session must stay until forget().
    ClearRun *review(ClearSubject subject, PortalSession &session, const ConnectorId &connector);
    /// Opens a job of the archive: its result, or what `purpose` says. One that is open already is shown again. Ends
    /// with openFailed() when the archive cannot tell about it.
    void open(JobId job, Purpose purpose = Purpose::Result);
    /// Why a job that has not ended cannot be finished now, or not even be read back; nothing when it can.
    [[nodiscard]] std::optional<ErrorText> finishObstacle(const ArchivedJob &job) const;
    [[nodiscard]] std::optional<ErrorText> leaveObstacle(const ArchivedJob &job) const;
    /// Shows a run again, from the status bar for example.
    void show(ClearRun *run);

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isRunning(const PortalSession &session) const;
    /// Running jobs, and those that ran here and whose result has not been dismissed.
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
    void retryAsked(eventsweep::ClearRun *run, const std::vector<eventsweep::RecordId> &ids);
    void openFailed(const eventsweep::ErrorText &why);
    /// An obstacle has come or gone.
    void obstaclesChanged();

private:
    struct Entry
    {
        const PortalSession *session; ///< nothing: of a portal that is not in the list
        std::unique_ptr<ClearRun> run;
        QPointer<QObject> view;
        bool isRunning = false;
    };

    MutationGate &gate(PortalSession &session);
    ClearRun *add(std::unique_ptr<ClearRun> run);
    [[nodiscard]] ClearRun *runOf(JobId job) const;
    void opened(const JournalledJob &job, Purpose purpose);
    static void begin(ClearRun &run, Purpose purpose);
    void watch(ClearRun *run);
    void stageChanged(ClearRun *run);
    void drop(ClearRun *run);
    void tellObstacles();
    [[nodiscard]] std::optional<ErrorText> obstacle(const PortalSession *session) const;
    [[nodiscard]] std::optional<ErrorText> sessionObstacle(const ArchivedJob &job, bool changes) const;

    Journal &m_journal;
    Clock &m_clock;
    View m_view;
    Sessions m_sessions;
    SessionObstacle m_sessionObstacle;
    bool m_archiveOpened = false;
    std::optional<JournalError> m_archiveProblem;
    std::map<const PortalSession *, std::unique_ptr<MutationGate>> m_gates;
    std::vector<Entry> m_entries;
};

} // namespace eventsweep
