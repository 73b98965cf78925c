// SPDX-License-Identifier: Apache-2.0
#include "core/rest/networktransport.h"
#include "core/rest/restclient.h"

#include "support/awaited.h"
#include "support/faketokens.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/rawserver.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace eventsweep {

/// The way to the client's changing side without the gate, for these tests alone.
struct MutationTestDoor
{
    static CheckedMutation mutation(bool repeatable)
    {
        CheckedMutation made;
        made.m_method = u"event.offline.clear"_s;
        made.m_methods = {made.m_method};
        made.m_body = {{u"process_id"_s, u"p"_s}, {u"id"_s, QJsonArray{1, 2}}};
        made.m_repeatable = repeatable;
        return made;
    }
    static CheckedMutation batch(const QStringList &methods, bool repeatable = false)
    {
        CheckedMutation made;
        made.m_method = u"batch"_s;
        made.m_methods = methods;
        QJsonObject commands;
        for (qsizetype i = 0; i < methods.size(); ++i)
            commands.insert(commandKey(static_cast<size_t>(i)), methods.at(i));
        made.m_body = {{u"halt"_s, 0}, {u"cmd"_s, commands}};
        made.m_repeatable = repeatable;
        return made;
    }
    static auto send(RestClient &client, CheckedMutation mutation, RestClient::Options options = {})
    {
        return client.mutate(std::move(mutation), std::move(options));
    }
};

} // namespace eventsweep

using namespace eventsweep;

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;
using Door = MutationTestDoor;

const QUrl portal(u"https://portal.example/rest/"_s);

const HttpReply ok = FakeTransport::json(R"({"result":true,"total":3})");
const HttpReply expired = FakeTransport::json(R"({"error":"expired_token"})", 401);
const HttpReply tooFast = FakeTransport::json(R"({"error":"QUERY_LIMIT_EXCEEDED"})", 503);
const HttpReply resting = FakeTransport::json(R"({"error":"OPERATION_TIME_LIMIT"})", 429);
const HttpReply fault = FakeTransport::json(R"({"error":"INTERNAL_SERVER_ERROR"})", 500);
const HttpReply denied = FakeTransport::json(R"({"error":"ACCESS_DENIED"})", 403);
const HttpReply badGateway = FakeTransport::html("<title>Bad gateway</title>", 502);
const HttpReply maintenance = FakeTransport::html("<title>Back soon</title>", 503);
const HttpReply signInPage = FakeTransport::html("<title>Sign in</title>", 200);
const RestError lost = FakeTransport::failure(Kind::ConnectionLost, Delivery::Unknown);
const RestError timedOut = FakeTransport::failure(Kind::TimedOut, Delivery::Unknown);
const RestError notConnected = FakeTransport::failure(Kind::TimedOut, Delivery::NotSent);
const RestError droppedBefore = FakeTransport::failure(Kind::ConnectionLost, Delivery::NotSent);
const RestError offline = FakeTransport::failure(Kind::Offline, Delivery::NotSent);

/// One portal with everything fake but the rules.
struct Portal
{
    ManualClock clock;
    FakeTransport transport;
    FakeTokens tokens;
    RateLimiter limiter{clock, {}};
    std::unique_ptr<RestClient> client = std::make_unique<RestClient>(portal, transport, limiter, tokens, clock);

    QFuture<RestResult<RestAnswer>> read(RestClient::Options options = {})
    {
        return client->read({ReadMethod::Profile, {{u"x"_s, 1}}}, std::move(options));
    }
    QFuture<RestResult<BatchAnswer>> once(RestClient::Options options = {})
    {
        return Door::send(*client, Door::mutation(false), std::move(options));
    }
    QFuture<RestResult<BatchAnswer>> repeatable(RestClient::Options options = {})
    {
        return Door::send(*client, Door::mutation(true), std::move(options));
    }

    /// Runs until the future has ended; time passes whenever somebody waits for it.
    template <typename T>
    std::optional<T> end(const QFuture<T> &future)
    {
        const bool over = QTest::qWaitFor([&] {
            if (const auto next = clock.untilNext(); next && !future.isFinished())
                clock.advance(*next);
            return future.isFinished();
        });
        return over && future.resultCount() == 1 ? std::optional(future.result()) : std::nullopt;
    }
    [[nodiscard]] size_t sendings() const { return transport.sent().size(); }
};

#define VERIFY_ENDS(result, expectedKind, expectedDelivery)                                                            \
    QVERIFY(result);                                                                                                   \
    QVERIFY(!*result);                                                                                                 \
    QCOMPARE((*result).error().kind, expectedKind);                                                                    \
    QCOMPARE((*result).error().delivery, expectedDelivery)

} // namespace

Q_DECLARE_METATYPE(HttpReply)

class TestRestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTokenAndConnectorIntoTheBodyAlone();
    void putsTheConnectorOfABatchAtTheTopLevelAndTheCommandsInOrder();
    void givesEachCommandOfABatchItsAnswer();
    void anEmptyBatchAsksNothing();
    void largeAnswersAreTheSameAsSmallOnes();

    void refreshesAnExpiredTokenOnceAndGoesOn();
    void refreshesOnceAlsoForAChangeThatMustBeSentOnce();
    void aSecondExpiredTokenIsAskingToSignIn();
    void aRefusedRefreshEndsTheCallAsNotSent();
    void otherTokenErrorsAreNotRefreshed();
    void withoutATokenNothingIsSent();

    void waitsAndRepeatsWhenAskedTooFastEvenAChange();
    void givesUpWhenAskedTooFastForEver();
    void waitsForARestingMethodByThePortalsClock();
    void doesNotWaitForARestBeyondTheWindow();
    void aRestingCommandInABatchIsItsOwnErrorAndRestsItsMethod();
    void tellsTheLimiterHowMuchWorkTheMethodsDid();

    void readsAreRepeatedAfterLostAnswersAndFaults_data();
    void readsAreRepeatedAfterLostAnswersAndFaults();
    void anUnreachableAuthorisationServerIsAskedAgainEvenForAChange();
    void readsGiveUpAfterThreeSendings();
    void readsAreNotRepeatedAfterRefusals();
    void aChangeIsNeverRepeatedAfterALostAnswerOrAFault_data();
    void aChangeIsNeverRepeatedAfterALostAnswerOrAFault();
    void aChangeThatSurelyDidNotArriveIsSentAgain();
    void aRepeatableChangeIsRepeatedThreeTimesAndStaysUnknown();
    void aLostAnswerStaysInMemoryWhateverComesNext();
    void aLostBatchStaysInMemoryForEachOfItsCommands();
    void aPortalThatCannotBeReachedIsToldAtOnce();

    void followsAMoveOnceAndTellsTheNewAddress();
    void followsAMoveForAChangeWithThePostAndItsBody();
    void doesNotFollowASecondMoveOrAnInsecureOne();
    void aMoveCountsOnlyWhenAPortalAnswersThere();
    void aMoveThatIsNotConfirmedReachesNobody();
    void whateverHappensToTheConfirmationTheCallWasAnswered();
    void callsAtOnceAreConfirmedOnce();
    void aCallThatComesLateToAMoveNeedsNoConfirmation();
    void waitingForAConfirmationCanBeCancelledAndWithdrawn();

    void cancelEndsAWaitAtOnceAndSendsNothing();
    void cancelOfASentChangeIsUnknown();
    void cancelWhileWaitingToRepeatAChangeIsUnknown();
    void destroyingTheClientEndsEveryCallOnce();
    void aContinuationMayDestroyTheClient();
    void aDroppedServiceEndsTheCall();

    void tracesEverySendingWithoutSecrets();
    void anUnsafeChangeReachesARealServerOnceWhenTheConnectionDrops();
    void aReadReachesARealServerAgainWhenTheConnectionDrops();
};

void TestRestClient::putsTokenAndConnectorIntoTheBodyAlone()
{
    Portal p;
    p.transport.script(ok);
    const auto answer = p.end(p.read({.connector = *ConnectorId::from(u"erp"_s)}));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->result, "true"_ba);
    QCOMPARE((*answer)->total, 3);
    const auto &sent = p.transport.sent().at(0);
    QCOMPARE(sent.request.url, QUrl(u"https://portal.example/rest/profile"_s));
    QCOMPARE(sent.request.contentType, "application/json"_ba);
    QVERIFY(sent.request.repeatable);
    const QJsonObject expected{{u"x"_s, 1}, {u"auth"_s, u"token-1"_s}, {u"auth_connector"_s, u"erp"_s}};
    QCOMPARE(sent.body(), expected);

    p.transport.script(ok);
    QVERIFY(p.end(p.once()));
    const auto &change = p.transport.sent().at(1);
    QCOMPARE(change.request.url, QUrl(u"https://portal.example/rest/event.offline.clear"_s));
    QVERIFY(!change.request.repeatable);
    QVERIFY(!change.body().contains(u"auth_connector"_s));
}

void TestRestClient::putsTheConnectorOfABatchAtTheTopLevelAndTheCommandsInOrder()
{
    Portal p;
    ReadBatch batch;
    for (int i = 0; i < 12; ++i)
        QVERIFY(batch.add({ReadMethod::OfflineList, {{u"filter"_s, QJsonObject{{u">=ID"_s, i}}}}}));
    batch.setHalt(true);
    p.transport.script(FakeTransport::json(R"({"result":{"result":[],"result_error":[]}})"));
    QVERIFY(p.end(p.client->read(batch, {.connector = *ConnectorId::from(u"erp"_s)})));
    const auto &sent = p.transport.sent().at(0);
    QCOMPARE(sent.request.url, QUrl(u"https://portal.example/rest/batch"_s));
    const QJsonObject body = sent.body();
    QCOMPARE(body.value(u"auth_connector"_s), QJsonValue(u"erp"_s));
    QCOMPARE(body.value(u"halt"_s), QJsonValue(1));
    qsizetype before = -1;
    for (int i = 0; i < 12; ++i) {
        const QByteArray command = "event.offline.list?filter%5B%3E%3DID%5D=" + QByteArray::number(i) + '"';
        const qsizetype at = sent.request.body.indexOf(command);
        QVERIFY2(at > before, command.constData());
        before = at;
    }
}

