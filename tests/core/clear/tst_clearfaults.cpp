// SPDX-License-Identifier: Apache-2.0
#include "support/clearscenes.h"
#include "support/clearworld.h"
#include "support/shard.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(eventsweep::ClearScene::Selection)

/// A job fails, or is killed in this process, at each of its steps; then it goes on, and everything is as promised.
class ClearFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undisturbedAllIsCleared_data() { scenes(); }
    void undisturbedAllIsCleared();
    void aFailureAtAnyStepBreaksNoPromise_data() { scenes(); }
    void aFailureAtAnyStepBreaksNoPromise() { atEachStep(Mishap::Failure); }
    void anOutageFromAnyStepBreaksNoPromise_data() { scenes(); }
    void anOutageFromAnyStepBreaksNoPromise() { atEachStep(Mishap::Outage); }
    void aKillAtAnyStepBreaksNoPromise_data() { scenes(); }
    void aKillAtAnyStepBreaksNoPromise() { atEachStep(Mishap::Kill); }
    void aSecondKillWhileGoingOnBreaksNoPromise_data() { scenes(); }
    void aSecondKillWhileGoingOnBreaksNoPromise();

private:
    static void scenes();
    static std::unique_ptr<ClearWorld> world();
    void atEachStep(Mishap mishap);
    static void compare(ClearWorld &world, const QByteArray &when);
};

void ClearFaultsTest::scenes()
{
    QTest::addColumn<ClearScene::Selection>("selection");
    QTest::addColumn<bool>("reservations");
    QTest::addColumn<ClearScope::By>("by");
    int row = 0;
    for (const auto selection : ClearScene::all) {
        for (const bool reservations : {true, false}) {
            for (const auto by : {ClearScope::By::Records, ClearScope::By::Messages}) {
                if (!Shard::fromEnvironment().has(row++))
                    continue;
                QTest::addRow("%s, %s, by %s", nameOf(selection),
                              reservations ? "with reservations" : "without reservations",
                              by == ClearScope::By::Records ? "records" : "messages")
                    << selection << reservations << by;
            }
        }
    }
}

std::unique_ptr<ClearWorld> ClearFaultsTest::world()
{
    QFETCH(ClearScene::Selection, selection);
    QFETCH(bool, reservations);
    QFETCH(ClearScope::By, by);
    ClearWorld::Options options;
    options.reservations = reservations;
    auto made = std::make_unique<ClearWorld>(options);
    const ClearScene scene = clearScene(selection, made->portalSeconds());
    for (const auto &record : scene.queue)
        made->insert(record);
    made->addJob(made->chosen(scene.chosen, by));
    return made;
}

void ClearFaultsTest::compare(ClearWorld &world, const QByteArray &when)
{
    const QStringList broken = brokenPromises(world.facts());
    QVERIFY2(broken.isEmpty(), QByteArray(when + ": " + broken.join("; "_L1).toUtf8()).constData());
    QVERIFY2(world.changesAfterJournalFailure() == 0,
             QByteArray(when + ": something was sent after the journal had failed").constData());
}

void ClearFaultsTest::undisturbedAllIsCleared()
{
    const auto made = world();
    const size_t chosen = made->facts().jobs.front().scope.records.size();
    QCOMPARE(made->live(), ClearWorld::End::Done);
    compare(*made, "undisturbed");
    QVERIFY(made->report(0).has_value());
    QVERIFY(endedWell(*made->report(0)));
    QCOMPARE(made->report(0)->count(ClearCategory::Cleared), static_cast<qsizetype>(chosen));
    QCOMPARE(made->report(0)->open(), 0);
    QVERIFY(made->report(0)->strays.empty());
    const auto jobs = made->archivedJobs();
    QCOMPARE(jobs.size(), 1U);
    QVERIFY(jobs.front().endedAt.has_value());
    QCOMPARE(jobs.front().open, 0);
}

void ClearFaultsTest::atEachStep(Mishap mishap)
{
    const auto rehearsal = world();
    QCOMPARE(rehearsal->live(), ClearWorld::End::Done);
    const std::vector<IoMoment> moments = rehearsal->moments();
    QVERIFY(moments.size() > 10);
    for (size_t i = 0; i < moments.size(); ++i) {
        if (moments[i] == IoMoment::JournalCommitted && mishap != Mishap::Kill)
            continue; // what is durable cannot fail
        const QByteArray when =
            nameOf(mishap) + " at step " + QByteArray::number(i + 1) + " (" + nameOf(moments[i]) + ')';
        const auto made = world();
        const auto end = made->live(mishap, static_cast<int>(i + 1));
        QVERIFY2(end == (mishap == Mishap::Kill ? ClearWorld::End::Dead : ClearWorld::End::Done),
                 QByteArray(when).constData());
        compare(*made, when);
        QVERIFY2(made->settle() == ClearWorld::End::Done, QByteArray(when + ", then going on").constData());
        compare(*made, when + ", then going on");
        QVERIFY2(made->isSettled(), QByteArray(when + ", then going on").constData());
        if (QTest::currentTestFailed())
            return;
    }
}

void ClearFaultsTest::aSecondKillWhileGoingOnBreaksNoPromise()
{
    const auto rehearsal = world();
    QCOMPARE(rehearsal->live(), ClearWorld::End::Done);
    const size_t steps = rehearsal->moments().size();
    for (size_t i = 1; i <= steps; i += 3) {
        for (int second = 1; second < 1000; second += 4) {
            const QByteArray when =
                "kill at step " + QByteArray::number(i) + ", then at step " + QByteArray::number(second);
            const auto made = world();
            QVERIFY2(made->live(Mishap::Kill, static_cast<int>(i)) == ClearWorld::End::Dead,
                     QByteArray(when).constData());
            const bool over = made->live(Mishap::Kill, second) == ClearWorld::End::Done;
            compare(*made, when);
            QVERIFY2(made->settle() == ClearWorld::End::Done, QByteArray(when).constData());
            compare(*made, when + ", then going on");
            QVERIFY2(made->isSettled(), QByteArray(when).constData());
            if (QTest::currentTestFailed())
                return;
            if (over)
                break;
        }
    }
}

QTEST_GUILESS_MAIN(ClearFaultsTest)
#include "tst_clearfaults.moc"
