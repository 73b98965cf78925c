// SPDX-License-Identifier: Apache-2.0
// Runs with a real Secret Service of its own (tests/support/with-desktop -k).
#include "core/auth/keychainsecretstore.h"
#include "core/auth/secretstorechoice.h"

#include "support/awaited.h"
#include "support/manualclock.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// A call of the Secret Service itself. Not through QDBusInterface, which leaks what it learns about an interface.
QDBusMessage callService(const QString &method, const QVariant &argument)
{
    auto call = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                               u"org.freedesktop.Secret.Service"_s, method);
    call << argument;
    return QDBusConnection::sessionBus().call(call);
}

void lockDefaultCollection()
{
    const QDBusReply<QDBusObjectPath> path = callService(u"ReadAlias"_s, u"default"_s);
    QVERIFY(path.isValid());
    const auto answer = callService(u"Lock"_s, QVariant::fromValue(QList<QDBusObjectPath>{path.value()}));
    QCOMPARE(answer.type(), QDBusMessage::ReplyMessage);
}

/// For failures.
template <typename T>
QString wordsOf(const std::optional<SecretResult<T>> &result)
{
    return !result ? u"no answer"_s : *result ? QString() : secretErrorText(result->error());
}

} // namespace

class KeychainSecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOpenKeyringIsAvailable();
    void whatIsWrittenIsRead_data();
    void whatIsWrittenIsRead();
    void overwritingKeepsTheLast();
    void removedIsNotFound();
    void removingNothingIsSuccess();
    void callsAreCarriedOutInTheirOrder();
    void entriesAreUnderTheServiceEventsweep();
    void whatCouldNotBeWrittenIsKeptUntilItIs();
    void aCallerWaitsNoLongerThanItsPatience();
    void destroyingItEndsWaitingCalls();
    void aLockedKeyringIsToldApart(); // last: nothing opens it again
};

void KeychainSecretStoreTest::anOpenKeyringIsAvailable()
{
    const auto status = awaited(platformKeychainProbe()->probe());
    QVERIFY(status);
    QCOMPARE(status->state, KeychainStatus::State::Available);
    QCOMPARE(status->name, u"GNOME Keyring"_s);
    SystemClock clock;
    const auto choice = awaited(secretStoreFor(platformKeychainProbe(), clock));
    QVERIFY(choice && choice->store->isPersistent());
}

void KeychainSecretStoreTest::whatIsWrittenIsRead_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("secret");
    QTest::newRow("plain") << u"plain"_s << u"secret"_s;
    QTest::newRow("JSON") << u"json"_s << uR"({"a": "b\n\"c\""})"_s;
    QTest::newRow("not ASCII") << u"ключ"_s << u"пароль Ünïcödé 🔑"_s;
    QTest::newRow("long") << u"long"_s << QString(20'000, u'x');
}

void KeychainSecretStoreTest::whatIsWrittenIsRead()
{
    QFETCH(QString, key);
    QFETCH(QString, secret);
    SystemClock clock;
    {
        KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
        QVERIFY(*awaited(store.write(key, secret)));
    }
    KeychainSecretStore another(platformKeychainProbe(), u"test"_s, clock);
    const auto read = awaited(another.read(key));
    QVERIFY(read && *read);
    QCOMPARE(**read, secret);
}

void KeychainSecretStoreTest::overwritingKeepsTheLast()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    QVERIFY(*awaited(store.write(u"twice"_s, u"one"_s)));
    QVERIFY(*awaited(store.write(u"twice"_s, u"two"_s)));
    QCOMPARE(awaited(store.read(u"twice"_s))->value(), u"two"_s);
}

void KeychainSecretStoreTest::removedIsNotFound()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    QVERIFY(*awaited(store.write(u"gone"_s, u"secret"_s)));
    const auto removed = awaited(store.remove(u"gone"_s));
    QVERIFY2(removed && *removed, qPrintable(wordsOf(removed)));
    QCOMPARE(awaited(store.read(u"gone"_s))->error().kind, SecretError::Kind::NotFound);
}

void KeychainSecretStoreTest::removingNothingIsSuccess()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    const auto removed = awaited(store.remove(u"never there"_s));
    QVERIFY2(removed && *removed, qPrintable(wordsOf(removed)));
}

