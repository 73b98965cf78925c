// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearjob.h"

#include "core/base/futures.h"
#include "core/clear/mutationanswer.h"
#include "core/queue/recordreading.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

ClearJob::ClearJob(JobHeader header, ClearScope scope, RestClient &client, MutationGate &gate, Journal &journal,
                   Clock &clock, QObject *parent)
    : QObject(parent)
    , m_header(std::move(header))
    , m_state(std::move(scope), m_header.withReservations)
    , m_client(client)
    , m_gate(gate)
    , m_journal(journal)
    , m_clock(clock)
{
}

ClearJob::~ClearJob()
{
    m_cancel.cancel();
}

void ClearJob::start()
{
    if (std::exchange(m_started, true))
        return;
    m_report.startedAt = m_clock.now();
    reportProgress();
    whenDone(m_journal.createJob(m_header, scope()), this, [this](const JournalResult<JobId> &id) {
        if (!id)
            return fail(id.error());
        m_id = *id;
        advance();
    });
}

void ClearJob::stop()
{
    if (m_finished || m_stopRequested)
        return;
    m_stopRequested = true;
    m_report.stopped = true;
    reportProgress();
}

void ClearJob::advance()
{
    // Between two steps only: an outcome belongs to the step that was next when it was begun.
    if (m_stopRequested)
        m_state.stop();
    const ClearStep step = m_state.next();
    if (!std::holds_alternative<FinishStep>(step))
        reportProgress();
    std::visit([this](const auto &kind) { carryOut(kind); }, step);
}

void ClearJob::apply(const ClearOutcome &outcome)
{
    m_state.apply(outcome);
    if (!m_state.strays().empty() && !m_report.error) {
        RestError error;
        error.kind = RestError::Kind::AnswerNotUnderstood;
        error.delivery = RestError::Delivery::Answered;
        QStringList ids;
        for (const RecordId id : m_state.strays())
            ids.append(id.toString());
        error.text = u"The portal touched records that were not asked for: %1"_s.arg(ids.join(u", "_s));
        m_report.error = error;
    }
    advance();
}

void ClearJob::carryOut(const ReadStep &step)
{
    ++m_report.requests;
    const auto records = readRecords(
        m_client, step.records,
        {.connector = m_header.connector, .priority = RateLimiter::Priority::Clearing, .cancel = m_cancel.token()});
    whenDone(records, this, [this](const RestResult<std::vector<Record>> &present) {
        if (!present)
            return fail(present.error());
        apply(ReadOutcome{*present});
    });
}

void ClearJob::carryOut(const ArchiveStep &step)
{
    whenDone(m_journal.archive(*m_id, step.records), this, [this](const JournalResult<void> &done) {
        if (!done)
            return fail(done.error());
        apply(ArchiveOutcome{});
    });
}

void ClearJob::carryOut(const MutateStep &step)
{
    whenDone(m_journal.intend(*m_id, step.mutation), this, [this](const JournalResult<IntentReceipt> &receipt) {
        if (!receipt)
            return fail(receipt.error());
        send(*receipt);
    });
}

void ClearJob::carryOut(const FinishStep &)
{
    finish();
}

void ClearJob::send(const IntentReceipt &receipt)
{
    ++m_report.requests;
    whenDone(m_gate.send(receipt, m_header.connector, m_cancel.token()), this,
             [this, receipt](const MutationGate::Answer &answer) { answered(receipt, answer); });
}

void ClearJob::answered(const IntentReceipt &receipt, const MutationGate::Answer &answer)
{
    if (answer) {
        const auto isRefusal = [](const RestResult<RestAnswer> &command) { return !command.has_value(); };
        const auto first = std::ranges::find_if(*answer, isRefusal);
        if (first != answer->end() && !m_report.refused)
            m_report.refused = first->error();
        return settle(receipt, outcomeOf(receipt.mutation(), *answer), {});
    }
    if (const auto *refusal = std::get_if<GateRefusal>(&answer.error())) {
        m_report.gateRefusal = *refusal;
        RestError notSent;
        notSent.kind = RestError::Kind::WrongRequest;
        notSent.text = refusal->text;
        return settle(receipt, outcomeOf(receipt.mutation(), notSent), notSent);
    }
    const RestError error = std::get<RestError>(answer.error());
    MutateOutcome outcome = outcomeOf(receipt.mutation(), error);
    // Whatever may have been carried out is read back; what surely was not ends the job with its reason.
    const bool surelyNot = outcome.commands.front().kind == CommandOutcome::Kind::Refused;
    settle(receipt, std::move(outcome), surelyNot ? std::optional(error) : std::nullopt);
}

void ClearJob::settle(const IntentReceipt &receipt, MutateOutcome outcome, std::optional<RestError> ending)
{
    const auto written = m_journal.outcome(receipt, outcomeJson(outcome), reservationsIn(outcome));
    whenDone(written, this, [this, outcome = std::move(outcome), ending](const JournalResult<void> &done) {
        if (!done) {
            // The answer is known to this run at least: the report uses it, and nothing more is sent.
            m_state.apply(outcome);
            return fail(done.error());
        }
        if (ending)
            return fail(*ending);
        apply(outcome);
    });
}

void ClearJob::fail(const RestError &error)
{
    if (!m_report.gateRefusal && !m_report.error)
        m_report.error = error;
    finish();
}

void ClearJob::fail(const JournalError &error)
{
    m_report.journalError = error;
    finish();
}

void ClearJob::finish()
{
    m_report.entries = m_state.entries();
    m_report.archived = m_state.archived();
    m_report.endedAt = m_clock.now();
    const auto end = [this] {
        m_finished = true;
        m_progress.phase = ClearProgress::Phase::Finished;
        m_progress.done = m_progress.total = m_progress.chosen;
        Q_EMIT progressChanged(m_progress);
        Q_EMIT finished(m_report);
    };
    if (!m_id)
        return end();
    whenDone(m_journal.finish(*m_id, m_report), this, [this, end](const JournalResult<void> &done) {
        if (!done && !m_report.journalError)
            m_report.journalError = done.error();
        end();
    });
}

void ClearJob::reportProgress()
{
    const bool begun = m_id.has_value();
    m_progress = m_state.progress();
    if (!begun)
        m_progress.phase = ClearProgress::Phase::Freeze;
    m_progress.requests = m_report.requests;
    m_progress.stopping = m_stopRequested;
    Q_EMIT progressChanged(m_progress);
}

} // namespace eventsweep
