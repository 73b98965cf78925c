// SPDX-License-Identifier: Apache-2.0
#include "clearbench.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Category = ClearCategory;

namespace {

const QString worker = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;

/// Old enough to be reserved in ranges.
constexpr std::chrono::minutes settling{3};

/// 300 chosen records in three states and one that is not.
struct Crowd : Bench
{
    Crowd()
    {
        portal.portal().setClock([] { return QDateTime::currentMSecsSinceEpoch() + Milliseconds(settling).count(); });
        for (qint64 id = 1; id <= 301; ++id)
            portal.insert(id, id % 3 == 0 ? worker : QString(), id % 5 == 0);
    }
    ClearScope scope() { return seen(range(1, 300)); }
    /// Runs until the request that `method` names goes out for the nth time, does `then`, and waits for the end.
    ClearReport runUntil(const QString &method, const std::function<void()> &then, int nth = 1)
    {
        portal.faults().rivalBefore(method, {portalsim::RivalCode([then](portalsim::Portal &) { then(); })}, nth);
        const ClearReport report = run(scope());
        portal.faults().clear();
        return report;
    }
    /// The same, when the job comes to `phase`.
    ClearReport runUntil(ClearProgress::Phase phase, const std::function<void(ClearJob &)> &then)
    {
        const auto running = job(scope());
        QObject::connect(running.get(), &ClearJob::progressChanged, running.get(), [&](const ClearProgress &progress) {
            if (progress.phase == phase)
                then(*running);
        });
        running->start();
        if (!QTest::qWaitFor([&] { return running->isFinished(); }, 30'000))
            qFatal("the job never ends");
        lastJob = running->id();
        return running->report();
    }
    void expectAllGone(const ClearReport &report)
    {
        QVERIFY(!report.error && !report.journalError && !report.gateRefusal);
        QCOMPARE(report.count(Category::Cleared), 300);
        QCOMPARE(report.open(), 0);
        QCOMPARE(portal.idsInQueue(), QList<qint64>{301});
        QCOMPARE(archivedIds().size(), 300);
    }
};

} // namespace

class ClearGoesOnTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readOnlyInTheMiddle();
    void theLicenceIsLostInTheMiddle();
    void theTokenDiesInTheMiddle();
    void theNetworkGoesInTheMiddle_data();
    void theNetworkGoesInTheMiddle();
    void stoppedAndStartedAgain();
    void destroyedInTheMiddle_data();
    void destroyedInTheMiddle();
    void leftAsItIs();
    void theEarlierVersionOfTheReportIsReplaced();
    void ownReservationsAreRecognised();
    void perhapsOwnReservationsAreClearedByAnotherJob();
    void twoJobsDoNotHarmEachOther_data();
    void twoJobsDoNotHarmEachOther();
};

void ClearGoesOnTest::readOnlyInTheMiddle()
{
    Crowd crowd;
    const ClearReport first = crowd.runUntil(u"event.offline.get"_s, [] {});
    crowd.expectAllGone(first); // nothing in between: the whole way

    Crowd other;
    const ClearReport report =
        other.runUntil(ClearProgress::Phase::Owners, [&](ClearJob &) { other.portal.setReadOnly(true); });
    QVERIFY(report.gateRefusal);
    QCOMPARE(report.count(Category::Cleared), 0);
    QCOMPARE(report.open(), 300);
    QVERIFY(report.count(Category::StillThere) > 0); // held by this job
    QCOMPARE(other.portal.idsInQueue(), range(1, 301));
    other.portal.setReadOnly(false);
    other.expectAllGone(other.goOn(*other.lastJob));
}

void ClearGoesOnTest::theLicenceIsLostInTheMiddle()
{
    Crowd crowd;
    const ClearReport report = crowd.runUntil(u"event.offline.get"_s, [&] {
        portalsim::Features features = crowd.portal.portal().features();
        features.selfHosted = features.reservations = false;
        crowd.portal.portal().setFeatures(features);
    });
    QVERIFY(report.error || report.refused);
    QCOMPARE(report.count(Category::Unknown), 0);
    QVERIFY(report.open() > 0);
    const qsizetype cleared = report.count(Category::Cleared);
    QCOMPARE(crowd.portal.portal().queueSize(), 301 - cleared);
    crowd.portal.portal().setFeatures({});
    crowd.expectAllGone(crowd.goOn(*crowd.lastJob));
}

void ClearGoesOnTest::theTokenDiesInTheMiddle()
{
    Crowd crowd;
    const QString alive = crowd.portal.simulator().tokens().admin;
    const ClearReport report =
        crowd.runUntil(ClearProgress::Phase::Verify, [&](ClearJob &) { crowd.portal.setToken(u"dead"_s); });
    QVERIFY(report.error);
    // What was sent could not be read back: it is not called cleared.
    QCOMPARE(report.count(Category::Cleared), 0);
    QCOMPARE(report.count(Category::Unknown), 300);
    QCOMPARE(crowd.portal.idsInQueue(), QList<qint64>{301});
    crowd.portal.setToken(alive);
    crowd.portal.simulator().clearRequests();
    crowd.expectAllGone(crowd.goOn(*crowd.lastJob));
    QCOMPARE(crowd.portal.simulator().requestCount(), 1); // reading is enough
}

void ClearGoesOnTest::theNetworkGoesInTheMiddle_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("nth");
    QTest::addColumn<bool>("carriedOut");
    for (const bool carriedOut : {false, true}) {
        QTest::addRow("reading again, %d", carriedOut) << u"event.offline.list"_s << 1 << carriedOut;
        QTest::addRow("surveying, %d", carriedOut) << u"event.offline.list"_s << 2 << carriedOut;
        QTest::addRow("reserving, %d", carriedOut) << u"event.offline.get"_s << 1 << carriedOut;
        QTest::addRow("seeing who owns what, %d", carriedOut) << u"event.offline.list"_s << 3 << carriedOut;
        QTest::addRow("clearing, %d", carriedOut) << u"event.offline.clear"_s << 1 << carriedOut;
        QTest::addRow("verifying, %d", carriedOut) << u"event.offline.list"_s << 4 << carriedOut;
    }
}

