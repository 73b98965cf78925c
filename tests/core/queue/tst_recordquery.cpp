// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordquery.h"

#include "core/queue/recordparser.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Record record(qint64 id, const QString &event, const QByteArray &data, RecordState state, qint64 time)
{
    Record made;
    made.id = RecordId::from(id);
    made.messageId = MessageId::from(QString::number(id).rightJustified(32, u'0'));
    made.state = state;
    if (state == RecordState::Reserved)
        made.processId = ProcessId::from(u"reserved"_s.leftJustified(32, u'z'));
    made.eventName = event;
    made.data = data;
    made.additional = "{\"user_id\":" + QByteArray::number(id % 3) + "}";
    made.lastSeen = PortalTime(std::chrono::seconds(time));
    return made;
}

RecordStore sample()
{
    RecordStore store;
    store.append(
        {record(5, u"ONCRMDEALUPDATE"_s, R"({"FIELDS":{"ID":40}})", RecordState::Pending, 100),
         record(4, u"ONTASKADD"_s, R"({"FIELDS_AFTER":{"ID":7}})", RecordState::Reserved, 300),
         record(3, u"ONUSERADD"_s, R"({"ID":"3","NAME":"\u0416\u0430\u043d\u043d\u0430"})", RecordState::Failed, 200),
         record(2, u"ONCRMDEALUPDATE"_s, R"({"FIELDS":{"ID":9}})", RecordState::Pending, 100),
         record(1, u"ONUSERADD"_s, R"({"ID":"4","NAME":"Zoë"})", RecordState::Pending, 400)});
    return store;
}

QList<qint64> ids(const RecordQuery &query, const RecordStore &store = sample())
{
    QList<qint64> found;
    for (const auto row : run(query, store))
        found.append(store.id(row)->value());
    return found;
}

using Ids = QList<qint64>;

} // namespace

class RecordQueryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAFilterEverythingNewestFirst();
    void statesAndEventsFilter();
    void textIsFoundEverywhere_data();
    void textIsFoundEverywhere();
    void everyColumnSorts_data();
    void everyColumnSorts();
    void equalOnesStayNewestFirst();
    void aCancelledRunStops();
};

void RecordQueryTest::withoutAFilterEverythingNewestFirst()
{
    QCOMPARE(ids({}), Ids({5, 4, 3, 2, 1}));
    QCOMPARE(ids({}, RecordStore()), Ids());
    QVERIFY(!RecordQuery().isFiltering());
}

void RecordQueryTest::statesAndEventsFilter()
{
    RecordQuery query;
    query.states = {RecordState::Pending};
    QCOMPARE(ids(query), Ids({5, 2, 1}));
    query.events = {u"ONCRMDEALUPDATE"_s};
    QCOMPARE(ids(query), Ids({5, 2}));
    query.events = {u"ONNOTHING"_s};
    QCOMPARE(ids(query), Ids());
    QVERIFY(query.isFiltering());
}

void RecordQueryTest::textIsFoundEverywhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Ids>("found");
    QTest::newRow("event, any case") << u"oncrmdeal"_s << Ids({5, 2});
    QTest::newRow("payload") << u"\"ID\":40"_s << Ids({5});
    QTest::newRow("escaped letters") << u"жанна"_s << Ids({3});
    QTest::newRow("utf-8 letters") << u"ZOË"_s << Ids({1});
    QTest::newRow("process") << u"reservedzz"_s << Ids({4});
    QTest::newRow("message") << u"0000000000000002"_s << Ids({2});
    QTest::newRow("spaces around") << u"  ONTASK "_s << Ids({4});
    QTest::newRow("nothing") << u"no such text"_s << Ids();
}

void RecordQueryTest::textIsFoundEverywhere()
{
    QFETCH(QString, text);
    RecordQuery query;
    query.text = text;
    QTEST(ids(query), "found");
}

void RecordQueryTest::everyColumnSorts_data()
{
    QTest::addColumn<RecordQuery::Column>("column");
    QTest::addColumn<Ids>("ascending");
    using C = RecordQuery::Column;
    QTest::newRow("id") << C::Id << Ids({1, 2, 3, 4, 5});
    QTest::newRow("last seen") << C::LastSeen << Ids({5, 2, 3, 4, 1});
    QTest::newRow("event") << C::Event << Ids({5, 2, 4, 3, 1});
    QTest::newRow("object") << C::Object << Ids({2, 5, 4, 3, 1});
    QTest::newRow("user") << C::User << Ids({3, 4, 1, 5, 2});
    QTest::newRow("state") << C::State << Ids({5, 2, 1, 4, 3});
    QTest::newRow("process") << C::Process << Ids({5, 3, 2, 1, 4});
    QTest::newRow("message") << C::Message << Ids({5, 4, 3, 2, 1}); // differ only beyond what is compared
}

void RecordQueryTest::everyColumnSorts()
{
    QFETCH(RecordQuery::Column, column);
    RecordQuery query;
    query.sortedBy = column;
    query.order = Qt::AscendingOrder;
    QTEST(ids(query), "ascending");
}

void RecordQueryTest::equalOnesStayNewestFirst()
{
    RecordQuery query;
    query.sortedBy = RecordQuery::Column::LastSeen;
    query.order = Qt::DescendingOrder;
    QCOMPARE(ids(query), Ids({1, 4, 3, 5, 2}));
}

void RecordQueryTest::aCancelledRunStops()
{
    QVERIFY(run({}, sample(), [] { return true; }).empty());
}

QTEST_GUILESS_MAIN(RecordQueryTest)
#include "tst_recordquery.moc"
