// SPDX-License-Identifier: Apache-2.0
// Two running copies of the program on one store: each order of events.
#include "core/auth/tokensource.h"

#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/slowstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QString key = u"portal-1"_s;

QByteArray pair(int number, const QByteArray &member = "member-1")
{
    const QByteArray n = QByteArray::number(number);
    return "{\"access_token\":\"access-" + n + "\",\"refresh_token\":\"refresh-" + n +
           "\",\"expires_in\":3600,\"member_id\":\"" + member + "\"}";
}

PortalSecrets secrets(int number)
{
    const QString n = QString::number(number);
    return {u"shh"_s, u"access-"_s + n, u"refresh-"_s + n, {}};
}

using Token = QFuture<RestResult<QString>>;

struct Copy
{
    Copy(SlowStore &store, Clock &clock, const QString &lockFile)
        : source({.key = key,
                  .authorisationServer = QUrl(u"https://oauth.example/oauth/token/"_s),
                  .clientId = u"local.1"_s,
                  .memberId = u"member-1"_s,
                  .lockFile = lockFile},
                 store, transport, clock)
        , signedOut(&source, &TokenSource::signedOut)
        , signedIn(&source, &TokenSource::signedIn)
    {
    }
    void answer(int number) { transport.answerNext(FakeTransport::json(pair(number))); }
    void refuse() { transport.answerNext(FakeTransport::json("{\"error\":\"invalid_grant\"}"_ba, 400)); }
    void lose()
    {
        transport.answerNext(
            tl::unexpected(FakeTransport::failure(RestError::Kind::ConnectionLost, RestError::Delivery::Unknown)));
    }

    FakeTransport transport;
    TokenSource source;
    QSignalSpy signedOut;
    QSignalSpy signedIn;
};

struct Bench
{
    Bench()
    {
        store.entries.insert(key, secrets(1).toJson());
        first = std::make_unique<Copy>(store, clock, lockFile());
        second = std::make_unique<Copy>(store, clock, lockFile());
    }
    [[nodiscard]] QString lockFile() const { return folder.filePath(u"refresh-lock"_s); }
    [[nodiscard]] PortalSecrets stored() const
    {
        return PortalSecrets::fromJson(store.entries.value(key)).value_or(PortalSecrets());
    }
    /// Both know the first pair.
    void readBoth()
    {
        QCOMPARE(awaited(first->source.token())->value(), u"access-1"_s);
        QCOMPARE(awaited(second->source.token())->value(), u"access-1"_s);
    }
    void waitABit() { clock.advance(RefreshLock::step); }

    QTemporaryDir folder;
    SlowStore store;
    ManualClock clock;
    std::unique_ptr<Copy> first;
    std::unique_ptr<Copy> second;
};

} // namespace

class TokenCopiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothExpiredAtOnceMakeOneRefresh();
    void theOtherWaitsUntilThePairIsStored();
    void whatTheOtherHasRefreshedIsTaken();
    void aCopyThatEndsFreesTheLock();
    void aPairThatDiedWithTheOtherCopyMeansSignInAgain();
    void anUnreadableStoreRefreshesNothing_data();
    void anUnreadableStoreRefreshesNothing();
    void aVanishedEntryIsSaidAndNotWrittenAnew();
    void signingInWaitsForTheOthersRefresh();
    void theOthersSignInOutlivesOurRefresh();
    void aPairThatCouldNotBeStoredLeavesTheOtherSignedOut();
    void afterARefusalTheStoreIsReadOnceMore();
    void afterALostAnswerTheStoreIsReadOnceMore();
    void aLostAnswerIsNoLoop();
    void aSignedOutCopySeesThatTheOtherSignedIn();
    void aSignedOutCopyStaysSoWhileNothingIsNew();
    void tryAgainIsNotLostWhileTheStoreIsRead();
    void anAccessTokenAloneIsReplacedByTheOthers();
    void anotherPortalsAnswerIsNotStored();
    void aLockThatIsNeverReleasedIsSaid();
    void signingInDoesNotWaitForEver();
    void aSignInThatDidNotWaitIsNotOverwritten();
    void anEntryDeletedDuringARefreshIsNotWrittenAnew();
    void aStoreThatCannotBeComparedIsNotWritten();
    void whatWasKeptAndRefusedGivesWayToTheKeychains();
    void whatTheKeychainHadBeforeIsNoNews();
    void whatWasKeptOutlivesARefusalThatIsNotAboutIt();
    void aServerForbiddenDuringTheWaitGetsNothing();
    void withoutALockItGoesOnAlone();
    void destroyingItWhileItWaitsEndsEveryCall();
};

