// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearstate.h"

#include "modelportal.h"

#include <QTest>

using namespace eventsweep;
using namespace eventsweep::model;
using namespace Qt::StringLiterals;
using Category = ClearCategory;
using Purpose = ReadStep::Purpose;

namespace {

constexpr auto answered = CommandKind::Answered;
constexpr auto unknown = CommandKind::Unknown;
constexpr auto refused = CommandKind::Refused;
constexpr auto postponed = CommandKind::Postponed;

Category categoryOf(const ClearState &state, qint64 id)
{
    return entryOf(state, id).category;
}

ClearNote noteOf(const ClearState &state, qint64 id)
{
    return entryOf(state, id).note;
}

/// One portal, one job, and what the journal knows of it.
struct Scene
{
    explicit Scene(const std::vector<Record> &queue, const std::vector<Record> &chosen, bool withReservations = true,
                   bool includeChanged = false)
        : reservations(withReservations)
    {
        for (const Record &one : queue)
            portal.add(one);
        scope = scopeOf(portal, chosen, includeChanged);
        state.emplace(*scope, withReservations);
        run.emplace(Run{portal, *state});
    }
    explicit Scene(const std::vector<Record> &queue, bool withReservations = true)
        : Scene(queue, queue, withReservations)
    {
    }
    /// As after a kill: all that is left is the journal.
    void startAgain()
    {
        const ClearHistory known = run->history;
        state.emplace(*scope, known, reservations);
        run.emplace(Run{portal, *state, known});
    }
    bool readsOwners() const { return run->readsNext(Purpose::Owners); }

    model::Portal portal;
    bool reservations;
    std::optional<ClearScope> scope;
    std::optional<ClearState> state;
    std::optional<Run> run;
};

std::vector<Record> records(qint64 from, qint64 to, qint64 step = 1)
{
    std::vector<Record> made;
    for (qint64 id = from; id <= to; id += step)
        made.push_back(record(id));
    return made;
}

} // namespace

class ClearStateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyTheChosenOnesAreCleared_data();
    void exactlyTheChosenOnesAreCleared();
    void requestsAreFew_data();
    void requestsAreFew();
    void whatIsGoneBeforeIsReportedAsGone();
    void whatChangedSinceIsLeft_data();
    void whatChangedSinceIsLeft();
    void whatChangedSinceIsClearedOnRequest();
    void aChangedRecordInTheMiddleOfARunIsNotReserved();
    void aWorkerThatWasFasterKeepsItsRecord();
    void theLastOneWhoReservesOwns();
    void aWorkerInTheMiddleOfALargeReservationKeepsItsRecord();
    void aRepeatBetweenCopyAndReservationIsLeft();
    void whatAppearsInARangeBeforeTheSurveyIsNotReserved();
    void whatAppearsInARangeAfterTheSurveyIsHeldAndSaid();
    void youngRecordsAreReservedAlone();
    void aLostReservationIsReadBeforeItIsRepeated();
    void aLostReservationThatSomeoneHoldsIsNotCleared();
    void aLostReservationOfARangeIsNotGuessedAt();
    void whatCameAlongInALostReservationIsSaid_data();
    void whatCameAlongInALostReservationIsSaid();
    void aWorkerThatGaveBackMeanwhileIsNotBlamedForOurReservation();
    void whatAWorkerSwapsWithinARangeIsNotReserved();
    void aSecondCommandDoesNotTakeAwayWhatTheFirstBrought();
    void includedChangesAreIncludedAfterAKill();
    void aTakingWorksThroughSmallPortions();
    void aLostTakingIsNeverRepeated();
    void whatChangedWhenTakenIsSaidAndCopied();
    void portionsGoThroughOneAfterAnother();
    void aLostClearOfAnOwnReservationIsOurs();
    void aClearThatDidNothingIsSentOnceMore();
    void aWorkersRecordThatStaysIsSaidAndCanBeTriedAgain();
    void aRefusedCommandIsSaid();
    void aRestingMethodIsAskedAgain();
    void removedStraysStopTheJob();
    void stoppedBeforeAnythingWasSentNothingIsTouched();
    void stoppedBetweenReservingAndClearingSaysWhatItHolds();
    void stoppedJobsGoOn();
    void aKillAnywhereIsTheSameAsGoingOn_data();
    void aKillAnywhereIsTheSameAsGoingOn();
    void leftAsItIsNothingIsChanged();
    void manyThatAreStillThereAreToldOneByOne();
    void clearsAreGroupedByReservation();
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
    std::vector<Record> all;
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 400; ++id) {
        const auto holder = id % 4 < 2 ? std::optional(process(u"worker%1x"_s.arg(id % 3))) : std::nullopt;
        all.push_back(record(id, holder, id % 2 == 0));
        if (id % 3 != 0)
            chosen.push_back(all.back());
    }
    Scene scene(all, chosen, withReservations);
    scene.scope->by = by;
    scene.startAgain();
    QVERIFY(scene.run->go());
    for (qint64 id = 1; id <= 400; ++id)
        QCOMPARE(scene.portal.has(id), id % 3 == 0);
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, Category::Cleared);
    QVERIFY(scene.portal.unarchivedWhenSent.isEmpty());
    QCOMPARE(scene.state->archived(), qint64(chosen.size()));
    QVERIFY(scene.state->strays().empty());
}