void KeychainSecretStoreTest::callsAreCarriedOutInTheirOrder()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    std::vector<QFuture<SecretResult<void>>> writes;
    for (int i = 0; i < 10; ++i)
        writes.push_back(store.write(u"order"_s, QString::number(i)));
    const auto read = store.read(u"order"_s);
    const auto removed = store.remove(u"order"_s);
    const auto after = store.read(u"order"_s);
    QCOMPARE(awaited(read)->value(), u"9"_s);
    QCOMPARE(awaited(after)->error().kind, SecretError::Kind::NotFound);
    for (const auto &write : writes)
        QVERIFY(write.isFinished() && write.result());
    QVERIFY(removed.result());
}

void KeychainSecretStoreTest::entriesAreUnderTheServiceEventsweep()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    QVERIFY(*awaited(store.write(u"found by others"_s, u"yes"_s)));
    const QMap<QString, QString> attributes{{u"server"_s, u"Eventsweep"_s}, {u"user"_s, u"found by others"_s}};
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const auto answer = callService(u"SearchItems"_s, QVariant::fromValue(attributes));
    QCOMPARE(answer.type(), QDBusMessage::ReplyMessage);
    QCOMPARE(qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().at(0)).size(), 1);
}

void KeychainSecretStoreTest::whatCouldNotBeWrittenIsKeptUntilItIs()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    QVERIFY(*awaited(store.write(u"kept"_s, u"old"_s)));
    store.keepForThisRun(u"kept"_s, u"new"_s);
    QCOMPARE(awaited(store.read(u"kept"_s))->value(), u"new"_s);
    KeychainSecretStore nextRun(platformKeychainProbe(), u"test"_s, clock);
    QCOMPARE(awaited(nextRun.read(u"kept"_s))->value(), u"old"_s);
    QVERIFY(*awaited(store.write(u"kept"_s, u"newer"_s)));
    QCOMPARE(awaited(store.read(u"kept"_s))->value(), u"newer"_s);
    QCOMPARE(awaited(nextRun.read(u"kept"_s))->value(), u"newer"_s);

    store.keepForThisRun(u"kept"_s, u"refused"_s);
    store.forgetKept(u"kept"_s);
    QCOMPARE(awaited(store.read(u"kept"_s))->value(), u"newer"_s);
}

void KeychainSecretStoreTest::aCallerWaitsNoLongerThanItsPatience()
{
    ManualClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock, std::chrono::seconds(5));
    const auto write = store.write(u"late"_s, u"still written"_s);
    const auto dropped = store.read(u"late"_s);
    const auto second = store.write(u"late"_s, u"the last word"_s);
    clock.advance(std::chrono::seconds(6)); // before the event loop could bring the keychain's answer
    QCOMPARE(write.result().error().kind, SecretError::Kind::TimedOut);
    QCOMPARE(dropped.result().error().kind, SecretError::Kind::TimedOut);
    QCOMPARE(second.result().error().kind, SecretError::Kind::TimedOut);
    QCOMPARE(awaited(store.read(u"late"_s))->value(), u"the last word"_s);
}

void KeychainSecretStoreTest::destroyingItEndsWaitingCalls()
{
    SystemClock clock;
    auto store = std::make_unique<KeychainSecretStore>(platformKeychainProbe(), u"test"_s, clock);
    const auto write = store->write(u"abandoned"_s, u"x"_s);
    const auto read = store->read(u"abandoned"_s);
    store.reset();
    QCOMPARE(write.result().error().kind, SecretError::Kind::TimedOut);
    QCOMPARE(read.result().error().kind, SecretError::Kind::TimedOut);
    // The job that ran goes on to its end without harm.
    KeychainSecretStore next(platformKeychainProbe(), u"test"_s, clock);
    QCOMPARE(awaited(next.read(u"abandoned"_s))->value(), u"x"_s);
}

void KeychainSecretStoreTest::aLockedKeyringIsToldApart()
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock, std::chrono::seconds(8));
    QVERIFY(*awaited(store.write(u"locked in"_s, u"secret"_s)));
    lockDefaultCollection();
    const auto status = awaited(platformKeychainProbe()->probe());
    QVERIFY(status);
    QCOMPARE(status->state, KeychainStatus::State::Locked);

    // No display: nobody can be asked for the password.
    const auto read = awaited(store.read(u"locked in"_s));
    QVERIFY(read && !*read);
    QCOMPARE(read->error().kind, SecretError::Kind::Locked);
    const auto write = awaited(store.write(u"locked in"_s, u"other"_s));
    QVERIFY(write && !*write);
    QCOMPARE(write->error().kind, SecretError::Kind::Locked);
}

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychainsecretstore.moc"