void TokenCopiesTest::bothExpiredAtOnceMakeOneRefresh()
{
    Bench bench;
    bench.readBoth();
    std::vector<Token> tokens;
    for (int i = 0; i < 3; ++i) {
        tokens.push_back(bench.first->source.refreshed(u"access-1"_s));
        tokens.push_back(bench.second->source.refreshed(u"access-1"_s));
    }
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.waitABit();
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
    bench.first->answer(2);
    QCOMPARE(awaited(tokens.front())->value(), u"access-2"_s);
    QVERIFY(!tokens[1].isFinished());
    bench.waitABit();
    for (const auto &token : tokens)
        QCOMPARE(awaited(token)->value(), u"access-2"_s);
    QCOMPARE(bench.first->transport.sent().size(), size_t(1));
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
    QCOMPARE(bench.store.writes, 1);
    // The next one is the other's turn.
    const auto next = bench.second->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    QVERIFY(bench.second->transport.sent().at(0).request.body.contains("refresh-2"));
    bench.second->answer(3);
    QCOMPARE(awaited(next)->value(), u"access-3"_s);
}

void TokenCopiesTest::theOtherWaitsUntilThePairIsStored()
{
    Bench bench;
    bench.readBoth();
    bench.store.slow = true;
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    const auto other = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QTRY_COMPARE(bench.store.waitingWrites(), size_t(1));
    bench.clock.advance(std::chrono::seconds(50));
    QVERIFY(!ours.isFinished() && !other.isFinished());
    bench.store.answerWrite();
    QCOMPARE(awaited(ours)->value(), u"access-2"_s);
    bench.waitABit();
    QCOMPARE(awaited(other)->value(), u"access-2"_s);
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
}

void TokenCopiesTest::whatTheOtherHasRefreshedIsTaken()
{
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QVERIFY(*awaited(ours));
    // An hour later, and the other copy did nothing in between.
    QCOMPARE(awaited(bench.second->source.token())->value(), u"access-1"_s);
    QCOMPARE(awaited(bench.second->source.refreshed(u"access-1"_s))->value(), u"access-2"_s);
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
}

void TokenCopiesTest::aCopyThatEndsFreesTheLock()
{
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    const auto other = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first.reset(); // its request reached nobody
    QVERIFY(ours.isFinished());
    bench.waitABit();
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->answer(2);
    QCOMPARE(awaited(other)->value(), u"access-2"_s);
}

