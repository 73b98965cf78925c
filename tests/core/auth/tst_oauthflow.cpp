// SPDX-License-Identifier: Apache-2.0
// OAuthFlow over real sockets against the simulated portal, with a browser that does what a test wants.
#include "core/auth/oauthflow.h"

#include "core/auth/oauthtexts.h"
#include "core/rest/networktransport.h"
#include "portalsim/simulator.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/testbrowser.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;
using State = OAuthFlow::State;
using Kind = OAuthFlow::Problem::Kind;

namespace {

struct Bench
{
    Bench()
    {
        request = {.restBase = sim->baseUrl(),
                   .clientId = sim->tokens().clientId,
                   .clientSecret = sim->tokens().clientSecret,
                   .memberId = {},
                   .authorisationServer = sim->authorisationUrl(),
                   .port = 0};
    }
    /// As the operator has entered it in the portal.
    bool open(const QUrl &page)
    {
        const bool pasted = flow.request().way == OAuthFlow::Way::Paste;
        QUrl handler(u"http://127.0.0.1/"_s);
        handler.setPort(pasted ? 1 : flow.request().port);
        sim->portal().setHandlerPath(handler);
        return browser.open(page);
    }
    void start() { flow.start(request); }
    [[nodiscard]] bool ended() const { return flow.state() == State::Done || flow.state() == State::Failed; }
    [[nodiscard]] OAuthFlow::Tokens tokens() const { return finished.at(0).at(0).value<OAuthFlow::Tokens>(); }
    [[nodiscard]] Kind problem() const { return flow.problem() ? flow.problem()->kind : Kind::TimedOut; }
    [[nodiscard]] QByteArray lastPage() const { return browser.lastPage().body; }
    void waitForReturn()
    {
        browser.onReturn.delivery = TestBrowser::Return::Delivery::Held;
        start();
        QTRY_COMPARE(browser.returns().size(), 1);
    }
    [[nodiscard]] QString pasteable() const { return QString::fromLatin1(browser.returns().constLast().toEncoded()); }

    portalsim::SimulatorThread sim;
    ManualClock clock;
    NetworkTransport transport;
    TokenServers servers;
    TestBrowser browser;
    OAuthFlow flow{transport, servers, clock, [this](const QUrl &page) { return open(page); }};
    OAuthFlow::Request request;
    QSignalSpy states{&flow, &OAuthFlow::stateChanged};
    QSignalSpy finished{&flow, &OAuthFlow::finished};
    QSignalSpy failed{&flow, &OAuthFlow::failed};
    QSignalSpy strange{&flow, &OAuthFlow::strangeReturn};
};

/// A portal that is not on this computer, and a return as anybody could make it who has seen the page's address.
struct Elsewhere
{
    explicit Elsewhere(const QString &memberId = {})
    {
        request.restBase = QUrl(u"https://acme.example/rest/"_s);
        request.clientId = u"local.1"_s;
        request.clientSecret = u"shh"_s;
        request.memberId = memberId;
        request.authorisationServer = QUrl(u"https://oauth.bitrix.info/oauth/token/"_s);
        request.way = OAuthFlow::Way::Paste;
    }
    /// Until its end, or until the code is sent.
    void returnWith(const QString &more)
    {
        flow.start(request);
        const QString state = QUrlQuery(flow.page()).queryItemValue(u"state"_s);
        QVERIFY(!flow.paste(u"http://127.0.0.1:51742/?code=0123456789&state="_s + state + more));
        QTRY_VERIFY(flow.state() == State::Failed || !transport.sent().empty());
    }
    void answer(const QByteArray &member)
    {
        transport.answerNext(FakeTransport::json(R"({"access_token":"a","refresh_token":"r","expires_in":3600)" +
                                                 (member.isEmpty() ? "}"_ba : ",\"member_id\":\"" + member + "\"}")));
    }

    FakeTransport transport;
    ManualClock clock;
    TokenServers servers;
    OAuthFlow flow{transport, servers, clock, [](const QUrl &) { return true; }};
    OAuthFlow::Request request;
    QSignalSpy finished{&flow, &OAuthFlow::finished};
};

} // namespace

class OAuthFlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBrowserBringsTokens();
    void theSecretsAreInNoAddress();
    void thePageSaysSuccessOnlyWhenTheTokensAreHere();
    void aHeldBrowserIsToldWhatTheCallerSays();
    void aHeldBrowserIsNotKeptForEver();
    void aPastedAddressBringsTokens();
    void aPastedBareCodeBringsTokens();
    void pastingWorksWhileItListens();
    void aPasteThatIsNoneIsToldAndChangesNothing();
    void aReturnWithAnotherStateIsNotTaken_data();
    void aReturnWithAnotherStateIsNotTaken();
    void theRightReturnIsTakenAfterStrangeOnes();
    void aReturnIsTakenOnce();
    void lookingAtTheAddressIsNoStrangeReturn();
    void aReusedCodeIsToldApart();
    void aLateCodeIsToldApart();
    void anotherPortalIsRefusedBeforeTheSecretLeaves();
    void anotherPortalByItsTokensIsRefused();
    void theRightPortalIsTaken();
    void aTakenPortIsToldBeforeTheBrowserOpens();
    void aBrowserThatNeverComesBackEndsTheWait();
    void openingAgainBeginsTheTimeAnew();
    void cancellingEndsEachState_data();
    void cancellingEndsEachState();
    void aBrowserThatCannotBeOpenedLeavesThePageToCopy();
    void anUnfamiliarServerGetsNoSecretUntilItIsAllowed();
    void aKnownServerMustBeAllowedToo();
    void aServerOverPlainHttpGetsNothing_data();
    void aServerOverPlainHttpGetsNothing();
    void aRefusedExchangeSaysWhatToDo_data();
    void aRefusedExchangeSaysWhatToDo();
    void aLostAnswerMeansSignInAgain_data();
    void aLostAnswerMeansSignInAgain();
    void anUnreachableServerIsSaid();
    void aRefusalThatComesBackIsShown();
    void errorsHoldNoSecret();
    void aPortalElsewhereHasNoServerOnThisComputer_data();
    void aPortalElsewhereHasNoServerOnThisComputer();
    void aKnownServerOnThisComputerGetsNothingOfAPortalElsewhere();
    void aReturnThatDoesNotSayWhoseItIsGetsNoSecret();
    void onlyTheServerTellsWhoAPortalIs();
    void secretsAreForgottenAtTheEnd();
    void startingAnewForgetsTheOldState();
    void theFlowMayGoInsideItsSignals_data();
    void theFlowMayGoInsideItsSignals();
    void everyProblemHasAText();
};

void OAuthFlowTest::theBrowserBringsTokens()
{
    Bench bench;
    bench.start();
    QCOMPARE(bench.flow.state(), State::Waiting);
    QCOMPARE(bench.states.count(), 0); // nothing from inside
    QTRY_COMPARE(bench.finished.count(), 1);
    QCOMPARE(bench.flow.state(), State::Done);
    const auto tokens = bench.tokens();
    QCOMPARE(tokens.accessToken, bench.sim->tokens().admin);
    QCOMPARE(tokens.refreshToken, bench.sim->tokens().refresh);
    QCOMPARE(tokens.accessExpiresAt, bench.clock.now() + std::chrono::hours(1));
    QCOMPARE(tokens.authorisationServer, bench.sim->authorisationUrl());
    QCOMPARE(tokens.facts.memberId, bench.sim->portal().memberId());
    QCOMPARE(tokens.facts.clientEndpoint, bench.sim->baseUrl());
    QVERIFY(bench.flow.browserOpened());
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Signed in"));
    QCOMPARE(bench.browser.lastPage().header("Cache-Control"), "no-store"_ba);
    QList<State> seen;
    for (const auto &one : bench.states)
        seen += one.at(0).value<State>();
    QCOMPARE(seen, QList<State>({State::Waiting, State::Exchanging, State::Done}));
    QCOMPARE(bench.failed.count(), 0);
}

void OAuthFlowTest::theSecretsAreInNoAddress()
{
    Bench bench;
    bench.start();
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    const auto seen = bench.sim->requests();
    QVERIFY(seen.size() >= 2);
    bool exchanged = false;
    for (const auto &request : seen) {
        QVERIFY(!request.target.contains(bench.request.clientSecret.toLatin1()));
        if (request.method != "oauth.token"_L1)
            continue;
        exchanged = true;
        QCOMPARE(request.verb, u"POST"_s);
        QVERIFY(!request.target.contains('?'));
        QVERIFY(request.body.contains("client_secret=" + bench.request.clientSecret.toLatin1()));
    }
    QVERIFY(exchanged);
    QVERIFY(!bench.flow.page().toString().contains(bench.request.clientSecret));
    for (const auto &secret : {bench.request.clientSecret, bench.tokens().accessToken, bench.tokens().refreshToken})
        QVERIFY(!bench.lastPage().contains(secret.toLatin1()));
}

void OAuthFlowTest::thePageSaysSuccessOnlyWhenTheTokensAreHere()
{
    Bench bench;
    bench.sim->faults().next(u"oauth.token"_s, portalsim::Delay{200});
    bench.start();
    QTRY_COMPARE(bench.flow.state(), State::Exchanging);
    QVERIFY(bench.browser.pages().isEmpty());
    QTRY_COMPARE(bench.finished.count(), 1);
    QTRY_COMPARE(bench.browser.pages().size(), 1);

    Bench refused;
    refused.request.clientSecret = u"wrong"_s;
    refused.start();
    QTRY_COMPARE(refused.browser.pages().size(), 1);
    QVERIFY(refused.lastPage().contains("Not signed in"));
    QVERIFY(refused.lastPage().contains("application id"));
}

