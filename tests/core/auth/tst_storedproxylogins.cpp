// SPDX-License-Identifier: Apache-2.0
#include "core/auth/memorysecretstore.h"
#include "core/auth/storedproxylogins.h"

#include "support/slowstore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QString proxy = u"proxy.example:3128"_s;
const ProxyLogin ada{u"ada"_s, u"first \"password\" ü"_s};
const ProxyLogin bob{u"bob"_s, u"second"_s};

/// A store whose reads end when the test says so.
class WaitingStore final : public SecretStore
{
public:
    QFuture<SecretResult<QString>> read(const QString &) override
    {
        reads.emplace_back();
        return reads.back().future();
    }
    QFuture<SecretResult<void>> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture(SecretResult<void>());
    }
    QFuture<SecretResult<void>> remove(const QString &) override
    {
        return QtFuture::makeReadyFuture(SecretResult<void>());
    }
    void keepForThisRun(const QString &, const QString &) override {}
    QString name() const override { return {}; }
    bool isPersistent() const override { return true; }

    std::vector<Ending<SecretResult<QString>>> reads;
};

} // namespace

class StoredProxyLoginsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownAtFirst();
    void whatIsSetIsKnownInTheNextRunToo();
    void eachProxyHasItsOwn();
    void aRefusedLoginIsNotGivenAgainToAnybody();
    void anotherCopysNewLoginIsTakenAfterARefusal();
    void withoutAKeychainItHoldsForThisRun();
    void anUnreadableEntryIsNone_data();
    void anUnreadableEntryIsNone();
    void callersAtOnceShareOneRead();
    void whatWasTypedMeanwhileWins();
    void destroyingItEndsWaitingCalls();
};

void StoredProxyLoginsTest::nothingIsKnownAtFirst()
{
    MemorySecretStore store;
    StoredProxyLogins logins(store);
    const auto login = logins.login(proxy, std::nullopt);
    QVERIFY(login.isFinished());
    QVERIFY(!login.result());
}

void StoredProxyLoginsTest::whatIsSetIsKnownInTheNextRunToo()
{
    SlowStore store;
    {
        StoredProxyLogins logins(store);
        QVERIFY(logins.set(proxy, ada).result());
        QCOMPARE(logins.login(proxy, std::nullopt).result(), std::optional(ada));
        QCOMPARE(store.reads, 0);
    }
    QCOMPARE(store.entries.keys(), QStringList{u"proxy:proxy.example:3128"_s});
    StoredProxyLogins next(store);
    QCOMPARE(next.login(u"Proxy.Example:3128"_s, std::nullopt).result(), std::optional(ada));
    QCOMPARE(next.login(proxy, std::nullopt).result(), std::optional(ada));
    QCOMPARE(store.reads, 1);
}

void StoredProxyLoginsTest::eachProxyHasItsOwn()
{
    MemorySecretStore store;
    StoredProxyLogins logins(store);
    QVERIFY(logins.set(proxy, ada).result());
    QVERIFY(!logins.login(u"proxy.example:3129"_s, std::nullopt).result());
}

void StoredProxyLoginsTest::aRefusedLoginIsNotGivenAgainToAnybody()
{
    SlowStore store;
    StoredProxyLogins logins(store);
    QVERIFY(logins.set(proxy, ada).result());
    QVERIFY(!logins.login(proxy, ada).result());
    QVERIFY(!logins.login(proxy, std::nullopt).result()); // another call, which has not tried it
    // A late refusal of an older login does not take the newer one away.
    QVERIFY(logins.set(proxy, bob).result());
    QCOMPARE(logins.login(proxy, ada).result(), std::optional(bob));
    // The operator may insist.
    QVERIFY(logins.set(proxy, ada).result());
    QCOMPARE(logins.login(proxy, std::nullopt).result(), std::optional(ada));
}

void StoredProxyLoginsTest::anotherCopysNewLoginIsTakenAfterARefusal()
{
    SlowStore store;
    StoredProxyLogins logins(store);
    StoredProxyLogins otherCopy(store);
    QVERIFY(logins.set(proxy, ada).result());
    QVERIFY(otherCopy.set(proxy, bob).result());
    QCOMPARE(logins.login(proxy, ada).result(), std::optional(bob));
}

void StoredProxyLoginsTest::withoutAKeychainItHoldsForThisRun()
{
    SlowStore store;
    store.readError = SecretError{SecretError::Kind::Locked, {}};
    store.writeError = SecretError{SecretError::Kind::Locked, {}};
    StoredProxyLogins logins(store);
    QVERIFY(!logins.login(proxy, std::nullopt).result());
    const auto written = logins.set(proxy, ada).result();
    QVERIFY(!written);
    QCOMPARE(written.error().kind, SecretError::Kind::Locked);
    QCOMPARE(logins.login(proxy, std::nullopt).result(), std::optional(ada));
}

void StoredProxyLoginsTest::anUnreadableEntryIsNone_data()
{
    QTest::addColumn<QString>("entry");
    QTest::newRow("empty") << QString();
    QTest::newRow("no JSON") << u"ada:password"_s;
    QTest::newRow("another version") << uR"({"version":2,"user":"a","password":"b"})"_s;
    QTest::newRow("no password") << uR"({"version":1,"user":"a"})"_s;
    QTest::newRow("user is no text") << uR"({"version":1,"user":1,"password":"b"})"_s;
}

void StoredProxyLoginsTest::anUnreadableEntryIsNone()
{
    QFETCH(const QString, entry);
    SlowStore store;
    store.entries.insert(u"proxy:"_s + proxy, entry);
    StoredProxyLogins logins(store);
    QVERIFY(!logins.login(proxy, std::nullopt).result());
}

void StoredProxyLoginsTest::callersAtOnceShareOneRead()
{
    WaitingStore store;
    StoredProxyLogins logins(store);
    const auto first = logins.login(proxy, std::nullopt);
    const auto second = logins.login(proxy, std::nullopt);
    QCOMPARE(store.reads.size(), 1U);
    store.reads[0].end(QString(uR"({"version":1,"user":"bob","password":"second"})"_s));
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QCOMPARE(first.result(), std::optional(bob));
    QCOMPARE(second.result(), std::optional(bob));
}

void StoredProxyLoginsTest::whatWasTypedMeanwhileWins()
{
    WaitingStore store;
    StoredProxyLogins logins(store);
    const auto waiting = logins.login(proxy, std::nullopt);
    QVERIFY(logins.set(proxy, ada).result());
    store.reads[0].end(QString(uR"({"version":1,"user":"bob","password":"second"})"_s));
    QTRY_VERIFY(waiting.isFinished());
    QCOMPARE(waiting.result(), std::optional(ada));
}

void StoredProxyLoginsTest::destroyingItEndsWaitingCalls()
{
    WaitingStore store;
    auto logins = std::make_unique<StoredProxyLogins>(store);
    const auto waiting = logins->login(proxy, std::nullopt);
    logins.reset();
    QVERIFY(waiting.isFinished());
    store.reads[0].end(QString());
}

QTEST_GUILESS_MAIN(StoredProxyLoginsTest)
#include "tst_storedproxylogins.moc"