void TokenCopiesTest::aPairThatDiedWithTheOtherCopyMeansSignInAgain()
{
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    const auto other = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first.reset(); // the server has acted, and nobody heard it
    bench.waitABit();
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->refuse();
    QCOMPARE(awaited(other)->error().kind, RestError::Kind::SignInAgain);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(awaited(bench.second->source.token())->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(bench.second->transport.sent().size(), size_t(1));
    QCOMPARE(bench.second->signedOut.count(), 1);
    QVERIFY(ours.isFinished());
}

void TokenCopiesTest::anUnreadableStoreRefreshesNothing_data()
{
    QTest::addColumn<SecretError::Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("locked") << SecretError::Kind::Locked << u"locked"_s;
    QTest::newRow("prompt closed") << SecretError::Kind::Cancelled << u"cancelled"_s;
    QTest::newRow("gone") << SecretError::Kind::Missing << u"missing"_s;
    QTest::newRow("refused") << SecretError::Kind::Refused << u"refused"_s;
    QTest::newRow("silent") << SecretError::Kind::TimedOut << u"timed_out"_s;
}

void TokenCopiesTest::anUnreadableStoreRefreshesNothing()
{
    QFETCH(SecretError::Kind, kind);
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QVERIFY(*awaited(ours));
    bench.store.readError = SecretError{kind, {}};
    const auto other = awaited(bench.second->source.refreshed(u"access-1"_s));
    QCOMPARE(other->error().kind, RestError::Kind::SecretsUnavailable);
    QTEST(other->error().code, "code");
    QVERIFY(!bench.second->source.signedOutReason());
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
    // It holds up nobody, and goes on when the store answers again.
    bench.store.readError.reset();
    QCOMPARE(awaited(bench.second->source.refreshed(u"access-1"_s))->value(), u"access-2"_s);
    const auto next = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
}

void TokenCopiesTest::aVanishedEntryIsSaidAndNotWrittenAnew()
{
    Bench bench;
    bench.readBoth();
    bench.store.entries.clear();
    const auto token = awaited(bench.second->source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(token->error().code, u"not_found"_s);
    QVERIFY(!token->error().text.isEmpty());
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
    QCOMPARE(bench.store.writes, 0);
    // Who puts it back is seen.
    bench.store.entries.insert(key, secrets(5).toJson());
    QCOMPARE(awaited(bench.second->source.token())->value(), u"access-5"_s);
}

void TokenCopiesTest::signingInWaitsForTheOthersRefresh()
{
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    const auto signIn = bench.second->source.signIn(secrets(9));
    bench.clock.advance(std::chrono::seconds(5));
    QVERIFY(!signIn.isFinished());
    QCOMPARE(bench.store.writes, 0);
    bench.first->answer(2);
    QCOMPARE(awaited(ours)->value(), u"access-2"_s);
    bench.waitABit();
    QVERIFY(*awaited(signIn));
    QCOMPARE(bench.stored(), secrets(9));
    QCOMPARE(awaited(bench.first->source.refreshed(u"access-2"_s))->value(), u"access-9"_s);
    QCOMPARE(bench.first->transport.sent().size(), size_t(1));
}

void TokenCopiesTest::theOthersSignInOutlivesOurRefresh()
{
    Bench bench;
    bench.readBoth();
    QVERIFY(*awaited(bench.second->source.signIn(secrets(9))));
    // The first copy still has the first pair, which is dead.
    QCOMPARE(awaited(bench.first->source.refreshed(u"access-1"_s))->value(), u"access-9"_s);
    QCOMPARE(bench.first->transport.sent().size(), size_t(0));
    QCOMPARE(bench.stored(), secrets(9));
}

void TokenCopiesTest::aPairThatCouldNotBeStoredLeavesTheOtherSignedOut()
{
    Bench bench;
    SlowStore keychainOfTheOther; // what one copy keeps for its run the other does not see
    keychainOfTheOther.entries = bench.store.entries;
    Copy other(keychainOfTheOther, bench.clock, bench.lockFile());
    QVERIFY(*awaited(other.source.token()));
    bench.readBoth();
    bench.store.writeError = SecretError{SecretError::Kind::Refused, {}};
    QSignalSpy notStored(&bench.first->source, &TokenSource::notStored);
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QCOMPARE(awaited(ours)->value(), u"access-2"_s);
    QCOMPARE(notStored.count(), 1);

    const auto token = other.source.refreshed(u"access-1"_s);
    QTRY_COMPARE(other.transport.open(), size_t(1)); // the lock is free
    other.refuse();
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(other.transport.sent().size(), size_t(1));

    // The first copy goes on with what it kept, writes it next time, and the other finds it.
    bench.store.writeError.reset();
    const auto next = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    QVERIFY(bench.first->transport.sent().at(1).request.body.contains("refresh-2"));
    bench.first->answer(3);
    QCOMPARE(awaited(next)->value(), u"access-3"_s);
    keychainOfTheOther.entries = bench.store.entries;
    QCOMPARE(awaited(other.source.token())->value(), u"access-3"_s);
    QCOMPARE(other.signedIn.count(), 1);
}

void TokenCopiesTest::afterARefusalTheStoreIsReadOnceMore()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.store.entries.insert(key, secrets(2).toJson()); // a copy that could not lock
    bench.second->refuse();
    QCOMPARE(awaited(token)->value(), u"access-2"_s);
    QCOMPARE(bench.second->signedOut.count(), 0);
}

void TokenCopiesTest::afterALostAnswerTheStoreIsReadOnceMore()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.store.entries.insert(key, secrets(2).toJson());
    bench.second->lose();
    QCOMPARE(awaited(token)->value(), u"access-2"_s);
    QCOMPARE(bench.second->transport.sent().size(), size_t(1));
}