void OAuthFlowTest::aHeldBrowserIsToldWhatTheCallerSays()
{
    Bench bench;
    connect(&bench.flow, &OAuthFlow::finished, &bench.flow, [&] { bench.flow.holdBrowser(); });
    bench.start();
    QTRY_COMPARE(bench.finished.count(), 1);
    QVERIFY(bench.browser.pages().isEmpty());
    bench.flow.answerBrowser(returnPage(false, u"Not stored"_s, u"The keychain is locked."_s));
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Not stored"));
    QVERIFY(!bench.lastPage().contains("Signed in"));
}

void OAuthFlowTest::aHeldBrowserIsNotKeptForEver()
{
    Bench bench;
    bench.flow.holdBrowser();
    bench.start();
    QTRY_COMPARE(bench.finished.count(), 1);
    bench.clock.advance(OAuthFlow::browserPatience);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Look into Eventsweep"));
}

void OAuthFlowTest::aPastedAddressBringsTokens()
{
    Bench bench;
    bench.request.way = OAuthFlow::Way::Paste;
    bench.start();
    QTRY_COMPARE(bench.browser.pages().size(), 1); // nobody listens there
    QCOMPARE(bench.browser.lastPage().status, 0);
    QCOMPARE(bench.flow.state(), State::Waiting);
    QCOMPARE(bench.flow.codeRemaining(), OAuthFlow::codeLife);
    bench.clock.advance(std::chrono::seconds(10));
    QCOMPARE(bench.flow.codeRemaining(), Milliseconds(20'000));
    QVERIFY(!bench.flow.paste(u" "_s + bench.pasteable() + u"\n"_s));
    QCOMPARE(bench.finished.count(), 0);
    QVERIFY(bench.flow.paste(bench.pasteable())); // once
    QTRY_COMPARE(bench.finished.count(), 1);
    QCOMPARE(bench.tokens().accessToken, bench.sim->tokens().admin);
}

void OAuthFlowTest::aPastedBareCodeBringsTokens()
{
    Bench bench;
    bench.request.way = OAuthFlow::Way::Paste;
    bench.start();
    QTRY_COMPARE(bench.browser.returns().size(), 1);
    QVERIFY(!bench.flow.paste(QUrlQuery(bench.browser.returns().at(0)).queryItemValue(u"code"_s)));
    QTRY_COMPARE(bench.finished.count(), 1);
    QCOMPARE(bench.tokens().accessToken, bench.sim->tokens().admin);
    QCOMPARE(bench.tokens().authorisationServer, bench.request.authorisationServer);
}

void OAuthFlowTest::pastingWorksWhileItListens()
{
    Bench bench;
    bench.waitForReturn();
    QVERIFY(!bench.flow.paste(bench.pasteable()));
    QTRY_COMPARE(bench.finished.count(), 1);
    bench.browser.deliver();
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QCOMPARE(bench.browser.lastPage().status, 0); // the port is closed
}

void OAuthFlowTest::aPasteThatIsNoneIsToldAndChangesNothing()
{
    Bench bench;
    QVERIFY(bench.flow.paste(u"anything"_s)); // nothing runs
    bench.request.way = OAuthFlow::Way::Paste;
    bench.start();
    QTRY_COMPARE(bench.browser.returns().size(), 1);
    QUrl other = bench.browser.returns().at(0);
    QUrlQuery query(other);
    query.removeQueryItem(u"state"_s);
    other.setQuery(query);
    const QString withoutState = QString::fromLatin1(other.toEncoded());
    query.addQueryItem(u"state"_s, newState());
    other.setQuery(query);
    for (const auto &text : {u""_s, u"hello"_s, bench.flow.page().toString(), withoutState,
                             QString::fromLatin1(other.toEncoded()), u"http://127.0.0.1/?error=denied"_s}) {
        const auto problem = bench.flow.paste(text);
        QVERIFY2(problem && !problem->isEmpty(), qPrintable(text));
        QCOMPARE(bench.flow.state(), State::Waiting);
    }
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
    QVERIFY(!bench.flow.paste(bench.pasteable()));
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::aReturnWithAnotherStateIsNotTaken_data()
{
    QTest::addColumn<QString>("state"); // null: none
    QTest::newRow("another") << newState();
    QTest::newRow("empty") << u""_s;
    QTest::newRow("none") << QString();
    QTest::newRow("short") << u"a"_s;
}

void OAuthFlowTest::aReturnWithAnotherStateIsNotTaken()
{
    QFETCH(QString, state);
    Bench bench;
    if (state.isNull())
        bench.browser.onReturn.removed = {u"state"_s};
    else
        bench.browser.onReturn.set = {{u"state"_s, state}};
    bench.start();
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QCOMPARE(bench.browser.lastPage().status, 403);
    QVERIFY(bench.lastPage().contains("not the sign-in"));
    QCOMPARE(bench.strange.count(), 1);
    QCOMPARE(bench.flow.state(), State::Waiting);
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
}

void OAuthFlowTest::theRightReturnIsTakenAfterStrangeOnes()
{
    Bench bench;
    bench.browser.onReturn.set = {{u"state"_s, newState()}};
    bench.start();
    QTRY_COMPARE(bench.strange.count(), 1);
    bench.browser.onReturn.set = {{u"error"_s, u"access_denied"_s}, {u"state"_s, newState()}};
    bench.browser.deliver();
    QTRY_COMPARE(bench.browser.pages().size(), 2);
    QCOMPARE(bench.strange.count(), 1); // said once: any web page can send them
    QCOMPARE(bench.flow.state(), State::Waiting);
    bench.browser.onReturn.set.clear();
    bench.browser.deliver();
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::aReturnIsTakenOnce()
{
    Bench bench;
    bench.browser.onReturn.delivery = TestBrowser::Return::Delivery::Twice;
    bench.start();
    QTRY_COMPARE(bench.finished.count(), 1);
    QTRY_COMPARE(bench.browser.pages().size(), 2);
    QCOMPARE(bench.sim->tokenRequestCount(), 1);
    QCOMPARE(bench.strange.count(), 0);
}

void OAuthFlowTest::lookingAtTheAddressIsNoStrangeReturn()
{
    Bench bench;
    bench.waitForReturn();
    bench.browser.onReturn.change = [](QUrl &address) { address.setQuery(QString()); };
    bench.browser.deliver();
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QCOMPARE(bench.browser.lastPage().status, 403);
    QCOMPARE(bench.strange.count(), 0);
    QCOMPARE(bench.flow.state(), State::Waiting);
}

void OAuthFlowTest::aReusedCodeIsToldApart()
{
    Bench bench;
    bench.start();
    QTRY_COMPARE(bench.finished.count(), 1);
    const QString code = QUrlQuery(bench.browser.returns().at(0)).queryItemValue(u"code"_s);
    bench.browser.onReturn.set = {{u"code"_s, code}};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::CodeTooOld);
    QTRY_COMPARE(bench.browser.pages().size(), 2);
    QVERIFY(bench.lastPage().contains("too old or was used"));
    QCOMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::aLateCodeIsToldApart()
{
    Bench bench;
    qint64 now = 1'763'640'000'000;
    std::atomic<qint64> time = now;
    bench.sim->portal().setClock([&time] { return time.load(); });
    bench.waitForReturn();
    time += 31'000;
    bench.browser.deliver();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::CodeTooOld);
}

void OAuthFlowTest::anotherPortalIsRefusedBeforeTheSecretLeaves()
{
    Bench bench;
    bench.request.memberId = u"the-known-one"_s;
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::OtherPortal);
    QVERIFY(bench.flow.problem()->text.startsWith("127.0.0.1"_L1));
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Another portal answered"));
}

void OAuthFlowTest::anotherPortalByItsTokensIsRefused()
{
    Bench bench; // the return claims to be the right one, or says nothing
    bench.request.memberId = u"the-known-one"_s;
    bench.browser.onReturn.set = {{u"member_id"_s, u"the-known-one"_s}};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::OtherPortal);
    QCOMPARE(bench.finished.count(), 0);

    Bench silent;
    silent.request.memberId = u"the-known-one"_s;
    silent.browser.onReturn.removed = {u"member_id"_s};
    silent.start();
    QTRY_COMPARE(silent.failed.count(), 1);
    QCOMPARE(silent.problem(), Kind::Exchange); // what it does not say is not tried out
    QCOMPARE(silent.sim->tokenRequestCount(), 0);

    Bench mixed; // a new portal, but return and tokens are of two
    mixed.browser.onReturn.set = {{u"member_id"_s, u"another"_s}};
    mixed.start();
    QTRY_COMPARE(mixed.failed.count(), 1);
    QCOMPARE(mixed.problem(), Kind::OtherPortal);
}

void OAuthFlowTest::theRightPortalIsTaken()
{
    Bench bench;
    bench.request.memberId = bench.sim->portal().memberId();
    bench.start();
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::aTakenPortIsToldBeforeTheBrowserOpens()
{
    Bench bench;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    bench.request.port = other.serverPort();
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::PortTaken);
    QCOMPARE(bench.flow.problem()->port, other.serverPort());
    QVERIFY(bench.browser.opened().isEmpty());
    // The other way needs no port.
    bench.request.way = OAuthFlow::Way::Paste;
    bench.start();
    QTRY_COMPARE(bench.browser.returns().size(), 1);
    QVERIFY(!bench.flow.paste(bench.pasteable()));
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::aBrowserThatNeverComesBackEndsTheWait()
{
    Bench bench;
    bench.waitForReturn();
    QCOMPARE(bench.flow.remaining(), OAuthFlow::timeLimit);
    bench.clock.advance(OAuthFlow::timeLimit - Milliseconds(1));
    QCOMPARE(bench.flow.state(), State::Waiting);
    QCOMPARE(bench.flow.remaining(), Milliseconds(1));
    QCOMPARE(bench.flow.codeRemaining(), Milliseconds(0));
    bench.clock.advance(Milliseconds(1));
    QCOMPARE(bench.flow.state(), State::Failed);
    QCOMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::TimedOut);
    bench.browser.deliver();
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QCOMPARE(bench.browser.lastPage().status, 0); // nobody listens any more
}

void OAuthFlowTest::openingAgainBeginsTheTimeAnew()
{
    Bench bench;
    bench.waitForReturn();
    bench.clock.advance(OAuthFlow::timeLimit - Milliseconds(1));
    const QUrl page = bench.flow.page();
    bench.flow.openAgain();
    QCOMPARE(bench.flow.page(), page);
    QCOMPARE(bench.browser.opened(), QList<QUrl>({page, page}));
    QCOMPARE(bench.flow.remaining(), OAuthFlow::timeLimit);
    QCOMPARE(bench.flow.codeRemaining(), OAuthFlow::codeLife);
    bench.clock.advance(std::chrono::minutes(1));
    QCOMPARE(bench.flow.state(), State::Waiting);
    bench.clock.advance(OAuthFlow::timeLimit);
    QCOMPARE(bench.flow.state(), State::Failed);
}

void OAuthFlowTest::cancellingEndsEachState_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("just started") << State::Idle;
    QTest::newRow("waiting") << State::Waiting;
    QTest::newRow("exchanging") << State::Exchanging;
    QTest::newRow("done, browser held") << State::Done;
    QTest::newRow("failed") << State::Failed;
}

