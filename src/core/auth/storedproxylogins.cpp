// SPDX-License-Identifier: Apache-2.0
#include "core/auth/storedproxylogins.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

QString keyOf(const QString &proxy)
{
    return u"proxy:"_s + proxy;
}

QString toJson(const ProxyLogin &login)
{
    const QJsonObject object{{u"version"_s, version}, {u"user"_s, login.user}, {u"password"_s, login.password}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ProxyLogin> fromJson(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    const auto user = object.value("user"_L1);
    const auto password = object.value("password"_L1);
    if (object.value("version"_L1).toInt() != version || !user.isString() || !password.isString())
        return std::nullopt;
    return ProxyLogin{user.toString(), password.toString()};
}

QFuture<std::optional<ProxyLogin>> atOnce(const std::optional<ProxyLogin> &login)
{
    return QtFuture::makeReadyFuture(login);
}

} // namespace

StoredProxyLogins::StoredProxyLogins(SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{
}

QFuture<std::optional<ProxyLogin>> StoredProxyLogins::login(const QString &proxyName,
                                                            const std::optional<ProxyLogin> &refused)
{
    const QString proxy = proxyName.toLower();
    // A company's proxy locks an account after a few wrong passwords: what was refused is not tried by others either.
    if (refused)
        m_refused.insert(proxy, *refused);
    if (refused && m_known.value(proxy) == *refused)
        m_known.remove(proxy);
    if (const auto known = m_known.constFind(proxy); known != m_known.cend())
        return atOnce(*known);
    if (const auto reading = m_readings.constFind(proxy); reading != m_readings.cend())
        return reading->future();
    const auto reading = m_readings.insert(proxy, Reading());
    auto future = reading->future();
    whenFinished(m_secrets.read(keyOf(proxy)), this,
                 [this, proxy](const QFuture<SecretResult<QString>> &done) { onRead(proxy, done); });
    return future;
}

void StoredProxyLogins::onRead(const QString &proxy, const QFuture<SecretResult<QString>> &done)
{
    const SecretResult<QString> stored =
        done.resultCount() > 0 ? done.result() : tl::unexpected(SecretError{SecretError::Kind::TimedOut, {}});
    const auto login = stored ? fromJson(*stored) : std::nullopt;
    const auto refused = m_refused.constFind(proxy);
    const bool good = login && (refused == m_refused.cend() || *refused != *login);
    // What the operator has typed in the meantime is newer.
    if (good && !m_known.contains(proxy))
        m_known.insert(proxy, *login);
    const auto known = m_known.constFind(proxy);
    const auto answer = known == m_known.cend() ? std::nullopt : std::optional(*known);
    Reading reading = m_readings.take(proxy);
    reading.end(answer);
}

QFuture<SecretResult<void>> StoredProxyLogins::set(const QString &proxyName, const ProxyLogin &login)
{
    const QString proxy = proxyName.toLower();
    m_known.insert(proxy, login);
    m_refused.remove(proxy);
    return m_secrets.write(keyOf(proxy), toJson(login));
}

} // namespace eventsweep
