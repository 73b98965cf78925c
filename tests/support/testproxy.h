// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QNetworkProxy>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>
#include <mutex>

namespace eventsweep {

/// An HTTP proxy on 127.0.0.1 in a thread of its own, as companies have one: tunnels (CONNECT) and plain requests, with
/// a login when asked for. It can give names that no name server knows to servers of this computer:
///
///     TestProxy proxy;
///     proxy.map(u"portal.example"_s, 443, simulator.rootUrl().port());
///     proxy.demandLogin(u"ada"_s, u"secret"_s);
///     const TestProxy::InUse use(proxy);           // of everything in this process that follows the system's proxy
///     … https://portal.example/rest/ …
///
/// Programs of their own are told with the environment variables https_proxy and http_proxy (address()). What is not
/// mapped is answered with 502: nothing leaves this computer. Any thread.
class TestProxy
{
public:
    struct Counts
    {
        int requests = 0;   ///< all that came
        int challenged = 0; ///< 407
        int refused = 0;    ///< by refuse(), or to a name that is not mapped
        int passed = 0;
    };

    TestProxy()
        : m_server(std::make_unique<Server>(m_shared))
    {
        m_thread.setObjectName(QStringLiteral("proxy"));
        m_server->moveToThread(&m_thread);
        m_thread.start();
        run([this] {
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        });
    }
    ~TestProxy()
    {
        run([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    TestProxy(const TestProxy &) = delete;
    TestProxy &operator=(const TestProxy &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// As ProxyLogins names it.
    [[nodiscard]] QString name() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QUrl address() const { return QUrl(QStringLiteral("http://%1/").arg(name())); }
    [[nodiscard]] QNetworkProxy proxy() const
    {
        return {QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_port};
    }

    /// `host`:`from` is 127.0.0.1:`to`.
    void map(const QString &host, int from, int to)
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.routes.insert(host.toLower().toLatin1() + ':' + QByteArray::number(from), static_cast<quint16>(to));
    }
    /// From now on each connection has to bring it (Basic).
    void demandLogin(const QString &user, const QString &password)
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.login = "Basic " + (user + QLatin1Char(':') + password).toUtf8().toBase64();
    }
    void demandNoLogin()
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.login.clear();
    }
    /// Answers everything with this status, such as 403 or 503; 0: no longer.
    void refuse(int status)
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.refuseWith = status;
    }
    [[nodiscard]] Counts counts() const
    {
        const std::scoped_lock lock(m_shared.mutex);
        return m_shared.counts;
    }
    /// The first lines of all requests: "CONNECT portal.example:443 HTTP/1.1". A token in one of them would be seen.
    [[nodiscard]] QList<QByteArray> seen() const
    {
        const std::scoped_lock lock(m_shared.mutex);
        return m_shared.seen;
    }

    /// While it lives, this process's application proxy. Loopback hosts may still go past it.
    class InUse
    {
    public:
        explicit InUse(const TestProxy &proxy)
            : m_before(QNetworkProxy::applicationProxy())
        {
            QNetworkProxy::setApplicationProxy(proxy.proxy());
        }
        ~InUse() { QNetworkProxy::setApplicationProxy(m_before); }
        InUse(const InUse &) = delete;
        InUse &operator=(const InUse &) = delete;

    private:
        QNetworkProxy m_before;
    };

private:
    struct Shared
    {
        mutable std::mutex mutex;
        QHash<QByteArray, quint16> routes;
        QByteArray login;
        int refuseWith = 0;
        Counts counts;
        QList<QByteArray> seen;
    };

    // One client: its first request decides, then bytes go to and fro.
    class Client : public QObject
    {
    public:
        Client(QTcpSocket *socket, Shared &shared, QObject *parent)
            : QObject(parent)
            , m_client(socket)
            , m_upstream(new QTcpSocket(this))
            , m_shared(shared)
        {
            m_client->setParent(this);
            m_client->setProxy(QNetworkProxy::NoProxy);
            m_upstream->setProxy(QNetworkProxy::NoProxy);
            connect(m_client, &QTcpSocket::readyRead, this, [this] { onClient(); });
            connect(m_client, &QTcpSocket::disconnected, this, [this] { m_upstream->disconnectFromHost(); });
            connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
            connect(m_upstream, &QTcpSocket::connected, this, [this] { onConnected(); });
            connect(m_upstream, &QTcpSocket::readyRead, this, [this] { m_client->write(m_upstream->readAll()); });
            connect(m_upstream, &QTcpSocket::disconnected, this, [this] { m_client->disconnectFromHost(); });
            connect(m_upstream, &QTcpSocket::errorOccurred, this, [this] {
                if (!m_passing)
                    answer("502 Bad Gateway");
            });
        }

