// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/rest/httptransport.h"
#include "portalsim/simulator.h"
#include "support/iocounter.h"

#include <QObject>

#include <deque>
#include <functional>

namespace eventsweep {

/// A line to a simulated portal in the same process: no sockets, so that a thousand runs take seconds, but as
/// asynchronous as a real one. Everything that the simulator's faults do to an answer is done to it.
class PortalLine final : public QObject, public HttpTransport
{
public:
    struct Hooks
    {
        /// Just before the portal gets it, which may be something else than was sent. `changes`: it can reserve or
        /// remove. Not called for what never gets there.
        std::function<void(HttpRequest &request, bool changes)> before{};
        /// After the portal has acted; nothing tells whether the answer arrives.
        std::function<void(const portalsim::HttpResponse &response)> after{};
    };

    PortalLine(portalsim::Simulator &simulator, IoCounter &counter, Clock &clock, Hooks hooks);

    /// Where the portal is now: other hosts answer 302 to it. Empty: everywhere.
    void setHost(const QString &host) { m_host = host; }

    /// Requests wait here until the world lets them go, one at a time: so the order of everything is the same in each
    /// run. False: none waits.
    bool letOneGo();

    [[nodiscard]] QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override;

private:
    using End = std::shared_ptr<Ending<RestResult<HttpReply>>>;
    void carryOut(HttpRequest request, const End &end);
    void deliver(const portalsim::HttpResponse &response, const End &end);
    static RestError lost();

    portalsim::Simulator &m_simulator;
    IoCounter &m_counter;
    Clock &m_clock;
    Hooks m_hooks;
    QString m_host;
    std::deque<std::pair<HttpRequest, End>> m_waiting;
    std::vector<End> m_open; ///< held open for ever: the program is gone
};

/// Whether a request can reserve or remove something.
[[nodiscard]] bool changesSomething(const HttpRequest &request);

} // namespace eventsweep
