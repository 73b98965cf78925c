// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearstate.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <map>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Category = ClearCategory;

namespace {

constexpr auto answered = CommandOutcome::Kind::Answered;
constexpr auto unknown = CommandOutcome::Kind::Unknown;
constexpr auto refused = CommandOutcome::Kind::Refused;
constexpr auto postponed = CommandOutcome::Kind::Postponed;

ProcessId process(const QString &name)
{
    return *ProcessId::from(name.leftJustified(32, u'0'));
}

Record record(qint64 id, std::optional<ProcessId> holder = {}, bool failed = false, qint64 time = 1000)
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, u'0'));
    made.processId = std::move(holder);
    made.lastSeen = PortalTime(std::chrono::seconds(time));
    made.state = made.processId ? (failed ? RecordState::FailedReserved : RecordState::Reserved)
                                : (failed ? RecordState::Failed : RecordState::Pending);
    made.eventName = u"ONTEST"_s;
    made.data = "[]";
    made.additional = "{}";
    made.raw = "{\"ID\":" + QByteArray::number(id) + ",\"T\":" + QByteArray::number(time) + "}";
    return made;
}

ClearScope scopeOf(const std::vector<Record> &records, bool includeChanged = false)
{
    std::vector<ChosenRecord> chosen;
    for (const Record &one : records)
        chosen.push_back(*choose(one));
    return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen)), .includeChanged = includeChanged};
}

/// A queue without any network, and what someone else does to it.
struct ModelPortal
{
    std::map<qint64, Record> queue;
    std::map<qint64, QSet<qint64>> archived; ///< times of the copies, as the journal would know
    QSet<qint64> touched;                    ///< deleted or reserved by requests
    QSet<qint64> deletedUncopied;            ///< in the version that was deleted
    QSet<qint64> unarchivedWhenSent;
    int nextProcess = 1;

    void copy(const Record &one) { archived[one.id->value()].insert(one.lastSeen.time_since_epoch().count()); }
    void add(const Record &one) { queue.insert_or_assign(one.id->value(), one); }
    bool has(qint64 id) const { return queue.contains(id); }

    ReadOutcome read(const ReadStep &step) const
    {
        ReadOutcome outcome;
        for (const RecordId id : step.records) {
            if (const auto found = queue.find(id.value()); found != queue.end())
                outcome.present.push_back(found->second);
        }
        return outcome;
    }

    CommandOutcome claim(const FreeRecord &asked, bool taking)
    {
        CommandOutcome outcome{.kind = answered};
        const qint64 id = asked.id.value();
        const auto found = queue.find(id);
        if (!taking)
            outcome.process = process(u"job%1x"_s.arg(nextProcess++));
        if (found == queue.end() || found->second.processId || found->second.isFailed() != asked.failed)
            return outcome;
        outcome.records.push_back(found->second);
        if (taking) {
            erase(id);
            copy(outcome.records.back()); // the newer version, from the answer
        } else {
            touch(id);
            reserve(id, *outcome.process);
        }
        return outcome;
    }

    void clear(const ClearRequest &request)
    {
        const auto &[holder, ids] = target(request);
        for (const RecordId id : ids) {
            const auto found = queue.find(id.value());
            if (found == queue.end() || found->second.processId != holder)
                continue;
            erase(id.value());
        }
    }

    void reserve(qint64 id, const ProcessId &holder)
    {
        Record &held = queue.at(id);
        held.processId = holder;
        held.state = held.isFailed() ? RecordState::FailedReserved : RecordState::Reserved;
    }