void ClearStateTest::requestsAreFew_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<bool>("withReservations");
    QTest::addColumn<int>("most");
    QTest::newRow("settled") << 0 << true << 9;
    QTest::newRow("of one event") << 1 << true << 9;
    QTest::newRow("reserved by one process") << 2 << true << 6;
    QTest::newRow("scattered") << 3 << true << 409;
    QTest::newRow("scattered, without reservations") << 3 << false << 208;
}

void ClearStateTest::requestsAreFew()
{
    QFETCH(int, shape);
    QFETCH(bool, withReservations);
    QFETCH(int, most);
    std::vector<Record> all;
    std::vector<ChosenRecord> chosen;
    for (qint64 i = 0; i < (shape == 0 || shape == 2 ? 10'000 : 20'000); ++i) {
        const bool even = i % 2 == 0;
        const qint64 id = i + 1;
        all.push_back(shape == 1   ? record(id, {}, false, 1000, even ? u"ONA"_s : u"ONB"_s)
                      : shape == 2 ? record(id, process(u"worker"_s))
                                   : record(id));
        if (shape == 0 || shape == 2 || even) {
            chosen.push_back(*choose(all.back()));
            chosen.back().surroundings = Surroundings{shape == 0 ? 0 : i / 2, shape == 3 ? i / 2 : 0};
        }
    }
    // The model portal looks at every record for every command: too slow for these; only the steps are counted.
    ClearState state({.records = *NonEmpty<ChosenRecord>::from(chosen)}, withReservations);
    int requests = 0;
    int process = 0;
    QHash<ProcessId, qint64> givenBy;
    std::map<qint64, const Record *> byId;
    for (const Record &one : all)
        byId[one.id->value()] = &one;
    while (!std::holds_alternative<FinishStep>(state.next())) {
        const ClearStep step = state.next();
        if (const auto *read = std::get_if<ReadStep>(&step)) {
            ++requests;
            ListAnswers answers{{}, WallTime(std::chrono::seconds(1'000'000))};
            for (const ListCommand &command : read->commands) {
                ListAnswer answer;
                if (const auto *ids = std::get_if<ListRecords>(&command); ids && read->purpose == Purpose::Reread) {
                    for (const RecordId id : ids->ids)
                        answer.records.push_back(*byId.at(id.value()));
                } else if (ids) {
                    for (const RecordId id : ids->ids) {
                        answer.records.push_back(*byId.at(id.value()));
                        answer.records.back().processId = model::process(u"job%1x"_s.arg(id.value()));
                        answer.records.back().state = RecordState::Reserved;
                    }
                }
                answer.total = static_cast<qint64>(answer.records.size());
                if (const auto *held = std::get_if<CountHeld>(&command))
                    answer.total = givenBy.value(held->process);
                answers.commands.push_back(std::move(answer));
            }
            state.apply(answers);
        } else if (std::holds_alternative<ArchiveStep>(step)) {
            state.apply(ArchiveOutcome{});
        } else {
            ++requests;
            const Mutation &mutation = std::get<MutateStep>(step).mutation;
            MutationOutcome outcome;
            if (const auto *reserve = std::get_if<ReserveRecords>(&mutation)) {
                for (const Claim &claim : reserve->claims) {
                    const auto ids = recordsOf(claim);
                    const qint64 name = ids.size() == 1 ? ids.front().value() : 1'000'000 + ++process;
                    outcome.commands.push_back({answered, model::process(u"job%1x"_s.arg(name)), ids, {}});
                    givenBy.insert(*outcome.commands.back().process, static_cast<qint64>(ids.size()));
                }
            } else if (const auto *take = std::get_if<TakeRecords>(&mutation)) {
                for (const FreeRecord &one : take->records)
                    outcome.commands.push_back({answered, {}, {one.id}, {}});
            } else {
                outcome.commands.resize(commandsOf(mutation), {answered, {}, {}, {}});
            }
            state.apply(outcome);
        }
    }
    for (const auto &entry : state.entries())
        QCOMPARE(entry.category, Category::Cleared);
    QVERIFY2(requests <= most, qPrintable(QString::number(requests)));
}

