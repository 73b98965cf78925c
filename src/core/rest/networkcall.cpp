// SPDX-License-Identifier: Apache-2.0
#include "core/rest/networkcall.h"

#include "core/rest/proxyroutes.h"
#include "core/rest/uploadbody.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = RestError::Kind;
using Error = QNetworkReply::NetworkError;

/// An HTTP answer that Qt calls an error because of its status. Everything else is a failure on the way.
bool isAnswer(Error error, int status)
{
    if (status == 0 || error == Error::ContentReSendError)
        return false;
    // A 407 that came through the tunnel is a server's: proxies are heard before (see proxyRefusedLogin()).
    return error == Error::NoError || error == Error::ProtocolInvalidOperationError ||
           error == Error::ProxyAuthenticationRequiredError ||
           (error >= Error::ContentAccessDenied && error <= Error::UnknownContentError) ||
           (error >= Error::InternalServerError && error <= Error::UnknownServerError);
}

QByteArray withoutParameters(const QByteArray &contentType)
{
    return contentType.left(contentType.indexOf(';')).trimmed().toLower();
}

/// "TLS 1.3"; empty for what Qt has no name for.
QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return u"TLS 1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLS 1.3"_s;
    default:
        return {};
    }
}

/// What to do about it, in a word: the one that nothing else helps against comes first.
QString refusalCode(const QList<QSslError> &errors)
{
    using Ssl = QSslError::SslError;
    static constexpr std::array codes = {
        std::pair(Ssl::CertificateExpired, "expired"_L1),
        std::pair(Ssl::CertificateNotYetValid, "not_yet_valid"_L1),
        std::pair(Ssl::HostNameMismatch, "other_host"_L1),
        std::pair(Ssl::SelfSignedCertificate, "untrusted_authority"_L1),
        std::pair(Ssl::SelfSignedCertificateInChain, "untrusted_authority"_L1),
        std::pair(Ssl::UnableToGetIssuerCertificate, "untrusted_authority"_L1),
        std::pair(Ssl::UnableToGetLocalIssuerCertificate, "untrusted_authority"_L1),
        std::pair(Ssl::UnableToVerifyFirstCertificate, "untrusted_authority"_L1),
        std::pair(Ssl::CertificateUntrusted, "untrusted_authority"_L1),
    };
    for (const auto &[kind, code] : codes) {
        if (std::ranges::any_of(errors, [kind = kind](const QSslError &error) { return error.error() == kind; }))
            return code;
    }
    return {};
}

/// "Mon, 23 Nov 2026 19:00:00 GMT"
QDateTime httpDate(const QByteArray &header)
{
    QString text = QString::fromLatin1(header.trimmed());
    if (text.endsWith(" GMT"_L1))
        text = text.chopped(3) + u"+0000"_s; // Qt knows no names of zones here
    return QDateTime::fromString(text, Qt::RFC2822Date);
}

/// Retry-After: seconds or a date. `sentAt`: the server's clock.
std::optional<Milliseconds> retryAfterOf(const QByteArray &header, const QByteArray &sentAt)
{
    if (header.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = header.trimmed().toLongLong(&isNumber);
    constexpr qint64 longest = 24 * 60 * 60;
    if (isNumber)
        return seconds >= 0 ? std::optional(Milliseconds(qMin(seconds, longest) * 1000)) : std::nullopt;
    // By the server's own clock where it tells it: this computer's may be hours away. Not Clock, which the transport
    // has no other use for.
    const QDateTime date = httpDate(header);
    if (!date.isValid())
        return std::nullopt;
    const QDateTime told = httpDate(sentAt);
    const QDateTime now = told.isValid() ? told : QDateTime::currentDateTimeUtc();
    return Milliseconds(qBound(qint64(0), now.msecsTo(date), longest * 1000));
}

} // namespace

NetworkCall::NetworkCall(HttpRequest request, const NetworkOptions &options, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_options(options)
{
    m_connectTimer.setSingleShot(true);
    m_totalTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] { stop(Kind::TimedOut); });
    connect(&m_totalTimer, &QTimer::timeout, this, [this] { stop(Kind::TimedOut); });
}

