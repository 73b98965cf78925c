// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/rest/resterror.h"
#include "core/rest/tlsfacts.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

namespace eventsweep {

/// One POST. The body holds the token, never the address.
struct HttpRequest
{
    QUrl url;
    QByteArray contentType = "application/json";
    QByteArray body;
    /// Only for calls that may be carried out twice. Otherwise the network stack must not send it again by itself
    /// when a connection drops (QNetworkAccessManager does so silently, also for POST).
    bool repeatable = false;
};

/// A whole HTTP answer, whatever its status. Redirects are not followed.
struct HttpReply
{
    int status = 0;
    QByteArray contentType; ///< lower case, without parameters
    QByteArray body;        ///< decompressed
    QUrl location;          ///< of a redirect, resolved against the request; empty otherwise
    std::optional<Milliseconds> retryAfter;
};

/// Sends requests; nothing above it knows sockets. Lives in one thread; `post` ends exactly once, in that thread.
/// Errors: Cancelled, Offline, TimedOut, ConnectionLost, TlsRefused, ProxyFailed, ProxyNeedsSignIn, InsecureAddress,
/// AnswerNotUnderstood (no HTTP, or larger than the limit), with `delivery`: NotSent when no byte of the body left this
/// program, else Unknown.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    [[nodiscard]] virtual QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) = 0;
    /// Of the last connection; empty where there is no TLS.
    [[nodiscard]] virtual TlsFacts tls() const { return {}; }
    /// Of the last connection to the server of this address: a portal's transport talks to its authorisation server,
    /// too, and to where the portal may have moved.
    [[nodiscard]] virtual TlsFacts tlsOf(const QUrl &) const { return tls(); }
};

} // namespace eventsweep
