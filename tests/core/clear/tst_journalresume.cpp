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
    void anInterruptedJobTellsItsSteps();
    void aChangeWithoutOutcomeIsNeitherDoneNorNot();
    void anOutcomeThatSaysTooLittleLeavesTheRestUnknown();
    void whatIsSettledStaysSettled();
    void anEndedJobGoesOnWithWhatIsOpen();
    void requestsAreCountedOnThroughEndsAndKills();
    void anEndedJobTakesNoIntents();
    void whatWasNotChosenCannotBeSettled();
    void aJobThatIsNotThereIsAnError();
    void aFullCallIsIntendedAtOnce();
    void theFacadeReadsJobs();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalResumeTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
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