void OAuthFlowTest::cancellingEndsEachState()
{
    QFETCH(State, state);
    Bench bench;
    if (state == State::Exchanging)
        bench.sim->faults().next(u"oauth.token"_s, portalsim::Delay{300});
    if (state == State::Done)
        bench.flow.holdBrowser();
    if (state == State::Failed)
        bench.request.clientSecret = u"wrong"_s;
    if (state == State::Waiting)
        bench.waitForReturn();
    else
        bench.start();
    if (state != State::Idle)
        QTRY_COMPARE(bench.flow.state(), state);
    const auto finished = bench.finished.count();
    const auto failed = bench.failed.count();
    bench.flow.cancel();
    QCOMPARE(bench.flow.state(), State::Idle);
    QVERIFY(!bench.flow.problem());
    bench.clock.advance(OAuthFlow::timeLimit * 2);
    if (state == State::Waiting)
        bench.browser.deliver();
    if (state == State::Idle) {
        QCoreApplication::processEvents();
        QVERIFY(bench.browser.opened().isEmpty());
    } else {
        QTRY_COMPARE(bench.browser.pages().size(), 1);
    }
    if (state == State::Exchanging || state == State::Done)
        QVERIFY(bench.lastPage().contains("cancelled"));
    QCOMPARE(bench.finished.count(), finished);
    QCOMPARE(bench.failed.count(), failed);
    // And it can begin anew.
    bench.browser.onReturn.delivery = TestBrowser::Return::Delivery::Once;
    bench.request.clientSecret = bench.sim->tokens().clientSecret;
    bench.start();
    QTRY_COMPARE(bench.finished.count(), finished + 1);
}

