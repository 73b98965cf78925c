// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "clearbench.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Category = ClearCategory;

namespace {

const QString worker = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;

} // namespace

class ClearJobTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordsOfAllStatesAreClearedExactly_data();
    void recordsOfAllStatesAreClearedExactly();
    void copiesAreWholeAndMadeBeforeAnythingIsSent();
    void aRivalThatTakesTwoKeepsThem();
    void aRivalThatDeletesTwoIsReportedAsGone();
    void aRepeatAfterTheReviewIsLeft();
    void aLostAnswerToAReservationIsSettledByReading();
    void aLostAnswerToAClearIsSettledByReading();
    void aLostAnswerToATakingIsNeverRepeated();
    void aReadOnlyPortalGetsNoChange();
    void noRightsEndTheJobWithTheReason();
    void anArchiveThatTakesNothingSendsNothing();
    void stoppingReadsBackWhatWasSent();
    void stoppingTakesBackWhatWaitsForTheLimit();
    void readOnlyHoldsAlsoForWhatWaitsAlready();
    void anIntentIsSentOnceAndToItsPortalAlone();
    void aRestingListIsWaitedForWhenReadingBack();
    void aRefusalForAllEndsTheJob();
    void aDestroyedJobLeavesNothingBehind();
    void otherConnectorsAreUntouched();
    void overManyBatches();
    void theNetworkGoesAwayForGood();
};

void ClearJobTest::recordsOfAllStatesAreClearedExactly_data()
{
    QTest::addColumn<bool>("reservations");
    QTest::addColumn<ClearScope::By>("by");
    QTest::newRow("with reservations, by records") << true << ClearScope::By::Records;
    QTest::newRow("with reservations, by messages") << true << ClearScope::By::Messages;
    QTest::newRow("without reservations") << false << ClearScope::By::Records;
    QTest::newRow("without reservations, by messages") << false << ClearScope::By::Messages;
}

void ClearJobTest::recordsOfAllStatesAreClearedExactly()
{
    QFETCH(bool, reservations);
    QFETCH(ClearScope::By, by);
    Bench bench;
    bench.portal.setReservations(reservations);
    for (qint64 id = 1; id <= 60; ++id)
        bench.portal.insert(id, id % 4 < 2 ? worker : QString(), id % 2 == 0);
    const QList<qint64> chosen{1, 2, 3, 4, 29, 30, 31, 59, 60};
    ClearScope scope = bench.seen(chosen);
    scope.by = by;
    const ClearReport report = bench.run(scope, {.withReservations = reservations});

    QVERIFY(!report.error && !report.journalError && !report.gateRefusal && !report.refused);
    QCOMPARE(report.count(Category::Cleared), 9);
    QList<qint64> left = range(1, 60);
    for (const qint64 id : chosen)
        left.removeOne(id);
    QCOMPARE(bench.portal.idsInQueue(), left);
    for (const auto &record : bench.portal.portal().queue()) // nothing unchosen was reserved
        QCOMPARE(record.processId, record.id % 4 < 2 ? worker : QString());
    QCOMPARE(bench.archivedIds(), chosen);
    for (const auto &request : bench.portal.simulator().requests())
        QVERIFY(request.tokenInBody && !request.tokenInHeader && !request.tokenInUrl);
}

void ClearJobTest::copiesAreWholeAndMadeBeforeAnythingIsSent()
{
    Bench bench;
    portalsim::RecordData odd = portalsim::defaultRecord(7);
    odd.eventData = R"({"z":1.10,"a":{"text":"\u0416 \"}","list":[]},"ID":"7"})";
    QVERIFY(bench.portal.portal().insert(odd));
    const ClearScope scope = bench.seen({7});
    QByteArray copyWhenSent;
    bench.portal.faults().rivalBefore(
        u"event.offline.get"_s, {portalsim::RivalCode([&](portalsim::Portal &) {
            // In the simulator's thread, while the request is being carried out.
            JournalDatabase reader(bench.journal.path(), bench.portal.clock());
            const auto opened = reader.open();
            const auto jobs = opened ? reader.jobs() : JournalResult<std::vector<ArchivedJob>>();
            if (opened && jobs && !jobs->empty() && !reader.records(jobs->front().id)->empty())
                copyWhenSent = reader.records(jobs->front().id)->front().raw;
        })});
    const ClearReport report = bench.run(scope);
    QCOMPARE(report.count(Category::Cleared), 1);
    const auto copy = QJsonDocument::fromJson(copyWhenSent).object();
    QCOMPARE(copy.value(u"ID"_s).toString(), u"7"_s);
    QVERIFY2(copyWhenSent.contains(R"("EVENT_DATA":)" + odd.eventData), copyWhenSent.constData());
    for (const auto *key : {"TIMESTAMP_X", "EVENT_NAME", "EVENT_ADDITIONAL", "MESSAGE_ID", "PROCESS_ID", "ERROR"})
        QVERIFY2(copy.contains(QLatin1String(key)), key);
}

