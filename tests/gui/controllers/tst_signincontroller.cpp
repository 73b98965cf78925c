// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/signincontroller.h"

#include "gui/addportalscene.h"
#include "gui/queuescene.h"
#include "gui/views/notice.h"
#include "gui/views/signindialog.h"
#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/slowstore.h"
#include "support/testbrowser.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// The controller for a stored portal, on a scripted network.
struct Again
{
    explicit Again(const QString &memberId = QStringLiteral("m1"),
                   const QString &secret = QStringLiteral("secret-client"))
    {
        portal.name = u"acme"_s;
        portal.restBase = QUrl(u"https://acme.bitrix24.com/rest/"_s);
        portal.authorisationServer = defaultTokenAddress();
        portal.clientId = u"local.1"_s;
        portal.memberId = memberId;
        portal.returnPort = AddPortalScene::freePort();
        PortalSecrets before;
        before.accessToken = u"old"_s;
        before.clientSecret = secret;
        (void)awaited(scene.keychain.write(portal.id.toString(), before.toJson()));
        session = std::make_unique<PortalSession>(portal, scene.services());
        controller = std::make_unique<SignInController>(*session, scene.services(), scene.servers, scene.browser());
    }
    void comeBack() const
    {
        controller->browser().start(OAuthFlow::Way::Paste);
        QTRY_VERIFY(!scene.opened.isEmpty());
        QVERIFY(!controller->browser().paste(AddPortalScene::returnOf(scene.opened.last())));
    }
    [[nodiscard]] std::optional<PortalSecrets> stored()
    {
        const auto entry = awaited(scene.keychain.read(portal.id.toString()));
        return entry && *entry ? PortalSecrets::fromJson(**entry) : std::nullopt;
    }
    AddPortalScene scene;
    Portal portal;
    std::unique_ptr<PortalSession> session;
    std::unique_ptr<SignInController> controller;
};

} // namespace