void OAuthFlowTest::aBrowserThatCannotBeOpenedLeavesThePageToCopy()
{
    Bench bench;
    bench.browser.starts = false;
    bench.start();
    QTRY_COMPARE(bench.states.count(), 1);
    QCOMPARE(bench.flow.state(), State::Waiting);
    QVERIFY(!bench.flow.browserOpened());
    bench.browser.starts = true;
    QVERIFY(bench.browser.open(bench.flow.page())); // by hand
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::anUnfamiliarServerGetsNoSecretUntilItIsAllowed()
{
    Bench bench;
    bench.sim->portal().changeSignIn([](auto &signIn) { signIn.serverDomain = u"auth.acme.example"_s; });
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::UnfamiliarServer);
    QCOMPARE(bench.flow.problem()->server, QUrl(u"https://auth.acme.example/oauth/token/"_s));
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("auth.acme.example"));

    bench.servers.allow(bench.flow.problem()->server);
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 2);
    QCOMPARE(bench.problem(), Kind::Exchange); // it was asked, and does not exist
    QCOMPARE(bench.flow.problem()->error.kind, RestError::Kind::Offline);
}

void OAuthFlowTest::aKnownServerMustBeAllowedToo()
{
    Bench bench;
    bench.request.authorisationServer = QUrl(u"https://auth.acme.example/oauth/token/"_s);
    bench.browser.onReturn.removed = {u"server_domain"_s};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::UnfamiliarServer);
}