    private:
        void onClient()
        {
            if (m_passing) {
                m_upstream->write(m_client->readAll());
                return;
            }
            m_head += m_client->readAll();
            const qsizetype end = m_head.indexOf("\r\n\r\n");
            if (end < 0 || m_connecting)
                return;
            m_rest = m_head.mid(end + 4);
            m_head.truncate(end);
            decide(m_head.split('\n'));
            m_head.clear();
        }

        void decide(QList<QByteArray> lines)
        {
            for (QByteArray &line : lines)
                line = line.trimmed();
            const QByteArray first = lines.takeFirst();
            QByteArray login;
            QList<QByteArray> headers;
            for (const QByteArray &line : lines) {
                const QByteArray name = line.left(line.indexOf(':')).toLower();
                if (name == "proxy-authorization")
                    login = line.mid(line.indexOf(':') + 1).trimmed();
                else if (name != "proxy-connection" && name != "connection")
                    headers += line;
            }
            const std::scoped_lock lock(m_shared.mutex);
            ++m_shared.counts.requests;
            m_shared.seen += first;
            if (!m_shared.login.isEmpty() && login != m_shared.login) {
                ++m_shared.counts.challenged;
                answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"test\"\r\n");
                return;
            }
            const QList<QByteArray> words = first.split(' ');
            const QUrl url = QUrl::fromEncoded(words.value(1));
            m_tunnel = words.value(0) == "CONNECT";
            const QByteArray target =
                m_tunnel ? words.value(1).toLower() : url.host().toLatin1() + ':' + QByteArray::number(url.port(80));
            const quint16 port = m_shared.routes.value(target);
            if (m_shared.refuseWith != 0 || port == 0) {
                ++m_shared.counts.refused;
                answer(m_shared.refuseWith != 0 ? QByteArray::number(m_shared.refuseWith) + " Refused"
                                                : QByteArray("502 Bad Gateway"));
                return;
            }
            ++m_shared.counts.passed;
            if (!m_tunnel) {
                const QByteArray path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
                m_first = words.value(0) + ' ' + path + " HTTP/1.1\r\n" + headers.join("\r\n") +
                          "\r\nConnection: close\r\n\r\n";
            }
            m_connecting = true;
            m_upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        }

        void onConnected()
        {
            m_passing = true;
            if (m_tunnel)
                m_client->write("HTTP/1.1 200 Connection established\r\n\r\n");
            else
                m_upstream->write(m_first);
            // Whatever arrived while this was being connected.
            m_upstream->write(m_rest + m_head + m_client->readAll());
        }

        void answer(const QByteArray &status, const QByteArray &header = {})
        {
            m_client->write("HTTP/1.1 " + status + "\r\n" + header +
                            "Content-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<p>proxy</p>\n");
            m_client->disconnectFromHost();
        }

        QTcpSocket *m_client;   // a child
        QTcpSocket *m_upstream; // a child
        Shared &m_shared;
        QByteArray m_head;
        QByteArray m_rest;
        QByteArray m_first;
        bool m_tunnel = false;
        bool m_connecting = false;
        bool m_passing = false;
    };

    class Server : public QTcpServer
    {
    public:
        explicit Server(Shared &shared)
            : m_shared(shared)
        {
            setProxy(QNetworkProxy::NoProxy);
            connect(this, &QTcpServer::newConnection, this, [this] {
                while (QTcpSocket *socket = nextPendingConnection())
                    new Client(socket, m_shared, this);
            });
        }

    private:
        Shared &m_shared;
    };

    void run(const std::function<void()> &what)
    {
        QMetaObject::invokeMethod(m_server.get(), what, Qt::BlockingQueuedConnection);
    }

    Shared m_shared;
    QThread m_thread;
    std::unique_ptr<Server> m_server;
    quint16 m_port = 0;
};

} // namespace eventsweep
