// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/httptransport.h"
#include "core/rest/proxylogins.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>

#include <deque>
#include <memory>

namespace eventsweep {

class NetworkCall;
class ProxyRoutes;

/// Limits of a NetworkTransport.
struct NetworkOptions
{
    Milliseconds connectLimit{10'000}; ///< name look-up, connection, proxy and TLS handshake, until the body leaves
    Milliseconds totalLimit{70'000};   ///< the whole call (portal: cloud requests die at 60 s)
    qint64 largestBody = 256 * 1024 * 1024;
    /// Calls at once; further ones queue here and their time starts later. Below the six connections that Qt opens to
    /// a host, so that no call spends its time to connect waiting for another one inside Qt.
    qsizetype parallel = 5;
    /// Trust and protocol; nothing: the system's certificates and Qt's secure protocols.
    std::optional<QSslConfiguration> tls;
};

/// HTTP/1.1 through QNetworkAccessManager. One per portal: Qt's connection cache ignores TLS settings, so that other
/// trust and other logins for proxies need a new manager. No cookies, no cache, no redirects, no stored credentials;
/// certificate errors always refuse; loopback addresses go past any proxy. Sends to https, and to http on this computer
/// alone. A request that is not repeatable reaches a server at most once. Lives in one thread. Destroying it ends what
/// still runs with Cancelled.
/// While a computer sleeps, its connections end without a word: a call that is sent into one gets no answer and ends
/// after `totalLimit` (which does not run while the computer sleeps). Then none of the old connections is used again.
/// A proxy that wants a login gets the one of its settings or of ProxyLogins, inside of what opens the tunnel and
/// nowhere else; nothing of the request has left by then.
class NetworkTransport final : public QObject, public HttpTransport
{
    Q_OBJECT
public:
    explicit NetworkTransport(NetworkOptions options = {}, QObject *parent = nullptr);
    ~NetworkTransport() override;

    [[nodiscard]] QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override;
    [[nodiscard]] TlsFacts tls() const override { return m_tls; }
    [[nodiscard]] TlsFacts tlsOf(const QUrl &address) const override;
    /// Other trust: from the next call on, over connections of its own. Calls under way end as they began.
    void setTls(const QSslConfiguration &tls);
    /// Whom to ask when a proxy wants a login; nobody: such calls fail with ProxyNeedsSignIn. Must outlive the
    /// transport.
    void setProxyLogins(ProxyLogins *logins) { m_proxyLogins = logins; }

private:
    void renewManager();
    void startWaiting();
    void start(NetworkCall *call);
    void forget(NetworkCall *call);
    void noteTls(const QUrl &url, const TlsFacts &facts);
    void leaveDeadConnections();
    void onProxyWantsLogin(NetworkCall *call, const QString &proxy, const std::optional<ProxyLogin> &used);
    void onLogin(const QString &proxy, const std::optional<ProxyLogin> &login,
                 const std::optional<ProxyLogin> &refused);

    NetworkOptions m_options;
    QList<QSslCertificate> m_ownAuthorities; ///< in m_options.tls
    std::shared_ptr<ProxyRoutes> m_routes;
    std::shared_ptr<QNetworkAccessManager> m_manager; ///< calls under way keep theirs
    std::deque<NetworkCall *> m_waiting;
    qsizetype m_running = 0;
    bool m_metSilence = false; ///< other idle connections may be dead as well
    TlsFacts m_tls;
    QHash<QString, TlsFacts> m_tlsOf; ///< by "host:port": a handful, since a call goes to one of a portal's few
    ProxyLogins *m_proxyLogins = nullptr;
    QHash<QString, QList<QPointer<NetworkCall>>> m_wantLogin; ///< by proxy: while ProxyLogins is asked
};

} // namespace eventsweep
