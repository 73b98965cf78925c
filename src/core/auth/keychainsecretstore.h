// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/keychainprobe.h"
#include "core/auth/secretstore.h"
#include "core/base/clock.h"
#include "core/base/futures.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>

namespace QKeychain {
class Job;
}

namespace eventsweep {

/// The system's keychain through QtKeychain, one entry a key under the service "Eventsweep". Never its plaintext
/// fallback. Jobs run one after another, in the order of the calls.
///
/// Before each job the keychain is opened (KeychainProbe::open()): a locked one makes the desktop ask the operator,
/// once for all calls that wait, and for as long as that takes. When they close the question, all of these end with
/// Cancelled (Locked when nobody could be asked), and the next call asks anew.
///
/// A caller waits no longer than `patience` and then gets TimedOut. The job itself must not be deleted while it runs
/// and goes on. What was asked to be written or removed and waits behind it is still done, in order, when the keychain
/// answers at last, so that the last word about a key stays the last; reads that nobody waits for any more are dropped.
/// Only a keychain that then says that it stays closed, or has gone, drops all that waits: all of it has failed by
/// then.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    /// `name`: as the probe told. Time for somebody to find and type a password.
    static constexpr Milliseconds defaultPatience{60'000};

    KeychainSecretStore(std::shared_ptr<KeychainProbe> probe, QString name, Clock &clock,
                        Milliseconds patience = defaultPatience, QObject *parent = nullptr);
    /// Calls that are not over end with TimedOut; what was to be written or removed still is, without this store.
    ~KeychainSecretStore() override;

    [[nodiscard]] QFuture<SecretResult<QString>> read(const QString &key) override;
    [[nodiscard]] QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override;
    [[nodiscard]] QFuture<SecretResult<void>> remove(const QString &key) override;
    void keepForThisRun(const QString &key, const QString &secret) override;
    void forgetKept(const QString &key) override { m_thisRun.remove(key); }

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] bool isPersistent() const override { return true; }

private:
    struct Call;
    void enqueue(const std::shared_ptr<Call> &call);
    void giveUp(const std::shared_ptr<Call> &call);
    void startNext();
    void jobFinished(const std::shared_ptr<Call> &call, QKeychain::Job *job);
    void onOpened(const std::shared_ptr<Call> &call, const KeychainStatus &status);
    static QKeychain::Job *newJob(const Call &call);
    void prove(const std::shared_ptr<Call> &call);
    void explain(const std::shared_ptr<Call> &call, const SecretError &error);
    void fail(const std::shared_ptr<Call> &call, const SecretError &error);
    void failAll(const SecretError &error);
    void succeed(const std::shared_ptr<Call> &call, const QString &secret);
    void next();

    std::shared_ptr<KeychainProbe> m_probe;
    QString m_name;
    Clock &m_clock;
    Milliseconds m_patience;
    std::deque<std::shared_ptr<Call>> m_calls; ///< the first one runs
    bool m_running = false;                    ///< the first one, from opening the keychain to its end
    bool m_jobRuns = false;                    ///< QtKeychain has it
    struct Kept
    {
        QString secret;
        quint64 number = 0;
    };
    QHash<QString, Kept> m_thisRun;
    quint64 m_number = 0; ///< of the last call: which came first
};

} // namespace eventsweep
