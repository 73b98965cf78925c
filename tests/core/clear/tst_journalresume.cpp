// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/journalsamples.h"

#include "support/awaited.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::samples;
using Kind = JournalError::Kind;

/// What a job that goes on, here or in another process, finds in the journal.
class JournalResumeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theScopeComesBackAsItWasFrozen();
    void anInterruptedJobTellsItsSteps();
    void aChangeWithoutOutcomeIsNeitherDoneNorNot();
    void anOutcomeThatSaysTooLittleLeavesTheRestUnknown();
    void whatIsSettledStaysSettled();
    void theReportComesBackAsTheJobEnded();
    void whatTheListTellsIsWhatIsThere();
    void anEndedJobGoesOnWithWhatIsOpen();
    void requestsAreCountedOnThroughEndsAndKills();
    void anEndedJobTakesNoIntents();
    void whatCameAlongUnchosenIsAStray();
    void ownReservationsAreFoundByQueueNewestFirst();
    void whatWasNotChosenCannotBeSettled();
    void aJobThatIsNotThereIsAnError();
    void damagedRowsAreReported_data();
    void damagedRowsAreReported();
    void aDamagedPageIsNotTheEndOfTheRows();
    void aHundredThousandRecordsAreReadAtOnce();
    void aFullCallIsIntendedAtOnce();
    void theFacadeReadsJobs();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    /// Of records 1 … 6, three of which are copied, reserved and, in part, cleared.
    JobId makeJob(JournalDatabase &database, bool ended);

    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalResumeTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

JobId JournalResumeTest::makeJob(JournalDatabase &database, bool ended)
{
    const auto need = [](bool done) {
        if (!done)
            qFatal("the journal refuses what it must take");
    };
    const auto job = database.createJob(header(), scope(1, 6));
    need(job && database.archive(*job, records(1, 3)));
    const auto reserved = database.intend(*job, reserve(1, 3));
    need(reserved && database.outcome(*reserved, given(process(), ids(1, 3))));
    const auto cleared = database.intend(*job, clear(process(), 1, 2));
    need(cleared && database.outcome(*cleared, {{{CommandKind::Answered, {}, {}, {}}}}));
    need(database.settle(*job, {{id(1), ClearCategory::Cleared, ClearNote::None, {}}}).has_value());
    if (ended) {
        ClearReport report;
        report.entries = {{id(1), ClearCategory::Cleared, ClearNote::None, {}},
                          {id(2), ClearCategory::Unknown, ClearNote::AnswerLost, {}},
                          {id(3), ClearCategory::StillThere, ClearNote::HeldByThisJob, process()},
                          {id(4), ClearCategory::TakenByOther, ClearNote::None, process(9)},
                          {id(5), ClearCategory::StillThere, ClearNote::HeldPerhapsByJob, process(8)},
                          {id(6), ClearCategory::NotReached, ClearNote::None, {}}};
        report.stopped = true;
        report.requests = 7;
        report.archived = 3;
        report.startedAt = WallTime(Milliseconds(1'000));
        report.endedAt = WallTime(Milliseconds(2'000));
        report.refused = RestError{.kind = RestError::Kind::NoRights, .text = u"no"_s};
        need(database.finish(*job, report).has_value());
    }
    return *job;
}

void JournalResumeTest::theScopeComesBackAsItWasFrozen()
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

void JournalResumeTest::anInterruptedJobTellsItsSteps()
{
    std::optional<JobId> job;
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        job = makeJob(database, false);
    }
    JournalDatabase database(path(), m_clock); // the next start
    QVERIFY(database.open());
    const auto read = database.job(*job);
    QVERIFY(read);
    QVERIFY(!read->job.endedAt);
    QVERIFY(!read->job.stopped);
    QCOMPARE(read->history.steps.size(), size_t(2));
    QVERIFY(read->history.steps[0].mutation == reserve(1, 3));
    QVERIFY(read->history.steps[0].outcome == given(process(), ids(1, 3)));
    QVERIFY(read->history.steps[1].mutation == clear(process(), 1, 2));
    QVERIFY(read->history.steps[1].outcome.has_value());
    QCOMPARE(read->history.archived, 3);
    QCOMPARE(read->job.archived, 3);
    QCOMPARE(read->history.settled.size(), size_t(1));
    QVERIFY(read->report.entries == read->history.settled);
    QCOMPARE(read->job.counts[size_t(ClearCategory::Cleared)], 1);
    QCOMPARE(read->job.chosen, 6);
    QCOMPARE(read->job.open, 5);
    QVERIFY(read->report.startedAt == read->job.createdAt);
}

void JournalResumeTest::aChangeWithoutOutcomeIsNeitherDoneNorNot()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, 2));
    QVERIFY(job && database.archive(*job, records(1, 2)));
    const auto answered = database.intend(*job, reserve(1));
    QVERIFY(answered && database.outcome(*answered, given(process(), {}))); // answered, and nothing was given
    QVERIFY(database.intend(*job, reserve(2)));                             // killed here
    const auto read = database.job(*job);
    QVERIFY(read);
    QCOMPARE(read->history.steps.size(), size_t(2));
    QVERIFY(read->history.steps[0].outcome.has_value());
    QVERIFY(!read->history.steps[1].outcome);
    QVERIFY(read->history.steps[1].mutation == reserve(2));
}

