// SPDX-License-Identifier: Apache-2.0
// Runs on a session bus of its own without a keychain (tests/support/with-desktop -b -n); the test is the keychain.
#include "core/auth/keychainsecretstore.h"
#include "core/auth/secretstorechoice.h"

#include "support/awaited.h"
#include "support/fakesecretservice.h"
#include "support/manualclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

// What an operator meets with keychains: each is a state of its own.
class KeychainStatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void anOpenKeyringTakesAndGivesSecrets();
    void aMissingServiceIsMissing();
    void anEntryDeletedBySomebodyElseIsNotFound();
    void aLockedKeyringIsOpenedByTheOperatorOnce();
    void aClosedQuestionIsCancelledForAllThatWait();
    void aQuestionThatNobodyCouldSeeIsLocked();
    void anIgnoredQuestionTimesOutAndLaterJobsAreDone();
    void aRefusedWriteIsRefusedAndNothingIsLost();
    void aServiceThatNeverAnswersTimesOutWithoutBlocking();
    void aWriteThatIsNeverAnsweredTimesOutAndLaterJobsAreDone();
    void withoutAKeyringOneIsMadeByTheFirstWrite();
    void aServiceThatShowsNoKeyringMayBeLocked();
    void aServiceThatLeavesWhileItAsksIsTold();
    void whatIsWrittenIsNotLostWithTheStore();
    void aSilentKeychainIsChosenAllTheSame();

private:
    [[nodiscard]] static std::optional<SecretError::Kind> problem(const QFuture<SecretResult<void>> &future)
    {
        const auto result = awaited(future, 60'000);
        return result && !*result ? std::optional(result->error().kind) : std::nullopt;
    }
    [[nodiscard]] static std::optional<SecretError::Kind> problem(const QFuture<SecretResult<QString>> &future)
    {
        const auto result = awaited(future, 60'000);
        return result && !*result ? std::optional(result->error().kind) : std::nullopt;
    }

    using Kind = SecretError::Kind;
    using Operator = FakeSecretService::Operator;
    SystemClock m_clock;
    std::unique_ptr<FakeSecretService> m_service;
    std::unique_ptr<KeychainSecretStore> m_store;
};

void KeychainStatesTest::init()
{
    m_service = std::make_unique<FakeSecretService>();
    QVERIFY(m_service->appear());
    m_store = std::make_unique<KeychainSecretStore>(platformKeychainProbe(), u"test"_s, m_clock);
}

void KeychainStatesTest::cleanup()
{
    m_service->answerHeld();
    m_store.reset();
    m_service.reset();
}

void KeychainStatesTest::anOpenKeyringTakesAndGivesSecrets()
{
    const auto status = awaited(platformKeychainProbe()->probe());
    QVERIFY(status);
    QCOMPARE(status->state, KeychainStatus::State::Available);
    QVERIFY(*awaited(m_store->write(u"key"_s, u"sécret"_s)));
    QCOMPARE(m_service->secret(u"key"_s), std::optional(u"sécret"_s.toUtf8()));
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"sécret"_s);
    QVERIFY(*awaited(m_store->remove(u"key"_s)));
    QVERIFY(!m_service->secret(u"key"_s));
    QCOMPARE(m_service->questions(), 0);
}

void KeychainStatesTest::aMissingServiceIsMissing()
{
    m_service->leave();
    QCOMPARE(awaited(platformKeychainProbe()->probe())->state, KeychainStatus::State::Missing);
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Missing);
    QCOMPARE(problem(m_store->write(u"key"_s, u"x"_s)), Kind::Missing);
    QCOMPARE(problem(m_store->remove(u"key"_s)), Kind::Missing);
    // It is started later: the same store works.
    QVERIFY(m_service->appear());
    QVERIFY(*awaited(m_store->write(u"key"_s, u"x"_s)));
}

void KeychainStatesTest::anEntryDeletedBySomebodyElseIsNotFound()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"secret"_s);
    m_service->lose(u"key"_s);
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::NotFound);
    QVERIFY(*awaited(m_store->remove(u"key"_s)));
    QVERIFY(*awaited(m_store->write(u"key"_s, u"again"_s)));
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"again"_s);
}

void KeychainStatesTest::aLockedKeyringIsOpenedByTheOperatorOnce()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    m_service->locked = true;
    QCOMPARE(awaited(platformKeychainProbe()->probe())->state, KeychainStatus::State::Locked);
    QCOMPARE(m_service->questions(), 0);
    const auto first = m_store->read(u"key"_s);
    const auto second = m_store->read(u"key"_s);
    QCOMPARE(awaited(first)->value(), u"secret"_s);
    QCOMPARE(awaited(second)->value(), u"secret"_s);
    QCOMPARE(m_service->questions(), 1);
}

void KeychainStatesTest::aClosedQuestionIsCancelledForAllThatWait()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    m_service->locked = true;
    m_service->who = Operator::Closes;
    m_service->sloppy = true;
    const auto read = m_store->read(u"key"_s);
    const auto write = m_store->write(u"key"_s, u"new"_s);
    const auto removal = m_store->remove(u"other"_s);
    QCOMPARE(problem(read), Kind::Cancelled);
    QCOMPARE(problem(write), Kind::Cancelled);
    QCOMPARE(problem(removal), Kind::Cancelled);
    QCOMPARE(m_service->questions(), 1);
    QCOMPARE(m_service->secret(u"key"_s), std::optional("secret"_ba));
    // Trying again asks again.
    m_service->who = Operator::Unlocks;
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"secret"_s);
    QCOMPARE(m_service->questions(), 2);
}

