// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

#include <memory>

namespace eventsweep::portalsim {

// What came back. `status` 0: the connection closed without an answer.
struct RawAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;
    bool whole = false; // as many bytes as were announced

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(name.size()).compare(name, Qt::CaseInsensitive) == 0 && line.mid(name.size(), 1) == ":")
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

// A client that speaks HTTP byte by byte and waits, without an event loop: the simulator has to run in a thread of its
// own. Unlike QNetworkAccessManager it never sends anything twice or silently.
class RawClient
{
public:
    explicit RawClient(const QUrl &server)
        : server_(server)
    {
    }
    virtual ~RawClient() = default;

    void setToken(const QString &token) { token_ = token.toLatin1(); }

    RawAnswer post(const QByteArray &path, const QByteArray &body,
                   const QByteArray &type = QByteArrayLiteral("application/json"))
    {
        return send("POST", path, body, type);
    }
    RawAnswer get(const QByteArray &path) { return send("GET", path, {}, {}); }
    RawAnswer send(const QByteArray &verb, const QByteArray &path, const QByteArray &body, const QByteArray &type)
    {
        QByteArray request = verb + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        if (!token_.isEmpty())
            request += "Authorization: Bearer " + token_ + "\r\n";
        if (!type.isEmpty())
            request += "Content-Type: " + type + "\r\n";
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        if (!write(request + body))
            return {};
        return read();
    }

    // The pieces, for tests that misbehave.
    bool write(const QByteArray &bytes)
    {
        if (!connected())
            return false;
        socket_->write(bytes);
        while (socket_->bytesToWrite() > 0) {
            if (!socket_->waitForBytesWritten(kPatience))
                return false;
        }
        return true;
    }
    RawAnswer read()
    {
        RawAnswer answer;
        while (rest_.indexOf("\r\n\r\n") < 0) {
            if (!more())
                return answer;
        }
        const qsizetype end = rest_.indexOf("\r\n\r\n");
        answer.head = rest_.left(end);
        rest_.remove(0, end + 4);
        answer.status = answer.head.split(' ').value(1).toInt();
        const qint64 length = answer.header("Content-Length").toLongLong();
        while (rest_.size() < length && more()) {
        }
        answer.whole = rest_.size() >= length;
        answer.body = rest_.left(length);
        rest_.remove(0, length);
        return answer;
    }
    void leave()
    {
        if (socket_)
            socket_->abort();
        socket_.reset();
        rest_.clear();
    }
    // The connection is still the one that was opened first.
    int connections() const { return connections_; }

protected:
    virtual bool open()
    {
        socket_ = std::make_unique<QTcpSocket>();
        socket_->connectToHost(server_.host(), static_cast<quint16>(server_.port()));
        return socket_->waitForConnected(kPatience);
    }

    static constexpr int kPatience = 30000;
    QUrl server_;
    std::unique_ptr<QTcpSocket> socket_;

private:
    bool connected()
    {
        if (socket_ && socket_->state() == QAbstractSocket::ConnectedState)
            return true;
        rest_.clear();
        ++connections_;
        return open();
    }
    bool more()
    {
        if (!socket_ || !socket_->waitForReadyRead(kPatience))
            return false;
        rest_ += socket_->readAll();
        return true;
    }

    QByteArray token_;
    QByteArray rest_;
    int connections_ = 0;
};

} // namespace eventsweep::portalsim
