// SPDX-License-Identifier: Apache-2.0
#include "app/clearing.h"

#include "core/clear/journaldatabase.h"
#include "gui/language.h"
#include "gui/models/jobmodel.h"
#include "gui/queuescene.h"
#include "gui/settings.h"
#include "gui/views/cleardialog.h"
#include "gui/views/queuepage.h"
#include "gui/views/recordtable.h"
#include "support/awaited.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const QString worker(32, u'w');
constexpr qint64 chosenBefore = 10;
constexpr qint64 clearedBefore = 4;

/// The shown widget of this name, in whichever window; the newest dialog first.
template <typename T>
T *find(const QString &name)
{
    const auto windows = QApplication::topLevelWidgets();
    for (auto window = windows.crbegin(); window != windows.crend(); ++window) {
        if (!(*window)->isVisible())
            continue;
        if (auto *self = qobject_cast<T *>(*window); self && self->objectName() == name)
            return self;
        for (T *child : (*window)->findChildren<T *>(name)) {
            if (child->isVisible())
                return child;
        }
    }
    return nullptr;
}

bool canPress(const QString &name)
{
    const auto *button = find<QAbstractButton>(name);
    return button && button->isEnabled();
}

bool press(const QString &name)
{
    auto *button = find<QAbstractButton>(name);
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

QString label(const QString &name)
{
    const auto *found = find<QLabel>(name);
    return found ? found->text() : QString();
}

/// The window, its archive and a simulated portal, put together as the program does.
class Desk
{
public:
    explicit Desk(int records = 60)
        : scene(records)
        , m_file(scene.folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , m_settings(m_file)
    {
        m_language.use(u"en"_s);
    }
    ~Desk()
    {
        clearing.reset();
        window.reset();
        clears.reset();
    }

    [[nodiscard]] JobHeader header() const
    {
        const Portal &portal = scene.portal();
        return {portal.id, portal.name, portal.host(), portal.applicationTitle, {}, true};
    }

    /// A clear of the records 1 … 10 that ended with the program: 1 … 4 are cleared and verified.
    void interrupt(const JobHeader &header, qint64 settledBefore = clearedBefore)
    {
        std::vector<ChosenRecord> chosen;
        std::vector<ClearReport::Entry> settled;
        QueueController &queue = scene.opened();
        const RecordStore &store = queue.model().store();
        for (qint64 id = chosenBefore; id > 0; --id) {
            chosen.push_back(*choose(store.record(*store.find(*RecordId::from(id)))));
            if (id <= settledBefore)
                settled.push_back({*RecordId::from(id), ClearCategory::Cleared, ClearNote::None, {}});
        }
        JournalDatabase archive(scene.journal.path(), scene.clock);
        QVERIFY(archive.open());
        const auto job = archive.createJob(
            header, {ClearScope::By::Records, *NonEmpty<ChosenRecord>::from(std::move(chosen)), false});
        QVERIFY(job);
        QVERIFY(archive.settle(*job, settled));
        for (qint64 id = 1; id <= settledBefore; ++id)
            scene.simulator().portal().remove({id});
    }

    void show()
    {
        const auto opened = awaited(scene.journal.open());
        QVERIFY(opened);
        clears = std::make_unique<ClearController>(scene.journal, scene.clock, [this](ClearRun &run) -> QObject * {
            auto *dialog = new ClearDialog(run, window.get());
            dialog->open();
            return dialog;
        });
        clears->setSessions([this](const PortalId &portal) { return scene.portals.session(portal); });
        clears->setArchive(*opened);
        scene.opened().refresh();
        QVERIFY(QueueScene::settles(queue()));
        window = std::make_unique<MainWindow>(scene.portals, scene.jobs, m_settings);
        clearing =
            std::make_unique<Clearing>(Clearing::Parts{*clears, scene.portals, scene.jobs, scene.journal, *window});
        QObject::connect(clearing.get(), &Clearing::told, clearing.get(),
                         [this](const ErrorText &text) { told << text.title; });
        scene.jobs.setInUseElsewhere((*opened)->why && (*opened)->why->kind == JournalError::Kind::InUse);
        scene.jobs.refresh();
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_COMPARE(scene.jobs.load(), JobsController::Load::Loaded);
    }

    QueueController &queue() { return *scene.portals.current(); }
    QList<qint64> idsInQueue()
    {
        QList<qint64> ids;
        for (const auto &record : scene.simulator().portal().queue())
            ids.append(record.id);
        std::ranges::sort(ids);
        return ids;
    }
    [[nodiscard]] QStringList changingRequests()
    {
        QStringList methods;
        const auto add = [&methods](const QString &method) {
            if (method.startsWith("event.offline.get"_L1) || method.startsWith("event.offline.clear"_L1))
                methods << method;
        };
        for (const auto &request : scene.simulator().requests()) {
            add(request.method);
            for (const auto &[key, command] : request.commands)
                add(command);
        }
        return methods;
    }

    QueueScene scene;

private:
    QSettings m_file;
    Settings m_settings;
    LanguageSwitch m_language;

public:
    std::unique_ptr<ClearController> clears;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Clearing> clearing;
    QStringList told;
};

QList<qint64> range(qint64 from, qint64 to)
{
    QList<qint64> ids;
    for (qint64 id = from; id <= to; ++id)
        ids.append(id);
    return ids;
}

} // namespace

/// Clears in the window beyond one review: what was interrupted, what failed, whole reservations, all that match, and
/// what the archive tells.
class ClearingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anInterruptedClearIsOfferedAndFinished()
    {
        Desk desk;
        desk.interrupt(desk.header());
        desk.show();
        QTRY_VERIFY(label(u"interruptedText"_s).contains(u"4 of 10 verified"_s));
        QVERIFY(press(u"interruptedFinish"_s));
        QTRY_VERIFY(find<QPushButton>(u"resume"_s));
        QVERIFY2(label(u"resumeTitle"_s).contains(u"6 records"_s), qPrintable(label(u"resumeTitle"_s)));
        QVERIFY(label(u"settled"_s).contains(u"4 records cleared and verified"_s));
        QCOMPARE(find<QDialog>(u"ClearDialog"_s)->focusWidget(), find<QWidget>(u"resumeCancel"_s));
        QVERIFY(desk.changingRequests().isEmpty());
        QVERIFY(press(u"resume"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QCOMPARE(label(u"resultTitle"_s), u"10 records cleared and verified"_s);
        QCOMPARE(desk.idsInQueue(), range(11, 60));
        QVERIFY(!find<QPushButton>(u"goOn"_s));
        QTRY_VERIFY(!find<QLabel>(u"interruptedText"_s));
        QCOMPARE(desk.scene.jobs.jobs().size(), size_t(1)); // the same job
        QTRY_VERIFY(desk.scene.jobs.jobs().front().endedAt);
        QVERIFY(press(u"done"_s));
    }

    void finishingIsConfirmedLikeAReview()
    {
        Desk desk;
        desk.interrupt(desk.header());
        desk.scene.portals.setEnvironment(desk.scene.portal().id, Portal::Environment::Production);
        desk.show();
        QTRY_VERIFY(canPress(u"interruptedFinish"_s));
        QVERIFY(press(u"interruptedFinish"_s));
        QTRY_VERIFY(find<QPushButton>(u"resume"_s));
        QVERIFY(!find<QPushButton>(u"resume"_s)->isEnabled());
        QTest::keyClicks(find<QLineEdit>(u"resumeTyped"_s), u"acme"_s);
        QVERIFY(find<QPushButton>(u"resume"_s)->isEnabled());
        QTest::keyClick(find<QLineEdit>(u"resumeTyped"_s), Qt::Key_Return); // never goes on by itself
        QVERIFY(find<QPushButton>(u"resume"_s));
        QVERIFY(press(u"resumeCancel"_s));
        QTRY_VERIFY(!find<QDialog>(u"ClearDialog"_s));
        QVERIFY(find<QLabel>(u"interruptedText"_s)); // still offered
        QVERIFY(desk.changingRequests().isEmpty());
    }

    void aClearOfWhichOnlyTheEndIsMissingIsEnded()
    {
        Desk desk;
        desk.interrupt(desk.header(), chosenBefore);
        desk.show();
        QTRY_VERIFY(label(u"interruptedText"_s).contains(u"10 of 10 verified"_s));
        QVERIFY(press(u"interruptedFinish"_s));
        QTRY_VERIFY(label(u"resultTitle"_s).contains(u"10 records cleared and verified"_s) &&
                    !label(u"resultTitle"_s).contains(u"Interrupted"_s));
        QVERIFY(desk.changingRequests().isEmpty());
        QTRY_VERIFY(!find<QLabel>(u"interruptedText"_s));
        QVERIFY(press(u"done"_s));
    }

    void anInterruptedClearIsReviewedWithoutSendingAnything()
    {
        Desk desk;
        desk.interrupt(desk.header());
        desk.show();
        desk.scene.simulator().clearRequests();
        QTRY_VERIFY(canPress(u"interruptedReview"_s));
        QVERIFY(press(u"interruptedReview"_s));
        QTRY_VERIFY(find<QLabel>(u"resultTitle"_s));
        QVERIFY2(label(u"resultTitle"_s).startsWith(u"Interrupted"_s), qPrintable(label(u"resultTitle"_s)));
        QVERIFY(find<QPushButton>(u"goOn"_s)->isEnabled());
        auto *outcomes = find<QTreeWidget>(u"outcomes"_s);
        QTreeWidgetItem *cleared = outcomes->topLevelItem(0);
        cleared->setExpanded(true);
        QCOMPARE(cleared->childCount(), 4);
        QCOMPARE(cleared->child(0)->text(2), u"ONCRMDEALUPDATE"_s);
        QCOMPARE(desk.scene.simulator().requestCount(), 0);
        QVERIFY(press(u"done"_s));
    }

    void anInterruptedClearIsLeftAsItIs()
    {
        Desk desk;
        desk.interrupt(desk.header());
        desk.show();
        QTRY_VERIFY(canPress(u"interruptedLeave"_s));
        QVERIFY(press(u"interruptedLeave"_s));
        QTRY_VERIFY_WITH_TIMEOUT(label(u"resultTitle"_s).startsWith(u"Stopped"_s), 20'000);
        QVERIFY(desk.changingRequests().isEmpty());
        QCOMPARE(desk.idsInQueue(), range(5, 60));
        QTRY_VERIFY(!find<QLabel>(u"interruptedText"_s));
        QTRY_VERIFY(desk.scene.jobs.jobs().front().endedAt);
        QVERIFY(find<QPushButton>(u"goOn"_s)); // later, if ever
        QVERIFY(press(u"done"_s));
    }

    void whileAnotherCopyHasTheArchiveNothingCanBeFinished()
    {
        Desk desk;
        desk.interrupt(desk.header());
        Journal other(desk.scene.journal.path(), desk.scene.clock);
        QVERIFY(awaited(other.open()).value());
        desk.show();
        QTRY_VERIFY(find<QPushButton>(u"interruptedFinish"_s));
        QVERIFY(label(u"interruptedText"_s).contains(u"has not ended"_s)); // it may be running there
        for (const QString &name : {u"interruptedFinish"_s, u"interruptedLeave"_s}) {
            QVERIFY(!find<QPushButton>(name)->isEnabled());
            QVERIFY2(find<QPushButton>(name)->toolTip().contains(u"in use"_s),
                     qPrintable(find<QPushButton>(name)->toolTip()));
        }
        desk.window->findChild<QAction *>(u"actionActivityTab"_s)->trigger();
        auto *table = find<QTableView>(u"jobTable"_s);
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 1); // reading works
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(find<QLabel>(u"resultTitle"_s));
        QVERIFY(!find<QPushButton>(u"goOn"_s)->isEnabled());
        QVERIFY(press(u"done"_s));
    }

    void aClearOfAPortalThatIsGoneIsToldAndNotTouched()
    {
        Desk desk;
        JobHeader gone = desk.header();
        gone.portal = PortalId::create();
        gone.portalName = u"old portal"_s;
        desk.interrupt(gone);
        desk.show();
        QTRY_VERIFY(label(u"interruptedText"_s).contains(u"old portal"_s));
        QVERIFY(!find<QPushButton>(u"interruptedFinish"_s)->isEnabled());
        QVERIFY(find<QPushButton>(u"interruptedFinish"_s)->toolTip().contains(u"not in the list"_s));
        QVERIFY(press(u"interruptedReview"_s));
        QTRY_VERIFY(find<QLabel>(u"resultTitle"_s));
        QVERIFY(!find<QPushButton>(u"goOn"_s)->isEnabled());
        QVERIFY(!find<QPushButton>(u"leave"_s)->isEnabled());
        QVERIFY(press(u"done"_s));
        QTRY_VERIFY(!find<QDialog>(u"ClearDialog"_s));
        QVERIFY(press(u"interruptedClose"_s));
        QVERIFY(!find<QLabel>(u"interruptedText"_s));
        QCOMPARE(desk.scene.jobs.jobs().size(), size_t(1)); // Activity keeps it
    }

    void theResultStaysWhenAnotherCopyHasRemovedThePortalMeanwhile()
    {
        Desk desk;
        desk.show();
        const QPointer<PortalSession> session = desk.scene.portals.session(desk.scene.portal().id);
        desk.queue().selection().set(QueueScene::ids({10, 20}), true);
        desk.scene.simulator().faults().add({.method = u"batch"_s, .nth = 2}, portalsim::Delay{700});
        desk.queue().askToClear();
        QTRY_VERIFY(canPress(u"clear"_s));
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY(desk.clears->isRunning());
        {
            PortalStore other(desk.scene.folder.filePath(u"portals.json"_s)); // one that does not ask
            QVERIFY(other.load() && other.remove(desk.scene.portal().id));
        }
        QTRY_VERIFY(desk.scene.portals.isEmpty());
        QVERIFY(desk.clears->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QVERIFY2(label(u"resultTitle"_s).startsWith(u"2 records cleared"_s), qPrintable(label(u"resultTitle"_s)));
        QVERIFY(session && !desk.scene.portals.session(desk.scene.portal().id));
        QTRY_VERIFY(desk.scene.jobs.jobs().front().endedAt);
        QVERIFY(find<QLabel>(u"resultTitle"_s)); // until it has been looked at
        QVERIFY(press(u"done"_s));
        QTRY_VERIFY(!session);
        QCOMPARE(desk.idsInQueue().size(), 58);
    }

    void aReadOnlyPortalLeavesReadingBackAlone()
    {
        Desk desk;
        desk.interrupt(desk.header());
        desk.show();
        QTRY_VERIFY(find<QPushButton>(u"interruptedFinish"_s));
        desk.scene.portals.setReadOnly(desk.scene.portal().id, true);
        QTRY_VERIFY(!find<QPushButton>(u"interruptedFinish"_s)->isEnabled());
        QVERIFY(find<QPushButton>(u"interruptedFinish"_s)->toolTip().contains(u"read only"_s));
        QVERIFY(find<QPushButton>(u"interruptedLeave"_s)->isEnabled());
        desk.scene.portals.setReadOnly(desk.scene.portal().id, false);
        QTRY_VERIFY(find<QPushButton>(u"interruptedFinish"_s)->isEnabled());
    }

    void aWholeReservationIsReadReviewedAndCleared()
    {
        Desk desk(0);
        for (qint64 id = 1; id <= 130; ++id)
            desk.scene.insert(id, [id](auto &record) { record.processId = id % 2 ? worker : QString(32, u'o'); });
        desk.show();
        RecordTable &table = desk.window->queuePage().table();
        table.selectRow(desk.queue().model().rowOf(*RecordId::from(qint64(129))));
        QTRY_VERIFY(canPress(u"clearReservationButton"_s));
        QVERIFY(press(u"clearReservationButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"reviewTitle"_s), 10'000);
        QVERIFY2(label(u"reviewTitle"_s).contains(u"65 records"_s), qPrintable(label(u"reviewTitle"_s)));
        QVERIFY(label(u"origin"_s).contains(worker));
        QVERIFY(!find<QPushButton>(u"clear"_s)->isEnabled()); // however few
        QVERIFY(desk.changingRequests().isEmpty());
        QTest::keyClicks(find<QLineEdit>(u"typed"_s), u"65"_s);
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QCOMPARE(label(u"resultTitle"_s), u"65 records cleared and verified"_s);
        QCOMPARE(desk.idsInQueue().size(), 65);
        for (const qint64 id : desk.idsInQueue())
            QVERIFY(id % 2 == 0);
        QVERIFY(press(u"done"_s));
        QTRY_VERIFY(!desk.scene.jobs.jobs().empty());
        QCOMPARE(desk.scene.jobs.jobs().front().origin.kind, ClearOrigin::Kind::Reservation);
    }

    void aReservationThatCannotBeReadIsNotReviewed()
    {
        Desk desk(0);
        desk.scene.insert(1, [](auto &record) { record.processId = worker; });
        desk.show();
        desk.scene.simulator().faults().next(u"batch"_s,
                                             portalsim::Failure{403, u"ACCESS_DENIED"_s, u"Access denied!"_s});
        desk.queue().askToClearReservation(*ProcessId::from(worker));
        QTRY_VERIFY(find<QPushButton>(u"reservationRetry"_s));
        QVERIFY(!find<QLabel>(u"reviewTitle"_s));
        QVERIFY(press(u"reservationRetry"_s));
        QTRY_VERIFY(find<QLabel>(u"reviewTitle"_s));
        QVERIFY(press(u"cancel"_s));
        QCOMPARE(desk.scene.simulator().portal().queueSize(), 1);
    }

    void aReservationThatIsGoneIsSaidToBe()
    {
        Desk desk(0);
        desk.scene.insert(1, [](auto &record) { record.processId = worker; });
        desk.show();
        desk.scene.simulator().portal().remove({1});
        desk.queue().askToClearReservation(*ProcessId::from(worker));
        QTRY_VERIFY(find<QDialog>(u"ReservationDialog"_s));
        QTRY_VERIFY(!find<QWidget>(u"reservationBar"_s));
        QVERIFY(!find<QLabel>(u"reviewTitle"_s));
        QVERIFY(press(u"reservationCancel"_s));
        QTRY_VERIFY(!find<QDialog>(u"ReservationDialog"_s));
    }

    void allThatMatchIsClearedOnceItsNumberIsTyped()
    {
        Desk desk;
        desk.scene.simulator().portal().markFailed({3, 4, 5});
        desk.show();
        RecordQuery query;
        query.states = {RecordState::Failed};
        desk.queue().setQuery(query);
        QTRY_COMPARE(desk.queue().model().rowCount(), 3);
        desk.queue().selection().set(QueueScene::ids({3}), true);
        QTRY_VERIFY(find<QPushButton>(u"offerButton"_s));
        QCOMPARE(find<QPushButton>(u"offerButton"_s)->text(), u"Select all 3 that match"_s);
        QVERIFY(press(u"offerButton"_s));
        QTRY_VERIFY(!find<QPushButton>(u"offerButton"_s));
        QVERIFY(press(u"clearButton"_s));
        QTRY_VERIFY(find<QPushButton>(u"clear"_s));
        QVERIFY2(label(u"origin"_s).contains(u"state Failed"_s) && label(u"origin"_s).contains(u"60"_s),
                 qPrintable(label(u"origin"_s)));
        QVERIFY(!find<QPushButton>(u"clear"_s)->isEnabled());
        QTest::keyClicks(find<QLineEdit>(u"typed"_s), u"3"_s);
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QCOMPARE(label(u"resultTitle"_s), u"3 records cleared and verified"_s);
        QVERIFY(press(u"done"_s));
        QCOMPARE(desk.idsInQueue().size(), 57);
    }

    void whatFailedIsReviewedAgainAndNothingElse()
    {
        Desk desk;
        desk.show();
        desk.queue().selection().set(QueueScene::ids({10, 20, 30}), true);
        desk.scene.simulator().faults().rivalBefore(
            u"event.offline.get"_s, {portalsim::TakeRecords{.ids = {20}, .evenReserved = false, .processId = worker}});
        desk.queue().askToClear();
        QTRY_VERIFY(canPress(u"clear"_s));
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QVERIFY2(label(u"resultTitle"_s).contains(u"1 taken by another worker"_s), qPrintable(label(u"resultTitle"_s)));
        QVERIFY(press(u"retry"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"reviewTitle"_s), 10'000);
        QVERIFY2(label(u"reviewTitle"_s).contains(u"1 record "_s), qPrintable(label(u"reviewTitle"_s)));
        QVERIFY(label(u"processes"_s).contains(worker)); // as it is now
        QVERIFY(press(u"cancel"_s));
        QTRY_VERIFY(!find<QDialog>(u"ClearDialog"_s));
        QVERIFY(desk.told.isEmpty());
    }

    void whatFailedAndIsGoneByNowIsSaidToBe()
    {
        Desk desk;
        desk.show();
        desk.queue().reviewAgain(QueueScene::ids({999}));
        QTRY_COMPARE(desk.told.size(), 1);
        QVERIFY(!find<QDialog>(u"ClearDialog"_s));
    }

    void aClearThatEndedEarlyGoesOn()
    {
        Desk desk;
        desk.show();
        desk.queue().selection().set(QueueScene::ids({10, 20, 30}), true);
        desk.scene.simulator().faults().add({.method = u"batch"_s, .nth = 2},
                                            portalsim::Failure{403, u"insufficient_scope"_s, u"No."_s});
        desk.queue().askToClear();
        QTRY_VERIFY(canPress(u"clear"_s));
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QVERIFY2(label(u"resultTitle"_s).startsWith(u"Ended early"_s), qPrintable(label(u"resultTitle"_s)));
        QTRY_VERIFY(canPress(u"goOn"_s));
        QVERIFY(press(u"goOn"_s));
        QTRY_VERIFY(canPress(u"resume"_s));
        QVERIFY(press(u"resume"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QCOMPARE(label(u"resultTitle"_s), u"3 records cleared and verified"_s);
        QVERIFY(press(u"done"_s));
        QCOMPARE(desk.idsInQueue().size(), 57);
    }

    void activityListsEachClearByItselfAndOpensItsResult()
    {
        Desk desk;
        desk.show();
        desk.window->findChild<QAction *>(u"actionActivityTab"_s)->trigger();
        QVERIFY(label(u"jobsStateTitle"_s).contains(u"Nothing was cleared"_s));
        QVERIFY(!desk.window->findChild<QAction *>(u"actionClear"_s)->isEnabled()); // out of sight
        desk.queue().selection().set(QueueScene::ids({10, 20}), true);
        desk.queue().askToClear();
        QTRY_VERIFY(canPress(u"clear"_s));
        QVERIFY(press(u"clear"_s));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
        QVERIFY(press(u"done"_s));
        QTRY_VERIFY(find<QTableView>(u"jobTable"_s));
        auto *table = find<QTableView>(u"jobTable"_s);
        QTRY_COMPARE(table->model()->index(0, JobModel::Result).data().toString(), u"2 records cleared and verified"_s);
        QCOMPARE(table->model()->index(0, JobModel::What).data().toString(), u"2 records"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(find<QLabel>(u"resultTitle"_s));
        auto *outcomes = find<QTreeWidget>(u"outcomes"_s);
        outcomes->topLevelItem(0)->setExpanded(true);
        QCOMPARE(outcomes->topLevelItem(0)->childCount(), 2);
        outcomes->setCurrentItem(outcomes->topLevelItem(0)->child(0));
        QVERIFY(press(u"showRecord"_s));
        QTRY_VERIFY(find<QDialog>(u"recordDialog"_s));
        QCOMPARE(label(u"detailTitle"_s), u"Record 20"_s);
        find<QDialog>(u"recordDialog"_s)->close();
        QVERIFY(press(u"done"_s));
    }
};

QTEST_MAIN(ClearingTest)
#include "tst_clearing.moc"
