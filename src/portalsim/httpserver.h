// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/http.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>
#include <optional>

class QTcpSocket;

namespace eventsweep::portalsim {

/// A small HTTP/1.1 server, with or without TLS. It can do what ready-made servers cannot: answer late, cut an answer
/// or drop the connection, and it survives clients that leave at any moment.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    using Handler = std::function<HttpResponse(const HttpRequest &)>;
    explicit HttpServer(Handler handler, QObject *parent = nullptr);

    /// From now on every connection is encrypted with this certificate and key.
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    bool usesTls() const { return m_tls.has_value(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
};

/// One client. Lives as long as its socket; requests are answered in order.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, const HttpServer::Handler &handler, QObject *parent);

private:
    void onReadyRead();
    void answer(const HttpRequest &request);
    void send(const HttpResponse &response, bool keepAlive);

    QTcpSocket *m_socket; ///< a child
    HttpServer::Handler m_handler;
    HttpReader m_reader;
    bool m_busy = false; ///< an answer is on its way or being delayed
    bool m_closing = false;
};

} // namespace eventsweep::portalsim
