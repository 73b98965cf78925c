// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokensource.h"

#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/slowstore.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QString key = u"portal-1"_s;

QByteArray pair(const QByteArray &access, const QByteArray &refresh, const QByteArray &member = "member-1")
{
    return "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh +
           "\",\"expires_in\":\"3600\",\"member_id\":\"" + member +
           "\",\"client_endpoint\":\"https:\\/\\/acme.example\\/rest\\/\",\"server_endpoint\":\"https://o.example/rest/"
           "\"}";
}

struct Bench
{
    explicit Bench(const PortalSecrets &secrets = {u"shh&+="_s, u"access-1"_s, u"refresh-1"_s, {}},
                   const QUrl &server = QUrl(u"https://oauth.example/oauth/token/"_s))
        : source({key, server, u"local.1"_s, u"member-1"_s}, store, transport, clock)
    {
        store.entries.insert(key, secrets.toJson());
    }
    [[nodiscard]] PortalSecrets stored() const
    {
        return PortalSecrets::fromJson(store.entries.value(key)).value_or(PortalSecrets());
    }

    SlowStore store;
    FakeTransport transport;
    ManualClock clock;
    TokenSource source;
};

} // namespace

class TokenSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheStoreOnce();
    void tenWaitingCallsMakeOneRefresh();
    void theRequestIsAFormPostThatIsNeverSentAgain();
    void theNewPairIsStoredBeforeAnybodyGetsIt();
    void aStaleTokenThatIsNotCurrentNeedsNoRefresh();
    void aRefusedRefreshSignsOutAndSendsNothingMore_data();
    void aRefusedRefreshSignsOutAndSendsNothingMore();
    void aLostAnswerSignsOutOnceWithAText();
    void tryAgainAfterALostAnswerRefreshesOnceMore();
    void anAnswerCutInTheMiddleIsALostAnswer();
    void aServerThatCannotBeReachedDoesNotSignOut();
    void aPageInsteadOfJsonIsAnErrorAndNoSignOut_data();
    void aPageInsteadOfJsonIsAnErrorAndNoSignOut();
    void aRedirectIsNotFollowed();
    void aPairThatCannotBeWrittenIsHandedOutAndTold();
    void withoutRefreshTokenItSaysSo();
    void withoutAccessTokenTheFirstCallRefreshes();
    void secretsNeverGoOverPlainHttp();
    void aServerThatIsNotAllowedGetsNothing();
    void nothingStoredIsSignedOut();
    void aLockedKeychainIsAskedAgainAtTheNextCall();
    void tokensOfAnotherPortalAreNotUsed();
    void signingInEndsBeingSignedOut();
    void signingInWaitsForARefreshUnderWay();
    void errorTextsHoldNoSecret();
    void destroyingItEndsEveryCall();
    void factsAreTold();
};

void TokenSourceTest::readsTheStoreOnce()
{
    Bench bench;
    for (int i = 0; i < 3; ++i) {
        const auto token = awaited(bench.source.token());
        QVERIFY(token && *token);
        QCOMPARE(**token, u"access-1"_s);
    }
    QCOMPARE(bench.store.reads, 1);
    QCOMPARE(bench.transport.sent().size(), size_t(0));
}

void TokenSourceTest::tenWaitingCallsMakeOneRefresh()
{
    Bench bench;
    std::vector<QFuture<RestResult<QString>>> waiting;
    for (int i = 0; i < 10; ++i)
        waiting.push_back(bench.source.refreshed(u"access-1"_s));
    waiting.push_back(bench.source.token()); // the old token would only be refused
    QTRY_COMPARE(bench.transport.open(), size_t(1));
    bench.transport.answerNext(FakeTransport::json(pair("access-2", "refresh-2")));
    for (const auto &future : waiting) {
        const auto token = awaited(future);
        QVERIFY(token && *token);
        QCOMPARE(**token, u"access-2"_s);
    }
    QCOMPARE(bench.transport.sent().size(), size_t(1));
    QCOMPARE(bench.store.writes, 1);
    QCOMPARE(bench.stored().refreshToken, u"refresh-2"_s);
    QCOMPARE(bench.stored().clientSecret, u"shh&+="_s);
    QCOMPARE(bench.stored().accessExpiresAt, bench.clock.now() + std::chrono::hours(1));
}

