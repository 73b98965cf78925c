// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordreading.h"

#include "support/awaited.h"
#include "support/testportal.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

NonEmpty<RecordId> ids(qint64 from, qint64 to)
{
    std::vector<RecordId> list;
    for (qint64 id = from; id <= to; ++id)
        list.push_back(*RecordId::from(id));
    return *NonEmpty<RecordId>::from(std::move(list));
}

} // namespace

class RecordReadingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyThoseThatAreThereComeBack();
    void otherConnectorsAreNotSeen();
    void anErrorIsNeverReadAsGone_data();
    void anErrorIsNeverReadAsGone();
};

void RecordReadingTest::exactlyThoseThatAreThereComeBack()
{
    TestPortal portal;
    portal.portal().addDefaultRecords(101, 400);
    const auto found = awaited(readRecords(portal.client(), ids(1, 250), {}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), size_t(150));
    QCOMPARE((*found)->front().id->value(), 101);
    QCOMPARE((*found)->back().id->value(), 250);
    QCOMPARE(portal.simulator().requestCount(), 1);
}

void RecordReadingTest::otherConnectorsAreNotSeen()
{
    TestPortal portal;
    portal.insert(1);
    portal.insert(2, {}, false, u"erp"_s);
    const auto found = awaited(readRecords(portal.client(), ids(1, 2), {.connector = *ConnectorId::from(u"erp"_s)}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), size_t(1));
    QCOMPARE((*found)->front().id->value(), 2);
}

void RecordReadingTest::anErrorIsNeverReadAsGone_data()
{
    using namespace portalsim;
    QTest::addColumn<FaultMatch::Level>("level");
    QTest::addColumn<int>("fault");
    QTest::newRow("html instead of an answer") << FaultMatch::Level::Request << 0;
    QTest::newRow("a command failed") << FaultMatch::Level::Call << 1;
    QTest::newRow("no administrator any more") << FaultMatch::Level::Call << 2;
}

void RecordReadingTest::anErrorIsNeverReadAsGone()
{
    using namespace portalsim;
    QFETCH(FaultMatch::Level, level);
    QFETCH(int, fault);
    const FaultAction actions[] = {HtmlPage{502}, Failure{500, u"ERROR_CORE"_s, u"SQL query error!"_s},
                                   Failure{403, u"ACCESS_DENIED"_s, u"Access denied!"_s}};
    TestPortal portal;
    portal.portal().addDefaultRecords(1, 10);
    portal.faults().add({.method = u"event.offline.list"_s, .level = level, .nth = 1, .count = -1}, actions[fault]);
    const auto found = awaited(readRecords(portal.client(), ids(1, 10), {}), 30'000);
    QVERIFY(found);
    QVERIFY(!found->has_value());
}

QTEST_GUILESS_MAIN(RecordReadingTest)
#include "tst_recordreading.moc"
