// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/journalsamples.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::samples;
using Kind = JournalError::Kind;

/// What the journal tells of a job afterwards.
class JournalReadingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theScopeComesBackAsItWasFrozen();
    void theReportComesBackAsTheJobEnded();
    void everyOutcomeComesBack();
    void whatTheListTellsIsWhatIsThere();
    void whatCameAlongUnchosenIsAStray();
    void ownReservationsAreFoundByQueueNewestFirst();
    void damagedRowsAreReported_data();
    void damagedRowsAreReported();
    void aDamagedPageIsNotTheEndOfTheRows();
    void aHundredThousandRecordsAreReadAtOnce();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalReadingTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void JournalReadingTest::theScopeComesBackAsItWasFrozen()
{
    ClearScope frozen{.by = ClearScope::By::Messages,
                      .records = *NonEmpty<ChosenRecord>::from(
                          {{.id = id(std::numeric_limits<qint64>::max()),
                            .messageId = *record(1).messageId,
                            .lastSeen = PortalTime(std::chrono::seconds(1)),
                            .state = RecordState::FailedReserved,
                            .processId = process(5),
                            .eventName = u"ONIMBOTMESSAGEADD"_s,
                            .surroundings = Surroundings{12, 0}},
                           {.id = id(2), .messageId = *record(2).messageId, .state = RecordState::Failed},
                           {.id = id(7), .messageId = *record(2).messageId, .surroundings = Surroundings{}}}),
                      .includeChanged = true,
                      .origin = {ClearOrigin::Kind::AllMatching, process(3), u"event = «ÜB\u0416» and \"'"_s, id(99)}};
    for (const auto kind :
         {ClearOrigin::Kind::Selection, ClearOrigin::Kind::Reservation, ClearOrigin::Kind::AllMatching}) {
        frozen.origin.kind = kind;
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        const auto job = database.createJob(header(), frozen);
        QVERIFY(job);
        const auto read = database.job(*job);
        QVERIFY(read);
        QVERIFY(read->scope.by == frozen.by);
        QVERIFY(read->scope.records == frozen.records); // in the order in which they were chosen
        QVERIFY(read->scope.includeChanged);
        QVERIFY(read->scope.origin == frozen.origin);
        QVERIFY(read->job.origin == frozen.origin);
        QVERIFY(read->job.by == frozen.by);
        QVERIFY(read->job.canBeResumed);
        QVERIFY(!read->job.endedAt);
        QCOMPARE(read->job.open, 3);
        QCOMPARE(read->job.header.portalName, u"Acme"_s);
        QCOMPARE(read->job.header.host, u"acme.example"_s);
        QCOMPARE(read->job.header.applicationTitle, u"ERP bridge"_s);
        QVERIFY(read->job.header.portal == header().portal);
        QVERIFY(read->job.header.connector == header().connector);
        QVERIFY(!read->job.header.withReservations);
        QVERIFY(read->history == ClearHistory{});
        QVERIFY(read->report.entries.empty());
    }
    // What is not known comes back as not known.
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    frozen.origin = {};
    frozen.includeChanged = false;
    const auto job = database.createJob({}, frozen);
    QVERIFY(job);
    QVERIFY(database.job(*job)->scope.origin == ClearOrigin{});
    QVERIFY(!database.job(*job)->scope.includeChanged);
    QVERIFY(database.job(*job)->job.header.connector.isNone());
}