NetworkCall::~NetworkCall()
{
    stop(Kind::Cancelled);
}

QNetworkRequest NetworkCall::networkRequest(const std::optional<QSslConfiguration> &tls) const
{
    QNetworkRequest request(m_request.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Eventsweep/"_s + QStringLiteral(EVENTSWEEP_VERSION));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Otherwise Qt keeps a copy of the body and sends it again when the connection drops.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, !m_request.repeatable);
    // Thousands of alike records compress better than the 1:40 that Qt takes for an attack.
    request.setDecompressedSafetyCheckThreshold(m_options.largestBody);
    if (tls)
        request.setSslConfiguration(*tls);
    return request;
}

void NetworkCall::takeTurn()
{
    m_hasTurn = true;
    m_connectTimer.start(m_options.connectLimit);
    m_totalTimer.start(m_options.totalLimit);
}

void NetworkCall::send(std::shared_ptr<QNetworkAccessManager> manager, const std::optional<QSslConfiguration> &tls)
{
    if (m_ending.isOver())
        return; // while the way was looked for
    if (!m_totalTimer.isActive())
        takeTurn();
    m_manager = std::move(manager);
    m_proxy = m_manager->proxyFactory()->queryProxy(QNetworkProxyQuery(m_request.url)).value(0);
    m_body =
        new UploadBody(m_request.body, m_request.repeatable ? UploadBody::Use::Again : UploadBody::Use::Once, this);
    connect(m_body, &UploadBody::taken, &m_connectTimer, &QTimer::stop);

    m_reply = m_manager->post(networkRequest(tls), m_body);
    m_body->setParent(m_reply); // which can outlive this call by a moment
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        m_connectTimer.stop();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, &m_connectTimer, &QTimer::stop);
    connect(m_reply, &QNetworkReply::sslErrors, this, &NetworkCall::onSslErrors);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkCall::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkCall::onFinished);
}

/// The body leaves through this thread, so that "not taken" is certain. A call without a body has only the headers.
RestError::Delivery NetworkCall::delivery() const
{
    if (!m_body)
        return RestError::Delivery::NotSent;
    const bool left = m_request.body.isEmpty() ? m_requestSent : m_body->wasTaken();
    return left ? RestError::Delivery::Unknown : RestError::Delivery::NotSent;
}

void NetworkCall::stop(Kind kind, const QString &text)
{
    if (m_ending.isOver())
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    RestError error;
    error.kind = kind;
    error.delivery = delivery();
    error.text = errorText(text);
    m_metSilence = kind == Kind::TimedOut && error.delivery == RestError::Delivery::Unknown;
    end(tl::unexpected(std::move(error)));
}

void NetworkCall::onSslErrors(const QList<QSslError> &errors)
{
    // Never ignored. The texts of QSslError hold no address and no secret, unlike QNetworkReply::errorString().
    noteTls();
    for (const auto &error : errors) {
        m_tlsFacts.refusals << error.errorString();
        if (m_tlsFacts.chain.isEmpty() && !error.certificate().isNull())
            m_tlsFacts.chain << error.certificate();
    }
    m_tlsFacts.refusals.removeDuplicates();
    m_refusalCode = refusalCode(errors);
    m_tlsFacts.protocol.clear();
}

void NetworkCall::noteTls()
{
    if (m_request.url.scheme() != "https"_L1 || !m_tlsFacts.refusals.isEmpty())
        return;
    const QSslConfiguration tls = m_reply->sslConfiguration();
    m_tlsFacts.server = m_request.url.host() + u':' + QString::number(m_request.url.port(443));
    m_tlsFacts.chain = tls.peerCertificateChain();
    m_tlsFacts.protocol = protocolName(tls.sessionProtocol());
}

void NetworkCall::onReadyRead()
{
    if (m_reply->bytesAvailable() > m_options.largestBody)
        stop(Kind::AnswerNotUnderstood,
             tr("The answer is larger than %1 MB.").arg(m_options.largestBody / (1024 * 1024)));
}

