// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace eventsweep::portalsim {

/// A whole HTTP request.
struct HttpRequest
{
    QByteArray verb;
    QByteArray target; ///< path and query, as sent
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool keepAlive = true;
    QByteArray peer; ///< the client's address

    /// The first header of that name, in any case; empty when there is none.
    QByteArray header(const QByteArray &name) const;
    QByteArray path() const { return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')); }
    QByteArray query() const { return target.indexOf('?') < 0 ? QByteArray() : target.mid(target.indexOf('?') + 1); }
};

struct HttpResponse
{
    enum class Delivery {
        Whole,
        CutBody, ///< announces the whole length, sends `cutAt` bytes of the body, then closes
        Drop,    ///< closes without a word
    };
    int status = 200;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body;
    QByteArray location; ///< for redirects
    Delivery delivery = Delivery::Whole;
    qsizetype cutAt = 0;
    int delayMs = 0;
};

/// Takes requests out of a stream of bytes. Bodies by Content-Length or chunked.
class HttpReader
{
public:
    enum class State { NeedMore, Complete, Bad };
    /// Adds what arrived. Complete: take() has a request; Bad: the stream is no HTTP, or too large (status()).
    State feed(const QByteArray &bytes);
    HttpRequest take();
    /// 400, 413 or 431 after Bad.
    int status() const { return m_status; }
    /// The client waits for "100 Continue" before it sends the body. Told once.
    bool wantsContinue();

private:
    State advance();
    bool readHead();
    bool readHeaderLine(const QByteArray &line);
    State readChunks();
    State bad(int status);

    QByteArray m_buffer;
    std::optional<HttpRequest> m_request;
    qsizetype m_bodyLength = 0;
    bool m_chunked = false;
    bool m_continue = false;
    int m_status = 400;
};

/// The bytes of a response, body included.
QByteArray encodeResponse(const HttpResponse &response, bool keepAlive);

} // namespace eventsweep::portalsim
