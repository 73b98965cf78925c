// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"
#include "core/clear/journalsamples.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::samples;

namespace {

/// A file as the first version wrote it: the statements stand here once more, because that version is not to change.
const QStringList firstVersion{
    u"PRAGMA journal_mode=WAL"_s,
    u"CREATE TABLE job (id INTEGER PRIMARY KEY AUTOINCREMENT, portal TEXT NOT NULL, portal_name TEXT NOT NULL,"
    " host TEXT NOT NULL, application TEXT NOT NULL, connector TEXT NOT NULL, cleared_by TEXT NOT NULL,"
    " include_changed INTEGER NOT NULL, with_reservations INTEGER NOT NULL, created_at INTEGER NOT NULL,"
    " ended_at INTEGER, report TEXT)"_s,
    u"CREATE TABLE chosen_record (job INTEGER NOT NULL REFERENCES job(id), position INTEGER NOT NULL,"
    " record INTEGER NOT NULL, message TEXT NOT NULL, last_seen INTEGER NOT NULL, state INTEGER NOT NULL,"
    " process TEXT, category INTEGER, note INTEGER, held_by TEXT, PRIMARY KEY (job, record)) WITHOUT ROWID"_s,
    u"CREATE TABLE archived_record (id INTEGER PRIMARY KEY AUTOINCREMENT, job INTEGER NOT NULL REFERENCES job(id),"
    " record INTEGER NOT NULL, event TEXT NOT NULL, message TEXT NOT NULL, last_seen INTEGER NOT NULL,"
    " archived_at INTEGER NOT NULL, raw TEXT NOT NULL)"_s,
    u"CREATE INDEX archived_record_of_job ON archived_record (job, record)"_s,
    u"CREATE TABLE step (job INTEGER NOT NULL REFERENCES job(id), sequence INTEGER NOT NULL, intent TEXT NOT NULL,"
    " intended_at INTEGER NOT NULL, outcome TEXT, ended_at INTEGER, PRIMARY KEY (job, sequence)) WITHOUT ROWID"_s,
    u"CREATE TABLE reservation (process TEXT NOT NULL, job INTEGER NOT NULL REFERENCES job(id),"
    " record INTEGER NOT NULL, made_at INTEGER NOT NULL, PRIMARY KEY (process, record)) WITHOUT ROWID"_s,
    // A job that ended, and one that was interrupted between an intent and its outcome.
    u"INSERT INTO job VALUES (1, '4f1c7f0e-8a53-4b7e-9d15-6a1d1b9d2c11', 'Acme', 'acme.example', 'ERP', 'erp',"
    " 'messages', 1, 1, 1700000000000, 1700000005000,"
    " '{\"archived\":1,\"requests\":5,\"stopped\":true,\"error\":{\"code\":\"ACCESS_DENIED\",\"http_status\":403,"
    "\"text\":\"no\"},\"gate_refusal\":\"why\"}')"_s,
    u"INSERT INTO job VALUES (2, '4f1c7f0e-8a53-4b7e-9d15-6a1d1b9d2c11', 'Acme', 'acme.example', 'ERP', '',"
    " 'records', 0, 1, 1700000010000, NULL, NULL)"_s,
    u"INSERT INTO chosen_record VALUES (1, 0, 7, '00000000000000000000000000000007', 1699999999, 1,"
    " 'pppppppppppppppppppppppppppppppp', 0, 0, NULL)"_s,
    u"INSERT INTO chosen_record VALUES (1, 1, 8, '00000000000000000000000000000008', 1699999999, 0, NULL, 6, 0,"
    " NULL)"_s,
    u"INSERT INTO chosen_record VALUES (2, 0, 9, '00000000000000000000000000000009', 1699999999, 2, NULL, NULL, NULL,"
    " NULL)"_s,
    u"INSERT INTO archived_record VALUES (1, 1, 7, 'ONX', '00000000000000000000000000000007', 1699999999,"
    " 1700000001000, '{\"ID\":\"7\"}')"_s,
    u"INSERT INTO step VALUES (1, 1, '{\"method\":\"event.offline.clear\"}', 1700000002000,"
    " '[{\"kind\":\"answered\"}]', 1700000003000)"_s,
    u"INSERT INTO step VALUES (2, 1, '{\"method\":\"batch\"}', 1700000012000, NULL, NULL)"_s,
    u"INSERT INTO reservation VALUES ('pppppppppppppppppppppppppppppppp', 1, 7, 1700000002500)"_s,
    u"PRAGMA user_version=1"_s,
};

} // namespace

class JournalMigrationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFileOfTheFirstVersionIsKeptAndShown();
    void aJobOfTheFirstVersionDoesNotGoOn();
    void newJobsGoOnInAnOldFile();
    void aMigrationThatFailsLeavesTheFileAsItWas_data();
    void aMigrationThatFailsLeavesTheFileAsItWas();
    void anOldFileOnAFullDiskStaysAsItWas();
    void aNewFileIsLikeAMigratedOne();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalMigrationTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    for (const QString &statement : firstVersion)
        execute(path(), statement);
}