void OAuthFlowTest::aServerOverPlainHttpGetsNothing_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<RestError::Kind>("kind");
    QTest::newRow("http") << u"http://auth.example"_s << RestError::Kind::InsecureAddress;
    QTest::newRow("http of the vendor") << u"http://oauth.bitrix.info"_s << RestError::Kind::InsecureAddress;
    QTest::newRow("a name with a password")
        << u"https://u:p@oauth.bitrix.info"_s << RestError::Kind::AnswerNotUnderstood;
    QTest::newRow("no host") << u"///"_s << RestError::Kind::AnswerNotUnderstood;
    QTest::newRow("file") << u"file:///etc/passwd"_s << RestError::Kind::AnswerNotUnderstood;
}

void OAuthFlowTest::aServerOverPlainHttpGetsNothing()
{
    QFETCH(QString, server);
    Bench bench;
    bench.browser.onReturn.set = {{u"server_domain"_s, server}};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::Exchange);
    QTEST(bench.flow.problem()->error.kind, "kind");
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
}

void OAuthFlowTest::aRefusedExchangeSaysWhatToDo_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<RestError::Kind>("error");
    QTest::newRow("invalid_client") << u"invalid_client"_s << Kind::Exchange << RestError::Kind::WrongClient;
    QTest::newRow("wrong_client with 200") << u"wrong_client"_s << Kind::Exchange << RestError::Kind::WrongClient;
    QTest::newRow("payment") << u"PAYMENT_REQUIRED"_s << Kind::Exchange << RestError::Kind::PaymentRequired;
    QTest::newRow("not installed") << u"NOT_INSTALLED"_s << Kind::Exchange << RestError::Kind::NotInstalled;
    QTest::newRow("invalid_grant") << u"invalid_grant"_s << Kind::CodeTooOld << RestError::Kind::SignInAgain;
    QTest::newRow("portal deleted") << u"PORTAL_DELETED"_s << Kind::Exchange << RestError::Kind::PortalClosed;
}

void OAuthFlowTest::aRefusedExchangeSaysWhatToDo()
{
    QFETCH(QString, code);
    QFETCH(Kind, kind);
    Bench bench;
    bench.sim->portal().changeSignIn([&](auto &signIn) { signIn.refuseWith = code; });
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), kind);
    QTEST(bench.flow.problem()->error.kind, "error");
    QCOMPARE(bench.flow.problem()->error.code, code);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Not signed in"));
    QVERIFY(bench.lastPage().contains(signInProblemText(*bench.flow.problem()).toHtmlEscaped().toUtf8()));
    QCOMPARE(bench.sim->tokenRequestCount(), 1); // not again by itself
}

void OAuthFlowTest::aLostAnswerMeansSignInAgain_data()
{
    QTest::addColumn<bool>("cut");
    QTest::newRow("dropped") << false;
    QTest::newRow("cut") << true;
}

void OAuthFlowTest::aLostAnswerMeansSignInAgain()
{
    QFETCH(bool, cut);
    Bench bench;
    if (cut)
        bench.sim->faults().next(u"oauth.token"_s, portalsim::CutBody{20});
    else
        bench.sim->faults().next(u"oauth.token"_s, portalsim::DropAfter{});
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::Exchange);
    QCOMPARE(bench.flow.problem()->error.kind, RestError::Kind::SignInAgain);
    QVERIFY(signInProblemText(*bench.flow.problem()).contains("lost"_L1));
    QCOMPARE(bench.sim->tokenRequestCount(), 1);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("Not signed in"));
}

void OAuthFlowTest::anUnreachableServerIsSaid()
{
    Bench bench;
    bench.browser.onReturn.set = {{u"server_domain"_s, u"127.0.0.1:1"_s}};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::Exchange);
    QCOMPARE(bench.flow.problem()->error.kind, RestError::Kind::Offline);
}

void OAuthFlowTest::aRefusalThatComesBackIsShown()
{
    Bench bench;
    bench.browser.onReturn.set = {{u"error"_s, u"access_denied"_s}, {u"error_description"_s, u"<b>not you</b>"_s}};
    bench.browser.onReturn.removed = {u"code"_s};
    bench.start();
    QTRY_COMPARE(bench.failed.count(), 1);
    QCOMPARE(bench.problem(), Kind::Refused);
    QCOMPARE(bench.flow.problem()->text, u"access_denied: <b>not you</b>"_s);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.lastPage().contains("&lt;b&gt;not you"));
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
}

