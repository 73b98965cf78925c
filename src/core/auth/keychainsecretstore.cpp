// SPDX-License-Identifier: Apache-2.0
#include "core/auth/keychainsecretstore.h"

#include <qt6keychain/keychain.h>

#include <QPointer>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"Eventsweep"_s;

/// A first guess; for the kinds that QtKeychain cannot tell apart, the probe decides.
SecretError::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::Kind::NotFound;
    case QKeychain::AccessDeniedByUser:
        return SecretError::Kind::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretError::Kind::Missing;
    default:
        return SecretError::Kind::Refused;
    }
}

} // namespace

struct KeychainSecretStore::Call
{
    enum class Verb { Read, Write, Remove };

    Verb verb = Verb::Read;
    QString key;
    QString secret; ///< Write
    quint64 number = 0;
    Ending<SecretResult<QString>> reading{};
    Ending<SecretResult<void>> changing{};

    void end(const SecretResult<QString> &result)
    {
        if (verb == Verb::Read)
            reading.end(result);
        else
            changing.end(result.map([](const QString &) {}));
    }
    [[nodiscard]] bool isOver() const { return verb == Verb::Read ? reading.isOver() : changing.isOver(); }
};

KeychainSecretStore::KeychainSecretStore(std::shared_ptr<KeychainProbe> probe, QString name, Clock &clock,
                                         Milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_probe(std::move(probe))
    , m_name(std::move(name))
    , m_clock(clock)
    , m_patience(patience)
{
}

KeychainSecretStore::~KeychainSecretStore()
{
    for (const auto &call : std::exchange(m_calls, {}))
        call->end(tl::unexpected(SecretError{SecretError::Kind::TimedOut, {}}));
}

QFuture<SecretResult<QString>> KeychainSecretStore::read(const QString &key)
{
    if (const auto kept = m_thisRun.constFind(key); kept != m_thisRun.cend())
        return QtFuture::makeReadyFuture(SecretResult<QString>(kept->secret));
    const auto call = std::make_shared<Call>(Call{Call::Verb::Read, key, {}});
    auto future = call->reading.future();
    enqueue(call);
    return future;
}

QFuture<SecretResult<void>> KeychainSecretStore::write(const QString &key, const QString &secret)
{
    const auto call = std::make_shared<Call>(Call{Call::Verb::Write, key, secret});
    auto future = call->changing.future();
    enqueue(call);
    return future;
}

QFuture<SecretResult<void>> KeychainSecretStore::remove(const QString &key)
{
    m_thisRun.remove(key);
    const auto call = std::make_shared<Call>(Call{Call::Verb::Remove, key, {}});
    auto future = call->changing.future();
    enqueue(call);
    return future;
}

void KeychainSecretStore::keepForThisRun(const QString &key, const QString &secret)
{
    m_thisRun.insert(key, {secret, ++m_number});
}

void KeychainSecretStore::enqueue(const std::shared_ptr<Call> &call)
{
    call->number = ++m_number;
    m_calls.push_back(call);
    m_clock.after(m_patience, this, [this, weak = std::weak_ptr(call)] {
        if (const auto late = weak.lock())
            giveUp(late);
    });
    startNext();
}

void KeychainSecretStore::giveUp(const std::shared_ptr<Call> &call)
{
    if (call->isOver())
        return;
    const bool runs = m_running && m_calls.front() == call;
    if (!runs && call->verb == Call::Verb::Read)
        std::erase(m_calls, call);
    call->end(tl::unexpected(SecretError{SecretError::Kind::TimedOut, {}}));
}

void KeychainSecretStore::startNext()
{
    if (m_running || m_calls.empty())
        return;
    m_running = true;
    const auto call = m_calls.front();
    QKeychain::Job *job = nullptr;
    switch (call->verb) {
    case Call::Verb::Read:
        job = new QKeychain::ReadPasswordJob(service);
        break;
    case Call::Verb::Write: {
        auto *write = new QKeychain::WritePasswordJob(service);
        write->setTextData(call->secret);
        job = write;
        break;
    }
    case Call::Verb::Remove:
        job = new QKeychain::DeletePasswordJob(service);
        break;
    }
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(call->key);
    // Without a parent and deleted by itself at its end: it may outlive this store, and must not be deleted before.
    connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
    connect(job, &QKeychain::Job::finished, this, [this, call](QKeychain::Job *done) { jobFinished(call, done); });
    job->start();
}

void KeychainSecretStore::jobFinished(const std::shared_ptr<Call> &call, QKeychain::Job *job)
{
    if (job->error() == QKeychain::NoError) {
        const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        succeed(call, read ? read->textData() : QString());
        return;
    }
    explain(call, {kindOf(job->error()), job->errorString()});
}

void KeychainSecretStore::explain(const std::shared_ptr<Call> &call, SecretError error)
{
    // A locked and a missing keychain answer a read with "not found", too.
    whenDone(m_probe->probe(), this, [this, call, error](const KeychainStatus &status) mutable {
        if (status.state == KeychainStatus::State::Locked)
            error.kind = SecretError::Kind::Locked;
        else if (status.state == KeychainStatus::State::Missing)
            error.kind = SecretError::Kind::Missing;
        else if (call->verb == Call::Verb::Remove && error.kind == SecretError::Kind::NotFound) {
            succeed(call, {});
            return;
        }
        const QPointer<KeychainSecretStore> guard(this);
        call->end(tl::unexpected(error));
        if (guard)
            next();
    });
}

void KeychainSecretStore::succeed(const std::shared_ptr<Call> &call, const QString &secret)
{
    // Written: what was kept before because it could not be is not needed any more. A late job may be the older one.
    if (call->verb == Call::Verb::Write && m_thisRun.value(call->key).number < call->number)
        m_thisRun.remove(call->key);
    const QPointer<KeychainSecretStore> guard(this);
    call->end(SecretResult<QString>(secret));
    if (guard)
        next();
}

void KeychainSecretStore::next()
{
    m_calls.pop_front();
    m_running = false;
    startNext();
}

} // namespace eventsweep
