// SPDX-License-Identifier: Apache-2.0
#include "gui/models/portalmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Portal portal(const QString &name, Portal::Environment environment)
{
    Portal made;
    made.name = name;
    made.restBase = QUrl(u"https://%1.bitrix24.com/rest/"_s.arg(name));
    made.environment = environment;
    made.connectors = {*ConnectorId::from(u"crm"_s), *ConnectorId::from(u"erp"_s)};
    return made;
}

} // namespace

class TestPortalModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsQueuesBelowPortals()
    {
        PortalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Portal acme = portal(u"acme"_s, Portal::Environment::Production);
        model.setPortals({acme, portal(u"demo"_s, Portal::Environment::Development)});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(model.rowCount(first), 3);
        QCOMPARE(model.index(0, 0, first).data().toString(), u"no connector"_s);
        QCOMPARE(model.queueAt(model.index(2, 0, first))->connector.toString(), u"erp"_s);
        QVERIFY(model.queueAt(first)->connector.isNone());
        QCOMPARE(model.indexOf({acme.id, *ConnectorId::from(u"crm"_s)}), model.index(1, 0, first));
        QVERIFY(!model.indexOf({PortalId::create(), {}}).isValid());
    }

    void saysTheBadgeAndTheCountsInWords()
    {
        PortalModel model;
        Portal acme = portal(u"acme"_s, Portal::Environment::Production);
        acme.readOnly = true;
        model.setPortals({acme});
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), u"acme, Production portal, Read only"_s);
        const QModelIndex queue = model.index(0, 0, first);
        QVERIFY(queue.data(Qt::AccessibleTextRole).toString().contains(u"not loaded yet"_s));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setCounts({acme.id, {}}, {980, 210, 14});
        model.setCounts({acme.id, {}}, {980, 210, 14});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(queue.data(Qt::AccessibleTextRole).toString(),
                 u"no connector, 980 pending, 210 reserved, 14 failed"_s);
    }
};

QTEST_MAIN(TestPortalModel)
#include "tst_portalmodel.moc"