void JournalResumeTest::anOutcomeThatSaysTooLittleLeavesTheRestUnknown()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, 2));
    QVERIFY(job && database.archive(*job, records(1, 2)));
    const auto receipt =
        database.intend(*job, TakeRecords{*NonEmpty<FreeRecord>::from({{id(1), false}, {id(2), false}})});
    QVERIFY(receipt && database.outcome(*receipt, given(process(), {id(1)})));
    const auto read = database.job(*job);
    QVERIFY(read);
    const auto &commands = read->history.steps[0].outcome->commands;
    QCOMPARE(commands.size(), size_t(2));
    QVERIFY(commands[0].kind == CommandKind::Answered);
    QVERIFY(commands[1].kind == CommandKind::Unknown);
}

void JournalResumeTest::whatIsSettledStaysSettled()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, 4));
    const std::vector<ClearReport::Entry> first{{id(3), ClearCategory::AlreadyGone, ClearNote::AnswerLost, {}},
                                                {id(1), ClearCategory::TakenByOther, ClearNote::None, process(4)}};
    QVERIFY(job && database.settle(*job, first));
    QVERIFY(database.settle(*job, {{id(4), ClearCategory::Unknown, ClearNote::None, {}}}));
    auto read = database.job(*job);
    QVERIFY(read);
    // In the order of the scope; what is unknown is told in the report, and is not settled.
    QVERIFY((read->history.settled == std::vector<ClearReport::Entry>{first[1], first[0]}));
    QCOMPARE(read->report.entries.size(), size_t(3));
    QCOMPARE(read->job.open, 2);
    QVERIFY(database.settle(*job, {{id(4), ClearCategory::Cleared, ClearNote::ChangedWhenTaken, {}}}));
    read = database.job(*job);
    QCOMPARE(read->history.settled.size(), size_t(3));
    QVERIFY(read->history.settled[2].note == ClearNote::ChangedWhenTaken);
}

void JournalResumeTest::theReportComesBackAsTheJobEnded()
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

/// The list of jobs does not count the rows of ended ones anew: it must tell what counting would.
void JournalResumeTest::whatTheListTellsIsWhatIsThere()
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

void JournalResumeTest::anEndedJobGoesOnWithWhatIsOpen()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId job = makeJob(database, true);
    const auto before = database.job(job);
    QVERIFY(before && database.reopen(job));
    const auto read = database.job(job);
    QVERIFY(read);
    QVERIFY(!read->job.endedAt);
    QVERIFY(!read->job.stopped && !read->report.refused); // of the run before
    QVERIFY(read->history == before->history);            // and all that was known is still known
    QVERIFY(read->report.entries == read->history.settled);
    QCOMPARE(read->job.open, 3);
    QVERIFY(database.intend(job, clear(process(), 3, 3)));
    QVERIFY(database.reopen(job)); // once more, as after a kill
    QCOMPARE(database.job(job)->history.steps.size(), size_t(3));
    QCOMPARE(database.job(job)->history.settled.size(), size_t(3));
}