void TokenCopiesTest::aLostAnswerIsNoLoop()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->lose();
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::SignInAgain);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!*awaited(bench.first->source.token()));
        QVERIFY(!*awaited(bench.first->source.refreshed(u"access-1"_s)));
    }
    QCOMPARE(bench.first->transport.sent().size(), size_t(1));
    QCOMPARE(bench.first->signedOut.count(), 1);
    // The other copy asks once, too, and is then signed out for the same reason.
    const auto other = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->refuse();
    QVERIFY(!*awaited(other));
    QVERIFY(!*awaited(bench.second->source.token()));
    QCOMPARE(bench.second->transport.sent().size(), size_t(1));
}

void TokenCopiesTest::aSignedOutCopySeesThatTheOtherSignedIn()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->refuse();
    QVERIFY(!*awaited(token));
    QVERIFY(bench.second->source.signedOutReason());
    QVERIFY(*awaited(bench.first->source.signIn(secrets(7))));
    QCOMPARE(awaited(bench.second->source.token())->value(), u"access-7"_s);
    QVERIFY(!bench.second->source.signedOutReason());
    QCOMPARE(bench.second->signedIn.count(), 1);
    QCOMPARE(bench.second->transport.sent().size(), size_t(1));
}

void TokenCopiesTest::aSignedOutCopyStaysSoWhileNothingIsNew()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->refuse();
    QVERIFY(!*awaited(token));
    const int reads = bench.store.reads;
    std::vector<Token> calls;
    bench.store.slowReads = true;
    for (int i = 0; i < 10; ++i)
        calls.push_back(bench.second->source.token());
    QCOMPARE(bench.store.waitingReads(), size_t(1)); // one for all of them
    bench.store.answerRead();
    for (const auto &call : calls)
        QCOMPARE(awaited(call)->error().code, u"invalid_grant"_s);
    QCOMPARE(bench.store.reads, reads + 1);
    bench.store.slowReads = false;
    bench.store.readError = SecretError{SecretError::Kind::Locked, {}};
    QCOMPARE(awaited(bench.second->source.token())->error().code, u"invalid_grant"_s);
    QCOMPARE(bench.second->signedIn.count(), 0);
}

void TokenCopiesTest::tryAgainIsNotLostWhileTheStoreIsRead()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->refuse();
    QVERIFY(!*awaited(token));
    bench.store.slowReads = true;
    const auto call = bench.second->source.refreshed(u"access-1"_s);
    QCOMPARE(bench.store.waitingReads(), size_t(1));
    bench.second->source.tryAgain();
    bench.store.slowReads = false;
    bench.store.answerRead();
    QTRY_COMPARE(bench.second->transport.open(), size_t(1));
    bench.second->answer(2);
    QCOMPARE(awaited(call)->value(), u"access-2"_s);
    QCOMPARE(bench.second->signedIn.count(), 1);
}

