// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/addportalcontroller.h"

#include "gui/addportalscene.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/privateauthority.h"
#include "support/testbrowser.h"

#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

using Page = AddPortalController::Page;
using Choice = AddPortalController::Choice;

namespace {

/// The controller on a scripted portal.
struct Scripted
{
    explicit Scripted(bool persistent = true)
        : scene(persistent)
        , controller(scene.portals, scene.services(), scene.servers, scene.browser())
    {
        fields.address = u"https://acme.bitrix24.com/crm/deal/"_s;
        fields.clientId = u"local.1"_s;
        fields.clientSecret = u"secret-client"_s;
        fields.authorisationServer = defaultTokenAddress().toString();
        fields.returnPort = AddPortalScene::freePort();
    }
    void toSignIn()
    {
        controller.next(fields);
        controller.next(fields);
    }
    void comeBack(const QString &server = u"oauth.bitrix.info"_s)
    {
        controller.signIn().start(OAuthFlow::Way::Paste);
        QTRY_VERIFY(!scene.opened.isEmpty());
        const auto problem = controller.signIn().paste(AddPortalScene::returnOf(scene.opened.last(), server));
        QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
    }
    [[nodiscard]] QString entry()
    {
        return awaited(scene.keychain.read(controller.portal().id.toString()))
            .value_or(SecretResult<QString>(QString()))
            .value_or(QString());
    }
    AddPortalScene scene;
    AddPortalController controller;
    AddPortalController::Fields fields;
};

/// Over real sockets: the simulated portal's authorise page, a browser, and the listener on this computer.
struct Real
{
    explicit Real(const portalsim::Simulator::Options &options = {})
        : sim(options)
        , controller(scene.portals, PortalServices{scene.keychain, clock}, scene.servers, browser.opener())
    {
        const auto tokens = sim.simulator().tokens();
        fields.address = sim.simulator().baseUrl().toString();
        fields.clientId = tokens.clientId;
        fields.clientSecret = tokens.clientSecret;
        fields.authorisationServer = sim.simulator().authorisationUrl().toString();
        fields.returnPort = AddPortalScene::freePort();
        sim.simulator().portal().setHandlerPath(QUrl(BrowserSignIn::handlerPathOf(fields.returnPort)));
    }
    void toSignIn()
    {
        controller.next(fields);
        controller.next(fields);
        QCOMPARE(int(controller.page()), int(Page::SignIn));
    }
    [[nodiscard]] bool hasEnded()
    {
        return controller.signIn().trouble() || controller.trouble() || controller.choice() == Choice::Finish;
    }
    [[nodiscard]] QString trouble()
    {
        const auto text = controller.signIn().trouble() ? controller.signIn().trouble() : controller.trouble();
        return text.value_or(ErrorText()).details();
    }
    portalsim::SimulatorThread sim;
    AddPortalScene scene;
    TestBrowser browser;
    SystemClock clock;
    AddPortalController controller;
    AddPortalController::Fields fields;
};

} // namespace

