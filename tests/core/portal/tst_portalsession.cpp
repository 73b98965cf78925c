// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalsession.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/rest/ratelimiters.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/hurriedclock.h"
#include "support/manualclock.h"
#include "support/privateauthority.h"
#include "support/slowstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// Applications on portals; what they send stays on its way.
class Sessions
{
public:
    std::unique_ptr<PortalSession> open(const QUrl &base, RateLimiters *shared)
    {
        Portal portal;
        portal.restBase = base;
        PortalSecrets entry;
        entry.accessToken = u"made-up-token"_s;
        secrets.keepForThisRun(portal.id.toString(), entry.toJson());
        PortalServices services{secrets, clock, shared};
        services.makeTransport = [this](const Portal &) {
            auto made = std::make_unique<FakeTransport>();
            transport = made.get();
            return made;
        };
        return std::make_unique<PortalSession>(portal, services);
    }
    static void ask(PortalSession &session)
    {
        // The answer is of no interest: only that it is on its way.
        const auto asked = session.client().read(ReadRequest{ReadMethod::Profile, {}}, {});
        Q_UNUSED(asked)
    }

    ManualClock clock;
    MemorySecretStore secrets;
    RateLimiters limiters{clock, {.burst = 3, .drainedPerSecond = 1}};
    FakeTransport *transport = nullptr; ///< of the session opened last
};

} // namespace

class PortalSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applicationsOnOnePortalShareItsLimit();
    void aSessionThatEndsGivesItsPlacesBack();
    void withoutASharedLimitItHasItsOwn();
    void aTokenAnswerTellsTheMemberIdOnce();
    void anotherEndpointIsFollowedOnceItAnswers();
    void anEndpointThatDoesNotAnswerIsNotFollowedAndNotAskedAgain();
    void anEndpointOfAnotherPortalIsNotFollowed();
    void anUnknownPortalIsNotFollowed();
    void anEndpointThatNoTokenMayGoToIsNotAsked();
    void aSignInFollowsTheEndpointToo();
    void aSignInForThisRunFollowsTheEndpointToo();
    void aSignInThatIsNotStoredChangesNothing();
    void aStoredAddressIsTakenOver();
    void whatTheSessionFoundOutIsKeptAgainstAnOlderProfile();
    void otherAuthoritiesAreTrustedFromTheNextCallOn();
    void aRedirectIsFollowedOnceItIsConfirmed();
    void aRedirectToSomebodyElseIsNotFollowed();
};

void PortalSessionTest::applicationsOnOnePortalShareItsLimit()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    const QUrl other(u"https://other.example/rest/"_s);
    Sessions sessions;
    const auto one = sessions.open(acme, &sessions.limiters);
    const auto elsewhere = sessions.open(other, &sessions.limiters);
    const auto two = sessions.open(acme, &sessions.limiters);
    FakeTransport &ofTwo = *sessions.transport;

    Sessions::ask(*one);
    Sessions::ask(*one);
    QTRY_COMPARE(one->limiter().level(), 2.0);
    QCOMPARE(two->limiter().level(), 2.0);
    QCOMPARE(elsewhere->limiter().level(), 0.0);

    // The bucket is full: the other application waits, and goes as soon as there is room.
    Sessions::ask(*two);
    QTRY_COMPARE(two->limiter().wait().reason, RateLimiter::Reason::Bucket);
    QCOMPARE(ofTwo.sent().size(), size_t(0));
    QCOMPARE(elsewhere->limiter().wait().reason, RateLimiter::Reason::None);
}

void PortalSessionTest::aSessionThatEndsGivesItsPlacesBack()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    Sessions sessions;
    auto one = sessions.open(acme, &sessions.limiters);
    const auto two = sessions.open(acme, &sessions.limiters);
    FakeTransport &ofTwo = *sessions.transport;
    Sessions::ask(*one);
    Sessions::ask(*one);
    Sessions::ask(*one);
    QTRY_COMPARE(one->limiter().wait().reason, RateLimiter::Reason::Bucket);
    one.reset();
    QCOMPARE(two->limiter().wait().reason, RateLimiter::Reason::None); // nobody waits for a dead session
    sessions.clock.advance(std::chrono::seconds(2));                   // its requests drain
    QCOMPARE(two->limiter().level(), 0.0);
    Sessions::ask(*two);
    QTRY_COMPARE(ofTwo.sent().size(), size_t(1));
}

