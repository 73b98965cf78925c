// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearjob.h"
#include "core/clear/journaldatabase.h"
#include "core/clear/journalsequence.h"

#include "support/awaited.h"
#include "support/manualclock.h"
#include "support/readrecords.h"
#include "support/testportal.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTest>

#include <set>

using namespace eventsweep;
using namespace Qt::StringLiterals;

/// On real disks that are too small or cannot be written (tests/support/with-small-disk).
class JournalDiskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onAFullDiskNothingIsSent();
    void onAFullDiskTheArchiveCanStillBeRead();
    void whateverRoomIsLeftACallIsStoredWholeOrNotAtAll();
    void onAReadOnlyDiskTheArchiveCanBeReadAndNothingIsSent();

private:
    void emptySmallDisk();
    /// Leaves `pages` of 4 096 bytes on the small disk.
    void fillSmallDisk(int pages);
    QString stateAfter(int calls) const { return m_readOnly + u"/after-%1.sqlite"_s.arg(calls); }
    void archivesAfterAnyCallCanBeReadAndNotWritten(const std::vector<ClearHistory> &expected);
    ClearReport clear(TestPortal &portal, Journal &journal, qint64 records);
    QString m_small = qEnvironmentVariable("SMALL_DISK");
    QString m_readOnly = qEnvironmentVariable("READONLY_DISK");
};

void JournalDiskTest::initTestCase()
{
    QVERIFY2(!m_small.isEmpty() && !m_readOnly.isEmpty(), "to be run by tests/support/with-small-disk");
}

