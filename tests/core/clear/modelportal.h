// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearstate.h"

#include <QSet>

#include <functional>
#include <map>

namespace eventsweep::model {

inline ProcessId process(const QString &name)
{
    return *ProcessId::from(name.leftJustified(32, QLatin1Char('0')));
}

inline Record record(qint64 id, std::optional<ProcessId> holder = {}, bool failed = false, qint64 time = 1000,
                     const QString &event = QStringLiteral("ONTEST"))
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, QLatin1Char('0')));
    made.processId = std::move(holder);
    made.lastSeen = PortalTime(std::chrono::seconds(time));
    made.state = made.processId ? (failed ? RecordState::FailedReserved : RecordState::Reserved)
                                : (failed ? RecordState::Failed : RecordState::Pending);
    made.eventName = event;
    made.data = "[]";
    made.additional = "{}";
    made.raw = "{\"ID\":" + QByteArray::number(id) + ",\"T\":" + QByteArray::number(time) + "}";
    return made;
}

/// A queue without any network.
class Portal
{
public:
    std::map<qint64, Record> queue;
    /// By requests, when they were not archived in the version that was deleted or reserved.
    QSet<qint64> deletedUncopied;
    QSet<qint64> unarchivedWhenSent;
    QSet<qint64> deleted;                    ///< by requests
    QSet<qint64> reserved;                   ///< by requests
    std::map<qint64, QSet<qint64>> archived; ///< times of the copies, as the journal would know
    WallTime now{std::chrono::seconds(1'000'000)};
    int nextProcess = 1;

    void add(const Record &one) { queue.insert_or_assign(one.id->value(), one); }
    [[nodiscard]] bool has(qint64 id) const { return queue.contains(id); }
    void copy(const Record &one) { archived[one.id->value()].insert(one.lastSeen.time_since_epoch().count()); }

    [[nodiscard]] ListAnswers read(const ReadStep &step) const
    {
        ListAnswers answers{{}, now};
        for (const ListCommand &command : step.commands) {
            ListAnswer answer;
            for (const auto &[id, one] : queue) {
                if (!std::visit([&one = one](const auto &kind) { return matches(kind, one); }, command))
                    continue;
                ++answer.total;
                if (answer.records.size() < recordsPerPage)
                    answer.records.push_back(one);
            }
            answers.commands.push_back(std::move(answer));
        }
        return answers;
    }

    MutationAnswer carryOut(const Mutation &mutation)
    {
        MutationAnswer answer;
        if (const auto *reserve = std::get_if<ReserveRecords>(&mutation)) {
            for (const Claim &claim : reserve->claims)
                answer.commands.push_back(this->reserve(claim));
        } else if (const auto *take = std::get_if<TakeRecords>(&mutation)) {
            for (const FreeRecord &asked : take->records)
                answer.commands.push_back(this->take(asked));
        } else {
            for (const ClearRequest &request : std::get<ClearRecords>(mutation).requests) {
                clear(request);
                answer.commands.push_back({.kind = CommandKind::Answered});
            }
        }
        return answer;
    }

    void hold(qint64 id, const ProcessId &holder)
    {
        Record &held = queue.at(id);
        held.processId = holder;
        held.state = held.isFailed() ? RecordState::FailedReserved : RecordState::Reserved;
    }

    void release(qint64 id)
    {
        queue.at(id).processId.reset();
        queue.at(id).state = RecordState::Failed;
    }

private:
    static bool matches(const ListRecords &asked, const Record &one)
    {
        return std::ranges::find(asked.ids, *one.id) != asked.ids.end();
    }
    static bool matches(const CountRecords &asked, const Record &one)
    {
        return std::ranges::find(asked.ids, *one.id) != asked.ids.end();
    }
    static bool matches(const CountHeld &asked, const Record &one) { return one.processId == asked.process; }
    static bool matches(const ListHeld &asked, const Record &one)
    {
        return one.processId == asked.process && *one.id >= asked.first && *one.id <= asked.last;
    }
    static bool matches(const CountFree &asked, const Record &one)
    {
        return !one.processId && *one.id >= asked.first && *one.id <= asked.last && one.isFailed() == asked.failed &&
               (!asked.eventName || *asked.eventName == one.eventName);
    }
    static bool matches(const CountFreeAmong &asked, const Record &one)
    {
        return !one.processId && one.isFailed() == asked.failed &&
               std::ranges::find(asked.ids, *one.id) != asked.ids.end();
    }
    static bool matches(const FreeRecord &asked, const Record &one)
    {
        return !one.processId && one.id == asked.id && one.isFailed() == asked.failed;
    }
    static bool matches(const FreeRange &asked, const Record &one)
    {
        return matches(CountFree{asked.records.front(), asked.records.items().back(), asked.eventName, asked.failed},
                       one);
    }

    CommandAnswer reserve(const Claim &claim)
    {
        CommandAnswer answer{CommandKind::Answered, process(QStringLiteral("job%1x").arg(nextProcess++)), {}};
        const size_t limit = recordsOf(claim).size();
        for (auto &[id, one] : queue) {
            if (answer.records.size() == limit)
                break;
            if (!std::visit([&one = one](const auto &kind) { return matches(kind, one); }, claim))
                continue;
            answer.records.push_back(one);
            touch(id);
            reserved.insert(id);
            hold(id, *answer.process);
        }
        return answer;
    }