void JournalReadingTest::theReportComesBackAsTheJobEnded()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId job = makeJob(database, true);
    const auto read = database.job(job);
    QVERIFY(read);
    QVERIFY(read->job.endedAt.has_value());
    QVERIFY(read->job.stopped && read->report.stopped);
    QCOMPARE(read->report.requests, 7);
    QCOMPARE(read->report.archived, 3);
    QVERIFY(read->report.startedAt == WallTime(Milliseconds(1'000)));
    QVERIFY(read->report.endedAt == WallTime(Milliseconds(2'000)));
    QVERIFY(read->report.refused->kind == RestError::Kind::NoRights);
    QCOMPARE(read->report.entries.size(), size_t(6));
    QVERIFY((read->report.entries[3] ==
             ClearReport::Entry{id(4), ClearCategory::TakenByOther, ClearNote::None, process(9)}));
    QCOMPARE(read->history.settled.size(), size_t(3));
    QCOMPARE(read->job.open, read->report.open());
    QCOMPARE(read->job.open, 3);
    const auto listed = database.jobs();
    QVERIFY(listed && listed->size() == 1);
    QVERIFY(listed->front().counts == read->job.counts);
    QCOMPARE(listed->front().open, 3);
    QVERIFY(listed->front().stopped);
    for (size_t i = 0; i < clearCategoryCount; ++i)
        QCOMPARE(read->job.counts[i], read->report.count(static_cast<ClearCategory>(i)));
}

void JournalReadingTest::everyOutcomeComesBack()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    std::vector<ChosenRecord> chosen;
    ClearReport report;
    for (int category = 0; category < int(clearCategoryCount); ++category) {
        for (int note = 0; note <= int(lastNote); ++note) {
            const qint64 number = 100 * category + note + 1;
            chosen.push_back({.id = id(number), .messageId = *record(number).messageId});
            report.entries.push_back({id(number), ClearCategory(category), ClearNote(note), process(1)});
        }
    }
    const auto job = database.createJob({}, {.records = *NonEmpty<ChosenRecord>::from(chosen)});
    QVERIFY(job);
    QVERIFY(database.finish(*job, report));
    const auto read = database.job(*job);
    QVERIFY(read);
    QCOMPARE(read->report.entries, report.entries);
    QVERIFY(read->job.endedAt.has_value());
    QCOMPARE(read->job.open, report.open());
}

/// The list of jobs does not count the rows of ended ones anew: it must tell what counting would.
void JournalReadingTest::whatTheListTellsIsWhatIsThere()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId job = makeJob(database, true);
    const auto same = [&] {
        const ArchivedJob listed = database.jobs()->front();
        const ArchivedJob counted = database.job(job)->job; // which always counts
        return listed.chosen == counted.chosen && listed.archived == counted.archived &&
               listed.counts == counted.counts && listed.open == counted.open && listed.endedAt == counted.endedAt &&
               listed.stopped == counted.stopped;
    };
    QVERIFY(same());
    QVERIFY(!execute(path(), u"SELECT summary FROM job"_s).isNull());
    QVERIFY(database.archive(job, {record(6)}) && same());
    QVERIFY(database.finish(job, {}) && same());
    QVERIFY(database.settle(job, {{id(2), ClearCategory::Cleared, ClearNote::None, {}}}) && same());
    QCOMPARE(database.jobs()->front().open, 2);
    QVERIFY(database.finish(job, {}) && same());
    QVERIFY(database.reopen(job) && same());
    const auto receipt = database.intend(job, clear(process(), 3, 3));
    QVERIFY(receipt && database.finish(job, {}) && same());
    QVERIFY(database.outcome(*receipt, given(process(), {id(3), id(9)}), {record(9)}) && same()); // after its end
    QCOMPARE(database.jobs()->front().archived, 5);
}

void JournalReadingTest::whatCameAlongUnchosenIsAStray()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto other = database.createJob(header(), scope(4, 9));
    const auto job = database.createJob(header(), scope(1, 3));
    QVERIFY(other && job && database.archive(*job, records(1, 3)));
    const auto receipt = database.intend(*job, reserve(1, 3));
    // Chosen by another job is not chosen by this one.
    QVERIFY(receipt && database.outcome(*receipt, given(process(), {id(1), id(5), id(3), id(2)}), {record(5)}));
    const auto read = database.job(*job);
    QVERIFY(read);
    QVERIFY((read->report.strays == std::vector<ClearReport::Stray>{{id(5), process()}}));
    QVERIFY(database.job(*other)->report.strays.empty());
    QCOMPARE(read->job.archived, 4);
    QCOMPARE(database.records(*job)->back().raw, record(5).raw);
}

void JournalReadingTest::ownReservationsAreFoundByQueueNewestFirst()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobHeader otherConnector{.portal = header().portal, .connector = {}};
    const JobHeader otherPortal{.portal = PortalId::create(), .connector = header().connector};
    int number = 0;
    for (const JobHeader &queue : {header(), otherConnector, otherPortal, header()}) {
        const auto job = database.createJob(queue, scope(1, 3));
        QVERIFY(job && database.archive(*job, records(1, 3)));
        const auto receipt = database.intend(*job, reserve(1, 3));
        QVERIFY(receipt && database.outcome(*receipt, given(process(++number), {id(3), id(1)})));
    }
    const auto own = database.reservations(header().portal, header().connector);
    QVERIFY(own);
    QCOMPARE(own->size(), size_t(2));
    QVERIFY(own->at(0).process == process(4) && own->at(1).process == process(1));
    QVERIFY((own->at(0).records == std::vector<RecordId>{id(1), id(3)}));
    QVERIFY(own->at(0).job == database.jobs()->front().id);
    QVERIFY(own->at(0).madeAt >= own->at(1).madeAt && own->at(1).madeAt > WallTime{});
    QCOMPARE(database.reservations(header().portal, ConnectorId())->size(), size_t(1));
    QVERIFY(database.reservations(PortalId::create(), {})->empty());
}

void JournalReadingTest::damagedRowsAreReported_data()
{
    QTest::addColumn<QString>("damage");
    const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromLatin1(sql); };
    row("portal", "UPDATE job SET portal = 'x'");
    row("connector", "UPDATE job SET connector = ' x'");
    row("cleared by", "UPDATE job SET cleared_by = 'x'");
    row("origin", "UPDATE job SET origin = 'x'");
    row("reservation", "UPDATE job SET origin_process = 'x'");
    row("watermark", "UPDATE job SET watermark = -1");
    row("report", "UPDATE job SET report = '{'");
    row("no report", "UPDATE job SET report = NULL");
    row("summary", "UPDATE job SET summary = '{}'");
    row("record", "UPDATE chosen_record SET record = -1 WHERE record = 3");
    row("message", "UPDATE chosen_record SET message = 'x' WHERE record = 3");
    row("state", "UPDATE chosen_record SET state = 4 WHERE record = 3");
    row("state text", "UPDATE chosen_record SET state = 'x' WHERE record = 3");
    row("process", "UPDATE chosen_record SET process = '' WHERE record = 3");
    row("category", "UPDATE chosen_record SET category = 7 WHERE record = 3");
    row("negative category", "UPDATE chosen_record SET category = -1 WHERE record = 3");
    row("note", "UPDATE chosen_record SET note = 8 WHERE record = 3");
    row("no note", "UPDATE chosen_record SET note = NULL WHERE record = 3");
    row("holder", "UPDATE chosen_record SET held_by = 'x' WHERE record = 3");
    row("no records", "DELETE FROM chosen_record");
    row("mutation", "UPDATE step SET mutation = '{}' WHERE sequence = 2");
    row("no mutation", "UPDATE step SET mutation = NULL WHERE sequence = 2");
    row("outcome", "UPDATE step SET outcome = '[]' WHERE sequence = 2");
    row("outcome of more commands", "UPDATE step SET outcome ="
                                    " '{\"commands\":[{\"kind\":\"answered\"},{\"kind\":\"answered\"}]}'");
    row("stray", "INSERT INTO reservation VALUES ('x', 1, 99, 0)");
}

