// SPDX-License-Identifier: Apache-2.0
#include "portalsim/disturbance.h"

#include "portalsim/jsontext.h"
#include "portalsim/timeblock.h"

namespace eventsweep::portalsim {

namespace {

QByteArray pageTitle(int status)
{
    switch (status) {
    case 302:
        return "302 Found";
    case 404:
        return "404 Not Found";
    case 500:
        return "500 Internal Server Error";
    case 502:
        return "502 Bad Gateway";
    case 503:
        return "503 Service Temporarily Unavailable";
    case 504:
        return "504 Gateway Time-out";
    default:
        return QByteArray::number(status);
    }
}

} // namespace

HttpResponse htmlPage(int status)
{
    const QByteArray title = pageTitle(status);
    HttpResponse response;
    response.status = status;
    response.contentType = "text/html; charset=UTF-8";
    response.body =
        "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n";
    return response;
}

void Disturbance::apply(const FaultAction &action)
{
    std::visit([this](const auto &fault) { act(fault); }, action);
}

HttpResponse Disturbance::answer(const std::function<HttpResponse()> &carryOut) const
{
    HttpResponse response = m_instead ? *m_instead : carryOut();
    if (m_cutAt && response.delivery == HttpResponse::Delivery::Whole) {
        response.delivery = HttpResponse::Delivery::CutBody;
        response.cutAt = *m_cutAt;
    }
    if (m_dropAfter)
        response.delivery = HttpResponse::Delivery::Drop;
    response.delayMs = m_delayMs;
    return response;
}

void Disturbance::fail(int status, const QByteArray &code, const QByteArray &text, double operating, qint64 resetAt)
{
    const qint64 now = m_portal.nowMs();
    m_instead = HttpResponse();
    m_instead->status = status;
    m_instead->body = "{\"error\":" + jsonText(code) + ",\"error_description\":" + jsonText(text) +
                      ",\"time\":" + timeBlock(now, now, operating, resetAt) + '}';
}

void Disturbance::act(const Delay &fault)
{
    m_delayMs += fault.milliseconds;
}

void Disturbance::act(const DropBefore &)
{
    m_instead = HttpResponse();
    m_instead->delivery = HttpResponse::Delivery::Drop;
}

void Disturbance::act(const DropAfter &)
{
    m_dropAfter = true;
}

void Disturbance::act(const CutBody &fault)
{
    m_cutAt = fault.bytes;
}

void Disturbance::act(const HtmlPage &fault)
{
    m_instead = htmlPage(fault.status);
}

void Disturbance::act(const Redirect &fault)
{
    QByteArray rest = m_request.target;
    for (const QByteArray &known : {QByteArray("/rest/"), QByteArray("/oauth/token/"), QByteArray("/oauth/token"),
                                    QByteArray("/oauth/authorize/"), QByteArray("/oauth/authorize")}) {
        if (rest.startsWith(known)) {
            rest.remove(0, known.size());
            break;
        }
    }
    m_instead = htmlPage(302);
    m_instead->location = fault.base.toEncoded() + rest;
}

void Disturbance::act(const Failure &fault)
{
    fail(fault.status, fault.code.toUtf8(), fault.description.toUtf8());
}

void Disturbance::act(const QueryLimit &)
{
    fail(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
}

void Disturbance::act(const OperationLimit &fault)
{
    fail(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.", fault.operating,
         m_portal.nowMs() / 1000 + fault.resetAfterSeconds);
}

void Disturbance::act(const ExpireToken &)
{
    m_portal.expireAdminToken();
}

void Disturbance::act(const Rival &fault)
{
    runRival(fault, m_portal);
}

} // namespace eventsweep::portalsim