void TestRestClient::givesEachCommandOfABatchItsAnswer()
{
    Portal p;
    p.transport.script(FakeTransport::json(R"({"result":{"result":{"c00":[1]},"result_error":{
        "c01":{"error":"ACCESS_DENIED"}},"result_total":[],"result_next":[]}})"));
    const auto answer = p.end(Door::send(*p.client, Door::batch({u"event.offline.clear"_s, u"event.offline.get"_s})));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->size(), size_t(2));
    QCOMPARE((*answer)->at(0)->result, "[1]"_ba);
    QCOMPARE((*answer)->at(1).error().kind, Kind::AccessDenied);
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::anEmptyBatchAsksNothing()
{
    Portal p;
    const auto answer = p.end(p.client->read(ReadBatch(), {}));
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->empty());
    QCOMPARE(p.sendings(), size_t(0));
}

void TestRestClient::largeAnswersAreTheSameAsSmallOnes()
{
    Portal p;
    const QByteArray result = "[\"" + QByteArray(200'000, 'x') + "\"]";
    p.transport.script(FakeTransport::json("{\"result\":" + result + "}"));
    const auto answer = p.end(p.read());
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->result == result);
}

void TestRestClient::refreshesAnExpiredTokenOnceAndGoesOn()
{
    Portal p;
    p.transport.script(FakeTransport::json(R"({"error":"EXPIRED_TOKEN"})", 401));
    p.transport.script(ok);
    const auto answer = p.end(p.read());
    QVERIFY(answer && *answer);
    QCOMPARE(p.tokens.staleSeen, QStringList{u"token-1"_s});
    QCOMPARE(p.transport.sent().at(0).body().value(u"auth"_s), QJsonValue(u"token-1"_s));
    QCOMPARE(p.transport.sent().at(1).body().value(u"auth"_s), QJsonValue(u"token-2"_s));
}

void TestRestClient::refreshesOnceAlsoForAChangeThatMustBeSentOnce()
{
    Portal p;
    p.transport.script(expired);
    p.transport.script(ok);
    const auto answer = p.end(p.once());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(2));
    QVERIFY(!p.transport.sent().at(1).request.repeatable);
}

void TestRestClient::aSecondExpiredTokenIsAskingToSignIn()
{
    Portal p;
    p.transport.script(expired);
    p.transport.script(expired);
    const auto answer = p.end(p.once());
    VERIFY_ENDS(answer, Kind::SignInAgain, Delivery::Answered);
    QCOMPARE(p.tokens.staleSeen.size(), 1);
    QCOMPARE(p.sendings(), size_t(2));
}

void TestRestClient::aRefusedRefreshEndsTheCallAsNotSent()
{
    Portal p;
    p.transport.script(expired);
    p.tokens.refreshError = FakeTransport::failure(Kind::TimedOut, Delivery::Unknown);
    const auto answer = p.end(p.once());
    // Unknown is the refresh; the change itself was refused before it did anything.
    VERIFY_ENDS(answer, Kind::TimedOut, Delivery::NotSent);
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::otherTokenErrorsAreNotRefreshed()
{
    Portal p;
    p.transport.script(FakeTransport::json(R"({"error":"NO_AUTH_FOUND"})", 401));
    const auto answer = p.end(p.read());
    VERIFY_ENDS(answer, Kind::SignInAgain, Delivery::Answered);
    QVERIFY(p.tokens.staleSeen.isEmpty());
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::withoutATokenNothingIsSent()
{
    Portal p;
    p.tokens.tokenError = FakeTransport::failure(Kind::SecretsUnavailable, Delivery::Unknown);
    const auto answer = p.end(p.once());
    VERIFY_ENDS(answer, Kind::SecretsUnavailable, Delivery::NotSent);
    QCOMPARE(p.sendings(), size_t(0));
    QCOMPARE(p.limiter.level(), 0.0);
}

void TestRestClient::waitsAndRepeatsWhenAskedTooFastEvenAChange()
{
    Portal p;
    for (int i = 0; i < 3; ++i)
        p.transport.script(tooFast);
    p.transport.script(ok);
    const Milliseconds start = p.clock.steady();
    const auto answer = p.end(p.once());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(4));
    QVERIFY(p.clock.steady() - start >= 7s); // 1 + 2 + 4
}

void TestRestClient::givesUpWhenAskedTooFastForEver()
{
    Portal p;
    for (int i = 0; i < 30; ++i)
        p.transport.script(tooFast);
    const auto answer = p.end(p.once());
    VERIFY_ENDS(answer, Kind::TooFast, Delivery::Answered);
    QVERIFY(answer->error().retryAfter.has_value());
    QCOMPARE(p.sendings(), size_t(10));
}

void TestRestClient::waitsForARestingMethodByThePortalsClock()
{
    Portal p;
    // The portal's clock is a day behind; its reset is 90 seconds away.
    const auto portalNow = std::chrono::duration_cast<std::chrono::seconds>(p.clock.now().time_since_epoch()) - 24h;
    const auto seconds = [](auto time) {
        return QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(time).count()));
    };
    p.transport.script(FakeTransport::json(R"({"error":"OPERATION_TIME_LIMIT","time":{"finish":)" + seconds(portalNow) +
                                               R"(,"operating_reset_at":)" + seconds(portalNow + 90s) + "}}",
                                           429));
    p.transport.script(ok);
    const Milliseconds start = p.clock.steady();
    const auto answer = p.end(p.once());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(2));
    QVERIFY(p.clock.steady() - start >= 90s);
    QVERIFY(p.clock.steady() - start < 95s);
}

