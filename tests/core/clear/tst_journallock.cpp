// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"
#include "core/clear/journalsamples.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace eventsweep;
using namespace eventsweep::samples;
using Kind = JournalError::Kind;

namespace {

/// Opens the archive, says how, and begins a job; then holds it until its input ends.
int hold(const QString &path)
{
    SystemClock clock;
    JournalDatabase database(path, clock);
    const auto opened = database.open();
    const bool writing = opened && !opened->readOnly && database.createJob({}, scope(1, 1));
    std::puts(writing ? "writing" : "reading");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return writing ? 0 : 1;
}

/// This program once more, as another running copy that has the archive open.
class OtherCopy
{
public:
    explicit OtherCopy(const QString &path)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, path});
        if (m_process.waitForReadyRead(30'000))
            m_says = QString::fromLatin1(m_process.readLine()).trimmed();
    }
    ~OtherCopy() { kill(); }
    const QString &says() const { return m_says; }
    /// At once and without a last word (SIGKILL).
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }
    bool end()
    {
        m_process.closeWriteChannel();
        return m_process.waitForFinished(30'000) && m_process.exitCode() == 0;
    }

private:
    QProcess m_process;
    QString m_says;
};

} // namespace

class JournalLockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aSecondRunningCopyOnlyReads();
    void aCopyThatEndsGivesTheArchiveFree();
    void aKilledCopyGivesTheArchiveFreeAtOnce();
    void aCopyThatOnlyReadsDoesNotKeepOthersOut();
    void whatStandsInTheLockFileKeepsNobodyOut_data();
    void whatStandsInTheLockFileKeepsNobodyOut();
    void openingAgainTakesTheLockThatBecameFree();
    void aLockThatCannotBeMadeIsSaid();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    SystemClock m_clock;
};

void JournalLockTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void JournalLockTest::aSecondRunningCopyOnlyReads()
{
    JournalDatabase first(path(), m_clock);
    const auto opened = first.open();
    QVERIFY(opened && !opened->readOnly);
    const auto job = first.createJob({}, scope(1, 1));
    QVERIFY(job);
    OtherCopy second(path());
    QCOMPARE(second.says(), u"reading"_s);
    QVERIFY(first.archive(*job, {record(1)})); // undisturbed
    // And the other way round.
    first.close();
    second.kill();
    OtherCopy third(path());
    QCOMPARE(third.says(), u"writing"_s);
    const auto again = first.open();
    QVERIFY(again);
    QVERIFY(again->readOnly);
    QCOMPARE(again->why->kind, Kind::InUse);
    QCOMPARE(first.createJob({}, scope(1, 1)).error().kind, Kind::InUse);
    QCOMPARE(first.jobs()->size(), size_t(2)); // the other's, too
}

void JournalLockTest::aCopyThatEndsGivesTheArchiveFree()
{
    OtherCopy other(path());
    QCOMPARE(other.says(), u"writing"_s);
    QVERIFY(other.end());
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened && !opened->readOnly);
}

void JournalLockTest::aKilledCopyGivesTheArchiveFreeAtOnce()
{
    for (int i = 1; i <= 5; ++i) {
        OtherCopy other(path());
        QCOMPARE(other.says(), u"writing"_s);
        other.kill();
        QElapsedTimer timer;
        timer.start();
        JournalDatabase database(path(), m_clock);
        const auto opened = database.open();
        QVERIFY(opened);
        QVERIFY(!opened->readOnly);
        QVERIFY(timer.elapsed() < 4000); // SQLite's own patience is 5 s
        QCOMPARE(database.jobs()->size(), size_t(i));
    }
}

void JournalLockTest::aCopyThatOnlyReadsDoesNotKeepOthersOut()
{
    auto first = std::make_unique<JournalDatabase>(path(), m_clock);
    QVERIFY(first->open());
    OtherCopy reader(path());
    QCOMPARE(reader.says(), u"reading"_s);
    first.reset();
    JournalDatabase second(path(), m_clock);
    const auto opened = second.open();
    QVERIFY(opened && !opened->readOnly);
    QVERIFY(second.createJob({}, scope(1, 1)));
}

void JournalLockTest::whatStandsInTheLockFileKeepsNobodyOut_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("process, program and computer") << "1\neventsweep\nanother-computer\n"_ba;
    QTest::newRow("this process") << QByteArray::number(QCoreApplication::applicationPid()) + "\n";
    QTest::newRow("a long text") << QByteArray(8192, 'x');
}

void JournalLockTest::whatStandsInTheLockFileKeepsNobodyOut()
{
    QFETCH(QByteArray, content);
    for (const auto &suffix : {u"-lock"_s, u".lock"_s}) { // the second one: of the first version
        QFile file(path() + suffix);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(!opened->readOnly);
    OtherCopy other(path());
    QCOMPARE(other.says(), u"reading"_s); // it is a lock all the same
}

void JournalLockTest::openingAgainTakesTheLockThatBecameFree()
{
    OtherCopy other(path());
    QCOMPARE(other.says(), u"writing"_s);
    JournalDatabase database(path(), m_clock);
    QVERIFY(database.open() && database.open()->readOnly);
    other.kill();
    QVERIFY(!database.open()->readOnly);
    QVERIFY(!database.open()->readOnly); // its own lock is no obstacle
    QVERIFY(database.createJob({}, scope(1, 1)));
}

void JournalLockTest::aLockThatCannotBeMadeIsSaid()
{
    {
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open() && database.createJob({}, scope(1, 1)));
    }
    QVERIFY(QFile::remove(path() + u"-lock"_s));
    QVERIFY(QDir().mkdir(path() + u"-lock"_s));
    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(opened->readOnly);
    QCOMPARE(opened->why->kind, Kind::NotWritable);
    QCOMPARE(database.jobs()->size(), size_t(1));
    QVERIFY(!database.createJob({}, scope(1, 1)));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--hold"_s)
        return hold(arguments[2]);
    JournalLockTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journallock.moc"
