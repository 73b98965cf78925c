// SPDX-License-Identifier: Apache-2.0
#include "gui/models/recordmodel.h"

#include "core/queue/recordparser.h"
#include "support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Record record(qint64 id, const QByteArray &message = QByteArray(32, 'a'), const QByteArray &process = {})
{
    return parseRecord("{\"ID\":\"" + QByteArray::number(id) +
                       "\",\"TIMESTAMP_X\":\"2025-11-20T15:00:00+03:00\",\"EVENT_NAME\":\"ONCRMDEALUPDATE\","
                       "\"EVENT_DATA\":{\"FIELDS\":{\"ID\":759}},\"EVENT_ADDITIONAL\":{\"user_id\":\"7\"},"
                       "\"MESSAGE_ID\":\"" +
                       message + "\",\"PROCESS_ID\":\"" + process + "\",\"ERROR\":\"0\"}");
}

RecordStore storeOf(std::vector<Record> records)
{
    RecordStore store;
    store.append(std::move(records));
    return store;
}

std::vector<RecordStore::Row> all(const RecordStore &store)
{
    std::vector<RecordStore::Row> rows(store.size());
    std::iota(rows.begin(), rows.end(), RecordStore::Row(0));
    return rows;
}

} // namespace

class TestRecordModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_selection = std::make_unique<RecordSelection>();
        m_model = std::make_unique<RecordModel>(*m_selection, *m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void aReservationOfThisProgramIsToldInTheToolTip()
    {
        const QByteArray process(32, 'p');
        const RecordStore store = storeOf({record(2, QByteArray(32, 'a'), process), record(1, QByteArray(32, 'b'))});
        m_model->show(store, all(store));
        const auto toolTip = [this](int row, int column) {
            return m_model->index(row, column).data(Qt::ToolTipRole).toString();
        };
        QCOMPARE(toolTip(0, RecordModel::Process), QString(32, u'p'));
        m_model->setOwnReservations({{*ProcessId::from(QString(32, u'p')), m_clock->now()}});
        QVERIFY(toolTip(0, RecordModel::Process).contains(u"Reserved by this program"_s));
        QVERIFY(toolTip(0, RecordModel::State).contains(u"Reserved by this program"_s));
        QVERIFY(!toolTip(1, RecordModel::State).contains(u"this program"_s));
        QVERIFY(!m_model->ownReservation({}));
    }

    void showsWhatARecordIs()
    {
        const RecordStore store = storeOf({record(4711, QByteArray(32, 'a'), QByteArray(32, 'p'))});
        m_model->show(store, all(store));
        const auto text = [this](int column) { return m_model->index(0, column).data().toString(); };
        QCOMPARE(text(RecordModel::Id), u"4711"_s);
        QCOMPARE(text(RecordModel::LastSeen), u"2025-11-20 13:00:00"_s); // TZ of the tests: Europe/Berlin
        QCOMPARE(text(RecordModel::Object), u"Deal 759"_s);
        QCOMPARE(text(RecordModel::User), u"7"_s);
        QCOMPARE(text(RecordModel::State), u"Reserved"_s);
        QCOMPARE(text(RecordModel::Process), u"pppppppp…"_s);
        QCOMPARE(m_model->wholeTexts(0, {RecordModel::Process}), QStringList(QString(32, u'p')));
        QCOMPARE(m_model->index(0, RecordModel::Message).data(Qt::ToolTipRole).toString(), QString(32, u'a'));
        QVERIFY(m_model->index(0, RecordModel::LastSeen)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"2025-11-20 15:00:00 +03:00"_s));
    }

    void countsTheTimeUntilARecordExpires()
    {
        ManualClock &clock = *m_clock;
        clock.jump(Milliseconds(PortalTime(std::chrono::seconds(1'763'640'000)).time_since_epoch()) -
                   clock.now().time_since_epoch()); // the moment of the record
        const RecordStore store = storeOf({record(1)});
        m_model->show(store, all(store));
        QCOMPARE(m_model->index(0, RecordModel::ExpiresIn).data().toString(), u"34 d 4 h"_s);
        clock.jump(std::chrono::hours(24 * 35));
        QCOMPARE(m_model->index(0, RecordModel::ExpiresIn).data().toString(), u"overdue"_s);
    }

    void insertsWhatOnlyGrows()
    {
        RecordStore store = storeOf({record(9), record(8)});
        m_model->show(store, all(store));
        const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        store.append({record(7)});
        m_model->show(store, all(store));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_model->rowCount(), 3);
    }

    void resetsForAnotherOrderOrSnapshot()
    {
        const RecordStore store = storeOf({record(9), record(8)});
        m_model->show(store, all(store));
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->show(store, {1, 0});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_model->idAt(0)->value(), 8);
        const RecordStore other = storeOf({record(10), record(9), record(8)});
        m_model->show(other, all(other));
        QCOMPARE(reset.count(), 2);
    }

    void checksByTheMouseAndTheSelectionAlike()
    {
        const RecordStore store = storeOf({record(9), record(8)});
        m_model->show(store, all(store));
        const QModelIndex mark = m_model->index(1, RecordModel::Id);
        QVERIFY(m_model->setData(mark, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_selection->contains(*RecordId::from(8)));
        m_selection->clear();
        QCOMPARE(mark.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    }

    void neverChecksARecordThatIsNotUnderstood()
    {
        const RecordStore store = storeOf({parseRecord("{\"ID\":\"x\",\"EVENT_NAME\":\"ONTASKADD\"}"), record(8)});
        m_model->show(store, all(store));
        const QModelIndex mark = m_model->index(0, RecordModel::Id);
        QCOMPARE(m_model->index(0, RecordModel::State).data().toString(), u"Not understood"_s);
        QVERIFY(!mark.data(Qt::CheckStateRole).isValid());
        QVERIFY(!(mark.flags() & Qt::ItemIsUserCheckable));
        QVERIFY(!m_model->setData(mark, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(m_model->checkableIds().size(), size_t(1));
    }

private:
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RecordSelection> m_selection;
    std::unique_ptr<RecordModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestRecordModel)
#include "tst_recordmodel.moc"
