// SPDX-License-Identifier: Apache-2.0
#include "gui/views/cleardialog.h"

#include "gui/clearscene.h"
#include "gui/englishplurals.h"
#include "gui/language.h"
#include "gui/views/notice.h"
#include "gui/views/savefile.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeWidget>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// A dialog on a scene of its own.
class Opened
{
public:
    explicit Opened(int records, Portal::Environment environment = Portal::Environment::Development)
        : scene(environment)
        , controller(scene.journal, scene.clock, [this](ClearRun &shown) {
            dialog = new ClearDialog(shown);
            dialog->open();
            return dialog;
        })
    {
        scene.openArchive(controller);
        run = controller.review(ClearScene::subject(records), scene.session, {});
        m_ready = QTest::qWaitForWindowActive(dialog);
    }
    ~Opened() { delete dialog; }

    [[nodiscard]] bool isReady() const { return m_ready && run; }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return dialog->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QPushButton *clear() const { return find<QPushButton>("clear"); }
    [[nodiscard]] QString page() const { return find<QStackedWidget>("pages")->currentWidget()->objectName(); }
    void press(Qt::Key key) const
    {
        QWidget *focus = dialog->focusWidget() ? dialog->focusWidget() : dialog.data();
        QTest::keyClick(focus, key);
    }
    void finish(std::initializer_list<std::pair<ClearCategory, int>> counts) const
    {
        run->start();
        Q_EMIT run->job()->finished(ClearScene::report(run->subject(), counts));
    }

    ClearScene scene;
    QPointer<ClearDialog> dialog;
    ClearController controller;
    QPointer<ClearRun> run;

private:
    bool m_ready = false;
};

QString allTexts(const QWidget &root)
{
    QString texts = root.windowTitle();
    for (const QWidget *widget : root.findChildren<QWidget *>())
        texts += widget->windowTitle() + widget->objectName() + widget->accessibleName() +
                 widget->accessibleDescription() + widget->toolTip();
    for (const QLabel *label : root.findChildren<QLabel *>())
        texts += label->text();
    for (const QPlainTextEdit *edit : root.findChildren<QPlainTextEdit *>())
        texts += edit->toPlainText();
    return texts;
}

} // namespace

class ClearDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void theReviewSaysWhatWhereAndHowMany()
    {
        Opened it(37);
        QVERIFY(it.isReady());
        QCOMPARE(it.page(), u"ClearReviewPage"_s);
        QCOMPARE(it.find<QLabel>("reviewTitle")->text(), u"Clear 37 records from acme › Sync app › no connector?"_s);
        QCOMPARE(it.clear()->accessibleName(), u"Clear 37 records"_s);
        QVERIFY(it.find<QLabel>("events")->text().contains(u"ONCRMDEALUPDATE: 19"_s));
        QVERIFY(it.find<QLabel>("states")->text().contains(u"Pending: 23"_s));
        QCOMPARE(it.find<QTableWidget>("first")->rowCount(), 10);
        QVERIFY(it.find<QLabel>("archive")->text().contains(u"archive.sqlite"_s));
    }

    void reservedRecordsAreWarnedOf()
    {
        Opened reserved(3);
        QVERIFY(allTexts(*reserved.dialog).contains(u"a worker may be processing"_s));
        Opened free(1);
        QVERIFY(!allTexts(*free.dialog).contains(u"a worker may be processing"_s));
        QVERIFY(allTexts(*free.dialog).contains(u"no way to put a record back"_s));
    }

    void aPlanWithoutReservationsIsExplained()
    {
        Opened it(1);
        QVERIFY(!allTexts(*it.dialog).contains(u"plan has no reservations"_s));
        Portal portal = it.scene.session.portal();
        portal.hasReservations = false;
        it.scene.session.setPortal(portal);
        Q_EMIT it.scene.session.portalChanged(portal);
        QVERIFY(allTexts(*it.dialog).contains(u"plan has no reservations"_s));
    }

    void focusIsOnCancelAndEnterDoesNotClear()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        QCOMPARE(it.dialog->focusWidget()->objectName(), u"cancel"_s);
        it.clear()->setFocus();
        it.press(Qt::Key_Return);
        it.press(Qt::Key_Enter);
        QCOMPARE(it.run->stage(), ClearRun::Stage::Review);
        it.find<QTableWidget>("first")->setFocus();
        it.press(Qt::Key_Return);
        QCOMPARE(it.run->stage(), ClearRun::Stage::Review);
        QVERIFY(it.dialog->isVisible());
        it.clear()->setFocus();
        it.press(Qt::Key_Space);
        QCOMPARE(it.run->stage(), ClearRun::Stage::Running);
    }

    void aProductionPortalWaitsForItsName()
    {
        Opened it(3, Portal::Environment::Production);
        QVERIFY(it.isReady());
        auto *typed = it.find<QLineEdit>("typed");
        QVERIFY(typed->isVisible());
        QVERIFY(!it.clear()->isEnabled());
        QVERIFY(it.find<QLabel>("hint")->text().contains(u"name"_s));
        QVERIFY(!it.clear()->toolTip().isEmpty());
        typed->setFocus();
        QTest::keyClicks(typed, u"acme"_s);
        QVERIFY(it.clear()->isEnabled());
        QVERIFY(it.find<QLabel>("hint")->text().isEmpty());
        it.press(Qt::Key_Return); // goes to the button, presses nothing
        QCOMPARE(it.run->stage(), ClearRun::Stage::Review);
        QVERIFY(it.dialog->isVisible());
        QCOMPARE(it.dialog->focusWidget(), it.clear());
        typed->clear();
        QVERIFY(!it.clear()->isEnabled());
    }

    void manyRecordsWaitForTheirNumber()
    {
        Opened it(501);
        QVERIFY(it.isReady());
        QVERIFY(!it.clear()->isEnabled());
        QTest::keyClicks(it.find<QLineEdit>("typed"), u"501"_s);
        QVERIFY(it.clear()->isEnabled());
        Opened few(500);
        QVERIFY(!few.find<QLineEdit>("typed")->isVisible());
        QVERIFY(few.clear()->isEnabled());
    }

    void anObstacleDisablesTheButtonAndSaysWhy()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        it.controller.setArchive(tl::unexpected(JournalError{JournalError::Kind::Full, u"/full/archive.sqlite"_s, {}}));
        QVERIFY(!it.clear()->isEnabled());
        QVERIFY(it.find<Notice>("obstacle")->isVisible());
        QVERIFY(it.find<Notice>("obstacle")->text().contains(u"/full/archive.sqlite"_s));
        QVERIFY(!it.clear()->toolTip().isEmpty());
    }

    void includingChangedRecordsReachesTheScope()
    {
        Opened it(3);
        QVERIFY(!it.run->subject().scope.includeChanged);
        it.find<QCheckBox>("includeChanged")->click();
        QVERIFY(it.run->subject().scope.includeChanged);
    }

    void theExactRequestsAreBehindADisclosure()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        auto *requests = it.find<QPlainTextEdit>("requests");
        QVERIFY(!requests->isVisible());
        it.find<QToolButton>("requestsToggle")->click();
        QVERIFY(requests->isVisible());
        QVERIFY(requests->toPlainText().contains(u"event.offline."_s));
    }

    void closingAReviewCancelsIt()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        it.press(Qt::Key_Escape);
        QTRY_VERIFY(!it.run);
        QTRY_VERIFY(!it.dialog);
        QVERIFY(it.controller.runs().empty());
    }

    void progressShowsStepsNumbersAndWaits()
    {
        Opened it(9);
        QVERIFY(it.isReady());
        it.scene.session.limiter().refused(Milliseconds(12'000));
        it.clear()->click();
        QCOMPARE(it.page(), u"ClearProgressPage"_s);
        QCOMPARE(it.dialog->focusWidget()->objectName(), u"close"_s);
        QTRY_COMPARE(it.run->wait().reason, RateLimiter::Reason::TooFast);
        ClearProgress progress;
        progress.phase = ClearProgress::Phase::Archive;
        progress.done = 3;
        progress.total = 9;
        progress.requests = 4;
        Q_EMIT it.run->job()->progressChanged(progress);
        QCOMPARE(it.find<QLabel>("stepDetail1")->text(), u"3 of 9"_s);
        QVERIFY(it.find<QLabel>("stepName1")->accessibleName().contains(u"under way"_s));
        QCOMPARE(it.find<QLabel>("requestsSent")->text(), u"4"_s);
        QVERIFY(it.find<QLabel>("wait")->text().contains(u"12 s"_s));
        it.scene.clock.advance(Milliseconds(5000));
        QVERIFY(it.find<QLabel>("wait")->text().contains(u"7 s"_s));
        QVERIFY(it.find<QProgressBar>("bar")->value() > 0);
    }

    void closingTheProgressGoesOnAndShowsAgain()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        it.clear()->click();
        QVERIFY(it.find<QLabel>("closeHint")->text().contains(u"goes on"_s));
        it.press(Qt::Key_Escape);
        QTRY_VERIFY(!it.dialog);
        QVERIFY(it.run);
        QCOMPARE(it.run->stage(), ClearRun::Stage::Running);
        QVERIFY(!it.run->progress().stopping);
        it.controller.show(it.run);
        QVERIFY(it.dialog);
        QCOMPARE(it.page(), u"ClearProgressPage"_s);
    }

    void stopIsSaidAndCannotBeAskedTwice()
    {
        Opened it(3);
        it.clear()->click();
        auto *stop = it.find<QPushButton>("stop");
        stop->click();
        QVERIFY(it.run->progress().stopping);
        QVERIFY(!stop->isEnabled());
        QVERIFY(!it.find<QLabel>("stopHint")->text().isEmpty());
    }

    void theResultListsEveryOutcome()
    {
        Opened it(9);
        QVERIFY(it.isReady());
        it.finish({{ClearCategory::Cleared, 7}, {ClearCategory::TakenByOther, 2}});
        QCOMPARE(it.page(), u"ClearResultPage"_s);
        QCOMPARE(it.find<QLabel>("resultTitle")->text(),
                 u"7 records cleared and verified, 2 taken by another worker"_s);
        QCOMPARE(it.find<QLabel>("titleIcon")->accessibleName(), u"Not complete"_s);
        auto *outcomes = it.find<QTreeWidget>("outcomes");
        QCOMPARE(outcomes->topLevelItemCount(), 2);
        QTreeWidgetItem *taken = outcomes->topLevelItem(1);
        QCOMPARE(taken->text(1), u"2"_s);
        QCOMPARE(taken->childCount(), 0);
        taken->setExpanded(true);
        QCOMPARE(taken->childCount(), 2);
        QVERIFY(taken->child(0)->toolTip(4) == QString(32, u'r'));
        taken->setExpanded(false);
        taken->setExpanded(true);
        QCOMPARE(taken->childCount(), 2);
        QVERIFY(!it.find<Notice>("error")->isVisible());
    }

    void aLongListPointsToTheReport()
    {
        Opened it(5200);
        it.run->setTyped(u"5200"_s);
        it.finish({{ClearCategory::Cleared, 5200}});
        QTreeWidgetItem *cleared = it.find<QTreeWidget>("outcomes")->topLevelItem(0);
        cleared->setExpanded(true);
        QCOMPARE(cleared->childCount(), 5001);
        QVERIFY(cleared->child(5000)->text(0).contains(u"200 more"_s));
    }

    void anErrorThatEndedTheJobIsShownWithTheResult()
    {
        Opened it(9);
        QVERIFY(it.isReady());
        it.run->start();
        ClearReport report = ClearScene::report(it.run->subject(), {{ClearCategory::NotReached, 9}});
        report.archived = 0;
        RestError error;
        error.kind = RestError::Kind::AccessDenied;
        error.text = u"Access denied! Only for administrators"_s;
        report.error = error;
        Q_EMIT it.run->job()->finished(report);
        QVERIFY(it.find<Notice>("error")->isVisible());
        QVERIFY(it.find<Notice>("error")->text().contains(error.text));
        QVERIFY(!it.find<QPushButton>("saveCopies")->isEnabled());
        QVERIFY(!it.find<QPushButton>("saveCopies")->toolTip().isEmpty());
    }

    void theResultStaysUntilDismissed()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        it.finish({{ClearCategory::Cleared, 3}});
        QCOMPARE(it.controller.runs().size(), 1u);
        QCOMPARE(it.find<QLabel>("titleIcon")->accessibleName(), u"Complete"_s);
        it.find<QPushButton>("done")->click();
        QTRY_VERIFY(!it.dialog);
        QTRY_VERIFY(!it.run);
    }

    void aReportIsSavedOrItsFailureTold()
    {
        Opened it(3);
        QVERIFY(it.isReady());
        it.finish({{ClearCategory::Cleared, 3}});
        it.find<QPushButton>("saveReport")->click();
        auto *files = it.find<QFileDialog>("saveDialog");
        QVERIFY(files);
        const QString path = it.scene.folder.filePath(u"report.json"_s);
        Q_EMIT files->fileSelected(path);
        QTRY_VERIFY(it.find<QPushButton>("saveReport")->isEnabled());
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll().contains("\"cleared\": 3"));
        QCOMPARE(it.find<Notice>("saved")->tone(), Notice::Tone::Good);
        Q_EMIT files->fileSelected(it.scene.folder.filePath(u"none/report.txt"_s));
        QTRY_COMPARE(it.find<Notice>("saved")->tone(), Notice::Tone::Error);
        QVERIFY(it.find<Notice>("saved")->text().contains(u"report.txt"_s));
        QVERIFY(it.find<QPushButton>("saveReport")->isEnabled());
    }

    void theWindowDoesNotWaitForAFile_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("file");
        QTest::newRow("report") << u"saveReport"_s << u"report.json"_s;
        QTest::newRow("report in words") << u"saveReport"_s << u"report.txt"_s;
        QTest::newRow("copies") << u"saveCopies"_s << u"copies.json"_s;
    }
    void theWindowDoesNotWaitForAFile()
    {
        QFETCH(const QString, button);
        QFETCH(const QString, file);
        Opened it(3);
        QVERIFY(it.isReady());
        it.finish({{ClearCategory::Cleared, 3}});
        // Every worker is busy: a file that is there all the same was written by the thread of the window.
        QThreadPool &workers = *QThreadPool::globalInstance();
        const int most = workers.maxThreadCount();
        workers.setMaxThreadCount(1);
        QSemaphore go;
        workers.start([&go] { go.acquire(); });
        const auto free = qScopeGuard([&] {
            go.release();
            workers.waitForDone();
            workers.setMaxThreadCount(most);
        });

        auto *save = it.dialog->findChild<QPushButton *>(button);
        save->click();
        const QString path = it.scene.folder.filePath(file);
        Q_EMIT it.find<QFileDialog>("saveDialog")->fileSelected(path);
        QVERIFY(!it.find<QPushButton>("saveReport")->isEnabled());
        QVERIFY(!it.find<QPushButton>("saveCopies")->isEnabled());
        QVERIFY(!QFile::exists(path));
        QVERIFY(!it.find<Notice>("saved")->isVisible());
        go.release();
        QTRY_VERIFY(it.find<Notice>("saved")->isVisible());
        QCOMPARE(it.find<Notice>("saved")->tone(), Notice::Tone::Good);
        QVERIFY(save->isEnabled());
        QVERIFY(QFile::exists(path));
    }

    void anOlderFileSurvivesAFailedSave()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.txt"_s);
        QVERIFY(!saveFile(path, "old"));
        QVERIFY(saveFile(folder.filePath(u"no/such/folder/a.txt"_s), "new"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "old");
    }

    void everyControlHasANameForAssistiveTechnology()
    {
        Opened it(3, Portal::Environment::Production);
        for (const QWidget *widget : it.dialog->findChildren<QWidget *>()) {
            const bool control =
                qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QProgressBar *>(widget);
            if (!control || widget->objectName().startsWith(u"qt_"_s) || !widget->objectName().size())
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void theLanguageChangesWhileItIsOpen()
    {
        Opened it(3, Portal::Environment::Production);
        QVERIFY(it.isReady());
        auto *title = it.find<QLabel>("reviewTitle");
        const QString before = title->text();
        LanguageSwitch language;
        language.use(u"ru"_s);
        QTRY_VERIFY(title->text() != before);
        QVERIFY2(title->text().contains(u"acme › Sync app"_s), qPrintable(title->text()));
        QVERIFY(it.clear()->text().contains(u'3'));
        QCOMPARE(it.find<QPushButton>("cancel")->text(), u"Отмена"_s);
        it.run->setTyped(u"acme"_s);
        it.finish({{ClearCategory::Cleared, 3}});
        language.use(u"en"_s);
        QTRY_VERIFY(it.find<QLabel>("resultTitle")->text().startsWith(u"3 records cleared"_s));
        QCoreApplication::installTranslator(&m_plurals);
    }

    void noTokenIsShownAnywhere()
    {
        Opened it(37);
        it.find<QToolButton>("requestsToggle")->click();
        QVERIFY(!allTexts(*it.dialog).contains(u"scene-access-token"_s));
        it.finish({{ClearCategory::Cleared, 37}});
        QVERIFY(!allTexts(*it.dialog).contains(u"scene-access-token"_s));
        QVERIFY(!allTexts(*it.dialog).contains(u"scene-refresh-token"_s));
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_MAIN(ClearDialogTest)
#include "tst_cleardialog.moc"
