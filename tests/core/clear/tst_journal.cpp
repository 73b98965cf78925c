// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journal.h"
#include "core/clear/journaldatabase.h"

#include "support/awaited.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Kind = JournalError::Kind;

namespace {

Record record(qint64 id)
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, u'0'));
    made.state = RecordState::Pending;
    made.eventName = u"ONCRMDEALUPDATE"_s;
    made.raw = "{\"ID\":\"" + QByteArray::number(id) + "\",\"EVENT_DATA\":{\"z\":1.10,\"a\":\"\\u0416 \xd0\x96\"}}";
    return made;
}

ClearScope scope(qint64 from, qint64 to)
{
    std::vector<ChosenRecord> chosen;
    for (qint64 id = from; id <= to; ++id)
        chosen.push_back(*choose(record(id)));
    return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen))};
}

Mutation reserve(qint64 id)
{
    return ReserveRecords{NonEmpty<Claim>(FreeRecord{*RecordId::from(id)})};
}

/// Reads one value past the journal, as another program would.
QVariant look(const QString &path, const QString &sql)
{
    QVariant value;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql) && query.next())
                value = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    return value;
}

void execute(const QString &path, const QString &sql)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"execute"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(sql));
    }
    QSqlDatabase::removeDatabase(u"execute"_s);
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aNewFileIsPrivateAndDurable();
    void copiesComeBackByteForByte();
    void anIntentNeedsCopiesOfAllThatItNames();
    void theReceiptIsForThatMutationAlone();
    void reservationsAreKeptForEver();
    void jobsAreListedNewestFirst();
    void aSecondCopyReadsAndDoesNotWrite();
    void aDamagedFileIsPutAsideAndReported();
    void aFileOfANewerVersionIsRefusedAndLeftAlone();
    void aFolderThatCannotBeMadeIsSaid();
    void aFullDiskStoresNothingOfThatCallAndSaysSo();
    void theFacadeKeepsTheOrder();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void JournalTest::aNewFileIsPrivateAndDurable()
{
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(!opened->readOnly);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(database.createJob({}, scope(1, 1)));
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-lock"_s})
        QVERIFY2(!(QFile::permissions(path() + suffix) & others), qPrintable(suffix));
    QCOMPARE(look(path(), u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(look(path(), u"PRAGMA user_version"_s).toInt(), JournalFile::schemaVersion);
}

void JournalTest::copiesComeBackByteForByte()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob({}, scope(1, 2));
    QVERIFY(job);
    Record strange = record(3); // neither UTF-8 nor an id
    strange.id.reset();
    strange.raw = "{\"ID\":\"\xff\xfe\x80\"}";
    QVERIFY(database.archive(*job, {record(2), record(1), strange}));
    const auto records = database.records(*job);
    QVERIFY(records);
    QCOMPARE(records->size(), size_t(3));
    QVERIFY(!records->at(2).id);
    QCOMPARE(records->at(2).raw, strange.raw);
    QCOMPARE(records->at(0).id->value(), 2);
    QCOMPARE(records->at(0).raw, record(2).raw);
}

void JournalTest::anIntentNeedsCopiesOfAllThatItNames()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob({}, scope(1, 3));
    const auto other = database.createJob({}, scope(1, 3));
    QVERIFY(job && other);
    QVERIFY(database.archive(*job, {record(1)}));
    QVERIFY(database.archive(*other, {record(2)})); // the copy of another job does not count
    QVERIFY(database.intend(*job, reserve(1)));
    const auto refused = database.intend(*job, reserve(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::NotArchived);
    const Mutation both = ReserveRecords{
        *NonEmpty<Claim>::from({FreeRecord{*RecordId::from(1), false}, FreeRecord{*RecordId::from(3), false}})};
    QVERIFY(!database.intend(*job, both));
    QCOMPARE(look(path(), u"SELECT COUNT(*) FROM step"_s).toInt(), 1);
}

void JournalTest::theReceiptIsForThatMutationAlone()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob({}, scope(1, 1));
    QVERIFY(job && database.archive(*job, {record(1)}));
    const auto receipt = database.intend(*job, reserve(1));
    QVERIFY(receipt);
    QVERIFY(receipt->mutation() == reserve(1));
    QCOMPARE(receipt->sequence(), 1);
    QVERIFY(look(path(), u"SELECT intent FROM step"_s).toString().contains(u"event.offline.get?clear=0"));
    QVERIFY(look(path(), u"SELECT outcome FROM step"_s).isNull());
    static_assert(!std::is_constructible_v<IntentReceipt, JobId, qint64, PortalId, ConnectorId, Mutation>);
    QVERIFY(!(receipt->portal() == PortalId::create()));
}

