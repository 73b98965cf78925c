// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearstate.h"

#include <algorithm>

namespace eventsweep {

namespace {

/// From this size on a reservation is cheaper to count than to read: one command against one for 50 records.
constexpr size_t leastCounted = recordsPerPage;

/// Adds commands for these ids, so many in each, as long as there is room in the batch.
template <typename Command>
void addCommands(std::vector<ListCommand> &commands, const std::vector<RecordId> &ids, size_t each)
{
    for (size_t start = 0; start < ids.size() && commands.size() < ReadBatch::mostCommands; start += each) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(start);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(each, ids.size() - start));
        commands.emplace_back(Command{*NonEmpty<RecordId>::from({begin, end})});
    }
}

std::optional<ClearStep> readStep(ReadStep::Purpose purpose, std::vector<ListCommand> commands)
{
    auto list = NonEmpty<ListCommand>::from(std::move(commands));
    return list ? std::optional<ClearStep>(ReadStep{purpose, *list}) : std::nullopt;
}

} // namespace

ClearState::ClearState(ClearScope scope, bool withReservations)
    : m_scope(std::move(scope))
    , m_withReservations(withReservations)
{
    m_items.reserve(m_scope.records.size());
    for (const ChosenRecord &chosen : m_scope.records)
        m_items.emplace_back(chosen, m_items.size());
    std::ranges::stable_sort(m_items, {}, &ClearItem::id);
    const auto [first, last] = std::ranges::unique(m_items, {}, &ClearItem::id);
    m_items.erase(first, last);
    for (const ClearItem &item : m_items)
        count(item);
    (void)enterNextPortion();
    m_next = compute();
}

ClearState::ClearState(ClearScope scope, const ClearHistory &history, bool withReservations)
    : ClearState(std::move(scope), withReservations)
{
    m_archived = history.archived;
    for (const PastStep &step : history.steps)
        applyMutation(step.mutation, step.outcome.value_or(MutationOutcome()));
    for (const ClearReport::Entry &entry : history.settled) {
        if (ClearItem *item = find(entry.id))
            change(*item, [&entry](ClearItem &one) { one.settleFromJournal(entry); });
    }
    for (ClearItem &item : m_items)
        change(item, [](ClearItem &one) { one.resume(); });
    // What was told in an earlier run does not stop this one.
    m_hasRemovedStrays = m_stopped = false;
    m_newlySettled.clear();
    m_claims.clear();
    m_asked = 0;
    m_next = compute();
}

void ClearState::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    m_next = compute();
}

bool ClearState::enterNextPortion()
{
    m_begin = m_end;
    m_end = std::min(m_begin + (m_withReservations ? mostInPortion : mostInPortionTaken), m_items.size());
    m_claims.clear();
    return m_begin < m_end;
}

// ---- what comes next

ClearStep ClearState::compute()
{
    do {
        if (!m_stopped) {
            if (auto step = archiveStep())
                return *step;
            if (auto step = rereadStep())
                return *step;
            if (auto step = m_withReservations ? reserveStep() : takeStep())
                return *step;
        }
        if (auto step = ownersStep())
            return *step;
        if (auto step = lostRangesStep())
            return *step;
        if (!m_stopped) {
            if (auto step = clearStep())
                return *step;
        }
        if (auto step = verifyStep())
            return *step;
    } while (enterNextPortion());
    return FinishStep{};
}

ClearState::Ids ClearState::idsInStage(Stage stage, size_t most) const
{
    Ids ids;
    for (size_t i = m_begin; i < m_end && ids.size() < most; ++i) {
        if (m_items[i].stage() == stage)
            ids.push_back(m_items[i].id());
    }
    return ids;
}

std::optional<ClearStep> ClearState::archiveStep() const
{
    ArchiveStep step;
    for (size_t i = m_begin; i < m_end; ++i) {
        if (m_items[i].copy())
            step.records.push_back(*m_items[i].copy());
    }
    return step.records.empty() ? std::nullopt : std::optional<ClearStep>(std::move(step));
}