void ClearJobTest::aRivalThatTakesTwoKeepsThem()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 9);
    const ClearScope scope = bench.seen(range(1, 9));
    bench.portal.faults().rivalBefore(u"event.offline.get"_s, {portalsim::TakeRecords{.ids = {3, 8}}});
    const ClearReport report = bench.run(scope);
    QCOMPARE(report.count(Category::Cleared), 7);
    QCOMPARE(report.count(Category::TakenByOther), 2);
    QCOMPARE(bench.portal.idsInQueue(), QList<qint64>({3, 8}));
}

void ClearJobTest::aRivalThatDeletesTwoIsReportedAsGone()
{
    for (const bool reservations : {true, false}) {
        Bench bench;
        bench.portal.setReservations(reservations);
        bench.portal.portal().addDefaultRecords(1, 9);
        const ClearScope scope = bench.seen(range(1, 9));
        bench.portal.faults().rivalBefore(u"event.offline.get"_s, {portalsim::DeleteRecords{{3, 8}}});
        const ClearReport report = bench.run(scope, {.withReservations = reservations});
        QCOMPARE(report.count(Category::Cleared), 7);
        QCOMPARE(report.count(Category::AlreadyGone), 2);
    }
}

void ClearJobTest::aRepeatAfterTheReviewIsLeft()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 3));
    QVERIFY(bench.portal.portal().repeat(2));
    const ClearReport report = bench.run(scope);
    QCOMPARE(report.count(Category::Cleared), 2);
    QCOMPARE(report.count(Category::ChangedLeft), 1);
    QCOMPARE(bench.portal.idsInQueue(), QList<qint64>{2});
    QCOMPARE(bench.portal.portal().record(2)->processId, QString());
}

void ClearJobTest::aLostAnswerToAReservationIsSettledByReading()
{
    for (const bool carriedOut : {false, true}) {
        Bench bench;
        bench.portal.portal().addDefaultRecords(1, 3);
        const ClearScope scope = bench.seen(range(1, 2));
        bench.portal.faults().next(u"event.offline.get"_s, carriedOut ? portalsim::FaultAction(portalsim::DropAfter{})
                                                                      : portalsim::DropBefore{});
        const ClearReport report = bench.run(scope);
        QCOMPARE(report.count(carriedOut ? Category::StillThere : Category::Cleared), 2);
        QCOMPARE(bench.portal.idsInQueue(), carriedOut ? range(1, 3) : QList<qint64>{3});
        if (carriedOut)
            QCOMPARE(report.entries.front().note, ClearNote::HeldPerhapsByJob);
    }
}

void ClearJobTest::aLostAnswerToAClearIsSettledByReading()
{
    for (const bool carriedOut : {false, true}) {
        Bench bench;
        bench.portal.portal().addDefaultRecords(1, 3);
        const ClearScope scope = bench.seen(range(1, 2));
        bench.portal.faults().next(u"event.offline.clear"_s, carriedOut ? portalsim::FaultAction(portalsim::DropAfter{})
                                                                        : portalsim::DropBefore{});
        const ClearReport report = bench.run(scope);
        QCOMPARE(report.count(Category::Cleared), 2);
        QCOMPARE(bench.portal.idsInQueue(), QList<qint64>{3});
    }
}

void ClearJobTest::aLostAnswerToATakingIsNeverRepeated()
{
    for (const bool carriedOut : {false, true}) {
        Bench bench;
        bench.portal.setReservations(false);
        bench.portal.portal().addDefaultRecords(1, 3);
        const ClearScope scope = bench.seen(range(1, 2));
        bench.portal.faults().next(u"event.offline.get"_s, carriedOut ? portalsim::FaultAction(portalsim::DropAfter{})
                                                                      : portalsim::DropBefore{});
        const ClearReport report = bench.run(scope, {.withReservations = false});
        QCOMPARE(report.count(carriedOut ? Category::AlreadyGone : Category::StillThere), 2);
        int takings = 0;
        for (const auto &request : bench.portal.simulator().requests())
            takings += !request.commands.isEmpty() && request.commands.first().second.startsWith(u"event.offline.get");
        QCOMPARE(takings, 1);
    }
}

