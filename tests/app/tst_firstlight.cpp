// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include "windowdriver.h"

#include "core/clear/journaldatabase.h"
#include "portalsim/scenario.h"
#include "portalsim/simulator.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const QString worker = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;
constexpr int records = 60;

} // namespace

/// The whole way that a person goes: an empty program, a portal added by hand, its queue, a selection by keyboard and
/// mouse, the dialog, the result; against the simulated portal over a socket.
class FirstLightTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nineChosenRecordsAreClearedAndVerified();
    void aRivalThatTakesTwoIsReportedTruthfully();
    void cancellingTheReviewSendsNothing();

private:
    void addPortal();
    void loadQueue();
    void chooseNine();
    void review();
    void checkUnchosen();
    QTableView *table() { return find<QTableView>(u"recordTable"_s); }
    int rowOf(qint64 id);
    void clickCheckMark(qint64 id, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void pressSpaceOn(qint64 id);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<portalsim::SimulatorThread> m_portal;
    std::unique_ptr<Application> m_application;
    const QList<qint64> m_chosen{3, 10, 11, 12, 13, 30, 31, 45, 60};
};

void FirstLightTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_portal = std::make_unique<portalsim::SimulatorThread>();
    QVERIFY2(m_portal->error().isEmpty(), qPrintable(m_portal->error()));
    for (qint64 id = 1; id <= records; ++id) {
        auto record = portalsim::defaultRecord(id);
        record.processId = id % 4 < 2 ? worker : QString(); // all four states
        record.error = id % 2 == 0;
        record.eventData = R"({"FIELDS":{"z":1.10,"ID":)" + QByteArray::number(id) + "}}";
        QVERIFY(m_portal->simulator().portal().insert(record));
    }
    Options options;
    options.dataFolder = m_folder->path();
    options.language = u"en"_s;
    m_application = std::make_unique<Application>(options);
    QVERIFY(!m_application->start());
    loadQueue();
}

void FirstLightTest::cleanup()
{
    m_application.reset();
    m_portal.reset();
    m_folder.reset();
}

void FirstLightTest::addPortal()
{
    QTRY_VERIFY(find<QAbstractButton>(u"addPortalButton"_s));
    press(u"addPortalButton"_s);
    QTRY_VERIFY(find<QLineEdit>(u"address"_s));
    const auto tokens = m_portal->simulator().tokens();
    type(u"address"_s, m_portal->simulator().baseUrl().toString());
    type(u"name"_s, u"Test portal"_s);
    press(u"advancedToggle"_s);
    type(u"authorisationServer"_s, m_portal->simulator().authorisationUrl().toString());
    press(u"next"_s);
    QTRY_VERIFY(find<QLineEdit>(u"clientId"_s));
    type(u"clientId"_s, tokens.clientId);
    type(u"clientSecret"_s, tokens.clientSecret);
    press(u"importTokens"_s);
    QTRY_VERIFY(find<QLineEdit>(u"accessToken"_s));
    type(u"accessToken"_s, tokens.admin);
    type(u"refreshToken"_s, tokens.refresh);
    // There is no keychain in this test: for this run only, which has to be accepted.
    if (auto *consent = find<QCheckBox>(u"runOnlyConsent"_s))
        consent->setChecked(true);
    press(u"check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(u"finish"_s) && find<QAbstractButton>(u"finish"_s)->isEnabled(),
                             10'000);
    press(u"finish"_s);
}

void FirstLightTest::loadQueue()
{
    addPortal();
    QTRY_VERIFY_WITH_TIMEOUT(table() && table()->model() && table()->model()->rowCount() == records, 10'000);
}

int FirstLightTest::rowOf(qint64 id)
{
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        if (table()->model()->index(row, 0).data().toString() == QString::number(id))
            return row;
    }
    qFatal("record %lld is not shown", static_cast<long long>(id));
}

void FirstLightTest::clickCheckMark(qint64 id, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = table()->model()->index(rowOf(id), 0);
    table()->scrollTo(index);
    const QRect cell = table()->visualRect(index);
    const int half = table()->style()->pixelMetric(QStyle::PM_IndicatorWidth) / 2;
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, {cell.left() + half + 4, cell.center().y()});
}

void FirstLightTest::pressSpaceOn(qint64 id)
{
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(rowOf(id), 0));
    QTest::keyClick(table(), Qt::Key_Space);
}

void FirstLightTest::chooseNine()
{
    clickCheckMark(10);
    clickCheckMark(13, Qt::ShiftModifier); // 10 to 13
    clickCheckMark(60);
    for (const qint64 id : {3, 30, 31, 45, 50})
        pressSpaceOn(id);
    pressSpaceOn(50); // not that one after all
    QTRY_VERIFY(find<QPushButton>(u"clearButton"_s)->text().contains(u"9"_s));
}