std::optional<ClearStep> ClearState::rereadStep() const
{
    std::vector<ListCommand> commands;
    addCommands<ListRecords>(commands, idsInStage(Stage::Chosen, ReadBatch::mostCommands * recordsPerPage),
                             recordsPerPage);
    return readStep(ReadStep::Purpose::Reread, std::move(commands));
}

std::optional<ClearStep> ClearState::takeStep() const
{
    std::vector<FreeRecord> records;
    inPortion(Stage::Archived, [&records](const ClearItem &item) {
        if (records.size() < mostBatchCommands)
            records.push_back({item.id(), item.chosen().state == RecordState::Failed});
    });
    const auto list = NonEmpty<FreeRecord>::from(std::move(records));
    return list ? std::optional<ClearStep>(MutateStep{TakeRecords{*list}}) : std::nullopt;
}

void ClearState::planClaims()
{
    std::vector<Claimable> records;
    std::vector<Avoided> avoided;
    for (size_t i = m_begin; i < m_end; ++i) {
        const ClearItem &item = m_items[i];
        const ChosenRecord &chosen = item.chosen();
        const bool failed = chosen.state == RecordState::Failed;
        if (item.stage() == Stage::Archived) {
            records.push_back({item.id(), failed, chosen.eventName, chosen.surroundings, item.isSettledByAge()});
        } else if (item.isLeftFree()) {
            // It may be on either side by now.
            avoided.push_back({item.id(), false, chosen.eventName});
            avoided.push_back({item.id(), true, chosen.eventName});
        }
    }
    for (Claim &claim : eventsweep::planClaims(records, avoided))
        m_claims.push_back({std::move(claim)});
}

std::optional<Claim> ClearState::stillToClaim(const Claim &claim) const
{
    Ids ids = recordsOf(claim);
    std::erase_if(ids, [this](RecordId id) { return find(id)->stage() != Stage::Archived; });
    const auto left = NonEmpty<RecordId>::from(std::move(ids));
    if (!left)
        return std::nullopt;
    if (const auto *range = std::get_if<FreeRange>(&claim))
        return FreeRange{*left, range->eventName, range->failed};
    return claim;
}

std::optional<ClearStep> ClearState::reserveStep()
{
    if (m_claims.empty())
        planClaims();
    // What another claim has brought already is not asked for again.
    for (m_asked = 0; m_asked < std::min(m_claims.size(), mostBatchCommands);) {
        if (const auto claim = stillToClaim(m_claims[m_asked].claim))
            m_claims[m_asked++].claim = *claim;
        else
            m_claims.erase(m_claims.begin() + static_cast<std::ptrdiff_t>(m_asked));
    }
    if (m_asked == 0)
        return std::nullopt;
    if (auto step = surveyStep())
        return step;
    std::vector<Claim> claims;
    for (size_t i = 0; i < m_asked; ++i)
        claims.push_back(m_claims[i].claim);
    return MutateStep{ReserveRecords{*NonEmpty<Claim>::from(std::move(claims))}};
}

std::optional<ClearStep> ClearState::surveyStep()
{
    std::vector<ListCommand> commands;
    m_surveyed.clear();
    for (size_t i = 0; i < m_asked; ++i) {
        const auto *range = std::get_if<FreeRange>(&m_claims[i].claim);
        if (!range || m_claims[i].surveyed)
            continue;
        const Ids expected = expectedIn(*range);
        if (commands.size() + 1 + (expected.size() + idsPerCount - 1) / idsPerCount > ReadBatch::mostCommands)
            break;
        // As many free records between the ends as there are free ones among the chosen: so no others.
        commands.emplace_back(
            CountFree{range->records.front(), range->records.items().back(), range->eventName, range->failed});
        for (size_t start = 0; start < expected.size(); start += idsPerCount) {
            const auto begin = expected.begin() + static_cast<std::ptrdiff_t>(start);
            const auto end = begin + static_cast<std::ptrdiff_t>(std::min(idsPerCount, expected.size() - start));
            commands.emplace_back(CountFreeAmong{*NonEmpty<RecordId>::from({begin, end}), range->failed});
        }
        m_surveyed.push_back(i);
    }
    return readStep(ReadStep::Purpose::Survey, std::move(commands));
}

