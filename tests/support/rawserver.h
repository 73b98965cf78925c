// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace eventsweep {

/// A server that does what a test says, byte for byte: answer, drop, delay, cut, stay silent. Counts what reaches it.
class RawServer final
{
public:
    struct Request
    {
        QByteArray head; ///< request line and headers
        QByteArray body;
        int number = 0;     ///< 1, 2 …: of all whole requests
        int connection = 0; ///< 1, 2 …
    };
    using Handler = std::function<void(const Request &, QTcpSocket &)>;

    /// Without `tls` plain http.
    explicit RawServer(Handler handler, const std::optional<QSslConfiguration> &tls = {})
        : m_handler(std::move(handler))
        , m_tls(tls.has_value())
    {
        if (tls) {
            auto server = std::make_unique<QSslServer>();
            server->setSslConfiguration(*tls);
            m_server = std::move(server);
        } else {
            m_server = std::make_unique<QTcpServer>();
        }
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (auto *socket = m_server->nextPendingConnection())
                take(socket);
        });
        m_server->listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/rest/profile")) const
    {
        QUrl url;
        url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(m_server->serverPort());
        url.setPath(path);
        return url;
    }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Whole requests, and all heads of requests, whole or not.
    [[nodiscard]] int requests() const { return static_cast<int>(m_requests.size()); }
    [[nodiscard]] int heads() const { return m_heads; }
    [[nodiscard]] const Request &request(size_t index) const { return m_requests.at(index); }

    static QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK",
                             const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }
    static void drop(QTcpSocket &socket) { socket.abort(); }

private:
    struct Connection
    {
        QByteArray read;
        bool headSeen = false;
        int number = 0;
    };

    void take(QTcpSocket *socket)
    {
        const auto connection = std::make_shared<Connection>();
        connection->number = ++m_connections;
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, m_server.get(), [this, socket, connection] {
            connection->read += socket->readAll();
            while (serveOne(*socket, *connection)) {
            }
        });
    }

    bool serveOne(QTcpSocket &socket, Connection &connection)
    {
        const qsizetype end = connection.read.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        if (!std::exchange(connection.headSeen, true))
            ++m_heads;
        Request request;
        request.head = connection.read.left(end);
        const qsizetype length = lengthIn(request.head);
        if (connection.read.size() < end + 4 + length)
            return false;
        request.body = connection.read.mid(end + 4, length);
        request.number = requests() + 1;
        request.connection = connection.number;
        connection.read.remove(0, end + 4 + length);
        connection.headSeen = false;
        m_requests.push_back(request);
        QPointer<QTcpSocket> alive(&socket);
        m_handler(request, socket);
        return alive && alive->isOpen();
    }

    static qsizetype lengthIn(const QByteArray &head)
    {
        for (const auto &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                return line.mid(15).trimmed().toLongLong();
        }
        return 0;
    }

    Handler m_handler;
    bool m_tls;
    std::unique_ptr<QTcpServer> m_server;
    std::vector<Request> m_requests;
    int m_connections = 0;
    int m_heads = 0;
};

} // namespace eventsweep