void TokenCopiesTest::anAccessTokenAloneIsReplacedByTheOthers()
{
    Bench bench;
    PortalSecrets alone{{}, u"access-1"_s, {}, {}};
    bench.store.entries.insert(key, alone.toJson());
    bench.readBoth();
    QVERIFY(*awaited(bench.first->source.signIn(secrets(4))));
    QCOMPARE(awaited(bench.second->source.refreshed(u"access-1"_s))->value(), u"access-4"_s);

    Bench expired;
    expired.store.entries.insert(key, alone.toJson());
    const auto token = awaited(expired.first->source.refreshed(u"access-1"_s));
    QCOMPARE(token->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(token->error().text.contains("no refresh token"_L1));
    QCOMPARE(expired.first->transport.sent().size(), size_t(0));
    QVERIFY(*awaited(expired.second->source.signIn(secrets(4)))); // the lock is free
}

void TokenCopiesTest::anotherPortalsAnswerIsNotStored()
{
    Bench bench;
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->transport.answerNext(FakeTransport::json(pair(2, "member-2")));
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(bench.store.writes, 0);
    QVERIFY(*awaited(bench.second->source.signIn(secrets(4)))); // the lock is free
    QCOMPARE(awaited(bench.first->source.token())->value(), u"access-4"_s);
}

void TokenCopiesTest::aLockThatIsNeverReleasedIsSaid()
{
    Bench bench;
    bench.readBoth();
    const auto hung = bench.first->source.refreshed(u"access-1"_s);
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    bench.clock.advance(RefreshLock::patience - RefreshLock::step);
    QVERIFY(!token.isFinished());
    bench.clock.advance(RefreshLock::step);
    const auto result = awaited(token);
    QCOMPARE(result->error().kind, RestError::Kind::TimedOut);
    QCOMPARE(result->error().code, u"other_copy"_s);
    QVERIFY(!result->error().text.isEmpty());
    QVERIFY(!bench.second->source.signedOutReason());
    QCOMPARE(bench.second->transport.sent().size(), size_t(0));
    QCOMPARE(awaited(bench.second->source.token())->value(), u"access-1"_s);
    QVERIFY(!hung.isFinished());
}

void TokenCopiesTest::signingInDoesNotWaitForEver()
{
    Bench bench;
    bench.readBoth();
    const auto hung = bench.first->source.refreshed(u"access-1"_s);
    const auto signIn = bench.second->source.signIn(secrets(9));
    bench.clock.advance(RefreshLock::longest - RefreshLock::step);
    QVERIFY(!signIn.isFinished()); // the other may still be asking for the login of a proxy
    bench.clock.advance(RefreshLock::step);
    QVERIFY(*awaited(signIn));
    QCOMPARE(bench.stored(), secrets(9));
    QVERIFY(!hung.isFinished());
}

void TokenCopiesTest::aSignInThatDidNotWaitIsNotOverwritten()
{
    Bench bench;
    bench.readBoth();
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    PortalSecrets other = secrets(9);
    other.clientSecret = u"renewed"_s;
    const auto signIn = bench.second->source.signIn(other);
    bench.clock.advance(RefreshLock::longest);
    QVERIFY(*awaited(signIn));
    bench.first->answer(2);
    QCOMPARE(awaited(token)->value(), u"access-9"_s);
    QCOMPARE(bench.stored(), other);
    QCOMPARE(awaited(bench.first->source.token())->value(), u"access-9"_s);
    const auto next = bench.first->source.refreshed(u"access-9"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    QVERIFY(bench.first->transport.sent().at(1).request.body.contains("client_secret=renewed"));
}

void TokenCopiesTest::anEntryDeletedDuringARefreshIsNotWrittenAnew()
{
    Bench bench;
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.store.entries.clear();
    bench.first->answer(2);
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::SignInAgain);
    QCOMPARE(awaited(token)->error().code, u"not_found"_s);
    QVERIFY(bench.store.entries.isEmpty());
    QVERIFY(bench.store.kept.isEmpty());
    QCOMPARE(bench.store.writes, 0);
    QVERIFY(*awaited(bench.second->source.signIn(secrets(4)))); // the lock is free
    QCOMPARE(awaited(bench.first->source.token())->value(), u"access-4"_s);
}

void TokenCopiesTest::aStoreThatCannotBeComparedIsNotWritten()
{
    Bench bench;
    QSignalSpy notStored(&bench.first->source, &TokenSource::notStored);
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.store.readError = SecretError{SecretError::Kind::Locked, {}};
    bench.first->answer(2);
    QCOMPARE(awaited(token)->value(), u"access-2"_s);
    QCOMPARE(notStored.count(), 1);
    QCOMPARE(bench.stored(), secrets(1));
    // The next refresh goes on from what was kept, and writes.
    bench.store.readError.reset();
    const auto next = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    QVERIFY(bench.first->transport.sent().at(1).request.body.contains("refresh-2"));
    bench.first->answer(3);
    QCOMPARE(awaited(next)->value(), u"access-3"_s);
    QCOMPARE(bench.stored().refreshToken, u"refresh-3"_s);
}

namespace {

/// The first copy has the second pair, and could not write it.
void keepTheSecondPair(Bench &bench)
{
    bench.store.writeError = SecretError{SecretError::Kind::Refused, {}};
    const auto token = bench.first->source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QCOMPARE(awaited(token)->value(), u"access-2"_s);
    QVERIFY(bench.store.kept.contains(key));
    bench.store.writeError.reset();
}

} // namespace

void TokenCopiesTest::whatWasKeptAndRefusedGivesWayToTheKeychains()
{
    Bench bench;
    keepTheSecondPair(bench);
    bench.store.entries.insert(key, secrets(9).toJson()); // the other copy has signed in
    const auto token = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->refuse();
    QCOMPARE(awaited(token)->value(), u"access-9"_s);
    QCOMPARE(bench.first->signedOut.count(), 0);
    QCOMPARE(bench.first->transport.sent().size(), size_t(2));
}

void TokenCopiesTest::whatTheKeychainHadBeforeIsNoNews()
{
    Bench bench;
    keepTheSecondPair(bench);
    const auto token = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->refuse();
    QCOMPARE(awaited(token)->error().code, u"invalid_grant"_s);
    QCOMPARE(awaited(bench.first->source.token())->error().code, u"invalid_grant"_s);
    QCOMPARE(bench.first->signedIn.count(), 0);
    QCOMPARE(bench.first->transport.sent().size(), size_t(2));
    // What the other copy signs in with later is seen.
    bench.store.entries.insert(key, secrets(9).toJson());
    QCOMPARE(awaited(bench.first->source.token())->value(), u"access-9"_s);
    QCOMPARE(bench.first->signedIn.count(), 1);
}

void TokenCopiesTest::whatWasKeptOutlivesARefusalThatIsNotAboutIt()
{
    Bench bench;
    keepTheSecondPair(bench);
    const auto token = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->transport.answerNext(FakeTransport::json("{\"error\":\"PAYMENT_REQUIRED\"}", 402));
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::PaymentRequired);
    // Paid.
    bench.first->source.tryAgain();
    const auto again = bench.first->source.refreshed(u"access-2"_s);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    QVERIFY(bench.first->transport.sent().back().request.body.contains("refresh-2"));
    bench.first->answer(3);
    QCOMPARE(awaited(again)->value(), u"access-3"_s);
}