void PortalSessionTest::withoutASharedLimitItHasItsOwn()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    Sessions sessions;
    const auto one = sessions.open(acme, nullptr);
    const auto two = sessions.open(acme, nullptr);
    QVERIFY(&one->limiter() != &two->limiter());
    QCOMPARE(one->limiter().policy().burst, 50); // portal: 50 requests, 2 per second
}

namespace {

/// Answers for each host from a script of its own; what has none stays open.
class Hosts final : public QObject, public HttpTransport
{
public:
    QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override
    {
        sent << request.url.host();
        const QString host = request.url.host();
        return at(host).post(std::move(request), std::move(cancel));
    }
    FakeTransport &at(const QString &host)
    {
        auto &transport = m_transports[host];
        if (!transport)
            transport = std::make_unique<FakeTransport>();
        return *transport;
    }
    QStringList sent;

private:
    std::map<QString, std::unique_ptr<FakeTransport>> m_transports;
};

struct Moving
{
    explicit Moving(const QString &memberId = u"member"_s)
    {
        portal.restBase = QUrl(u"https://old.example/rest/"_s);
        portal.authorisationServer = QUrl(u"https://oauth.bitrix.info/oauth/token/"_s);
        portal.clientId = u"local.1"_s;
        portal.memberId = memberId;
        PortalSecrets entry;
        entry.accessToken = u"old-token"_s;
        entry.refreshToken = u"old-refresh"_s;
        entry.clientSecret = u"a-secret"_s;
        secrets.keepForThisRun(portal.id.toString(), entry.toJson());
        PortalServices services{secrets, clock};
        services.makeTransport = [this](const Portal &) {
            auto made = std::make_unique<Hosts>();
            transport = made.get();
            return made;
        };
        session = std::make_unique<PortalSession>(portal, services);
        QObject::connect(session.get(), &PortalSession::moved, session.get(),
                         [this](const QUrl &from, const QUrl &to) { moves << from.host() + u" > "_s + to.host(); });
        QObject::connect(session.get(), &PortalSession::portalChanged, session.get(),
                         [this](const Portal &now) { stored = now; });
    }
    static HttpReply expired() { return FakeTransport::json(R"({"error":"expired_token"})", 401); }
    static HttpReply user() { return FakeTransport::json(R"({"result":{"ID":"1","ADMIN":true}})"); }
    static HttpReply tokens(const QByteArray &endpoint, const QByteArray &member = "member")
    {
        return FakeTransport::json(
            "{\"access_token\":\"new-token\",\"refresh_token\":\"new-refresh\",\"expires_in\":3600,"
            "\"client_endpoint\":\"" +
            endpoint + "\",\"member_id\":\"" + member + "\"}");
    }
    /// A call that has to be repeated with new tokens, which tell `endpoint`.
    bool refresh(const QByteArray &endpoint, const QByteArray &member = "member")
    {
        atOld().script(expired());
        atServer().script(tokens(endpoint, member));
        atOld().script(user());
        return ask();
    }
    bool ask()
    {
        const auto answer = awaited(session->client().read(ReadRequest{ReadMethod::Profile, {}}, {}));
        return answer && *answer;
    }
    FakeTransport &atOld() { return transport->at(u"old.example"_s); }
    FakeTransport &atNew() { return transport->at(u"new.example"_s); }
    FakeTransport &atServer() { return transport->at(u"oauth.bitrix.info"_s); }

    HurriedClock clock;
    MemorySecretStore secrets;
    Portal portal;
    Hosts *transport = nullptr;
    std::unique_ptr<PortalSession> session;
    std::optional<Portal> stored;
    QStringList moves;
};

} // namespace

