// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/clear/clearhistory.h"
#include "core/clear/clearstate.h"
#include "core/clear/journal.h"
#include "core/clear/mutationgate.h"

#include <QObject>

namespace eventsweep {

/// Carries out one clear: asks the pure core (clearstate.h) for the next step, writes the intent, does it, writes the
/// outcome, goes on. Lives in the thread of its client; must outlive neither client nor journal.
class ClearJob : public QObject
{
    Q_OBJECT
public:
    ClearJob(JobHeader header, ClearScope scope, RestClient &client, MutationGate &gate, Journal &journal, Clock &clock,
             QObject *parent = nullptr);
    /// Goes on with a job of the archive, whether it was stopped, ended early or was killed: the same scope, the same
    /// job in the archive.
    ClearJob(JournalledJob past, RestClient &client, MutationGate &gate, Journal &journal, Clock &clock,
             QObject *parent = nullptr);
    ~ClearJob() override;

    void start();
    /// Takes back a change that still waits for the portal's limits, lets one that is being sent come to its end, reads
    /// back what was sent, and ends. Before start(): nothing is changed at all, only read back (for a past job: what it
    /// sent and never read).
    void stop();

    [[nodiscard]] const ClearScope &scope() const { return m_state.scope(); }
    [[nodiscard]] const JobHeader &header() const { return m_header; }
    [[nodiscard]] const ClearProgress &progress() const { return m_progress; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// Whole when finished.
    [[nodiscard]] const ClearReport &report() const { return m_report; }
    /// In the archive; nothing before the job has been written there.
    [[nodiscard]] std::optional<JobId> id() const { return m_id; }

Q_SIGNALS:
    void progressChanged(const eventsweep::ClearProgress &progress);
    /// Once, whatever happens.
    void finished(const eventsweep::ClearReport &report);

private:
    void advance();
    void carryOut(const ReadStep &step);
    void carryOut(const ArchiveStep &step);
    void carryOut(const MutateStep &step);
    void carryOut(const FinishStep &step);
    void send(const IntentReceipt &receipt);
    void answered(const IntentReceipt &receipt, const MutationGate::Answer &answer);
    /// `asWhole`: the request failed, not only its commands.
    void settle(const IntentReceipt &receipt, const MutationAnswer &answer, bool asWhole = false);
    void apply(const ClearOutcome &outcome);
    void readFailed(const ReadStep &step, const RestError &error);
    /// Nothing more is changed; what was sent is still read back.
    void endEarly(const RestError &error);
    void fail(const JournalError &error);
    void finish();
    void reportProgress();

    JobHeader m_header;
    ClearState m_state;
    RestClient &m_client;
    MutationGate &m_gate;
    Journal &m_journal;
    Clock &m_clock;
    CancelSource m_cancel;
    CancelSource m_withdraw;
    std::optional<JobId> m_id;
    ClearProgress m_progress;
    ClearReport m_report;
    bool m_started = false;
    bool m_stopRequested = false;
    int m_postponed = 0;          ///< rounds in a row in which the portal carried nothing out
    bool m_refusedBefore = false; ///< the last change, all of it
    bool m_finished = false;
};

} // namespace eventsweep