    MutateOutcome carryOut(const Mutation &mutation)
    {
        MutateOutcome outcome;
        if (const auto *reservations = std::get_if<ReserveRecords>(&mutation)) {
            for (const FreeRecord &asked : reservations->records)
                outcome.commands.push_back(claim(asked, false));
        } else if (const auto *takings = std::get_if<TakeRecords>(&mutation)) {
            for (const FreeRecord &asked : takings->records)
                outcome.commands.push_back(claim(asked, true));
        } else {
            for (const ClearRequest &request : std::get<ClearRecords>(mutation).requests) {
                clear(request);
                outcome.commands.push_back({.kind = answered});
            }
        }
        return outcome;
    }

private:
    static std::pair<ProcessId, std::vector<RecordId>> target(const ClearRequest &request)
    {
        if (const auto *byRecords = std::get_if<ClearByRecords>(&request))
            return {byRecords->process, byRecords->records.items()};
        const auto &byMessages = std::get<ClearByMessages>(request);
        std::vector<RecordId> ids;
        for (const auto &one : byMessages.targets)
            ids.push_back(one.record);
        return {byMessages.process, ids};
    }
    void touch(qint64 id)
    {
        touched.insert(id);
        if (!archived.contains(id))
            unarchivedWhenSent.insert(id);
    }
    void erase(qint64 id)
    {
        touch(id);
        if (!archived[id].contains(queue.at(id).lastSeen.time_since_epoch().count()))
            deletedUncopied.insert(id);
        queue.erase(id);
    }
};

/// Runs a state against a model portal; `between` acts before each step.
void drive(ClearState &state, ModelPortal &portal, const std::function<void(const ClearStep &)> &between = {})
{
    for (int guard = 0; guard < 10'000; ++guard) {
        const ClearStep step = state.next();
        if (between)
            between(step);
        if (const auto *read = std::get_if<ReadStep>(&step)) {
            state.apply(portal.read(*read));
        } else if (const auto *archive = std::get_if<ArchiveStep>(&step)) {
            for (const Record &one : archive->records)
                portal.copy(one);
            state.apply(ArchiveOutcome{});
        } else if (const auto *mutate = std::get_if<MutateStep>(&step)) {
            state.apply(portal.carryOut(mutate->mutation));
        } else {
            return;
        }
    }
    QFAIL("the job never ends");
}

size_t commandsOf(const Mutation &mutation)
{
    const auto *clear = std::get_if<ClearRecords>(&mutation);
    return clear ? clear->requests.size() : recordsOf(mutation).size();
}

Category categoryOf(const ClearState &state, qint64 id)
{
    for (const auto &entry : state.entries()) {
        if (entry.id.value() == id)
            return entry.category;
    }
    return Category::NotReached;
}

ClearNote noteOf(const ClearState &state, qint64 id)
{
    for (const auto &entry : state.entries()) {
        if (entry.id.value() == id)
            return entry.note;
    }
    return ClearNote::None;
}

} // namespace

class ClearStateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyTheChosenOnesAreCleared_data();
    void exactlyTheChosenOnesAreCleared();
    void whatIsGoneBeforeIsReportedAsGone();
    void whatChangedSinceIsLeft_data();
    void whatChangedSinceIsLeft();
    void whatChangedSinceIsClearedOnRequest();
    void aWorkerThatWasFasterKeepsItsRecord();
    void theLastOneWhoReservesOwns();
    void aRepeatBetweenCopyAndReservationIsLeft();
    void aLostReservationIsReadBeforeItIsRepeated();
    void aLostReservationThatSomeoneHoldsIsNotCleared();
    void aLostTakingIsNeverRepeated();
    void whatChangedWhenTakenIsSaidAndCopied();
    void portionsGoThroughOneAfterAnother();
    void aLostClearOfAnOwnReservationIsOurs();
    void aRefusedCommandIsSaid();
    void aRestingMethodIsAskedAgain();
    void strayRecordsStopTheJob();
    void stoppedBeforeAnythingWasSentNothingIsTouched();
    void stoppedBetweenReservingAndClearingSaysWhatItHolds();
    void clearsAreGroupedByReservation();
    void randomRunsKeepThePromises_data();
    void randomRunsKeepThePromises();
};

void ClearStateTest::exactlyTheChosenOnesAreCleared_data()
{
    QTest::addColumn<bool>("withReservations");
    QTest::addColumn<ClearScope::By>("by");
    QTest::newRow("with reservations, by records") << true << ClearScope::By::Records;
    QTest::newRow("with reservations, by messages") << true << ClearScope::By::Messages;
    QTest::newRow("without reservations, by records") << false << ClearScope::By::Records;
    QTest::newRow("without reservations, by messages") << false << ClearScope::By::Messages;
}

