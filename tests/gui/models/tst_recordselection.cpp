// SPDX-License-Identifier: Apache-2.0
#include "gui/models/recordselection.h"

#include "core/queue/recordparser.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// Record `id` with the message of that letter.
Record record(qint64 id, char message, const QByteArray &process = {},
              const QByteArray &lastSeen = "2025-11-20T15:00:00+03:00")
{
    return parseRecord("{\"ID\":\"" + QByteArray::number(id) + "\",\"TIMESTAMP_X\":\"" + lastSeen +
                       "\",\"EVENT_NAME\":\"ONTASKADD\","
                       "\"EVENT_DATA\":[],\"EVENT_ADDITIONAL\":[],\"MESSAGE_ID\":\"" +
                       QByteArray(32, message) + "\",\"PROCESS_ID\":\"" + process + "\",\"ERROR\":\"0\"}");
}

RecordStore storeOf(std::vector<Record> records)
{
    RecordStore store;
    store.append(std::move(records));
    return store;
}

std::vector<RecordId> ids(std::initializer_list<qint64> values)
{
    std::vector<RecordId> list;
    for (const qint64 value : values)
        list.push_back(*RecordId::from(value));
    return list;
}

const QByteArray worker(32, 'w');

} // namespace

class TestRecordSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnlyOfRealChanges()
    {
        RecordSelection selection;
        const QSignalSpy changed(&selection, &RecordSelection::changed);
        selection.set(ids({3, 5}), true);
        selection.set(ids({3}), true);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(selection.ids(), ids({5, 3}));
    }

    void dropsWhatLeftTheQueueAndCountsIt()
    {
        RecordSelection selection;
        selection.set(ids({3, 5, 9}), true);
        const RecordStore seen = storeOf({record(9, 'a'), record(5, 'b'), record(3, 'c')});
        const auto left = selection.retain(seen, storeOf({record(9, 'a'), record(4, 'b')}));
        QCOMPARE(left.gone, qsizetype(2));
        QCOMPARE(left.changed, qsizetype(0));
        QCOMPARE(selection.ids(), ids({9}));
    }

    void dropsWhatIsNotAsItWasSeen()
    {
        RecordSelection selection;
        selection.set(ids({3, 5, 7, 9}), true);
        const RecordStore seen = storeOf({record(9, 'a'), record(7, 'b'), record(5, 'c', worker), record(3, 'd')});
        const auto left =
            selection.retain(seen, storeOf({record(9, 'a', worker), record(7, 'b', {}, "2025-11-20T15:00:01+03:00"),
                                            record(5, 'c', QByteArray(32, 'v')), record(3, 'd')}));
        QCOMPARE(left.gone, qsizetype(0));
        QCOMPARE(left.changed, qsizetype(3));
        QCOMPARE(selection.ids(), ids({3}));
    }

    void neverChecksWhatANewSnapshotBrings()
    {
        RecordSelection selection;
        selection.set(ids({3}), true);
        QCOMPARE(selection.retain(storeOf({record(3, 'a')}), storeOf({record(4, 'a'), record(3, 'a')})).gone,
                 qsizetype(0));
        QCOMPARE(selection.size(), qsizetype(1));
    }

    void takesAllCopiesOfMessages()
    {
        const RecordStore store = storeOf({record(5, 'a'), record(4, 'b'), record(3, 'a', worker), record(2, 'c')});
        RecordSelection selection;
        selection.set(ids({2}), true);
        selection.setToCopiesOf(ids({5, 4}), store);
        QCOMPARE(selection.ids(), ids({5, 4, 3}));
        QCOMPARE(selection.messages(), qsizetype(2));
        QVERIFY(selection.by() == ClearScope::By::Messages);
    }

    void goesBackToRecordsAtAnyOtherMark()
    {
        const RecordStore store = storeOf({record(5, 'a'), record(3, 'a', worker)});
        RecordSelection selection;
        selection.setToCopiesOf(ids({5}), store);
        selection.toggle(*RecordId::from(3));
        QVERIFY(selection.by() == ClearScope::By::Records);
    }

    void goesBackToRecordsWhenACopyIsNotChecked()
    {
        RecordSelection selection;
        const RecordStore seen = storeOf({record(5, 'a', worker)});
        selection.setToCopiesOf(ids({5}), seen);
        selection.retain(seen, storeOf({record(6, 'a'), record(5, 'a', worker)}));
        QVERIFY(selection.by() == ClearScope::By::Records);
        QCOMPARE(selection.ids(), ids({5}));
    }

    void staysByMessagesWhileItIsExactlyThat()
    {
        RecordSelection selection;
        const RecordStore seen = storeOf({record(5, 'a'), record(2, 'b')});
        selection.setToCopiesOf(ids({5, 2}), seen);
        QCOMPARE(selection.retain(seen, storeOf({record(7, 'c'), record(2, 'b')})).gone, qsizetype(1));
        QVERIFY(selection.by() == ClearScope::By::Messages);
        QCOMPARE(selection.messages(), qsizetype(1));
    }
};

QTEST_MAIN(TestRecordSelection)
#include "tst_recordselection.moc"
