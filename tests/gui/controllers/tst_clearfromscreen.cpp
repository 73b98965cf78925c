// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearcontroller.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/queue/queuereader.h"
#include "gui/englishplurals.h"
#include "gui/texts/cleartext.h"
#include "support/awaited.h"
#include "support/testportal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const QString worker = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;
const QList<qint64> chosenIds{1, 2, 3, 4, 29, 30, 31, 59, 60};

/// A session on a simulated portal with 60 records of all four states, what was read of them, and an archive.
class Desk
{
public:
    explicit Desk(bool reservations)
        : m_session(portalOf(reservations), PortalServices{m_secrets, m_clock})
        , m_journal(m_folder.filePath(u"archive.sqlite"_s), m_clock)
        , controller(m_journal, m_clock, {})
    {
        portal.setReservations(reservations);
        for (qint64 id = 1; id <= 60; ++id)
            portal.insert(id, id % 4 < 2 ? worker : QString(), id % 2 == 0);
        PortalSecrets tokens;
        tokens.accessToken = portal.simulator().tokens().admin;
        m_secrets.keepForThisRun(m_session.portal().id.toString(), tokens.toJson());
        controller.setArchive(*awaited(m_journal.open()));
        QueueReader reader(m_session.client(), {}, m_clock);
        QObject::connect(&reader, &QueueReader::recordsArrived, &reader,
                         [this](const std::vector<Record> &records) { m_store.append(records); });
        reader.start();
        m_read = QTest::qWaitFor([&] { return reader.status() == QueueReader::Status::Complete; });
    }

    [[nodiscard]] bool isReady() const { return m_read && m_store.size() == 60; }

    ClearRun *clear(ClearScope::By by)
    {
        std::vector<RecordId> ids;
        for (const qint64 id : chosenIds)
            ids.push_back(*RecordId::from(id));
        ClearRun *run = controller.review(*clearSubject(m_store, ids, by), m_session, {});
        run->start();
        if (!QTest::qWaitFor([&] { return run->stage() == ClearRun::Stage::Finished; }, 30'000))
            qFatal("the clear never ends");
        return run;
    }

    TestPortal portal;

private:
    Portal portalOf(bool reservations)
    {
        Portal made;
        made.name = u"simulated"_s;
        made.restBase = portal.simulator().baseUrl();
        made.authorisationServer = portal.simulator().authorisationUrl();
        made.environment = Portal::Environment::Development;
        made.hasReservations = reservations;
        return made;
    }
    QTemporaryDir m_folder;
    SystemClock m_clock;
    MemorySecretStore m_secrets;
    PortalSession m_session;
    Journal m_journal;
    RecordStore m_store;
    bool m_read = false;

public:
    ClearController controller;
};

} // namespace

/// From what was read and chosen to what the result says, over a real socket.
class ClearFromScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void nineOfSixtyAreClearedAndSaidSo_data()
    {
        QTest::addColumn<bool>("reservations");
        QTest::addColumn<ClearScope::By>("by");
        QTest::newRow("reservations, records") << true << ClearScope::By::Records;
        QTest::newRow("reservations, messages") << true << ClearScope::By::Messages;
        QTest::newRow("no reservations, records") << false << ClearScope::By::Records;
    }
    void nineOfSixtyAreClearedAndSaidSo()
    {
        QFETCH(bool, reservations);
        QFETCH(ClearScope::By, by);
        Desk desk(reservations);
        QVERIFY(desk.isReady());
        QSignalSpy progressed(&desk.controller, &ClearController::jobProgress);
        ClearRun *run = desk.clear(by);
        QCOMPARE(clearHeadline(run->report()), u"9 records cleared and verified"_s);
        QVERIFY(isCompleteSuccess(run->report()));
        QCOMPARE(desk.portal.idsInQueue().size(), 51);
        for (const qint64 id : chosenIds)
            QVERIFY(!desk.portal.idsInQueue().contains(id));

        const auto copies = awaited(run->copies());
        QVERIFY(copies && *copies);
        QSet<qint64> copied;
        for (const ArchivedRecord &copy : **copies) {
            QVERIFY(QJsonDocument::fromJson(copy.raw).object().contains(u"EVENT_DATA"_s));
            QVERIFY(copy.id);
            copied.insert(copy.id->value());
        }
        QCOMPARE(copied, QSet<qint64>(chosenIds.begin(), chosenIds.end()));
        QVERIFY(progressed.count() > 0);
        for (const ClearSteps::Step &step : run->steps().steps()) {
            if (step.phase != ClearProgress::Phase::Verify) {
                QCOMPARE(step.mark, ClearSteps::Mark::Done);
                QCOMPARE(step.done, step.total);
            }
        }
    }

    void aRivalThatTakesTwoIsReportedTruthfully()
    {
        Desk desk(true);
        QVERIFY(desk.isReady());
        desk.portal.faults().rivalBefore(u"event.offline.get"_s, {portalsim::TakeRecords{.ids = {3, 31}}});
        ClearRun *run = desk.clear(ClearScope::By::Records);
        QCOMPARE(clearHeadline(run->report()), u"7 records cleared and verified, 2 taken by another worker"_s);
        QVERIFY(!isCompleteSuccess(run->report()));
        QVERIFY(desk.portal.idsInQueue().contains(3) && desk.portal.idsInQueue().contains(31));
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(ClearFromScreenTest)
#include "tst_clearfromscreen.moc"