void ClearJobTest::aReadOnlyPortalGetsNoChange()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 2));
    bench.portal.setReadOnly(true);
    const ClearReport report = bench.run(scope);
    QVERIFY(report.gateRefusal);
    QCOMPARE(report.gateRefusal->kind, GateRefusal::Kind::ReadOnly);
    QCOMPARE(report.count(Category::Cleared), 0);
    for (const auto &record : bench.portal.portal().queue())
        QCOMPARE(record.processId, QString());
    QCOMPARE(bench.portal.idsInQueue(), range(1, 3));
}

void ClearJobTest::noRightsEndTheJobWithTheReason()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 2));
    bench.portal.setToken(bench.portal.simulator().tokens().user);
    const ClearReport report = bench.run(scope);
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, RestError::Kind::AccessDenied);
    QCOMPARE(report.count(Category::NotReached), 2);
    QCOMPARE(bench.portal.idsInQueue(), range(1, 3));
}

void ClearJobTest::anArchiveThatTakesNothingSendsNothing()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 2));
    QTemporaryDir directory;
    Journal never(directory.filePath(u"never.sqlite"_s), bench.portal.clock()); // not opened: takes nothing
    ClearJob job({.portal = bench.portal.id()}, scope, bench.portal.client(), bench.portal.gate(), never,
                 bench.portal.clock());
    job.start();
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.report().journalError);
    QCOMPARE(job.report().count(Category::NotReached), 2);
    QCOMPARE(bench.portal.simulator().requestCount(), 0);
}

void ClearJobTest::stoppingReadsBackWhatWasSent()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 400);
    QList<qint64> everySecond; // reserved one by one
    for (qint64 id = 1; id <= 400; id += 2)
        everySecond.append(id);
    const ClearScope scope = bench.seen(everySecond);
    const auto job = bench.job(scope);
    QSignalSpy finished(job.get(), &ClearJob::finished);
    QObject::connect(job.get(), &ClearJob::progressChanged, job.get(), [&](const ClearProgress &progress) {
        if (progress.phase == ClearProgress::Phase::Reserve && progress.done >= 50)
            job->stop();
    });
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    const ClearReport &report = job->report();
    QVERIFY(report.stopped && !report.error);
    const auto untouched = report.count(Category::NotReached);
    QCOMPARE(untouched + report.count(Category::StillThere), 200);
    int held = 0;
    for (const auto &entry : report.entries) {
        held += entry.note == ClearNote::HeldByThisJob;
        const QString holder = bench.portal.portal().record(entry.id.value())->processId;
        QCOMPARE(holder, entry.heldBy ? entry.heldBy->toString() : QString());
    }
    QVERIFY(held >= 50 && held <= 100);
    QCOMPARE(held, report.count(Category::StillThere));
}

void ClearJobTest::stoppingTakesBackWhatWaitsForTheLimit()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 5);
    const ClearScope scope = bench.seen(range(1, 5));
    bench.portal.limiter().rest(u"event.offline.get"_s, bench.portal.clock().now() + std::chrono::minutes(9));
    const auto job = bench.job(scope);
    job->start();
    QTRY_COMPARE(bench.portal.limiter().wait().reason, RateLimiter::Reason::MethodResting);
    job->stop();
    QTRY_VERIFY(job->isFinished()); // not in nine minutes
    QVERIFY(job->report().stopped && !job->report().error);
    QCOMPARE(job->report().count(Category::NotReached), 5);
    for (const auto &record : bench.portal.portal().queue())
        QCOMPARE(record.processId, QString());
}

void ClearJobTest::readOnlyHoldsAlsoForWhatWaitsAlready()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 5);
    const ClearScope scope = bench.seen(range(1, 5));
    bench.portal.limiter().rest(u"event.offline.get"_s, bench.portal.clock().now() + std::chrono::seconds(20));
    const auto job = bench.job(scope);
    job->start();
    QTRY_COMPARE(bench.portal.limiter().wait().reason, RateLimiter::Reason::MethodResting);
    bench.portal.setReadOnly(true);
    QTRY_VERIFY(job->isFinished());
    QVERIFY(job->report().gateRefusal);
    QCOMPARE(job->report().gateRefusal->kind, GateRefusal::Kind::ReadOnly);
    for (const auto &record : bench.portal.portal().queue())
        QCOMPARE(record.processId, QString());
}

