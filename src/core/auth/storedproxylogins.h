// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/base/futures.h"
#include "core/rest/proxylogins.h"

#include <QHash>
#include <QObject>

namespace eventsweep {

/// Logins of proxies, in the keychain under "proxy:HOST:PORT". Asks nobody: the window does, after ProxyNeedsSignIn.
/// A login that a proxy has refused is not given again in this run, to nobody, until set(): accounts get locked by
/// trying. A keychain that cannot be read counts as one without an entry. GUI thread; the store must outlive it.
class StoredProxyLogins : public QObject, public ProxyLogins
{
    Q_OBJECT
public:
    explicit StoredProxyLogins(SecretStore &secrets, QObject *parent = nullptr);

    [[nodiscard]] QFuture<std::optional<ProxyLogin>> login(const QString &proxy,
                                                           const std::optional<ProxyLogin> &refused) override;
    /// From the operator. In use at once; when the keychain does not take it, for this run only (the result says why).
    [[nodiscard]] QFuture<SecretResult<void>> set(const QString &proxy, const ProxyLogin &login);

private:
    using Reading = Ending<std::optional<ProxyLogin>>;
    void onRead(const QString &proxy, const QFuture<SecretResult<QString>> &done);

    SecretStore &m_secrets;
    QHash<QString, ProxyLogin> m_known;
    QHash<QString, ProxyLogin> m_refused;
    QHash<QString, Reading> m_readings; ///< one at a time for each proxy: a locked keychain asks the operator
};

} // namespace eventsweep
