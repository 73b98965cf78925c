// SPDX-License-Identifier: Apache-2.0
#include "core/auth/keychainprobe.h"

#include "core/base/futures.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QFile>

#include <chrono>
#include <limits>
#include <optional>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using State = KeychainStatus::State;

/// Starting the service may be part of it.
constexpr int answerMilliseconds = 5'000;

const QString secretsService = u"org.freedesktop.secrets"_s;
const QString secretsPath = u"/org/freedesktop/secrets"_s;
const QString secretsInterface = u"org.freedesktop.Secret.Service"_s;

/// A question that is gone sooner was not closed by a person.
constexpr std::chrono::milliseconds soonestClick{300};

/// The wallet's service where QtKeychain takes it instead of the Secret Service; empty elsewhere.
QString walletService()
{
    if (!qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains("KDE"_L1))
        return {};
    const int version = qEnvironmentVariableIntValue("KDE_SESSION_VERSION");
    return version >= 6 ? u"org.kde.kwalletd6"_s : version == 5 ? u"org.kde.kwalletd5"_s : QString();
}

QString nameOfProcess(uint pid)
{
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    const QString process = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    if (process.startsWith("gnome-keyring"_L1))
        return u"GNOME Keyring"_s;
    if (process.startsWith("keepassxc"_L1))
        return u"KeePassXC"_s;
    if (process.startsWith("kwallet"_L1) || process.startsWith("ksecret"_L1))
        return u"KDE Wallet"_s;
    return u"Secret Service"_s;
}

/// No word came back, where "there is no such service" would have been one.
bool isSilence(const QDBusError &error)
{
    return error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout ||
           error.type() == QDBusError::TimedOut;
}

/// One probing: a chain of calls, each asked when the one before has answered. Deletes itself at its end.
class Probing final : public QObject
{
    Q_OBJECT
public:
    Probing(Ending<KeychainStatus> ending, std::optional<KeychainProbe::Use> use)
        : m_ending(std::move(ending))
        , m_bus(QDBusConnection::sessionBus())
        , m_use(use)
    {
    }