void ClearJobTest::anIntentIsSentOnceAndToItsPortalAlone()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 1);
    const ClearScope scope = bench.seen({1});
    const auto records = awaited(readRecords(bench.portal.client(), NonEmpty(*RecordId::from(1)), {}));
    const Mutation reserve = ReserveRecords{NonEmpty<Claim>(FreeRecord{*RecordId::from(1)})};
    const auto intend = [&](const PortalId &portal) {
        const auto id = awaited(bench.journal.createJob({.portal = portal}, scope));
        (void)awaited(bench.journal.archive(**id, **records));
        return **awaited(bench.journal.intend(**id, reserve));
    };
    const IntentReceipt own = intend(bench.portal.id());
    const IntentReceipt foreign = intend(PortalId::create());
    const auto refusedAs = [&](const IntentReceipt &receipt) {
        const auto answer = awaited(bench.portal.gate().send(receipt, {}, {}));
        const auto *refusal = *answer ? nullptr : std::get_if<GateRefusal>(&answer->error());
        return refusal ? std::optional(refusal->kind) : std::nullopt;
    };
    bench.portal.simulator().clearRequests();
    QCOMPARE(refusedAs(foreign), GateRefusal::Kind::OtherPortal);
    QCOMPARE(bench.portal.simulator().requestCount(), 0);
    QVERIFY(!refusedAs(own));
    const QString holder = bench.portal.portal().record(1)->processId;
    QCOMPARE(refusedAs(IntentReceipt(own)), GateRefusal::Kind::SentBefore); // nor a copy of it
    QCOMPARE(bench.portal.simulator().requestCount(), 1);
    QCOMPARE(bench.portal.portal().record(1)->processId, holder);
}

void ClearJobTest::aRestingListIsWaitedForWhenReadingBack()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 2));
    bench.portal.faults().add(
        {.method = u"event.offline.list"_s, .level = portalsim::FaultMatch::Level::Call, .nth = 2},
        portalsim::OperationLimit{.operating = 480, .resetAfterSeconds = 1});
    const ClearReport report = bench.run(scope);
    QVERIFY(!report.error);
    QCOMPARE(report.count(Category::Cleared), 2);
}

void ClearJobTest::aRefusalForAllEndsTheJob()
{
    // The plan lost its reservations after the last check.
    Bench bench;
    bench.portal.setReservations(false);
    bench.portal.portal().addDefaultRecords(1, 200);
    const ClearReport report = bench.run(bench.seen(range(1, 200)));
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, RestError::Kind::PlanLacks);
    QCOMPARE(report.count(Category::NotReached), 200);
    QCOMPARE(bench.portal.simulator().requestCount(), 3); // reread, survey, one refused
}

void ClearJobTest::aDestroyedJobLeavesNothingBehind()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 5);
    const ClearScope scope = bench.seen(range(1, 5));
    bench.portal.faults().next(u"event.offline.get"_s, portalsim::Delay{300});
    auto job = bench.job(scope);
    job->start();
    QTRY_VERIFY(bench.portal.simulator().requestCount() >= 1 && job->progress().phase == ClearProgress::Phase::Reserve);
    job.reset();
    const auto jobs = awaited(bench.journal.jobs());
    QVERIFY(jobs && *jobs);
    QVERIFY(!(*jobs)->front().endedAt); // interrupted, and to be seen as such
    QCOMPARE((*jobs)->front().archived, 5);
}

void ClearJobTest::otherConnectorsAreUntouched()
{
    Bench bench;
    const auto erp = *ConnectorId::from(u"erp"_s);
    bench.portal.insert(1);
    bench.portal.insert(2, {}, false, u"erp"_s);
    bench.portal.insert(3, worker, false, u"erp"_s);
    bench.portal.insert(4, worker);
    const ClearReport report = bench.run(bench.seen({2, 3}, erp), {.connector = erp});
    QCOMPARE(report.count(Category::Cleared), 2);
    QCOMPARE(bench.portal.idsInQueue(), QList<qint64>({1, 4}));
}

void ClearJobTest::overManyBatches()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 1000);
    QList<qint64> chosen;
    for (qint64 id = 1; id <= 1000; id += 3)
        chosen.append(id);
    const ClearReport report = bench.run(bench.seen(chosen));
    QCOMPARE(report.count(Category::Cleared), chosen.size());
    QCOMPARE(bench.portal.portal().queueSize(), 1000 - chosen.size());
    QCOMPARE(bench.archivedIds().size(), chosen.size());
}

void ClearJobTest::theNetworkGoesAwayForGood()
{
    Bench bench;
    bench.portal.portal().addDefaultRecords(1, 3);
    const ClearScope scope = bench.seen(range(1, 2));
    bench.portal.faults().add({.method = u"event.offline.clear"_s}, portalsim::DropAfter{});
    bench.portal.faults().add({.method = {}, .nth = 5, .count = -1}, portalsim::DropBefore{});
    const ClearReport report = bench.run(scope);
    QVERIFY(report.error);
    QCOMPARE(report.count(Category::Cleared), 0); // gone, but nobody has read it
    QCOMPARE(report.count(Category::Unknown), 2);
}

QTEST_GUILESS_MAIN(ClearJobTest)
#include "tst_clearjob.moc"
