// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/journalsamples.h"

#include "support/awaited.h"

#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::samples;
using Kind = JournalError::Kind;

/// What the archive keeps of a portal that the operator removes with its archive: nothing.
class JournalRemovalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everythingOfThePortalGoesAndNothingElse();
    void nothingIsReadableInTheFileAnyMore();
    void whatAnotherCopyWasReadingGoesSoonAfter();
    void aJobThatIsNotEndedKeepsAll();
    void aJobThatCouldNeverGoOnIsNoObstacle();
    void aPortalWithoutJobsIsSuccess();
    void afterAFailureAllIsThere();
    void aReadOnlyArchiveRefuses();
    void theFacadeRemoves();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    static JobHeader otherHeader()
    {
        JobHeader other = header();
        other.portal = *PortalId::from(u"11111111-8a53-4b7e-9d15-6a1d1b9d2c11"_s);
        other.portalName = u"Other"_s;
        return other;
    }
    static JobId otherJob(JournalDatabase &database)
    {
        const auto job = database.createJob(otherHeader(), scope(1, 2));
        if (!job || !database.archive(*job, records(1, 2)) || !database.intend(*job, reserve(1, 2)))
            qFatal("the journal refuses what it must take");
        return *job;
    }
    static qint64 rows(JournalDatabase &database)
    {
        qint64 count = 0;
        for (const auto &table : {u"job"_s, u"chosen_record"_s, u"archived_record"_s, u"step"_s, u"reservation"_s}) {
            const auto value = database.file().value(u"SELECT COUNT(*) FROM %1"_s.arg(table));
            if (!value)
                qFatal("the archive cannot be read");
            count += value->toLongLong();
        }
        return count;
    }
    void keepMarked(JournalDatabase &database);
    [[nodiscard]] bool isMarkReadable() const;
    const QByteArray m_mark = "a-word-that-stands-nowhere-else"_ba;
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalRemovalTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void JournalRemovalTest::everythingOfThePortalGoesAndNothingElse()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId kept = otherJob(database);
    const qint64 before = rows(database);
    const JobId gone = makeJob(database, true);
    QVERIFY(rows(database) > before);
    QVERIFY(database.removePortal(header().portal));
    QCOMPARE(rows(database), before);
    QVERIFY(!database.job(gone));
    const auto job = database.job(kept);
    QVERIFY(job && job->history.archived == 2 && job->history.steps.size() == 1);
    // Its number is not given again: a report that was saved names it.
    const JobId next = makeJob(database, false);
    QVERIFY(next.value() > gone.value());
}

void JournalRemovalTest::keepMarked(JournalDatabase &database)
{
    const auto job = database.createJob(header(), scope(1, 400));
    QVERIFY(job);
    auto copies = records(1, 400);
    for (Record &copy : copies)
        copy.raw = "{\"ID\":\"" + QByteArray::number(copy.id->value()) + "\",\"x\":\"" + m_mark + "\"}";
    QVERIFY(database.archive(*job, copies));
    QVERIFY(database.finish(*job, {}));
    QVERIFY(isMarkReadable());
}

bool JournalRemovalTest::isMarkReadable() const
{
    bool readable = false;
    for (const auto &suffix : {u""_s, u"-wal"_s}) {
        QFile file(path() + suffix);
        if (file.open(QIODevice::ReadOnly))
            readable |= file.readAll().contains(m_mark);
    }
    return readable;
}

void JournalRemovalTest::nothingIsReadableInTheFileAnyMore()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    keepMarked(database);
    QVERIFY(database.removePortal(header().portal));
    QVERIFY(!isMarkReadable());
}

void JournalRemovalTest::whatAnotherCopyWasReadingGoesSoonAfter()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    keepMarked(database);
    JournalDatabase reader(path(), m_clock);
    const auto opened = reader.open();
    QVERIFY(opened && opened->readOnly);
    const auto read = reader.file().inSnapshot<void>([&]() -> JournalResult<void> {
        const auto jobs = reader.file().value(u"SELECT COUNT(*) FROM job"_s);
        return jobs ? database.removePortal(header().portal) : tl::unexpected(jobs.error());
    });
    QVERIFY(read);
    QVERIFY(isMarkReadable()); // the reader still had it
    QVERIFY(database.jobs());
    QVERIFY(!isMarkReadable());
}

void JournalRemovalTest::aJobThatIsNotEndedKeepsAll()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId ended = makeJob(database, true);
    const JobId running = makeJob(database, false);
    const qint64 before = rows(database);
    const auto removed = database.removePortal(header().portal);
    QVERIFY(!removed);
    QCOMPARE(removed.error().kind, Kind::NotEnded);
    QCOMPARE(rows(database), before);
    QVERIFY(database.job(ended) && database.job(running));
    QVERIFY(database.finish(running, {}));
    QVERIFY(database.removePortal(header().portal));
    QCOMPARE(rows(database), 0);
    // One that goes on again is not ended either.
    const JobId again = makeJob(database, true);
    QVERIFY(database.reopen(again));
    QCOMPARE(database.removePortal(header().portal).error().kind, Kind::NotEnded);
}

void JournalRemovalTest::aJobThatCouldNeverGoOnIsNoObstacle()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    makeJob(database, false);
    QVERIFY(database.file().execute(u"UPDATE job SET resumable = 0"_s)); // as an older version left it
    QVERIFY(database.removePortal(header().portal));
    QCOMPARE(rows(database), 0);
}

void JournalRemovalTest::aPortalWithoutJobsIsSuccess()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    makeJob(database, true);
    const qint64 before = rows(database);
    QVERIFY(database.removePortal(PortalId::create()));
    QCOMPARE(rows(database), before);
}

void JournalRemovalTest::afterAFailureAllIsThere()
{
    for (const JournalMoment moment : {JournalMoment::Write, JournalMoment::Commit}) {
        QFile::remove(path());
        JournalDatabase database(path(), m_clock);
        bool fails = false;
        database.file().setProbe([&](JournalMoment now) -> std::optional<JournalError> {
            return fails && now == moment ? std::optional(JournalError{Kind::Full, path(), {}}) : std::nullopt;
        });
        QVERIFY(database.open());
        const JobId job = makeJob(database, true);
        const qint64 before = rows(database);
        fails = true;
        QCOMPARE(database.removePortal(header().portal).error().kind, Kind::Full);
        QCOMPARE(rows(database), before);
        QVERIFY(database.job(job));
    }
}

void JournalRemovalTest::aReadOnlyArchiveRefuses()
{
    JournalDatabase first(path(), m_clock);
    QVERIFY(first.open());
    makeJob(first, true);
    JournalDatabase second(path(), m_clock);
    QVERIFY(second.open());
    QCOMPARE(second.removePortal(header().portal).error().kind, Kind::InUse);
    QVERIFY(rows(first) > 0);
}

void JournalRemovalTest::theFacadeRemoves()
{
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        makeJob(database, true);
    }
    Journal journal(path(), m_clock);
    QVERIFY(awaited(journal.open()));
    const auto removed = awaited(journal.removePortal(header().portal));
    QVERIFY(removed && *removed);
    const auto jobs = awaited(journal.jobs());
    QVERIFY(jobs && *jobs && (*jobs)->empty());
}

QTEST_GUILESS_MAIN(JournalRemovalTest)
#include "tst_journalremoval.moc"
