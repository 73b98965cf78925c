// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/returnpage.h"
#include "core/base/clock.h"

#include <QObject>
#include <QUrlQuery>

#include <functional>
#include <memory>

#include <tl/expected.hpp>

namespace eventsweep {

/// Waits on 127.0.0.1 for the browser's return: one GET of exactly `path` with a Host header of this address. Anything
/// else (other paths, methods, hosts, addresses) gets a short error and changes nothing. Sends no secret back and lets
/// no cache, referrer or other page see the address. The code stays in the browser's address bar: it is used up when
/// the page shows. Several connections at once, because browsers open spare ones; none can hold up another. GUI thread.
class LoopbackListener : public QObject
{
    Q_OBJECT
public:
    enum class Failure { PortTaken, PortNotAllowed, CannotListen };
    struct Limits
    {
        Milliseconds request = std::chrono::seconds(10); ///< from connecting to the whole request
        Milliseconds answer = std::chrono::minutes(5);   ///< until answer(); then the browser gets nothing
        int connections = 32;                            ///< the oldest unfinished one gives way
        int head = 16 * 1024;                            ///< bytes of request line and headers
    };
    /// "http://127.0.0.1:PORT/": what stands in the application's settings as its handler path.
    static constexpr quint16 defaultPort = 51742;

    explicit LoopbackListener(QObject *parent = nullptr);
    LoopbackListener(Limits limits, QObject *parent);
    ~LoopbackListener() override;

    /// Port 0 takes a free one (tests). Answers with the port.
    [[nodiscard]] tl::expected<quint16, Failure> listen(quint16 port, const QString &path = QStringLiteral("/"));
    /// Nothing is listened to from here on; a browser that waits for its page gets it.
    void close();
    /// The page for the browser whose return was accepted; once. A browser that has left gets nothing.
    void answer(const ReturnPage &page);

    /// Asked for each return; false: it is not ours (a wrong `state`): the browser gets `strange` and the wait goes on.
    /// Without it nothing is accepted.
    void setAccept(std::function<bool(const QUrlQuery &)> accept, std::function<ReturnPage()> strange);

Q_SIGNALS:
    /// Accepted; the port is closed, and the browser waits for answer().
    void returned(const QUrlQuery &query);
    /// Came to the right path and was not accepted.
    void refused(const QUrlQuery &query);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace eventsweep