void ClearStateTest::exactlyTheChosenOnesAreCleared()
{
    QFETCH(bool, withReservations);
    QFETCH(ClearScope::By, by);
    ModelPortal portal;
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 400; ++id) {
        const auto holder = id % 4 < 2 ? std::optional(process(u"worker%1x"_s.arg(id % 3))) : std::nullopt;
        portal.add(record(id, holder, id % 2 == 0));
        if (id % 3 != 0)
            chosen.push_back(portal.queue.at(id));
    }
    ClearScope scope = scopeOf(chosen);
    scope.by = by;
    ClearState state(std::move(scope), withReservations);
    drive(state, portal);
    for (qint64 id = 1; id <= 400; ++id)
        QCOMPARE(portal.has(id), id % 3 == 0);
    for (const auto &entry : state.entries())
        QCOMPARE(entry.category, Category::Cleared);
    QVERIFY(portal.unarchivedWhenSent.isEmpty());
    QCOMPARE(state.archived(), qint64(chosen.size()));
}

void ClearStateTest::whatIsGoneBeforeIsReportedAsGone()
{
    ModelPortal portal;
    portal.add(record(2));
    ClearState state(scopeOf({record(1), record(2)}), true);
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::AlreadyGone);
    QCOMPARE(categoryOf(state, 2), Category::Cleared);
}

void ClearStateTest::whatChangedSinceIsLeft_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<Category>("category");
    QTest::newRow("repeated") << 0 << Category::ChangedLeft;
    QTest::newRow("failed meanwhile") << 1 << Category::ChangedLeft;
    QTest::newRow("reserved meanwhile") << 2 << Category::TakenByOther;
    QTest::newRow("released as failed") << 3 << Category::ChangedLeft;
    QTest::newRow("reserved by another worker") << 4 << Category::TakenByOther;
    QTest::newRow("not understood any more") << 5 << Category::ChangedLeft;
}

void ClearStateTest::whatChangedSinceIsLeft()
{
    QFETCH(int, change);
    const auto a = process(u"a"_s);
    Record odd = record(1);
    odd.state = RecordState::NotUnderstood;
    const std::pair<Record, Record> cases[] = {
        {record(1), record(1, {}, false, 1001)}, {record(1), record(1, {}, true)},           {record(1), record(1, a)},
        {record(1, a), record(1, {}, true)},     {record(1, a), record(1, process(u"b"_s))}, {record(1), odd},
    };
    const auto &[seen, now] = cases[change];
    ModelPortal portal;
    portal.add(now);
    ClearState state(scopeOf({seen}), true);
    drive(state, portal);
    QTEST(categoryOf(state, 1), "category");
    QVERIFY(portal.has(1));
    QVERIFY(portal.touched.isEmpty());
}

void ClearStateTest::whatChangedSinceIsClearedOnRequest()
{
    ModelPortal portal;
    portal.add(record(1, {}, true, 2000));
    ClearState state(scopeOf({record(1)}, true), true);
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::Cleared);
    QVERIFY(!portal.has(1));
    QVERIFY(portal.unarchivedWhenSent.isEmpty());
}

void ClearStateTest::aWorkerThatWasFasterKeepsItsRecord()
{
    ModelPortal portal;
    portal.add(record(1));
    portal.add(record(2));
    ClearState state(scopeOf({record(1), record(2)}), true);
    drive(state, portal, [&](const ClearStep &step) {
        if (std::holds_alternative<MutateStep>(step) && !portal.queue.at(2).processId)
            portal.reserve(2, process(u"rival"_s));
    });
    QCOMPARE(categoryOf(state, 1), Category::Cleared);
    QCOMPARE(categoryOf(state, 2), Category::TakenByOther);
    QVERIFY(portal.has(2));
}

void ClearStateTest::theLastOneWhoReservesOwns()
{
    // Both calls returned the record; the rival wrote last.
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    drive(state, portal, [&](const ClearStep &step) {
        const auto *read = std::get_if<ReadStep>(&step);
        if (read && read->purpose == ReadStep::Purpose::Owners)
            portal.reserve(1, process(u"rival"_s));
    });
    QCOMPARE(categoryOf(state, 1), Category::TakenByOther);
    QVERIFY(portal.has(1));
}

