// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include "core/clear/journaldatabase.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

MainWindow *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<MainWindow *>(widget))
            return found;
    }
    return nullptr;
}

Options demo()
{
    Options options;
    options.demo = true;
    options.language = u"en"_s;
    return options;
}

} // namespace

/// How the parts are put together.
class ApplicationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLanguageIsSwitchedBeforeTheArchiveIsOpen()
    {
        Application application(demo());
        QVERIFY(!application.start()); // the archive opens in a thread of its own: its answer needs the event loop
        QVERIFY(window());
        auto *help = window()->findChild<QAction *>(u"actionHelp"_s);
        auto *russian = window()->findChild<QAction *>(u"action_menuLanguage_ru"_s);
        QVERIFY(help && russian);
        const QString before = help->text();
        russian->trigger();
        QTRY_VERIFY(help->text() != before);
        QTRY_VERIFY(window()->isSettled());
    }

    void theNextStartOffersWhatWasInterrupted()
    {
        const QTemporaryDir folder;
        Portal portal;
        portal.name = u"acme"_s;
        portal.restBase = QUrl(u"http://127.0.0.1:1/rest/"_s); // nobody answers there
        PortalStore portals(folder.filePath(u"portals.json"_s));
        QVERIFY(portals.save(portal));
        {
            SystemClock clock;
            JournalDatabase archive(folder.filePath(u"archive.sqlite"_s), clock);
            QVERIFY(archive.open());
            const ChosenRecord chosen{
                .id = *RecordId::from(qint64(7)), .messageId = *MessageId::from(QString(32, u'a')), .surroundings = {}};
            QVERIFY(archive.createJob({portal.id, portal.name, portal.host(), {}, {}, true},
                                      {ClearScope::By::Records, NonEmpty<ChosenRecord>(chosen), false}));
        }
        Options options;
        options.dataFolder = folder.path();
        options.language = u"en"_s;
        Application application(options);
        QVERIFY(!application.start());
        QTRY_VERIFY(window());
        auto *text = window()->findChild<QLabel *>(u"interruptedText"_s);
        auto *finish = window()->findChild<QPushButton *>(u"interruptedFinish"_s);
        QTRY_VERIFY(text->isVisible());
        QVERIFY2(text->text().contains(u"0 of 1 verified"_s), qPrintable(text->text()));
        // There are no tokens in this test: signed out, and said to be.
        QTRY_VERIFY(!finish->isEnabled());
        QVERIFY2(finish->toolTip().contains(u"Signed out"_s), qPrintable(finish->toolTip()));
        QVERIFY(window()->findChild<QPushButton *>(u"interruptedReview"_s)->isEnabled());
    }

    void theDemoHasSomethingToSeeInActivity()
    {
        Application application(demo());
        QVERIFY(!application.start());
        QVERIFY(window());
        auto *table = window()->findChild<QTableView *>(u"jobTable"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(table->model()->index(0, 3).data().toString().contains(u"38"_s));
        QVERIFY(!window()->findChild<QWidget *>(u"interruptedBar"_s)->isVisible());
    }

    void theDemoLeavesStoredPortalsAlone()
    {
        const QTemporaryDir folder;
        QFile stored(folder.filePath(u"portals.json"_s));
        QVERIFY(stored.open(QIODevice::WriteOnly));
        stored.write("somebody's portals");
        stored.close();
        Options options = demo();
        options.dataFolder = folder.path();
        {
            Application application(options);
            QVERIFY(!application.start());
            QTRY_VERIFY(window() && window()->isSettled());
        }
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QCOMPARE(stored.readAll(), "somebody's portals");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"portals.json"_s});
    }
};

QTEST_MAIN(ApplicationTest)
#include "tst_application.moc"