void PortalSessionTest::aTokenAnswerTellsTheMemberIdOnce()
{
    Moving moving{QString()};
    QVERIFY(moving.refresh("https://old.example/rest/", "told"));
    QVERIFY(moving.stored);
    QCOMPARE(moving.stored->memberId, u"told"_s);
    QCOMPARE(moving.session->tokens().account().memberId, u"told"_s);
    QVERIFY(moving.moves.isEmpty());
}

void PortalSessionTest::anotherEndpointIsFollowedOnceItAnswers()
{
    Moving moving;
    QVERIFY(moving.refresh("https://new.example/rest/"));
    QTRY_COMPARE(moving.atNew().open(), size_t(1)); // the question at the new address
    QVERIFY(moving.atNew().sent().back().request.url.path().endsWith(u"/rest/profile"_s));
    QCOMPARE(moving.atNew().sent().back().body().value("auth"_L1).toString(), u"new-token"_s);
    QVERIFY(moving.moves.isEmpty() && !moving.stored);
    moving.atNew().answerNext(Moving::user());
    QTRY_COMPARE(moving.moves, QStringList{u"old.example > new.example"_s});
    QVERIFY(moving.stored);
    QCOMPARE(moving.stored->restBase, QUrl(u"https://new.example/rest/"_s));
    QCOMPARE(moving.session->portal().restBase, moving.stored->restBase);
    moving.atNew().script(Moving::user());
    QVERIFY(moving.ask());
    QCOMPARE(moving.transport->sent.last(), u"new.example"_s);
}

void PortalSessionTest::anEndpointThatDoesNotAnswerIsNotFollowedAndNotAskedAgain()
{
    Moving moving;
    QVERIFY(moving.refresh("https://new.example/rest/"));
    QTRY_COMPARE(moving.atNew().open(), size_t(1));
    moving.atNew().answerNext(FakeTransport::json(R"({"error":"NO_AUTH_FOUND"})", 401));
    QTRY_COMPARE(moving.atNew().open(), size_t(0));
    QVERIFY(moving.refresh("https://new.example/rest/")); // told again
    QCoreApplication::processEvents();                    // what might still be asked would be by now
    QCOMPARE(moving.atNew().sent().size(), size_t(1));
    QVERIFY(moving.moves.isEmpty() && !moving.stored);
    QCOMPARE(moving.session->portal().restBase.host(), u"old.example"_s);
}

void PortalSessionTest::anEndpointOfAnotherPortalIsNotFollowed()
{
    Moving moving;
    QVERIFY(!moving.refresh("https://new.example/rest/", "somebody else"));
    QVERIFY(moving.session->isSignedOut());
    QVERIFY(!moving.transport->sent.contains(u"new.example"_s));
}

void PortalSessionTest::anUnknownPortalIsNotFollowed()
{
    Moving moving{QString()};
    QVERIFY(moving.refresh("https://new.example/rest/"));
    QCoreApplication::processEvents();
    QVERIFY(!moving.transport->sent.contains(u"new.example"_s));
    QCOMPARE(moving.session->portal().restBase.host(), u"old.example"_s);
}

void PortalSessionTest::anEndpointThatNoTokenMayGoToIsNotAsked()
{
    for (const auto &endpoint : {"http://new.example/rest/"_ba, ""_ba, "https://a:b@new.example/rest/"_ba,
                                 "https://old.example:443/rest"_ba}) {
        Moving moving;
        QVERIFY(moving.refresh(endpoint));
        QCoreApplication::processEvents();
        QCOMPARE(moving.transport->sent.size(), 3);
    }
}

