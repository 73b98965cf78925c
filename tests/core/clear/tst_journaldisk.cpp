// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearjob.h"
#include "core/clear/journaldatabase.h"
#include "core/queue/recordreading.h"

#include "support/awaited.h"
#include "support/testportal.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTest>

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
    void onAReadOnlyDiskTheArchiveCanBeReadAndNothingIsSent();

private:
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
    for (const QString &left : QDir(m_small).entryList(QDir::Files)) // by the test before
        QVERIFY(QFile::remove(m_small + u'/' + left));
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
    QFile freeze(m_readOnly + u"/freeze"_s);
    QVERIFY(freeze.open(QIODevice::WriteOnly));
    freeze.close();
    QTRY_VERIFY_WITH_TIMEOUT(QStorageInfo(m_readOnly).isReadOnly(), 10'000);

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
