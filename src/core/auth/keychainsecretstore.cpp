// SPDX-License-Identifier: Apache-2.0
#include "core/auth/keychainsecretstore.h"

#include <qt6keychain/keychain.h>

#include <QPointer>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"Eventsweep"_s;

/// D-Bus gives up after 25 s, and QtKeychain passes that on as any other error.
constexpr Milliseconds silence{20'000};

/// A first guess; for the kinds that QtKeychain cannot tell apart, the probe decides.
SecretError::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::Kind::NotFound;
    case QKeychain::AccessDeniedByUser:
        return SecretError::Kind::Cancelled;
    case QKeychain::AccessDenied:
        return SecretError::Kind::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretError::Kind::Missing;
    default:
        return SecretError::Kind::Refused;
    }
}

/// Why a keychain in this state cannot be used; nothing when it can be tried.
std::optional<SecretError> obstacle(const KeychainStatus &status)
{
    using State = KeychainStatus::State;
    switch (status.state) {
    case State::Available:
        break;
    case State::Locked:
        if (!status.noKeyring)
            return SecretError{status.cancelled ? SecretError::Kind::Cancelled : SecretError::Kind::Locked,
                               status.text};
        break;
    case State::Missing:
        return SecretError{SecretError::Kind::Missing, status.text};
    case State::Silent:
        return SecretError{SecretError::Kind::TimedOut, status.text};
    }
    return std::nullopt;
}

/// A service that shows no keyring may have none, or none that is open. GNOME Keyring shows locked ones too.
bool showsLockedKeyrings(const KeychainStatus &status)
{
    return status.name == "GNOME Keyring"_L1;
}

/// QtKeychain drops what KDE Wallet answers to a read, a write or a removal: all of them look like a success, and a
/// failed read like an empty entry. None of this program's entries is empty.
bool isWallet(const KeychainStatus &status)
{
    return status.name == "KDE Wallet"_L1;
}

} // namespace

struct KeychainSecretStore::Call
{
    enum class Verb { Read, Write, Remove };

    Verb verb = Verb::Read;
    QString key;
    QString secret; ///< Write
    quint64 number = 0;
    Milliseconds startedAt{0}; ///< steady time
    bool proves = false;       ///< what was changed is read again: the keychain's "done" means nothing
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
    const auto calls = std::exchange(m_calls, {});
    for (const auto &call : calls) {
        // What is to be stored or removed is not lost with the store.
        const bool runs = m_jobRuns && call == calls.front();
        if (!runs && call->verb != Call::Verb::Read)
            newJob(*call)->start();
        call->end(tl::unexpected(SecretError{SecretError::Kind::TimedOut, {}}));
    }
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
    // Opened before QtKeychain is asked: what it says of a question that was closed is "not found".
    const auto call = m_calls.front();
    const auto use = call->verb == Call::Verb::Write ? KeychainProbe::Use::Writing : KeychainProbe::Use::Reading;
    whenFinished(m_probe->open(use), this, [this, call](const QFuture<KeychainStatus> &opening) {
        onOpened(call, opening.resultCount() > 0 ? opening.result() : KeychainStatus());
    });
}

void KeychainSecretStore::onOpened(const std::shared_ptr<Call> &call, const KeychainStatus &status)
{
    if (const auto problem = obstacle(status)) {
        failAll(*problem);
        return;
    }
    const bool mayBeLocked = status.noKeyring && !showsLockedKeyrings(status);
    if (mayBeLocked && call->verb != Call::Verb::Write) {
        failAll({SecretError::Kind::Locked, status.text});
        return;
    }
    if (call->isOver() && call->verb == Call::Verb::Read) {
        next();
        return;
    }
    call->startedAt = m_clock.steady();
    call->proves = isWallet(status);
    QKeychain::Job *job = newJob(*call);
    connect(job, &QKeychain::Job::finished, this, [this, call](QKeychain::Job *done) { jobFinished(call, done); });
    m_jobRuns = true;
    job->start();
}

QKeychain::Job *KeychainSecretStore::newJob(const Call &call)
{
    QKeychain::Job *job = nullptr;
    switch (call.verb) {
    case Call::Verb::Read:
        job = new QKeychain::ReadPasswordJob(service);
        break;
    case Call::Verb::Write: {
        auto *write = new QKeychain::WritePasswordJob(service);
        write->setTextData(call.secret);
        job = write;
        break;
    }
    case Call::Verb::Remove:
        job = new QKeychain::DeletePasswordJob(service);
        break;
    }
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(call.key);
    // Without a parent and deleted by itself at its end: it may outlive this store, and must not be deleted before.
    connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
    return job;
}

void KeychainSecretStore::jobFinished(const std::shared_ptr<Call> &call, QKeychain::Job *job)
{
    if (job->error() == QKeychain::NoError) {
        const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        const QString text = read ? read->textData() : QString();
        if (call->proves && call->verb != Call::Verb::Read)
            prove(call);
        else if (call->proves && text.isEmpty())
            explain(call, {SecretError::Kind::Refused, {}});
        else
            succeed(call, text);
        return;
    }
    SecretError error{kindOf(job->error()), job->errorString()};
    if (error.kind == SecretError::Kind::Refused && m_clock.steady() - call->startedAt >= silence)
        error.kind = SecretError::Kind::TimedOut;
    explain(call, error);
}

void KeychainSecretStore::prove(const std::shared_ptr<Call> &call)
{
    QKeychain::Job *job = newJob({Call::Verb::Read, call->key, {}});
    connect(job, &QKeychain::Job::finished, this, [this, call](QKeychain::Job *done) {
        const bool found = done->error() == QKeychain::NoError;
        const QString text = found ? qobject_cast<QKeychain::ReadPasswordJob *>(done)->textData() : QString();
        const bool gone = done->error() == QKeychain::EntryNotFound;
        if (call->verb == Call::Verb::Write ? found && text == call->secret : gone)
            succeed(call, {});
        else
            explain(call, {SecretError::Kind::Refused, {}});
    });
    job->start();
}

void KeychainSecretStore::explain(const std::shared_ptr<Call> &call, const SecretError &error)
{
    // It may have been locked, or have gone, in the meantime.
    whenFinished(m_probe->probe(), this, [this, call, error](const QFuture<KeychainStatus> &probing) {
        const KeychainStatus status = probing.resultCount() > 0 ? probing.result() : KeychainStatus();
        SecretError told = obstacle(status).value_or(error);
        if (told.text.isEmpty())
            told.text = error.text;
        const bool nothingThere = told.kind == SecretError::Kind::NotFound;
        if (told.kind == SecretError::Kind::Locked && status.state == KeychainStatus::State::Available &&
            m_probe->tellsLocked())
            told.kind = SecretError::Kind::Refused; // open, and yet it keeps this entry to itself
        if (nothingThere && call->verb == Call::Verb::Remove)
            succeed(call, {});
        else
            fail(call, told);
    });
}

void KeychainSecretStore::fail(const std::shared_ptr<Call> &call, const SecretError &error)
{
    const QPointer<KeychainSecretStore> guard(this);
    call->end(tl::unexpected(error));
    if (guard)
        next();
}

void KeychainSecretStore::failAll(const SecretError &error)
{
    // All that wait now: nobody is asked the same question again for each of them.
    const auto calls = std::exchange(m_calls, {});
    m_running = false;
    const QPointer<KeychainSecretStore> guard(this);
    for (const auto &call : calls)
        call->end(tl::unexpected(error));
    if (guard)
        startNext();
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
    m_jobRuns = false;
    startNext();
}

} // namespace eventsweep
