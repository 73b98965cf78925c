// SPDX-License-Identifier: Apache-2.0
// What the outcome of a step means: the second half of clearstate.h.
#include "core/clear/clearstate.h"

#include <QSet>

#include <algorithm>

namespace eventsweep {

namespace {

template <typename... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

CommandOutcome commandOf(const MutationOutcome &outcome, size_t at)
{
    return at < outcome.commands.size() ? outcome.commands[at] : CommandOutcome{};
}

} // namespace

void ClearState::apply(const ClearOutcome &outcome)
{
    const ClearStep step = m_next;
    if (const auto *read = std::get_if<ReadStep>(&step)) {
        applyRead(*read, std::get<ListAnswers>(outcome));
    } else if (const auto *archive = std::get_if<ArchiveStep>(&step)) {
        applyArchived(*archive);
    } else if (const auto *mutate = std::get_if<MutateStep>(&step)) {
        applyMutation(mutate->mutation, std::get<MutationOutcome>(outcome));
        dropSentClaims(std::get<MutationOutcome>(outcome));
    }
    m_next = compute();
}

// ---- reading

void ClearState::applyRead(const ReadStep &step, const ListAnswers &answers)
{
    if (answers.portalTime)
        m_portalTime = answers.portalTime;
    if (step.purpose == ReadStep::Purpose::Survey)
        return applySurvey(step, answers);
    for (size_t i = 0; i < step.commands.size() && i < answers.commands.size(); ++i) {
        const ListAnswer &answer = answers.commands[i];
        std::visit(Overloaded{[&](const ListRecords &asked) { applyListed(step.purpose, asked, answer); },
                              [&](const CountRecords &asked) { applyGone(asked, answer); },
                              [&](const CountHeld &asked) { applyHeld(asked, answer); },
                              [&](const ListHeld &asked) { applyLostRange(asked, answer); }, [](const CountFree &) {},
                              [](const CountFreeAmong &) {}},
                   step.commands.items()[i]);
    }
}

void ClearState::applyListed(ReadStep::Purpose purpose, const ListRecords &asked, const ListAnswer &answer)
{
    QHash<RecordId, const Record *> present;
    for (const Record &record : answer.records) {
        if (record.id)
            present.insert(*record.id, &record);
    }
    for (const RecordId id : asked.ids) {
        change(*find(id), [&](ClearItem &item) {
            const Record *now = present.value(id, nullptr);
            if (purpose == ReadStep::Purpose::Reread)
                item.reread(now, m_scope.includeChanged, m_portalTime);
            else if (purpose == ReadStep::Purpose::Owners)
                item.owner(now, m_scope.includeChanged, m_portalTime, !m_stopped);
            else
                item.gone(now, !m_stopped);
        });
    }
}

void ClearState::applyGone(const CountRecords &asked, const ListAnswer &answer)
{
    if (answer.isWhole())
        return applyListed(ReadStep::Purpose::Verify, {asked.ids}, answer);
    for (const RecordId id : asked.ids)
        change(*find(id), [](ClearItem &item) { item.goneDoubted(); });
}

void ClearState::applyHeld(const CountHeld &asked, const ListAnswer &answer)
{
    // Nobody can put a record into somebody else's reservation: it holds as many as were given, or fewer.
    const bool all = answer.total == m_givenBy.value(asked.process);
    for (size_t i = m_begin; i < m_end; ++i) {
        if (m_items[i].stage() == Stage::Reserved && m_items[i].process() == asked.process)
            change(m_items[i], [all](ClearItem &item) { all ? item.ownerProven() : item.ownerDoubted(); });
    }
}

ClearState::Ids ClearState::expectedIn(const FreeRange &range) const
{
    auto item = std::ranges::lower_bound(m_items, range.records.front(), {}, &ClearItem::id);
    Ids expected;
    for (; item != m_items.end() && item->id() <= range.records.items().back(); ++item) {
        const ChosenRecord &chosen = item->chosen();
        if (item->stage() == Stage::Archived && (chosen.state == RecordState::Failed) == range.failed &&
            (!range.eventName || chosen.eventName == *range.eventName))
            expected.push_back(item->id());
    }
    return expected;
}

void ClearState::applySurvey(const ReadStep &step, const ListAnswers &answers)
{
    // For each range the count between its ends, then the counts among the chosen.
    std::vector<bool> isClean;
    qint64 left = 0;
    for (size_t i = 0; i < step.commands.size(); ++i) {
        const qint64 total = answers.commands.at(i).total;
        if (std::holds_alternative<CountFree>(step.commands.items()[i])) {
            if (!isClean.empty())
                isClean.back() = left <= 0;
            isClean.push_back(false);
            left = total;
        } else {
            left -= total;
        }
    }
    if (!isClean.empty())
        isClean.back() = left <= 0;

    std::deque<PlannedClaim> claims;
    for (size_t i = 0, at = 0; i < m_claims.size(); ++i) {
        PlannedClaim planned = std::move(m_claims[i]);
        const bool isMeant = at < m_surveyed.size() && m_surveyed[at] == i;
        if (isMeant && !isClean[at++]) {
            for (Claim &part : splitRange(std::get<FreeRange>(planned.claim)))
                claims.push_back({std::move(part)});
            continue;
        }
        planned.surveyed = planned.surveyed || isMeant;
        claims.push_back(std::move(planned));
    }
    m_claims = std::move(claims);
}

// ---- writing

void ClearState::applyArchived(const ArchiveStep &step)
{
    for (const Record &record : step.records) {
        change(*find(*record.id), [](ClearItem &item) { item.archived(); });
        ++m_archived;
    }
}

void ClearState::applyMutation(const Mutation &mutation, const MutationOutcome &outcome)
{
    const auto each = [&outcome](const auto &commands, auto applyOne) {
        for (size_t i = 0; i < commands.size(); ++i) {
            const CommandOutcome command = commandOf(outcome, i);
            if (command.kind != CommandKind::Postponed)
                applyOne(commands.items()[i], command);
        }
    };
    std::visit(Overloaded{[&](const ReserveRecords &reserve) { applyReservation(reserve, outcome); },
                          [&](const TakeRecords &take) {
                              each(take.records, [this](const FreeRecord &record, const CommandOutcome &command) {
                                  applyTaken(record, command);
                              });
                          },
                          [&](const ClearRecords &clear) {
                              each(clear.requests, [this](const ClearRequest &request, const CommandOutcome &command) {
                                  applyCleared(request, command);
                              });
                          }},
               mutation);
}

void ClearState::applyReservation(const ReserveRecords &reserve, const MutationOutcome &outcome)
{
    m_brought.clear();
    const bool oneIsUnknown =
        outcome.commands.size() < reserve.claims.size() ||
        std::ranges::find(outcome.commands, CommandKind::Unknown, &CommandOutcome::kind) != outcome.commands.end();
    for (size_t i = 0; i < reserve.claims.size(); ++i) {
        const CommandOutcome command = commandOf(outcome, i);
        if (command.kind != CommandKind::Postponed)
            applyReserved(reserve.claims.items()[i], command, oneIsUnknown);
    }
}

void ClearState::applyReserved(const Claim &claim, const CommandOutcome &outcome, bool oneIsUnknown)
{
    const QSet<RecordId> given(outcome.given.begin(), outcome.given.end());
    const QSet<RecordId> changed(outcome.changed.begin(), outcome.changed.end());
    const auto reserve = [&](RecordId id, bool cameAlong) {
        ClearItem *item = find(id);
        // What a claim names was free when it was sent, whatever was done with it before.
        const bool isOver = !item || item->stage() == Stage::Settled ||
                            (cameAlong && (item->stage() == Stage::Sent || item->stage() == Stage::GoneAsked));
        if (isOver)
            return false;
        // A record that an earlier command brought was not free any more for this one. Where a command of the request
        // went unanswered, one that is not given may have been reserved by it.
        const bool isGiven = given.contains(id);
        if (!isGiven && m_brought.contains(id))
            return true;
        if (isGiven)
            m_brought.insert(id);
        const bool isDoubtful = !isGiven && oneIsUnknown && outcome.kind == CommandKind::Answered;
        change(*item, [&](ClearItem &one) {
            one.reserved({isDoubtful ? CommandKind::Unknown : outcome.kind, isGiven, changed.contains(id),
                          outcome.process, cameAlong});
        });
        return true;
    };
    const Ids asked = recordsOf(claim);
    for (const RecordId id : asked)
        (void)reserve(id, false);
    if (!outcome.process) {
        const auto *range = std::get_if<FreeRange>(&claim);
        if (range && outcome.kind == CommandKind::Unknown)
            loseRange(*range);
        return;
    }
    m_givenBy[*outcome.process] += static_cast<qint64>(outcome.given.size());
    const QSet<RecordId> expected(asked.begin(), asked.end());
    for (const RecordId id : outcome.given) {
        if (!expected.contains(id) && !reserve(id, true))
            cameAlong(id, *outcome.process);
    }
}

void ClearState::cameAlong(RecordId id, const ProcessId &process)
{
    if (ClearItem *item = find(id))
        change(*item, [&process](ClearItem &one) { one.reservedAfterwards(process); });
    else
        m_strays.push_back({id, process, false});
}

void ClearState::applyTaken(const FreeRecord &taken, const CommandOutcome &outcome)
{
    const auto names = [&taken](const Ids &ids) { return std::ranges::find(ids, taken.id) != ids.end(); };
    if (ClearItem *item = find(taken.id))
        change(*item, [&](ClearItem &one) {
            one.taken({outcome.kind, names(outcome.given), names(outcome.changed), {}});
        });
    const bool others = std::ranges::any_of(outcome.given, [&taken](RecordId id) { return id != taken.id; });
    if (others) {
        m_hasRemovedStrays = true; // their copies are in the archive with the outcome
        m_stopped = true;
    }
}

void ClearState::applyCleared(const ClearRequest &request, const CommandOutcome &outcome)
{
    const ProcessId process = std::visit([](const auto &kind) { return kind.process; }, request);
    for (const RecordId id : recordsOf(request)) {
        if (ClearItem *item = find(id))
            change(*item, [&](ClearItem &one) { one.cleared(process, outcome.kind); });
    }
}

void ClearState::dropSentClaims(const MutationOutcome &outcome)
{
    if (m_asked == 0)
        return;
    std::deque<PlannedClaim> left;
    for (size_t i = 0; i < m_claims.size(); ++i) {
        const bool sent = i < m_asked && commandOf(outcome, i).kind != CommandKind::Postponed;
        if (!sent)
            left.push_back({m_claims[i].claim, i >= m_asked && m_claims[i].surveyed}); // a pause makes a survey old
    }
    m_claims = std::move(left);
    m_asked = 0;
}

MutationOutcome ClearState::outcomeOf(const MutationAnswer &answer) const
{
    MutationOutcome outcome;
    for (const CommandAnswer &command : answer.commands) {
        CommandOutcome one{command.kind, command.process, {}, {}};
        for (const Record &record : command.records) {
            if (!record.id)
                continue;
            one.given.push_back(*record.id);
            const ClearItem *item = find(*record.id);
            if (item && item->differsFromCopy(record))
                one.changed.push_back(*record.id);
        }
        outcome.commands.push_back(std::move(one));
    }
    return outcome;
}

std::vector<Record> ClearState::copiesOf(const Mutation &mutation, const MutationAnswer &answer) const
{
    const bool taking = std::holds_alternative<TakeRecords>(mutation);
    std::vector<Record> copies;
    for (const CommandAnswer &command : answer.commands) {
        for (const Record &record : command.records) {
            const ClearItem *item = record.id ? find(*record.id) : nullptr;
            if (!item || (taking && item->differsFromCopy(record)))
                copies.push_back(record);
        }
    }
    return copies;
}

} // namespace eventsweep