void TokenSourceTest::theRequestIsAFormPostThatIsNeverSentAgain()
{
    Bench bench;
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QVERIFY(awaited(bench.source.refreshed(u"access-1"_s)));
    const auto request = bench.transport.sent().at(0).request;
    QCOMPARE(request.url, QUrl(u"https://oauth.example/oauth/token/"_s));
    QCOMPARE(request.contentType, "application/x-www-form-urlencoded"_ba);
    QCOMPARE(request.body, "grant_type=refresh_token&client_id=local.1&client_secret=shh%26%2B%3D&"
                           "refresh_token=refresh-1"_ba);
    QVERIFY(!request.repeatable);
}

void TokenSourceTest::theNewPairIsStoredBeforeAnybodyGetsIt()
{
    Bench bench;
    bench.store.slow = true;
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    const auto first = bench.source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.store.waitingWrites(), size_t(1));
    const auto second = bench.source.token();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!first.isFinished());
    QVERIFY(!second.isFinished());
    bench.store.answerWrite();
    QCOMPARE(awaited(first)->value(), u"access-2"_s);
    QCOMPARE(awaited(second)->value(), u"access-2"_s);
    QCOMPARE(bench.stored().accessToken, u"access-2"_s);
}

void TokenSourceTest::aStaleTokenThatIsNotCurrentNeedsNoRefresh()
{
    Bench bench;
    const auto token = awaited(bench.source.refreshed(u"access-0"_s));
    QCOMPARE(token->value(), u"access-1"_s);
    QCOMPARE(bench.transport.sent().size(), size_t(0));
}

void TokenSourceTest::aRefusedRefreshSignsOutAndSendsNothingMore_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<RestError::Kind>("kind");
    QTest::newRow("invalid_grant") << "invalid_grant"_ba << 400 << RestError::Kind::SignInAgain;
    QTest::newRow("invalid_client") << "invalid_client"_ba << 401 << RestError::Kind::WrongClient;
    QTest::newRow("wrong_client comes with 200") << "wrong_client"_ba << 200 << RestError::Kind::WrongClient;
    QTest::newRow("payment") << "PAYMENT_REQUIRED"_ba << 402 << RestError::Kind::PaymentRequired;
    QTest::newRow("not installed") << "NOT_INSTALLED"_ba << 400 << RestError::Kind::NotInstalled;
    QTest::newRow("no access") << "user_access_error"_ba << 401 << RestError::Kind::NoRights;
    QTest::newRow("portal deleted") << "PORTAL_DELETED"_ba << 403 << RestError::Kind::PortalClosed;
    QTest::newRow("never heard of") << "unsupported_grant_type"_ba << 400 << RestError::Kind::WrongRequest;
}

void TokenSourceTest::aRefusedRefreshSignsOutAndSendsNothingMore()
{
    QFETCH(QByteArray, code);
    QFETCH(int, status);
    QFETCH(RestError::Kind, kind);
    Bench bench;
    QSignalSpy signedOut(&bench.source, &TokenSource::signedOut);
    bench.transport.script(FakeTransport::json("{\"error\":\"" + code + "\",\"error_description\":\"no\"}", status));
    const auto first = awaited(bench.source.refreshed(u"access-1"_s));
    QVERIFY(first && !*first);
    QCOMPARE(first->error().kind, kind);
    QCOMPARE(first->error().code, QString::fromLatin1(code));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(awaited(bench.source.token())->error().kind, kind);
        QCOMPARE(awaited(bench.source.refreshed(u"access-1"_s))->error().kind, kind);
    }
    QCOMPARE(signedOut.count(), 1);
    QCOMPARE(bench.transport.sent().size(), size_t(1));
    QCOMPARE(bench.stored().refreshToken, u"refresh-1"_s);
}

