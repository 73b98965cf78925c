// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/faults.h"
#include "portalsim/http.h"

#include <functional>
#include <optional>

namespace eventsweep::portalsim {

/// What the faults that hit one request make of its answer.
class Disturbance
{
public:
    Disturbance(Portal &portal, const HttpRequest &request)
        : m_portal(portal)
        , m_request(request)
    {
    }

    /// Rivals and expiring tokens act at once; everything else waits for answer().
    void apply(const FaultAction &action);
    /// The answer to send. The request is carried out unless a fault answers in its place.
    HttpResponse answer(const std::function<HttpResponse()> &carryOut) const;

private:
    void act(const Delay &fault);
    void act(const DropBefore &fault);
    void act(const DropAfter &fault);
    void act(const CutBody &fault);
    void act(const HtmlPage &fault);
    void act(const Redirect &fault);
    void act(const Failure &fault);
    void act(const QueryLimit &fault);
    void act(const OperationLimit &fault);
    void act(const ExpireToken &fault);
    void act(const Rival &fault);
    void fail(int status, const QByteArray &code, const QByteArray &text, double operating = 0, qint64 resetAt = 0);

    Portal &m_portal;
    const HttpRequest &m_request;
    std::optional<HttpResponse> m_instead;
    std::optional<qsizetype> m_cutAt;
    bool m_dropAfter = false;
    int m_delayMs = 0;
};

/// A page as web servers and PHP send it instead of JSON.
HttpResponse htmlPage(int status);

} // namespace eventsweep::portalsim