void ClearStateTest::whatIsGoneBeforeIsReportedAsGone()
{
    Scene scene({record(2)}, {record(1), record(2)});
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::AlreadyGone);
    QCOMPARE(categoryOf(*scene.state, 2), Category::Cleared);
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
    Scene scene({now}, {seen});
    QVERIFY(scene.run->go());
    QTEST(categoryOf(*scene.state, 1), "category");
    QVERIFY(scene.portal.has(1));
    QVERIFY(scene.portal.reserved.isEmpty());
}

void ClearStateTest::whatChangedSinceIsClearedOnRequest()
{
    Scene scene({record(1, {}, true, 2000)}, {record(1)}, true, true);
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
    QVERIFY(!scene.portal.has(1));
    QVERIFY(scene.portal.unarchivedWhenSent.isEmpty());
}

void ClearStateTest::aChangedRecordInTheMiddleOfARunIsNotReserved()
{
    Scene scene(records(1, 100));
    scene.portal.add(record(50, {}, false, 1001)); // its event came again
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 50), Category::ChangedLeft);
    QCOMPARE(scene.portal.queue.size(), size_t(1));
    QVERIFY(!scene.portal.queue.at(50).processId);
    QVERIFY(!scene.portal.reserved.contains(50));
}

void ClearStateTest::aWorkerThatWasFasterKeepsItsRecord()
{
    Scene scene({record(1), record(2)});
    QVERIFY(scene.run->go([&] {
        if (scene.run->mutatesNext() && !scene.portal.queue.at(2).processId)
            scene.portal.hold(2, process(u"rival"_s));
    }));
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
    QCOMPARE(categoryOf(*scene.state, 2), Category::TakenByOther);
    QVERIFY(scene.portal.has(2));
}

void ClearStateTest::theLastOneWhoReservesOwns()
{
    // Both calls returned the record; the rival wrote last.
    Scene scene({record(1)});
    QVERIFY(scene.run->go([&] {
        if (scene.readsOwners())
            scene.portal.hold(1, process(u"rival"_s));
    }));
    QCOMPARE(categoryOf(*scene.state, 1), Category::TakenByOther);
    QVERIFY(scene.portal.has(1));
}

void ClearStateTest::aWorkerInTheMiddleOfALargeReservationKeepsItsRecord()
{
    // The count of the reservation is one short: it is read record by record.
    Scene scene(records(1, 200));
    bool taken = false;
    QVERIFY(scene.run->go([&] {
        if (scene.readsOwners() && !std::exchange(taken, true))
            scene.portal.hold(77, process(u"rival"_s));
    }));
    QCOMPARE(categoryOf(*scene.state, 77), Category::TakenByOther);
    QCOMPARE(scene.portal.queue.size(), size_t(1));
    QCOMPARE(scene.portal.deleted.size(), 199);
}

void ClearStateTest::aRepeatBetweenCopyAndReservationIsLeft()
{
    Scene scene({record(1)});
    QVERIFY(scene.run->go([&] {
        if (scene.run->mutatesNext())
            scene.portal.queue.at(1).lastSeen += std::chrono::seconds(5);
    }));
    QCOMPARE(categoryOf(*scene.state, 1), Category::ChangedLeft);
    QCOMPARE(noteOf(*scene.state, 1), ClearNote::HeldByThisJob);
    QVERIFY(scene.state->entries().front().heldBy.has_value());
    QVERIFY(scene.portal.has(1));
}