void ClearGoesOnTest::theNetworkGoesInTheMiddle()
{
    QFETCH(QString, method);
    QFETCH(int, nth);
    QFETCH(bool, carriedOut);
    Crowd crowd;
    const ClearScope scope = crowd.scope();
    // From this request on nothing comes back any more.
    const auto lost = carriedOut ? portalsim::FaultAction(portalsim::DropAfter{}) : portalsim::DropBefore{};
    crowd.portal.faults().add({.method = method, .nth = nth}, lost);
    bool gone = false;
    const auto job = crowd.job(scope);
    QObject::connect(job.get(), &ClearJob::progressChanged, job.get(), [&](const ClearProgress &) {
        if (!gone && crowd.portal.faults().hits() > 0) {
            gone = true;
            crowd.portal.faults().add({.method = {}, .nth = 1, .count = -1}, portalsim::DropBefore{});
        }
    });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 60'000);
    crowd.lastJob = job->id();
    crowd.portal.faults().clear();
    const ClearReport report = job->report().open() > 0 ? crowd.goOn(*job->id()) : job->report();
    QVERIFY(!report.error);
    QCOMPARE(report.open(), 0);
    const qsizetype perhaps =
        std::ranges::count(report.entries, ClearNote::HeldPerhapsByJob, &ClearReport::Entry::note);
    const qsizetype lostClears = report.count(Category::AlreadyGone); // a worker's record: who cleared it?
    QCOMPARE(report.count(Category::Cleared) + perhaps + lostClears, 300);
    QVERIFY(perhaps == 0 || (carriedOut && method == u"event.offline.get"_s));
    QCOMPARE(crowd.portal.portal().queueSize(), 1 + perhaps);
}