void TokenSourceTest::aLostAnswerSignsOutOnceWithAText()
{
    Bench bench;
    QSignalSpy signedOut(&bench.source, &TokenSource::signedOut);
    bench.transport.script(FakeTransport::failure(RestError::Kind::ConnectionLost, RestError::Delivery::Unknown));
    const auto token = awaited(bench.source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(!token->error().text.isEmpty());
    QVERIFY(!*awaited(bench.source.token()));
    QCOMPARE(bench.transport.sent().size(), size_t(1));
    QCOMPARE(signedOut.count(), 1);
}

void TokenSourceTest::tryAgainAfterALostAnswerRefreshesOnceMore()
{
    Bench bench({u"shh"_s, {}, u"refresh-1"_s, {}});
    QSignalSpy signedIn(&bench.source, &TokenSource::signedIn);
    bench.transport.script(FakeTransport::failure(RestError::Kind::TimedOut, RestError::Delivery::Unknown));
    QVERIFY(!*awaited(bench.source.token()));
    bench.source.tryAgain();
    QCOMPARE(signedIn.count(), 1);
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QCOMPARE(awaited(bench.source.token())->value(), u"access-2"_s);
    QCOMPARE(bench.transport.sent().size(), size_t(2));
}

void TokenSourceTest::anAnswerCutInTheMiddleIsALostAnswer()
{
    Bench bench;
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2").left(20)));
    const auto token = awaited(bench.source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(bench.source.signedOutReason());
}

void TokenSourceTest::aServerThatCannotBeReachedDoesNotSignOut()
{
    Bench bench;
    bench.transport.script(FakeTransport::failure(RestError::Kind::Offline, RestError::Delivery::NotSent));
    const auto unreachable = awaited(bench.source.refreshed(u"access-1"_s));
    QCOMPARE(unreachable->error().kind, RestError::Kind::Offline);
    QCOMPARE(unreachable->error().server, u"oauth.example"_s); // not the portal's trouble
    QVERIFY(!bench.source.signedOutReason());
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QCOMPARE(awaited(bench.source.refreshed(u"access-1"_s))->value(), u"access-2"_s);
}

void TokenSourceTest::aPageInsteadOfJsonIsAnErrorAndNoSignOut_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<RestError::Kind>("kind");
    QTest::newRow("gateway") << 502 << "<html>Bad Gateway</html>"_ba << RestError::Kind::NotJson;
    QTest::newRow("maintenance") << 503 << "<html>back soon</html>"_ba << RestError::Kind::Maintenance;
    QTest::newRow("sign-in page of a hotel") << 200 << "<html>Welcome</html>"_ba << RestError::Kind::NotJson;
    QTest::newRow("text") << 500 << "out of memory"_ba << RestError::Kind::NotJson;
    QTest::newRow("empty") << 200 << ""_ba << RestError::Kind::NotJson;
    QTest::newRow("something else") << 200 << "[1, 2]"_ba << RestError::Kind::AnswerNotUnderstood;
    QTest::newRow("token is a number") << 200 << "{\"access_token\": 7}"_ba << RestError::Kind::AnswerNotUnderstood;
    QTest::newRow("empty fault") << 500 << "{}"_ba << RestError::Kind::PortalFault;
}

void TokenSourceTest::aPageInsteadOfJsonIsAnErrorAndNoSignOut()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(RestError::Kind, kind);
    Bench bench;
    bench.transport.script(FakeTransport::html(body, status));
    const auto token = awaited(bench.source.refreshed(u"access-1"_s));
    QVERIFY(token && !*token);
    QCOMPARE(token->error().kind, kind);
    QCOMPARE(token->error().httpStatus, status);
    QVERIFY(!bench.source.signedOutReason());
    QCOMPARE(bench.store.writes, 0);
}

void TokenSourceTest::aRedirectIsNotFollowed()
{
    Bench bench;
    bench.transport.script(FakeTransport::redirect(QUrl(u"https://elsewhere.example/oauth/token/"_s)));
    QCOMPARE(awaited(bench.source.refreshed(u"access-1"_s))->error().kind, RestError::Kind::AddressMoved);
    QCOMPARE(bench.transport.sent().size(), size_t(1));
}

void TokenSourceTest::aPairThatCannotBeWrittenIsHandedOutAndTold()
{
    Bench bench;
    QSignalSpy notStored(&bench.source, &TokenSource::notStored);
    bench.store.writeError = SecretError{SecretError::Kind::Refused, u"no room"_s};
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QCOMPARE(awaited(bench.source.refreshed(u"access-1"_s))->value(), u"access-2"_s);
    QCOMPARE(notStored.count(), 1);
    QCOMPARE(notStored.at(0).at(0).value<SecretError>(), *bench.store.writeError);
    QCOMPARE(PortalSecrets::fromJson(bench.store.kept.value(key))->refreshToken, u"refresh-2"_s);

    bench.store.writeError.reset();
    bench.transport.script(FakeTransport::json(pair("access-3", "refresh-3")));
    QCOMPARE(awaited(bench.source.refreshed(u"access-2"_s))->value(), u"access-3"_s);
    QVERIFY(bench.transport.sent().at(1).request.body.contains("refresh-2"));
    QCOMPARE(bench.stored().refreshToken, u"refresh-3"_s);
    QCOMPARE(notStored.count(), 1);
}