void FirstLightTest::review()
{
    table()->window()->activateWindow();
    QTRY_VERIFY(table()->window()->isActiveWindow());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_VERIFY(find<QDialog>(u"ClearDialog"_s));
    QTRY_VERIFY(find<QLabel>(u"reviewTitle"_s)->text().contains(u"9 records"_s));
    QCOMPARE(m_portal->simulator().portal().queueSize(), records); // nothing clears by itself
    auto *clear = find<QPushButton>(u"clear"_s);
    QVERIFY(!clear->isEnabled()); // a production portal wants its name typed
    QTest::keyClick(find<QDialog>(u"ClearDialog"_s), Qt::Key_Return);
    QVERIFY(find<QLabel>(u"reviewTitle"_s));
    type(u"typed"_s, u"Test portal"_s);
    QTRY_VERIFY(clear->isEnabled());
}

void FirstLightTest::checkUnchosen()
{
    for (const auto &record : m_portal->simulator().portal().queue()) {
        if (m_chosen.contains(record.id))
            continue;
        QCOMPARE(record.processId, record.id % 4 < 2 ? worker : QString());
        QCOMPARE(record.error, record.id % 2 == 0);
    }
}

void FirstLightTest::nineChosenRecordsAreClearedAndVerified()
{
    chooseNine();
    review();
    press(u"clear"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
    QVERIFY2(find<QLabel>(u"resultTitle"_s)->text().contains(u"9 records cleared and verified"_s),
             qPrintable(find<QLabel>(u"resultTitle"_s)->text()));

    QList<qint64> left;
    for (const auto &record : m_portal->simulator().portal().queue())
        left.append(record.id);
    QCOMPARE(left.size(), records - m_chosen.size());
    for (const qint64 id : m_chosen)
        QVERIFY(!left.contains(id));
    checkUnchosen();
    press(u"done"_s);
    // The window reads the queue again: the cleared ones are gone from it, and so is the selection.
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), records - m_chosen.size(), 10'000);
    QTRY_VERIFY(!find<QPushButton>(u"clearButton"_s)->isEnabled());

    m_application.reset(); // and with it the lock on the archive
    SystemClock clock;
    JournalDatabase archive(m_folder->filePath(u"archive.sqlite"_s), clock);
    QVERIFY(archive.open());
    const auto jobs = archive.jobs();
    QVERIFY(jobs && jobs->size() == 1 && jobs->front().endedAt);
    const auto copies = archive.records(jobs->front().id);
    QVERIFY(copies);
    QList<qint64> archived;
    for (const ArchivedRecord &copy : *copies) {
        archived.append(copy.id->value());
        QVERIFY(copy.raw.contains(R"("EVENT_DATA":{"FIELDS":{"z":1.10,"ID":)" + QByteArray::number(copy.id->value()) +
                                  "}}"));
        QVERIFY(QJsonDocument::fromJson(copy.raw).object().contains(u"EVENT_ADDITIONAL"_s));
    }
    std::ranges::sort(archived);
    QCOMPARE(archived, m_chosen);
}

void FirstLightTest::aRivalThatTakesTwoIsReportedTruthfully()
{
    chooseNine();
    review();
    // 10 and 30 are free (ids of which the remainder by 4 is 2 or 3).
    m_portal->simulator().faults().rivalBefore(u"event.offline.get"_s, {portalsim::TakeRecords{.ids = {10, 30}}});
    press(u"clear"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"resultTitle"_s), 20'000);
    const QString title = find<QLabel>(u"resultTitle"_s)->text();
    QVERIFY2(title.contains(u"7"_s) && title.contains(u"2"_s) && title.contains(u"taken by another worker"_s),
             qPrintable(title));
    QList<qint64> left;
    for (const auto &record : m_portal->simulator().portal().queue())
        left.append(record.id);
    QCOMPARE(left.size(), records - 7);
    QVERIFY(left.contains(10) && left.contains(30));
    checkUnchosen();
    press(u"done"_s);
}

void FirstLightTest::cancellingTheReviewSendsNothing()
{
    chooseNine();
    m_portal->simulator().clearRequests();
    review();
    press(u"cancel"_s);
    QTRY_VERIFY(!find<QDialog>(u"ClearDialog"_s));
    QCOMPARE(m_portal->simulator().portal().queueSize(), records);
    for (const auto &request : m_portal->simulator().requests())
        QVERIFY2(request.method == u"event.offline.list", qPrintable(request.method));
    QVERIFY(find<QPushButton>(u"clearButton"_s)->text().contains(u"9"_s)); // the selection stays
}

QTEST_MAIN(FirstLightTest)
#include "tst_firstlight.moc"
