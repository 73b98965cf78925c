// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QUrlQuery>

#include <tl/expected.hpp>

namespace eventsweep {

/// The query of a return, or the HTTP status with which the request is turned away: 400 not HTTP, or asked of another
/// host than "127.0.0.1:PORT" (a web page that found a name for this address), 405 not GET, 404 another path,
/// 505 another protocol. `head`: request line and headers, without the empty line. Pure.
[[nodiscard]] tl::expected<QUrlQuery, int> readLoopbackRequest(const QByteArray &head, const QByteArray &host,
                                                               const QByteArray &path);

/// An answer that no cache keeps, no other page sees, and after which the connection ends.
[[nodiscard]] QByteArray loopbackAnswer(int status, const QByteArray &html);

} // namespace eventsweep
