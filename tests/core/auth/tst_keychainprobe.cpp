// SPDX-License-Identifier: Apache-2.0
// Runs without a session bus: there is no keychain.
#include "core/auth/keychainsecretstore.h"
#include "core/auth/secretstorechoice.h"

#include "support/awaited.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

class FixedProbe final : public KeychainProbe
{
public:
    explicit FixedProbe(KeychainStatus::State state)
        : m_state(state)
    {
    }
    QFuture<KeychainStatus> probe() override
    {
        return QtFuture::makeReadyFuture(KeychainStatus{m_state, u"Test Keyring"_s});
    }

private:
    KeychainStatus::State m_state;
};

} // namespace

class KeychainProbeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutABusTheKeychainIsMissing();
    void withoutAKeychainSecretsStayInMemory();
    void withoutAKeychainTheStoreSaysMissing();
    void anOpenOrLockedKeychainIsUsed_data();
    void anOpenOrLockedKeychainIsUsed();
    void aLockedKeychainIsLeftAloneOnRequest();
};

void KeychainProbeTest::withoutABusTheKeychainIsMissing()
{
    const auto status = awaited(platformKeychainProbe()->probe());
    QVERIFY(status);
    QCOMPARE(status->state, KeychainStatus::State::Missing);
    QVERIFY(!status->name.isEmpty());
}

void KeychainProbeTest::withoutAKeychainSecretsStayInMemory()
{
    SystemClock clock;
    const auto choice = awaited(secretStoreFor(platformKeychainProbe(), clock));
    QVERIFY(choice && choice->store);
    QVERIFY(!choice->store->isPersistent());
    QCOMPARE(choice->keychain.state, KeychainStatus::State::Missing);
    QVERIFY(*awaited(choice->store->write(u"a"_s, u"b"_s)));
    QCOMPARE(awaited(choice->store->read(u"a"_s))->value(), u"b"_s);
    QVERIFY(*awaited(choice->store->remove(u"a"_s)));
    QCOMPARE(awaited(choice->store->read(u"a"_s))->error().kind, SecretError::Kind::NotFound);
}

void KeychainProbeTest::withoutAKeychainTheStoreSaysMissing()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"none"_s, clock, std::chrono::seconds(8));
    QCOMPARE(awaited(store.read(u"a"_s))->error().kind, SecretError::Kind::Missing);
    QCOMPARE(awaited(store.write(u"a"_s, u"b"_s))->error().kind, SecretError::Kind::Missing);
    QCOMPARE(awaited(store.remove(u"a"_s))->error().kind, SecretError::Kind::Missing);
}

void KeychainProbeTest::anOpenOrLockedKeychainIsUsed_data()
{
    QTest::addColumn<KeychainStatus::State>("state");
    QTest::newRow("open") << KeychainStatus::State::Available;
    QTest::newRow("locked") << KeychainStatus::State::Locked;
}

void KeychainProbeTest::anOpenOrLockedKeychainIsUsed()
{
    QFETCH(KeychainStatus::State, state);
    SystemClock clock;
    const auto choice = awaited(secretStoreFor(std::make_unique<FixedProbe>(state), clock));
    QVERIFY(choice && choice->store);
    QVERIFY(choice->store->isPersistent());
    QCOMPARE(choice->store->name(), u"Test Keyring"_s);
    QCOMPARE(choice->keychain.state, state);
}

void KeychainProbeTest::aLockedKeychainIsLeftAloneOnRequest()
{
    SystemClock clock;
    const auto choice = awaited(
        secretStoreFor(std::make_unique<FixedProbe>(KeychainStatus::State::Locked), clock, WhenLocked::ThisRunOnly));
    QVERIFY(choice && choice->store);
    QVERIFY(!choice->store->isPersistent());
    QCOMPARE(choice->keychain.state, KeychainStatus::State::Locked);
}

QTEST_GUILESS_MAIN(KeychainProbeTest)
#include "tst_keychainprobe.moc"
