// SPDX-License-Identifier: Apache-2.0
// TokenSource over real HTTP against the simulated portal's token endpoint.
#include "core/portal/portalsession.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/tokenservers.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/faketransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

struct Bench
{
    Bench()
    {
        const auto tokens = sim->tokens();
        portal.restBase = sim->baseUrl();
        portal.authorisationServer = sim->authorisationUrl();
        portal.clientId = tokens.clientId;
        store.keepForThisRun(portal.id.toString(),
                             PortalSecrets{tokens.clientSecret, tokens.admin, tokens.refresh, {}}.toJson());
        session = std::make_unique<PortalSession>(portal, PortalServices{store, clock});
    }
    [[nodiscard]] PortalSecrets stored()
    {
        return PortalSecrets::fromJson(store.read(portal.id.toString()).result().value()).value();
    }
    [[nodiscard]] QFuture<RestResult<RestAnswer>> profile()
    {
        return session->client().read(ReadRequest{ReadMethod::Profile, {}}, {});
    }
    [[nodiscard]] int tokenRequests()
    {
        const auto seen = sim->requests();
        return static_cast<int>(std::count_if(seen.begin(), seen.end(),
                                              [](const auto &request) { return request.method == "oauth.token"_L1; }));
    }

    portalsim::SimulatorThread sim;
    MemorySecretStore store;
    SystemClock clock;
    Portal portal;
    std::unique_ptr<PortalSession> session;
};

} // namespace

class TokenRefreshTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anExpiredTokenIsRefreshedOnceForTenCalls();
    void theRefreshedPairWorksAgain();
    void aRefusedRefreshSignsTheSessionOut();
    void aWrongSecretIsToldApart();
    void anAnswerLostAfterTheRefreshSignsOutWithoutALoop();
    void theSessionLearnsTheMemberId();
    void aServerThatIsNotAllowedIsNotAsked();
    void noTokenIsInAnyAddress();
};

void TokenRefreshTest::anExpiredTokenIsRefreshedOnceForTenCalls()
{
    Bench bench;
    bench.sim->portal().expireAdminToken();
    std::vector<QFuture<RestResult<RestAnswer>>> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back(bench.profile());
    for (const auto &call : calls) {
        const auto answer = awaited(call);
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->value().toObject().value("ADMIN"_L1).toBool(), true);
    }
    QCOMPARE(bench.sim->portal().refreshCount(), 1);
    QCOMPARE(bench.tokenRequests(), 1);
    QCOMPARE(bench.stored().accessToken, bench.sim->tokens().admin);
    QCOMPARE(bench.stored().refreshToken, bench.sim->tokens().refresh);
}

void TokenRefreshTest::theRefreshedPairWorksAgain()
{
    Bench bench;
    for (int i = 1; i <= 3; ++i) {
        bench.sim->portal().expireAdminToken();
        QVERIFY(*awaited(bench.profile()));
        QCOMPARE(bench.sim->portal().refreshCount(), i);
    }
}

void TokenRefreshTest::aRefusedRefreshSignsTheSessionOut()
{
    Bench bench;
    auto secrets = bench.stored();
    secrets.refreshToken = u"somebody-has-used-it"_s;
    bench.store.keepForThisRun(bench.portal.id.toString(), secrets.toJson());
    bench.sim->portal().expireAdminToken();
    QSignalSpy signedOut(bench.session.get(), &PortalSession::signedOut);
    const auto answer = awaited(bench.profile());
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(signedOut.count(), 1);
    QVERIFY(bench.session->isSignedOut());
    const int before = bench.sim->requestCount();
    QVERIFY(!*awaited(bench.profile()));
    QCOMPARE(bench.sim->requestCount(), before);
}

void TokenRefreshTest::aWrongSecretIsToldApart()
{
    Bench bench;
    auto secrets = bench.stored();
    secrets.clientSecret = u"wrong"_s;
    bench.store.keepForThisRun(bench.portal.id.toString(), secrets.toJson());
    bench.sim->portal().expireAdminToken();
    QCOMPARE(awaited(bench.profile())->error().kind, RestError::Kind::WrongClient);
}

void TokenRefreshTest::anAnswerLostAfterTheRefreshSignsOutWithoutALoop()
{
    Bench bench;
    bench.sim->portal().expireAdminToken();
    bench.sim->faults().next(u"oauth.token"_s, portalsim::DropAfter{});
    const auto answer = awaited(bench.profile());
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(!answer->error().text.isEmpty());
    QCOMPARE(bench.tokenRequests(), 1);

    // The server has made a new pair: the old one is refused now, which is told, too.
    bench.session->tokens().tryAgain();
    QVERIFY(!bench.session->isSignedOut());
    QCOMPARE(awaited(bench.profile())->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(bench.tokenRequests(), 2);
}

void TokenRefreshTest::theSessionLearnsTheMemberId()
{
    Bench bench;
    QSignalSpy changed(bench.session.get(), &PortalSession::portalChanged);
    bench.sim->portal().expireAdminToken();
    QVERIFY(*awaited(bench.profile()));
    QCOMPARE(bench.session->portal().memberId, bench.sim->portal().memberId());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(bench.session->portal().restBase, bench.portal.restBase);
}

void TokenRefreshTest::aServerThatIsNotAllowedIsNotAsked()
{
    Bench bench;
    Portal portal = bench.portal; // as somebody may have written it into a file
    portal.restBase = QUrl(u"https://acme.example/rest/"_s);
    TokenServers servers;
    FakeTransport *transport = nullptr;
    PortalServices services{bench.store, bench.clock};
    services.servers = &servers;
    services.makeTransport = [&](const Portal &) {
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        return made;
    };
    for (const auto &server : {u"https://auth.example/oauth/token/"_s, u"http://127.0.0.1:6666/oauth/token/"_s}) {
        portal.authorisationServer = QUrl(server);
        PortalSession session(portal, services);
        for (int i = 0; i < 2; ++i) {
            const auto profile = session.client().read(ReadRequest{ReadMethod::Profile, {}}, {});
            QTRY_COMPARE(transport->open(), size_t(1));
            transport->answerNext(FakeTransport::json("{\"error\":\"expired_token\"}", 401));
            QCOMPARE(awaited(profile)->error().code, u"server_not_allowed"_s);
        }
        for (const auto &sent : transport->sent())
            QCOMPARE(sent.request.url.host(), u"acme.example"_s);
    }
    servers.allow(QUrl(u"https://auth.example/oauth/token/"_s));
    portal.authorisationServer = QUrl(u"https://auth.example/oauth/token/"_s);
    PortalSession session(portal, services);
    const auto profile = session.client().read(ReadRequest{ReadMethod::Profile, {}}, {});
    QTRY_COMPARE(transport->open(), size_t(1));
    transport->answerNext(FakeTransport::json("{\"error\":\"expired_token\"}", 401));
    QTRY_COMPARE(transport->sent().size(), size_t(2));
    QCOMPARE(transport->sent().back().request.url, portal.authorisationServer);
}

void TokenRefreshTest::noTokenIsInAnyAddress()
{
    Bench bench;
    bench.sim->portal().expireAdminToken();
    QVERIFY(*awaited(bench.profile()));
    const auto seen = bench.sim->requests();
    QVERIFY(seen.size() >= 3);
    for (const auto &request : seen) {
        QVERIFY2(!request.target.contains('?'), request.target.constData());
        QVERIFY(!request.tokenInUrl);
        QVERIFY(!request.tokenInHeader);
    }
}

QTEST_GUILESS_MAIN(TokenRefreshTest)
#include "tst_tokenrefresh.moc"
