// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearcontroller.h"

#include "gui/clearscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

/// Clears without a window.
class ClearControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingStartsBeforeTheArchiveIsOpen()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        QVERIFY(run->obstacle());
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Review);
        scene.openArchive(controller);
        QVERIFY(!run->obstacle());
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Running);
    }

    void anArchiveThatCannotBeWrittenForbidsIt()
    {
        for (const auto kind :
             {JournalError::Kind::NotWritable, JournalError::Kind::InUse, JournalError::Kind::Newer}) {
            ClearScene scene;
            ClearController controller(scene.journal, scene.clock, {});
            Journal::Opened opened;
            opened.readOnly = true;
            opened.why = JournalError{kind, u"/x"_s, {}};
            controller.setArchive(opened);
            ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
            QVERIFY(run->obstacle() && run->obstacle()->text.contains(u"/x"_s));
            run->start();
            QCOMPARE(run->stage(), ClearRun::Stage::Review);
        }
    }

    void aReadOnlyPortalForbidsItEvenWhileTheReviewIsOpen()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        QVERIFY(run->canStart());
        Portal portal = scene.session.portal();
        portal.readOnly = true;
        scene.session.setPortal(portal);
        QVERIFY(!run->canStart());
        QVERIFY(run->obstacle()->whatToDo.contains(u"list of portals"_s)); // where it can be changed
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Review);
    }

    void aPlanThatChangedIsReviewedAgainFirst()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        Portal portal = scene.session.portal();
        portal.hasReservations = false;
        scene.session.setPortal(portal);
        QSignalSpy changed(run, &ClearRun::reviewChanged);
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Review);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!run->header().withReservations);
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Running);
    }

    void whatHasToBeTypedHasToBeTyped()
    {
        ClearScene scene(Portal::Environment::Production);
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Review);
        run->setTyped(u"acm"_s);
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Review);
        run->setTyped(u"acme"_s);
        QVERIFY(run->canStart());
        run->start();
        QCOMPARE(run->stage(), ClearRun::Stage::Running);
    }

    void oneClearRunsOnAPortalAtATime()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *first = controller.review(ClearScene::subject(3), scene.session, {});
        ClearRun *second = controller.review(ClearScene::subject(4), scene.session, {});
        first->start();
        QVERIFY(controller.isRunning(scene.session));
        QVERIFY(!second->canStart());
        QVERIFY(second->obstacle()->whatToDo.contains(u"open it from the status bar"_s)); // where Stop is
        Q_EMIT first->job()->finished(ClearScene::report(first->subject(), {{ClearCategory::Cleared, 3}}));
        QVERIFY(!controller.isRunning());
        QVERIFY(second->canStart());
    }

    void aJobIsToldFromStartToDismissal()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        QSignalSpy started(&controller, &ClearController::jobStarted);
        QSignalSpy progressed(&controller, &ClearController::jobProgress);
        QSignalSpy finished(&controller, &ClearController::jobFinished);
        QSignalSpy dismissed(&controller, &ClearController::jobDismissed);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        QVERIFY(controller.runs().empty());
        run->start();
        QCOMPARE(started.count(), 1);
        QCOMPARE(controller.runs(), std::vector{run});

        const auto before = progressed.count();
        scene.clock.advance(Milliseconds(1200));
        QVERIFY(progressed.count() >= before + 2); // waits count down without news from the job

        run->dismiss(); // closing is not stopping
        QCOMPARE(run->stage(), ClearRun::Stage::Running);
        QCOMPARE(dismissed.count(), 0);

        Q_EMIT run->job()->finished(ClearScene::report(run->subject(), {{ClearCategory::Cleared, 3}}));
        QCOMPARE(finished.count(), 1);
        QCOMPARE(run->report().count(ClearCategory::Cleared), 3);
        run->dismiss();
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(controller.runs().empty());
    }

    void aCancelledReviewLeavesNothing()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        QSignalSpy dismissed(&controller, &ClearController::jobDismissed);
        QPointer<ClearRun> run = controller.review(ClearScene::subject(3), scene.session, {});
        run->dismiss();
        QTRY_VERIFY(!run);
        QCOMPARE(dismissed.count(), 0);
    }

    void aSecondViewIsNotOpened()
    {
        ClearScene scene;
        int opened = 0;
        QObject view;
        ClearController controller(scene.journal, scene.clock, [&](ClearRun &) {
            ++opened;
            return &view;
        });
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        QSignalSpy again(run, &ClearRun::shownAgain);
        controller.show(run);
        QCOMPARE(opened, 1);
        QCOMPARE(again.count(), 1);
    }

    void aForgottenSessionTakesItsReviewsAlong()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        {
            PortalSession other(ClearScene::portalOf(Portal::Environment::Development),
                                ClearScene::servicesOf(scene.secrets, scene.clock));
            QPointer<ClearRun> run = controller.review(ClearScene::subject(3), other, {});
            controller.forget(other);
            QVERIFY(!run);
            run = controller.review(ClearScene::subject(3), other, {});
            QVERIFY(run);
        }
        QVERIFY(controller.runs().empty());
    }

    void aForgottenSessionTellsOfEveryJobThatGoes()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        QPointer<ClearRun> review = controller.review(ClearScene::subject(4), scene.session, {});
        run->start();
        Q_EMIT run->job()->finished(ClearScene::report(run->subject(), {{ClearCategory::Cleared, 3}}));
        std::vector<ClearRun *> told;
        connect(&controller, &ClearController::jobDismissed, this, [&](ClearRun *gone) {
            QVERIFY(controller.runs().empty()); // who looks for another job finds none that goes too
            told.push_back(gone);
        });
        controller.forget(scene.session);
        QCOMPARE(told, std::vector{run}); // nobody was told of the review: nobody has to be told of its end
        QVERIFY(!review);
    }

    void stopIsAskedOnceAndShown()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(3), scene.session, {});
        run->start();
        controller.stopAll();
        QVERIFY(run->progress().stopping);
        Q_EMIT run->job()->progressChanged({}); // news from before the stop
        QVERIFY(run->progress().stopping);
    }
};

QTEST_GUILESS_MAIN(ClearControllerTest)
#include "tst_clearcontroller.moc"