void OAuthFlowTest::errorsHoldNoSecret()
{
    Bench bench;
    bench.waitForReturn();
    const QString code = QUrlQuery(bench.browser.returns().at(0)).queryItemValue(u"code"_s);
    bench.sim->faults().next(
        u"oauth.token"_s,
        portalsim::Failure{400, u"odd"_s, u"no "_s + code + u" with "_s + bench.request.clientSecret});
    bench.browser.deliver();
    QTRY_COMPARE(bench.failed.count(), 1);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(bench.flow.problem()->error.text.startsWith("no "_L1));
    for (const auto &secret : {code, bench.request.clientSecret}) {
        QVERIFY(!bench.flow.problem()->error.text.contains(secret));
        QVERIFY(!bench.lastPage().contains(secret.toLatin1()));
    }
}

void OAuthFlowTest::aPortalElsewhereHasNoServerOnThisComputer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("plain") << u"http://127.0.0.1:6666"_s << Kind::Exchange;
    QTest::newRow("plain by name") << u"http://localhost:6666"_s << Kind::Exchange;
    QTest::newRow("plain in brackets") << u"http://[::1]:6666"_s << Kind::Exchange;
    QTest::newRow("with a scheme") << u"https://127.0.0.1:6666"_s << Kind::Exchange;
    QTest::newRow("with a scheme, the vendor's") << u"https://oauth.bitrix.info"_s << Kind::Exchange;
    QTest::newRow("with a path") << u"oauth.bitrix.info/other/oauth/token/"_s << Kind::Exchange;
    QTest::newRow("with a user") << u"oauth.bitrix.info@127.0.0.1:6666"_s << Kind::Exchange;
    QTest::newRow("bare") << u"127.0.0.1:6666"_s << Kind::UnfamiliarServer;
    QTest::newRow("bare by name") << u"localhost:6666"_s << Kind::UnfamiliarServer;
}

void OAuthFlowTest::aPortalElsewhereHasNoServerOnThisComputer()
{
    QFETCH(QString, server);
    Elsewhere bench;
    bench.returnWith(u"&server_domain="_s + server);
    QVERIFY(bench.transport.sent().empty());
    QCOMPARE(bench.flow.state(), State::Failed);
    QTEST(bench.flow.problem()->kind, "kind");
    QVERIFY(bench.flow.problem()->server.scheme() != "http"_L1);

    Elsewhere usual;
    usual.returnWith(u"&server_domain=oauth.bitrix24.tech"_s);
    QCOMPARE(usual.transport.sent().size(), size_t(1));
    QCOMPARE(usual.transport.sent().front().request.url, QUrl(u"https://oauth.bitrix24.tech/oauth/token/"_s));
}

void OAuthFlowTest::aKnownServerOnThisComputerGetsNothingOfAPortalElsewhere()
{
    Elsewhere plain; // of a profile that somebody made
    plain.request.authorisationServer = QUrl(u"http://127.0.0.1:6666/oauth/token/"_s);
    plain.returnWith({});
    QCOMPARE(plain.flow.problem()->error.kind, RestError::Kind::InsecureAddress);
    QVERIFY(plain.transport.sent().empty());

    Elsewhere secure;
    secure.request.authorisationServer = QUrl(u"https://127.0.0.1:6666/oauth/token/"_s);
    secure.returnWith({});
    QCOMPARE(secure.flow.problem()->kind, Kind::UnfamiliarServer);
    QVERIFY(secure.transport.sent().empty());
}

void OAuthFlowTest::aReturnThatDoesNotSayWhoseItIsGetsNoSecret()
{
    Elsewhere bench(u"member-1"_s);
    bench.returnWith({});
    QVERIFY(bench.transport.sent().empty());
    QCOMPARE(bench.flow.problem()->error.kind, RestError::Kind::AnswerNotUnderstood);
    bench.returnWith(u"&member_id=member-1&member_id=member-2"_s); // two are none
    QVERIFY(bench.transport.sent().empty());

    bench.returnWith(u"&member_id=member-1"_s);
    QCOMPARE(bench.transport.sent().size(), size_t(1));
    bench.answer("member-1");
    QTRY_COMPARE(bench.finished.count(), 1);

    Elsewhere bare(u"member-1"_s); // pasted by hand: it names no server either, and the tokens must tell
    bare.flow.start(bare.request);
    QVERIFY(!bare.flow.paste(u"0123456789012345678901234567890123456789"_s));
    QTRY_COMPARE(bare.transport.sent().size(), size_t(1));
    bare.answer({});
    QTRY_COMPARE(bare.flow.state(), State::Failed);
}

