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
        : m_server(server)
    {
    }
    virtual ~RawClient() = default;

    void setToken(const QString &token) { m_token = token.toLatin1(); }

    RawAnswer post(const QByteArray &path, const QByteArray &body,
                   const QByteArray &type = QByteArrayLiteral("application/json"))
    {
        return send("POST", path, body, type);
    }
    RawAnswer get(const QByteArray &path) { return send("GET", path, {}, {}); }
    RawAnswer send(const QByteArray &verb, const QByteArray &path, const QByteArray &body, const QByteArray &type)
    {
        QByteArray request = verb + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        if (!m_token.isEmpty())
            request += "Authorization: Bearer " + m_token + "\r\n";
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
        m_socket->write(bytes);
        while (m_socket->bytesToWrite() > 0) {
            if (!m_socket->waitForBytesWritten(patience))
                return false;
        }
        return true;
    }
    RawAnswer read()
    {
        RawAnswer answer;
        while (m_rest.indexOf("\r\n\r\n") < 0) {
            if (!more())
                return answer;
        }
        const qsizetype end = m_rest.indexOf("\r\n\r\n");
        answer.head = m_rest.left(end);
        m_rest.remove(0, end + 4);
        answer.status = answer.head.split(' ').value(1).toInt();
        const qint64 length = answer.header("Content-Length").toLongLong();
        while (m_rest.size() < length && more()) {
        }
        answer.whole = m_rest.size() >= length;
        answer.body = m_rest.left(length);
        m_rest.remove(0, length);
        return answer;
    }
    void leave()
    {
        if (m_socket)
            m_socket->abort();
        m_socket.reset();
        m_rest.clear();
    }
    // The connection is still the one that was opened first.
    int connections() const { return m_connections; }

protected:
    virtual bool open()
    {
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
        return m_socket->waitForConnected(patience);
    }

    static constexpr int patience = 30000;
    QUrl m_server;
    std::unique_ptr<QTcpSocket> m_socket;

private:
    bool connected()
    {
        if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
            return true;
        m_rest.clear();
        ++m_connections;
        return open();
    }
    bool more()
    {
        if (!m_socket || !m_socket->waitForReadyRead(patience))
            return false;
        m_rest += m_socket->readAll();
        return true;
    }

    QByteArray m_token;
    QByteArray m_rest;
    int m_connections = 0;
};

} // namespace eventsweep::portalsim