void TokenSourceTest::withoutRefreshTokenItSaysSo()
{
    Bench bench({{}, u"access-1"_s, {}, {}});
    QCOMPARE(awaited(bench.source.token())->value(), u"access-1"_s);
    const auto token = awaited(bench.source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(!token->error().text.isEmpty());
    QCOMPARE(bench.transport.sent().size(), size_t(0));
}

void TokenSourceTest::withoutAccessTokenTheFirstCallRefreshes()
{
    Bench bench({u"shh"_s, {}, u"refresh-1"_s, {}});
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QCOMPARE(awaited(bench.source.token())->value(), u"access-2"_s);
}

void TokenSourceTest::secretsNeverGoOverPlainHttp()
{
    Bench internet({u"shh"_s, u"access-1"_s, u"refresh-1"_s, {}}, QUrl(u"http://oauth.example/oauth/token/"_s));
    QCOMPARE(awaited(internet.source.refreshed(u"access-1"_s))->error().kind, RestError::Kind::InsecureAddress);
    QCOMPARE(internet.transport.sent().size(), size_t(0));

    Bench nowhere({u"shh"_s, u"access-1"_s, u"refresh-1"_s, {}}, QUrl());
    QCOMPARE(awaited(nowhere.source.refreshed(u"access-1"_s))->error().kind, RestError::Kind::InsecureAddress);

    Bench loopback({u"shh"_s, u"access-1"_s, u"refresh-1"_s, {}}, QUrl(u"http://127.0.0.1:9/oauth/token/"_s));
    loopback.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QVERIFY(*awaited(loopback.source.refreshed(u"access-1"_s)));
}

void TokenSourceTest::aServerThatIsNotAllowedGetsNothing()
{
    Bench bench;
    bool allowed = false;
    TokenSource source({.key = key,
                        .authorisationServer = QUrl(u"https://evil.example:8443/oauth/token/"_s),
                        .clientId = u"local.1"_s,
                        .memberId = u"member-1"_s,
                        .mayRefresh = [&](const QUrl &server) { return allowed && server.port() == 8443; }},
                       bench.store, bench.transport, bench.clock);
    QSignalSpy signedOut(&source, &TokenSource::signedOut);
    for (int i = 0; i < 2; ++i) {
        const auto token = awaited(source.refreshed(u"access-1"_s));
        QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
        QCOMPARE(token->error().code, u"server_not_allowed"_s);
        QCOMPARE(token->error().text, u"evil.example:8443"_s);
    }
    QCOMPARE(awaited(source.token())->value(), u"access-1"_s); // as long as it lasts
    QCOMPARE(signedOut.count(), 0);
    QCOMPARE(bench.transport.sent().size(), size_t(0));

    allowed = true; // by the operator: the same tokens go on
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QCOMPARE(awaited(source.refreshed(u"access-1"_s))->value(), u"access-2"_s);
    allowed = false; // and a word that was taken back counts at the next refresh
    QCOMPARE(awaited(source.refreshed(u"access-2"_s))->error().code, u"server_not_allowed"_s);
    QCOMPARE(bench.transport.sent().size(), size_t(1));
}

void TokenSourceTest::nothingStoredIsSignedOut()
{
    Bench bench;
    bench.store.entries.clear();
    QSignalSpy signedOut(&bench.source, &TokenSource::signedOut);
    const auto token = awaited(bench.source.token());
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(token->error().code, u"not_found"_s);
    QVERIFY(!token->error().text.isEmpty());
    QCOMPARE(signedOut.count(), 1);

    Bench damaged;
    damaged.store.entries.insert(key, u"{\"version\": 99}"_s);
    const auto unreadable = awaited(damaged.source.token());
    QCOMPARE(unreadable->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(unreadable->error().code.isEmpty());
    QVERIFY(!unreadable->error().text.isEmpty());
}

void TokenSourceTest::aLockedKeychainIsAskedAgainAtTheNextCall()
{
    Bench bench;
    bench.store.readError = SecretError{SecretError::Kind::Locked, {}};
    const auto token = awaited(bench.source.token());
    QCOMPARE(token->error().kind, RestError::Kind::SecretsUnavailable);
    QCOMPARE(token->error().code, u"locked"_s);
    QVERIFY(!token->error().text.isEmpty());
    QVERIFY(!bench.source.signedOutReason());
    bench.store.readError.reset();
    QCOMPARE(awaited(bench.source.token())->value(), u"access-1"_s);
}

void TokenSourceTest::tokensOfAnotherPortalAreNotUsed()
{
    Bench bench;
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2", "member-2")));
    const auto token = awaited(bench.source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(bench.store.writes, 0);
    QVERIFY(!*awaited(bench.source.token()));
}

void TokenSourceTest::signingInEndsBeingSignedOut()
{
    Bench bench;
    bench.store.entries.clear();
    QVERIFY(!*awaited(bench.source.token()));
    bench.store.writeError = SecretError{SecretError::Kind::Locked, {}};
    QVERIFY(!*awaited(bench.source.signIn({u"shh"_s, u"access-9"_s, u"refresh-9"_s, {}})));
    QVERIFY(bench.source.signedOutReason());

    bench.store.writeError.reset();
    QSignalSpy signedIn(&bench.source, &TokenSource::signedIn);
    QVERIFY(*awaited(bench.source.signIn({u"shh"_s, u"access-9"_s, u"refresh-9"_s, {}})));
    QCOMPARE(signedIn.count(), 1);
    QCOMPARE(awaited(bench.source.token())->value(), u"access-9"_s);
    QCOMPARE(bench.stored().refreshToken, u"refresh-9"_s);
}

void TokenSourceTest::signingInWaitsForARefreshUnderWay()
{
    Bench bench;
    const auto old = bench.source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.transport.open(), size_t(1));
    const auto signIn = bench.source.signIn({u"shh"_s, u"access-9"_s, u"refresh-9"_s, {}});
    QCOMPARE(bench.store.writes, 0);
    bench.transport.answerNext(FakeTransport::json(pair("access-2", "refresh-2")));
    QVERIFY(*awaited(signIn));
    QVERIFY(*awaited(old));
    QCOMPARE(bench.stored().accessToken, u"access-9"_s);
    QCOMPARE(awaited(bench.source.token())->value(), u"access-9"_s);
}

void TokenSourceTest::errorTextsHoldNoSecret()
{
    Bench bench({u"client-secret-1"_s, u"access-1"_s, u"refresh-1"_s, {}});
    bench.transport.script(FakeTransport::json(
        "{\"error\":\"invalid_grant\",\"error_description\":\"token refresh-1 of client-secret-1 is unknown\"}", 400));
    const auto text = awaited(bench.source.refreshed(u"access-1"_s))->error().text;
    QVERIFY(!text.isEmpty());
    QVERIFY(!text.contains("refresh-1"_L1));
    QVERIFY(!text.contains("client-secret-1"_L1));
}

void TokenSourceTest::destroyingItEndsEveryCall()
{
    SlowStore store;
    store.entries.insert(key, PortalSecrets{u"shh"_s, u"access-1"_s, u"refresh-1"_s, {}}.toJson());
    FakeTransport transport;
    ManualClock clock;
    auto source = std::make_unique<TokenSource>(
        TokenSource::Account{key, QUrl(u"https://oauth.example/oauth/token/"_s), u"local.1"_s, {}}, store, transport,
        clock);
    const auto token = source->refreshed(u"access-1"_s);
    const auto signIn = source->signIn({});
    QTRY_COMPARE(transport.open(), size_t(1));
    source.reset();
    QVERIFY(token.isFinished() && signIn.isFinished());
    QCOMPARE(token.result().error().kind, RestError::Kind::Cancelled);
    QVERIFY(!signIn.result());
    transport.answerNext(FakeTransport::json(pair("access-2", "refresh-2"))); // must meet nobody
    QCoreApplication::processEvents();
}

void TokenSourceTest::factsAreTold()
{
    Bench bench;
    QSignalSpy facts(&bench.source, &TokenSource::factsTold);
    bench.transport.script(FakeTransport::json(pair("access-2", "refresh-2")));
    QVERIFY(awaited(bench.source.refreshed(u"access-1"_s)));
    QCOMPARE(facts.count(), 1);
    const auto told = facts.at(0).at(0).value<TokenFacts>();
    QCOMPARE(told.memberId, u"member-1"_s);
    QCOMPARE(told.clientEndpoint, QUrl(u"https://acme.example/rest/"_s));
    QCOMPARE(told.serverEndpoint, QUrl(u"https://o.example/rest/"_s));
}

QTEST_GUILESS_MAIN(TokenSourceTest)
#include "tst_tokensource.moc"