void KeychainStatesTest::aQuestionThatNobodyCouldSeeIsLocked()
{
    m_service->locked = true;
    m_service->who = Operator::CannotBe;
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Locked);
    QCOMPARE(problem(m_store->write(u"key"_s, u"x"_s)), Kind::Locked);
}

void KeychainStatesTest::anIgnoredQuestionTimesOutAndLaterJobsAreDone()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    m_service->locked = true;
    m_service->who = Operator::Ignores;
    ManualClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock, std::chrono::seconds(60));
    const auto read = store.read(u"key"_s);
    const auto write = store.write(u"key"_s, u"new"_s);
    QTRY_VERIFY(m_service->asks());
    QVERIFY(!read.isFinished());
    clock.advance(std::chrono::seconds(61));
    QCOMPARE(problem(read), Kind::TimedOut);
    QCOMPARE(problem(write), Kind::TimedOut);
    const auto later = store.read(u"key"_s);
    m_service->answerQuestion(true);
    // What was to be written is, although its caller has given up; and the question was one alone.
    QCOMPARE(awaited(later)->value(), u"new"_s);
    QCOMPARE(m_service->questions(), 1);
}

void KeychainStatesTest::aRefusedWriteIsRefusedAndNothingIsLost()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"old"_s)));
    m_service->refusesWrites = true;
    const auto refused = awaited(m_store->write(u"key"_s, u"new"_s));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Kind::Refused);
    QVERIFY(!refused->error().text.isEmpty() && !refused->error().text.contains("new"_L1));
    QCOMPARE(problem(m_store->remove(u"key"_s)), Kind::Refused);
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"old"_s);
    m_store->keepForThisRun(u"key"_s, u"new"_s);
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"new"_s);
    m_service->refusesWrites = false;
    QVERIFY(*awaited(m_store->write(u"key"_s, u"newer"_s)));
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"newer"_s);
}

void KeychainStatesTest::aServiceThatNeverAnswersTimesOutWithoutBlocking()
{
    m_service->silent = {u"*"_s};
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&beats] { ++beats; });
    heart.start(100);
    const auto read = m_store->read(u"key"_s);
    const auto write = m_store->write(u"key"_s, u"x"_s);
    QCOMPARE(problem(read), Kind::TimedOut);
    QCOMPARE(problem(write), Kind::TimedOut);
    QVERIFY2(beats > 20, "the event loop stood still");
    m_service->answerHeld();
    QVERIFY(*awaited(m_store->write(u"key"_s, u"later"_s)));
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"later"_s);
}

void KeychainStatesTest::aWriteThatIsNeverAnsweredTimesOutAndLaterJobsAreDone()
{
    // It answers everything else: only the libraries' own limit ends the job.
    m_service->silent = {u"CreateItem"_s};
    ManualClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock, std::chrono::seconds(60));
    const auto write = store.write(u"key"_s, u"first"_s);
    QTRY_COMPARE(m_service->heldCalls(), 1);
    clock.advance(std::chrono::seconds(61));
    QCOMPARE(problem(write), Kind::TimedOut);
    const auto second = store.write(u"key"_s, u"second"_s);
    m_service->answerHeld();
    QVERIFY(*awaited(second));
    QCOMPARE(awaited(store.read(u"key"_s))->value(), u"second"_s);
}

void KeychainStatesTest::withoutAKeyringOneIsMadeByTheFirstWrite()
{
    m_service->hasKeyring = false;
    const auto status = awaited(platformKeychainProbe()->open(KeychainProbe::Use::Reading));
    QVERIFY(status && status->noKeyring);
    QCOMPARE(m_service->questions(), 0);
    m_service->who = Operator::Closes;
    for (const bool sloppy : {false, true}) {
        m_service->sloppy = sloppy;
        QCOMPARE(problem(m_store->write(u"key"_s, u"x"_s)), Kind::Cancelled);
    }
    QCOMPARE(m_service->questions(), 2);
    m_service->who = Operator::Unlocks;
    QVERIFY(*awaited(m_store->write(u"key"_s, u"x"_s)));
    QCOMPARE(m_service->secret(u"key"_s), std::optional("x"_ba));
}

void KeychainStatesTest::aServiceThatShowsNoKeyringMayBeLocked()
{
    m_service->hasKeyring = false;
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Locked);
    QCOMPARE(problem(m_store->remove(u"key"_s)), Kind::Locked);
}

void KeychainStatesTest::aServiceThatLeavesWhileItAsksIsTold()
{
    m_service->locked = true;
    m_service->who = Operator::Ignores;
    const auto read = m_store->read(u"key"_s);
    QTRY_VERIFY(m_service->asks());
    m_service->leave();
    QCOMPARE(problem(read), Kind::Locked);
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Missing);
}

void KeychainStatesTest::whatIsWrittenIsNotLostWithTheStore()
{
    const auto first = m_store->write(u"a"_s, u"1"_s);
    const auto second = m_store->write(u"a"_s, u"2"_s);
    m_store.reset();
    QCOMPARE(problem(first), Kind::TimedOut);
    QCOMPARE(problem(second), Kind::TimedOut);
    QTRY_COMPARE(m_service->secret(u"a"_s), std::optional("2"_ba));
}

void KeychainStatesTest::aSilentKeychainIsChosenAllTheSame()
{
    m_service->silent = {u"*"_s};
    const auto choice = awaited(secretStoreFor(platformKeychainProbe(), m_clock), 20'000);
    QVERIFY(choice);
    QCOMPARE(choice->keychain.state, KeychainStatus::State::Silent);
    QVERIFY(choice->store->isPersistent());
}

QTEST_GUILESS_MAIN(KeychainStatesTest)
#include "tst_keychainstates.moc"
