// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalimportcontroller.h"

#include "gui/portalscene.h"
#include "support/privateauthority.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// A new portal with an authority, and one that is there.
PortalImport offer(const Portal &present)
{
    Portal fresh;
    fresh.name = u"fresh"_s;
    fresh.restBase = QUrl(u"https://fresh.bitrix24.com/rest/"_s);
    fresh.clientId = u"local.2"_s;
    fresh.authorities = PrivateAuthority::certificate().toPem();
    PortalImport import;
    import.entries.push_back({present, PortalImport::Fate::AlreadyThere});
    import.entries.push_back({fresh, PortalImport::Fate::New});
    return import;
}

} // namespace

class PortalImportControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newOnesAreChosenAndAuthoritiesAreNotTrusted()
    {
        PortalScene scene;
        const Portal present = scene.add(u"acme"_s);
        PortalImportController import(scene.portals, offer(present));
        const auto rows = import.rows();
        QVERIFY(rows[0].alreadyThere && !rows[0].chosen);
        QVERIFY(!rows[1].alreadyThere && rows[1].chosen && !rows[1].trusted);
        QCOMPARE(rows[1].authorities.size(), 1);
        QCOMPARE(import.chosenCount(), 1);
        QVERIFY(import.take());
        QCOMPARE(scene.store.portals().size(), 2U);
        QCOMPARE(scene.store.portals()[1].name, u"fresh"_s);
        QVERIFY(scene.store.portals()[1].authorities.isEmpty());
    }

    void authoritiesComeAlongOnlyWhenTheOperatorTrustsThem()
    {
        PortalScene scene;
        PortalImportController import(scene.portals, offer(scene.add(u"acme"_s)));
        import.trust(1, true);
        const QSignalSpy taken(&import, &PortalImportController::taken);
        QVERIFY(import.take());
        QCOMPARE(taken.count(), 1);
        QCOMPARE(scene.store.portals()[1].authorities, PrivateAuthority::certificate().toPem());
    }

    void onesThatAreThereCannotBeChosen()
    {
        PortalScene scene;
        const Portal present = scene.add(u"acme"_s);
        PortalImportController import(scene.portals, offer(present));
        import.choose(0, true);
        import.trust(0, true);
        QVERIFY(!import.rows()[0].chosen && !import.rows()[0].trusted);
        import.choose(1, false);
        QCOMPARE(import.chosenCount(), 0);
        const QSignalSpy taken(&import, &PortalImportController::taken);
        QVERIFY(import.take());
        QCOMPARE(taken.count(), 0);
        QCOMPARE(scene.store.portals(), std::vector{present});
    }

    void trustGoesWithTheChoice()
    {
        PortalScene scene;
        PortalImportController import(scene.portals, offer(scene.add(u"acme"_s)));
        import.trust(1, true);
        import.choose(1, false);
        import.choose(1, true);
        QVERIFY(!import.rows()[1].trusted);
    }

    void anImportedPortalIsSignedOut()
    {
        PortalScene scene;
        PortalImportController import(scene.portals, offer(scene.add(u"acme"_s)));
        QVERIFY(import.take());
        PortalSession *session = scene.portals.session(scene.store.portals()[1].id);
        QVERIFY(session);
        const QSignalSpy signedOut(session, &PortalSession::signedOut);
        scene.portals.open({scene.store.portals()[1].id, ConnectorId()});
        QTRY_VERIFY(session->isSignedOut());
        QTRY_VERIFY(scene.portals.current()->facts().trouble);
        QCOMPARE(scene.portals.current()->facts().trouble->kind, RestError::Kind::SignInAgain);
    }
};

QTEST_GUILESS_MAIN(PortalImportControllerTest)
#include "tst_portalimportcontroller.moc"
