// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QMap>
#include <QString>
#include <QThread>

#include <atomic>
#include <mutex>

namespace eventsweep {

/// KDE Wallet on the session bus, as Plasma 5 has it. QtKeychain uses it where XDG_CURRENT_DESKTOP is KDE and
/// KDE_SESSION_VERSION is 5; it waits for the first answer with its thread standing still, so this one answers in a
/// thread of its own.
class FakeWallet : public QDBusVirtualObject
{
public:
    std::atomic<bool> open = true;
    std::atomic<bool> unlocks = true;        ///< what the operator does about the question
    std::atomic<bool> refusesWrites = false; ///< -1, as the real one
    std::atomic<bool> refusesReads = false;  ///< an error, as when it has been closed in between

    FakeWallet()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("fake wallet")))
    {
        moveToThread(&m_thread);
        m_thread.start();
    }
    ~FakeWallet() override
    {
        leave();
        QDBusConnection::disconnectFromBus(QStringLiteral("fake wallet"));
        m_thread.quit();
        m_thread.wait();
    }
    bool appear() { return m_bus.registerVirtualObject(path(), this) && m_bus.registerService(name()); }
    void leave()
    {
        m_bus.unregisterService(name());
        m_bus.unregisterObject(path());
    }
    [[nodiscard]] int questions() const { return m_questions; }
    [[nodiscard]] QMap<QString, QString> entries() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_entries;
    }
    void setEntries(const QMap<QString, QString> &entries)
    {
        const std::scoped_lock lock(m_mutex);
        m_entries = entries;
    }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        const QString member = message.member();
        const QString key = message.arguments().value(2).toString();
        const auto is = [&member](const char *wanted) { return member == QLatin1String(wanted); };
        if (is("networkWallet"))
            return reply(message, QStringLiteral("kdewallet"));
        if (is("isOpen"))
            return reply(message, open.load());
        if (is("open"))
            return reply(message, opened());
        if (is("entryType"))
            return reply(message, entries().contains(key) ? 1 : 0);
        if (is("readPassword") && !refusesReads)
            return reply(message, entries().value(key));
        if (is("writePassword") || is("removeEntry"))
            return reply(message, changed(is("removeEntry"), key, message.arguments().value(3).toString()));
        m_bus.send(message.createErrorReply(QStringLiteral("org.freedesktop.DBus.Error.Failed"), member));
        return true;
    }

private:
    static QString name() { return QStringLiteral("org.kde.kwalletd5"); }
    static QString path() { return QStringLiteral("/modules/kwalletd5"); }
    bool reply(const QDBusMessage &message, const QVariant &value)
    {
        m_bus.send(message.createReply(value));
        return true;
    }
    int opened()
    {
        if (!open) {
            ++m_questions;
            open = unlocks.load();
        }
        return open ? 7 : -1;
    }
    int changed(bool removal, const QString &key, const QString &secret)
    {
        if (refusesWrites)
            return -1;
        const std::scoped_lock lock(m_mutex);
        if (removal)
            return m_entries.remove(key) > 0 ? 0 : -3;
        m_entries.insert(key, secret);
        return 0;
    }

    QDBusConnection m_bus;
    QThread m_thread;
    mutable std::mutex m_mutex;
    QMap<QString, QString> m_entries;
    std::atomic<int> m_questions = 0;
};

} // namespace eventsweep