void ClearStateTest::whatAppearsInARangeBeforeTheSurveyIsNotReserved()
{
    // A reserved record, not chosen, comes free as failed within a run of failed ones.
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 1000; ++id) {
        if (id != 500)
            chosen.push_back(record(id, {}, true));
    }
    std::vector<Record> all = chosen;
    all.push_back(record(500, process(u"worker"_s)));
    Scene scene(all, chosen);
    QVERIFY(scene.run->go({}, [&] { return scene.run->readsNext(Purpose::Survey); }));
    scene.portal.release(500);
    QVERIFY(scene.run->go());
    QCOMPARE(scene.portal.queue.size(), size_t(1));
    QVERIFY(!scene.portal.queue.at(500).processId);
    QVERIFY(!scene.portal.reserved.contains(500));
    QVERIFY(scene.state->strays().empty());
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, Category::Cleared);
    QVERIFY2(scene.run->requests < 15, qPrintable(QString::number(scene.run->requests)));
}

void ClearStateTest::whatAppearsInARangeAfterTheSurveyIsHeldAndSaid()
{
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 100; ++id) {
        if (id != 50)
            chosen.push_back(record(id, {}, true));
    }
    std::vector<Record> all = chosen;
    all.push_back(record(50, process(u"worker"_s)));
    for (const bool killed : {false, true}) {
        Scene scene(all, chosen);
        QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
        scene.portal.release(50);
        scene.run->mutate();
        if (killed)
            scene.startAgain();
        QVERIFY(scene.run->go());
        QCOMPARE(scene.portal.queue.size(), size_t(1)); // it is not cleared, and the one that it displaced is
        QCOMPARE(scene.state->strays().size(), size_t(1));
        QCOMPARE(scene.state->strays().front().id.value(), 50);
        QCOMPARE(scene.portal.queue.at(50).processId, std::optional(scene.state->strays().front().heldBy));
        QVERIFY(scene.portal.archived.contains(50)); // a copy is kept of what is held
        for (const auto &entry : scene.state->entries())
            QCOMPARE(entry.category, Category::Cleared);
    }
}

void ClearStateTest::youngRecordsAreReservedAlone()
{
    // Within two minutes a record with a lower id may still appear: its transaction may not have ended.
    Scene scene(records(1, 100));
    scene.portal.now = WallTime(std::chrono::seconds(1000 + 119));
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    for (const Claim &claim : std::get<ReserveRecords>(std::get<MutateStep>(scene.state->next()).mutation).claims)
        QVERIFY(std::holds_alternative<FreeRecord>(claim));

    Scene settled(records(1, 100));
    settled.portal.now = WallTime(std::chrono::seconds(1000 + 120));
    QVERIFY(settled.run->go({}, [&] { return settled.run->mutatesNext(); }));
    const auto &claims = std::get<ReserveRecords>(std::get<MutateStep>(settled.state->next()).mutation).claims;
    QCOMPARE(claims.size(), size_t(1));
    QCOMPARE(recordsOf(claims.front()).size(), size_t(100));
}

void ClearStateTest::aLostReservationIsReadBeforeItIsRepeated()
{
    Scene scene({record(1)});
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    scene.run->answeredAll(unknown); // lost before it was carried out
    QVERIFY(scene.readsOwners());
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::aLostReservationThatSomeoneHoldsIsNotCleared()
{
    Scene scene({record(1)});
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    scene.portal.carryOut(scene.run->intend());
    scene.run->answeredAll(unknown); // lost after it was carried out
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::StillThere);
    QCOMPARE(noteOf(*scene.state, 1), ClearNote::HeldPerhapsByJob);
    QCOMPARE(scene.state->entries().front().heldBy, scene.portal.queue.at(1).processId);
}

void ClearStateTest::aLostReservationOfARangeIsNotGuessedAt()
{
    // A worker may have taken exactly these records before the request got there: nobody can tell.
    Scene scene(records(1, 300));
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    for (qint64 id = 1; id <= 300; ++id)
        scene.portal.hold(id, process(u"worker"_s));
    scene.run->answeredAll(unknown);
    QVERIFY(scene.run->go([&] { QVERIFY(!scene.run->mutatesNext()); }));
    for (const auto &entry : scene.state->entries()) {
        QCOMPARE(entry.category, Category::StillThere);
        QCOMPARE(entry.note, ClearNote::HeldPerhapsByJob);
        QCOMPARE(entry.heldBy, std::optional(process(u"worker"_s)));
    }
    QVERIFY(scene.state->strays().empty());
}

