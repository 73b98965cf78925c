// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/futures.h"
#include "core/rest/httptransport.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <vector>

namespace eventsweep {

/// Answers from a script, one entry a request in their order, and keeps what was sent. Without an entry left a request
/// stays open until answerNext().
class FakeTransport final : public QObject, public HttpTransport
{
public:
    struct Sent
    {
        HttpRequest request;
        [[nodiscard]] QJsonObject body() const { return QJsonDocument::fromJson(request.body).object(); }
    };

    static HttpReply json(const QByteArray &body, int status = 200)
    {
        return {.status = status, .contentType = "application/json", .body = body, .location = {}, .retryAfter = {}};
    }
    static HttpReply html(const QByteArray &body, int status)
    {
        return {.status = status, .contentType = "text/html", .body = body, .location = {}, .retryAfter = {}};
    }
    static HttpReply redirect(const QUrl &location, int status = 302)
    {
        return {.status = status, .contentType = {}, .body = {}, .location = location, .retryAfter = {}};
    }
    static RestError failure(RestError::Kind kind, RestError::Delivery delivery)
    {
        RestError error;
        error.kind = kind;
        error.delivery = delivery;
        return error;
    }

    void script(HttpReply reply) { m_script.emplace_back(std::move(reply)); }
    void script(RestError error) { m_script.emplace_back(tl::unexpected(std::move(error))); }
    void answerNext(RestResult<HttpReply> result)
    {
        Q_ASSERT(!m_open.empty());
        const auto open = m_open.front();
        m_open.pop_front();
        open->end(std::move(result));
    }

    [[nodiscard]] QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override
    {
        m_sent.push_back({std::move(request)});
        const auto ending = std::make_shared<Ending<RestResult<HttpReply>>>();
        const auto future = ending->future();
        if (!m_script.empty()) {
            auto result = std::move(m_script.front());
            m_script.pop_front();
            // As the real one: never from inside post().
            QMetaObject::invokeMethod(
                this, [ending, result] { ending->end(result); }, Qt::QueuedConnection);
            return future;
        }
        m_open.push_back(ending);
        cancel.onCancel(this, [this, weak = std::weak_ptr(ending)] {
            const auto one = weak.lock();
            if (one && std::erase(m_open, one) > 0)
                one->end(tl::unexpected(failure(RestError::Kind::Cancelled, RestError::Delivery::Unknown)));
        });
        return future;
    }

    [[nodiscard]] const std::vector<Sent> &sent() const { return m_sent; }
    [[nodiscard]] size_t open() const { return m_open.size(); }
    [[nodiscard]] size_t unused() const { return m_script.size(); }

private:
    std::vector<Sent> m_sent;
    std::deque<RestResult<HttpReply>> m_script;
    std::deque<std::shared_ptr<Ending<RestResult<HttpReply>>>> m_open;
};

} // namespace eventsweep
