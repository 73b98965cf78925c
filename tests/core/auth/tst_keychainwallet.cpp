// SPDX-License-Identifier: Apache-2.0
// Runs on a session bus of its own without a keychain (tests/support/with-desktop -b -n); the test is KDE Wallet.
#include "core/auth/keychainsecretstore.h"

#include "support/awaited.h"
#include "support/fakewallet.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class KeychainWalletTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void anOpenWalletTakesAndGivesSecrets();
    void aClosedWalletIsOpenedByTheOperatorOnce();
    void aClosedQuestionIsCancelled();
    void aRefusedWriteIsRefusedAlthoughQtKeychainSaysDone();
    void aRefusedReadIsNoEmptySecret();
    void anEntryDeletedBySomebodyElseIsNotFound();
    void withoutTheWalletItIsMissing();

private:
    template <typename T>
    [[nodiscard]] static std::optional<SecretError::Kind> problem(const QFuture<SecretResult<T>> &future)
    {
        const auto result = awaited(future);
        return result && !*result ? std::optional(result->error().kind) : std::nullopt;
    }

    using Kind = SecretError::Kind;
    SystemClock m_clock;
    std::unique_ptr<FakeWallet> m_wallet;
    std::unique_ptr<KeychainSecretStore> m_store;
};

void KeychainWalletTest::initTestCase()
{
    // QtKeychain looks once in the life of a process.
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");
}

void KeychainWalletTest::init()
{
    m_wallet = std::make_unique<FakeWallet>();
    QVERIFY(m_wallet->appear());
    m_store = std::make_unique<KeychainSecretStore>(platformKeychainProbe(), u"test"_s, m_clock);
}

void KeychainWalletTest::cleanup()
{
    m_store.reset();
    m_wallet.reset();
}

void KeychainWalletTest::anOpenWalletTakesAndGivesSecrets()
{
    const auto status = awaited(platformKeychainProbe()->probe());
    QVERIFY(status);
    QCOMPARE(status->name, u"KDE Wallet"_s);
    QCOMPARE(status->state, KeychainStatus::State::Available);
    QVERIFY(*awaited(m_store->write(u"key"_s, u"sécret"_s)));
    QCOMPARE(m_wallet->entries().value(u"key"_s), u"sécret"_s);
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"sécret"_s);
    QVERIFY(*awaited(m_store->remove(u"key"_s)));
    QVERIFY(*awaited(m_store->remove(u"key"_s))); // nothing there is success
    QVERIFY(m_wallet->entries().isEmpty());
}

void KeychainWalletTest::aClosedWalletIsOpenedByTheOperatorOnce()
{
    m_wallet->setEntries({{u"key"_s, u"secret"_s}});
    m_wallet->open = false;
    QCOMPARE(awaited(platformKeychainProbe()->probe())->state, KeychainStatus::State::Locked);
    const auto first = m_store->read(u"key"_s);
    const auto second = m_store->read(u"key"_s);
    QCOMPARE(awaited(first)->value(), u"secret"_s);
    QCOMPARE(awaited(second)->value(), u"secret"_s);
    QCOMPARE(m_wallet->questions(), 1);
}

void KeychainWalletTest::aClosedQuestionIsCancelled()
{
    m_wallet->open = false;
    m_wallet->unlocks = false;
    const auto read = m_store->read(u"key"_s);
    const auto write = m_store->write(u"key"_s, u"x"_s);
    QCOMPARE(problem(read), Kind::Cancelled);
    QCOMPARE(problem(write), Kind::Cancelled);
    QCOMPARE(m_wallet->questions(), 1);
}

void KeychainWalletTest::aRefusedWriteIsRefusedAlthoughQtKeychainSaysDone()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"old"_s)));
    m_wallet->refusesWrites = true;
    QCOMPARE(problem(m_store->write(u"key"_s, u"new"_s)), Kind::Refused);
    QCOMPARE(problem(m_store->write(u"other"_s, u"new"_s)), Kind::Refused);
    QCOMPARE(problem(m_store->remove(u"key"_s)), Kind::Refused);
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"old"_s);
}

void KeychainWalletTest::aRefusedReadIsNoEmptySecret()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    m_wallet->refusesReads = true;
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Refused);
    m_wallet->refusesReads = false;
    QCOMPARE(awaited(m_store->read(u"key"_s))->value(), u"secret"_s);
}

void KeychainWalletTest::anEntryDeletedBySomebodyElseIsNotFound()
{
    QVERIFY(*awaited(m_store->write(u"key"_s, u"secret"_s)));
    m_wallet->setEntries({});
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::NotFound);
}

void KeychainWalletTest::withoutTheWalletItIsMissing()
{
    m_wallet->leave();
    QCOMPARE(problem(m_store->read(u"key"_s)), Kind::Missing);
    QCOMPARE(problem(m_store->write(u"key"_s, u"x"_s)), Kind::Missing);
}

QTEST_GUILESS_MAIN(KeychainWalletTest)
#include "tst_keychainwallet.moc"
