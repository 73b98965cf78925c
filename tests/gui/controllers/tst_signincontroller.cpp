// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/signincontroller.h"

#include "gui/queuescene.h"
#include "gui/views/signindialog.h"
#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/slowstore.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class TestSignInController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPasteAndSaysWhatIsWrongWithAnother()
    {
        const auto pasted =
            SignInController::pasted(u"{\"access_token\": \"a1\", \"refresh_token\": \"r1\"}"_s, {{}, {}, u"s"_s});
        QVERIFY(pasted);
        QCOMPARE(pasted->accessToken, u"a1"_s);
        QCOMPARE(pasted->refreshToken, u"r1"_s);
        QCOMPARE(pasted->clientSecret, u"s"_s);
        QVERIFY(!SignInController::pasted(u"{\"access_token\": "_s, {}));
        QVERIFY(!SignInController::pasted(u"hello"_s, {}).error().isEmpty());
    }

    void needsATokenWithoutSpaces()
    {
        QueueScene scene(1);
        const SignInController controller(*scene.portals.session(scene.portal().id), scene.secrets);
        QVERIFY(!controller.isComplete({}));
        QVERIFY(!controller.isComplete({u"a b"_s, {}, {}}));
        QVERIFY(!controller.isComplete({u"a"_s, {}, u"x\ny"_s}));
        QVERIFY(controller.isComplete({u"a"_s, {}, {}}));
        QVERIFY(controller.isComplete({{}, u"r"_s, {}}));
    }

    void bringsASignedOutQueueBackWithItsSelection()
    {
        QueueScene scene(10);
        QueueController &queue = scene.opened();
        queue.selection().set(QueueScene::ids({3}), true);
        const auto good = scene.simulator().tokens();
        PortalSession &session = *scene.portals.session(scene.portal().id);
        QVERIFY(awaited(session.tokens().signIn({.clientSecret = good.clientSecret,
                                                 .accessToken = u"dead"_s,
                                                 .refreshToken = u"dead-too"_s,
                                                 .accessExpiresAt = {}})));
        queue.refresh();
        QTRY_VERIFY(session.isSignedOut());

        SignInController controller(session, scene.secrets);
        const QSignalSpy done(&controller, &SignInController::done);
        controller.signIn({good.admin, good.refresh, {}});
        QTRY_COMPARE(done.count(), 1);
        QTRY_VERIFY(!queue.facts().trouble);
        QVERIFY(QueueScene::settles(queue));
        QCOMPARE(queue.selection().ids(), QueueScene::ids({3}));
        // The application's secret was left empty: it stays.
        const auto entry = awaited(scene.secrets.read(scene.portal().id.toString()));
        QVERIFY(entry && *entry);
        QCOMPARE(PortalSecrets::fromJson(**entry)->clientSecret, good.clientSecret);
    }

    void leavesAKeychainAloneThatCannotBeRead()
    {
        SlowStore secrets;
        ManualClock clock;
        Portal portal;
        portal.name = u"acme"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        const QString key = portal.id.toString();
        PortalSecrets before;
        before.accessToken = u"old"_s;
        before.clientSecret = u"of the application"_s;
        secrets.entries.insert(key, before.toJson());
        PortalServices services{secrets, clock};
        services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
        PortalSession session(portal, services);
        SignInController controller(session, secrets);
        const QSignalSpy done(&controller, &SignInController::done);
        const QSignalSpy failed(&controller, &SignInController::failed);

        using Kind = SecretError::Kind;
        for (const Kind kind : {Kind::Locked, Kind::Missing, Kind::Refused, Kind::TimedOut}) {
            secrets.readError = SecretError{kind, {}};
            const auto told = failed.count();
            controller.signIn({u"new"_s, u"newer"_s, {}});
            QTRY_COMPARE(failed.count(), told + 1);
            QVERIFY(!failed.last().first().toString().isEmpty());
            QVERIFY(!controller.isBusy());
            QCOMPARE(secrets.entries.value(key), before.toJson());
        }
        QCOMPARE(done.count(), 0);
        QCOMPARE(secrets.writes, 0);

        secrets.readError.reset(); // unlocked
        controller.signIn({u"new"_s, u"newer"_s, {}});
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(PortalSecrets::fromJson(secrets.entries.value(key))->clientSecret, before.clientSecret);

        secrets.entries.clear(); // an entry that is not there has nothing to lose
        controller.signIn({u"new"_s, u"newer"_s, {}});
        QTRY_COMPARE(done.count(), 2);
    }

    void hidesAndWipesWhatIsTyped()
    {
        QueueScene scene(1);
        SignInDialog dialog(
            std::make_unique<SignInController>(*scene.portals.session(scene.portal().id), scene.secrets));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        auto *token = dialog.findChild<QLineEdit *>(u"accessToken"_s);
        QTest::keyClicks(token, u"secret"_s);
        QVERIFY(!token->displayText().contains(u"secret"_s));
        QVERIFY(dialog.findChild<QPushButton *>(u"signInButton"_s)->isEnabled());
        dialog.reject();
        QVERIFY(token->text().isEmpty());
    }
};

QTEST_MAIN(TestSignInController)
#include "tst_signincontroller.moc"
