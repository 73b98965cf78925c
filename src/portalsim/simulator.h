// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/faults.h"
#include "portalsim/httpserver.h"
#include "portalsim/portal.h"
#include "portalsim/restrequest.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

#include <memory>
#include <mutex>

class QThread;

namespace eventsweep::portalsim {

/// A request as the simulator saw it, for tests that look at what was sent.
struct SeenRequest
{
    QString verb;                  ///< "POST"
    QByteArray target;             ///< path and query as sent
    QString method;                ///< "event.offline.list", "batch", "oauth.token", "oauth.authorize"
    QByteArray body;               ///< as sent
    QList<QByteArray> headerNames; ///< lower case
    QByteArray contentType;
    bool tokenInUrl = false;
    bool tokenInHeader = false;
    bool tokenInBody = false;
    QString connector; ///< auth_connector
    qint64 timeMs = 0; ///< since 1970
    /// Of a batch: key and "method?query", in order.
    QList<std::pair<QString, QString>> commands;
    int status = 0; ///< what was answered; 0: nothing was
};

/// The simulated portal on a socket: REST endpoint, authorise page, token endpoint and control requests.
//
/// Threads: the object lives in one thread, which must run an event loop, and listen(), close() and the constructor
/// belong to that thread. Everything else (portal(), faults(), requests(), tokens(), addresses) may be used from any
/// thread. Where the calling thread blocks while it waits for an answer, use SimulatorThread.
class Simulator : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        quint16 port = 0; ///< 0: any free one
        /// PEM files; both or neither.
        QString certificateFile;
        QString keyFile;
    };

    explicit Simulator(QObject *parent = nullptr);
    ~Simulator() override;

    /// Starts to answer on 127.0.0.1. Fails with the reason, in words.
    tl::expected<void, QString> listen(const Options &options);
    /// On any free port, without TLS.
    bool listen() { return listen(Options()).has_value(); }
    void close();

    /// http(s)://127.0.0.1:PORT/rest/ and …/oauth/token/. With another host name of this machine ("localhost") they
    /// look like another address of the same portal.
    QUrl baseUrl(const QString &host = QStringLiteral("127.0.0.1")) const;
    QUrl authorisationUrl(const QString &host = QStringLiteral("127.0.0.1")) const;
    /// http(s)://127.0.0.1:PORT/, below which the authorise page is oauth/authorize/.
    QUrl rootUrl(const QString &host = QStringLiteral("127.0.0.1")) const;

    Tokens tokens() const { return m_portal.tokens(); }
    Portal &portal() { return m_portal; }
    Faults &faults() { return m_faults; }

    /// The last 10 000 requests to the REST and the token endpoint and the authorise page, oldest first.
    QList<SeenRequest> requests() const;
    /// How many there were since the start or the last clearRequests().
    int requestCount() const;
    /// How many came to the token endpoint since the start, whatever became of them and whoever asked.
    int tokenRequestCount() const;
    void clearRequests();
    /// Leaves bodies and commands out of the list, for long demonstrations.
    void setKeepBodies(bool keep);

    /// Carries out one request without a socket, faults included, in the calling thread. The response says what a
    /// socket would do with it (delay, cut, drop). Not while it listens.
    HttpResponse answer(const HttpRequest &request);

private:
    HttpResponse answerRest(const HttpRequest &request, RestRequest &parsed);
    HttpResponse answerToken(const HttpRequest &request, RestRequest &parsed);
    HttpResponse answerAuthorise(const HttpRequest &request, RestRequest &parsed);
    HttpResponse answerControl(const HttpRequest &request);
    HttpResponse disturbed(const HttpRequest &request, const RestRequest &parsed,
                           const std::function<HttpResponse()> &carryOut);
    std::optional<Answer> beforeCall(const CallPoint &point);
    void remember(const HttpRequest &request, const RestRequest &parsed, const HttpResponse &response);

    Portal m_portal;
    Faults m_faults;
    std::unique_ptr<HttpServer> m_server;
    mutable std::mutex m_logMutex;
    QList<SeenRequest> m_seen;
    int m_count = 0;
    int m_tokenCount = 0;
    bool m_keepBodies = true;
    quint16 m_port = 0;
    bool m_tls = false;
};

/// A simulator in a thread of its own: it answers while the caller's thread is busy or blocked. Its functions may be
/// called from any thread; the constructor returns when the simulator listens or has failed to.
class SimulatorThread
{
public:
    explicit SimulatorThread(const Simulator::Options &options = {});
    ~SimulatorThread();
    SimulatorThread(const SimulatorThread &) = delete;
    SimulatorThread &operator=(const SimulatorThread &) = delete;

    /// Empty when it listens.
    QString error() const { return m_error; }
    Simulator &simulator() { return *m_simulator; }
    Simulator *operator->() { return m_simulator.get(); }
    /// Runs `what` in the simulator's thread and waits for it: for objects that have to live there.
    void run(const std::function<void()> &what);

private:
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Simulator> m_simulator;
    QString m_error;
};

} // namespace eventsweep::portalsim
