// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QUrlQuery>

#include <functional>
#include <memory>

#include <tl/expected.hpp>

class QTcpServer;

namespace eventsweep {

/// What the browser shows at the end of a sign-in. Plain text, escaped by the listener.
struct ReturnPage
{
    bool success = false;
    QString title;
    QString text;
    QString language; ///< of the two: "en", "ru"
};

/// Waits on 127.0.0.1 for the browser's return: one GET of exactly `path` with a Host header of this address. Anything
/// else (other paths, methods, hosts, addresses) gets a short error and changes nothing. Sends no secret back and lets
/// no cache, referrer or other page see the address. GUI thread.
class LoopbackListener : public QObject
{
    Q_OBJECT
public:
    enum class Failure { PortTaken, PortNotAllowed, CannotListen };
    /// "http://127.0.0.1:PORT/": what stands in the application's settings as its handler path.
    static constexpr quint16 defaultPort = 51742;

    explicit LoopbackListener(QObject *parent = nullptr);
    ~LoopbackListener() override;

    /// Port 0 takes a free one (tests). Answers with the port.
    [[nodiscard]] tl::expected<quint16, Failure> listen(quint16 port, const QString &path = QStringLiteral("/"));
    /// Nothing is listened to from here on; a browser that waits for its page gets it.
    void close();
    /// The page for the browser whose return was accepted; once.
    void answer(const ReturnPage &page);

    /// Asked for each return; false: it is not ours (a wrong `state`): the browser gets `strange` and the wait goes on.
    void setAccept(std::function<bool(const QUrlQuery &)> accept, std::function<ReturnPage()> strange);

Q_SIGNALS:
    /// Accepted; the browser waits for answer(). The listener takes no further one.
    void returned(const QUrlQuery &query);
    /// Came to the right path and was not accepted.
    void refused();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace eventsweep