void PortalSessionTest::aSignInFollowsTheEndpointToo()
{
    Moving moving;
    PortalSecrets entry;
    entry.accessToken = u"signed-in"_s;
    TokenFacts facts;
    facts.memberId = u"member"_s;
    facts.clientEndpoint = QUrl(u"https://new.example/rest/"_s);
    const QUrl server(u"https://oauth.bitrix24.tech/oauth/token/"_s);
    moving.atNew().script(Moving::user());
    const auto stored = awaited(moving.session->signIn(entry, server, facts));
    QVERIFY(stored && *stored);
    QTRY_COMPARE(moving.moves.size(), 1);
    QCOMPARE(moving.stored->authorisationServer, server);
    QCOMPARE(moving.session->tokens().account().authorisationServer, server);
    QCOMPARE(moving.atNew().sent().back().body().value("auth"_L1).toString(), u"signed-in"_s);
}

void PortalSessionTest::aSignInForThisRunFollowsTheEndpointToo()
{
    Moving moving;
    PortalSecrets entry;
    entry.accessToken = u"signed-in"_s;
    TokenFacts facts;
    facts.memberId = u"member"_s;
    facts.clientEndpoint = QUrl(u"https://new.example/rest/"_s);
    const QUrl server(u"https://oauth.bitrix24.tech/oauth/token/"_s);
    moving.atNew().script(Moving::user());
    moving.secrets.keepForThisRun(moving.portal.id.toString(), entry.toJson());
    moving.session->tokens().tryAgain();
    moving.session->takeSignIn(server, facts);
    QTRY_COMPARE(moving.moves.size(), 1);
    QCOMPARE(moving.session->tokens().account().authorisationServer, server);
}

void PortalSessionTest::aSignInThatIsNotStoredChangesNothing()
{
    SlowStore store;
    store.writeError = SecretError{SecretError::Kind::Locked, {}};
    SystemClock clock;
    Portal portal;
    portal.restBase = QUrl(u"https://old.example/rest/"_s);
    PortalServices services{store, clock};
    services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
    PortalSession session(portal, services);
    TokenFacts facts;
    facts.memberId = u"member"_s;
    const auto stored = awaited(session.signIn({}, QUrl(u"https://oauth.bitrix24.tech/oauth/token/"_s), facts));
    QVERIFY(stored && !*stored);
    QVERIFY(session.portal() == portal);
}

void PortalSessionTest::aStoredAddressIsTakenOver()
{
    Moving moving;
    QSignalSpy changed(moving.session.get(), &PortalSession::profileChanged);
    Portal elsewhere = moving.portal;
    elsewhere.restBase = QUrl(u"https://new.example/rest/"_s); // another running copy has followed it
    moving.session->setPortal(elsewhere);
    QCOMPARE(changed.count(), 1);
    QVERIFY(moving.moves.isEmpty() && !moving.stored); // it is stored already
    moving.atNew().script(Moving::user());
    QVERIFY(moving.ask());
    QCOMPARE(moving.transport->sent, QStringList{u"new.example"_s});
}

void PortalSessionTest::whatTheSessionFoundOutIsKeptAgainstAnOlderProfile()
{
    Moving moving;
    QVERIFY(moving.refresh("https://new.example/rest/"));
    QTRY_COMPARE(moving.atNew().open(), size_t(1));
    moving.atNew().answerNext(Moving::user());
    QTRY_COMPARE(moving.moves.size(), 1);
    Portal renamed = moving.portal; // the file could not be written: it still has the old address
    renamed.name = u"renamed"_s;
    moving.session->setPortal(renamed);
    QCOMPARE(moving.session->portal().name, u"renamed"_s);
    QCOMPARE(moving.session->portal().restBase.host(), u"new.example"_s);
}