std::optional<ClearStep> ClearState::ownersStep() const
{
    std::vector<ProcessId> processes; // in the order in which they first appear: deterministic
    QHash<ProcessId, Ids> held;
    inPortion(Stage::Reserved, [&](const ClearItem &item) {
        Ids &ids = held[*item.process()];
        if (ids.empty())
            processes.push_back(*item.process());
        ids.push_back(item.id());
    });
    std::vector<ListCommand> commands;
    Ids single = idsInStage(Stage::OwnerAsked, mostInPortion);
    for (const ProcessId &process : processes) {
        const Ids &ids = *held.constFind(process);
        if (ids.size() < leastCounted)
            single.insert(single.end(), ids.begin(), ids.end());
        else if (commands.size() < ReadBatch::mostCommands)
            commands.emplace_back(CountHeld{process});
    }
    std::ranges::sort(single);
    addCommands<ListRecords>(commands, single, recordsPerPage);
    return readStep(ReadStep::Purpose::Owners, std::move(commands));
}

namespace {

ClearRequest requestFor(ClearScope::By by, const ProcessId &process, const std::vector<const ClearItem *> &items)
{
    if (by == ClearScope::By::Messages) {
        std::vector<ClearByMessages::Target> targets;
        for (const ClearItem *item : items)
            targets.push_back({item->chosen().messageId, item->id()});
        return ClearByMessages{process, *NonEmpty<ClearByMessages::Target>::from(std::move(targets))};
    }
    std::vector<RecordId> ids;
    for (const ClearItem *item : items)
        ids.push_back(item->id());
    return ClearByRecords{process, *NonEmpty<RecordId>::from(std::move(ids))};
}

} // namespace

std::optional<ClearStep> ClearState::clearStep() const
{
    // Grouped by reservation, in the order in which they first appear: deterministic, and few commands.
    std::vector<std::pair<ProcessId, std::vector<const ClearItem *>>> groups;
    QHash<ProcessId, size_t> groupOf;
    inPortion(Stage::Held, [&](const ClearItem &item) {
        const auto known = groupOf.constFind(*item.process());
        if (known != groupOf.cend()) {
            groups[*known].second.push_back(&item);
            return;
        }
        if (groups.size() == mostBatchCommands)
            return; // the next request
        groupOf.insert(*item.process(), groups.size());
        groups.push_back({*item.process(), {&item}});
    });
    // A single reservation fits into one JSON call, which no limit on form variables can cut.
    const size_t each = groups.size() == 1 ? mostIdsPerCall : mostIdsPerCommand;
    std::vector<ClearRequest> requests;
    for (const auto &[process, items] : groups) {
        for (size_t start = 0; start < items.size() && requests.size() < mostBatchCommands; start += each) {
            const auto begin = items.begin() + static_cast<std::ptrdiff_t>(start);
            const auto end = begin + static_cast<std::ptrdiff_t>(std::min(each, items.size() - start));
            requests.push_back(requestFor(m_scope.by, process, {begin, end}));
        }
    }
    auto list = NonEmpty<ClearRequest>::from(std::move(requests));
    return list ? std::optional<ClearStep>(MutateStep{ClearRecords{*list}}) : std::nullopt;
}

