// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <optional>

namespace eventsweep {

/// A secret as it travels: session, parameters, value, content type.
struct BusSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
using BusAttributes = QMap<QString, QString>;

inline QDBusArgument &operator<<(QDBusArgument &argument, const BusSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}
inline const QDBusArgument &operator>>(const QDBusArgument &argument, BusSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::BusSecret)
Q_DECLARE_METATYPE(eventsweep::BusAttributes)

namespace eventsweep {

/// A Secret Service on the session bus (of tests/support/with-desktop -b -n) that does what real ones do only when
/// somebody sits in front of them: stay locked, refuse, say nothing, lose entries. One keyring, secrets in plain text.
/// Lives in its thread's event loop, on a connection of its own.
class FakeSecretService : public QDBusVirtualObject
{
public:
    /// What the operator does about a question.
    enum class Operator {
        Unlocks,
        Closes,  ///< after as long as a person needs
        Ignores, ///< until answerQuestion()
        CannotBe ///< asked: there is no screen
    };
    Operator who = Operator::Unlocks;
    bool refusesWrites = false;
    /// Members ("ReadAlias", "CreateItem", …) that are not answered until answerHeld(); "*": all.
    QSet<QString> silent;
    bool hasKeyring = true;
    bool locked = false;
    /// A closed question comes with an empty text instead of what was asked for, as some services do.
    bool sloppy = false;

    FakeSecretService()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("fake secret service")))
    {
        qDBusRegisterMetaType<BusSecret>();
        qDBusRegisterMetaType<BusAttributes>();
        qDBusRegisterMetaType<QMap<QDBusObjectPath, BusSecret>>();
    }
    ~FakeSecretService() override
    {
        leave();
        QDBusConnection::disconnectFromBus(QStringLiteral("fake secret service"));
    }

    /// False: there is another one on this bus, or there is no bus.
    bool appear()
    {
        return m_bus.registerVirtualObject(root(), this, QDBusConnection::SubPath) && m_bus.registerService(name());
    }
    void leave()
    {
        m_bus.unregisterService(name());
        m_bus.unregisterObject(root(), QDBusConnection::UnregisterTree);
    }

    /// By the key, which QtKeychain stores as "user".
    [[nodiscard]] std::optional<QByteArray> secret(const QString &key) const
    {
        for (const Item &item : m_items) {
            if (item.attributes.value(QStringLiteral("user")) == key)
                return item.value;
        }
        return std::nullopt;
    }
    /// Somebody else deletes the entry.
    void lose(const QString &key)
    {
        m_items.removeIf([&](const std::pair<const QString &, Item &> entry) {
            return entry.second.attributes.value(QStringLiteral("user")) == key;
        });
    }
    [[nodiscard]] int questions() const { return m_questions; }
    [[nodiscard]] bool asks() const { return m_open.has_value(); }
    /// The question that was ignored so far.
    void answerQuestion(bool unlocks)
    {
        if (const auto open = std::exchange(m_open, std::nullopt))
            complete(*open, unlocks);
    }
    /// What nobody has answered is answered now.
    void answerHeld()
    {
        silent.clear();
        const auto held = std::exchange(m_held, {});
        for (const QDBusMessage &message : held)
            answer(message);
    }
    [[nodiscard]] qsizetype heldCalls() const { return m_held.size(); }

    // --- QDBusVirtualObject ---
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        if (silent.contains(message.member()) || silent.contains(QStringLiteral("*")))
            m_held += message;
        else
            answer(message);
        return true;
    }