void TestRestClient::doesNotWaitForARestBeyondTheWindow()
{
    Portal p;
    HttpReply later = resting;
    later.retryAfter = 11min;
    p.transport.script(later);
    const auto answer = p.end(p.read());
    VERIFY_ENDS(answer, Kind::MethodResting, Delivery::Answered);
    QVERIFY(answer->error().retryAfter == 11min);
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::aRestingCommandInABatchIsItsOwnErrorAndRestsItsMethod()
{
    Portal p;
    const auto reset = std::chrono::duration_cast<std::chrono::seconds>(p.clock.now().time_since_epoch()) + 60s;
    p.transport.script(FakeTransport::json(R"({"result":{"result":{"c00":{}},"result_error":{
        "c01":{"error":"OPERATION_TIME_LIMIT"}},"result_time":{"c01":{"operating_reset_at":)" +
                                           QByteArray::number(qint64(reset.count())) + "}}}}"));
    ReadBatch batch;
    QVERIFY(batch.add({ReadMethod::Profile, {}}));
    QVERIFY(batch.add({ReadMethod::OfflineList, {}}));
    const auto answer = p.end(p.client->read(batch, {}));
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->at(0));
    QCOMPARE((*answer)->at(1).error().kind, Kind::MethodResting);
    QVERIFY((*answer)->at(1).error().retryAfter == 60s);
    QCOMPARE(p.sendings(), size_t(1));
    const auto next = p.client->read(ReadRequest{ReadMethod::OfflineList, {}}, {});
    QCOMPARE(p.limiter.wait().reason, RateLimiter::Reason::MethodResting);
    QCOMPARE(p.limiter.wait().method, u"event.offline.list"_s);
    p.transport.script(ok);
    QVERIFY(p.end(p.read())); // the other method goes on
}

void TestRestClient::tellsTheLimiterHowMuchWorkTheMethodsDid()
{
    Portal p;
    p.transport.script(FakeTransport::json(R"({"result":true,"time":{"operating":12.5}})"));
    QVERIFY(p.end(p.read()));
    QCOMPARE(p.limiter.operatingSeconds().value(u"profile"_s), 12.5);
    p.transport.script(FakeTransport::json(R"({"result":{"result":{"c00":true,"c01":1},"result_error":[],
        "result_time":{"c00":{"operating":1},"c01":{"operating":2}}}})"));
    QVERIFY(p.end(Door::send(*p.client, Door::batch({u"event.offline.clear"_s, u"event.offline.get"_s}))));
    QCOMPARE(p.limiter.operatingSeconds().value(u"event.offline.clear"_s), 1.0);
    QCOMPARE(p.limiter.operatingSeconds().value(u"event.offline.get"_s), 2.0);
}

void TestRestClient::readsAreRepeatedAfterLostAnswersAndFaults_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<RestError>("error");
    QTest::newRow("fault") << fault << RestError();
    QTest::newRow("bad gateway") << badGateway << RestError();
    QTest::newRow("maintenance") << maintenance << RestError();
    QTest::newRow("cut") << FakeTransport::json(R"({"result":[1,)") << RestError();
    QTest::newRow("lost") << HttpReply() << lost;
    QTest::newRow("timed out") << HttpReply() << timedOut;
}

void TestRestClient::readsAreRepeatedAfterLostAnswersAndFaults()
{
    QFETCH(HttpReply, reply);
    QFETCH(RestError, error);
    Portal p;
    for (int i = 0; i < 2; ++i)
        reply.status != 0 ? p.transport.script(reply) : p.transport.script(error);
    p.transport.script(ok);
    const Milliseconds start = p.clock.steady();
    const auto answer = p.end(p.read());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(3));
    QVERIFY(p.clock.steady() - start >= 4s); // 1 + 3
}

void TestRestClient::anUnreachableAuthorisationServerIsAskedAgainEvenForAChange()
{
    Portal p;
    p.transport.script(FakeTransport::json(R"({"error":"CONNECTION_ERROR"})", 401)); // the token was not checked yet
    p.transport.script(ok);
    const auto answer = p.end(p.once());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(2));
}

void TestRestClient::readsGiveUpAfterThreeSendings()
{
    Portal p;
    for (int i = 0; i < 5; ++i)
        p.transport.script(badGateway);
    const auto answer = p.end(p.read());
    VERIFY_ENDS(answer, Kind::NotJson, Delivery::Unknown);
    QCOMPARE(p.sendings(), size_t(3));
}

void TestRestClient::readsAreNotRepeatedAfterRefusals()
{
    for (const auto &[reply, kind] :
         {std::pair(denied, Kind::AccessDenied), std::pair(signInPage, Kind::NotJson),
          std::pair(FakeTransport::json("[]"), Kind::AnswerNotUnderstood),
          std::pair(FakeTransport::json(R"({"error":"OVERLOAD_LIMIT"})", 503), Kind::Blocked)}) {
        Portal p;
        p.transport.script(reply);
        const auto answer = p.end(p.read());
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, kind);
        QCOMPARE(p.sendings(), size_t(1));
    }
}

void TestRestClient::aChangeIsNeverRepeatedAfterALostAnswerOrAFault_data()
{
    readsAreRepeatedAfterLostAnswersAndFaults_data();
    QTest::newRow("server's error after changes")
        << FakeTransport::json(R"({"error":"ERROR_CORE"})", 500) << RestError();
    QTest::newRow("sign-in page") << signInPage << RestError();
    QTest::newRow("nothing") << FakeTransport::json({}) << RestError();
    QTest::newRow("not understood") << FakeTransport::json(R"({"a":1})") << RestError();
}