void NetworkCall::onFinished()
{
    noteTls();
    if (proxyRefusedLogin())
        askForLogin();
    else
        end(outcome());
}

/// Not a server's answer that looks alike: that came through the tunnel, and the body left for it.
bool NetworkCall::proxyRefusedLogin() const
{
    return m_reply->error() == Error::ProxyAuthenticationRequiredError && delivery() == RestError::Delivery::NotSent &&
           !ProxyRoutes::name(m_proxy).isEmpty();
}

void NetworkCall::askForLogin()
{
    m_connectTimer.stop();
    m_totalTimer.stop();
    m_body = nullptr; // goes with its reply
    std::exchange(m_reply, nullptr)->deleteLater();
    // Not from here: whoever answers may take down the manager, which is in the middle of telling.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_ending.isOver())
                Q_EMIT proxyWantsLogin(this, ProxyRoutes::name(m_proxy), ProxyRoutes::loginIn(m_proxy));
        },
        Qt::QueuedConnection);
}

RestResult<HttpReply> NetworkCall::outcome()
{
    if (m_reply->error() == Error::SslHandshakeFailedError && m_tlsFacts.refusals.isEmpty()) {
        m_tlsFacts.refusals << tr(
            "The server and this computer found no common encryption, or the server speaks none.");
        m_tlsFacts.protocol.clear();
        m_refusalCode = u"no_encryption"_s;
    }
    HttpReply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!isAnswer(m_reply->error(), reply.status))
        return tl::unexpected(errorOf(m_reply->error()));
    reply.body = m_reply->readAll();
    if (isShort(reply.body))
        return tl::unexpected(errorOf(Error::RemoteHostClosedError));
    reply.contentType = withoutParameters(m_reply->rawHeader("Content-Type"));
    reply.retryAfter = retryAfterOf(m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"));
    if (const QByteArray location = m_reply->rawHeader("Location"); !location.isEmpty())
        reply.location = m_request.url.resolved(QUrl::fromEncoded(location));
    return reply;
}

/// Less than was announced. Of a packed body Qt tells neither its packed size nor that its end is missing: what it then
/// unpacks is cut JSON, which parseAnswer() takes for what it is.
bool NetworkCall::isShort(const QByteArray &body) const
{
    bool ok = false;
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&ok);
    return ok && m_reply->rawHeader("Content-Encoding").isEmpty() && body.size() < announced;
}

RestError NetworkCall::errorOf(Error error) const
{
    RestError result;
    result.delivery = delivery();
    result.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool left = result.delivery != RestError::Delivery::NotSent;
    if (error == Error::SslHandshakeFailedError || !m_tlsFacts.refusals.isEmpty()) {
        result.kind = Kind::TlsRefused;
        result.code = m_refusalCode;
        result.text = errorText(m_tlsFacts.refusals.join(u' '));
    } else if ((error >= Error::ProxyConnectionRefusedError && error <= Error::UnknownProxyError) ||
               (error == Error::UnknownNetworkError && !left && !ProxyRoutes::name(m_proxy).isEmpty())) {
        // Qt has no error of its own for a proxy that is not there or refuses to connect further.
        result.kind = Kind::ProxyFailed;
    } else if (error == Error::TimeoutError) {
        result.kind = Kind::TimedOut;
    } else if (error == Error::ProtocolFailure || error == Error::ProtocolUnknownError) {
        result.kind = Kind::AnswerNotUnderstood;
    } else if (left || error == Error::RemoteHostClosedError || error == Error::ContentReSendError) {
        result.kind = Kind::ConnectionLost;
    } else {
        result.kind = Kind::Offline;
    }
    return result;
}

void NetworkCall::end(RestResult<HttpReply> result)
{
    m_connectTimer.stop();
    m_totalTimer.stop();
    if (m_reply)
        std::exchange(m_reply, nullptr)->deleteLater();
    Q_EMIT over(this);
    m_ending.end(std::move(result)); // may destroy this object
}

} // namespace eventsweep