void JournalReadingTest::damagedRowsAreReported()
{
    QFETCH(QString, damage);
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        QCOMPARE(makeJob(database, true).value(), 1);
        QVERIFY(database.job(JobId(1)));
    }
    execute(path(), damage);
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto read = database.job(JobId(1));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Kind::Damaged);
    QCOMPARE(read.error().path, path());
    QVERIFY(!read.error().text.isEmpty());
    // Its copies are still to be had.
    QCOMPARE(database.records(JobId(1))->size(), size_t(3));
}

/// Damage that comes after the check at the opening, or in a file that is too large for it.
void JournalReadingTest::aDamagedPageIsNotTheEndOfTheRows()
{
    constexpr qint64 many = 4000;
    std::vector<Record> copies = records(1, many);
    for (Record &copy : copies)
        copy.raw = "{\"DATA\":\"" + QByteArray(3000, 'x') + "\"}";
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        const auto job = database.createJob(header(), scope(1, many));
        QVERIFY(job && database.archive(*job, copies));
    }
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open()->damagedKeptAs.isEmpty());
    QCOMPARE(database.records(JobId(1))->size(), size_t(many));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 half = file.size() / 2;
    QVERIFY(half > 5'000'000); // SQLite keeps the last 2 MB in memory
    QVERIFY(file.seek(half) && file.write(QByteArray(1'000'000, '\xff')) == 1'000'000);
    file.close();
    const auto read = database.records(JobId(1));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Kind::Damaged);
    // The same where the first rows come before the damage is met.
    auto rows = database.file().query(u"SELECT raw FROM archived_record"_s);
    QVERIFY(rows);
    auto there = rows->next();
    for (qint64 i = 0; i < many && there && *there; ++i)
        there = rows->next();
    QVERIFY(!there);
    QCOMPARE(there.error().kind, Kind::Damaged);
}

void JournalReadingTest::aHundredThousandRecordsAreReadAtOnce()
{
    constexpr qint64 many = 100'000;
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const ClearScope chosen = scope(1, many);
    std::vector<ClearReport::Entry> entries;
    for (const ChosenRecord &one : chosen.records)
        entries.push_back({one.id, ClearCategory::Cleared, ClearNote::None, {}});
    ClearReport report;
    report.entries = entries;
    const std::vector<Record> copies = records(1, many);

    QElapsedTimer timer;
    const auto took = [&timer](const char *what) { qInfo("%s: %lld ms", what, timer.restart()); };
    timer.start();
    const auto job = database.createJob(header(), chosen);
    took("create");
    QVERIFY(job && database.archive(*job, copies));
    took("archive");
    QVERIFY(database.settle(*job, entries));
    took("settle");
    QVERIFY(database.finish(*job, report));
    took("finish");
    const auto read = database.job(*job);
    const qint64 loading = timer.elapsed();
    took("load");
    QVERIFY(database.jobs());
    took("list");
    QVERIFY(read);
    QVERIFY(read->scope.records == chosen.records);
    QVERIFY(read->report.entries == entries);
    QVERIFY2(loading < 30'000, qPrintable(QString::number(loading)));
}

QTEST_GUILESS_MAIN(JournalReadingTest)
#include "tst_journalreading.moc"
