// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/connectioncheckcontroller.h"

#include "gui/portalscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using State = ConnectionCheckController::State;

namespace {

RestError error(RestError::Kind kind, const QString &code = {}, const QString &text = {})
{
    RestError made;
    made.kind = kind;
    made.code = code;
    made.text = text;
    return made;
}

} // namespace

class ConnectionCheckControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHealthyPortalAnswersAndWhatIsNewIsStored()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.transport(portal.id).fake.script(PortalScene::healthy());
        ConnectionCheckController check(scene.portals, portal.id, u"GNOME Keyring"_s, true);
        check.start();
        QCOMPARE(check.state(), State::Running);
        QTRY_COMPARE(check.state(), State::Answered);
        QVERIFY(!check.trouble());
        QCOMPARE(scene.portals.find(portal.id)->connectors, std::vector{*ConnectorId::from(u"erp"_s)});
        for (const ConnectionStep &step : check.steps()) {
            if (step.kind == ConnectionStep::Kind::Administrator)
                QCOMPARE(step.mark, ConnectionStep::Mark::Good);
            if (step.kind == ConnectionStep::Kind::Stored)
                QVERIFY(step.detail.contains(u"GNOME Keyring"_s));
        }
    }

    void saysWhatStandsInTheWayAndWhatAButtonCanDo_data()
    {
        using Kind = RestError::Kind;
        QTest::addColumn<RestError>("failure");
        QTest::addColumn<Remedy>("remedy");
        QTest::newRow("offline") << error(Kind::Offline) << Remedy::TryAgain;
        QTest::newRow("closed portal") << error(Kind::PortalClosed) << Remedy::RemovePortal;
        QTest::newRow("blocked") << error(Kind::Blocked) << Remedy::None;
        QTest::newRow("https required") << error(Kind::HttpsRequired) << Remedy::None;
        QTest::newRow("plain http") << error(Kind::InsecureAddress) << Remedy::None;
        QTest::newRow("certificate") << error(Kind::TlsRefused, {}, u"self-signed"_s) << Remedy::ShowCertificate;
        QTest::newRow("proxy") << error(Kind::ProxyNeedsSignIn, {}, u"proxy:3128"_s) << Remedy::SignInToProxy;
    }
    void saysWhatStandsInTheWayAndWhatAButtonCanDo()
    {
        QFETCH(const RestError, failure);
        QFETCH(const Remedy, remedy);
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        for (int i = 0; i < 4; ++i)
            scene.transport(portal.id).fake.script(failure);
        ConnectionCheckController check(scene.portals, portal.id, {}, true);
        check.start();
        QTRY_COMPARE(check.state(), State::Failed);
        QVERIFY(check.trouble() && !check.trouble()->title.isEmpty());
        QCOMPARE(check.remedy(), remedy);
        QCOMPARE(check.proxy(), failure.kind == RestError::Kind::ProxyNeedsSignIn ? u"proxy:3128"_s : QString());
    }

    void aClosedKeychainIsToldByItsNameAndTriedAgain()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.secrets.readError = SecretError{SecretError::Kind::Locked, {}};
        ConnectionCheckController check(scene.portals, portal.id, u"GNOME Keyring"_s, true);
        check.start();
        QTRY_COMPARE(check.state(), State::Failed);
        QCOMPARE(check.remedy(), Remedy::TryAgain);
        QVERIFY2(check.trouble()->text.contains(u"GNOME Keyring"_s), qPrintable(check.trouble()->details()));
        scene.secrets.readError.reset();
        scene.transport(portal.id).fake.script(PortalScene::healthy());
        check.start();
        QTRY_COMPARE(check.state(), State::Answered);
    }

    void anEntryThatSomebodyDeletedNeedsASignInAndThenTheCheckGoesOn()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        const QString entry = scene.secrets.entries.take(portal.id.toString());
        ConnectionCheckController check(scene.portals, portal.id, {}, true);
        check.start();
        QTRY_COMPARE(check.state(), State::Failed);
        QCOMPARE(check.remedy(), Remedy::SignIn);
        scene.transport(portal.id).fake.script(PortalScene::healthy());
        const auto fresh = PortalSecrets::fromJson(entry);
        QVERIFY(fresh);
        const auto signedIn = scene.portals.session(portal.id)->tokens().signIn(*fresh);
        QTRY_COMPARE(check.state(), State::Answered);
    }

    void whoIsNoAdministratorSignsInAgain()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        HttpReply answer = PortalScene::healthy();
        answer.body.replace("\"ADMIN\":true", "\"ADMIN\":false");
        scene.transport(portal.id).fake.script(answer);
        ConnectionCheckController check(scene.portals, portal.id, {}, true);
        check.start();
        QTRY_COMPARE(check.state(), State::Failed);
        QCOMPARE(check.remedy(), Remedy::SignIn);
        QVERIFY(check.trouble());
        const auto steps = check.steps();
        QCOMPARE(steps[static_cast<size_t>(ConnectionStep::Kind::Administrator)].mark, ConnectionStep::Mark::Bad);
        QCOMPARE(steps[static_cast<size_t>(ConnectionStep::Kind::Reservations)].mark, ConnectionStep::Mark::Good);
    }

    void stopsAndStartsAgain()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        FakeTransport &fake = scene.transport(portal.id).fake;
        ConnectionCheckController check(scene.portals, portal.id, {}, true);
        check.start();
        QTRY_COMPARE(fake.open(), 1U);
        check.stop();
        QTRY_COMPARE(check.state(), State::Stopped);
        QVERIFY(!check.trouble());
        QTRY_VERIFY(!scene.portals.isChecking(portal.id));
        fake.script(PortalScene::healthy());
        check.start();
        QTRY_COMPARE(check.state(), State::Answered);
    }

    void startsWhileAnotherCheckIsStillBeingGivenUp()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        FakeTransport &fake = scene.transport(portal.id).fake;
        {
            ConnectionCheckController first(scene.portals, portal.id, {}, true);
            first.start();
            QTRY_COMPARE(fake.open(), 1U);
        }
        fake.script(PortalScene::healthy());
        ConnectionCheckController second(scene.portals, portal.id, {}, true);
        second.start();
        QTRY_COMPARE(second.state(), State::Answered);
    }

    void aPortalThatLeavesTheListMeanwhileEndsTheCheck()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        ConnectionCheckController check(scene.portals, portal.id, {}, true);
        check.start();
        QTRY_COMPARE(scene.transport(portal.id).fake.open(), 1U);
        scene.portals.remove(portal.id);
        QTRY_VERIFY(!scene.portals.find(portal.id));
        QTRY_COMPARE(check.state(), State::Gone);
        check.start();
        QCOMPARE(check.state(), State::Gone);
        QVERIFY(check.trouble());
        QCOMPARE(check.portalName(), u"acme"_s);
        QVERIFY(check.tls().chain.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ConnectionCheckControllerTest)
#include "tst_connectioncheckcontroller.moc"
