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

/// One clear from its review to its dismissed result: what the three pages of the dialog show and ask for. Knows no
/// widgets. GUI thread; belongs to ClearController, and must not outlive session, gate and journal.
class ClearRun : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Review, Running, Finished };

    struct Services
    {
        PortalSession &session;
        MutationGate &gate;
        Journal &journal;
        Clock &clock;
    };

    /// Why nothing can be cleared now, beyond what the run knows itself: archive, other jobs.
    using OuterObstacle = std::function<std::optional<ErrorText>()>;

    ClearRun(ClearSubject subject, ConnectorId connector, Services services, OuterObstacle outerObstacle = {},
             QObject *parent = nullptr);
    ~ClearRun() override;

    [[nodiscard]] Stage stage() const { return m_stage; }

    // -- review
    [[nodiscard]] const ClearSubject &subject() const { return m_subject; }
    [[nodiscard]] const ConnectorId &connector() const { return m_connector; }
    [[nodiscard]] const Portal &portal() const { return m_services.session.portal(); }
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

private:
    void portalChanged();
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
};

} // namespace eventsweep
