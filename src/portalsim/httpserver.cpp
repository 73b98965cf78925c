// SPDX-License-Identifier: Apache-2.0
#include "portalsim/httpserver.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTimer>

namespace eventsweep::portalsim {

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QTcpServer(parent)
    , handler_(std::move(handler))
{
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = tls_ ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    new HttpConnection(socket, handler_, this);
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket)) {
        encrypted->setSslConfiguration(*tls_);
        encrypted->startServerEncryption();
    }
}

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpServer::Handler &handler, QObject *parent)
    : QObject(parent)
    , socket_(socket)
    , handler_(handler)
{
    socket_->setParent(this);
    connect(socket_, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(socket_, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    // A TLS handshake that fails closes nothing by itself.
    connect(socket_, &QTcpSocket::errorOccurred, this, [this] {
        if (socket_->state() != QAbstractSocket::ConnectedState)
            deleteLater();
        else
            socket_->disconnectFromHost();
    });
}

void HttpConnection::onReadyRead()
{
    if (busy_ || closing_)
        return; // stays in the socket until the answer before it is out
    const HttpReader::State state = reader_.feed(socket_->readAll());
    switch (state) {
    case HttpReader::State::NeedMore:
        if (reader_.wantsContinue())
            socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    case HttpReader::State::Bad: {
        HttpResponse response;
        response.status = reader_.status();
        response.contentType = "text/html";
        response.body = "<html><body>Bad request</body></html>";
        send(response, false);
        break;
    }
    case HttpReader::State::Complete:
        answer(reader_.take());
        break;
    }
}

void HttpConnection::answer(const HttpRequest &request)
{
    busy_ = true;
    HttpRequest seen = request;
    seen.peer = socket_->peerAddress().toString().toUtf8();
    const HttpResponse response = handler_(seen);
    if (response.delayMs > 0)
        QTimer::singleShot(response.delayMs, this,
                           [this, response, keepAlive = request.keepAlive] { send(response, keepAlive); });
    else
        send(response, request.keepAlive);
}

void HttpConnection::send(const HttpResponse &response, bool keepAlive)
{
    busy_ = false;
    if (response.delivery == HttpResponse::Delivery::Drop) {
        closing_ = true;
        socket_->abort();
        return;
    }
    QByteArray bytes = encodeResponse(response, keepAlive);
    if (response.delivery == HttpResponse::Delivery::CutBody) {
        bytes.chop(std::max<qsizetype>(0, response.body.size() - response.cutAt));
        keepAlive = false;
    }
    socket_->write(bytes);
    if (!keepAlive) {
        closing_ = true;
        socket_->disconnectFromHost();
        return;
    }
    // A request that came in behind this one, without waiting.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

} // namespace eventsweep::portalsim
