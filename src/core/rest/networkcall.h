// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/futures.h"
#include "core/rest/networktransport.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace eventsweep {

class UploadBody;

/// One POST of a NetworkTransport, from its place in the queue to its end. Ends exactly once; at the latest when it is
/// destroyed.
class NetworkCall final : public QObject
{
    Q_OBJECT
public:
    NetworkCall(HttpRequest request, const NetworkOptions &options, QObject *parent);
    ~NetworkCall() override;

    [[nodiscard]] QFuture<RestResult<HttpReply>> future() const { return m_ending.future(); }
    [[nodiscard]] const QUrl &url() const { return m_request.url; }
    /// It is its turn: from now on its time runs.
    void takeTurn();
    [[nodiscard]] bool hasStarted() const { return m_hasTurn; }
    /// Sends it, through the proxy that `manager` names for its address. Keeps the manager for as long as it runs.
    /// Again after proxyWantsLogin(): its time begins anew.
    void send(std::shared_ptr<QNetworkAccessManager> manager, const std::optional<QSslConfiguration> &tls);
    /// What the last handshake told; without an own authority's part. Empty: there was none.
    [[nodiscard]] const TlsFacts &tlsFacts() const { return m_tlsFacts; }
    /// The request left, and then nothing came until the time was over.
    [[nodiscard]] bool metSilence() const { return m_metSilence; }
    /// Ends the call with this error, by closing its connection. `delivery` is found out here.
    void stop(RestError::Kind kind, const QString &text = {});

Q_SIGNALS:
    /// The proxy lets nothing through without a login, or another one than it got. Nothing of the request left. To be
    /// answered with send() or stop(); no time runs until then.
    void proxyWantsLogin(NetworkCall *call, const QString &proxy, const std::optional<ProxyLogin> &used);
    /// The last that happens, before the future is finished.
    void over(NetworkCall *call);

private:
    [[nodiscard]] QNetworkRequest networkRequest(const std::optional<QSslConfiguration> &tls) const;
    void onSslErrors(const QList<QSslError> &errors);
    void noteTls();
    void onReadyRead();
    void onFinished();
    [[nodiscard]] bool proxyRefusedLogin() const;
    void askForLogin();
    [[nodiscard]] RestResult<HttpReply> outcome();
    [[nodiscard]] RestError errorOf(QNetworkReply::NetworkError error) const;
    [[nodiscard]] bool isShort(const QByteArray &body) const;
    [[nodiscard]] RestError::Delivery delivery() const;
    void end(RestResult<HttpReply> result);

    HttpRequest m_request;
    NetworkOptions m_options;
    Ending<RestResult<HttpReply>> m_ending;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    QNetworkProxy m_proxy;
    UploadBody *m_body = nullptr; ///< of m_reply
    QNetworkReply *m_reply = nullptr;
    bool m_hasTurn = false;
    QTimer m_connectTimer;
    QTimer m_totalTimer;
    bool m_requestSent = false;
    bool m_metSilence = false;
    TlsFacts m_tlsFacts;
    QString m_refusalCode; ///< RestError::code
};

} // namespace eventsweep