void ClearStateTest::whatCameAlongInALostReservationIsSaid_data()
{
    QTest::addColumn<bool>("killed");
    QTest::addColumn<int>("handedBack");
    QTest::newRow("one") << false << 1;
    QTest::newRow("one, killed") << true << 1;
    QTest::newRow("more than a page") << false << 120;
    QTest::newRow("more than a page, killed") << true << 120;
}

void ClearStateTest::whatCameAlongInALostReservationIsSaid()
{
    QFETCH(bool, killed);
    QFETCH(int, handedBack);
    std::vector<Record> all;
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 400; ++id) {
        const bool held = id > 100 && id <= 100 + handedBack;
        all.push_back(held ? record(id, process(u"worker"_s)) : record(id, {}, true));
        if (!held)
            chosen.push_back(all.back());
    }
    Scene scene(all, chosen);
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    for (qint64 id = 101; id <= 100 + handedBack; ++id)
        scene.portal.release(id);
    scene.portal.carryOut(scene.run->intend());
    if (killed)
        scene.startAgain();
    else
        scene.run->answeredAll(unknown);
    QVERIFY(scene.run->go());
    QCOMPARE(scene.state->strays().size(), size_t(handedBack));
    for (const auto &stray : scene.state->strays()) {
        QVERIFY(stray.perhaps && stray.id.value() > 100 && stray.id.value() <= 100 + handedBack);
        QCOMPARE(scene.portal.queue.at(stray.id.value()).processId, std::optional(stray.heldBy));
    }
}