void JournalMigrationTest::aFileOfTheFirstVersionIsKeptAndShown()
{
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(!opened->readOnly);
    QVERIFY(opened->damagedKeptAs.isEmpty());
    const auto jobs = database.jobs();
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), size_t(2));
    QVERIFY(!jobs->at(0).canBeResumed && !jobs->at(1).canBeResumed);
    QVERIFY(!jobs->at(0).endedAt);
    QVERIFY(jobs->at(1).endedAt == WallTime(Milliseconds(1'700'000'005'000)));
    QVERIFY(jobs->at(1).stopped);
    QCOMPARE(jobs->at(1).chosen, 2);
    QCOMPARE(jobs->at(1).archived, 1);
    QVERIFY(jobs->at(1).by == ClearScope::By::Messages);
    QVERIFY(jobs->at(1).origin == ClearOrigin{});
    QCOMPARE(jobs->at(1).counts[size_t(ClearCategory::Cleared)], 1);

    const auto job = database.job(JobId(1));
    QVERIFY2(job, job ? "" : qPrintable(job.error().text));
    QCOMPARE(job->scope.records.size(), size_t(2));
    QVERIFY(job->scope.includeChanged);
    QVERIFY(!job->scope.records.front().surroundings);
    QVERIFY(job->scope.records.front().processId == *ProcessId::from(u"p"_s.repeated(32)));
    QVERIFY(job->history.steps.empty());
    QCOMPARE(job->report.entries.size(), size_t(2));
    QCOMPARE(job->report.requests, 5);
    QVERIFY(job->report.error->kind == RestError::Kind::AccessDenied);
    QCOMPARE(job->report.gateRefusal->text, u"why"_s);
    QVERIFY(job->report.startedAt == WallTime(Milliseconds(1'700'000'000'000)));
    QVERIFY(job->report.endedAt == WallTime(Milliseconds(1'700'000'005'000)));
    QVERIFY(database.job(JobId(2)));
    QCOMPARE(database.records(JobId(1))->front().raw, "{\"ID\":\"7\"}"_ba);
    const auto portal = *PortalId::from(u"4f1c7f0e-8a53-4b7e-9d15-6a1d1b9d2c11"_s);
    QCOMPARE(database.reservations(portal, *ConnectorId::from(u"erp"_s))->size(), size_t(1));
    database.close();
    // The readable intents are as they were.
    QCOMPARE(execute(path(), u"SELECT intent FROM step WHERE job = 2"_s).toString(), u"{\"method\":\"batch\"}"_s);
    QCOMPARE(execute(path(), u"PRAGMA user_version"_s).toInt(), JournalFile::schemaVersion);
    QCOMPARE(execute(path(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void JournalMigrationTest::aJobOfTheFirstVersionDoesNotGoOn()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto refused = database.reopen(JobId(1));
    QVERIFY(!refused);
    QVERIFY(database.job(JobId(1))->job.endedAt.has_value());
    QCOMPARE(database.job(JobId(1))->report.entries.size(), size_t(2));
}

void JournalMigrationTest::newJobsGoOnInAnOldFile()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, 2));
    QVERIFY(job);
    QCOMPARE(job->value(), 3);
    QVERIFY(database.archive(*job, records(1, 2)) && database.intend(*job, reserve(1, 2)));
    QVERIFY(database.job(*job)->job.canBeResumed);
    QCOMPARE(database.job(*job)->history.steps.size(), size_t(1));
    database.close();
    QVERIFY(database.open()); // and once more: there is nothing left to migrate
    QVERIFY(database.job(*job));
}

void JournalMigrationTest::aMigrationThatFailsLeavesTheFileAsItWas_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("at its begin") << int(JournalMoment::Write);
    QTest::newRow("before its end") << int(JournalMoment::Commit);
}

void JournalMigrationTest::aMigrationThatFailsLeavesTheFileAsItWas()
{
    QFETCH(int, moment);
    {
        JournalDatabase database(path(), m_clock);
        database.file().setProbe([&](JournalMoment at) -> std::optional<JournalError> {
            return int(at) == moment ? std::optional(JournalError{JournalError::Kind::Full, path(), {}}) : std::nullopt;
        });
        const auto opened = database.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, JournalError::Kind::Full);
    }
    QCOMPARE(execute(path(), u"PRAGMA user_version"_s).toInt(), 1);
    QCOMPARE(execute(path(), u"SELECT COUNT(*) FROM pragma_table_info('job')"_s).toInt(), 12);
    QCOMPARE(execute(path(), u"SELECT COUNT(*) FROM pragma_table_info('step')"_s).toInt(), 6);
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    QCOMPARE(database.jobs()->size(), size_t(2));
}

/// The page that is one too many can be any of them.
void JournalMigrationTest::anOldFileOnAFullDiskStaysAsItWas()
{
    const int before = execute(path(), u"PRAGMA page_count"_s).toInt();
    bool migrated = false;
    for (int pages = before; !migrated; ++pages) {
        QVERIFY(pages < before + 20);
        JournalDatabase database(path(), m_clock);
        database.file().setProbe([&](JournalMoment at) -> std::optional<JournalError> {
            if (at == JournalMoment::Write && !database.file().limitPages(pages))
                qFatal("there is no limit");
            return {};
        });
        const auto opened = database.open();
        migrated = opened.has_value();
        database.close();
        if (!migrated)
            QCOMPARE(opened.error().kind, JournalError::Kind::Full);
        QCOMPARE(execute(path(), u"PRAGMA user_version"_s).toInt(), migrated ? 2 : 1);
        QCOMPARE(execute(path(), u"SELECT COUNT(*) FROM pragma_table_info('job')"_s).toInt(), migrated ? 19 : 12);
    }
}

void JournalMigrationTest::aNewFileIsLikeAMigratedOne()
{
    const QString other = m_directory->filePath(u"new.sqlite"_s);
    const auto columns = u"SELECT group_concat(m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\")"
                         " FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.name NOT LIKE 'sqlite_%'"_s;
    for (const QString &file : {path(), other}) {
        JournalDatabase database(file, m_clock);
        QVERIFY(database.open());
    }
    QCOMPARE(execute(path(), columns).toString(), execute(other, columns).toString());
}

QTEST_GUILESS_MAIN(JournalMigrationTest)
#include "tst_journalmigration.moc"
