// SPDX-License-Identifier: Apache-2.0
#include "portalsim/http.h"

#include <algorithm>

namespace eventsweep::portalsim {

namespace {

constexpr qsizetype longestHead = 64 * 1024;
constexpr qsizetype longestBody = 64 * 1024 * 1024;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

bool isToken(const QByteArray &text)
{
    if (text.isEmpty())
        return false;
    for (const char c : text) {
        if (c <= ' ' || c >= 127)
            return false;
    }
    return true;
}

} // namespace

QByteArray HttpRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpReader::State HttpReader::bad(int status)
{
    m_status = status;
    return State::Bad;
}

HttpReader::State HttpReader::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    return advance();
}

HttpReader::State HttpReader::advance()
{
    if (!m_request) {
        // Blank lines before a request are allowed.
        while (m_buffer.startsWith("\r\n"))
            m_buffer.remove(0, 2);
        if (m_buffer.indexOf("\r\n\r\n") < 0) {
            if (m_buffer.size() > longestHead)
                return bad(431);
            // No HTTP client starts a line that long or with such bytes: garbage need not wait for an end.
            const qsizetype line = m_buffer.indexOf("\r\n");
            const QByteArray start = m_buffer.left(line < 0 ? std::min<qsizetype>(m_buffer.size(), 8) : line);
            for (const char c : start) {
                if (static_cast<unsigned char>(c) < ' ' && c != '\r')
                    return bad(400);
            }
            if (line >= 0 && !start.contains(" HTTP/1."))
                return bad(400);
            return State::NeedMore;
        }
        if (!readHead())
            return State::Bad;
    }
    if (m_chunked)
        return readChunks();
    if (m_buffer.size() < m_bodyLength)
        return State::NeedMore;
    m_request->body = m_buffer.left(m_bodyLength);
    m_buffer.remove(0, m_bodyLength);
    return State::Complete;
}

bool HttpReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > longestHead) {
        bad(431);
        return false;
    }
    bad(400);
    const QList<QByteArray> lines = m_buffer.left(end).replace("\r\n", "\n").split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> start = lines.first().split(' ');
    if (start.size() != 3 || !isToken(start[0]) || !isToken(start[1]) || !start[2].startsWith("HTTP/1."))
        return false;
    m_request.emplace();
    m_request->verb = start[0];
    m_request->target = start[1];
    m_request->keepAlive = start[2] != "HTTP/1.0";
    m_bodyLength = 0;
    m_chunked = false;
    m_continue = false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!readHeaderLine(lines[i]))
            return false;
    }
    return true;
}

bool HttpReader::readHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArray name = line.left(colon);
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (!isToken(name))
        return false;
    m_request->headers.append({name, value});
    const QByteArray lower = name.toLower();
    if (lower == "content-length") {
        bool ok = false;
        m_bodyLength = value.toLongLong(&ok);
        if (!ok || m_bodyLength < 0)
            return false;
        if (m_bodyLength > longestBody) {
            bad(413);
            return false;
        }
    } else if (lower == "transfer-encoding") {
        m_chunked = value.toLower().contains("chunked");
    } else if (lower == "connection") {
        if (value.toLower().contains("close"))
            m_request->keepAlive = false;
        else if (value.toLower().contains("keep-alive"))
            m_request->keepAlive = true;
    } else if (lower == "expect") {
        m_continue = value.toLower() == "100-continue";
    }
    return true;
}

HttpReader::State HttpReader::readChunks()
{
    for (;;) {
        const qsizetype line = m_buffer.indexOf("\r\n");
        if (line < 0)
            return m_buffer.size() > 64 ? bad(400) : State::NeedMore;
        bool ok = false;
        const QByteArray digits = m_buffer.left(line).split(';').first().trimmed();
        const qint64 size = digits.toLongLong(&ok, 16);
        if (!ok || size < 0)
            return bad(400);
        if (m_request->body.size() + size > longestBody)
            return bad(413);
        if (size == 0) {
            // Trailers, if any, end with a blank line.
            const qsizetype end = m_buffer.indexOf("\r\n\r\n", line);
            if (end < 0)
                return State::NeedMore;
            m_buffer.remove(0, end + 4);
            return State::Complete;
        }
        if (m_buffer.size() < line + 2 + size + 2)
            return State::NeedMore;
        m_request->body += m_buffer.mid(line + 2, size);
        if (m_buffer.mid(line + 2 + size, 2) != "\r\n")
            return bad(400);
        m_buffer.remove(0, line + 2 + size + 2);
    }
}

HttpRequest HttpReader::take()
{
    HttpRequest request = std::move(*m_request);
    m_request.reset();
    return request;
}

bool HttpReader::wantsContinue()
{
    const bool wants = m_continue && m_request && m_buffer.isEmpty();
    if (wants)
        m_continue = false;
    return wants;
}

QByteArray encodeResponse(const HttpResponse &response, bool keepAlive)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) +
                      "\r\nContent-Type: " + response.contentType +
                      "\r\nContent-Length: " + QByteArray::number(response.body.size()) +
                      "\r\nConnection: " + (keepAlive ? "keep-alive" : "close");
    if (!response.location.isEmpty())
        head += "\r\nLocation: " + response.location;
    return head + "\r\n\r\n" + response.body;
}

} // namespace eventsweep::portalsim