    void start()
    {
        if (!m_bus.isConnected())
            end(State::Missing, m_bus.lastError().message());
        else if (const QString service = walletService(); !service.isEmpty())
            askWallet(service);
        else
            askDefaultCollection();
    }

private Q_SLOTS:
    // Named in a text below: Qt D-Bus knows no other way to connect a signal of the bus.
    void onPrompted(bool dismissed, const QDBusVariant &)
    {
        // The keychain says "dismissed" too when it has found no screen to ask on. Nobody reads and clicks that fast.
        if (dismissed)
            endLocked(m_sincePrompt.elapsed() > soonestClick.count());
        else if (m_collection.path() == "/"_L1)
            end(State::Available);
        else
            askLocked();
    }

private:
    template <typename... Results, typename Action>
    void ask(const QDBusMessage &call, Action action, int patience = answerMilliseconds)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, patience), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [action](QDBusPendingCallWatcher *done) {
            done->deleteLater();
            action(QDBusPendingReply<Results...>(*done));
        });
    }

    void askWallet(const QString &service)
    {
        const QString path = u"/modules/"_s + service.section(u'.', -1);
        const auto method = [service, path](const QString &name) {
            return QDBusMessage::createMethodCall(service, path, u"org.kde.KWallet"_s, name);
        };
        ask<QString>(method(u"networkWallet"_s), [this, method](const QDBusPendingReply<QString> &wallet) {
            if (wallet.isError()) { // QtKeychain goes to the Secret Service then
                askDefaultCollection();
                return;
            }
            m_name = u"KDE Wallet"_s;
            auto isOpen = method(u"isOpen"_s);
            isOpen << wallet.value();
            ask<bool>(isOpen, [this, method, name = wallet.value()](const QDBusPendingReply<bool> &open) {
                if (open.isError())
                    endFailed(open.error());
                else if (open.value())
                    end(State::Available);
                else if (m_use)
                    openWallet(method(u"open"_s), name);
                else
                    end(State::Locked);
            });
        });
    }

    void openWallet(QDBusMessage call, const QString &wallet)
    {
        // The window's id, and the name that QtKeychain will use: the operator is asked once for both.
        call << wallet << qlonglong(0) << u"Eventsweep"_s;
        m_sincePrompt.start();
        ask<int>(
            call,
            [this](const QDBusPendingReply<int> &handle) {
                if (handle.isError())
                    endFailed(handle.error());
                else if (handle.value() < 0)
                    endLocked(true);
                else
                    end(State::Available);
            },
            std::numeric_limits<int>::max());
    }

    void askDefaultCollection()
    {
        auto call = QDBusMessage::createMethodCall(secretsService, secretsPath, secretsInterface, u"ReadAlias"_s);
        call << u"default"_s;
        ask<QDBusObjectPath>(call, [this](const QDBusPendingReply<QDBusObjectPath> &collection) {
            if (collection.isError()) {
                endFailed(collection.error());
                return;
            }
            m_collection = collection.value();
            askOwner();
        });
    }

    void askOwner()
    {
        auto call = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                   u"org.freedesktop.DBus"_s, u"GetConnectionUnixProcessID"_s);
        call << secretsService;
        ask<uint>(call, [this](const QDBusPendingReply<uint> &pid) {
            m_name = pid.isError() ? u"Secret Service"_s : nameOfProcess(pid.value());
            if (m_collection.path() != "/"_L1)
                askLocked();
            else if (m_use == KeychainProbe::Use::Writing)
                createKeyring();
            else
                endWithoutKeyring();
        });
    }

    void askLocked()
    {
        auto call = QDBusMessage::createMethodCall(secretsService, m_collection.path(),
                                                   u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        ask<QDBusVariant>(call, [this](const QDBusPendingReply<QDBusVariant> &locked) {
            if (locked.isError()) {
                endFailed(locked.error());
                return;
            }
            const QVariant value = locked.value().variant();
            if (value.metaType().id() == QMetaType::Bool && !value.toBool())
                end(State::Available);
            else if (m_use && !m_sincePrompt.isValid())
                unlock();
            else
                end(State::Locked);
        });
    }

    void unlock()
    {
        m_sincePrompt.start();
        auto call = QDBusMessage::createMethodCall(secretsService, secretsPath, secretsInterface, u"Unlock"_s);
        call << QVariant::fromValue(QList<QDBusObjectPath>{m_collection});
        using Reply = QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath>;
        ask<QList<QDBusObjectPath>, QDBusObjectPath>(call, [this](const Reply &reply) {
            if (reply.isError())
                endFailed(reply.error());
            else if (const QString path = reply.argumentAt<1>().path(); path != "/"_L1)
                prompt(path);
            else
                askLocked();
        });
    }

    // As libsecret would, which never comes back from a question that some services closed.
    void createKeyring()
    {
        auto call =
            QDBusMessage::createMethodCall(secretsService, secretsPath, secretsInterface, u"CreateCollection"_s);
        call << QVariantMap{{u"org.freedesktop.Secret.Collection.Label"_s, u"Default keyring"_s}} << u"default"_s;
        using Reply = QDBusPendingReply<QDBusObjectPath, QDBusObjectPath>;
        ask<QDBusObjectPath, QDBusObjectPath>(call, [this](const Reply &reply) {
            if (reply.isError())
                endLocked(false, reply.error().message());
            else if (const QString path = reply.argumentAt<1>().path(); path != "/"_L1)
                prompt(path);
            else
                end(State::Available);
        });
    }

    void prompt(const QString &path)
    {
        const QString interface = u"org.freedesktop.Secret.Prompt"_s;
        m_bus.connect(secretsService, path, interface, u"Completed"_s, this, SLOT(onPrompted(bool, QDBusVariant)));
        // When the keychain ends while its question is open, nobody will answer.
        auto *watcher =
            new QDBusServiceWatcher(secretsService, m_bus, QDBusServiceWatcher::WatchForUnregistration, this);
        connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, [this] { endLocked(false); });
        auto call = QDBusMessage::createMethodCall(secretsService, path, interface, u"Prompt"_s);
        call << QString();
        m_sincePrompt.start();
        ask<>(call, [this](const QDBusPendingReply<> &shown) {
            if (shown.isError())
                endLocked(false, shown.error().message());
        });
    }

    void endFailed(const QDBusError &error) { end(isSilence(error) ? State::Silent : State::Missing, error.message()); }
    void endWithoutKeyring()
    {
        deleteLater();
        m_ending.end({State::Locked, m_name, {}, false, true});
    }
    void endLocked(bool cancelled, const QString &text = {})
    {
        deleteLater();
        m_ending.end({State::Locked, m_name, text, cancelled, false});
    }
    void end(State state, const QString &text = {})
    {
        deleteLater();
        m_ending.end({state, m_name.isEmpty() ? u"Secret Service"_s : m_name, text, false, false});
    }

    Ending<KeychainStatus> m_ending;
    QDBusConnection m_bus;
    std::optional<KeychainProbe::Use> m_use; ///< what to open it for; nothing: only look
    QString m_name;
    QDBusObjectPath m_collection;
    QElapsedTimer m_sincePrompt;
};

class BusProbe final : public KeychainProbe
{
public:
    QFuture<KeychainStatus> probe() override { return ask(std::nullopt); }
    QFuture<KeychainStatus> open(Use use) override { return ask(use); }

private:
    static QFuture<KeychainStatus> ask(std::optional<Use> use)
    {
        Ending<KeychainStatus> ending;
        auto future = ending.future();
        (new Probing(std::move(ending), use))->start();
        return future;
    }
};

} // namespace

std::unique_ptr<KeychainProbe> platformKeychainProbe()
{
    return std::make_unique<BusProbe>();
}

} // namespace eventsweep

#include "keychainprobe_linux.moc"