void JournalTest::reservationsAreKeptForEver()
{
    const auto process = *ProcessId::from(u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s);
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        const auto job = database.createJob({}, scope(1, 1));
        QVERIFY(job && database.archive(*job, {record(1)}));
        const auto receipt = database.intend(*job, reserve(1));
        QVERIFY(receipt && database.outcome(*receipt, {{{CommandKind::Answered, process, {*RecordId::from(1)}, {}}}}));
        ClearReport report;
        report.entries = {{*RecordId::from(1), ClearCategory::NotReached, ClearNote::HeldByThisJob, process}};
        QVERIFY(database.finish(*job, report));
    }
    QCOMPARE(look(path(), u"SELECT process FROM reservation WHERE record = 1"_s).toString(), process.toString());
    QCOMPARE(look(path(), u"SELECT held_by FROM chosen_record"_s).toString(), process.toString());
}

void JournalTest::jobsAreListedNewestFirst()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobHeader header{
        .portalName = u"acme"_s, .host = u"acme.example"_s, .connector = *ConnectorId::from(u"erp"_s)};
    const auto first = database.createJob(header, scope(1, 3));
    const auto second = database.createJob(header, scope(4, 4));
    QVERIFY(first && second && database.archive(*first, {record(1), record(1), record(2)}));
    QVERIFY(database.finish(*first, {}));
    const auto jobs = database.jobs();
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), size_t(2));
    QVERIFY(jobs->at(0).id == *second);
    QVERIFY(!jobs->at(0).endedAt);
    QVERIFY(jobs->at(1).endedAt.has_value());
    QCOMPARE(jobs->at(1).chosen, 3);
    QCOMPARE(jobs->at(1).archived, 2); // two versions of one record are one record
    QCOMPARE(jobs->at(1).header.connector.toString(), u"erp"_s);
    QVERIFY(jobs->at(1).header.portal == header.portal);
}

void JournalTest::aSecondCopyReadsAndDoesNotWrite()
{
    JournalDatabase first(path(), m_clock);
    QVERIFY(first.open());
    const auto job = first.createJob({}, scope(1, 1));
    QVERIFY(job);
    JournalDatabase second(path(), m_clock);
    const auto opened = second.open();
    QVERIFY(opened);
    QVERIFY(opened->readOnly);
    QCOMPARE(opened->why->kind, Kind::InUse);
    QCOMPARE(second.jobs()->size(), size_t(1));
    const auto refused = second.createJob({}, scope(2, 2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::InUse);
    QVERIFY(!second.intend(*job, reserve(1)));
    // With the first one gone the next is free to write.
    second.close();
    first.close();
    JournalDatabase third(path(), m_clock);
    QVERIFY(third.open() && !third.open()->readOnly);
}

void JournalTest::aDamagedFileIsPutAsideAndReported()
{
    const QByteArray garbage =
        "this is no database, and it is longer than the hundred bytes of a header: " + QByteArray(4096, 'x');
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(garbage) == garbage.size());
    file.close();
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(!opened->readOnly);
    QVERIFY(opened->damagedKeptAs.startsWith(path() + u".damaged-"_s));
    QFile kept(opened->damagedKeptAs);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), garbage);
    QVERIFY(database.createJob({}, scope(1, 1)));
}

void JournalTest::aFileOfANewerVersionIsRefusedAndLeftAlone()
{
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
    }
    execute(path(), u"PRAGMA user_version = 99"_s);
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Kind::Newer);
    QCOMPARE(opened.error().path, path());
    QCOMPARE(look(path(), u"PRAGMA user_version"_s).toInt(), 99);
    QVERIFY(!database.createJob({}, scope(1, 1)));
}

void JournalTest::aFolderThatCannotBeMadeIsSaid()
{
    const QString file = m_directory->filePath(u"file"_s);
    QFile blocker(file);
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    JournalDatabase database(file + u"/archive.sqlite"_s, m_clock);
    const auto opened = database.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Kind::NotWritable);
    QVERIFY(opened.error().path.startsWith(file));
}

void JournalTest::aFullDiskStoresNothingOfThatCallAndSaysSo()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob({}, scope(1, 200));
    QVERIFY(job && database.archive(*job, {record(1)}));
    QVERIFY(database.file().limitPages(30));
    std::vector<Record> many;
    for (qint64 id = 2; id <= 2000; ++id)
        many.push_back(record(id));
    const auto full = database.archive(*job, many);
    QVERIFY(!full);
    QCOMPARE(full.error().kind, Kind::Full);
    QCOMPARE(database.records(*job)->size(), size_t(1));
    QVERIFY(!database.intend(*job, reserve(2))); // so nothing of it can be sent
    QVERIFY(database.file().limitPages(10'000));
    QVERIFY(database.archive(*job, many));
}

void JournalTest::theFacadeKeepsTheOrder()
{
    Journal journal(path(), m_clock);
    const auto opened = awaited(journal.open());
    QVERIFY(opened && opened->has_value());
    const auto job = awaited(journal.createJob({}, scope(1, 50)));
    QVERIFY(job && job->has_value());
    std::vector<Record> copies;
    for (qint64 id = 1; id <= 50; ++id)
        copies.push_back(record(id));
    // Asked for at once, carried out one after another: the intent finds the copies.
    const auto archived = journal.archive(**job, copies);
    const auto intended = journal.intend(**job, reserve(50));
    const auto receipt = awaited(intended);
    QVERIFY(receipt && receipt->has_value());
    QVERIFY(archived.isFinished() && archived.result().has_value());
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