void TestRestClient::aChangeIsNeverRepeatedAfterALostAnswerOrAFault()
{
    QFETCH(HttpReply, reply);
    QFETCH(RestError, error);
    Portal p;
    reply.status != 0 ? p.transport.script(reply) : p.transport.script(error);
    const auto answer = p.end(p.once());
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().delivery, Delivery::Unknown);
    p.clock.advance(1h);
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::aChangeThatSurelyDidNotArriveIsSentAgain()
{
    Portal p;
    p.transport.script(droppedBefore);
    p.transport.script(ok);
    const auto answer = p.end(p.once());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(2));
    // And when it fails for good, it is still sure that nothing happened.
    for (int i = 0; i < 3; ++i)
        p.transport.script(droppedBefore);
    const auto failed = p.end(p.once());
    VERIFY_ENDS(failed, Kind::ConnectionLost, Delivery::NotSent);
}

void TestRestClient::aRepeatableChangeIsRepeatedThreeTimesAndStaysUnknown()
{
    Portal p;
    p.transport.script(lost);
    p.transport.script(badGateway);
    p.transport.script(ok);
    const auto answer = p.end(p.repeatable());
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(3));
    QVERIFY(p.transport.sent().at(0).request.repeatable);
    for (int i = 0; i < 4; ++i)
        p.transport.script(timedOut);
    const auto failed = p.end(p.repeatable());
    VERIFY_ENDS(failed, Kind::TimedOut, Delivery::Unknown);
    QCOMPARE(p.sendings(), size_t(6));
}

void TestRestClient::aLostAnswerStaysInMemoryWhateverComesNext()
{
    // The first sending may have cleared; the refusal of the second one does not undo that.
    for (const RestResult<HttpReply> &second :
         {RestResult<HttpReply>(denied), RestResult<HttpReply>(tl::unexpected(offline)),
          RestResult<HttpReply>(FakeTransport::redirect(QUrl(u"http://x.example/"_s)))}) {
        Portal p;
        p.transport.script(lost);
        second ? p.transport.script(*second) : p.transport.script(second.error());
        const auto answer = p.end(p.repeatable());
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().delivery, Delivery::Unknown);
        QCOMPARE(p.sendings(), size_t(2));
    }
}

void TestRestClient::aLostBatchStaysInMemoryForEachOfItsCommands()
{
    // The first sending may have cleared; that a command is put off or refused in the second one does not undo that.
    Portal p;
    p.transport.script(lost);
    p.transport.script(
        FakeTransport::json(R"({"result":{"result":{"c00":true},"result_error":)"
                            R"({"c01":{"error":"OPERATION_TIME_LIMIT"},"c02":{"error":"ACCESS_DENIED"}}}})"));
    const QStringList methods(3, u"event.offline.clear"_s);
    const auto answer = p.end(Door::send(*p.client, Door::batch(methods, true)));
    QVERIFY(answer && *answer);
    QCOMPARE(p.sendings(), size_t(2));
    QCOMPARE((*answer)->size(), size_t(3));
    QVERIFY((*answer)->at(0).has_value());
    QVERIFY(!(*answer)->at(1) && !(*answer)->at(2));
    QCOMPARE((*answer)->at(1).error().delivery, Delivery::Unknown);
    QCOMPARE((*answer)->at(2).error().delivery, Delivery::Unknown);
}

void TestRestClient::aPortalThatCannotBeReachedIsToldAtOnce()
{
    for (const auto &error : {offline, notConnected, FakeTransport::failure(Kind::TlsRefused, Delivery::NotSent),
                              FakeTransport::failure(Kind::ProxyFailed, Delivery::NotSent),
                              FakeTransport::failure(Kind::InsecureAddress, Delivery::NotSent)}) {
        Portal p;
        p.transport.script(error);
        const auto answer = p.end(p.read());
        VERIFY_ENDS(answer, error.kind, Delivery::NotSent);
        QCOMPARE(p.sendings(), size_t(1));
    }
}

void TestRestClient::followsAMoveOnceAndTellsTheNewAddress()
{
    Portal p;
    QSignalSpy moved(p.client.get(), &RestClient::baseChanged);
    p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile?x=1"_s)));
    p.transport.script(ok);
    const auto answer = p.end(p.read());
    QVERIFY(answer && *answer);
    QCOMPARE(p.transport.sent().at(1).request.url, QUrl(u"https://new.example/rest/profile"_s));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0).at(0).toUrl(), QUrl(u"https://new.example/rest/"_s));
    QCOMPARE(p.client->base(), QUrl(u"https://new.example/rest/"_s));
    p.transport.script(ok);
    QVERIFY(p.end(p.read()));
    QCOMPARE(p.transport.sent().at(2).request.url, QUrl(u"https://new.example/rest/profile"_s));
    QCOMPARE(moved.size(), 1);
}

void TestRestClient::followsAMoveForAChangeWithThePostAndItsBody()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        Portal p;
        p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/event.offline.clear"_s), status));
        p.transport.script(ok);
        const auto answer = p.end(p.once());
        QVERIFY(answer && *answer);
        QCOMPARE(p.sendings(), size_t(2));
        QJsonObject body = p.transport.sent().at(0).body();
        body.insert("auth"_L1, p.tokens.current()); // confirmed in the answer to a refresh
        QCOMPARE(p.transport.sent().at(1).body(), body);
        QVERIFY(!p.transport.sent().at(1).request.repeatable);
        QCOMPARE(p.tokens.basesSeen, QList<QUrl>{QUrl(u"https://new.example/rest/"_s)});
    }
}

