// SPDX-License-Identifier: Apache-2.0
#include "portalsim/simulator.h"

#include "portalsim/disturbance.h"
#include "portalsim/jsontext.h"

#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr qsizetype rememberedRequests = 10000;

tl::expected<QSslConfiguration, QString> tlsFrom(const QString &certificateFile, const QString &keyFile)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile);
    if (chain.isEmpty())
        return tl::unexpected(u"no certificate in %1"_s.arg(certificateFile));
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"cannot read %1"_s.arg(keyFile));
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return tl::unexpected(u"no private key in %1"_s.arg(keyFile));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

HttpResponse json(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

HttpResponse fromPortal(const PortalAnswer &answer)
{
    HttpResponse response;
    response.status = answer.status;
    response.contentType = answer.contentType;
    response.body = answer.body;
    response.location = answer.location;
    return response;
}

} // namespace

Simulator::Simulator(QObject *parent)
    : QObject(parent)
{
    m_portal.setObserver([this](const CallPoint &point) { return beforeCall(point); });
}

Simulator::~Simulator() = default;

tl::expected<void, QString> Simulator::listen(const Options &options)
{
    auto server = std::make_unique<HttpServer>([this](const HttpRequest &request) { return answer(request); }, nullptr);
    const bool wantsTls = !options.certificateFile.isEmpty() || !options.keyFile.isEmpty();
    if (wantsTls) {
        const auto tls = tlsFrom(options.certificateFile, options.keyFile);
        if (!tls)
            return tl::unexpected(tls.error());
        server->setTls(*tls);
    }
    if (!server->listen(QHostAddress::LocalHost, options.port))
        return tl::unexpected(u"cannot listen on port %1"_s.arg(options.port));
    m_tls = wantsTls;
    m_port = server->serverPort();
    m_server = std::move(server);
    return {};
}

void Simulator::close()
{
    m_server.reset();
}

QUrl Simulator::rootUrl(const QString &host) const
{
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(host);
    url.setPort(m_port);
    url.setPath(u"/"_s);
    return url;
}

QUrl Simulator::baseUrl(const QString &host) const
{
    return rootUrl(host).resolved(QUrl(u"rest/"_s));
}

QUrl Simulator::authorisationUrl(const QString &host) const
{
    return rootUrl(host).resolved(QUrl(u"oauth/token/"_s));
}

HttpResponse Simulator::answer(const HttpRequest &request)
{
    const QByteArray path = request.path();
    if (path.startsWith("/sim/"))
        return answerControl(request);
    RestRequest parsed;
    HttpResponse response;
    if (path.startsWith("/rest/"))
        response = answerRest(request, parsed);
    else if (path == "/oauth/token/" || path == "/oauth/token")
        response = answerToken(request, parsed);
    else if (path == "/oauth/authorize/" || path == "/oauth/authorize")
        response = answerAuthorise(request, parsed);
    else
        return htmlPage(404);
    remember(request, parsed, response);
    return response;
}

HttpResponse Simulator::answerRest(const HttpRequest &request, RestRequest &parsed)
{
    parsed = readRestRequest(request);
    return disturbed(request, parsed, [this, &parsed] { return fromPortal(m_portal.handle(parsed.rest)); });
}

HttpResponse Simulator::answerToken(const HttpRequest &request, RestRequest &parsed)
{
    parsed = readTokenRequest(request);
    {
        const std::scoped_lock lock(m_logMutex);
        ++m_tokenCount;
    }
    return disturbed(request, parsed,
                     [this, &parsed] { return fromPortal(m_portal.grant(parsed.rest.parameters, rootUrl())); });
}

HttpResponse Simulator::answerAuthorise(const HttpRequest &request, RestRequest &parsed)
{
    parsed = readAuthoriseRequest(request);
    return disturbed(request, parsed,
                     [this, &parsed] { return fromPortal(m_portal.authorise(parsed.rest.parameters, rootUrl())); });
}

