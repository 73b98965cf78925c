// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/futures.h"
#include "core/rest/networktransport.h"

#include <QNetworkReply>
#include <QTimer>

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
    void start(QNetworkAccessManager &manager);
    [[nodiscard]] bool hasStarted() const { return m_body != nullptr; }
    /// The request left, and then nothing came until the time was over.
    [[nodiscard]] bool metSilence() const { return m_metSilence; }
    /// Ends the call with this error, by closing its connection. `delivery` is found out here.
    void stop(RestError::Kind kind, const QString &text = {});

Q_SIGNALS:
    /// The last that happens, before the future is finished.
    void over(NetworkCall *call);

private:
    [[nodiscard]] QNetworkRequest networkRequest() const;
    void onSslErrors(const QList<QSslError> &errors);
    void onReadyRead();
    void onFinished();
    [[nodiscard]] RestResult<HttpReply> outcome();
    [[nodiscard]] RestError errorOf(QNetworkReply::NetworkError error) const;
    [[nodiscard]] bool goesThroughProxy() const;
    [[nodiscard]] bool isShort(const QByteArray &body) const;
    [[nodiscard]] RestError::Delivery delivery() const;
    void end(RestResult<HttpReply> result);

    HttpRequest m_request;
    NetworkOptions m_options;
    Ending<RestResult<HttpReply>> m_ending;
    UploadBody *m_body = nullptr;
    QNetworkReply *m_reply = nullptr;
    QTimer m_connectTimer;
    QTimer m_totalTimer;
    bool m_requestSent = false;
    bool m_metSilence = false;
    QString m_tlsText;
};

} // namespace eventsweep