void TestRestClient::doesNotFollowASecondMoveOrAnInsecureOne()
{
    {
        Portal p;
        p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile"_s)));
        p.transport.script(FakeTransport::redirect(QUrl(u"https://newer.example/rest/profile"_s)));
        const auto answer = p.end(p.read());
        VERIFY_ENDS(answer, Kind::AddressMoved, Delivery::Answered);
        QCOMPARE(p.sendings(), size_t(2));
        QCOMPARE(p.client->base(), portal);
    }
    for (const auto *location :
         {"http://new.example/rest/profile", "https://www.example/", "https://a/rest/batch", ""}) {
        Portal p;
        p.transport.script(FakeTransport::redirect(QUrl(QString::fromLatin1(location))));
        const auto answer = p.end(p.read());
        VERIFY_ENDS(answer, Kind::AddressMoved, Delivery::Answered);
        QCOMPARE(p.sendings(), size_t(1));
    }
}

void TestRestClient::aMoveCountsOnlyWhenAPortalAnswersThere()
{
    Portal p;
    QSignalSpy moved(p.client.get(), &RestClient::baseChanged);
    p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile"_s)));
    p.transport.script(signInPage);
    QVERIFY(p.end(p.read()));
    QCOMPARE(p.client->base(), portal);
    QVERIFY(moved.isEmpty());
    p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile"_s)));
    p.transport.script(denied); // an answer of a portal, if not a friendly one
    QVERIFY(p.end(p.read()));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(p.tokens.basesSeen.size(), 1); // and each confirmation is a refresh
}

void TestRestClient::aMoveThatIsNotConfirmedReachesNobody()
{
    RawServer elsewhere([](const auto &, QTcpSocket &socket) { socket.write(RawServer::answer(R"({"result":1})")); });
    RawServer old([&](const auto &, QTcpSocket &socket) {
        const QByteArray location = "Location: " + elsewhere.url(u"/rest/event.offline.clear"_s).toEncoded() + "\r\n";
        socket.write(RawServer::answer({}, "302 Found", location));
    });
    ManualClock clock;
    NetworkTransport transport;
    RateLimiter limiter(clock, {});
    FakeTokens tokens;
    tokens.moveError = FakeTransport::failure(Kind::AddressMoved, Delivery::NotSent);
    RestClient client(old.url(u"/rest/"_s), transport, limiter, tokens, clock);
    QSignalSpy moved(&client, &RestClient::baseChanged);
    const auto refused = awaited(Door::send(client, Door::mutation(false)));
    VERIFY_ENDS(refused, Kind::AddressMoved, Delivery::Answered);
    QCOMPARE(tokens.basesSeen, QList<QUrl>{elsewhere.url(u"/rest/"_s)});
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(old.requests(), 1);
    QVERIFY(moved.isEmpty());

    // The control: confirmed, it gets the call once, and no other token than the one for it.
    tokens.moveError.reset();
    const auto followed = awaited(Door::send(client, Door::mutation(false)));
    QVERIFY(followed && *followed);
    QCOMPARE(elsewhere.requests(), 1);
    QVERIFY(elsewhere.request(0).head.startsWith("POST /rest/event.offline.clear "));
    QVERIFY(elsewhere.request(0).body.contains("token-2"));
    QVERIFY(!elsewhere.request(0).body.contains("token-1"));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(client.base(), elsewhere.url(u"/rest/"_s));
}

void TestRestClient::whateverHappensToTheConfirmationTheCallWasAnswered()
{
    for (const auto &error : {FakeTransport::failure(Kind::SignInAgain, Delivery::Unknown),
                              FakeTransport::failure(Kind::TimedOut, Delivery::Unknown),
                              FakeTransport::failure(Kind::SecretsUnavailable, Delivery::NotSent)}) {
        Portal p;
        p.tokens.moveError = error;
        p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/event.offline.clear"_s)));
        const auto answer = p.end(p.once());
        VERIFY_ENDS(answer, error.kind, Delivery::Answered);
        QCOMPARE(p.sendings(), size_t(1));
    }
    Portal p; // but a lost answer before the redirect stays lost
    p.tokens.moveError = FakeTransport::failure(Kind::AddressMoved, Delivery::NotSent);
    p.transport.script(lost);
    p.transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/event.offline.clear"_s)));
    const auto answer = p.end(p.repeatable());
    VERIFY_ENDS(answer, Kind::AddressMoved, Delivery::Unknown);
}

