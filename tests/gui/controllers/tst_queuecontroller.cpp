// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/queuecontroller.h"

#include "gui/controllers/queuestate.h"
#include "gui/queuescene.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::portalsim;
using namespace Qt::StringLiterals;

class TestQueueController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheQueueAndSelectsNothing()
    {
        QueueScene scene(120);
        QueueController &queue = scene.opened();
        const QueueFacts facts = queue.facts();
        QCOMPARE(facts.loaded, 120);
        QCOMPARE(facts.counts.pending, qsizetype(120));
        QCOMPARE(queue.model().rowCount(), 120);
        QCOMPARE(queue.model().idAt(0)->value(), 120);
        QVERIFY(facts.connected && queue.selection().isEmpty());
    }

    void keepsTheSelectionByIdOverARefreshAndCountsWhoLeft()
    {
        QueueScene scene;
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({10, 20, 30}), true);
        scene.simulator().portal().remove({20});
        scene.simulator().portal().addDefaultRecords(61, 65);
        queue.refresh();
        QVERIFY(queue.facts().refreshing);
        QCOMPARE(queue.model().rowCount(), 60); // the old snapshot stays until the new one is whole
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.model().rowCount(), 64);
        QCOMPARE(queue.selection().ids(), QueueScene::ids({30, 10}));
        QCOMPARE(queue.facts().gone, qsizetype(1));
        queue.forgetGone();
        QCOMPARE(queue.facts().gone, qsizetype(0));
    }

    void leavesAloneWhatChangedSinceItWasLookedAt()
    {
        QueueScene scene;
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({10, 20, 30}), true);
        scene.simulator().portal().take({20});
        scene.simulator().portal().markFailed({30});
        queue.refresh();
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.selection().ids(), QueueScene::ids({10}));
        QCOMPARE(queue.facts().changed, qsizetype(2));
        QCOMPARE(queue.facts().gone, qsizetype(0));
        queue.forgetGone();
        QCOMPARE(queue.facts().changed, qsizetype(0));
    }

    void clearsNothingThatHasNotBeenShown()
    {
        QueueScene scene;
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({20, 30}), true);
        scene.simulator().portal().take({20});
        std::vector<RecordState> states;
        connect(&queue, &QueueController::clearRequested, &queue, [&](const ClearSubject &subject) {
            for (const ChosenRecord &chosen : subject.scope.records)
                states.push_back(chosen.state);
        });
        // The new snapshot is whole, its rows are not shown yet.
        bool asked = false;
        connect(&queue, &QueueController::eventNamesChanged, &queue, [&] {
            asked = true;
            queue.askToClear();
        });
        queue.refresh();
        QVERIFY(QueueScene::settles(queue));
        QVERIFY(asked);
        queue.askToClear();
        QVERIFY(states.size() >= 2); // 3 when the rows were not shown yet at the first
        for (const RecordState state : states)
            QVERIFY(state == RecordState::Pending); // never as nobody has seen it
    }

    void countsWhatIsNewerWithoutMixingItIn()
    {
        QueueScene scene;
        QueueController &queue = scene.opened();
        scene.simulator().portal().addDefaultRecords(61, 72);
        queue.poll();
        QTRY_COMPARE(queue.facts().newer, 12);
        QCOMPARE(queue.model().rowCount(), 60);
        queue.refresh();
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.facts().newer, 0);
        QCOMPARE(queue.model().rowCount(), 72);
    }

    void keepsTheLastSnapshotWhenARefreshFails()
    {
        QueueScene scene;
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({10}), true);
        scene.simulator().faults().next({}, Failure{403, u"ACCESS_DENIED"_s, u"Access denied!"_s});
        queue.refresh();
        QTRY_VERIFY(queue.facts().trouble.has_value());
        QVERIFY(queue.facts().trouble->kind == RestError::Kind::AccessDenied);
        QCOMPARE(queue.model().rowCount(), 60);
        QVERIFY(queueState(queue.facts()).outdated);
        QCOMPARE(queue.selection().size(), qsizetype(1));
        const QSignalSpy asked(&queue, &QueueController::clearRequested);
        queue.askToClear();
        QCOMPARE(asked.count(), 0);
        queue.tryAgain();
        QTRY_VERIFY(!queue.facts().trouble);
        QVERIFY(QueueScene::settles(queue));
        queue.askToClear();
        QCOMPARE(asked.count(), 1);
    }

    void goesOnWhereAnErrorStoppedIt()
    {
        QueueScene scene(3'000);
        scene.simulator().faults().add({.method = u"batch"_s, .nth = 2},
                                       Failure{403, u"insufficient_scope"_s, u"no"_s});
        QueueController &queue = scene.open();
        QTRY_VERIFY(queue.facts().trouble.has_value());
        QCOMPARE(queue.facts().loaded, 2'550);
        QTRY_COMPARE(queue.model().rowCount(), 2'550);
        queue.goOn();
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.model().rowCount(), 3'000);
        QVERIFY(!queue.facts().trouble);
    }

    void stopsAndContinues()
    {
        QueueScene scene(3'000);
        scene.simulator().faults().next(u"batch"_s, Delay{10'000}); // only the first page comes before the stop
        QueueController &queue = scene.open();
        QTRY_VERIFY(queue.facts().loaded > 0);
        queue.stop();
        QVERIFY(queue.facts().load == QueueFacts::Load::Stopped);
        const qint64 part = queue.facts().loaded;
        QVERIFY(part < 3'000);
        queue.goOn();
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.model().rowCount(), 3'000);
    }

    void filtersAndSortsWithoutTouchingTheSelection()
    {
        QueueScene scene(20);
        scene.simulator().portal().markFailed({3, 4});
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({10, 3}), true);
        RecordQuery query;
        query.states = {RecordState::Failed};
        query.order = Qt::AscendingOrder;
        queue.setQuery(query);
        QTRY_COMPARE(queue.model().rowCount(), 2);
        QCOMPARE(queue.model().idAt(0)->value(), 3);
        QCOMPARE(queue.selection().size(), qsizetype(2));
        queue.clearFilter();
        QTRY_COMPARE(queue.model().rowCount(), 20);
        QCOMPARE(queue.model().idAt(0)->value(), 1); // the order stays
    }

    void countsWhatIsSelectedAndHiddenByTheFilter()
    {
        QueueScene scene(20);
        scene.simulator().portal().markFailed({3, 4});
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({10, 9, 3}), true);
        QCOMPARE(queue.facts().selectedHidden, qsizetype(0));
        RecordQuery query;
        query.states = {RecordState::Failed};
        queue.setQuery(query);
        QTRY_COMPARE(queue.model().rowCount(), 2);
        QCOMPARE(queue.facts().selectedHidden, qsizetype(2));
        queue.selection().toggle(*RecordId::from(9));
        QCOMPARE(queue.facts().selectedHidden, qsizetype(1));
        qsizetype hidden = 0;
        connect(&queue, &QueueController::clearRequested, &queue,
                [&](const ClearSubject &subject) { hidden = subject.hidden; });
        queue.askToClear();
        QCOMPARE(hidden, qsizetype(1));
        queue.clearFilter();
        QTRY_COMPARE(queue.facts().selectedHidden, qsizetype(0));
    }

    void selectsAllShownAndNoMore()
    {
        QueueScene scene(20);
        scene.simulator().portal().markFailed({3, 4});
        QueueController &queue = scene.opened();
        RecordQuery query;
        query.states = {RecordState::Failed};
        queue.setQuery(query);
        QTRY_COMPARE(queue.model().rowCount(), 2);
        queue.selectAllShown();
        QCOMPARE(queue.selection().ids(), QueueScene::ids({4, 3}));
        QVERIFY(!queue.facts().offersSelectAll); // all that match are there
    }

    void selectsAllShownOnlyOnceTheFilterIsApplied()
    {
        QueueScene scene(3'000);
        QueueController &queue = scene.opened();
        RecordQuery query;
        query.text = u"2999"_s;
        queue.setQuery(query);
        bool waits = queue.facts().searching; // a quick worker is done at once
        queue.selectAllShown();
        QCOMPARE(queue.selection().isEmpty(), waits);
        QTRY_VERIFY(!queue.selection().isEmpty());
        QCOMPARE(queue.selection().size(), qsizetype(queue.model().rowCount()));
        QVERIFY(queue.selection().size() < 100);

        queue.selection().clear();
        queue.clearFilter();
        waits = queue.facts().searching;
        queue.selectAllShown();
        queue.setQuery(query); // asked for something else meanwhile
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.selection().isEmpty(), waits);
    }

    void selectsAllThatMatchOnceTheyAreLoaded()
    {
        QueueScene scene(3'000);
        scene.simulator().faults().next(u"batch"_s, Delay{10'000}); // only the first page comes before the stop
        QueueController &queue = scene.open();
        QTRY_VERIFY(queue.facts().shown > 0);
        queue.stop();
        queue.selectAllShown();
        QVERIFY(queue.facts().offersSelectAll);
        const qsizetype part = queue.selection().size();
        queue.selectAllMatching();
        QVERIFY(queue.facts().selectingAll);
        QCOMPARE(queue.selection().size(), part); // not before they are there
        QTRY_COMPARE(queue.selection().size(), qsizetype(3'000));
        QVERIFY(!queue.facts().selectingAll);
    }

    void forgetsToSelectAllWhenAnotherMarkIsMade()
    {
        QueueScene scene(3'000);
        scene.simulator().faults().next(u"batch"_s, Delay{10'000}); // only the first page comes before the stop
        QueueController &queue = scene.open();
        QTRY_VERIFY(queue.facts().shown > 0);
        queue.stop();
        queue.selectAllMatching();
        queue.selection().clear();
        queue.selection().set(QueueScene::ids({2'999}), true);
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.selection().size(), qsizetype(1));
    }

    void offersAllThatMatchWhileLessIsSelected()
    {
        QueueScene scene(20);
        scene.simulator().portal().markFailed({3, 4});
        QueueController &queue = scene.opened();
        QVERIFY(!queue.facts().offersSelectAll); // nothing is selected
        queue.selection().set(QueueScene::ids({3}), true);
        QVERIFY(queue.facts().offersSelectAll);
        QCOMPARE(queue.facts().matching, qsizetype(20));
        RecordQuery query;
        query.states = {RecordState::Failed};
        queue.setQuery(query);
        QTRY_COMPARE(queue.facts().matching, qsizetype(2));
        queue.selection().set(QueueScene::ids({20}), true); // hidden: it does not count
        QVERIFY(queue.facts().offersSelectAll);
        queue.selectAllMatching();
        QCOMPARE(queue.selection().ids(), QueueScene::ids({4, 3})); // in place of what was selected
        QVERIFY(queue.facts().allMatching);
        QVERIFY(!queue.facts().offersSelectAll);
    }

    void allThatMatchesIsFrozenWithFilterAndWatermark()
    {
        QueueScene scene(20);
        QueueController &queue = scene.opened();
        std::optional<ClearOrigin> origin;
        connect(&queue, &QueueController::clearRequested, &queue,
                [&](const ClearSubject &subject) { origin = subject.scope.origin; });
        queue.selectAllMatching();
        queue.askToClear();
        QVERIFY(origin && origin->kind == ClearOrigin::Kind::AllMatching);
        QCOMPARE(origin->filter, QString());
        QVERIFY(origin->watermark == RecordId::from(qint64(20)));
        RecordQuery query;
        query.text = u"ONCRMDEAL"_s; // another filter changes nothing about what was chosen
        queue.setQuery(query);
        QVERIFY(QueueScene::settles(queue));
        queue.askToClear();
        QCOMPARE(origin->filter, QString());
        queue.selectAllMatching();
        queue.askToClear();
        QVERIFY2(origin->filter.contains(u"ONCRMDEAL"_s), qPrintable(origin->filter));
        queue.selection().toggle(*RecordId::from(qint64(7)));
        queue.askToClear();
        QVERIFY(origin->kind == ClearOrigin::Kind::Selection);
        queue.selection().toggle(*RecordId::from(qint64(7))); // all again, but one by one
        queue.askToClear();
        QVERIFY(origin->kind == ClearOrigin::Kind::Selection);
    }

    void whatLeavesTheQueueEndsAllThatMatches()
    {
        QueueScene scene(20);
        QueueController &queue = scene.opened();
        queue.selectAllMatching();
        scene.simulator().portal().addDefaultRecords(21, 21);
        queue.refresh();
        QVERIFY(QueueScene::settles(queue));
        QTRY_COMPARE(queue.model().rowCount(), 21);
        QVERIFY(queue.facts().allMatching); // up to the watermark of then
        QCOMPARE(queue.selection().size(), qsizetype(20));
        scene.simulator().portal().remove({5});
        queue.refresh();
        QVERIFY(QueueScene::settles(queue));
        QTRY_COMPARE(queue.selection().size(), qsizetype(19));
        QVERIFY(!queue.facts().allMatching);
    }

    void aReviewAnewLeavesTheSelectionAlone()
    {
        QueueScene scene(20);
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({1}), true);
        std::optional<ClearSubject> subject;
        int nothing = 0;
        connect(&queue, &QueueController::clearRequested, &queue, [&](const ClearSubject &asked) { subject = asked; });
        connect(&queue, &QueueController::nothingToReview, &queue, [&] { ++nothing; });
        scene.simulator().portal().remove({8});
        queue.reviewAgain(QueueScene::ids({9, 8, 7}));
        QTRY_VERIFY(subject);
        QCOMPARE(subject->count(), qsizetype(2));
        QCOMPARE(queue.selection().ids(), QueueScene::ids({1}));
        queue.reviewAgain(QueueScene::ids({8}));
        QTRY_COMPARE(nothing, 1);
        scene.simulator().faults().next(u"event.offline.list"_s, Failure{403, u"ACCESS_DENIED"_s, u"No."_s});
        queue.reviewAgain(QueueScene::ids({9}));
        QTRY_COMPARE(nothing, 2); // it could not look
    }

    void aReservationIsAskedForWithTheWatermarkOfWhatIsShown()
    {
        QueueScene scene(20);
        QueueController &queue = scene.opened();
        std::optional<RecordId> upTo;
        connect(&queue, &QueueController::reservationRequested, &queue,
                [&](const ProcessId &, RecordId watermark) { upTo = watermark; });
        const auto process = *ProcessId::from(QString(32, u'w'));
        scene.portals.setReadOnly(scene.portal().id, true);
        queue.askToClearReservation(process);
        QVERIFY(!upTo);
        scene.portals.setReadOnly(scene.portal().id, false);
        queue.askToClearReservation(process);
        QVERIFY(upTo == RecordId::from(qint64(20)));
    }

    void clearsByMessagesOnlyWhenExactlyTheirCopiesAreSelected()
    {
        QueueScene scene(10);
        scene.simulator().portal().take({5});
        QVERIFY(scene.simulator().portal().repeat(5)); // a second copy, free
        QueueController &queue = scene.opened();
        std::optional<ClearScope::By> by;
        qsizetype records = 0;
        connect(&queue, &QueueController::clearRequested, &queue, [&](const ClearSubject &subject) {
            by = subject.scope.by;
            records = subject.count();
        });
        queue.selectCopies(QueueScene::ids({5}));
        QCOMPARE(queue.facts().selectedMessages, qsizetype(1));
        queue.askToClear();
        QVERIFY(by == ClearScope::By::Messages);
        QCOMPARE(records, qsizetype(2));
        queue.selection().toggle(*RecordId::from(1));
        queue.askToClear();
        QVERIFY(by == ClearScope::By::Records);
        QCOMPARE(records, qsizetype(3));
    }

    void readsTheConnectorsApart()
    {
        QueueScene scene(10);
        scene.insert(50, [](RecordData &record) { record.connectorId = u"erp"_s; });
        QCOMPARE(scene.opened().model().rowCount(), 10);
        scene.portals.open({scene.portal().id, *ConnectorId::from(u"erp"_s)});
        QVERIFY(QueueScene::settles(*scene.portals.current()));
        QCOMPARE(scene.portals.current()->model().rowCount(), 1);
        scene.portals.open({scene.portal().id, ConnectorId()});
        QCOMPARE(scene.portals.current()->model().rowCount(), 10); // as it was left
    }

    void clearsNothingOnAReadOnlyPortal()
    {
        QueueScene scene(10);
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({1}), true);
        const QSignalSpy asked(&queue, &QueueController::clearRequested);
        scene.portals.setReadOnly(scene.portal().id, true);
        queue.askToClear();
        QCOMPARE(asked.count(), 0);
        scene.portals.setReadOnly(scene.portal().id, false);
        queue.askToClear();
        QCOMPARE(asked.count(), 1);
    }

    void signsOutKeepsTheSelectionAndComesBack()
    {
        QueueScene scene(10);
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({1, 2}), true);
        scene.simulator().portal().expireAdminToken();
        scene.simulator().portal().setPaymentRequired(true);
        queue.refresh();
        QTRY_VERIFY(queue.facts().trouble.has_value());
        QVERIFY(queueState(queue.facts()).outdated);
        QCOMPARE(queue.selection().size(), qsizetype(2));
        scene.simulator().portal().setPaymentRequired(false);
        queue.tryAgain();
        QTRY_VERIFY(!queue.facts().trouble);
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.selection().size(), qsizetype(2));
    }

    void findsConnectorsAndPlanByACheck()
    {
        QueueScene scene(1);
        scene.opened();
        scene.simulator().portal().bindOffline(u"ONCRMDEALUPDATE"_s, u"crm"_s);
        const QSignalSpy checked(&scene.portals, &PortalsController::checked);
        scene.portals.check(scene.portal().id);
        QTRY_COMPARE(checked.count(), 1);
        const auto *portal = scene.portals.find(scene.portal().id);
        QCOMPARE(portal->connectors.size(), size_t(1));
        QCOMPARE(portal->connectors.front().toString(), u"crm"_s);
        QCOMPARE(scene.portals.session(portal->id)->portal(), *portal);

        scene.simulator().faults().next({}, Failure{403, u"ACCESS_DENIED"_s, u"no"_s});
        const QSignalSpy failed(&scene.portals, &PortalsController::checkFailed);
        scene.portals.check(scene.portal().id);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(scene.portals.find(scene.portal().id)->connectors.size(), size_t(1)); // as it was
    }

    void keepsTheJobInMindForQueuesOpenedLater()
    {
        QueueScene scene(1);
        QueueController &queue = scene.opened();
        scene.portals.setJobRunning(queue.session(), true);
        scene.portals.open({scene.portal().id, *ConnectorId::from(u"erp"_s)});
        QVERIFY(scene.portals.current()->facts().surroundings.jobRunning);
        scene.portals.setJobRunning(queue.session(), false);
        QVERIFY(!scene.portals.current()->facts().surroundings.jobRunning && !queue.facts().surroundings.jobRunning);
    }

    void forgetsAPortalThatIsRemoved()
    {
        QueueScene scene(10);
        scene.opened();
        const QSignalSpy current(&scene.portals, &PortalsController::currentChanged);
        scene.portals.remove(scene.portal().id);
        QCOMPARE(scene.portals.current(), nullptr);
        QCOMPARE(current.count(), 1);
        QVERIFY(scene.portals.isEmpty());
    }
};

QTEST_MAIN(TestQueueController)
#include "tst_queuecontroller.moc"