void ClearGoesOnTest::stoppedAndStartedAgain()
{
    Crowd crowd;
    const ClearReport first = crowd.runUntil(ClearProgress::Phase::Owners, [](ClearJob &job) { job.stop(); });
    QVERIFY(first.stopped);
    QCOMPARE(first.open(), 300);
    const JournalledJob past = crowd.past(*crowd.lastJob);
    QVERIFY(past.job.stopped && past.job.endedAt && past.job.canBeResumed);
    QCOMPARE(past.job.open, 300);
    QCOMPARE(past.report.entries, first.entries);
    const ClearReport second = crowd.goOn(*crowd.lastJob);
    crowd.expectAllGone(second);
    QVERIFY(!second.stopped);
    QVERIFY(second.requests > first.requests); // together
    QCOMPARE(crowd.past(*crowd.lastJob).job.open, 0);
}

void ClearGoesOnTest::destroyedInTheMiddle_data()
{
    using Phase = ClearProgress::Phase;
    QTest::addColumn<int>("phase");
    for (const Phase phase :
         {Phase::Reread, Phase::Archive, Phase::Survey, Phase::Reserve, Phase::Owners, Phase::Clear, Phase::Verify})
        QTest::addRow("phase %d", int(phase)) << int(phase);
}

void ClearGoesOnTest::destroyedInTheMiddle()
{
    QFETCH(int, phase);
    Crowd crowd;
    std::optional<JobId> id;
    auto job = crowd.job(crowd.scope());
    QObject::connect(job.get(), &ClearJob::progressChanged, qApp, [&](const ClearProgress &progress) {
        if (job && int(progress.phase) == phase) {
            id = job->id();
            QMetaObject::invokeMethod(
                qApp, [&] { job.reset(); }, Qt::QueuedConnection);
        }
    });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(!job, 20'000);
    const JournalledJob past = crowd.past(*id);
    QVERIFY(!past.job.endedAt); // interrupted
    for (const auto &entry : reportOf(past).entries)
        QVERIFY(entry.category != Category::Cleared);
    crowd.lastJob = id;
    const ClearReport report = crowd.goOn(*id);
    QCOMPARE(report.open(), 0);
    const qsizetype perhaps =
        std::ranges::count(report.entries, ClearNote::HeldPerhapsByJob, &ClearReport::Entry::note);
    QCOMPARE(report.count(Category::Cleared) + report.count(Category::AlreadyGone) + perhaps, 300);
    QVERIFY(crowd.past(*id).job.endedAt);
}

void ClearGoesOnTest::leftAsItIs()
{
    Crowd crowd;
    (void)crowd.runUntil(ClearProgress::Phase::Owners, [](ClearJob &job) { job.stop(); });
    const JobId id = *crowd.lastJob;
    const QByteArray before = crowd.portal.portal().queueJson();
    crowd.portal.simulator().clearRequests();

    ClearJob left(crowd.past(id), crowd.portal.client(), crowd.portal.gate(), crowd.journal, crowd.portal.clock());
    left.stop();
    left.start();
    QTRY_VERIFY_WITH_TIMEOUT(left.isFinished(), 20'000);
    QCOMPARE(crowd.portal.portal().queueJson(), before);
    for (const auto &request : crowd.portal.simulator().requests()) {
        for (const auto &command : request.commands)
            QVERIFY(command.second.startsWith(u"event.offline.list"_s));
    }
    QVERIFY(crowd.past(id).job.endedAt);
    QCOMPARE(left.report().count(Category::Unknown), 0);
}

void ClearGoesOnTest::theEarlierVersionOfTheReportIsReplaced()
{
    Crowd crowd;
    const ClearReport first =
        crowd.runUntil(ClearProgress::Phase::Reserve, [&](ClearJob &) { crowd.portal.setToken(u"dead"_s); });
    QVERIFY(first.error);
    QVERIFY(crowd.past(*crowd.lastJob).report.error);
    crowd.portal.setToken(crowd.portal.simulator().tokens().admin);
    (void)crowd.goOn(*crowd.lastJob);
    QVERIFY(!crowd.past(*crowd.lastJob).report.error);
    QCOMPARE(crowd.past(*crowd.lastJob).job.counts[size_t(Category::Cleared)], 300);
}

void ClearGoesOnTest::ownReservationsAreRecognised()
{
    Crowd crowd;
    (void)crowd.runUntil(ClearProgress::Phase::Owners, [](ClearJob &job) { job.stop(); });
    const auto own = awaited(crowd.journal.reservations(crowd.portal.id(), {}));
    QVERIFY(own && *own);
    QHash<QString, qint64> held;
    for (const auto &record : crowd.portal.portal().queue()) {
        if (!record.processId.isEmpty() && record.processId != worker)
            ++held[record.processId];
    }
    QVERIFY(!held.isEmpty());
    QCOMPARE((*own)->size(), size_t(held.size()));
    for (const OwnReservation &reservation : **own) {
        QCOMPARE(reservation.job.value(), crowd.lastJob->value());
        QCOMPARE(qint64(reservation.records.size()), held.value(reservation.process.toString()));
    }
    QVERIFY((*awaited(crowd.journal.reservations(PortalId::create(), {})))->empty());
}

void ClearGoesOnTest::perhapsOwnReservationsAreClearedByAnotherJob()
{
    // The answer to the reservation is lost: what it holds is chosen anew, as reserved.
    Crowd crowd;
    const ClearScope scope = crowd.scope();
    crowd.portal.faults().next(u"event.offline.get"_s, portalsim::DropAfter{});
    const ClearReport first = crowd.run(scope);
    QList<qint64> perhaps;
    for (const auto &entry : first.entries) {
        if (entry.note == ClearNote::HeldPerhapsByJob)
            perhaps.append(entry.id.value());
    }
    QCOMPARE(perhaps.size(), 200);
    QCOMPARE(first.count(Category::Cleared), 100); // the worker's
    const ClearReport second = crowd.run(crowd.seen(perhaps));
    QCOMPARE(second.count(Category::Cleared), 200);
    QCOMPARE(crowd.portal.idsInQueue(), QList<qint64>{301});
}

void ClearGoesOnTest::twoJobsDoNotHarmEachOther_data()
{
    QTest::addColumn<bool>("withReservations");
    QTest::newRow("with reservations") << true;
    QTest::newRow("without") << false;
}

void ClearGoesOnTest::twoJobsDoNotHarmEachOther()
{
    QFETCH(bool, withReservations);
    Crowd crowd;
    const auto one = crowd.job(crowd.seen(range(1, 200)), {.withReservations = withReservations});
    const auto two = crowd.job(crowd.seen(range(100, 300)), {.withReservations = withReservations});
    one->start();
    two->start();
    QTRY_VERIFY_WITH_TIMEOUT(one->isFinished() && two->isFinished(), 40'000);
    QList<qint64> left = crowd.portal.idsInQueue();
    QVERIFY(left.contains(301));
    QVERIFY(crowd.portal.portal().record(301)->processId.isEmpty());
    for (const ClearJob *job : {one.get(), two.get()}) {
        QCOMPARE(job->report().count(Category::Unknown), 0);
        for (const auto &entry : job->report().entries) {
            const bool there = left.contains(entry.id.value());
            if (entry.category == Category::Cleared || entry.category == Category::AlreadyGone)
                QVERIFY(!there);
            if (entry.category == Category::TakenByOther && there)
                QVERIFY(entry.heldBy);
        }
    }
    // Whatever one job did not clear the other did.
    QCOMPARE(left, QList<qint64>{301});
}

QTEST_GUILESS_MAIN(ClearGoesOnTest)
#include "tst_cleargoeson.moc"