    CommandAnswer take(const FreeRecord &asked)
    {
        CommandAnswer answer{CommandKind::Answered, {}, {}};
        const auto found = queue.find(asked.id.value());
        if (found != queue.end() && matches(asked, found->second)) {
            answer.records.push_back(found->second);
            erase(asked.id.value(), false);
        }
        return answer;
    }

    void clear(const ClearRequest &request)
    {
        const ProcessId holder = std::visit([](const auto &kind) { return kind.process; }, request);
        for (const RecordId id : recordsOf(request)) {
            const auto found = queue.find(id.value());
            if (found != queue.end() && found->second.processId == holder)
                erase(id.value(), true);
        }
    }

    void touch(qint64 id)
    {
        if (!archived.contains(id))
            unarchivedWhenSent.insert(id);
    }
    void erase(qint64 id, bool sameVersion)
    {
        touch(id);
        deleted.insert(id);
        if (sameVersion && !archived[id].contains(queue.at(id).lastSeen.time_since_epoch().count()))
            deletedUncopied.insert(id);
        queue.erase(id);
    }
};

/// The chosen records with what the snapshot shows around them, counted naively.
inline ClearScope scopeOf(const Portal &portal, const std::vector<Record> &records, bool includeChanged = false)
{
    std::vector<ChosenRecord> chosen;
    QSet<qint64> ids;
    for (const Record &one : records)
        ids.insert(one.id->value());
    for (const Record &one : records) {
        ChosenRecord made = *choose(one);
        Surroundings around;
        for (const auto &[id, other] : portal.queue) {
            if (id >= one.id->value() || ids.contains(id) || other.processId || other.isFailed() != one.isFailed())
                continue;
            ++around.unchosenBelow;
            around.unchosenOfEventBelow += other.eventName == one.eventName;
        }
        made.surroundings = around;
        chosen.push_back(std::move(made));
    }
    return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen)), .includeChanged = includeChanged};
}

/// A state, its portal, and what the journal would know of it.
struct Run
{
    Portal &portal;
    ClearState &state;
    ClearHistory history{};
    int requests = 0;

    void settle()
    {
        for (ClearReport::Entry &entry : state.takeSettled())
            history.settled.push_back(std::move(entry));
    }
    void read()
    {
        ++requests;
        state.apply(portal.read(std::get<ReadStep>(state.next())));
        settle();
    }
    void archive()
    {
        const auto records = std::get<ArchiveStep>(state.next()).records;
        for (const Record &one : records) {
            portal.copy(one);
            ++history.archived;
        }
        state.apply(ArchiveOutcome{});
    }
    /// The change that is next, as the journal's intent.
    Mutation intend()
    {
        history.steps.push_back({std::get<MutateStep>(state.next()).mutation, {}});
        ++requests;
        return history.steps.back().mutation;
    }
    void answered(const MutationAnswer &answer)
    {
        const MutationOutcome outcome = state.outcomeOf(answer);
        for (const Record &one : state.copiesOf(history.steps.back().mutation, answer))
            portal.copy(one);
        history.steps.back().outcome = outcome;
        state.apply(outcome);
        settle();
    }
    void mutate() { answered(portal.carryOut(intend())); }
    void answeredAll(CommandKind kind)
    {
        const size_t commands = commandsOf(history.steps.back().mutation);
        answered({std::vector<CommandAnswer>(commands, CommandAnswer{kind, {}, {}})});
    }
    [[nodiscard]] bool isFinished() const { return std::holds_alternative<FinishStep>(state.next()); }
    [[nodiscard]] bool mutatesNext() const { return std::holds_alternative<MutateStep>(state.next()); }
    [[nodiscard]] bool readsNext(ReadStep::Purpose purpose) const
    {
        const auto *read = std::get_if<ReadStep>(&state.next());
        return read && read->purpose == purpose;
    }
    template <typename Kind>
    [[nodiscard]] bool mutatesNextBy() const
    {
        const auto *step = std::get_if<MutateStep>(&state.next());
        return step && std::holds_alternative<Kind>(step->mutation);
    }
    void step()
    {
        if (std::holds_alternative<ReadStep>(state.next()))
            read();
        else if (std::holds_alternative<ArchiveStep>(state.next()))
            archive();
        else
            mutate();
    }
    /// To the end, or until `enough`; `between` acts before each step.
    bool go(const std::function<void()> &between = {}, const std::function<bool()> &enough = {})
    {
        for (int guard = 0; guard < 10'000; ++guard) {
            if (enough && enough())
                return true;
            if (between)
                between();
            if (isFinished())
                return true;
            step();
        }
        return false;
    }
};

inline ClearReport::Entry entryOf(const ClearState &state, qint64 id)
{
    for (const auto &entry : state.entries()) {
        if (entry.id.value() == id)
            return entry;
    }
    qFatal("no entry for record %lld", static_cast<long long>(id));
}

} // namespace eventsweep::model