void ClearStateTest::aWorkerThatGaveBackMeanwhileIsNotBlamedForOurReservation()
{
    // Taken by a worker and handed back as failed between reserving and looking: reserved once more, then killed.
    Scene scene({record(1, {}, true)});
    QVERIFY(scene.run->go({}, [&] { return scene.readsOwners(); }));
    scene.portal.release(1);
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    scene.run->mutate();
    QVERIFY(scene.readsOwners());
    scene.startAgain();
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::whatAWorkerSwapsWithinARangeIsNotReserved()
{
    // One chosen record is taken and an unchosen one handed back: as many as before, but not the same.
    std::vector<Record> chosen;
    for (qint64 id = 1; id <= 100; ++id) {
        if (id != 50)
            chosen.push_back(record(id, {}, true));
    }
    std::vector<Record> all = chosen;
    all.push_back(record(50, process(u"worker"_s)));
    Scene scene(all, chosen);
    QVERIFY(scene.run->go({}, [&] { return scene.run->readsNext(Purpose::Survey); }));
    scene.portal.hold(49, process(u"other"_s));
    scene.portal.hold(51, process(u"other"_s));
    scene.portal.release(50);
    QVERIFY(scene.run->go());
    QVERIFY(!scene.portal.reserved.contains(50));
    QVERIFY(!scene.portal.queue.at(50).processId);
    QVERIFY(scene.state->strays().empty());
    QCOMPARE(categoryOf(*scene.state, 49), Category::TakenByOther);
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::aSecondCommandDoesNotTakeAwayWhatTheFirstBrought()
{
    // A record without known surroundings lies within a range, and changes in between.
    Scene scene(records(1, 20), records(1, 20), true, true);
    std::vector<ChosenRecord> list = scene.scope->records.items();
    list[9].surroundings.reset();
    scene.scope = ClearScope{.records = *NonEmpty<ChosenRecord>::from(list), .includeChanged = true};
    scene.startAgain();
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    scene.portal.queue.at(10).lastSeen += std::chrono::seconds(5);
    scene.run->mutate();
    QVERIFY(scene.run->go());
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, Category::Cleared);
    QVERIFY(scene.portal.deletedUncopied.isEmpty());
}

void ClearStateTest::includedChangesAreIncludedAfterAKill()
{
    Scene scene({record(1, {}, true, 1005)}, {record(1)}, true, true); // pending when it was seen
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    scene.startAgain();
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::aTakingWorksThroughSmallPortions()
{
    // Taking deletes at once: what comes again meanwhile must find a young copy.
    Scene scene(records(1, 2600), false);
    bool seen = false;
    QVERIFY(scene.run->go([&] {
        const auto *read = std::get_if<ReadStep>(&scene.state->next());
        const auto *list = read ? std::get_if<ListRecords>(&read->commands.front()) : nullptr;
        if (list && list->ids.front().value() > 2500) {
            seen = true;
            QCOMPARE(scene.portal.queue.size(), size_t(100));
        }
    }));
    QVERIFY(seen && scene.portal.queue.empty());
}

void ClearStateTest::aLostTakingIsNeverRepeated()
{
    for (const bool carriedOut : {false, true}) {
        Scene scene({record(1)}, false);
        QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
        const Mutation taking = scene.run->intend();
        if (carriedOut)
            scene.portal.carryOut(taking);
        scene.run->answeredAll(unknown);
        QVERIFY(scene.run->go([&] { QVERIFY(!scene.run->mutatesNext()); }));
        QCOMPARE(categoryOf(*scene.state, 1), carriedOut ? Category::AlreadyGone : Category::StillThere);
        QCOMPARE(noteOf(*scene.state, 1), ClearNote::AnswerLost);
    }
}

void ClearStateTest::whatChangedWhenTakenIsSaidAndCopied()
{
    Scene scene({record(1)}, false);
    QVERIFY(scene.run->go([&] {
        if (scene.run->mutatesNext())
            scene.portal.queue.at(1).lastSeen += std::chrono::seconds(5);
    }));
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
    QCOMPARE(noteOf(*scene.state, 1), ClearNote::ChangedWhenTaken);
    QCOMPARE(scene.portal.archived.at(1), QSet<qint64>({1000, 1005}));
}

void ClearStateTest::portionsGoThroughOneAfterAnother()
{
    // Little lies between the copy and the removal: nothing of the second portion is read before the first is verified.
    std::vector<ChosenRecord> chosen;
    model::Portal portal;
    for (qint64 id = 1; id <= 10'050; ++id) {
        portal.add(record(id, process(u"worker"_s)));
        chosen.push_back(*choose(portal.queue.at(id)));
    }
    ClearState state({.records = *NonEmpty<ChosenRecord>::from(chosen)}, true);
    Run run{portal, state};
    bool seen = false;
    QVERIFY(run.go([&] {
        const auto *read = std::get_if<ReadStep>(&state.next());
        const auto *list = read ? std::get_if<ListRecords>(&read->commands.front()) : nullptr;
        if (list && read->purpose == Purpose::Reread && list->ids.front().value() > 10'000) {
            seen = true;
            QCOMPARE(portal.queue.size(), size_t(50));
        }
    }));
    QVERIFY(seen);
    QVERIFY(portal.queue.empty());
    QCOMPARE(run.requests, 4 + 1 + 1 + 3);
}

void ClearStateTest::aLostClearOfAnOwnReservationIsOurs()
{
    for (const bool own : {true, false}) {
        Scene scene({own ? record(1) : record(1, process(u"worker"_s))});
        QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNextBy<ClearRecords>(); }));
        scene.portal.carryOut(scene.run->intend());
        scene.run->answeredAll(unknown);
        QCOMPARE(categoryOf(*scene.state, 1), Category::Unknown);
        QVERIFY(scene.run->go());
        // Nobody else knows the own process; a worker's record may have been cleared by the worker.
        QCOMPARE(categoryOf(*scene.state, 1), own ? Category::Cleared : Category::AlreadyGone);
    }
}

void ClearStateTest::aClearThatDidNothingIsSentOnceMore()
{
    for (const CommandKind kind : {unknown, answered}) {
        Scene scene({record(1)});
        QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNextBy<ClearRecords>(); }));
        (void)scene.run->intend();
        scene.run->answeredAll(kind);
        QVERIFY(scene.portal.has(1));
        QVERIFY(scene.run->go());
        QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
    }
    // And not for ever.
    Scene scene({record(1)});
    int clears = 0;
    for (int guard = 0; guard < 100 && !scene.run->isFinished(); ++guard) {
        if (scene.run->mutatesNextBy<ClearRecords>()) {
            ++clears;
            (void)scene.run->intend();
            scene.run->answeredAll(answered);
        } else {
            scene.run->step();
        }
    }
    QCOMPARE(clears, 2);
    QCOMPARE(categoryOf(*scene.state, 1), Category::StillThere);
    QCOMPARE(noteOf(*scene.state, 1), ClearNote::HeldByThisJob);
}