void OAuthFlowTest::onlyTheServerTellsWhoAPortalIs()
{
    Elsewhere silent;
    silent.returnWith(u"&member_id=browsers"_s);
    silent.answer({});
    QTRY_COMPARE(silent.finished.count(), 1);
    QCOMPARE(silent.finished.at(0).at(0).value<OAuthFlow::Tokens>().facts.memberId, QString());

    Elsewhere telling;
    telling.returnWith(u"&member_id=member-1"_s);
    telling.answer("member-1");
    QTRY_COMPARE(telling.finished.count(), 1);
    QCOMPARE(telling.finished.at(0).at(0).value<OAuthFlow::Tokens>().facts.memberId, u"member-1"_s);
}

void OAuthFlowTest::secretsAreForgottenAtTheEnd()
{
    const auto holdsAny = [](const OAuthFlow &flow) {
        return !flow.request().clientSecret.isEmpty() || QUrlQuery(flow.page()).queryItemValue(u"state"_s).size() > 0;
    };
    Elsewhere done;
    done.returnWith({});
    QVERIFY(holdsAny(done.flow));
    done.answer("member-1");
    QTRY_COMPARE(done.flow.state(), State::Done);
    QVERIFY(!holdsAny(done.flow));

    Elsewhere refused;
    refused.returnWith({});
    refused.transport.answerNext(
        FakeTransport::json("{\"error\":\"invalid_client\",\"error_description\":\"shh\"}", 401));
    QTRY_COMPARE(refused.flow.state(), State::Failed);
    QVERIFY(!holdsAny(refused.flow));
    QVERIFY(!refused.flow.problem()->error.text.contains("shh"_L1)); // it was still known then

    Elsewhere stopped;
    stopped.flow.start(stopped.request);
    QVERIFY(holdsAny(stopped.flow));
    stopped.flow.cancel();
    QVERIFY(!holdsAny(stopped.flow));
}

void OAuthFlowTest::startingAnewForgetsTheOldState()
{
    Bench bench;
    bench.waitForReturn();
    const QUrl old = bench.browser.returns().at(0);
    bench.start();
    QTRY_COMPARE(bench.browser.returns().size(), 2);
    QVERIFY(bench.flow.paste(QString::fromLatin1(old.toEncoded())));
    QUrl late = old;
    late.setPort(bench.flow.request().port);
    bench.browser.deliver(late);
    QTRY_COMPARE(bench.strange.count(), 1);
    bench.browser.deliver(bench.browser.returns().at(1));
    QTRY_COMPARE(bench.finished.count(), 1);
}

void OAuthFlowTest::theFlowMayGoInsideItsSignals_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("waiting") << State::Waiting;
    QTest::newRow("exchanging") << State::Exchanging;
    QTest::newRow("done") << State::Done;
    QTest::newRow("failed") << State::Failed;
}

void OAuthFlowTest::theFlowMayGoInsideItsSignals()
{
    QFETCH(State, state);
    Bench bench;
    OAuthFlow *flow = nullptr;
    flow = new OAuthFlow(bench.transport, bench.servers, bench.clock, [&](const QUrl &page) {
        QUrl handler(u"http://127.0.0.1/"_s);
        handler.setPort(flow->request().port);
        bench.sim->portal().setHandlerPath(handler);
        return bench.browser.open(page);
    });
    if (state == State::Failed)
        bench.request.clientSecret = u"wrong"_s;
    bool gone = false;
    connect(flow, &OAuthFlow::stateChanged, this, [&](State now) {
        if (now == state) {
            delete flow;
            gone = true;
        }
    });
    flow->start(bench.request);
    QTRY_VERIFY(gone);
    QTRY_COMPARE(bench.browser.pages().size(), 1);
    QVERIFY(!bench.lastPage().contains("Signed in"));
}

void OAuthFlowTest::everyProblemHasAText()
{
    for (const auto kind : {Kind::PortTaken, Kind::CannotListen, Kind::TimedOut, Kind::Refused, Kind::UnfamiliarServer,
                            Kind::OtherPortal, Kind::CodeTooOld}) {
        OAuthFlow::Problem problem;
        problem.kind = kind;
        problem.text = u"acme.example"_s;
        problem.server = QUrl(u"https://auth.example/oauth/token/"_s);
        const auto page = notSignedInPage(problem);
        QVERIFY(!signInProblemText(problem).isEmpty());
        QVERIFY(page.text.startsWith(signInProblemText(problem)));
        QVERIFY(!page.success && page.settled);
        QCOMPARE(page.language, u"en"_s);
    }
    for (int kind = 0; kind <= static_cast<int>(RestError::Kind::AnswerNotUnderstood); ++kind) {
        OAuthFlow::Problem problem;
        problem.kind = Kind::Exchange;
        problem.error.kind = static_cast<RestError::Kind>(kind);
        QVERIFY(!signInProblemText(problem).isEmpty());
    }
}

QTEST_GUILESS_MAIN(OAuthFlowTest)
#include "tst_oauthflow.moc"
