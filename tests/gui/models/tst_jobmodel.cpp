// SPDX-License-Identifier: Apache-2.0
#include "gui/models/jobmodel.h"

#include "gui/clearscene.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// An archive with clears of two portals.
class Desk
{
public:
    Desk()
        : journal(m_folder.filePath(u"archive.sqlite"_s), clock)
        , jobs(journal)
        , model(jobs)
        , m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        const auto opened = awaited(journal.open());
        if (!opened || !*opened)
            qFatal("the archive does not open");
    }

    JobId add(const PortalId &portal, const QString &name, bool ended)
    {
        const ClearSubject subject = ClearScene::subject(3);
        const auto job =
            awaited(journal.createJob({portal, name, u"host"_s, u"Sync app"_s, {}, true}, subject.scope)).value();
        if (!job)
            qFatal("no job");
        if (ended)
            (void)awaited(journal.finish(*job, ClearScene::report(subject, {{ClearCategory::AlreadyGone, 3}})));
        return *job;
    }
    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    bool refreshed()
    {
        jobs.refresh();
        return QTest::qWaitFor([this] { return jobs.load() == JobsController::Load::Loaded; });
    }

    ManualClock clock;

private:
    QTemporaryDir m_folder;

public:
    Journal journal;
    JobsController jobs;
    JobModel model;
    const PortalId acme = PortalId::create();
    const PortalId other = PortalId::create();

private:
    QAbstractItemModelTester m_tester;
};

} // namespace

/// The list of jobs, and what the window knows about them.
class JobModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newestFirstAndInPlainWords()
    {
        Desk desk;
        desk.add(desk.acme, u"acme"_s, true);
        desk.add(desk.other, u"other"_s, false);
        QVERIFY(desk.refreshed());
        QCOMPARE(desk.model.rowCount(), 2);
        QCOMPARE(desk.text(0, JobModel::Where), u"other › Sync app › no connector"_s);
        QCOMPARE(desk.text(0, JobModel::Result), u"Interrupted: 0 of 3 verified"_s);
        QCOMPARE(desk.text(0, JobModel::Open), u"3"_s);
        QVERIFY(desk.text(1, JobModel::Result).contains(u"3 already gone"_s));
        QCOMPARE(desk.text(1, JobModel::Open), QString());
    }

    void onePortalAlone()
    {
        Desk desk;
        const JobId mine = desk.add(desk.acme, u"acme"_s, true);
        desk.add(desk.other, u"other"_s, true);
        QVERIFY(desk.refreshed());
        desk.model.setPortal(desk.acme);
        QCOMPARE(desk.model.rowCount(), 1);
        QVERIFY(desk.model.idAt(0) == mine);
        QVERIFY(!desk.model.idAt(1));
        desk.model.setPortal({});
        QCOMPARE(desk.model.rowCount(), 2);
        QCOMPARE(desk.model.rowOf(mine), 1);
    }

    void aNewOneComesAtTheTopAndRowsStay()
    {
        Desk desk;
        desk.add(desk.acme, u"acme"_s, true);
        QVERIFY(desk.refreshed());
        const QPersistentModelIndex first(desk.model.index(0, 0));
        const QSignalSpy reset(&desk.model, &QAbstractItemModel::modelReset);
        desk.add(desk.acme, u"acme"_s, false);
        desk.jobs.refresh();
        QTRY_COMPARE(desk.model.rowCount(), 2);
        QCOMPARE(first.row(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void whatRunsHereIsNotInterrupted()
    {
        Desk desk;
        const JobId job = desk.add(desk.acme, u"acme"_s, false);
        QVERIFY(desk.refreshed());
        QCOMPARE(desk.jobs.interrupted().size(), size_t(1));
        QCOMPARE(desk.jobs.interrupted(desk.acme).size(), size_t(1));
        QVERIFY(desk.jobs.interrupted(desk.other).empty());
        ClearProgress progress;
        progress.phase = ClearProgress::Phase::Verify;
        desk.jobs.setRunning(job, progress);
        QVERIFY(desk.jobs.interrupted().empty());
        QVERIFY2(desk.text(0, JobModel::Result).startsWith(u"Running: "_s), qPrintable(desk.text(0, JobModel::Result)));
        QCOMPARE(desk.text(0, JobModel::Open), QString());
        QSignalSpy changed(&desk.model, &QAbstractItemModel::dataChanged);
        desk.jobs.setRunning(job, progress);
        QCOMPARE(changed.count(), 1);
        desk.jobs.setEnded(job);
        QTRY_COMPARE(desk.jobs.interrupted().size(), size_t(1)); // the archive says so
        desk.jobs.putOff(job);
        QVERIFY(desk.jobs.interrupted().empty());
    }

    void whatMayRunElsewhereIsSaidToBeSo()
    {
        Desk desk;
        desk.add(desk.acme, u"acme"_s, false);
        QVERIFY(desk.refreshed());
        desk.jobs.setInUseElsewhere(true);
        QVERIFY(desk.text(0, JobModel::Result).contains(u"another Eventsweep"_s));
    }

    void anArchiveThatCannotBeReadIsAnError()
    {
        Desk desk;
        desk.jobs.fail({JournalError::Kind::Newer, u"/x"_s, {}});
        QVERIFY(desk.jobs.load() == JobsController::Load::Failed);
        QVERIFY(desk.jobs.error());
        QVERIFY(desk.refreshed()); // and then it could
        QVERIFY(!desk.jobs.error());
    }
};

QTEST_MAIN(JobModelTest)
#include "tst_jobmodel.moc"