void ClearStateTest::aRepeatBetweenCopyAndReservationIsLeft()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    drive(state, portal, [&](const ClearStep &step) {
        if (std::holds_alternative<MutateStep>(step))
            portal.queue.at(1).lastSeen += std::chrono::seconds(5);
    });
    QCOMPARE(categoryOf(state, 1), Category::ChangedLeft);
    QCOMPARE(noteOf(state, 1), ClearNote::HeldByThisJob);
    QVERIFY(state.entries().front().heldBy.has_value());
    QVERIFY(portal.has(1));
}

void ClearStateTest::aLostReservationIsReadBeforeItIsRepeated()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.apply(ArchiveOutcome{});
    portal.copy(record(1));
    QVERIFY(std::holds_alternative<MutateStep>(state.next()));
    state.apply(MutateOutcome{{{.kind = unknown}}}); // lost before it was carried out
    const ClearStep step = state.next();
    QVERIFY(std::holds_alternative<ReadStep>(step));
    QCOMPARE(std::get<ReadStep>(step).purpose, ReadStep::Purpose::Owners);
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::Cleared);
}

void ClearStateTest::aLostReservationThatSomeoneHoldsIsNotCleared()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.apply(ArchiveOutcome{});
    portal.carryOut(std::get<MutateStep>(state.next()).mutation);
    state.apply(MutateOutcome{{{.kind = unknown}}}); // lost after it was carried out
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::Unknown);
    QCOMPARE(noteOf(state, 1), ClearNote::HeldPerhapsByJob);
    QVERIFY(portal.has(1));
}

void ClearStateTest::aLostTakingIsNeverRepeated()
{
    for (const bool carriedOut : {false, true}) {
        ModelPortal portal;
        portal.add(record(1));
        ClearState state(scopeOf({record(1)}), false);
        state.apply(portal.read(std::get<ReadStep>(state.next())));
        state.apply(ArchiveOutcome{});
        if (carriedOut)
            portal.carryOut(std::get<MutateStep>(state.next()).mutation);
        state.apply(MutateOutcome{{{.kind = unknown}}});
        drive(state, portal, [](const ClearStep &step) { QVERIFY(!std::holds_alternative<MutateStep>(step)); });
        QCOMPARE(categoryOf(state, 1), carriedOut ? Category::AlreadyGone : Category::StillThere);
        QCOMPARE(noteOf(state, 1), ClearNote::AnswerLost);
    }
}

void ClearStateTest::whatChangedWhenTakenIsSaidAndCopied()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), false);
    qint64 copies = 0;
    drive(state, portal, [&](const ClearStep &step) {
        if (std::holds_alternative<MutateStep>(step))
            portal.queue.at(1).lastSeen += std::chrono::seconds(5);
        copies += std::holds_alternative<ArchiveStep>(step);
    });
    QCOMPARE(categoryOf(state, 1), Category::Cleared);
    QCOMPARE(noteOf(state, 1), ClearNote::ChangedWhenTaken);
    QCOMPARE(copies, 2);
}

void ClearStateTest::portionsGoThroughOneAfterAnother()
{
    // Little lies between the copy and the removal: nothing of the second portion is read before the first is verified.
    for (const bool withReservations : {true, false}) {
        ModelPortal portal;
        std::vector<Record> chosen;
        for (qint64 id = 1; id <= 2600; ++id) {
            portal.add(record(id));
            chosen.push_back(record(id));
        }
        ClearState state(scopeOf(chosen), withReservations);
        int requests = 0;
        drive(state, portal, [&](const ClearStep &step) {
            requests += !std::holds_alternative<ArchiveStep>(step) && !std::holds_alternative<FinishStep>(step);
            const auto *read = std::get_if<ReadStep>(&step);
            if (read && read->purpose == ReadStep::Purpose::Reread && read->records.front().value() > 1)
                QCOMPARE(portal.queue.size(), size_t(100));
        });
        QVERIFY(portal.queue.empty());
        QCOMPARE(requests, withReservations ? 2 + 52 + 2 + 52 + 2 : 2 + 52 + 2);
    }
}