class TestAddPortalController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnOnlyWithWhatIsRight()
    {
        Scripted it;
        auto fields = it.fields;
        fields.address = u"https://acme.bitrix24.com/rest/7/abcdefgh12345678/"_s;
        it.controller.next(fields);
        QCOMPARE(int(it.controller.page()), int(Page::Portal));
        QVERIFY(it.controller.problems(Page::Portal, fields).contains(AddPortalFlow::Field::Address));
        it.controller.next(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        fields = it.fields;
        fields.clientSecret.clear();
        it.controller.next(fields);
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        QCOMPARE(it.controller.problems(Page::Application, fields).size(), 1u);
        it.controller.next(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::SignIn));
        it.controller.back();
        it.controller.back();
        QCOMPARE(int(it.controller.page()), int(Page::Portal));
        QVERIFY(!it.controller.canGoBack());
    }

    void anApplicationThatIsThereIsSaidAtItsId()
    {
        Scripted it;
        Portal there;
        there.restBase = *restAddress(it.fields.address);
        there.clientId = it.fields.clientId;
        QVERIFY(it.scene.portals.save(there));
        it.controller.next(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        it.controller.next(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        QVERIFY(it.controller.problems(Page::Application, it.fields).contains(AddPortalFlow::Field::ClientId));
    }

    void signsInChecksAndAdds()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        const QSignalSpy added(&it.controller, &AddPortalController::added);
        it.toSignIn();
        it.comeBack();
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(int(it.controller.page()), int(Page::Check));
        QCOMPARE(int(it.controller.choice()), int(Choice::Finish));
        const Portal &stored = it.scene.portals.portals().front();
        QCOMPARE(stored.memberId, u"m1"_s);
        QCOMPARE(stored.returnPort, it.fields.returnPort);
        const auto secrets = PortalSecrets::fromJson(it.entry());
        QVERIFY(secrets);
        QCOMPARE(secrets->clientSecret, u"secret-client"_s);
        QCOMPARE(secrets->refreshToken, u"secret-refresh"_s);
    }

    void anotherPortalIsAddedOnlyWhenTheOperatorSaysSo()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens("acme-test.bitrix24.com"));
        it.scene.answer(AddPortalScene::goodCheck());
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.otherPortal());
        QCOMPARE(it.controller.otherPortal()->typed, u"acme.bitrix24.com"_s);
        QCOMPARE(it.controller.otherPortal()->answered, u"acme-test.bitrix24.com"_s);
        QCOMPARE(int(it.controller.page()), int(Page::SignIn));
        QVERIFY(it.scene.portals.portals().empty());
        QVERIFY(it.scene.portals.unfinished().empty());
        it.controller.addOther();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QCOMPARE(it.scene.portals.portals().front().host(), u"acme-test.bitrix24.com"_s);
    }

    void anotherPortalThatIsNotWantedLeavesNothing()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens("acme-test.bitrix24.com"));
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.otherPortal());
        it.controller.back();
        QVERIFY(!it.controller.otherPortal());
        it.controller.addOther();
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        QVERIFY(it.scene.portals.portals().empty());
    }

    void anUnfamiliarServerGetsTheSecretOnlyWhenItIsAllowed()
    {
        Scripted it;
        it.toSignIn();
        it.comeBack(u"auth.acme.example"_s);
        QTRY_VERIFY(it.controller.signIn().trouble());
        QCOMPARE(int(it.controller.signIn().remedy()), int(BrowserSignIn::Remedy::AllowServer));
        QVERIFY(it.controller.signIn().trouble()->text.contains(u"auth.acme.example"_s));
        QVERIFY(it.scene.servers.allowed().isEmpty());
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        it.controller.signIn().allowServer();
        QVERIFY(it.scene.servers.allowed().isEmpty()); // not before the portal is added
        QTRY_COMPARE(it.scene.opened.size(), 2);
        QVERIFY(
            !it.controller.signIn().paste(AddPortalScene::returnOf(it.scene.opened.last(), u"auth.acme.example"_s)));
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QCOMPARE(it.scene.servers.allowed(), QStringList{u"auth.acme.example"_s});
    }

    void aStrangersServerIsNotGoneOnWithBeforeItIsAgreedTo()
    {
        Scripted it;
        it.controller.next(it.fields);
        it.controller.importTokens(it.fields);
        auto imported = it.fields;
        imported.authorisationServer = u"https://stranger.example/oauth/token/"_s;
        imported.accessToken = u"secret-access"_s;
        it.controller.next(imported);
        QCOMPARE(int(it.controller.page()), int(Page::Tokens));
        it.controller.back();
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        it.controller.next(imported);
        QCOMPARE(int(it.controller.page()), int(Page::Application)); // nor on the way round
        it.controller.next(imported, u"other.example"_s);
        QCOMPARE(int(it.controller.page()), int(Page::Application));
        it.controller.next(imported, u"stranger.example"_s);
        QCOMPARE(int(it.controller.page()), int(Page::SignIn));
        it.controller.cancel();
        QVERIFY(it.scene.servers.allowed().isEmpty());
    }

    void theQuestionAboutAnotherPortalGoesWithANewSignIn()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens("acme-test.bitrix24.com"));
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.otherPortal());
        it.controller.signIn().start(OAuthFlow::Way::Paste);
        QVERIFY(!it.controller.otherPortal());
        it.controller.addOther(); // nothing is asked any more
        QCOMPARE(int(it.controller.page()), int(Page::SignIn));
        QTRY_COMPARE(it.scene.opened.size(), 2);
        it.scene.answer(R"({"error":"invalid_grant"})", 400);
        it.controller.back();
        QVERIFY(!it.controller.otherPortal());
    }

    void aTakenPortCanBeChangedAndIsRemembered()
    {
        Scripted it;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        it.fields.returnPort = taken.serverPort();
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_VERIFY(it.controller.signIn().trouble());
        QCOMPARE(int(it.controller.signIn().remedy()), int(BrowserSignIn::Remedy::ChangePort));
        QVERIFY(it.scene.opened.isEmpty());
        const quint16 free = AddPortalScene::freePort();
        it.controller.signIn().setPort(free);
        QVERIFY(!it.controller.signIn().trouble());
        QCOMPARE(it.controller.signIn().handlerPath(), u"http://127.0.0.1:%1/"_s.arg(free));
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        it.comeBack();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QCOMPARE(it.scene.portals.portals().front().returnPort, free);
    }

    void ticksWhileItWaitsAndStopsThen()
    {
        Scripted it;
        it.toSignIn();
        const QSignalSpy ticked(&it.controller.signIn(), &BrowserSignIn::ticked);
        it.controller.signIn().start(OAuthFlow::Way::Paste);
        QTRY_VERIFY(!it.scene.opened.isEmpty());
        it.scene.clock.advance(Milliseconds(3000));
        QCOMPARE(ticked.count(), 3);
        QCOMPARE(it.controller.signIn().codeRemaining(), Milliseconds(27'000));
        it.scene.clock.advance(OAuthFlow::timeLimit);
        QTRY_VERIFY(it.controller.signIn().trouble());
        const auto before = ticked.count();
        it.scene.clock.advance(Milliseconds(5000));
        QCOMPARE(ticked.count(), before);
    }

    void aPasteBeforeThePageIsOpenIsNotTaken()
    {
        Scripted it;
        it.toSignIn();
        QVERIFY(it.controller.signIn().paste(u"http://127.0.0.1/?code=c&state=s"_s));
    }

    void aRefusingKeychainIsAskedAgainOrLeftOut()
    {
        Scripted it;
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Locked, {}};
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        it.toSignIn();
        it.comeBack();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::KeepWhere));
        QVERIFY(it.controller.trouble());
        it.controller.keepForThisRun();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QVERIFY(!it.controller.trouble());
        QCOMPARE(int(it.controller.steps().back().mark), int(ConnectionStep::Mark::Remark));
    }

    void aRefusedCertificateIsShownAndAnAuthorityChecksAgain()
    {
        Scripted it;
        it.scene.facts.chain = {PrivateAuthority::certificate()};
        it.scene.facts.refusals = {u"not trusted"_s};
        it.scene.answer(AddPortalScene::tokens());
        it.scene.refuse(RestError::Kind::TlsRefused);
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.trouble());
        QVERIFY(it.controller.refusedCertificate().contains(u"SHA-256"_s));
        QVERIFY(it.scene.portals.portals().empty());
        it.scene.answer(AddPortalScene::goodCheck());
        const QByteArray authority = PrivateAuthority::certificate().toPem();
        it.controller.setAuthorities(authority);
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QCOMPARE(it.scene.portals.portals().front().authorities, authority);
    }

    void aConnectorIsAddedByHandOnce()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        it.toSignIn();
        it.comeBack();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QVERIFY(it.controller.canAddConnector());
        QVERIFY(!it.controller.addConnector(u"  "_s));
        QVERIFY(!it.controller.addConnector(u"erp"_s)); // found already
        QVERIFY(it.controller.addConnector(u" warehouse "_s));
        QVERIFY(!it.controller.addConnector(u"warehouse"_s));
        QCOMPARE(it.scene.portals.portals().front().ownConnectors, std::vector{*ConnectorId::from(u"warehouse"_s)});
    }

    void aFailedCheckLeadsBackAndLeavesNothing()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(R"({"error":"ACCESS_DENIED","error_description":"No admin"})", 403);
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.trouble());
        QTRY_VERIFY(it.entry().isEmpty());
        it.controller.back();
        QCOMPARE(int(it.controller.page()), int(Page::SignIn));
        QVERIFY(!it.controller.trouble());
        QCOMPARE(int(it.controller.signIn().state()), int(OAuthFlow::State::Idle));
    }

    void whatMayPassIsCheckedAgainWithTheSameTokens()
    {
        Scripted it;
        it.scene.answer(AddPortalScene::tokens());
        it.scene.refuse(RestError::Kind::Offline);
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.controller.canCheckAgain());
        QVERIFY(it.controller.isPassing());
        it.scene.answer(AddPortalScene::goodCheck());
        it.controller.checkAgain();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QCOMPARE(it.scene.opened.size(), 1);
    }

    void aProxyThatWantsALoginIsNamed()
    {
        Scripted it;
        it.scene.logins.emplace(it.scene.keychain);
        AddPortalController controller(it.scene.portals, it.scene.services(), it.scene.servers, it.scene.browser());
        controller.next(it.fields);
        controller.importTokens(it.fields);
        it.fields.accessToken = u"secret-access"_s;
        it.scene.refuse(RestError::Kind::ProxyNeedsSignIn, u"proxy.example:3128"_s);
        controller.next(it.fields);
        QTRY_VERIFY(controller.trouble());
        QCOMPARE(controller.proxyToSignIn(), u"proxy.example:3128"_s);
        it.scene.answer(AddPortalScene::goodCheck());
        controller.checkAgain();
        QTRY_COMPARE(int(controller.choice()), int(Choice::Finish));
        QVERIFY(controller.proxyToSignIn().isEmpty());
    }

    void importedTokensNeedNoBrowser()
    {
        Scripted it;
        it.controller.next(it.fields);
        it.controller.importTokens(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::Tokens));
        it.controller.next(it.fields);
        QCOMPARE(int(it.controller.page()), int(Page::Tokens)); // no token yet
        it.fields.accessToken = u"secret-access"_s;
        it.scene.answer(AddPortalScene::goodCheck());
        it.controller.next(it.fields);
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::Finish));
        QVERIFY(it.scene.opened.isEmpty());
    }

    void theWholeWayThroughABrowser()
    {
        Real it;
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_VERIFY(it.hasEnded());
        QVERIFY2(it.controller.choice() == Choice::Finish, qPrintable(it.trouble()));
        QTRY_COMPARE(it.browser.pages().size(), 1);
        QCOMPARE(it.browser.lastPage().status, 200);
        QVERIFY(it.browser.lastPage().isReturn);
        QCOMPARE(it.scene.portals.portals().size(), 1u);
    }

    void aPrivateAuthorityIsTrustedForThisPortalOnceItIsAdded()
    {
        Real it(PrivateAuthority::serverOptions());
        it.browser.trust({PrivateAuthority::certificate()});
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_VERIFY(it.controller.signIn().trouble());
        QCOMPARE(int(it.controller.signIn().remedy()), int(BrowserSignIn::Remedy::AddAuthority));
        QVERIFY(!it.controller.signIn().tls().chain.isEmpty());
        QVERIFY(it.scene.portals.portals().empty());
        it.controller.signIn().setAuthorities(PrivateAuthority::certificate().toPem());
        it.controller.signIn().start();
        QTRY_VERIFY(it.hasEnded());
        QVERIFY2(it.controller.choice() == Choice::Finish, qPrintable(it.trouble()));
        QVERIFY(it.controller.steps()[1].detail.contains(u"TLS"_s));
        QCOMPARE(it.scene.portals.portals().front().authorities, PrivateAuthority::certificate().toPem());
    }

    void aStrangeReturnIsToldAndTheWaitGoesOn()
    {
        Real it;
        it.browser.onReturn.set = {{u"state"_s, u"another"_s}};
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_VERIFY(it.controller.signIn().metStrangeReturn());
        QVERIFY(it.controller.signIn().isWaiting());
        it.browser.onReturn.set.clear();
        it.controller.signIn().openAgain();
        QTRY_VERIFY(it.hasEnded());
        QVERIFY2(it.controller.choice() == Choice::Finish, qPrintable(it.trouble()));
    }

    void theBrowserIsNotToldSuccessWhenTheKeychainRefuses()
    {
        Real it;
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Refused, {}};
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_COMPARE(int(it.controller.choice()), int(Choice::KeepWhere));
        QTRY_COMPARE(it.browser.pages().size(), 1);
        QVERIFY(it.browser.lastPage().isReturn);
        const QString page = QString::fromUtf8(it.browser.lastPage().body);
        QVERIFY2(page.contains(u"Not stored yet"_s), qPrintable(page));
        QVERIFY(it.scene.portals.portals().empty());
    }

    void whoGivesUpStopsListening()
    {
        Real it;
        it.browser.starts = false;
        it.toSignIn();
        it.controller.signIn().start();
        QTRY_VERIFY(!it.browser.opened().isEmpty());
        it.controller.cancel();
        QTcpServer again;
        QTRY_VERIFY(again.isListening() || again.listen(QHostAddress::LocalHost, it.fields.returnPort));
    }
};

QTEST_MAIN(TestAddPortalController)
#include "tst_addportalcontroller.moc"
