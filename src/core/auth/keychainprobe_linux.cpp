// SPDX-License-Identifier: Apache-2.0
#include "core/auth/keychainprobe.h"

#include "core/base/futures.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using State = KeychainStatus::State;

/// Starting the service may be part of it.
constexpr int answerMilliseconds = 5'000;

const QString secretsService = u"org.freedesktop.secrets"_s;
const QString secretsPath = u"/org/freedesktop/secrets"_s;

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

/// One probing: a chain of calls, each asked when the one before has answered. Deletes itself at its end.
class Probing final : public QObject
{
public:
    explicit Probing(Ending<KeychainStatus> ending)
        : m_ending(std::move(ending))
        , m_bus(QDBusConnection::sessionBus())
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

private:
    template <typename T, typename Action>
    void ask(const QDBusMessage &call, Action action)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, answerMilliseconds), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [action](QDBusPendingCallWatcher *done) {
            done->deleteLater();
            action(QDBusPendingReply<T>(*done));
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
            auto isOpen = method(u"isOpen"_s);
            isOpen << wallet.value();
            ask<bool>(isOpen, [this](const QDBusPendingReply<bool> &open) {
                m_name = u"KDE Wallet"_s;
                end(!open.isError() && open.value() ? State::Available : State::Locked, open.error().message());
            });
        });
    }

    void askDefaultCollection()
    {
        auto call = QDBusMessage::createMethodCall(secretsService, secretsPath, u"org.freedesktop.Secret.Service"_s,
                                                   u"ReadAlias"_s);
        call << u"default"_s;
        ask<QDBusObjectPath>(call, [this](const QDBusPendingReply<QDBusObjectPath> &collection) {
            if (collection.isError())
                end(State::Missing, collection.error().message());
            else
                askOwner(collection.value().path());
        });
    }

    void askOwner(const QString &collection)
    {
        auto call = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                   u"org.freedesktop.DBus"_s, u"GetConnectionUnixProcessID"_s);
        call << secretsService;
        ask<uint>(call, [this, collection](const QDBusPendingReply<uint> &pid) {
            m_name = pid.isError() ? u"Secret Service"_s : nameOfProcess(pid.value());
            // "/": the service has no keyring yet, or shows none before it is opened. The first write will ask for one.
            if (collection == "/"_L1)
                end(State::Locked, {});
            else
                askLocked(collection);
        });
    }

    void askLocked(const QString &collection)
    {
        auto call =
            QDBusMessage::createMethodCall(secretsService, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        ask<QDBusVariant>(call, [this](const QDBusPendingReply<QDBusVariant> &locked) {
            const bool open = !locked.isError() && locked.value().variant().metaType().id() == QMetaType::Bool &&
                              !locked.value().variant().toBool();
            end(open ? State::Available : State::Locked, locked.error().message());
        });
    }

    void end(State state, const QString &text)
    {
        deleteLater();
        m_ending.end({state, m_name.isEmpty() ? u"Secret Service"_s : m_name, text});
    }

    Ending<KeychainStatus> m_ending;
    QDBusConnection m_bus;
    QString m_name;
};

class BusProbe final : public KeychainProbe
{
public:
    QFuture<KeychainStatus> probe() override
    {
        Ending<KeychainStatus> ending;
        auto future = ending.future();
        (new Probing(std::move(ending)))->start();
        return future;
    }
};

} // namespace

std::unique_ptr<KeychainProbe> platformKeychainProbe()
{
    return std::make_unique<BusProbe>();
}

} // namespace eventsweep