class TestSignInController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsATokenWithoutSpaces()
    {
        QueueScene scene(1);
        TokenServers servers;
        const SignInController controller(*scene.portals.session(scene.portal().id), {scene.secrets, scene.clock},
                                          servers, {});
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

        TokenServers servers;
        SignInController controller(session, {scene.secrets, scene.clock}, servers, {});
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
        portal.clientId = u"local.1"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        const QString key = portal.id.toString();
        PortalSecrets before;
        before.accessToken = u"old"_s;
        before.clientSecret = u"of the application"_s;
        secrets.entries.insert(key, before.toJson());
        PortalServices services{secrets, clock};
        services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
        PortalSession session(portal, services);
        TokenServers servers;
        SignInController controller(session, services, servers, {});
        const QSignalSpy done(&controller, &SignInController::done);

        using Kind = SecretError::Kind;
        for (const Kind kind : {Kind::Locked, Kind::Missing, Kind::Refused, Kind::TimedOut}) {
            secrets.readError = SecretError{kind, {}};
            controller.signIn({u"new"_s, u"newer"_s, {}});
            QTRY_VERIFY(controller.trouble() && !controller.isBusy());
            QVERIFY(!controller.trouble()->details().isEmpty());
            QVERIFY(!controller.isNotStored());
            QCOMPARE(secrets.entries.value(key), before.toJson());
        }
        QCOMPARE(done.count(), 0);
        QCOMPARE(secrets.writes, 0);

        secrets.readError.reset(); // unlocked
        controller.signIn({u"new"_s, u"newer"_s, {}});
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(PortalSecrets::fromJson(secrets.entries.value(key))->clientSecret, before.clientSecret);

        secrets.entries.clear(); // an entry that is not there has nothing to lose
        controller.signIn({u"new"_s, {}, {}});
        QTRY_COMPARE(done.count(), 2);
    }

    void theBrowsersTokensAreInTheKeychainBeforeItIsDone()
    {
        Again it;
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.comeBack();
        QTRY_COMPARE(done.count(), 1);
        const auto stored = it.stored();
        QVERIFY(stored);
        QCOMPARE(stored->accessToken, u"secret-access"_s);
        QCOMPARE(stored->refreshToken, u"secret-refresh"_s);
        QCOMPARE(stored->clientSecret, u"secret-client"_s);
    }

    void anotherPortalsAnswerIsRefused_data()
    {
        QTest::addColumn<QString>("memberId");
        QTest::newRow("known by its member id") << u"m-other"_s;
        QTest::newRow("known by its address alone") << QString();
    }
    void anotherPortalsAnswerIsRefused()
    {
        QFETCH(QString, memberId);
        Again it(memberId);
        it.scene.answer(AddPortalScene::tokens("other.bitrix24.com"));
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.comeBack();
        QTRY_VERIFY(it.controller->trouble() || it.controller->browser().trouble());
        QCOMPARE(done.count(), 0);
        QCOMPARE(it.stored()->accessToken, u"old"_s);
    }

    void theSecretIsAskedForOnlyWhenTheKeychainHasNone()
    {
        Again it(u"m1"_s, {});
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Needed));
        it.controller->setClientSecret(u"two words"_s);
        QCOMPARE(int(it.controller->secret()), int(SignInController::Secret::Needed));
        it.controller->setClientSecret(u"typed"_s);
        QCOMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.comeBack();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(it.stored()->clientSecret, u"typed"_s);
    }

    void tokensThatTheKeychainRefusesAreNotLost()
    {
        Again it;
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Refused, {}};
        it.comeBack();
        QTRY_VERIFY(it.controller->isNotStored());
        QVERIFY(it.controller->trouble());
        it.controller->storeAgain();
        QTRY_VERIFY(it.controller->isNotStored());
        it.scene.keychain.refusal.reset();
        it.controller->storeAgain();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(it.stored()->refreshToken, u"secret-refresh"_s);
    }

    void tokensForThisRunOnlyAreInUse()
    {
        Again it;
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Refused, {}};
        it.comeBack();
        QTRY_VERIFY(it.controller->isNotStored());
        it.controller->keepForThisRun();
        QCOMPARE(done.count(), 1);
        const auto token = awaited(it.session->tokens().token());
        QVERIFY(token && *token);
        QCOMPARE(**token, u"secret-access"_s);
    }

    void aChangedPortIsToBeStored()
    {
        Again it;
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy changed(it.controller.get(), &SignInController::profileChanged);
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        it.controller->browser().setPort(40000);
        it.comeBack();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<Portal>().returnPort, quint16(40000));
    }

    /// Over real sockets; the browser is told success only when the tokens are stored.
    void theBrowserIsToldWhatBecameOfItsReturn()
    {
        QueueScene scene(1);
        const auto tokens = scene.simulator().tokens();
        PortalSession &session = *scene.portals.session(scene.portal().id);
        Portal portal = session.portal();
        portal.clientId = tokens.clientId;
        portal.returnPort = AddPortalScene::freePort();
        session.setPortal(portal);
        QVERIFY(awaited(session.tokens().signIn({.clientSecret = tokens.clientSecret,
                                                 .accessToken = u"dead"_s,
                                                 .refreshToken = u"dead-too"_s,
                                                 .accessExpiresAt = {}})));
        scene.simulator().portal().setHandlerPath(QUrl(BrowserSignIn::handlerPathOf(portal.returnPort)));
        TestBrowser browser;
        TokenServers servers;
        SystemClock clock;
        SignInController controller(session, {scene.secrets, clock}, servers, browser.opener());
        const QSignalSpy done(&controller, &SignInController::done);
        controller.begin();
        QTRY_COMPARE(int(controller.secret()), int(SignInController::Secret::Known));
        controller.browser().start();
        QTRY_VERIFY(done.count() == 1 || controller.trouble() || controller.browser().trouble());
        QCOMPARE(done.count(), 1);
        QTRY_COMPARE(browser.pages().size(), 1);
        QVERIFY(browser.lastPage().isReturn);
        QCOMPARE(browser.lastPage().status, 200);
        QVERIFY(!session.isSignedOut());
    }

    void aKeychainThatDoesNotOpenIsAskedAgain()
    {
        SlowStore secrets;
        ManualClock clock;
        secrets.readError = SecretError{SecretError::Kind::Locked, {}};
        Portal portal;
        portal.clientId = u"local.1"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        PortalSecrets before;
        before.clientSecret = u"of the application"_s;
        secrets.entries.insert(portal.id.toString(), before.toJson());
        PortalServices services{secrets, clock};
        services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
        PortalSession session(portal, services);
        TokenServers servers;
        SignInDialog dialog(std::make_unique<SignInController>(session, services, servers, OAuthFlow::OpenBrowser()));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        auto *again = dialog.findChild<QPushButton *>(u"readAgain"_s);
        QTRY_VERIFY(again->isVisible());
        QVERIFY(dialog.findChild<Notice *>(u"trouble"_s)->isVisible());
        QVERIFY(!dialog.findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
        secrets.readError.reset();
        again->click();
        QTRY_VERIFY(dialog.findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
        QVERIFY(!again->isVisible());
        QVERIFY(!dialog.findChild<Notice *>(u"trouble"_s)->isVisible());
        QVERIFY(!dialog.findChild<QLineEdit *>(u"neededSecret"_s)->isVisible());
    }

    void whatTheKeychainRefusesIsOfferedForThisRun()
    {
        Again it;
        it.scene.answer(AddPortalScene::tokens());
        SignInController &controller = *it.controller;
        SignInDialog dialog(std::move(it.controller));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QTRY_COMPARE(int(controller.secret()), int(SignInController::Secret::Known));
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Refused, {}};
        controller.browser().start(OAuthFlow::Way::Paste);
        QTRY_VERIFY(!it.scene.opened.isEmpty());
        QVERIFY(!controller.browser().paste(AddPortalScene::returnOf(it.scene.opened.last())));
        QTRY_VERIFY(dialog.findChild<QPushButton *>(u"runOnly"_s)->isVisible());
        QVERIFY(dialog.findChild<QPushButton *>(u"storeAgain"_s)->isVisible());
        dialog.findChild<QPushButton *>(u"runOnly"_s)->click();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void tokensOfAnotherPortalOrApplicationAreNotTaken()
    {
        Again it;
        ImportedTokens tokens;
        tokens.accessToken = u"a"_s;
        QVERIFY(it.controller->foreignImport(tokens).isEmpty()); // tells nothing
        tokens.clientId = u"local.1"_s;
        tokens.memberId = u"m1"_s;
        tokens.restAddress = u"https://moved.bitrix24.com/rest/"_s;
        QVERIFY(it.controller->foreignImport(tokens).isEmpty()); // the same portal at a new address
        tokens.clientId = u"local.2"_s;
        QVERIFY(it.controller->foreignImport(tokens).contains(u"local.2"_s));
        tokens.clientId.clear();
        tokens.memberId = u"m-other"_s;
        QVERIFY(it.controller->foreignImport(tokens).contains(u"moved.bitrix24.com"_s));
        tokens.memberId.clear();
        QVERIFY(!it.controller->foreignImport(tokens).isEmpty()); // another address, and nothing else to go by
        tokens.restAddress = u"https://acme.bitrix24.com/rest/"_s;
        QVERIFY(it.controller->foreignImport(tokens).isEmpty());
    }

    void aRefreshTokenNeedsIdAndSecret()
    {
        Again it(u"m1"_s, {});
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->signIn({u"a"_s, u"r"_s, {}});
        QTRY_VERIFY(it.controller->trouble());
        QVERIFY(!it.controller->isBusy());
        QCOMPARE(done.count(), 0);
        it.controller->signIn({u"a"_s, u"r"_s, u"secret"_s});
        QTRY_COMPARE(done.count(), 1);
    }

    void aSecretThatThePortalRefusesCanBeTypedAnew()
    {
        Again it;
        it.scene.answer(R"({"error":"invalid_client"})", 400);
        it.scene.answer(AddPortalScene::tokens());
        const QSignalSpy done(it.controller.get(), &SignInController::done);
        it.controller->begin();
        QTRY_COMPARE(int(it.controller->secret()), int(SignInController::Secret::Known));
        QVERIFY(!it.controller->isSecretDoubtful());
        it.comeBack();
        QTRY_VERIFY(it.controller->browser().trouble());
        QVERIFY(it.controller->isSecretDoubtful());
        it.controller->setClientSecret(u"renewed"_s);
        it.scene.opened.clear();
        it.comeBack();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(it.stored()->clientSecret, u"renewed"_s);
    }

    void aProfileWithoutAnApplicationIdGetsOne()
    {
        Again it;
        Portal portal = it.portal;
        portal.clientId.clear();
        PortalSession session(portal, it.scene.services());
        SignInController controller(session, it.scene.services(), it.scene.servers, it.scene.browser());
        const QSignalSpy changed(&controller, &SignInController::profileChanged);
        QVERIFY(controller.needsApplicationId());
        controller.begin();
        QTRY_COMPARE(int(controller.secret()), int(SignInController::Secret::Known));
        controller.setApplicationId(u"local.9"_s);
        it.scene.answer(AddPortalScene::tokens());
        controller.browser().start(OAuthFlow::Way::Paste);
        QTRY_VERIFY(!it.scene.opened.isEmpty());
        QVERIFY(it.scene.opened.last().toString().contains(u"client_id=local.9"_s));
        QVERIFY(!controller.browser().paste(AddPortalScene::returnOf(it.scene.opened.last())));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<Portal>().clientId, u"local.9"_s);
    }

    void aPortalThatWasRemovedMeanwhileIsSaidToBeGone()
    {
        Again it;
        SignInController &controller = *it.controller;
        SignInDialog dialog(std::move(it.controller));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QTRY_COMPARE(int(controller.secret()), int(SignInController::Secret::Known));
        it.session.reset();
        QVERIFY(controller.isGone());
        QVERIFY(dialog.findChild<Notice *>(u"trouble"_s)->text().contains(u"no longer in the list"_s));
        QVERIFY(!dialog.findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
        QVERIFY(!dialog.findChild<QPushButton *>(u"importTokens"_s)->isVisible());
        QCOMPARE(dialog.findChild<QPushButton *>(u"cancel"_s)->text(), u"Close"_s);
    }

    void whileTheKeychainTakesThemNothingElseCanBeDone()
    {
        SlowStore secrets;
        secrets.slow = true;
        ManualClock clock;
        Portal portal;
        portal.clientId = u"local.1"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        PortalServices services{secrets, clock};
        services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
        PortalSession session(portal, services);
        TokenServers servers;
        auto owned = std::make_unique<SignInController>(session, services, servers, OAuthFlow::OpenBrowser());
        SignInController &controller = *owned;
        SignInDialog dialog(std::move(owned));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        controller.signIn({u"a"_s, {}, u"secret"_s});
        QTRY_COMPARE(secrets.waitingWrites(), size_t(1));
        QVERIFY(controller.isBusy());
        QVERIFY(dialog.findChild<QWidget *>(u"waiting"_s)->isVisible());
        QVERIFY(!dialog.findChild<QPushButton *>(u"openBrowser"_s)->isVisible());
        QVERIFY(!dialog.findChild<QPushButton *>(u"importTokens"_s)->isEnabled());
        QCOMPARE(dialog.findChild<QPushButton *>(u"cancel"_s)->text(), u"Close"_s);
        controller.setClientSecret(u"other"_s); // changes nothing now
        secrets.answerWrite();
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void withoutAKeychainThisRunOnlyHasToBeAccepted()
    {
        Again it;
        it.scene.keychain.persistent = false;
        SignInDialog dialog(std::move(it.controller));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        auto *open = dialog.findChild<QPushButton *>(u"openBrowser"_s);
        auto *consent = dialog.findChild<QCheckBox *>(u"runOnlyConsent"_s);
        QTRY_VERIFY(consent->isVisible());
        QVERIFY(!open->isEnabled());
        consent->setChecked(true);
        QTRY_VERIFY(open->isEnabled());
    }

    void hidesAndWipesWhatIsTyped()
    {
        Again it(u"m1"_s, {});
        SignInDialog dialog(std::move(it.controller));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        auto *needed = dialog.findChild<QLineEdit *>(u"neededSecret"_s);
        QTRY_VERIFY(needed->isVisible());
        QVERIFY(!dialog.findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
        QTest::keyClicks(needed, u"secret"_s);
        QVERIFY(!needed->displayText().contains(u"secret"_s));
        QVERIFY(dialog.findChild<QPushButton *>(u"openBrowser"_s)->isEnabled());
        dialog.findChild<QPushButton *>(u"importTokens"_s)->click();
        auto *token = dialog.findChild<QLineEdit *>(u"accessToken"_s);
        QTest::keyClicks(token, u"secret"_s);
        QVERIFY(!token->displayText().contains(u"secret"_s));
        QVERIFY(dialog.findChild<QPushButton *>(u"check"_s)->isEnabled());
        dialog.reject();
        QVERIFY(token->text().isEmpty());
        QVERIFY(needed->text().isEmpty());
    }
};

QTEST_MAIN(TestSignInController)
#include "tst_signincontroller.moc"