void ClearStateTest::aLostClearOfAnOwnReservationIsOurs()
{
    for (const bool own : {true, false}) {
        ModelPortal portal;
        portal.add(own ? record(1) : record(1, process(u"worker"_s)));
        ClearState state(scopeOf({portal.queue.at(1)}), true);
        for (;;) {
            const ClearStep step = state.next();
            const auto *mutate = std::get_if<MutateStep>(&step);
            if (mutate && std::holds_alternative<ClearRecords>(mutate->mutation)) {
                portal.carryOut(mutate->mutation);
                state.apply(MutateOutcome{{{.kind = unknown}}});
                break;
            }
            if (mutate)
                state.apply(portal.carryOut(mutate->mutation));
            else if (const auto *read = std::get_if<ReadStep>(&step))
                state.apply(portal.read(*read));
            else
                state.apply(ArchiveOutcome{});
        }
        QCOMPARE(categoryOf(state, 1), Category::Unknown);
        drive(state, portal);
        // Nobody else knows the own process; a worker's record may have been cleared by the worker.
        QCOMPARE(categoryOf(state, 1), own ? Category::Cleared : Category::AlreadyGone);
    }
}

void ClearStateTest::aRefusedCommandIsSaid()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.apply(ArchiveOutcome{});
    state.apply(MutateOutcome{{{.kind = refused}}});
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::StillThere);
    QCOMPARE(noteOf(state, 1), ClearNote::Refused);
}

void ClearStateTest::aRestingMethodIsAskedAgain()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.apply(ArchiveOutcome{});
    portal.copy(record(1));
    state.apply(MutateOutcome{{{.kind = postponed}}});
    QVERIFY(std::holds_alternative<MutateStep>(state.next()));
    drive(state, portal);
    QCOMPARE(categoryOf(state, 1), Category::Cleared);
}

void ClearStateTest::strayRecordsStopTheJob()
{
    ModelPortal portal;
    portal.add(record(1));
    portal.add(record(2));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.apply(ArchiveOutcome{});
    state.apply(MutateOutcome{{{.kind = answered, .process = process(u"p"_s), .records = {record(2)}}}});
    QVERIFY(state.hasStrays());
    drive(state, portal, [](const ClearStep &step) { QVERIFY(!std::holds_alternative<MutateStep>(step)); });
    QVERIFY(portal.has(1) && portal.has(2));
}

void ClearStateTest::stoppedBeforeAnythingWasSentNothingIsTouched()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    state.apply(portal.read(std::get<ReadStep>(state.next())));
    state.stop();
    QVERIFY(std::holds_alternative<FinishStep>(state.next()));
    QCOMPARE(categoryOf(state, 1), Category::NotReached);
}

void ClearStateTest::stoppedBetweenReservingAndClearingSaysWhatItHolds()
{
    ModelPortal portal;
    portal.add(record(1));
    ClearState state(scopeOf({record(1)}), true);
    drive(state, portal, [&](const ClearStep &step) {
        const auto *read = std::get_if<ReadStep>(&step);
        if (read && read->purpose == ReadStep::Purpose::Owners)
            state.stop();
    });
    QCOMPARE(categoryOf(state, 1), Category::StillThere);
    QCOMPARE(noteOf(state, 1), ClearNote::HeldByThisJob);
    QCOMPARE(state.entries().front().heldBy, portal.queue.at(1).processId);
}

void ClearStateTest::clearsAreGroupedByReservation()
{
    ModelPortal portal;
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 1200; ++id) {
        portal.add(record(id, process(u"worker"_s)));
        chosen.push_back(portal.queue.at(id));
    }
    int requests = 0;
    ClearState state(scopeOf(chosen), true);
    drive(state, portal, [&](const ClearStep &step) {
        const auto *mutate = std::get_if<MutateStep>(&step);
        if (!mutate)
            return;
        ++requests;
        const auto &clear = std::get<ClearRecords>(mutate->mutation);
        QCOMPARE(clear.requests.size(), size_t(3));
        for (const auto &request : clear.requests)
            QVERIFY(std::get<ClearByRecords>(request).records.size() <= mostIdsPerCommand);
    });
    QCOMPARE(requests, 1);
    QVERIFY(portal.queue.empty());
}