void TokenCopiesTest::aServerForbiddenDuringTheWaitGetsNothing()
{
    Bench bench;
    FakeTransport transport;
    bool allowed = true;
    TokenSource source({.key = key,
                        .authorisationServer = QUrl(u"https://oauth.example/oauth/token/"_s),
                        .clientId = u"local.1"_s,
                        .memberId = u"member-1"_s,
                        .lockFile = bench.lockFile(),
                        .mayRefresh = [&](const QUrl &) { return allowed; }},
                       bench.store, transport, bench.clock);
    bench.store.slowReads = true;
    const auto token = source.refreshed(u"access-1"_s);
    bench.store.answerRead();
    QTRY_COMPARE(bench.store.waitingReads(), size_t(1)); // with the lock, before it asks
    allowed = false;
    bench.store.answerRead();
    QCOMPARE(awaited(token)->error().code, u"server_not_allowed"_s);
    QCOMPARE(transport.sent().size(), size_t(0));
    bench.store.slowReads = false;
    QVERIFY(*awaited(bench.second->source.signIn(secrets(4)))); // the lock is free
}

void TokenCopiesTest::withoutALockItGoesOnAlone()
{
    Bench bench;
    Copy alone(bench.store, bench.clock, bench.folder.filePath(u"missing/folder/lock"_s));
    const auto token = alone.source.refreshed(u"access-1"_s);
    QTRY_COMPARE(alone.transport.open(), size_t(1));
    alone.answer(2);
    QCOMPARE(awaited(token)->value(), u"access-2"_s);
}

void TokenCopiesTest::destroyingItWhileItWaitsEndsEveryCall()
{
    Bench bench;
    bench.readBoth();
    const auto ours = bench.first->source.refreshed(u"access-1"_s);
    const auto token = bench.second->source.refreshed(u"access-1"_s);
    const auto signIn = bench.second->source.signIn(secrets(9));
    bench.second.reset();
    QCOMPARE(awaited(token)->error().kind, RestError::Kind::Cancelled);
    QVERIFY(!*awaited(signIn));
    bench.clock.advance(RefreshLock::patience);
    QTRY_COMPARE(bench.first->transport.open(), size_t(1));
    bench.first->answer(2);
    QCOMPARE(awaited(ours)->value(), u"access-2"_s);
}

QTEST_GUILESS_MAIN(TokenCopiesTest)
#include "tst_tokencopies.moc"
