// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearstate.h"

#include <algorithm>

namespace eventsweep {

namespace {

/// A lost reservation may be asked for once more, after a read has shown the record free.
constexpr int mostClaims = 2;

template <typename... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

} // namespace

ClearState::ClearState(ClearScope scope, bool withReservations)
    : m_scope(std::move(scope))
    , m_withReservations(withReservations)
{
    for (const ChosenRecord &chosen : m_scope.records) {
        if (m_index.contains(chosen.id))
            continue;
        m_index.insert(chosen.id, m_items.size());
        Item item{chosen};
        m_items.push_back(std::move(item));
    }
}

ClearState::ClearState(ClearScope scope, const ClearHistory &history, bool withReservations)
    : ClearState(std::move(scope), withReservations)
{
    m_archived = history.archived;
    for (const ClearReport::Entry &entry : history.settled)
        settle(item(entry.id), entry.category, entry.note, entry.heldBy);
}

ClearReport reportOf(const JournalledJob &job)
{
    ClearReport report = job.report;
    report.entries = ClearState(job.scope, job.history, job.job.header.withReservations).entries();
    return report;
}

// ---- what comes next

ClearStep ClearState::next() const
{
    // What has been read is copied before anything else is read: memory holds one portion of payloads at a time.
    if (auto step = archiveStep())
        return *step;
    if (auto step = changingStep())
        return *step;
    if (auto step = readStep(Stage::Sent, ReadStep::Purpose::Verify))
        return *step;
    if (!m_stopped) {
        if (auto step = readStep(Stage::Chosen, ReadStep::Purpose::Reread))
            return *step;
    }
    return FinishStep{};
}

/// Reserve or take, see who owns what, clear: in this order within a portion.
std::optional<ClearStep> ClearState::changingStep() const
{
    if (!m_stopped) {
        if (auto step = claimStep())
            return step;
    }
    if (auto step = readStep(Stage::Reserved, ReadStep::Purpose::Owners))
        return step;
    return m_stopped ? std::nullopt : clearStep();
}

std::vector<RecordId> ClearState::inStage(Stage stage, size_t most) const
{
    std::vector<RecordId> ids;
    for (const Item &item : m_items) {
        if (ids.size() == most)
            break;
        if (item.stage == stage)
            ids.push_back(item.chosen.id);
    }
    return ids;
}

qsizetype ClearState::count(Stage stage) const
{
    return std::ranges::count(m_items, stage, &Item::stage);
}

std::optional<ClearStep> ClearState::readStep(Stage stage, ReadStep::Purpose purpose) const
{
    auto ids = NonEmpty<RecordId>::from(inStage(stage, ReadStep::mostRead));
    return ids ? std::optional<ClearStep>(ReadStep{purpose, *ids}) : std::nullopt;
}

std::optional<ClearStep> ClearState::archiveStep() const
{
    ArchiveStep step;
    for (const Item &item : m_items) {
        // After a stop only what the portal has removed already is still worth a newer copy.
        if (item.copy && (!m_stopped || item.stage == Stage::Sent))
            step.records.push_back(*item.copy);
    }
    return step.records.empty() ? std::nullopt : std::optional<ClearStep>(std::move(step));
}

std::optional<ClearStep> ClearState::claimStep() const
{
    std::vector<FreeRecord> free;
    for (const Item &item : m_items) {
        if (free.size() == mostBatchCommands)
            break;
        if (item.stage == Stage::Archived)
            free.push_back({item.chosen.id, item.chosen.state == RecordState::Failed});
    }
    const auto records = NonEmpty<FreeRecord>::from(std::move(free));
    if (!records)
        return std::nullopt;
    if (m_withReservations) {
        std::vector<Claim> claims(records->begin(), records->end());
        return MutateStep{ReserveRecords{*NonEmpty<Claim>::from(std::move(claims))}};
    }
    return MutateStep{TakeRecords{*records}};
}

std::optional<ClearStep> ClearState::clearStep() const
{
    // Grouped by reservation, in the order in which they first appear: deterministic, and few commands.
    std::vector<std::pair<ProcessId, std::vector<const Item *>>> groups;
    QHash<ProcessId, size_t> groupOf;
    for (const Item &item : m_items) {
        if (item.stage != Stage::Held)
            continue;
        const auto known = groupOf.constFind(*item.process);
        size_t at = known == groupOf.cend() ? groups.size() : *known;
        if (known != groupOf.cend() && groups[at].second.size() == mostIdsPerCommand)
            at = groups.size();
        if (at == groups.size()) {
            if (groups.size() == mostBatchCommands)
                break;
            groups.push_back({*item.process, {}});
            groupOf.insert(*item.process, at);
        }
        groups[at].second.push_back(&item);
    }

    std::vector<ClearRequest> requests;
    for (const auto &[process, items] : groups) {
        if (m_scope.by == ClearScope::By::Messages) {
            std::vector<ClearByMessages::Target> targets;
            for (const Item *item : items)
                targets.push_back({item->chosen.messageId, item->chosen.id});
            requests.emplace_back(ClearByMessages{process, *NonEmpty<ClearByMessages::Target>::from(targets)});
        } else {
            std::vector<RecordId> ids;
            for (const Item *item : items)
                ids.push_back(item->chosen.id);
            requests.emplace_back(ClearByRecords{process, *NonEmpty<RecordId>::from(ids)});
        }
    }
    auto list = NonEmpty<ClearRequest>::from(std::move(requests));
    return list ? std::optional<ClearStep>(MutateStep{ClearRecords{*list}}) : std::nullopt;
}

// ---- what an outcome means

void ClearState::apply(const ClearOutcome &outcome)
{
    const ClearStep step = next();
    if (const auto *read = std::get_if<ReadStep>(&step))
        applyRead(*read, std::get<ReadOutcome>(outcome));
    else if (const auto *archive = std::get_if<ArchiveStep>(&step))
        applyArchived(*archive);
    else if (const auto *mutate = std::get_if<MutateStep>(&step))
        applyMutation(mutate->mutation, std::get<MutationOutcome>(outcome));
}

void ClearState::stop()
{
    m_stopped = true;
}

void ClearState::applyRead(const ReadStep &step, const ReadOutcome &outcome)
{
    QHash<RecordId, const Record *> present;
    for (const Record &record : outcome.present) {
        if (record.id)
            present.insert(*record.id, &record);
    }
    for (const RecordId id : step.records) {
        const Record *now = present.value(id, nullptr);
        switch (step.purpose) {
        case ReadStep::Purpose::Reread:
            reread(item(id), now);
            break;
        case ReadStep::Purpose::Owners:
            owner(item(id), now);
            break;
        case ReadStep::Purpose::Verify:
            verify(item(id), now);
            break;
        }
    }
}

void ClearState::reread(Item &item, const Record *now)
{
    const ChosenRecord &seen = item.chosen;
    if (!now)
        return settle(item, ClearCategory::AlreadyGone);
    if (now->state == RecordState::NotUnderstood || now->messageId != seen.messageId)
        return settle(item, ClearCategory::ChangedLeft);
    if (now->processId && now->processId != seen.processId)
        return settle(item, ClearCategory::TakenByOther, ClearNote::None, now->processId);
    const bool changed = now->lastSeen != seen.lastSeen || now->state != seen.state;
    if (changed && !m_scope.includeChanged)
        return settle(item, ClearCategory::ChangedLeft);

    item.chosen.lastSeen = now->lastSeen;
    item.chosen.state = now->state;
    item.chosen.processId = now->processId;
    item.process = now->processId;
    item.stage = Stage::Present;
    keepCopy(item, *now);
}

void ClearState::keepCopy(Item &item, const Record &record)
{
    item.copy = record;
    item.copiedTime = record.lastSeen;
    item.copiedAdditional = record.additional;
}

bool ClearState::differsFromCopy(const Item &item, const Record &record)
{
    // Same message, so same name and data: only the time and who caused it can differ.
    return record.lastSeen != item.copiedTime || record.additional != item.copiedAdditional;
}

void ClearState::applyArchived(const ArchiveStep &step)
{
    for (const Record &record : step.records) {
        Item &copied = item(*record.id);
        copied.copy.reset();
        ++m_archived;
        if (copied.stage == Stage::Rewrite)
            copied.stage = Stage::Held;
        else if (copied.stage == Stage::Present)
            copied.stage = copied.process ? Stage::Held : Stage::Archived;
    }
}

void ClearState::applyMutation(const Mutation &mutation, const MutationOutcome &outcome)
{
    const auto answer = [&](size_t at) {
        return at < outcome.commands.size() ? outcome.commands[at] : CommandOutcome{};
    };
    std::visit(Overloaded{[&](const ReserveRecords &reserve) {
                              for (size_t i = 0; i < reserve.claims.size(); ++i)
                                  for (const RecordId id : recordsOf(reserve.claims.items()[i]))
                                      claimed(item(id), answer(i), false);
                          },
                          [&](const TakeRecords &take) {
                              for (size_t i = 0; i < take.records.size(); ++i)
                                  claimed(item(take.records.items()[i].id), answer(i), true);
                          },
                          [&](const ClearRecords &clear) {
                              for (size_t i = 0; i < clear.requests.size(); ++i)
                                  applyClear(clear.requests.items()[i], answer(i));
                          }},
               mutation);
}

void ClearState::claimed(Item &item, const CommandOutcome &outcome, bool taking)
{
    if (outcome.kind == CommandKind::Postponed)
        return;
    item.claimSent = true;
    ++item.claims;
    item.answer = outcome.kind;
    item.given = false;
    for (const RecordId id : outcome.given) {
        if (id != item.chosen.id) {
            m_hasStrays = true; // their copies are in the archive with the outcome
            m_stopped = true;
            continue;
        }
        item.given = true;
        item.newer = std::ranges::find(outcome.changed, id) != outcome.changed.end() && taking;
    }
    if (taking) {
        item.stage = Stage::Sent;
        return;
    }
    item.process = item.given ? outcome.process : std::nullopt;
    item.owned = item.process.has_value();
    item.stage = Stage::Reserved;
}

void ClearState::applyClear(const ClearRequest &request, const CommandOutcome &outcome)
{
    if (outcome.kind == CommandKind::Postponed)
        return;
    for (const RecordId id : recordsOf(ClearRecords{NonEmpty<ClearRequest>(request)})) {
        Item &sent = item(id);
        sent.stage = Stage::Sent;
        sent.clearSent = true;
        sent.answer = outcome.kind;
    }
}

void ClearState::owner(Item &item, const Record *now)
{
    using Kind = CommandKind;
    if (!now)
        return settle(item, ClearCategory::AlreadyGone);
    if (now->state == RecordState::NotUnderstood)
        return settle(item, ClearCategory::Unknown, item.owned ? ClearNote::HeldPerhapsByJob : ClearNote::None,
                      item.process);
    if (now->processId) {
        if (item.owned && now->processId == item.process) {
            item.chosen.state = now->state;
            if (now->lastSeen != item.chosen.lastSeen && !m_scope.includeChanged)
                return settle(item, ClearCategory::ChangedLeft, ClearNote::HeldByThisJob, item.process);
            if (!differsFromCopy(item, *now)) {
                item.stage = Stage::Held;
                return;
            }
            item.stage = Stage::Rewrite;
            return keepCopy(item, *now);
        }
        if (item.answer == Kind::Unknown)
            return settle(item, ClearCategory::Unknown, ClearNote::HeldPerhapsByJob, now->processId);
        return settle(item, ClearCategory::TakenByOther, ClearNote::None, now->processId);
    }
    if (now->state != item.chosen.state || now->messageId != item.chosen.messageId)
        return settle(item, ClearCategory::ChangedLeft);
    if (item.answer == Kind::Unknown && item.claims < mostClaims && !m_stopped) {
        item.stage = Stage::Archived;
        return;
    }
    settle(item, ClearCategory::StillThere, item.answer == Kind::Refused ? ClearNote::Refused : ClearNote::NotReserved);
}

void ClearState::verify(Item &item, const Record *now)
{
    using Kind = CommandKind;
    const bool lost = item.answer == Kind::Unknown;
    if (!now) {
        // Gone. Ours when the portal said so, or when nobody else can know the process that held it.
        const bool ours = item.clearSent ? (item.answer == Kind::Answered || (lost && item.owned))
                                         : (item.answer == Kind::Answered && item.given);
        if (ours)
            return settle(item, ClearCategory::Cleared, item.newer ? ClearNote::ChangedWhenTaken : ClearNote::None);
        return settle(item, ClearCategory::AlreadyGone, lost ? ClearNote::AnswerLost : ClearNote::None);
    }
    const ClearNote why = item.answer == Kind::Refused ? ClearNote::Refused
                          : lost                       ? ClearNote::AnswerLost
                                                       : ClearNote::None;
    if (now->processId && now->processId != item.process)
        return settle(item, ClearCategory::TakenByOther, ClearNote::None, now->processId);
    if (now->processId && item.owned)
        return settle(item, ClearCategory::StillThere, ClearNote::HeldByThisJob, now->processId);
    if (now->state != RecordState::NotUnderstood && !now->processId && item.clearSent)
        return settle(item, ClearCategory::ChangedLeft); // a worker has handed it back as failed
    settle(item, ClearCategory::StillThere, why);
}

void ClearState::settle(Item &item, ClearCategory category, ClearNote note, std::optional<ProcessId> heldBy)
{
    item.stage = Stage::Settled;
    item.category = category;
    item.note = note;
    item.heldBy = std::move(heldBy);
}

MutationOutcome ClearState::outcomeOf(const Mutation &, const MutationAnswer &answer) const
{
    MutationOutcome outcome;
    for (const CommandAnswer &command : answer.commands) {
        CommandOutcome one{command.kind, command.process, {}, {}};
        for (const Record &record : command.records) {
            if (!record.id)
                continue;
            one.given.push_back(*record.id);
            if (m_index.contains(*record.id) && differsFromCopy(item(*record.id), record))
                one.changed.push_back(*record.id);
        }
        outcome.commands.push_back(std::move(one));
    }
    return outcome;
}

std::vector<Record> ClearState::copiesOf(const Mutation &, const MutationAnswer &answer) const
{
    std::vector<Record> copies;
    for (const CommandAnswer &command : answer.commands) {
        for (const Record &record : command.records) {
            if (!record.id || !m_index.contains(*record.id) || differsFromCopy(item(*record.id), record))
                copies.push_back(record);
        }
    }
    return copies;
}

// ---- what is known

std::vector<ClearReport::Entry> ClearState::entries() const
{
    std::vector<ClearReport::Entry> entries;
    entries.reserve(m_items.size());
    for (const Item &item : m_items) {
        ClearReport::Entry entry{item.chosen.id, item.category, item.note, item.heldBy};
        const bool lost = item.answer == CommandKind::Unknown;
        if (item.stage == Stage::Sent) {
            entry.category = ClearCategory::Unknown;
            entry.note = lost ? ClearNote::AnswerLost : ClearNote::None;
        } else if (item.stage == Stage::Reserved) {
            // Until the owner is read: another worker may have written last.
            entry.category = ClearCategory::Unknown;
            entry.note = item.owned ? ClearNote::HeldPerhapsByJob : lost ? ClearNote::AnswerLost : ClearNote::None;
            entry.heldBy = item.process;
        } else if (item.stage != Stage::Settled && item.owned) {
            entry.category = ClearCategory::StillThere;
            entry.note = ClearNote::HeldByThisJob;
            entry.heldBy = item.process;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

ClearProgress ClearState::progress() const
{
    using Phase = ClearProgress::Phase;
    const auto all = static_cast<qsizetype>(m_items.size());
    const auto claimsSent = std::ranges::count_if(m_items, &Item::claimSent);
    const auto clearsSent = std::ranges::count_if(m_items, &Item::clearSent);
    ClearProgress progress{.chosen = all, .stopping = m_stopped};
    const auto set = [&](Phase phase, qsizetype total, qsizetype left) {
        progress.phase = phase;
        progress.total = total;
        progress.done = total - left;
    };

    const ClearStep step = next();
    if (const auto *read = std::get_if<ReadStep>(&step)) {
        if (read->purpose == ReadStep::Purpose::Reread)
            set(Phase::Reread, all, count(Stage::Chosen));
        else if (read->purpose == ReadStep::Purpose::Owners)
            set(Phase::Owners, claimsSent, count(Stage::Reserved));
        else
            set(Phase::Verify, m_withReservations ? clearsSent : claimsSent + clearsSent, count(Stage::Sent));
    } else if (std::holds_alternative<ArchiveStep>(step)) {
        const auto waiting = std::ranges::count_if(m_items, [](const Item &item) { return item.copy.has_value(); });
        set(Phase::Archive, static_cast<qsizetype>(m_archived) + waiting, waiting);
    } else if (const auto *mutate = std::get_if<MutateStep>(&step)) {
        if (std::holds_alternative<ClearRecords>(mutate->mutation))
            set(Phase::Clear, clearsSent + count(Stage::Held), count(Stage::Held));
        else
            set(m_withReservations ? Phase::Reserve : Phase::Take, claimsSent + count(Stage::Archived),
                count(Stage::Archived));
    } else {
        set(Phase::Finished, all, 0);
    }
    return progress;
}

} // namespace eventsweep
