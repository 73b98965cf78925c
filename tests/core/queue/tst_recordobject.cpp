// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordobject.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class RecordObjectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theObjectComesFromNameAndPayload_data();
    void theObjectComesFromNameAndPayload();
    void theUserComesFromTheAdditionalData_data();
    void theUserComesFromTheAdditionalData();
};

void RecordObjectTest::theObjectComesFromNameAndPayload_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<ObjectType>("type");
    QTest::addColumn<QString>("id");
    using T = ObjectType;
    QTest::newRow("deal") << u"ONCRMDEALUPDATE"_s << R"({"FIELDS":{"ID":759}})"_ba << T::Deal << u"759"_s;
    QTest::newRow("id as text") << u"ONCRMLEADADD"_s << R"({"FIELDS":{"ID":"7"}})"_ba << T::Lead << u"7"_s;
    QTest::newRow("task") << u"ONTASKUPDATE"_s << R"({"FIELDS_BEFORE":{"ID":9},"FIELDS_AFTER":{"ID":9}})"_ba << T::Task
                          << u"9"_s;
    QTest::newRow("task added") << u"ONTASKADD"_s << R"({"FIELDS_BEFORE":"undefined","FIELDS_AFTER":{"ID":9}})"_ba
                                << T::Task << u"9"_s;
    QTest::newRow("task gone") << u"ONTASKDELETE"_s
                               << R"({"FIELDS_BEFORE":{"ID":9},"FIELDS_AFTER":{"ID":"undefined"}})"_ba << T::Task
                               << u"9"_s;
    QTest::newRow("user") << u"ONUSERADD"_s << R"({"ID":"3","NAME":"x"})"_ba << T::User << u"3"_s;
    QTest::newRow("smart item") << u"ONCRMDYNAMICITEMUPDATE"_s << R"({"FIELDS":{"ID":5,"ENTITY_TYPE_ID":128}})"_ba
                                << T::SmartItem << u"5"_s;
    QTest::newRow("contact") << u"ONCRMCONTACTADD"_s << R"({"FIELDS":{"ID":1}})"_ba << T::Contact << u"1"_s;
    QTest::newRow("company") << u"ONCRMCOMPANYADD"_s << R"({"FIELDS":{"ID":1}})"_ba << T::Company << u"1"_s;
    QTest::newRow("unknown kind") << u"ONCUSTOM"_s << R"({"FIELDS":{"ID":1}})"_ba << T::Unknown << u"1"_s;
    QTest::newRow("empty list") << u"ONAPPTEST"_s << "[]"_ba << T::Unknown << QString();
    QTest::newRow("text") << u"ONCRMDEALADD"_s << "\"text\""_ba << T::Unknown << QString();
    QTest::newRow("null") << u"ONCRMDEALADD"_s << "null"_ba << T::Unknown << QString();
    QTest::newRow("id is an object") << u"ONCRMDEALADD"_s << R"({"FIELDS":{"ID":{"x":1}}})"_ba << T::Unknown
                                     << QString();
}

void RecordObjectTest::theObjectComesFromNameAndPayload()
{
    QFETCH(QString, event);
    QFETCH(QByteArray, data);
    const RecordObject object = objectOf(event, data);
    QTEST(object.type, "type");
    QTEST(object.id, "id");
    QCOMPARE(object.entityTypeId, object.type == ObjectType::SmartItem ? 128 : 0);
}

void RecordObjectTest::theUserComesFromTheAdditionalData_data()
{
    QTest::addColumn<QByteArray>("additional");
    QTest::addColumn<qint64>("user");
    QTest::newRow("text") << R"({"user_id":"7"})"_ba << qint64(7);
    QTest::newRow("number") << R"({"user_id":7})"_ba << qint64(7);
    QTest::newRow("the system") << R"({"user_id":0})"_ba << qint64(-1);
    QTest::newRow("list") << "[]"_ba << qint64(-1);
    QTest::newRow("null") << "null"_ba << qint64(-1);
    QTest::newRow("not a number") << R"({"user_id":"x"})"_ba << qint64(-1);
}

void RecordObjectTest::theUserComesFromTheAdditionalData()
{
    QFETCH(QByteArray, additional);
    QTEST(userOf(additional).value_or(-1), "user");
}

QTEST_GUILESS_MAIN(RecordObjectTest)
#include "tst_recordobject.moc"