void TestRestClient::callsAtOnceAreConfirmedOnce()
{
    Portal p;
    QSignalSpy moved(p.client.get(), &RestClient::baseChanged);
    std::vector<QFuture<RestResult<RestAnswer>>> futures;
    for (int i = 0; i < 3; ++i)
        futures.push_back(p.read());
    QTRY_COMPARE(p.transport.open(), size_t(3));
    for (int i = 0; i < 3; ++i) {
        p.transport.answerNext(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile"_s)));
        p.transport.script(ok);
    }
    for (const auto &future : futures) {
        const auto answer = p.end(future);
        QVERIFY(answer && *answer);
    }
    QCOMPARE(p.tokens.basesSeen.size(), 1);
    QCOMPARE(p.sendings(), size_t(6));
    QCOMPARE(moved.size(), 1);
}

void TestRestClient::aCallThatComesLateToAMoveNeedsNoConfirmation()
{
    Portal p;
    const auto first = p.once();
    const auto late = p.read(); // to the old address, too
    QTRY_COMPARE(p.transport.open(), size_t(2));
    p.transport.script(ok);
    p.transport.answerNext(FakeTransport::redirect(QUrl(u"https://new.example/rest/event.offline.clear"_s)));
    const auto answer = p.end(first);
    QVERIFY(answer && *answer);
    QCOMPARE(p.tokens.basesSeen.size(), 1);
    p.transport.script(ok);
    p.transport.answerNext(FakeTransport::redirect(QUrl(u"https://new.example/rest/profile"_s)));
    const auto other = p.end(late);
    QVERIFY(other && *other);
    QCOMPARE(p.tokens.basesSeen.size(), 1);
    QCOMPARE(p.transport.sent().back().request.url, QUrl(u"https://new.example/rest/profile"_s));
}

void TestRestClient::waitingForAConfirmationCanBeCancelledAndWithdrawn()
{
    struct Slow final : TokenProvider
    {
        QFuture<RestResult<QString>> token() override
        {
            return QtFuture::makeReadyFuture(RestResult<QString>(u"token"_s));
        }
        QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
        QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return answer.future(); }
        Ending<RestResult<QString>> answer;
    };
    ManualClock clock;
    FakeTransport transport;
    Slow tokens;
    RateLimiter limiter(clock, {});
    RestClient client(portal, transport, limiter, tokens, clock);
    QSignalSpy answered(&client, &RestClient::called);
    CancelSource cancel;
    CancelSource withdraw;
    for (int i = 0; i < 3; ++i)
        transport.script(FakeTransport::redirect(QUrl(u"https://new.example/rest/event.offline.clear"_s)));
    const auto cancelled = Door::send(client, Door::mutation(false), {.cancel = cancel.token()});
    const auto withdrawn = Door::send(client, Door::mutation(false), {.withdraw = withdraw.token()});
    const auto patient = Door::send(client, Door::mutation(false));
    QTRY_COMPARE(answered.size(), 3);
    QVERIFY(!cancelled.isFinished() && !withdrawn.isFinished());
    cancel.cancel();
    withdraw.cancel();
    QVERIFY(cancelled.isFinished() && withdrawn.isFinished());
    QCOMPARE(cancelled.result().error().kind, Kind::Cancelled);
    QCOMPARE(cancelled.result().error().delivery, Delivery::NotSent);
    QCOMPARE(withdrawn.result().error().delivery, Delivery::NotSent);
    transport.script(ok);
    tokens.answer.end(u"token"_s);
    const auto answer = awaited(patient);
    QVERIFY(answer && *answer);
    QCOMPARE(transport.sent().size(), size_t(4));
}

void TestRestClient::cancelEndsAWaitAtOnceAndSendsNothing()
{
    Portal p;
    p.limiter.rest(u"profile"_s, p.clock.now() + 5min);
    CancelSource source;
    const auto future = p.read({.cancel = source.token()});
    QVERIFY(!future.isFinished());
    source.cancel();
    QVERIFY(future.isFinished());
    const auto answer = p.end(future);
    VERIFY_ENDS(answer, Kind::Cancelled, Delivery::NotSent);
    QCOMPARE(p.limiter.wait().reason, RateLimiter::Reason::None);
    const auto late = p.end(p.once({.cancel = source.token()}));
    VERIFY_ENDS(late, Kind::Cancelled, Delivery::NotSent);
    QCOMPARE(p.sendings(), size_t(0));
}

void TestRestClient::cancelOfASentChangeIsUnknown()
{
    Portal p;
    CancelSource source;
    const auto future = p.once({.cancel = source.token()});
    QTRY_COMPARE(p.transport.open(), size_t(1));
    source.cancel();
    const auto answer = p.end(future);
    VERIFY_ENDS(answer, Kind::Cancelled, Delivery::Unknown);
}

