// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"
#include "core/clear/journalsequence.h"

#include "support/manualclock.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace eventsweep;
using namespace eventsweep::samples;
using Kind = JournalError::Kind;

namespace {

constexpr int length = JournalSequence::length;

/// Runs the sequence and stays at a moment of it until the process is killed. A new file's tables come before the
/// sequence, in a transaction of their own.
int stayAt(const QString &path, int transaction, JournalMoment where)
{
    ManualClock clock;
    JournalDatabase database(path, clock);
    int begun = -1;
    database.file().setProbe([&](JournalMoment at) -> std::optional<JournalError> {
        begun += at == JournalMoment::Write ? 1 : 0;
        if (begun == transaction && at == where) {
            std::puts("here");
            std::fflush(stdout);
            while (std::getchar() != EOF) {
            }
        }
        return {};
    });
    JournalSequence sequence(database);
    if (!database.open())
        return 1;
    for (int step = 0; step < length; ++step) {
        if (!sequence.call(step))
            return 1;
    }
    return 0;
}

} // namespace

class JournalFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aRefusedCallStoresNothing_data();
    void aRefusedCallStoresNothing();
    void anErrorAfterTheCommitComesTooLate();
    void eachCallIsOneTransaction();
    void aFullDiskStoresACallWholeOrNotAtAll();
    void aKillStoresACallWholeOrNotAtAll_data();
    void aKillStoresACallWholeOrNotAtAll();

private:
    QString path() const { return m_directory->filePath(u"archive.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
    ManualClock m_clock;
    std::vector<QStringList> m_states; ///< of an undisturbed sequence, one more than it has calls
};

void JournalFaultsTest::initTestCase()
{
    init();
    m_states = undisturbed(path(), m_clock);
    QVERIFY(m_states.front().isEmpty());
}

void JournalFaultsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void JournalFaultsTest::aRefusedCallStoresNothing_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("at its begin") << int(JournalMoment::Write);
    QTest::newRow("before its commit") << int(JournalMoment::Commit);
}

void JournalFaultsTest::aRefusedCallStoresNothing()
{
    QFETCH(int, moment);
    const JournalError full{Kind::Full, path(), u"by the probe"_s};
    bool fail = false;
    JournalDatabase database(path(), m_clock);
    database.file().setProbe([&](JournalMoment at) -> std::optional<JournalError> {
        return fail && int(at) == moment ? std::optional(full) : std::nullopt;
    });
    QVERIFY(database.open());
    JournalSequence sequence(database);
    for (int step = 0; step < length; ++step) {
        const size_t before = size_t(step);
        fail = true;
        const auto refused = sequence.call(step);
        QVERIFY2(!refused, qPrintable(QString::number(step)));
        QVERIFY(refused.error() == full);
        QCOMPARE(everything(path()), m_states[before]);
        fail = false;
        QVERIFY(sequence.call(step)); // and nothing stands in its way afterwards
        // Numbers given to rows that were taken back may be left out.
        QCOMPARE(everything(path()).size(), m_states[before + 1].size());
    }
    QCOMPARE(everything(path()), m_states.back());
}

void JournalFaultsTest::anErrorAfterTheCommitComesTooLate()
{
    JournalDatabase database(path(), m_clock);
    database.file().setProbe([&](JournalMoment at) -> std::optional<JournalError> {
        return at == JournalMoment::Committed ? std::optional(JournalError{Kind::Full, path(), {}}) : std::nullopt;
    });
    QVERIFY(database.open());
    JournalSequence sequence(database);
    for (int step = 0; step < length; ++step) {
        QVERIFY(sequence.call(step));
        QCOMPARE(everything(path()), m_states[size_t(step) + 1]);
    }
}

void JournalFaultsTest::eachCallIsOneTransaction()
{
    QList<int> moments;
    Journal journal(path(), m_clock);
    journal.setProbe([&](JournalMoment at) -> std::optional<JournalError> {
        moments.append(int(at));
        return {};
    });
    auto opened = journal.open();
    opened.waitForFinished();
    QVERIFY(opened.result());
    const QList<int> one{int(JournalMoment::Write), int(JournalMoment::Commit), int(JournalMoment::Committed)};
    QCOMPARE(moments, one); // a new file's tables
    auto created = journal.createJob(header(), scope(1, 3));
    created.waitForFinished();
    QCOMPARE(moments, one + one);
    auto read = journal.job(*created.result());
    read.waitForFinished();
    QVERIFY(read.result());
    QCOMPARE(moments, one + one); // reading is no transaction that writes
}

/// Whichever page is the one too many.
void JournalFaultsTest::aFullDiskStoresACallWholeOrNotAtAll()
{
    std::vector<int> refusals(length, 0);
    bool all = false;
    for (int pages = 1; !all; ++pages) {
        QVERIFY(pages < 200);
        init();
        JournalDatabase database(path(), m_clock);
        QVERIFY(database.open());
        QVERIFY(database.file().limitPages(pages)); // below what the file has already it counts as that
        JournalSequence sequence(database);
        all = true;
        for (int step = 0; step < length; ++step) {
            const size_t before = size_t(step);
            auto done = sequence.call(step);
            if (!done) {
                all = false;
                ++refusals[before];
                QCOMPARE(done.error().kind, Kind::Full);
                QCOMPARE(everything(path()), m_states[before]);
                QVERIFY(database.file().limitPages(1'000'000)); // somebody makes room
                QVERIFY(sequence.call(step));
                QVERIFY(database.file().limitPages(pages));
            }
            QCOMPARE(everything(path()), m_states[before + 1]);
        }
    }
    // The limits went through every call that needs pages of its own.
    for (const size_t call : {0U, 1U, 3U})
        QVERIFY2(refusals[call] > 0, qPrintable(QString::number(call)));
}

void JournalFaultsTest::aKillStoresACallWholeOrNotAtAll_data()
{
    QTest::addColumn<int>("transaction");
    QTest::addColumn<int>("moment");
    for (int transaction = 0; transaction <= length; ++transaction) {
        for (const auto moment : {JournalMoment::Write, JournalMoment::Commit, JournalMoment::Committed})
            QTest::addRow("%d %d", transaction, int(moment)) << transaction << int(moment);
    }
}

void JournalFaultsTest::aKillStoresACallWholeOrNotAtAll()
{
    QFETCH(int, transaction);
    QFETCH(int, moment);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--stay"_s, path(), QString::number(transaction), QString::number(moment)});
    QVERIFY(process.waitForReadyRead(30'000));
    QCOMPARE(process.readLine().trimmed(), "here"_ba);
    process.kill();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);

    JournalDatabase database(path(), m_clock);
    const auto opened = database.open();
    QVERIFY(opened);
    QVERIFY(!opened->readOnly);
    QVERIFY(opened->damagedKeptAs.isEmpty());
    const bool committed = moment == int(JournalMoment::Committed);
    const int calls = std::max(0, transaction - 1 + (committed ? 1 : 0));
    QCOMPARE(everything(path()), m_states[size_t(calls)]);
    if (calls > 0)
        QVERIFY(database.job(JobId(1)));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == u"--stay"_s)
        return stayAt(arguments[2], arguments[3].toInt(), static_cast<JournalMoment>(arguments[4].toInt()));
    JournalFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journalfaults.moc"
