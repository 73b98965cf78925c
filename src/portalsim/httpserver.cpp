// SPDX-License-Identifier: Apache-2.0
#include "portalsim/httpserver.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace eventsweep::portalsim {

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
{
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = m_tls ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    new HttpConnection(socket, m_handler, this);
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket)) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
}

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpServer::Handler &handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    // A TLS handshake that fails closes nothing by itself.
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            deleteLater();
        else
            m_socket->disconnectFromHost();
    });
}

void HttpConnection::onReadyRead()
{
    if (m_busy || m_closing)
        return; // stays in the socket until the answer before it is out
    const HttpReader::State state = m_reader.feed(m_socket->readAll());
    switch (state) {
    case HttpReader::State::NeedMore:
        if (m_reader.wantsContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    case HttpReader::State::Bad: {
        HttpResponse response;
        response.status = m_reader.status();
        response.contentType = "text/html";
        response.body = "<html><body>Bad request</body></html>";
        send(response, false);
        break;
    }
    case HttpReader::State::Complete:
        answer(m_reader.take());
        break;
    }
}

void HttpConnection::answer(const HttpRequest &request)
{
    m_busy = true;
    HttpRequest seen = request;
    seen.peer = m_socket->peerAddress().toString().toUtf8();
    const HttpResponse response = m_handler(seen);
    if (response.delayMs > 0)
        QTimer::singleShot(response.delayMs, this,
                           [this, response, keepAlive = request.keepAlive] { send(response, keepAlive); });
    else
        send(response, request.keepAlive);
}

void HttpConnection::send(const HttpResponse &response, bool keepAlive)
{
    m_busy = false;
    if (response.delivery == HttpResponse::Delivery::Drop) {
        m_closing = true;
        m_socket->abort();
        return;
    }
    QByteArray bytes = encodeResponse(response, keepAlive);
    if (response.delivery == HttpResponse::Delivery::CutBody) {
        bytes.chop(std::max<qsizetype>(0, response.body.size() - response.cutAt));
        keepAlive = false;
    }
    m_socket->write(bytes);
    if (!keepAlive) {
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    }
    // A request that came in behind this one, without waiting.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

} // namespace eventsweep::portalsim
