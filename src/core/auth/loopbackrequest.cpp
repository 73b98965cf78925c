// SPDX-License-Identifier: Apache-2.0
#include "core/auth/loopbackrequest.h"

#include <QList>

#include <optional>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int badRequest = 400;

/// The value of the only header of that name; nothing when there is none, or more.
std::optional<QByteArray> onlyHeader(const QList<QByteArray> &lines, const QByteArray &name)
{
    std::optional<QByteArray> found;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].indexOf(':');
        if (colon < 0 || lines[i].left(colon).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return std::nullopt;
        found = lines[i].mid(colon + 1).trimmed();
    }
    return found;
}

bool areHeaders(const QList<QByteArray> &lines)
{
    for (qsizetype i = 1; i < lines.size(); ++i) {
        // A name directly before its colon: neither continued lines nor spaces that others would read differently.
        const auto colon = lines[i].indexOf(':');
        if (colon < 1 || lines[i].left(colon).contains(' ') || lines[i].left(colon).contains('\t'))
            return false;
    }
    return true;
}

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 408:
        return "Request Timeout"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    default:
        return "Bad Request"_ba;
    }
}

} // namespace

tl::expected<QUrlQuery, int> readLoopbackRequest(const QByteArray &head, const QByteArray &host, const QByteArray &path)
{
    QList<QByteArray> lines = head.split('\n');
    for (auto &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const auto words = lines.front().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/") || !words[1].startsWith('/') || !areHeaders(lines))
        return tl::unexpected(badRequest);
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return tl::unexpected(505);
    if (onlyHeader(lines, "host"_ba) != host)
        return tl::unexpected(badRequest);
    if (words[0] != "GET")
        return tl::unexpected(405);
    const auto question = words[1].indexOf('?');
    if ((question < 0 ? words[1] : words[1].left(question)) != path)
        return tl::unexpected(404);
    return QUrlQuery(question < 0 ? QString() : QString::fromUtf8(words[1].mid(question + 1)));
}

QByteArray loopbackAnswer(int status, const QByteArray &html)
{
    QByteArray head = "HTTP/1.1 "_ba + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    if (status == 405)
        head += "Allow: GET\r\n";
    return head + "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(html.size()) +
           "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
           "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
           "base-uri 'none'; form-action 'none'\r\n"
           "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nConnection: close\r\n\r\n" +
           html;
}

} // namespace eventsweep