std::optional<ClearStep> ClearState::verifyStep() const
{
    std::vector<ListCommand> commands;
    addCommands<CountRecords>(commands, idsInStage(Stage::Sent, ReadBatch::mostCommands * idsPerCount), idsPerCount);
    addCommands<ListRecords>(commands, idsInStage(Stage::GoneAsked, mostInPortion), recordsPerPage);
    return readStep(ReadStep::Purpose::Verify, std::move(commands));
}

// ---- what is known

void ClearState::count(const ClearItem &item, qsizetype by)
{
    m_inStage[static_cast<size_t>(item.stage())] += by;
    m_claimsSent += item.claimSent() ? by : 0;
    m_clearsSent += item.clearSent() ? by : 0;
}

ClearItem *ClearState::find(RecordId id)
{
    const auto found = std::ranges::lower_bound(m_items, id, {}, &ClearItem::id);
    return found != m_items.end() && found->id() == id ? &*found : nullptr;
}

std::vector<ClearReport::Entry> ClearState::takeSettled()
{
    std::vector<ClearReport::Entry> entries;
    for (const size_t at : std::exchange(m_newlySettled, {})) {
        const ClearReport::Entry entry = m_items[at].entry();
        if (!isOpen(entry))
            entries.push_back(entry);
    }
    return entries;
}

std::vector<ClearReport::Entry> ClearState::entries() const
{
    std::vector<const ClearItem *> inOrder;
    inOrder.reserve(m_items.size());
    for (const ClearItem &item : m_items)
        inOrder.push_back(&item);
    std::ranges::sort(inOrder, {}, &ClearItem::position);
    std::vector<ClearReport::Entry> entries;
    entries.reserve(inOrder.size());
    for (const ClearItem *item : inOrder)
        entries.push_back(item->entry());
    return entries;
}

ClearProgress ClearState::progress() const
{
    using Phase = ClearProgress::Phase;
    const auto all = static_cast<qsizetype>(m_items.size());
    ClearProgress progress{.chosen = all, .stopping = m_stopped};
    const auto set = [&progress](Phase phase, qsizetype total, qsizetype left) {
        progress.phase = phase;
        progress.total = total;
        progress.done = total - left;
    };
    const qsizetype toClaim = inStage(Stage::Archived);
    if (const auto *read = std::get_if<ReadStep>(&m_next)) {
        switch (read->purpose) {
        case ReadStep::Purpose::Reread:
            set(Phase::Reread, all, inStage(Stage::Chosen));
            break;
        case ReadStep::Purpose::Survey:
            set(Phase::Survey, m_claimsSent + toClaim, toClaim);
            break;
        case ReadStep::Purpose::Owners:
            set(Phase::Owners, m_claimsSent, inStage(Stage::Reserved) + inStage(Stage::OwnerAsked));
            break;
        case ReadStep::Purpose::Verify:
            set(Phase::Verify, m_withReservations ? m_clearsSent : m_claimsSent + m_clearsSent,
                inStage(Stage::Sent) + inStage(Stage::GoneAsked));
            break;
        }
    } else if (const auto *archive = std::get_if<ArchiveStep>(&m_next)) {
        const auto waiting = static_cast<qsizetype>(archive->records.size());
        set(Phase::Archive, static_cast<qsizetype>(m_archived) + waiting, waiting);
    } else if (const auto *mutate = std::get_if<MutateStep>(&m_next)) {
        if (std::holds_alternative<ClearRecords>(mutate->mutation))
            set(Phase::Clear, m_clearsSent + inStage(Stage::Held), inStage(Stage::Held));
        else
            set(m_withReservations ? Phase::Reserve : Phase::Take, m_claimsSent + toClaim, toClaim);
    } else {
        set(Phase::Finished, all, 0);
    }
    return progress;
}

ClearReport reportOf(const JournalledJob &job)
{
    ClearReport report = job.report;
    const ClearState state(job.scope, job.history, job.job.header.withReservations);
    report.entries = state.entries();
    report.strays = state.strays();
    return report;
}

} // namespace eventsweep