void JournalResumeTest::requestsAreCountedOnThroughEndsAndKills()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId killed = makeJob(database, false);
    QCOMPARE(database.job(killed)->report.requests, 2); // at least its changes
    const JobId job = makeJob(database, true);
    QVERIFY(database.reopen(job));
    QCOMPARE(database.job(job)->report.requests, 7);
    QVERIFY(database.intend(job, clear(process(), 3, 3)));
    QCOMPARE(database.job(job)->report.requests, 8); // killed again
    ClearReport report;
    report.requests = 11;
    QVERIFY(database.finish(job, report));
    QCOMPARE(database.job(job)->report.requests, 11);
}

void JournalResumeTest::anEndedJobTakesNoIntents()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId job = makeJob(database, true);
    const auto refused = database.intend(job, clear(process(), 3, 3));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Other);
    QCOMPARE(database.job(job)->history.steps.size(), size_t(2));
}

void JournalResumeTest::whatCameAlongUnchosenIsAStray()
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

void JournalResumeTest::ownReservationsAreFoundByQueueNewestFirst()
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

void JournalResumeTest::whatWasNotChosenCannotBeSettled()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, 2));
    const std::vector<ClearReport::Entry> entries{{id(1), ClearCategory::Cleared, ClearNote::None, {}},
                                                  {id(3), ClearCategory::Cleared, ClearNote::None, {}}};
    QVERIFY(job && !database.settle(*job, entries));
    ClearReport report;
    report.entries = entries;
    QVERIFY(!database.finish(*job, report));
    QVERIFY(database.job(*job)->history.settled.empty()); // nothing of the refused call
    QVERIFY(!database.job(*job)->job.endedAt);
}

void JournalResumeTest::aJobThatIsNotThereIsAnError()
{
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const JobId nobody(12);
    QCOMPARE(database.job(nobody).error().kind, Kind::Other);
    QVERIFY(!database.reopen(nobody));
    QVERIFY(!database.finish(nobody, {}));
    QVERIFY(!database.archive(nobody, {record(1)}));
    QVERIFY(!database.intend(nobody, reserve(1)));
    QVERIFY(database.records(nobody)->empty());
}

void JournalResumeTest::damagedRowsAreReported_data()
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

void JournalResumeTest::damagedRowsAreReported()
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
void JournalResumeTest::aDamagedPageIsNotTheEndOfTheRows()
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
}

void JournalResumeTest::aHundredThousandRecordsAreReadAtOnce()
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

void JournalResumeTest::aFullCallIsIntendedAtOnce()
{
    constexpr auto many = qint64(mostIdsPerCall);
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open());
    const auto job = database.createJob(header(), scope(1, many));
    QVERIFY(job && database.archive(*job, records(1, many)));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(database.intend(*job, clear(process(), 1, many)));
    qInfo("intend: %lld ms", timer.elapsed());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    const auto refused = database.intend(*job, clear(process(), 2, many + 1)); // the last one has no copy
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::NotArchived);
    QCOMPARE(refused.error().text, QString::number(many + 1));
    QVERIFY(database.job(*job)->history.steps[0].mutation == clear(process(), 1, many));
}

void JournalResumeTest::theFacadeReadsJobs()
{
    Journal journal(path(), m_clock);
    QVERIFY(awaited(journal.open()));
    const auto created = awaited(journal.createJob(header(), scope(1, 2)));
    QVERIFY(created && *created);
    const JobId job = **created;
    // Asked for at once, carried out one after another.
    (void)journal.archive(job, records(1, 2));
    const auto receipt = awaited(journal.intend(job, reserve(1, 2)));
    QVERIFY(receipt && *receipt);
    (void)journal.outcome(**receipt, given(process(), ids(1, 2)));
    (void)journal.settle(job, {{id(2), ClearCategory::Cleared, ClearNote::None, {}}});
    ClearReport report;
    report.entries = {{id(1), ClearCategory::NotReached, ClearNote::None, {}}};
    (void)journal.finish(job, report);
    QVERIFY(awaited(journal.reopen(job))->has_value());
    const auto read = awaited(journal.job(job));
    QVERIFY(read && *read);
    QCOMPARE((*read)->history.settled.size(), size_t(1));
    QCOMPARE((*read)->job.open, 1);
    QVERIFY((*read)->history.steps[0].outcome == given(process(), ids(1, 2)));
    const auto own = awaited(journal.reservations(header().portal, header().connector));
    QVERIFY(own && *own && (*own)->size() == 1);
}

QTEST_GUILESS_MAIN(JournalResumeTest)
#include "tst_journalresume.moc"