void ClearStateTest::aWorkersRecordThatStaysIsSaidAndCanBeTriedAgain()
{
    Scene scene({record(1, process(u"worker"_s))});
    int clears = 0;
    for (int guard = 0; guard < 100 && !scene.run->isFinished(); ++guard) {
        if (scene.run->mutatesNext()) {
            ++clears;
            (void)scene.run->intend();
            scene.run->answeredAll(answered); // and nothing happens: the portal says true to everything
        } else {
            scene.run->step();
        }
    }
    QCOMPARE(clears, 2);
    const ClearReport::Entry entry = entryOf(*scene.state, 1);
    QCOMPARE(entry.category, Category::StillThere);
    QCOMPARE(entry.note, ClearNote::NotRemoved);
    QCOMPARE(entry.heldBy, std::optional(process(u"worker"_s)));
    QVERIFY(isOpen(entry));
    scene.startAgain();
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::aRefusedCommandIsSaid()
{
    Scene scene({record(1)});
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    scene.run->answeredAll(refused);
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::StillThere);
    QCOMPARE(noteOf(*scene.state, 1), ClearNote::Refused);
    QVERIFY(isOpen(scene.state->entries().front()));
    // With the rights back, the job goes on.
    scene.startAgain();
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::aRestingMethodIsAskedAgain()
{
    Scene scene({record(1)});
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    scene.run->answeredAll(postponed);
    QVERIFY(scene.run->mutatesNext());
    QVERIFY(scene.run->go());
    QCOMPARE(categoryOf(*scene.state, 1), Category::Cleared);
}

void ClearStateTest::removedStraysStopTheJob()
{
    Scene scene({record(1), record(2)}, {record(1)}, false);
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    (void)scene.run->intend();
    scene.run->answered({{{answered, {}, {record(2)}}}});
    QVERIFY(scene.state->hasRemovedStrays());
    QVERIFY(scene.portal.archived.contains(2));
    QVERIFY(scene.run->go([&] { QVERIFY(!scene.run->mutatesNext()); }));
}

void ClearStateTest::stoppedBeforeAnythingWasSentNothingIsTouched()
{
    Scene scene({record(1)});
    scene.run->read();
    scene.state->stop();
    QVERIFY(scene.run->isFinished());
    QCOMPARE(categoryOf(*scene.state, 1), Category::NotReached);
}

void ClearStateTest::stoppedBetweenReservingAndClearingSaysWhatItHolds()
{
    for (const qint64 size : {1, 100}) {
        Scene scene(records(1, size));
        QVERIFY(scene.run->go({}, [&] { return scene.readsOwners(); }));
        scene.state->stop();
        QVERIFY(scene.run->go());
        QCOMPARE(categoryOf(*scene.state, 1), Category::StillThere);
        QCOMPARE(noteOf(*scene.state, 1), ClearNote::HeldByThisJob);
        QCOMPARE(scene.state->entries().front().heldBy, scene.portal.queue.at(1).processId);
    }
}

void ClearStateTest::stoppedJobsGoOn()
{
    Scene scene(records(1, 100));
    QVERIFY(scene.run->go({}, [&] { return scene.readsOwners(); }));
    scene.state->stop();
    QVERIFY(scene.run->go());
    scene.startAgain();
    QVERIFY(scene.run->go([&] { QVERIFY(!scene.run->mutatesNextBy<ReserveRecords>()); })); // they are held already
    QVERIFY(scene.portal.queue.empty());
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, Category::Cleared);
}

void ClearStateTest::aKillAnywhereIsTheSameAsGoingOn_data()
{
    QTest::addColumn<bool>("withReservations");
    QTest::addColumn<int>("queue");
    for (const bool withReservations : {true, false}) {
        QTest::addRow("pending, reservations %d", withReservations) << withReservations << 0;
        QTest::addRow("failed, reservations %d", withReservations) << withReservations << 1;
        QTest::addRow("reserved, reservations %d", withReservations) << withReservations << 2;
        QTest::addRow("mixed, reservations %d", withReservations) << withReservations << 3;
    }
}