private:
    struct Item
    {
        BusAttributes attributes;
        QByteArray value;
        QString contentType;
    };
    struct Question
    {
        QString caller;
        QString path;
        QVariant result;
    };

    static QString name() { return QStringLiteral("org.freedesktop.secrets"); }
    static QString root() { return QStringLiteral("/org/freedesktop/secrets"); }
    static QString keyring() { return root() + QStringLiteral("/collection/test"); }
    static QDBusObjectPath nothing() { return QDBusObjectPath(QStringLiteral("/")); }
    static bool isKeyring(const QString &path)
    {
        return path == keyring() || path == root() + QStringLiteral("/aliases/default");
    }

    void answer(const QDBusMessage &message)
    {
        const QString member = message.member();
        const QString interface = message.interface().section(QLatin1Char('.'), -1);
        if (interface == QLatin1String("Properties"))
            answerProperty(message);
        else if (interface == QLatin1String("Prompt"))
            answerPrompt(message);
        else if (interface == QLatin1String("Item"))
            answerItem(message);
        else if (interface == QLatin1String("Collection"))
            answerCollection(message);
        else
            answerService(message);
    }

    void answerService(const QDBusMessage &message)
    {
        const QString member = message.member();
        const QVariantList arguments = message.arguments();
        if (member == QLatin1String("OpenSession")) {
            if (arguments.value(0).toString() == QLatin1String("plain"))
                reply(message, {QVariant::fromValue(QDBusVariant(QString())),
                                QVariant::fromValue(QDBusObjectPath(root() + QStringLiteral("/session/1")))});
            else
                fail(message, QStringLiteral("org.freedesktop.DBus.Error.NotSupported"));
        } else if (member == QLatin1String("ReadAlias")) {
            reply(message, {QVariant::fromValue(hasKeyring ? QDBusObjectPath(keyring()) : nothing())});
        } else if (member == QLatin1String("SearchItems")) {
            const auto found = search(qdbus_cast<BusAttributes>(arguments.value(0)));
            const QList<QDBusObjectPath> none;
            reply(message, {QVariant::fromValue(locked ? none : found), QVariant::fromValue(locked ? found : none)});
        } else if (member == QLatin1String("Unlock")) {
            unlock(message);
        } else if (member == QLatin1String("GetSecrets")) {
            QMap<QDBusObjectPath, BusSecret> secrets;
            for (const auto &path : qdbus_cast<QList<QDBusObjectPath>>(arguments.value(0)))
                if (!locked && m_items.contains(path.path()))
                    secrets.insert(path, secretOf(path.path(), qdbus_cast<QDBusObjectPath>(arguments.value(1))));
            reply(message, {QVariant::fromValue(secrets)});
        } else if (member == QLatin1String("CreateCollection")) {
            const QDBusObjectPath question = ask(message.service(), QVariant::fromValue(QDBusObjectPath(keyring())));
            reply(message, {QVariant::fromValue(nothing()), QVariant::fromValue(question)});
        } else {
            fail(message, QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod"));
        }
    }

    void answerCollection(const QDBusMessage &message)
    {
        if (!hasKeyring || !isKeyring(message.path())) {
            fail(message, QStringLiteral("org.freedesktop.Secret.Error.NoSuchObject"));
        } else if (message.member() != QLatin1String("CreateItem")) {
            fail(message, QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod"));
        } else if (locked) {
            fail(message, QStringLiteral("org.freedesktop.Secret.Error.IsLocked"));
        } else if (refusesWrites) {
            fail(message, QStringLiteral("org.freedesktop.DBus.Error.AccessDenied"));
        } else {
            const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
            const auto secret = qdbus_cast<BusSecret>(message.arguments().value(1));
            const auto attributes =
                qdbus_cast<BusAttributes>(properties.value(QStringLiteral("org.freedesktop.Secret.Item.Attributes")));
            const auto same = search(attributes);
            const QString path = same.isEmpty() ? keyring() + QStringLiteral("/%1").arg(++m_number) : same[0].path();
            m_items.insert(path, {attributes, secret.value, secret.contentType});
            reply(message, {QVariant::fromValue(QDBusObjectPath(path)), QVariant::fromValue(nothing())});
        }
    }

    void answerItem(const QDBusMessage &message)
    {
        if (!m_items.contains(message.path())) {
            fail(message, QStringLiteral("org.freedesktop.Secret.Error.NoSuchObject"));
        } else if (locked) {
            fail(message, QStringLiteral("org.freedesktop.Secret.Error.IsLocked"));
        } else if (message.member() == QLatin1String("GetSecret")) {
            reply(message, {QVariant::fromValue(
                               secretOf(message.path(), qdbus_cast<QDBusObjectPath>(message.arguments().value(0))))});
        } else if (message.member() == QLatin1String("Delete")) {
            if (refusesWrites) {
                fail(message, QStringLiteral("org.freedesktop.DBus.Error.AccessDenied"));
                return;
            }
            m_items.remove(message.path());
            reply(message, {QVariant::fromValue(nothing())});
        } else {
            fail(message, QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod"));
        }
    }

    void answerProperty(const QDBusMessage &message)
    {
        if (message.member() == QLatin1String("GetAll"))
            reply(message, {QVariantMap()});
        else if (isKeyring(message.path()) && message.arguments().value(1).toString() == QLatin1String("Locked"))
            reply(message, {QVariant::fromValue(QDBusVariant(locked))});
        else
            fail(message, QStringLiteral("org.freedesktop.DBus.Error.UnknownProperty"));
    }

    void unlock(const QDBusMessage &message)
    {
        const QVariant objects = QVariant::fromValue(qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0)));
        const QVariant none = QVariant::fromValue(QList<QDBusObjectPath>());
        if (!locked)
            reply(message, {objects, QVariant::fromValue(nothing())});
        else
            reply(message, {none, QVariant::fromValue(ask(message.service(), objects))});
    }

    QDBusObjectPath ask(const QString &caller, const QVariant &result)
    {
        const QString path = root() + QStringLiteral("/prompt/%1").arg(++m_number);
        m_prompts.insert(path, {caller, path, result});
        return QDBusObjectPath(path);
    }

    void answerPrompt(const QDBusMessage &message)
    {
        reply(message, {});
        const auto question = m_prompts.constFind(message.path());
        if (question == m_prompts.cend())
            return;
        if (message.member() == QLatin1String("Dismiss")) {
            complete(*question, false);
            return;
        }
        ++m_questions;
        switch (who) {
        case Operator::Unlocks:
            complete(*question, true);
            break;
        case Operator::Closes:
            QTimer::singleShot(std::chrono::milliseconds(600), this,
                               [this, asked = *question] { complete(asked, false); });
            break;
        case Operator::Ignores:
            m_open = *question;
            break;
        case Operator::CannotBe:
            complete(*question, false);
            break;
        }
    }

    void complete(const Question &question, bool unlocks)
    {
        if (unlocks) {
            locked = false;
            hasKeyring = true;
        }
        auto signal = QDBusMessage::createTargetedSignal(question.caller, question.path,
                                                         QStringLiteral("org.freedesktop.Secret.Prompt"),
                                                         QStringLiteral("Completed"));
        const QVariant result = unlocks || !sloppy ? question.result : QVariant(QString());
        signal << !unlocks << QVariant::fromValue(QDBusVariant(result));
        m_bus.send(signal);
        m_prompts.remove(QString(question.path));
    }

    [[nodiscard]] QList<QDBusObjectPath> search(const BusAttributes &wanted) const
    {
        QList<QDBusObjectPath> found;
        for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
            bool matches = true;
            for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
                matches = matches && item->attributes.value(it.key()) == it.value();
            if (matches)
                found += QDBusObjectPath(item.key());
        }
        return found;
    }
    [[nodiscard]] BusSecret secretOf(const QString &path, const QDBusObjectPath &session) const
    {
        const Item item = m_items.value(path);
        return {session, {}, item.value, item.contentType};
    }
    void reply(const QDBusMessage &message, const QVariantList &arguments)
    {
        m_bus.send(message.createReply(arguments));
    }
    void fail(const QDBusMessage &message, const QString &error)
    {
        m_bus.send(message.createErrorReply(error, QStringLiteral("as the test wishes")));
    }

    QDBusConnection m_bus;
    QMap<QString, Item> m_items;
    QHash<QString, Question> m_prompts;
    std::optional<Question> m_open;
    QList<QDBusMessage> m_held;
    int m_number = 0;
    int m_questions = 0;
};

} // namespace eventsweep