HttpResponse Simulator::disturbed(const HttpRequest &request, const RestRequest &parsed,
                                  const std::function<HttpResponse()> &carryOut)
{
    Disturbance disturbance(m_portal, request);
    for (const FaultAction &action : m_faults.forRequest(parsed.rest.method, parsed.commandMethods))
        disturbance.apply(action);
    return disturbance.answer(carryOut);
}

std::optional<Answer> Simulator::beforeCall(const CallPoint &point)
{
    std::optional<Answer> instead;
    for (const FaultAction &action : m_faults.forCall(point)) {
        if (const auto *rival = std::get_if<Rival>(&action)) {
            runRival(*rival, m_portal);
        } else if (const auto *failure = std::get_if<Failure>(&action)) {
            instead = Answer::failure(failure->status, failure->code.toUtf8(), failure->description.toUtf8());
        } else if (const auto *limit = std::get_if<OperationLimit>(&action)) {
            instead = Answer::failure(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");
            instead->operating = limit->operating;
            instead->operatingResetAt = m_portal.nowMs() / 1000 + limit->resetAfterSeconds;
        }
    }
    return instead;
}

HttpResponse Simulator::answerControl(const HttpRequest &request)
{
    const QByteArray path = request.path();
    const bool post = request.verb == "POST";
    std::optional<QString> problem;
    if (path == "/sim/load" && post)
        problem = m_portal.load(request.body);
    else if (path == "/sim/faults" && post)
        problem = m_faults.addFromJson(request.body);
    else if (path == "/sim/faults" && request.verb == "DELETE")
        m_faults.clear();
    else if (path == "/sim/queue" && request.verb == "GET")
        return json(200, m_portal.queueJson());
    else if (path == "/sim/requests" && request.verb == "GET")
        return json(200, "{\"count\":" + QByteArray::number(requestCount()) +
                             ",\"token_requests\":" + QByteArray::number(tokenRequestCount()) +
                             ",\"refreshes\":" + QByteArray::number(m_portal.refreshCount()) + '}');
    else if (path == "/sim/requests" && request.verb == "DELETE")
        clearRequests();
    else
        return json(404, R"({"error":"no such control request"})");
    if (problem)
        return json(400, "{\"error\":" + jsonText(problem->toUtf8()) + '}');
    return json(200, R"({"ok":true})");
}

void Simulator::remember(const HttpRequest &request, const RestRequest &parsed, const HttpResponse &response)
{
    SeenRequest seen;
    seen.verb = QString::fromLatin1(request.verb);
    seen.target = request.target;
    seen.method = QString::fromUtf8(parsed.rest.method);
    seen.contentType = request.header("content-type");
    for (const auto &header : request.headers)
        seen.headerNames += header.first.toLower();
    seen.tokenInUrl = parsed.tokenInUrl;
    seen.tokenInHeader = parsed.tokenInHeader;
    seen.tokenInBody = parsed.tokenInBody;
    seen.connector = QString::fromUtf8(parsed.rest.connector);
    seen.timeMs = QDateTime::currentMSecsSinceEpoch();
    seen.status = response.delivery == HttpResponse::Delivery::Drop ? 0 : response.status;
    const std::scoped_lock lock(m_logMutex);
    if (m_keepBodies) {
        seen.body = request.body;
        seen.commands = parsed.commands;
    }
    ++m_count;
    m_seen += seen;
    if (m_seen.size() > rememberedRequests)
        m_seen.removeFirst();
}

QList<SeenRequest> Simulator::requests() const
{
    const std::scoped_lock lock(m_logMutex);
    return m_seen;
}

int Simulator::requestCount() const
{
    const std::scoped_lock lock(m_logMutex);
    return m_count;
}

int Simulator::tokenRequestCount() const
{
    const std::scoped_lock lock(m_logMutex);
    return m_tokenCount;
}

void Simulator::clearRequests()
{
    const std::scoped_lock lock(m_logMutex);
    m_seen.clear();
    m_count = 0;
}

void Simulator::setKeepBodies(bool keep)
{
    const std::scoped_lock lock(m_logMutex);
    m_keepBodies = keep;
}

} // namespace eventsweep::portalsim
