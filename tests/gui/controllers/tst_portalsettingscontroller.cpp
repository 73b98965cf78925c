// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalsettingscontroller.h"

#include "gui/portalscene.h"
#include "support/privateauthority.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class PortalSettingsControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsWrittenBeforeSaving()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsController settings(scene.portals, portal.id);
        settings.setName(u"  Acme live "_s);
        settings.setColour(Portal::Colour::Purple);
        settings.setEnvironment(Portal::Environment::Development);
        settings.setReturnPort(50000);
        QVERIFY(settings.addConnector(u"erp"_s));
        QCOMPARE(*scene.portals.find(portal.id), portal);
        QVERIFY(settings.save());
        const Portal saved = *scene.portals.find(portal.id);
        QCOMPARE(saved.name, u"Acme live"_s);
        QCOMPARE(saved.colour, Portal::Colour::Purple);
        QCOMPARE(saved.environment, Portal::Environment::Development);
        QCOMPARE(saved.returnPort, 50000);
        QCOMPARE(saved.ownConnectors, std::vector{*ConnectorId::from(u"erp"_s)});
    }

    void readOnlyTakesEffectAtOnceAndForTheRunningSession()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSession *session = scene.portals.session(portal.id);
        PortalSettingsController settings(scene.portals, portal.id);
        settings.setReadOnly(true);
        QVERIFY(scene.portals.find(portal.id)->readOnly);
        QVERIFY(session->portal().readOnly);
        QVERIFY(settings.draft().readOnly);
        settings.setReadOnly(false);
        QVERIFY(!session->portal().readOnly);
    }

    void whatAMoveOrACheckStoresMeanwhileStays()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsController settings(scene.portals, portal.id);
        settings.setName(u"other"_s);
        scene.portals.change(portal.id, [](Portal &changed) {
            changed.restBase = QUrl(u"https://moved.bitrix24.com/rest/"_s);
            changed.hasReservations = false;
        });
        QVERIFY(settings.save());
        const Portal saved = *scene.portals.find(portal.id);
        QCOMPARE(saved.name, u"other"_s);
        QCOMPARE(saved.host(), u"moved.bitrix24.com"_s);
        QVERIFY(!saved.hasReservations);
    }

    void aConnectorIsAddedOnceAndOnlyWithAPossibleName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("taken");
        QTest::newRow("new") << u" shop "_s << true;
        QTest::newRow("found already") << u"erp"_s << false;
        QTest::newRow("typed already") << u"crm"_s << false;
        QTest::newRow("empty") << u"  "_s << false;
        QTest::newRow("too long") << QString(51, u'x') << false;
        QTest::newRow("control character") << u"a\x01z"_s << false;
    }
    void aConnectorIsAddedOnceAndOnlyWithAPossibleName()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, taken);
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.portals.change(portal.id, [](Portal &changed) {
            changed.connectors = {*ConnectorId::from(u"erp"_s)};
            changed.ownConnectors = {*ConnectorId::from(u"crm"_s)};
        });
        PortalSettingsController settings(scene.portals, portal.id);
        const auto added = settings.addConnector(typed);
        QCOMPARE(added.has_value(), taken);
        if (!taken)
            QVERIFY(!added.error().isEmpty());
        QCOMPARE(settings.draft().ownConnectors.size(), taken ? 2U : 1U);
        QVERIFY(settings.isFound(*ConnectorId::from(u"erp"_s)));
        QVERIFY(!settings.isFound(*ConnectorId::from(u"crm"_s)));
        settings.removeConnector(*ConnectorId::from(u"crm"_s));
        settings.removeConnector(*ConnectorId::from(u"erp"_s)); // a found one is nobody's to remove
        QCOMPARE(settings.draft().connectors.size(), 1U);
    }

    void aPortalWithoutANameIsNotSaved()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsController settings(scene.portals, portal.id);
        settings.setName(u"   "_s);
        QVERIFY(!settings.canBeSaved());
        settings.setName(u"a"_s);
        QVERIFY(settings.canBeSaved());
    }

    void onlyWhatWasChangedHereIsWritten()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.portals.change(portal.id, [](Portal &changed) {
            changed.environment = Portal::Environment::Development;
            changed.ownConnectors = {*ConnectorId::from(u"crm"_s), *ConnectorId::from(u"old"_s)};
        });
        PortalSettingsController settings(scene.portals, portal.id);
        settings.setName(u"other"_s);
        QVERIFY(settings.addConnector(u"mine"_s));
        settings.removeConnector(*ConnectorId::from(u"old"_s));
        // Another copy, or a sign-in, meanwhile:
        scene.portals.change(portal.id, [](Portal &changed) {
            changed.environment = Portal::Environment::Production;
            changed.returnPort = 50001;
            changed.authorities = PrivateAuthority::certificate().toPem();
            changed.ownConnectors.push_back(*ConnectorId::from(u"theirs"_s));
        });
        QCOMPARE(settings.draft().environment, Portal::Environment::Production); // shown before it is saved
        QCOMPARE(settings.draft().name, u"other"_s);
        QVERIFY(settings.save());
        const Portal saved = *scene.portals.find(portal.id);
        QCOMPARE(saved.name, u"other"_s);
        QCOMPARE(saved.environment, Portal::Environment::Production);
        QCOMPARE(saved.returnPort, 50001);
        QCOMPARE(saved.authorities, PrivateAuthority::certificate().toPem());
        const std::vector expected{*ConnectorId::from(u"crm"_s), *ConnectorId::from(u"mine"_s),
                                   *ConnectorId::from(u"theirs"_s)};
        QCOMPARE(saved.ownConnectors, expected);
    }

    void aPortalThatAnotherCopyRemovedCannotBeSaved()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsController settings(scene.portals, portal.id);
        const QSignalSpy changed(&settings, &PortalSettingsController::changed);
        QVERIFY(scene.store.remove(portal.id));
        QCOMPARE(changed.count(), 1);
        QVERIFY(settings.isGone() && !settings.canBeSaved());
        QCOMPARE(settings.draft().name, u"acme"_s);
    }
};

QTEST_GUILESS_MAIN(PortalSettingsControllerTest)
#include "tst_portalsettingscontroller.moc"