void ClearStateTest::randomRunsKeepThePromises_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 400; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ClearStateTest::randomRunsKeepThePromises()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto chance = [&random](int percent) { return static_cast<int>(random.bounded(100)) < percent; };
    ModelPortal portal;
    std::vector<Record> chosen;
    QSet<qint64> chosenIds;
    const qint64 size = 1 + random.bounded(140);
    for (qint64 id = 1; id <= size; ++id) {
        const auto holder = chance(30) ? std::optional(process(u"w%1x"_s.arg(random.bounded(4)))) : std::nullopt;
        portal.add(record(id, holder, chance(25)));
        if (chance(60) || (id == size && chosen.empty())) {
            chosen.push_back(portal.queue.at(id));
            chosenIds.insert(id);
        }
    }
    const bool includeChanged = chance(30);
    const bool withReservations = chance(60);
    ClearState state(scopeOf(chosen, includeChanged), withReservations);
    QSet<qint64> rivalled; // touched by others
    QSet<qint64> repeated; // their event came again
    QSet<qint64> rivalDeleted;
    const auto rival = [&] {
        const qint64 id = 1 + random.bounded(size);
        if (!portal.has(id))
            return;
        rivalled.insert(id);
        Record &target = portal.queue.at(id);
        switch (random.bounded(4)) {
        case 0:
            if (!target.processId)
                portal.reserve(id, process(u"rival%1x"_s.arg(random.bounded(3))));
            break;
        case 1:
            portal.queue.erase(id);
            rivalDeleted.insert(id);
            break;
        case 2:
            if (target.processId) // a repeat of a reserved record is a record of its own
                break;
            target.lastSeen += std::chrono::seconds(1);
            repeated.insert(id);
            break;
        default:
            target.processId.reset();
            target.state = RecordState::Failed;
            break;
        }
    };

    for (int guard = 0; guard < 5000; ++guard) {
        if (chance(40))
            rival();
        if (chance(1))
            state.stop();
        const ClearStep step = state.next();
        if (std::holds_alternative<FinishStep>(step))
            break;
        if (const auto *read = std::get_if<ReadStep>(&step)) {
            state.apply(portal.read(*read));
        } else if (const auto *archive = std::get_if<ArchiveStep>(&step)) {
            for (const Record &one : archive->records)
                portal.copy(one);
            state.apply(ArchiveOutcome{});
        } else {
            const Mutation &mutation = std::get<MutateStep>(step).mutation;
            const size_t commands = commandsOf(mutation);
            const int fate = static_cast<int>(random.bounded(100));
            const auto all = [commands](CommandOutcome::Kind kind) {
                return MutateOutcome{std::vector<CommandOutcome>(commands, CommandOutcome{.kind = kind})};
            };
            if (fate < 8) { // carried out, and the answer is lost
                portal.carryOut(mutation);
                state.apply(all(unknown));
            } else if (fate < 14) { // lost before
                state.apply(all(unknown));
            } else if (fate < 18) {
                state.apply(all(refused));
            } else if (fate < 22) {
                state.apply(all(postponed));
            } else {
                state.apply(portal.carryOut(mutation));
            }
        }
        QVERIFY2(guard < 4999, "the job never ends");
    }

    for (const qint64 id : std::as_const(portal.touched))
        QVERIFY2(chosenIds.contains(id), qPrintable(u"record %1 was not chosen"_s.arg(id)));
    QVERIFY(portal.unarchivedWhenSent.isEmpty());
    if (withReservations) {
        // The version that is deleted has been copied before, and what came again since it was seen is left.
        QVERIFY(portal.deletedUncopied.isEmpty());
        for (const qint64 id : std::as_const(repeated))
            QVERIFY2(includeChanged || portal.has(id) || rivalDeleted.contains(id), qPrintable(QString::number(id)));
    }
    for (const auto &entry : state.entries()) {
        const bool there = portal.has(entry.id.value());
        if (entry.category == Category::Cleared || entry.category == Category::AlreadyGone)
            QVERIFY2(!there, qPrintable(u"record %1 is still there"_s.arg(entry.id.value())));
        if (entry.note == ClearNote::HeldByThisJob && !rivalled.contains(entry.id.value()))
            QCOMPARE(portal.queue.at(entry.id.value()).processId, entry.heldBy);
    }
}

QTEST_GUILESS_MAIN(ClearStateTest)
#include "tst_clearstate.moc"