ClearReport JournalDiskTest::clear(TestPortal &portal, Journal &journal, qint64 records)
{
    std::vector<RecordId> ids;
    for (qint64 id = 1; id <= records; ++id)
        ids.push_back(*RecordId::from(id));
    const auto seen = awaited(readRecords(portal.client(), *NonEmpty<RecordId>::from(std::move(ids)), {}));
    std::vector<ChosenRecord> chosen;
    for (const Record &record : **seen)
        chosen.push_back(*choose(record));
    ClearJob job({.portal = portal.id()}, {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen))},
                 portal.client(), portal.gate(), journal, portal.clock());
    job.start();
    if (!QTest::qWaitFor([&] { return job.isFinished(); }, 30'000))
        qFatal("the job never ends");
    return job.report();
}

void JournalDiskTest::onAFullDiskNothingIsSent()
{
    TestPortal portal;
    constexpr qint64 records = 40;
    for (qint64 id = 1; id <= records; ++id) {
        auto record = portalsim::defaultRecord(id);
        record.eventData = "{\"FIELDS\":{\"ID\":1,\"COMMENTS\":\"" + QByteArray(60'000, 'x') + "\"}}";
        QVERIFY(portal.portal().insert(record));
    }
    Journal journal(m_small + u"/archive.sqlite"_s, portal.clock());
    const auto opened = awaited(journal.open());
    QVERIFY(opened && *opened && !(*opened)->readOnly);
    const ClearReport report = clear(portal, journal, records);
    QVERIFY(report.journalError);
    QCOMPARE(report.journalError->kind, JournalError::Kind::Full);
    QCOMPARE(report.count(ClearCategory::NotReached), records);
    for (const auto &record : portal.portal().queue())
        QCOMPARE(record.processId, QString());
    QCOMPARE(portal.portal().queueSize(), records);
}

void JournalDiskTest::onAFullDiskTheArchiveCanStillBeRead()
{
    SystemClock clock;
    const QString path = m_small + u"/second.sqlite"_s;
    emptySmallDisk();
    {
        JournalDatabase database(path, clock);
        QVERIFY(database.open());
        QVERIFY(database.createJob(
            {}, {.records = NonEmpty(ChosenRecord{*RecordId::from(1), *MessageId::from(u"0"_s.repeated(32))})}));
    }
    QFile filler(m_small + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    JournalDatabase database(path, clock);
    const auto opened = database.open();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
    QVERIFY(database.jobs());
    QCOMPARE(database.jobs()->size(), size_t(1));
    if (opened->readOnly)
        QCOMPARE(opened->why->kind, JournalError::Kind::Full);
    filler.remove();
}

void JournalDiskTest::emptySmallDisk()
{
    for (const QString &left : QDir(m_small).entryList(QDir::Files))
        QVERIFY(QFile::remove(m_small + u'/' + left));
}

void JournalDiskTest::fillSmallDisk(int pages)
{
    constexpr int page = 4096;
    QFile filler(m_small + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (qint64 left = QStorageInfo(m_small).bytesAvailable() / page - pages; left > 0; --left)
        QCOMPARE(filler.write(QByteArray(page, 'x')), page);
}

void JournalDiskTest::whateverRoomIsLeftACallIsStoredWholeOrNotAtAll()
{
    using samples::JournalSequence;
    ManualClock clock;
    const QString path = m_small + u"/third.sqlite"_s;
    emptySmallDisk();
    const auto states = samples::undisturbed(path, clock);
    std::set<int> refused;
    bool all = false;
    for (int pages = 0; !all; ++pages) {
        QVERIFY(pages < 120);
        emptySmallDisk();
        {
            JournalDatabase database(path, clock);
            QVERIFY(database.open());
        }
        fillSmallDisk(pages);
        int done = 0;
        {
            JournalDatabase database(path, clock);
            const auto opened = database.open();
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
            JournalSequence sequence(database);
            for (auto stored = JournalResult<void>(); stored && done < JournalSequence::length;) {
                stored = sequence.call(done);
                if (stored)
                    ++done;
                else
                    QCOMPARE(stored.error().kind, JournalError::Kind::Full);
            }
        }
        refused.insert(done);
        all = done == JournalSequence::length;
        QVERIFY(QFile::remove(m_small + u"/filler"_s));
        JournalDatabase database(path, clock);
        const auto opened = database.open();
        QVERIFY(opened);
        QVERIFY(!opened->readOnly && opened->damagedKeptAs.isEmpty());
        QCOMPARE(samples::everything(path), states[size_t(done)]);
    }
    QVERIFY(refused.size() >= 5); // it ended in different calls
}

void JournalDiskTest::archivesAfterAnyCallCanBeReadAndNotWritten(const std::vector<ClearHistory> &expected)
{
    ManualClock clock;
    for (int calls = 0; calls <= samples::JournalSequence::length; ++calls) {
        JournalDatabase database(stateAfter(calls), clock);
        const auto opened = database.open();
        QVERIFY(opened);
        QVERIFY(opened->readOnly);
        samples::JournalSequence sequence(database);
        sequence.job = JobId(1);
        for (const int call : {0, 1, 2, 4, 5, 7, 8}) {
            const auto refused = sequence.call(call);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, JournalError::Kind::NotWritable);
        }
        QCOMPARE(database.jobs()->size(), size_t(calls == 0 ? 0 : 1));
        if (calls > 0)
            QVERIFY(database.job(JobId(1))->history == expected[size_t(calls)]);
    }
}

void JournalDiskTest::onAReadOnlyDiskTheArchiveCanBeReadAndNothingIsSent()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 3);
    const QString path = m_readOnly + u"/archive.sqlite"_s;
    {
        Journal journal(path, portal.clock());
        QVERIFY(awaited(journal.open()));
        QCOMPARE(clear(portal, journal, 2).count(ClearCategory::Cleared), 2);
    }
    std::vector<ClearHistory> histories(samples::JournalSequence::length + 1);
    for (int calls = 0; calls <= samples::JournalSequence::length; ++calls) {
        JournalDatabase database(stateAfter(calls), portal.clock());
        QVERIFY(database.open());
        samples::JournalSequence sequence(database);
        for (int call = 0; call < calls; ++call)
            QVERIFY(sequence.call(call));
        if (calls > 0)
            histories[size_t(calls)] = database.job(JobId(1))->history;
    }
    QFile freeze(m_readOnly + u"/freeze"_s);
    QVERIFY(freeze.open(QIODevice::WriteOnly));
    freeze.close();
    QTRY_VERIFY_WITH_TIMEOUT(QStorageInfo(m_readOnly).isReadOnly(), 10'000);

    archivesAfterAnyCallCanBeReadAndNotWritten(histories);
    Journal journal(path, portal.clock());
    const auto opened = awaited(journal.open());
    QVERIFY(opened && *opened);
    QVERIFY((*opened)->readOnly);
    QCOMPARE((*opened)->why->kind, JournalError::Kind::NotWritable);
    QCOMPARE((*opened)->why->path, path);
    const auto jobs = awaited(journal.jobs());
    QVERIFY(jobs && *jobs);
    QCOMPARE((*jobs)->size(), size_t(1));
    const ClearReport report = clear(portal, journal, 3);
    QVERIFY(report.journalError);
    QCOMPARE(portal.idsInQueue(), QList<qint64>{3});
    QCOMPARE(portal.portal().record(3)->processId, QString());
}

QTEST_GUILESS_MAIN(JournalDiskTest)
#include "tst_journaldisk.moc"
