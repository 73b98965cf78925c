// SPDX-License-Identifier: Apache-2.0
#include "gui/models/portalmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
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

    void listsConnectorsFoundAndTyped()
    {
        PortalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Portal acme = portal(u"acme"_s, Portal::Environment::Production);
        acme.ownConnectors = {*ConnectorId::from(u"1c"_s), *ConnectorId::from(u"erp"_s)};
        model.setPortals({acme});
        QStringList names;
        for (int row = 0; row < model.rowCount(model.index(0, 0)); ++row)
            names << model.queueAt(model.index(row, 0, model.index(0, 0)))->connector.toString();
        QCOMPARE(names, (QStringList{QString(), u"1c"_s, u"crm"_s, u"erp"_s}));
        QVERIFY(model.indexOf({acme.id, *ConnectorId::from(u"1c"_s)}).isValid());
    }

    void tellsApplicationsOfOneHostApart()
    {
        PortalModel model;
        Portal sync = portal(u"acme"_s, Portal::Environment::Production);
        sync.applicationTitle = u"Sync"_s;
        Portal bare = portal(u"acme"_s, Portal::Environment::Production);
        bare.clientId = u"local.2"_s;
        Portal alone = portal(u"demo"_s, Portal::Environment::Development);
        alone.applicationTitle = u"Demo"_s;
        alone.colour = Portal::Colour::Teal;
        model.setPortals({sync, bare, alone});
        QCOMPARE(model.index(0, 0).data(PortalModel::ApplicationRole).toString(), u"Sync"_s);
        QCOMPARE(model.index(1, 0).data(PortalModel::ApplicationRole).toString(), u"local.2"_s);
        QVERIFY(model.index(2, 0).data(PortalModel::ApplicationRole).toString().isEmpty());
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"acme, Sync, Production portal"_s);
        QCOMPARE(model.index(2, 0).data(PortalModel::ColourRole).toInt(), static_cast<int>(Portal::Colour::Teal));
    }

    void aDroppedPortalAsksToBeMoved_data()
    {
        QTest::addColumn<int>("dragged");
        QTest::addColumn<int>("row");
        QTest::addColumn<qsizetype>("position");
        QTest::newRow("first to the end") << 0 << 3 << qsizetype(2);
        QTest::newRow("first below the second") << 0 << 2 << qsizetype(1);
        QTest::newRow("last to the top") << 2 << 0 << qsizetype(0);
        QTest::newRow("into the empty room") << 0 << -1 << qsizetype(2);
        QTest::newRow("to its own place") << 1 << 1 << qsizetype(-1);
        QTest::newRow("just below itself") << 1 << 2 << qsizetype(-1);
    }

    void aDroppedPortalAsksToBeMoved()
    {
        QFETCH(int, dragged);
        QFETCH(int, row);
        QFETCH(qsizetype, position);
        PortalModel model;
        std::vector<Portal> portals;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            portals.push_back(portal(name, Portal::Environment::Production));
        model.setPortals(portals);
        std::vector<std::pair<PortalId, qsizetype>> asked;
        connect(&model, &PortalModel::moveAsked, this,
                [&asked](const PortalId &id, qsizetype to) { asked.emplace_back(id, to); });
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(dragged, 0)}));
        QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, row, 0, {}));
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, row, 0, {})); // whoever is asked moves it
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(asked.size(), size_t(position < 0 ? 0 : 1));
        if (position >= 0) {
            QVERIFY(asked.front().first == portals.at(static_cast<size_t>(dragged)).id);
            QCOMPARE(asked.front().second, position);
        }
    }

    void onlyPortalsAreDragged()
    {
        PortalModel model;
        model.setPortals({portal(u"acme"_s, Portal::Environment::Production)});
        const QModelIndex first = model.index(0, 0);
        QVERIFY(first.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(!(first.flags() & Qt::ItemIsDropEnabled));
        QVERIFY(!(model.index(0, 0, first).flags() & Qt::ItemIsDragEnabled));
        QMimeData other;
        other.setText(u"acme"_s);
        QVERIFY(!model.canDropMimeData(&other, Qt::MoveAction, 0, 0, {}));
        QMimeData broken;
        broken.setData(model.mimeTypes().front(), "no id");
        QSignalSpy asked(&model, &PortalModel::moveAsked);
        QVERIFY(!model.dropMimeData(&broken, Qt::MoveAction, 0, 0, {}));
        QCOMPARE(asked.count(), 0);
    }

    void anotherOrderKeepsTheCounts()
    {
        PortalModel model;
        const Portal one = portal(u"one"_s, Portal::Environment::Production);
        const Portal two = portal(u"two"_s, Portal::Environment::Production);
        model.setPortals({one, two});
        model.setCounts({one.id, {}}, {1, 2, 3});
        model.setPortals({two, one});
        QCOMPARE(model.indexOf({one.id, {}}).data(PortalModel::ReservedRole).value<qsizetype>(), 2);
    }
};

QTEST_MAIN(TestPortalModel)
#include "tst_portalmodel.moc"
