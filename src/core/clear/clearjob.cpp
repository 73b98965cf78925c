// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearjob.h"

#include "core/base/futures.h"
#include "core/clear/mutationanswer.h"

#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// Rounds in a row in which the portal carried nothing out, each after the limiter's pause.
constexpr int mostPostponed = 20;

/// Of no use once the job is stopped; the other reads tell what became of what was sent.
bool leadsToChanges(const ReadStep &step)
{
    return step.purpose == ReadStep::Purpose::Reread || step.purpose == ReadStep::Purpose::Survey;
}

} // namespace

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

ClearJob::ClearJob(JournalledJob past, RestClient &client, MutationGate &gate, Journal &journal, Clock &clock,
                   QObject *parent)
    : QObject(parent)
    , m_header(past.job.header)
    , m_state(past.scope, past.history, m_header.withReservations)
    , m_client(client)
    , m_gate(gate)
    , m_journal(journal)
    , m_clock(clock)
    , m_id(past.job.id)
{
    m_report.requests = past.report.requests;
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
    if (m_id) {
        whenDone(m_journal.reopen(*m_id), this, [this](const JournalResult<void> &reopened) {
            if (!reopened)
                return fail(reopened.error());
            advance();
        });
        return;
    }
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
    m_withdraw.cancel();
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
    if (m_state.hasRemovedStrays() && !m_report.error)
        m_report.error = answerNotUnderstood(
            u"The portal removed records that were not asked for; copies of them are in the archive."_s);
    // What is known for good is written down before anything else happens: a new start need not ask again.
    auto settled = m_state.takeSettled();
    if (settled.empty())
        return advance();
    whenDone(m_journal.settle(*m_id, std::move(settled)), this, [this](const JournalResult<void> &done) {
        if (!done)
            return fail(done.error());
        advance();
    });
}

void ClearJob::carryOut(const ReadStep &step)
{
    ++m_report.requests;
    const auto answers = list(m_client, step.commands,
                              {.connector = m_header.connector,
                               .priority = RateLimiter::Priority::Clearing,
                               .cancel = m_cancel.token(),
                               .withdraw = leadsToChanges(step) ? m_withdraw.token() : CancelToken()});
    whenDone(answers, this, [this, step](const RestResult<ListAnswers> &read) {
        if (!read)
            return readFailed(step, read.error());
        m_postponed = 0;
        apply(*read);
    });
}

void ClearJob::readFailed(const ReadStep &step, const RestError &error)
{
    using Kind = RestError::Kind;
    if (m_stopRequested && error.kind == Kind::Cancelled)
        return advance(); // withdrawn: the state stops now
    // Inside a batch a resting method is an error of its command; the limiter waits before the next request.
    const bool resting = error.kind == Kind::MethodResting || error.kind == Kind::TooFast;
    if (resting && ++m_postponed < mostPostponed)
        return advance();
    if (leadsToChanges(step))
        return endEarly(error);
    if (!m_report.error)
        m_report.error = error;
    finish(); // what was sent cannot be read back: Unknown
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
    whenDone(m_gate.send(receipt, m_withdraw.token(), m_cancel.token()), this,
             [this, receipt](const MutationGate::Answer &answer) { answered(receipt, answer); });
}

void ClearJob::answered(const IntentReceipt &receipt, const MutationGate::Answer &answer)
{
    const Mutation &mutation = receipt.mutation();
    if (answer) {
        const auto first = std::ranges::find_if(*answer, [](const auto &command) { return !command.has_value(); });
        if (first != answer->end() && !m_report.refused)
            m_report.refused = first->error();
        if (!std::holds_alternative<ReserveRecords>(mutation))
            return settle(receipt, answerOf(mutation, *answer));
        // Reservations hand out thousands of records: read off the thread.
        const auto read = QtConcurrent::run([mutation, answers = *answer] { return answerOf(mutation, answers); });
        whenDone(read, this, [this, receipt](const MutationAnswer &given) { settle(receipt, given); });
        return;
    }
    if (const auto *refusal = std::get_if<GateRefusal>(&answer.error())) {
        m_report.gateRefusal = *refusal;
        RestError notSent;
        notSent.kind = RestError::Kind::WrongRequest;
        return settle(receipt, answerOf(mutation, notSent), true);
    }
    const RestError error = std::get<RestError>(answer.error());
    if (!m_report.refused && error.kind != RestError::Kind::Cancelled)
        m_report.refused = error;
    settle(receipt, answerOf(mutation, error), true);
}

void ClearJob::settle(const IntentReceipt &receipt, const MutationAnswer &answer, bool asWhole)
{
    const MutationOutcome outcome = m_state.outcomeOf(answer);
    const auto written = m_journal.outcome(receipt, outcome, m_state.copiesOf(receipt.mutation(), answer));
    whenDone(written, this, [this, outcome, asWhole](const JournalResult<void> &done) {
        if (!done) {
            // The answer is known to this run at least: the report uses it, and nothing more is sent.
            m_state.apply(outcome);
            return fail(done.error());
        }
        const auto all = [&outcome](CommandKind kind) {
            return std::ranges::all_of(outcome.commands, [kind](const auto &command) { return command.kind == kind; });
        };
        const bool nothing = all(CommandKind::Postponed);
        m_postponed = nothing ? m_postponed + 1 : 0;
        // What every command of a request is refused for, the next ones are refused for too: rights, plan, read-only.
        // A single command may have been refused for itself.
        const bool refused = all(CommandKind::Refused);
        const bool again = std::exchange(m_refusedBefore, refused);
        const bool forItself = outcome.commands.size() == 1 && !asWhole && m_report.refused &&
                               m_report.refused->kind == RestError::Kind::WrongRequest;
        if ((refused && (again || !forItself)) || m_postponed >= mostPostponed)
            return endEarly(m_report.refused.value_or(RestError()));
        apply(outcome);
    });
}

void ClearJob::endEarly(const RestError &error)
{
    if (!m_report.gateRefusal && !m_report.error)
        m_report.error = error;
    m_state.stop();
    advance();
}

void ClearJob::fail(const JournalError &error)
{
    m_report.journalError = error;
    finish();
}

void ClearJob::finish()
{
    m_report.entries = m_state.entries();
    m_report.strays = m_state.strays();
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
