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
        return applySurvey(answers);
    for (size_t i = 0; i < step.commands.size() && i < answers.commands.size(); ++i) {
        const ListAnswer &answer = answers.commands[i];
        std::visit(Overloaded{[&](const ListRecords &asked) { applyListed(step.purpose, asked, answer); },
                              [&](const CountRecords &asked) { applyGone(asked, answer); },
                              [&](const CountHeld &asked) { applyHeld(asked, answer); }, [](const CountFree &) {}},
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

qint64 ClearState::expectedIn(const FreeRange &range) const
{
    auto item = std::ranges::lower_bound(m_items, range.records.front(), {}, &ClearItem::id);
    qint64 expected = 0;
    for (; item != m_items.end() && item->id() <= range.records.items().back(); ++item) {
        const ChosenRecord &chosen = item->chosen();
        if (item->stage() == Stage::Archived && (chosen.state == RecordState::Failed) == range.failed &&
            (!range.eventName || chosen.eventName == *range.eventName))
            ++expected;
    }
    return expected;
}

void ClearState::applySurvey(const ListAnswers &answers)
{
    std::deque<PlannedClaim> claims;
    size_t at = 0;
    for (size_t i = 0; i < m_claims.size(); ++i) {
        PlannedClaim planned = m_claims[i];
        const auto *range = std::get_if<FreeRange>(&planned.claim);
        if (i >= m_asked || !range || planned.surveyed || at >= answers.commands.size()) {
            claims.push_back(std::move(planned));
            continue;
        }
        // Fewer than expected: a worker was faster, which the reservation will tell.
        if (answers.commands[at++].total <= expectedIn(*range)) {
            planned.surveyed = true;
            claims.push_back(std::move(planned));
            continue;
        }
        for (Claim &part : splitRange(*range))
            claims.push_back({std::move(part)});
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
    std::visit(Overloaded{[&](const ReserveRecords &reserve) {
                              each(reserve.claims, [this](const Claim &claim, const CommandOutcome &command) {
                                  applyReserved(claim, command);
                              });
                          },
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

void ClearState::applyReserved(const Claim &claim, const CommandOutcome &outcome)
{
    const QSet<RecordId> given(outcome.given.begin(), outcome.given.end());
    const QSet<RecordId> changed(outcome.changed.begin(), outcome.changed.end());
    // Another claim of the same request may have brought it already.
    const auto reserve = [&](RecordId id) {
        ClearItem *item = find(id);
        const bool waits = item && (item->stage() == Stage::Archived || item->stage() == Stage::Chosen ||
                                    item->stage() == Stage::OwnerAsked);
        if (waits)
            change(*item, [&](ClearItem &one) {
                one.reserved({outcome.kind, given.contains(id), changed.contains(id), outcome.process});
            });
        return waits;
    };
    const Ids asked = recordsOf(claim);
    for (const RecordId id : asked)
        (void)reserve(id);
    if (!outcome.process)
        return;
    m_givenBy[*outcome.process] += static_cast<qint64>(outcome.given.size());
    const QSet<RecordId> expected(asked.begin(), asked.end());
    for (const RecordId id : outcome.given) {
        if (!expected.contains(id) && !reserve(id))
            cameAlong(id, *outcome.process);
    }
}

void ClearState::cameAlong(RecordId id, const ProcessId &process)
{
    if (ClearItem *item = find(id))
        change(*item, [&process](ClearItem &one) { one.reservedAfterwards(process); });
    else
        m_strays.push_back({id, process});
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