void TestRestClient::cancelWhileWaitingToRepeatAChangeIsUnknown()
{
    Portal p;
    CancelSource source;
    const auto future = p.repeatable({.cancel = source.token()});
    QTRY_COMPARE(p.transport.open(), size_t(1));
    p.transport.answerNext(tl::unexpected(lost));
    QTRY_VERIFY(p.clock.untilNext()); // waits to send again
    source.cancel();
    QVERIFY(future.isFinished());
    const auto answer = p.end(future);
    VERIFY_ENDS(answer, Kind::Cancelled, Delivery::Unknown);
    p.clock.advance(1h);
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::destroyingTheClientEndsEveryCallOnce()
{
    Portal p;
    p.limiter.rest(u"profile"_s, p.clock.now() + 5min);
    const auto waiting = p.read();
    const auto sent = p.once();
    QTRY_COMPARE(p.transport.open(), size_t(1));
    int ends = 0;
    const auto count = [&ends](const auto &) { ++ends; };
    whenFinished(waiting, this, count);
    whenFinished(sent, this, count);
    p.client.reset();
    QVERIFY(waiting.isFinished() && sent.isFinished());
    const auto first = p.end(waiting);
    VERIFY_ENDS(first, Kind::Cancelled, Delivery::NotSent);
    const auto second = p.end(sent);
    VERIFY_ENDS(second, Kind::Cancelled, Delivery::Unknown);
    QTRY_COMPARE(ends, 2);
    p.clock.advance(1h);
    QCOMPARE(p.transport.open(), size_t(0)); // and its request was stopped
    QCOMPARE(p.sendings(), size_t(1));
}

void TestRestClient::aContinuationMayDestroyTheClient()
{
    Portal p;
    p.transport.script(ok);
    p.transport.script(ok);
    const auto other = p.read();
    auto gone = p.read().then([&p](const RestResult<RestAnswer> &) { p.client.reset(); });
    QVERIFY(QTest::qWaitFor([&] { return gone.isFinished() && other.isFinished(); }));
    QVERIFY(!p.client);
}

void TestRestClient::aDroppedServiceEndsTheCall()
{
    struct Dropping final : TokenProvider
    {
        QFuture<RestResult<QString>> token() override
        {
            QPromise<RestResult<QString>> dropped;
            dropped.start();
            return dropped.future();
        }
        [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
        QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
    };
    ManualClock clock;
    FakeTransport transport;
    Dropping tokens;
    RateLimiter limiter(clock, {});
    RestClient client(portal, transport, limiter, tokens, clock);
    const auto answer = awaited(client.read(ReadRequest{ReadMethod::Profile, {}}, {}));
    VERIFY_ENDS(answer, Kind::Cancelled, Delivery::NotSent);
}

void TestRestClient::tracesEverySendingWithoutSecrets()
{
    Portal p;
    QList<CallTrace> traces;
    connect(p.client.get(), &RestClient::called, this, [&](const CallTrace &trace) { traces << trace; });
    p.transport.script(badGateway);
    p.transport.script(lost);
    p.transport.script(ok);
    QVERIFY(p.end(p.client->read(ReadRequest{ReadMethod::Profile, {{u"sessid"_s, u"s3cr3t"_s}}}, {})));
    QCOMPARE(traces.size(), 3);
    QCOMPARE(traces.at(0).attempt, 1);
    QCOMPARE(traces.at(0).httpStatus, 502);
    QVERIFY(traces.at(0).error && traces.at(0).error->kind == Kind::NotJson);
    QCOMPARE(traces.at(1).error->kind, Kind::ConnectionLost);
    QCOMPARE(traces.at(2).attempt, 3);
    QVERIFY(!traces.at(2).error);
    QVERIFY(traces.at(2).startedAt > traces.at(0).startedAt);
    for (const auto &trace : std::as_const(traces)) {
        QCOMPARE(trace.method, u"profile"_s);
        const QByteArray body = QJsonDocument(trace.body).toJson();
        QVERIFY(!trace.body.contains(u"auth"_s));
        QVERIFY(!body.contains("token-1"));
        QVERIFY(!body.contains("s3cr3t"));
    }
    ReadBatch batch;
    QVERIFY(batch.add({ReadMethod::Profile, {}}));
    QVERIFY(batch.add({ReadMethod::Scope, {}}));
    p.transport.script(denied);
    QVERIFY(p.end(p.client->read(batch, {})));
    const QStringList commands{u"profile"_s, u"scope"_s};
    QCOMPARE(traces.last().commands, commands);
}

void TestRestClient::anUnsafeChangeReachesARealServerOnceWhenTheConnectionDrops()
{
    RawServer server([](const RawServer::Request &request, QTcpSocket &socket) {
        if (request.head.startsWith("POST /rest/profile "))
            socket.write(RawServer::answer(R"({"result":{}})"));
        else
            RawServer::drop(socket);
    });
    SystemClock clock;
    NetworkTransport transport;
    FakeTokens tokens;
    RateLimiter limiter(clock, {});
    RestClient client(server.url(u"/rest/"_s), transport, limiter, tokens, clock);
    const auto first = awaited(client.read(ReadRequest{ReadMethod::Profile, {}}, {}));
    QVERIFY(first && *first);
    const auto change = awaited(Door::send(client, Door::mutation(false)));
    VERIFY_ENDS(change, Kind::ConnectionLost, Delivery::Unknown);
    const auto after = awaited(client.read(ReadRequest{ReadMethod::Profile, {}}, {}));
    QVERIFY(after && *after);
    QCOMPARE(server.requests(), 3);
    QCOMPARE(server.request(1).connection, server.request(0).connection);
    QVERIFY(server.request(2).head.startsWith("POST /rest/profile "));
}

void TestRestClient::aReadReachesARealServerAgainWhenTheConnectionDrops()
{
    RawServer server([](const RawServer::Request &request, QTcpSocket &socket) {
        if (request.connection < 3)
            RawServer::drop(socket);
        else
            socket.write(RawServer::answer(R"({"result":[]})"));
    });
    SystemClock clock;
    NetworkTransport transport;
    FakeTokens tokens;
    RateLimiter limiter(clock, {});
    RestClient client(server.url(u"/rest/"_s), transport, limiter, tokens, clock);
    const auto answer = awaited(client.read(ReadRequest{ReadMethod::Profile, {}}, {}), 20'000);
    QVERIFY(answer);
    QVERIFY(*answer);
    QCOMPARE(server.requests(), 3);
}

QTEST_GUILESS_MAIN(TestRestClient)
#include "tst_restclient.moc"
