// SPDX-License-Identifier: Apache-2.0
#include "core/auth/loopbacklistener.h"

#include "core/auth/loopbackrequest.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds toLeave = std::chrono::seconds(5); ///< for a browser to take its page

/// Sends the last of this connection. The socket then belongs to nobody and ends by itself, so that a page arrives even
/// when the listener goes.
void finish(QTcpSocket *socket, int status, const QByteArray &html)
{
    socket->disconnect();
    socket->setParent(nullptr);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    // What is left unread when a socket closes makes the system drop the answer, too.
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    QTimer::singleShot(toLeave, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->readAll();
    socket->write(loopbackAnswer(status, html));
    socket->flush();
    socket->disconnectFromHost();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
}

void drop(QTcpSocket *socket)
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater();
}

} // namespace

struct LoopbackListener::Private
{
    struct Connection
    {
        QTcpSocket *socket; ///< child of the listener until it is finished
        QByteArray read;
    };

    Private(LoopbackListener &owner, Limits given)
        : q(owner)
        , limits(given)
    {
    }

    void take(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const QByteArray &head);
    void accept(QTcpSocket *socket, const QUrlQuery &query);
    bool forget(QTcpSocket *socket)
    {
        return std::erase_if(connections, [socket](const Connection &one) { return one.socket == socket; }) > 0;
    }
    void stop();

    LoopbackListener &q;
    Limits limits;
    std::unique_ptr<QTcpServer> server;
    QByteArray host;
    QByteArray path;
    std::function<bool(const QUrlQuery &)> isOurs;
    std::function<ReturnPage()> strangePage;
    std::deque<Connection> connections; ///< without a whole request yet, the oldest first
    QPointer<QTcpSocket> browser;       ///< the accepted one
};

LoopbackListener::LoopbackListener(QObject *parent)
    : LoopbackListener(Limits(), parent)
{
}

LoopbackListener::LoopbackListener(Limits limits, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, limits))
{
}

LoopbackListener::~LoopbackListener()
{
    m_d->stop();
    if (auto *browser = m_d->browser.data()) {
        browser->setParent(nullptr); // it may be what calls
        drop(browser);
    }
}

void LoopbackListener::setAccept(std::function<bool(const QUrlQuery &)> accept, std::function<ReturnPage()> strange)
{
    m_d->isOurs = std::move(accept);
    m_d->strangePage = std::move(strange);
}

tl::expected<quint16, LoopbackListener::Failure> LoopbackListener::listen(quint16 port, const QString &path)
{
    m_d->stop();
    m_d->server = std::make_unique<QTcpServer>();
    auto *server = m_d->server.get();
    connect(server, &QTcpServer::newConnection, this, [this, server] {
        while (m_d->server.get() == server && server->hasPendingConnections())
            m_d->take(server->nextPendingConnection());
    });
    if (!server->listen(QHostAddress::LocalHost, port)) {
        const auto error = server->serverError();
        m_d->stop();
        if (error == QAbstractSocket::AddressInUseError)
            return tl::unexpected(Failure::PortTaken);
        return tl::unexpected(error == QAbstractSocket::SocketAccessError ? Failure::PortNotAllowed
                                                                          : Failure::CannotListen);
    }
    constexpr quint16 httpPort = 80; // browsers leave it out
    m_d->path = path.toLatin1();
    m_d->host = "127.0.0.1"_ba;
    if (server->serverPort() != httpPort)
        m_d->host += ':' + QByteArray::number(server->serverPort());
    return server->serverPort();
}

void LoopbackListener::close()
{
    m_d->stop();
}

void LoopbackListener::answer(const ReturnPage &page)
{
    if (auto *browser = m_d->browser.data()) {
        m_d->browser.clear();
        finish(browser, 200, returnPageHtml(page));
    }
}

void LoopbackListener::Private::stop()
{
    for (const auto &connection : std::exchange(connections, {}))
        drop(connection.socket);
    if (server) {
        server->close();
        server.release()->deleteLater(); // may be what calls
    }
}

void LoopbackListener::Private::take(QTcpSocket *socket)
{
    socket->setParent(&q);
    socket->setReadBufferSize(limits.head + 1);
    if (connections.size() >= static_cast<size_t>(limits.connections)) {
        drop(connections.front().socket);
        connections.pop_front();
    }
    connections.push_back({socket, {}});
    connect(socket, &QTcpSocket::readyRead, &q, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, &q, [this, socket] {
        forget(socket);
        socket->deleteLater();
    });
    QTimer::singleShot(limits.request, &q, [this, waited = QPointer(socket)] {
        if (waited && forget(waited)) // else its request came
            finish(waited, 408, {});
    });
}

void LoopbackListener::Private::read(QTcpSocket *socket)
{
    const auto connection = std::find_if(connections.begin(), connections.end(),
                                         [socket](const Connection &one) { return one.socket == socket; });
    if (connection == connections.end())
        return;
    connection->read += socket->read(limits.head + 1 - connection->read.size());
    const auto end = connection->read.indexOf("\r\n\r\n");
    if (end >= 0) {
        const QByteArray head = connection->read.left(end);
        connections.erase(connection);
        serve(socket, head);
    } else if (connection->read.size() > limits.head) {
        connections.erase(connection);
        finish(socket, 431, {});
    }
}

void LoopbackListener::Private::serve(QTcpSocket *socket, const QByteArray &head)
{
    const auto query = readLoopbackRequest(head, host, path);
    if (!query) {
        finish(socket, query.error(), {});
    } else if (isOurs && isOurs(*query)) {
        accept(socket, *query);
    } else {
        finish(socket, 403, strangePage ? returnPageHtml(strangePage()) : QByteArray());
        Q_EMIT q.refused(*query);
    }
}

void LoopbackListener::Private::accept(QTcpSocket *socket, const QUrlQuery &query)
{
    stop();
    browser = socket;
    socket->disconnect(&q);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    QTimer::singleShot(limits.answer, &q, [this, waited = QPointer(socket)] {
        if (waited && browser == waited)
            drop(waited);
    });
    Q_EMIT q.returned(query);
}

} // namespace eventsweep