void PortalSessionTest::otherAuthoritiesAreTrustedFromTheNextCallOn()
{
    portalsim::SimulatorThread sim(PrivateAuthority::serverOptions());
    QCOMPARE(sim.error(), QString());
    SystemClock clock;
    MemorySecretStore secrets;
    Portal portal;
    portal.restBase = sim->baseUrl();
    PortalSecrets entry;
    entry.accessToken = sim->tokens().admin;
    secrets.keepForThisRun(portal.id.toString(), entry.toJson());
    PortalSession session(portal, PortalServices{secrets, clock});
    const HttpTransport *transport = &session.transport();
    const auto ask = [&session]() -> std::optional<RestError::Kind> {
        const auto answer = awaited(session.client().read(ReadRequest{ReadMethod::Profile, {}}, {}));
        if (!answer)
            return RestError::Kind::Cancelled;
        return *answer ? std::nullopt : std::optional(answer->error().kind);
    };
    QCOMPARE(ask(), RestError::Kind::TlsRefused);
    Portal trusting = portal;
    trusting.authorities = PrivateAuthority::certificate().toPem();
    session.setPortal(trusting);
    QCOMPARE(ask(), std::nullopt);
    Portal stranger = portal;
    stranger.authorities = PrivateAuthority::stranger().toPem();
    session.setPortal(stranger);
    QCOMPARE(ask(), RestError::Kind::TlsRefused); // over the open connection neither
    session.setPortal(trusting);
    QCOMPARE(ask(), std::nullopt);
    session.setPortal(portal);
    QCOMPARE(ask(), RestError::Kind::TlsRefused);
    QCOMPARE(&session.transport(), transport);
}

namespace {

/// A simulated portal that says it is at "localhost" now, and answers under both names.
struct Redirected
{
    Redirected()
    {
        portal.restBase = sim->baseUrl();
        portal.authorisationServer = sim->authorisationUrl();
        portal.clientId = sim->tokens().clientId;
        portal.memberId = sim->portal().memberId();
        const PortalSecrets entry{sim->tokens().clientSecret, sim->tokens().admin, sim->tokens().refresh, {}};
        secrets.keepForThisRun(portal.id.toString(), entry.toJson());
        session = std::make_unique<PortalSession>(portal, PortalServices{secrets, clock});
        sim->faults().next(u"profile"_s, portalsim::Redirect{sim->baseUrl(u"localhost"_s)});
        sim->portal().changeSignIn(
            [this](portalsim::SignIn &signIn) { signIn.address = sim->rootUrl(u"localhost"_s); });
    }
    portalsim::SimulatorThread sim;
    HurriedClock clock;
    MemorySecretStore secrets;
    Portal portal;
    std::unique_ptr<PortalSession> session;
};

} // namespace

void PortalSessionTest::aRedirectIsFollowedOnceItIsConfirmed()
{
    Redirected redirected;
    QSignalSpy moved(redirected.session.get(), &PortalSession::moved);
    const auto answer = awaited(redirected.session->client().read(ReadRequest{ReadMethod::Profile, {}}, {}));
    QVERIFY(answer && *answer);
    QTRY_COMPARE(moved.count(), 1);
    QCOMPARE(moved.at(0).at(1).toUrl(), redirected.sim->baseUrl(u"localhost"_s));
    QCOMPARE(redirected.session->portal().restBase, redirected.sim->baseUrl(u"localhost"_s));
    QCOMPARE(redirected.sim->portal().refreshCount(), 1);
    const auto entry = awaited(redirected.secrets.read(redirected.portal.id.toString()));
    QVERIFY(entry && *entry);
    QCOMPARE(PortalSecrets::fromJson(**entry)->refreshToken, redirected.sim->tokens().refresh);
}

void PortalSessionTest::aRedirectToSomebodyElseIsNotFollowed()
{
    Redirected redirected;
    redirected.sim->portal().changeSignIn([](portalsim::SignIn &signIn) { signIn.memberId = u"somebody else"_s; });
    QSignalSpy moved(redirected.session.get(), &PortalSession::moved);
    const auto answer = awaited(redirected.session->client().read(ReadRequest{ReadMethod::Profile, {}}, {}));
    QVERIFY(answer && !*answer);
    QCOMPARE(moved.count(), 0);
    QVERIFY(redirected.session->portal() == redirected.portal);
}

QTEST_GUILESS_MAIN(PortalSessionTest)
#include "tst_portalsession.moc"
