// SPDX-License-Identifier: Apache-2.0
#include "support/portalline.h"

namespace eventsweep {

namespace {

using Verdict = IoCounter::Verdict;

} // namespace

bool changesSomething(const HttpRequest &request)
{
    const QByteArray path = request.url.path().toUtf8();
    for (const char *method : {"event.offline.get", "event.offline.clear", "event.offline.error"}) {
        if (path.endsWith(method) || (path.endsWith("/batch") && request.body.contains(method)))
            return true;
    }
    return false;
}

PortalLine::PortalLine(portalsim::Simulator &simulator, IoCounter &counter, Clock &clock, Hooks hooks)
    : m_simulator(simulator)
    , m_counter(counter)
    , m_clock(clock)
    , m_hooks(std::move(hooks))
{
}

RestError PortalLine::lost()
{
    RestError error;
    error.kind = RestError::Kind::ConnectionLost;
    error.delivery = RestError::Delivery::Unknown;
    return error;
}

QFuture<RestResult<HttpReply>> PortalLine::post(HttpRequest request, CancelToken cancel)
{
    const auto end = std::make_shared<Ending<RestResult<HttpReply>>>();
    cancel.onCancel(this, [weak = std::weak_ptr(end)] {
        const auto ending = weak.lock();
        if (!ending)
            return;
        RestError error = lost();
        error.kind = RestError::Kind::Cancelled;
        ending->end(tl::unexpected(std::move(error)));
    });
    m_waiting.emplace_back(std::move(request), end);
    return end->future();
}

bool PortalLine::letOneGo()
{
    while (!m_waiting.empty()) {
        auto [request, end] = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (end->isOver())
            continue; // cancelled
        carryOut(std::move(request), end);
        return true;
    }
    return false;
}

void PortalLine::carryOut(HttpRequest request, const End &end)
{
    const Verdict sending = m_counter.reach(IoMoment::RequestBefore);
    if (sending == Verdict::Dead)
        return m_open.push_back(end);
    if (sending == Verdict::Fail) {
        end->end(tl::unexpected(lost()));
        return;
    }
    if (!m_host.isEmpty() && request.url.host() != m_host) {
        QUrl there = request.url;
        there.setHost(m_host);
        end->end(HttpReply{.status = 302, .contentType = {}, .body = {}, .location = there, .retryAfter = {}});
        return;
    }

    const bool changes = changesSomething(request);
    if (m_hooks.before)
        m_hooks.before(request, changes);
    portalsim::HttpRequest wire;
    wire.verb = "POST";
    wire.target = request.url.path(QUrl::FullyEncoded).toUtf8();
    wire.headers = {{"Content-Type", request.contentType}};
    wire.body = request.body;
    wire.peer = "127.0.0.1";
    const portalsim::HttpResponse response = m_simulator.answer(wire);
    if (m_hooks.after)
        m_hooks.after(response);

    const Verdict answering = m_counter.reach(IoMoment::RequestAfter);
    if (answering == Verdict::Dead)
        return m_open.push_back(end);
    if (answering == Verdict::Fail)
        end->end(tl::unexpected(lost()));
    else if (response.delayMs > 0)
        m_clock.after(Milliseconds(response.delayMs), this, [this, response, end] { deliver(response, end); });
    else
        deliver(response, end);
}

void PortalLine::deliver(const portalsim::HttpResponse &response, const End &end)
{
    using Delivery = portalsim::HttpResponse::Delivery;
    if (response.delivery != Delivery::Whole) {
        end->end(tl::unexpected(lost()));
        return;
    }
    HttpReply reply{
        .status = response.status, .contentType = {}, .body = response.body, .location = {}, .retryAfter = {}};
    reply.contentType = response.contentType.split(';').front().trimmed().toLower();
    if (!response.location.isEmpty())
        reply.location = QUrl::fromEncoded(response.location);
    end->end(std::move(reply));
}

} // namespace eventsweep