void ClearStateTest::aKillAnywhereIsTheSameAsGoingOn()
{
    QFETCH(bool, withReservations);
    QFETCH(int, queue);
    enum class Death { BeforeSending, AfterSending };
    for (const Death death : {Death::BeforeSending, Death::AfterSending}) {
        for (int killAt = 0;; ++killAt) {
            std::vector<Record> all;
            std::vector<Record> chosen;
            for (qint64 id = 1; id <= 120; ++id) {
                const bool held = queue == 2 || (queue == 3 && id % 3 == 0);
                const bool failed = queue == 1 || (queue == 3 && id % 5 == 0);
                all.push_back(record(id, held ? std::optional(process(u"worker"_s)) : std::nullopt, failed));
                if (id % 60 > 5)
                    chosen.push_back(all.back());
            }
            Scene scene(all, chosen, withReservations);
            int steps = 0;
            QVERIFY(scene.run->go({}, [&] { return steps++ == killAt; }));
            const bool over = scene.run->isFinished();
            if (scene.run->mutatesNext()) {
                const Mutation sent = scene.run->intend();
                if (death == Death::AfterSending)
                    scene.portal.carryOut(sent);
            }
            scene.startAgain();
            QVERIFY(scene.run->go());
            QSet<qint64> chosenIds;
            for (const Record &one : chosen)
                chosenIds.insert(one.id->value());
            QVERIFY(chosenIds.contains(scene.portal.deleted));
            QVERIFY(chosenIds.contains(scene.portal.reserved));
            QVERIFY(scene.portal.unarchivedWhenSent.isEmpty());
            for (const auto &entry : scene.state->entries()) {
                const bool there = scene.portal.has(entry.id.value());
                QVERIFY(entry.category != Category::Unknown && entry.category != Category::NotReached);
                QCOMPARE(there, entry.category == Category::StillThere);
                if (!there) // whose a lost taking or a lost clear of a worker's record was cannot be known
                    QVERIFY(entry.category == Category::Cleared || entry.note == ClearNote::AnswerLost);
                if (there)
                    QVERIFY(entry.note == ClearNote::HeldPerhapsByJob || entry.note == ClearNote::AnswerLost);
            }
            if (over)
                break;
        }
    }
}

void ClearStateTest::leftAsItIsNothingIsChanged()
{
    Scene scene(records(1, 100));
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNextBy<ClearRecords>(); }));
    scene.portal.carryOut(scene.run->intend()); // killed before the answer came
    scene.startAgain();
    scene.state->stop();
    QVERIFY(scene.run->go([&] { QVERIFY(!scene.run->mutatesNext()); }));
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, Category::Cleared);
}

void ClearStateTest::manyThatAreStillThereAreToldOneByOne()
{
    // The first page of a count shows 50 of them: the others are read by id.
    std::vector<Record> held;
    for (qint64 id = 1; id <= 300; ++id)
        held.push_back(record(id, process(u"worker"_s)));
    Scene scene(held);
    QVERIFY(scene.run->go({}, [&] { return scene.run->mutatesNext(); }));
    for (qint64 id = 1; id <= 120; ++id)
        scene.portal.hold(id, process(u"rival"_s));
    QVERIFY(scene.run->go());
    for (const auto &entry : scene.state->entries())
        QCOMPARE(entry.category, entry.id.value() <= 120 ? Category::TakenByOther : Category::Cleared);
}

void ClearStateTest::clearsAreGroupedByReservation()
{
    std::vector<Record> held;
    for (qint64 id = 1; id <= 1200; ++id)
        held.push_back(record(id, process(id % 3 == 0 ? u"other"_s : u"worker"_s)));
    Scene scene(held);
    int requests = 0;
    QVERIFY(scene.run->go([&] {
        if (!scene.run->mutatesNext())
            return;
        ++requests;
        const auto &clear = std::get<ClearRecords>(std::get<MutateStep>(scene.state->next()).mutation);
        QCOMPARE(clear.requests.size(), size_t(3));
        for (const auto &request : clear.requests)
            QVERIFY(std::get<ClearByRecords>(request).records.size() <= mostIdsPerCommand);
    }));
    QCOMPARE(requests, 1);
    QVERIFY(scene.portal.queue.empty());
}

QTEST_GUILESS_MAIN(ClearStateTest)
#include "tst_clearstate.moc"
