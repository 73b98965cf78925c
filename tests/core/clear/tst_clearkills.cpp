// SPDX-License-Identifier: Apache-2.0
#include "support/awaited.h"
#include "support/clearjudge.h"
#include "support/clearscenes.h"
#include "support/copycounter.h"
#include "support/operatorchoice.h"
#include "support/shard.h"

#include "portalsim/simulator.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(eventsweep::ClearScene::Selection)

namespace {

struct Plan
{
    ClearScene::Selection selection = ClearScene::Selection::Mixed;
    bool reservations = true;
    ClearScope::By by = ClearScope::By::Records;
};

/// A portal behind a socket, an archive, and the program between them in a process of its own.
class Stand
{
public:
    explicit Stand(const Plan &plan)
        : m_plan(plan)
        , m_archive(m_folder.filePath(u"archive.sqlite"_s))
    {
        auto &portal = m_portal->portal();
        const QByteArray feature = plan.reservations ? "1" : "0";
        (void)portal.load("{\"portal\": {\"cloud\": {\"rest_offline_extended\": " + feature +
                          ", \"rest_auth_connector\": 1}}, \"given\": []}");
        const ClearScene scene = clearScene(plan.selection, QDateTime::currentSecsSinceEpoch());
        for (const auto &record : scene.queue)
            portal.insert(record);
        const QByteArray queue = queueOnTheWire(portal);
        m_facts.jobs.push_back({.name = u"the job"_s, .scope = chooseFrom(queue, scene.chosen, plan.by)});
        writeChoice(scene.chosen, queue);
        portal.keepHistory(true);
        for (const auto &method : {u"event.offline.get"_s, u"event.offline.clear"_s})
            m_portal->faults().add(
                {.method = method, .count = -1},
                portalsim::Rival{{portalsim::RivalCode([this](portalsim::Portal &) { countCopies(); })}});
    }
    ~Stand()
    {
        // The reader's connection belongs to the portal's thread.
        m_portal.run([this] { m_copies.reset(); });
    }

    void start(int step)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"EVENTSWEEP_TOKEN"_s, m_portal->tokens().admin);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(CLEARRUNNER), {m_portal->baseUrl().toString(), m_archive,
                                                      m_folder.filePath(u"choice.json"_s), QString::number(step)});
    }
    bool ends() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(60'000); }
    [[nodiscard]] bool wasKilled() const { return m_process.exitStatus() == QProcess::CrashExit; }
    [[nodiscard]] bool endedWell() const
    {
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    int steps() { return m_process.readAllStandardOutput().trimmed().toInt(); }
    QByteArray words() { return m_process.readAllStandardError(); }

    /// Reads the archive and the portal, between two processes.
    ClearFacts facts(bool wasDisturbed)
    {
        m_facts.queue = m_portal->portal().queue();
        m_facts.history = m_portal->portal().history();
        JobFacts &job = m_facts.jobs.front();
        job.wordsWereLost = wasDisturbed;
        job.report.reset();
        SystemClock clock;
        Journal journal(m_archive, clock);
        const auto opened = awaited(journal.open());
        const auto jobs = awaited(journal.jobs());
        if (!opened || !*opened || !jobs || !*jobs || (*jobs)->size() > 1)
            qFatal("the archive cannot be read, or holds more than the job");
        if ((*jobs)->empty())
            return m_facts;
        const auto past = awaited(journal.job((*jobs)->front().id));
        job.copies = **awaited(journal.records((*jobs)->front().id));
        learn(job, (*past)->history);
        if ((*past)->job.endedAt)
            job.report = (*past)->report;
        return m_facts;
    }

private:
    void writeChoice(const QList<qint64> &ids, const QByteArray &queue)
    {
        QByteArray numbers;
        for (const qint64 id : ids)
            numbers += (numbers.isEmpty() ? "" : ",") + QByteArray::number(id);
        QFile file(m_folder.filePath(u"choice.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the choice cannot be written");
        file.write("{\"ids\":[" + numbers + "],\"by_messages\":" + (m_plan.by == ClearScope::By::Messages ? '1' : '0') +
                   ",\"reservations\":" + (m_plan.reservations ? '1' : '0') + ",\"queue\":" + queue + '}');
    }

    /// In the portal's thread, just before it carries a change out.
    void countCopies()
    {
        if (!m_copies)
            m_copies = std::make_unique<CopyCounter>(m_archive);
        m_facts.jobs.front().copiesBefore.insert(m_portal->portal().requestNumber() + 1, m_copies->copiesOf(JobId(1)));
    }

    Plan m_plan;
    QTemporaryDir m_folder;
    QString m_archive;
    ClearFacts m_facts;
    std::unique_ptr<CopyCounter> m_copies;
    portalsim::SimulatorThread m_portal;
    QProcess m_process;
};

} // namespace

/// The process itself is killed (SIGKILL) at each step of its job, over real sockets; then it is started again.
class ClearKillsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKilledProcessBreaksNoPromise_data();
    void aKilledProcessBreaksNoPromise();

private:
    static void judge(Stand &stand, int step, bool isOver);
};

void ClearKillsTest::aKilledProcessBreaksNoPromise_data()
{
    QTest::addColumn<ClearScene::Selection>("selection");
    QTest::addColumn<bool>("reservations");
    QTest::addColumn<ClearScope::By>("by");
    int row = 0;
    for (const auto selection : ClearScene::all) {
        for (const bool reservations : {true, false}) {
            if (!Shard::fromEnvironment().has(row++))
                continue;
            QTest::addRow("%s, %s", nameOf(selection), reservations ? "with reservations" : "without reservations")
                << selection << reservations << ClearScope::By::Records;
        }
    }
    if (Shard::fromEnvironment().has(row))
        QTest::addRow("mixed, with reservations, by messages")
            << ClearScene::Selection::Mixed << true << ClearScope::By::Messages;
}

void ClearKillsTest::judge(Stand &stand, int step, bool isOver)
{
    const QByteArray when = "killed at step " + QByteArray::number(step) + (isOver ? ", then gone on" : "");
    const ClearFacts facts = stand.facts(step > 0);
    const QStringList broken = brokenPromises(facts);
    QVERIFY2(broken.isEmpty(), QByteArray(when + ": " + broken.join(u"; "_s).toUtf8()).constData());
    const auto &report = facts.jobs.front().report;
    QVERIFY2(!isOver || (report && endedWell(*report) && report->open() == 0), when.constData());
}

void ClearKillsTest::aKilledProcessBreaksNoPromise()
{
    QFETCH(ClearScene::Selection, selection);
    QFETCH(bool, reservations);
    QFETCH(ClearScope::By, by);
    const Plan plan{selection, reservations, by};
    Stand rehearsal(plan);
    rehearsal.start(0);
    QVERIFY(rehearsal.ends());
    QVERIFY2(rehearsal.endedWell(), rehearsal.words().constData());
    judge(rehearsal, 0, true);
    const int steps = rehearsal.steps();
    QVERIFY(steps > 10);

    for (int step = 1; step <= steps && !QTest::currentTestFailed(); ++step) {
        Stand stand(plan);
        stand.start(step);
        QVERIFY2(stand.ends() && stand.wasKilled(), QByteArray::number(step).constData());
        judge(stand, step, false);
        stand.start(0);
        QVERIFY2(stand.ends() && stand.endedWell(), stand.words().constData());
        judge(stand, step, true);
    }
}

QTEST_GUILESS_MAIN(ClearKillsTest)
#include "tst_clearkills.moc"
