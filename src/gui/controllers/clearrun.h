// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearjob.h"
#include "core/clear/clearpreview.h"
#include "core/portal/portalsession.h"
#include "gui/controllers/clearconfirmation.h"
#include "gui/controllers/clearsteps.h"
#include "gui/controllers/clearsubject.h"
#include "gui/texts/errortext.h"

#include <QObject>

#include <functional>
#include <memory>

namespace eventsweep {

/// One clear from its review to its dismissed result, or a clear of the archive from its result on: what the pages of
/// the dialog show and ask for. Knows no widgets. GUI thread; belongs to ClearController, and must not outlive session,
/// gate and journal.
class ClearRun : public QObject
{
    Q_OBJECT
public:
    enum class Stage {
        Review,
        Resume, ///< what is left of it is shown, and going on has to be confirmed
        Running,
        Finished
    };

    struct Services
    {
        PortalSession *session; ///< nothing: the portal is not in the list any more
        MutationGate *gate;     ///< there with the session
        Journal &journal;
        Clock &clock;
    };

    /// Why nothing can be cleared now, beyond what the run knows itself: archive, other jobs.
    using OuterObstacle = std::function<std::optional<ErrorText>()>;

    ClearRun(ClearSubject subject, ConnectorId connector, Services services, OuterObstacle outerObstacle = {},
             QObject *parent = nullptr);
    /// A job of the archive, Finished: what is known of it, whether it has ended or not.
    ClearRun(JournalledJob past, Services services, OuterObstacle outerObstacle = {}, QObject *parent = nullptr);
    ~ClearRun() override;

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const PortalSession *session() const { return m_services.session; }
    /// In the archive; nothing before the job has been written there.
    [[nodiscard]] std::optional<JobId> jobId() const;

    // -- review
    [[nodiscard]] const ClearSubject &subject() const { return m_subject; }
    [[nodiscard]] const ConnectorId &connector() const { return m_connector; }
    /// As it is now; as the archive knows it when it is not in the list any more.
    [[nodiscard]] const Portal &portal() const { return m_services.session ? m_services.session->portal() : m_gone; }
    [[nodiscard]] const ClearPreview &preview() const { return m_preview; }
    [[nodiscard]] const QString &archivePath() const { return m_services.journal.path(); }
    [[nodiscard]] ClearConfirmation confirmation() const;
    /// "acme › Sync app › erp".
    [[nodiscard]] QString scopeName() const;

    void setTyped(const QString &typed);
    void setIncludeChanged(bool include);
    /// Why nothing can be cleared now, whatever is typed; nothing when it can.
    [[nodiscard]] std::optional<ErrorText> obstacle() const;
    /// The outer obstacle may have changed.
    void reconsider();
    /// No obstacle, and what has to be typed is typed.
    [[nodiscard]] bool canStart() const;
    /// Does nothing unless canStart(), and only once.
    void start();

    // -- going on with a job that has ended early or was interrupted
    /// Something is left to do, and the archive knows enough to do it.
    [[nodiscard]] bool canGoOn() const;
    /// The job has not ended: the program or the machine did, in the middle of it.
    [[nodiscard]] bool isInterrupted() const { return m_interrupted; }
    /// Why nothing can be asked of the portal for a clear, not even read back; a read-only portal can be read.
    [[nodiscard]] std::optional<ErrorText> readingObstacle() const;
    /// Why leaveAsItIs() does nothing now: the same, or the archive knows too little of the job.
    [[nodiscard]] std::optional<ErrorText> leavingObstacle() const;
    /// From the result to Resume. `only`: cancelling closes the dialog instead of going back to the result.
    void goOn(bool only = false);
    void cancelGoOn();
    /// Reads back what was sent and ends the job; nothing is changed.
    void leaveAsItIs();
    /// What going on is about: by state, and by what is known of each.
    [[nodiscard]] const QHash<RecordState, qsizetype> &openByState() const { return m_openByState; }
    /// Records that the running or planned work is about.
    [[nodiscard]] qsizetype workCount() const;
    [[nodiscard]] bool isLeaving() const { return m_leaving; }

    /// Records of the result that are in the queue still, as far as known, and that going on would not settle.
    [[nodiscard]] std::vector<RecordId> retryable() const;
    void askToRetry();

    // -- progress
    [[nodiscard]] const ClearProgress &progress() const { return m_progress; }
    [[nodiscard]] const ClearSteps &steps() const { return m_steps; }
    [[nodiscard]] RateLimiter::Wait wait() const;
    [[nodiscard]] std::optional<Milliseconds> elapsed() const;
    /// Finishes the running request and reads back what was sent.
    void stop();

    // -- result
    [[nodiscard]] const ClearReport &report() const { return m_report; }
    [[nodiscard]] const JobHeader &header() const { return m_header; }
    /// The running or finished job; nothing in the review.
    [[nodiscard]] ClearJob *job() const { return m_job.get(); }
    /// The copies that this job made; an empty list before there is a job in the archive.
    [[nodiscard]] QFuture<JournalResult<std::vector<ArchivedRecord>>> copies() const;

    /// Cancels the review, or closes the result. While the job runs it does nothing: closing is not stopping.
    void dismiss();

Q_SIGNALS:
    void reviewChanged();
    void stageChanged();
    /// At every progress, and about twice a second while it runs: waits count down.
    void progressed();
    void dismissed();
    /// The operator asks for a dialog that is open already.
    void shownAgain();
    /// The operator asks for a new review of these.
    void retryAsked(const std::vector<eventsweep::RecordId> &ids);
    /// The archive could not be read.
    void failed(const eventsweep::ErrorText &why);

private:
    void watchSession();
    void portalChanged();
    void takePast(JournalledJob past);
    /// Reads the job from the archive, then `next()`.
    template <typename Next>
    void withPast(Next next);
    void startPast(bool leave);
    void run(std::unique_ptr<ClearJob> job);
    void jobProgressed(const ClearProgress &progress);
    void jobFinished(const ClearReport &report);
    void tick();

    ClearSubject m_subject;
    ConnectorId m_connector;
    Services m_services;
    ClearPreview m_preview;
    QString m_typed;
    OuterObstacle m_outerObstacle;
    Stage m_stage = Stage::Review;
    JobHeader m_header;
    std::unique_ptr<ClearJob> m_job;
    ClearProgress m_progress;
    ClearSteps m_steps;
    std::optional<Milliseconds> m_startedAt;
    ClearReport m_report;
    std::optional<JournalledJob> m_past; ///< as the archive had it when it was read last
    Portal m_gone;                       ///< stands for a portal that is not in the list
    QHash<RecordState, qsizetype> m_openByState;
    bool m_interrupted = false;
    bool m_resumeOnly = false;
    bool m_leaving = false;
    bool m_reading = false; ///< the archive is being read
};

} // namespace eventsweep
