// SPDX-License-Identifier: Apache-2.0
#include "gui/views/mainwindow.h"

#include "core/base/redact.h"
#include "gui/language.h"
#include "gui/queuescene.h"
#include "gui/settings.h"
#include "gui/views/queuepage.h"
#include "gui/views/recordtable.h"
#include "support/awaited.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace eventsweep;
using namespace eventsweep::portalsim;
using namespace Qt::StringLiterals;

namespace {

/// The window on a simulated portal, shown and settled.
class Desk
{
public:
    explicit Desk(int records = 60)
        : scene(records)
        , m_file(scene.folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , settings(m_file)
    {
        m_language.use(u"en"_s);
    }

    void show(bool opened = true)
    {
        if (opened)
            scene.opened();
        window = std::make_unique<MainWindow>(scene.portals, scene.jobs, settings);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        table().setFocus();
    }

    RecordTable &table() { return window->queuePage().table(); }
    QueueController &queue() { return *scene.portals.current(); }
    template <typename T>
    T *find(const char *name)
    {
        T *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    LanguageSwitch &language() { return m_language; }

    QueueScene scene;

private:
    QSettings m_file;
    LanguageSwitch m_language;

public:
    Settings settings;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void welcomesWithoutAPortal()
    {
        Desk desk(0);
        desk.scene.portals.remove(desk.scene.portal().id);
        desk.show(false);
        auto *stack = desk.find<QStackedWidget>("queueTab");
        QCOMPARE(stack->currentWidget()->objectName(), u"welcome"_s);
        const QSignalSpy asked(desk.window.get(), &MainWindow::addPortalAsked);
        QTest::mouseClick(stack->currentWidget()->findChild<QPushButton *>(u"placeholderAction"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void alwaysSaysWhereItIs()
    {
        Desk desk;
        desk.show();
        QCOMPARE(desk.find<QLabel>("scopeLabel")->accessibleName(), u"127.0.0.1 › Sync app › no connector"_s);
        QCOMPARE(desk.find<QLabel>("scopeBadge")->text(), u"DEV"_s);
        QVERIFY(!desk.find<QLabel>("snapshotLabel")->text().isEmpty());
        QCOMPARE(desk.find<QToolButton>("chipPending")->text(), u"Pending 60"_s);
    }

    void followsWhatTheOperatorChangesAboutThePortal()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);
        QTRY_VERIFY(desk.find<QPushButton>("clearButton")->isEnabled());
        desk.scene.portals.setReadOnly(desk.scene.portal().id, true);
        QTRY_VERIFY(!desk.find<QPushButton>("clearButton")->isEnabled());
        desk.scene.portals.setEnvironment(desk.scene.portal().id, eventsweep::Portal::Environment::Production);
        QTRY_COMPARE(desk.find<QLabel>("scopeBadge")->text(), u"PROD"_s);
        desk.scene.portals.rename(desk.scene.portal().id, u"other"_s);
        QTRY_VERIFY(desk.find<QLabel>("scopeLabel")->toolTip().startsWith(u"other"_s));
    }

    void selectsByTheKeyboardAlone()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down); // the focus came in at the first row
        QCOMPARE(desk.table().currentRecord()->value(), 59);
        QVERIFY(desk.queue().selection().isEmpty()); // moving selects nothing
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({59}));
        desk.key(Qt::Key_Down, Qt::ShiftModifier);
        desk.key(Qt::Key_Down, Qt::ShiftModifier);
        desk.key(Qt::Key_Space); // not all marked rows are checked: now they are
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({59, 58, 57}));
        desk.key(Qt::Key_Space);
        QVERIFY(desk.queue().selection().isEmpty());
        desk.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.queue().selection().size(), qsizetype(60));
        QTRY_COMPARE(desk.find<QPushButton>("clearButton")->text(), u"Clear 60…"_s);
    }

    void selectsTheCopiesOfWhatIsCheckedNotOfWhatIsMarked()
    {
        Desk desk;
        desk.show();
        desk.table().selectRow(0);
        desk.queue().selection().set(QueueScene::ids({10}), true);
        desk.window->queuePage().selectCopies();
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({10}));
        QCOMPARE(desk.queue().facts().selectedMessages, qsizetype(1));
        desk.queue().selection().clear();
        desk.window->queuePage().selectCopies(); // nothing is checked: the marked row
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({60}));
    }

    void selectsRangesByTheMouse()
    {
        Desk desk;
        desk.show();
        const auto markOf = [&](int row) {
            return desk.table().visualRect(desk.table().model()->index(row, 0)).topLeft() + QPoint(12, 8);
        };
        QTest::mouseClick(desk.table().viewport(), Qt::LeftButton, {}, markOf(2));
        QTest::mouseClick(desk.table().viewport(), Qt::LeftButton, Qt::ShiftModifier, markOf(5));
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({58, 57, 56, 55}));
        QTest::mouseClick(desk.table().viewport(), Qt::LeftButton, {}, markOf(3));
        QCOMPARE(desk.queue().selection().ids(), QueueScene::ids({58, 56, 55}));
        QVERIFY(desk.table().markedRows().isEmpty()); // check marks are apart from marked rows
    }

    void asksForTheReviewByDelAndClearsNothing()
    {
        Desk desk;
        desk.show();
        const QSignalSpy asked(&desk.scene.portals, &PortalsController::clearRequested);
        desk.key(Qt::Key_Delete); // nothing selected
        QCOMPARE(asked.count(), 0);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);
        QTRY_VERIFY(desk.find<QAction>("actionClear")->isEnabled());
        desk.key(Qt::Key_Delete);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(desk.scene.simulator().portal().queueSize(), 60);
    }

    void findsAndEscapesWithoutTouchingTheSelection()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);
        desk.key(Qt::Key_F, Qt::ControlModifier);
        auto *find = desk.find<QLineEdit>("findField");
        QVERIFY(find->hasFocus());
        QTest::keyClicks(find, u"no such thing"_s);
        QTRY_COMPARE(desk.queue().model().rowCount(), 0);
        desk.key(Qt::Key_Escape);
        QVERIFY(!find->hasFocus());
        QCOMPARE(desk.queue().query().text, u"no such thing"_s);
        QTRY_COMPARE(desk.find<QStackedWidget>("pages")->currentWidget()->objectName(), u"placeholder"_s);
        QTest::mouseClick(desk.find<QWidget>("placeholder")->findChild<QPushButton *>(u"placeholderAction"_s),
                          Qt::LeftButton);
        QTRY_COMPARE(desk.queue().model().rowCount(), 60);
        QCOMPARE(desk.queue().selection().size(), qsizetype(1));
        QTRY_VERIFY(find->text().isEmpty());
    }

    void keepsTheSpaceBeforeTheNextWord()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_F, Qt::ControlModifier);
        auto *find = desk.find<QLineEdit>("findField");
        QTest::keyClicks(find, u"deal "_s);
        QTRY_COMPARE(desk.queue().query().text, u"deal"_s);
        QVERIFY(QueueScene::settles(desk.queue()));
        desk.window->queuePage().setQueue(&desk.queue()); // shows the facts at once
        QCOMPARE(find->text(), u"deal "_s);
        QTest::keyClicks(find, u"x"_s);
        QTRY_COMPARE(desk.queue().query().text, u"deal x"_s);
    }

    void neverFindsInAnotherQueueWhatWasTypedForThis()
    {
        Desk desk;
        desk.show();
        QueueController &first = desk.queue();
        desk.key(Qt::Key_F, Qt::ControlModifier);
        auto *find = desk.find<QLineEdit>("findField");
        QTest::keyClicks(find, u"deal"_s);
        desk.scene.portals.open({desk.scene.portal().id, *ConnectorId::from(u"erp"_s)});
        QVERIFY(&desk.queue() != &first);
        QVERIFY(find->text().isEmpty());
        QVERIFY(QueueScene::settles(desk.queue()));
        QTest::keyClicks(find, u"x"_s);
        QTRY_COMPARE(desk.queue().query().text, u"x"_s);
        QVERIFY(first.query().text.isEmpty());
    }

    void clearsTheFilterBySecondEscape()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"60"_s);
        desk.key(Qt::Key_Escape);
        QTRY_VERIFY(desk.queue().facts().filtering);
        QTRY_VERIFY(desk.table().hasFocus());
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.queue().facts().filtering);
    }

    void keepsPlaceAndRecordOverARefresh()
    {
        Desk desk(300);
        desk.show();
        desk.table().selectRow(100);
        desk.table().scrollTo(desk.table().model()->index(100, 0), QAbstractItemView::PositionAtCenter);
        const RecordId current = *desk.table().currentRecord();
        const int offset = 100 - desk.table().rowAt(0);
        desk.scene.simulator().portal().addDefaultRecords(301, 340);
        desk.key(Qt::Key_F5);
        QVERIFY(QueueScene::settles(desk.queue()));
        QCOMPARE(desk.queue().model().rowCount(), 340);
        QCOMPARE(desk.table().currentRecord(), std::optional(current));
        QCOMPARE(desk.table().currentRow() - desk.table().rowAt(0), offset);
        QCOMPARE(desk.table().markedRows(), QList<int>{140});
    }

    void copiesRowsAsATable()
    {
        Desk desk;
        desk.show();
        desk.table().selectRow(0);
        desk.key(Qt::Key_Down, Qt::ShiftModifier);
        desk.key(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        const QStringList cells = lines.first().split(u'\t');
        QCOMPARE(cells.size(), static_cast<int>(RecordModel::columnEnd));
        QCOMPARE(cells.first(), u"60"_s);
        QCOMPARE(cells.at(RecordModel::Message).size(), MessageId::wireLength); // whole
    }

    void masksTokensInTheDetailAndInCopies()
    {
        Desk desk(5);
        desk.scene.insert(90, [](RecordData &record) {
            record.eventData = "{\"data\":{\"MESSAGE\":\"hi\"},\"auth\":{\"access_token\":\"live-token-1\"}}";
            record.eventAdditional = "{\"user_id\":7,\"application_token\":\"live-token-2\"}";
            record.messageId = QString(32, u'e');
        });
        desk.show();
        QCOMPARE(desk.table().currentRecord()->value(), 90);
        desk.key(Qt::Key_Return);
        auto *tree = desk.find<QTreeView>("payloadTree");
        QVERIFY(tree->hasFocus());
        QString seen = desk.find<QPlainTextEdit>("rawText")->toPlainText();
        QVERIFY(seen.contains(redactionMark.toString()) && seen.contains(u"\"hi\""_s));
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            tree->setCurrentIndex(tree->model()->index(row, 0));
            desk.key(Qt::Key_C, Qt::ControlModifier);
            seen += QGuiApplication::clipboard()->text();
        }
        QVERIFY2(!seen.contains(u"live-token"_s), qPrintable(seen));
    }

    void leavesThePayloadAsItIsReadWhileTheRecordIsTheSame()
    {
        Desk desk;
        desk.show();
        desk.table().selectRow(3);
        const RecordId read = *desk.table().currentRecord();
        auto *tree = desk.find<QTreeView>("payloadTree");
        const QModelIndex part = tree->model()->index(0, 0);
        tree->collapse(part);
        tree->setCurrentIndex(part);
        desk.scene.simulator().portal().addDefaultRecords(61, 64);
        desk.queue().refresh();
        QVERIFY(QueueScene::settles(desk.queue()));
        QCOMPARE(desk.queue().model().rowCount(), 64);
        QCOMPARE(desk.table().currentRecord(), std::optional(read));
        QCOMPARE(tree->currentIndex(), part);
        QVERIFY(!tree->isExpanded(part));
        desk.table().selectRow(0);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
    }

    void goesFromTabToTabByKeys()
    {
        Desk desk;
        desk.show();
        auto *tabs = desk.find<QTabWidget>("tabs");
        QCOMPARE(tabs->count(), 2);
        desk.queue().selection().set(QueueScene::ids({3}), true);
        QTRY_VERIFY(desk.find<QAction>("actionClear")->isEnabled());
        desk.key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(tabs->currentWidget()->objectName(), u"activityPage"_s);
        for (const char *action : {"actionClear", "actionSelectAll", "actionSelectMatching", "actionFind"})
            QVERIFY2(!desk.find<QAction>(action)->isEnabled(), action); // what is out of sight is not touched
        desk.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(tabs->currentWidget()->objectName(), u"queueTab"_s);
        QTRY_VERIFY(desk.find<QAction>("actionClear")->isEnabled());
        QVERIFY(desk.table().hasFocus());
    }

    void showsTheClearsOfThisPortalOrOfAll()
    {
        Desk desk;
        QVERIFY(awaited(desk.scene.journal.open()).value());
        const ChosenRecord chosen{
            .id = *RecordId::from(qint64(7)), .messageId = *MessageId::from(QString(32, u'a')), .surroundings = {}};
        const ClearScope scope{ClearScope::By::Records, NonEmpty<ChosenRecord>(chosen), false};
        QVERIFY(
            awaited(desk.scene.journal.createJob({PortalId::create(), u"other"_s, {}, {}, {}, true}, scope)).value());
        desk.show();
        desk.find<QAction>("actionActivityTab")->trigger();
        QVERIFY(desk.find<QLabel>("jobsStateTitle")->text().contains(u"Reading"_s));
        desk.scene.jobs.refresh();
        // The other portal's is there, but not of this one.
        QTRY_VERIFY(desk.find<QLabel>("jobsStateText")->text().contains(u"all portals"_s));
        desk.find<QComboBox>("jobsOf")->setCurrentIndex(1);
        QCOMPARE(desk.find<QTableView>("jobTable")->model()->rowCount(), 1);
        QVERIFY(desk.find<QTableView>("jobTable")->isVisible());
        QVERIFY(desk.find<QPushButton>("openJob")->isEnabled());
        const QSignalSpy asked(desk.window.get(), &MainWindow::archivedJobAsked);
        desk.find<QTableView>("jobTable")->setFocus();
        desk.key(Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }

    void offersTheWholeReservationOfARecordThatHasOne()
    {
        Desk desk(0);
        const QString process(32, u'w');
        desk.scene.insert(1, [&](auto &record) { record.processId = process; });
        desk.scene.insert(2, [](auto &) {});
        desk.show();
        auto *button = desk.find<QPushButton>("clearReservationButton");
        auto *action = desk.find<QAction>("actionClearReservation");
        desk.table().selectRow(0);
        QVERIFY(!button->isVisible());
        desk.table().selectRow(1);
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        const QSignalSpy asked(&desk.queue(), &QueueController::reservationRequested);
        button->click();
        QCOMPARE(asked.count(), 1);
        Q_EMIT desk.window->queuePage().contextMenuAsked({});
        QVERIFY(action->isEnabled());
        action->trigger();
        QCOMPARE(asked.count(), 2);
        desk.queue().setOwnReservations({{*ProcessId::from(process), desk.scene.clock.now()}});
        auto *detail = desk.find<QWidget>("recordDetail");
        QTRY_VERIFY(std::ranges::any_of(detail->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"Reserved by this program"_s);
        }));
        desk.scene.portals.setReadOnly(desk.scene.portal().id, true);
        QTRY_VERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"Read only"_s));
        QTRY_VERIFY(!action->isEnabled());
    }

    void goesThroughThePanes()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down);
        QStringList visited;
        for (int step = 0; step < 5; ++step) {
            desk.key(Qt::Key_F6);
            visited << QApplication::focusWidget()->objectName();
        }
        QVERIFY2(visited.contains(u"payloadTree"_s) && visited.contains(u"portalTree"_s) &&
                     visited.contains(u"recordTable"_s) && visited.contains(u"chipAll"_s),
                 qPrintable(visited.join(u' ')));
    }

    void switchesTheLanguageWhileItRuns()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);
        QTRY_COMPARE(desk.find<QLabel>("selectionText")->text(), u"1 selected of 60"_s);
        desk.language().use(u"ru"_s);
        QTRY_COMPARE(desk.find<QLabel>("selectionText")->text(), u"Выбрано 1 из 60"_s);
        QCOMPARE(desk.find<QAction>("actionHelp")->text(), u"&Клавиши и приёмы"_s);
        QCOMPARE(desk.table().model()->headerData(RecordModel::State, Qt::Horizontal).toString(), u"Состояние"_s);
        QTRY_VERIFY(desk.find<QToolButton>("chipPending")->text().startsWith(u"Ожидают"_s));
        desk.language().use(u"en"_s);
        QTRY_COMPARE(desk.find<QLabel>("selectionText")->text(), u"1 selected of 60"_s);
    }

    void formsRussianPlurals()
    {
        Desk desk;
        desk.language().use(u"ru"_s);
        desk.show();
        desk.scene.simulator().portal().addDefaultRecords(61, 61);
        desk.queue().poll();
        QTRY_COMPARE(desk.find<QPushButton>("newerButton")->text(), u"+1 новая"_s);
        desk.scene.simulator().portal().addDefaultRecords(62, 65);
        desk.queue().poll();
        QTRY_COMPARE(desk.find<QPushButton>("newerButton")->text(), u"+5 новых"_s);
        desk.language().use(u"en"_s);
    }

    void closesANoticeOnThisPortalAlone()
    {
        Desk desk;
        eventsweep::Portal first = desk.scene.portal();
        first.hasReservations = false;
        QVERIFY(desk.scene.store.save(first));
        eventsweep::Portal second = first;
        second.id = PortalId::create();
        QVERIFY(desk.scene.store.save(second));
        desk.show();
        const auto shown = [&] {
            const auto *bar = desk.window->findChild<QWidget *>(u"notice0"_s);
            return bar && bar->isVisible();
        };
        QTRY_VERIFY(shown());
        QTest::mouseClick(desk.find<QWidget>("notice0")->findChild<QToolButton *>(u"noticeClose"_s), Qt::LeftButton);
        QVERIFY(!shown());
        PortalSecrets entry;
        entry.accessToken = desk.scene.simulator().tokens().admin;
        desk.scene.secrets.keepForThisRun(second.id.toString(), entry.toJson());
        desk.scene.portals.open({second.id, ConnectorId()});
        QVERIFY(QueueScene::settles(desk.queue()));
        QTRY_VERIFY(shown());
        desk.scene.portals.open({first.id, ConnectorId()});
        QTRY_VERIFY(!shown());
    }

    void saysWhyTheClearButtonIsOff()
    {
        Desk desk;
        desk.show();
        auto *button = desk.find<QPushButton>("clearButton");
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"Nothing is selected"_s));
        desk.scene.portals.setReadOnly(desk.scene.portal().id, true);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);
        QTRY_VERIFY(button->toolTip().contains(u"Read only"_s));
        QVERIFY(!button->isEnabled());
        QVERIFY(desk.find<QLabel>("readOnlyText")->isVisible());
    }

    void showsTheErrorInPlaceOfAQueueThatCannotBeRead()
    {
        Desk desk;
        desk.scene.simulator().faults().next({}, Failure{403, u"ACCESS_DENIED"_s, u"Access denied!"_s}, -1);
        desk.scene.open();
        desk.show(false);
        const auto *page = desk.find<QWidget>("placeholder");
        QTRY_COMPARE(page->findChild<QLabel *>(u"placeholderTitle"_s)->text(), u"Access denied"_s);
        const QSignalSpy asked(desk.window.get(), &MainWindow::signInAsked);
        QTest::mouseClick(page->findChild<QPushButton *>(u"placeholderAction"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void namesEveryControl()
    {
        Desk desk;
        desk.show();
        desk.key(Qt::Key_Down);
        for (const QWidget *widget : desk.window->findChildren<QWidget *>()) {
            const bool control =
                qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QProgressBar *>(widget) ||
                qobject_cast<const QPlainTextEdit *>(widget);
            if (!control || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s) ||
                qobject_cast<const QAbstractItemView *>(widget->parent()) ||
                qobject_cast<const QLineEdit *>(widget->parent()))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const QString name =
                widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            if (widget->inherits("QTabBar") || widget->inherits("QHeaderView") || widget->parent()->inherits("QTabBar"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!name.isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void remembersWhereItWas()
    {
        Desk desk;
        desk.show();
        desk.window->resize(1100, 700);
        desk.window->close();
        QCOMPARE(desk.settings.text(Setting::CurrentPortal), desk.scene.portal().id.toString());
        desk.window = std::make_unique<MainWindow>(desk.scene.portals, desk.scene.jobs, desk.settings);
        QCOMPARE(desk.window->size(), QSize(1100, 700));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
