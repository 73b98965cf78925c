// SPDX-License-Identifier: Apache-2.0
#include "core/rest/restcall.h"

#include "core/base/futures.h"
#include "core/base/logging.h"
#include "core/base/redact.h"
#include "core/rest/address.h"

#include <QJsonDocument>
#include <QMetaMethod>
#include <QRandomGenerator>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

constexpr qsizetype parsedHere = 32 * 1024; ///< bytes; larger answers would make the window stutter

RestError brokenPromise()
{
    RestError error;
    error.kind = Kind::Cancelled;
    error.delivery = Delivery::Unknown;
    return error;
}

/// What a future of a service gave; a service that dropped its promise counts as cancelled.
template <typename T>
RestResult<T> given(const QFuture<RestResult<T>> &future)
{
    return future.resultCount() > 0 ? future.result() : RestResult<T>(tl::unexpected(brokenPromise()));
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

RestCall::RestCall(RestClient &client, What what, RestClient::Options options, Done done)
    : QObject(&client)
    , m_client(client)
    , m_what(std::move(what))
    , m_options(std::move(options))
    , m_done(std::move(done))
{
}

void RestCall::start()
{
    if (m_options.cancel.isCancelled() || m_options.withdraw.isCancelled()) {
        endCancelled(Delivery::NotSent);
        return;
    }
    m_options.cancel.onCancel(this, [this] { cancel(); });
    m_options.withdraw.onCancel(this, [this] {
        if (m_phase == Phase::Waiting)
            cancel();
    });
    // First of all, so that a missing token is told before anything waits; asked again when it is this call's turn.
    askForToken([this] { queue(); });
}

void RestCall::cancel()
{
    switch (m_phase) {
    case Phase::Waiting:
        m_stop.cancel();
        endCancelled(Delivery::NotSent);
        break;
    case Phase::Sending:
        m_stop.cancel(); // the transport knows whether anything was sent
        break;
    case Phase::Parsing:
        if (m_what.safety == Safety::Read)
            endCancelled(Delivery::Answered);
        break;
    }
}

void RestCall::abandon()
{
    const bool underWay = m_phase != Phase::Waiting;
    m_stop.cancel();
    endCancelled(underWay ? Delivery::Unknown : Delivery::NotSent);
}

void RestCall::askForToken(std::function<void()> then)
{
    m_phase = Phase::Waiting;
    whenFinished(m_client.m_tokens.token(), this, [this, then = std::move(then)](const auto &future) {
        const auto token = given(future);
        if (!m_done)
            return;
        if (!token) {
            RestError error = token.error();
            error.delivery = Delivery::NotSent;
            end(tl::unexpected(std::move(error)));
            return;
        }
        m_token = *token;
        then();
    });
}

void RestCall::queue()
{
    m_phase = Phase::Waiting;
    const auto place = m_client.m_limiter.acquire(m_options.priority, methods(), m_stop.token(), m_client.m_caller);
    whenFinished(place, this, [this](const auto &future) {
        auto granted = given(future);
        if (!m_done)
            return;
        if (!granted) {
            endCancelled(Delivery::NotSent);
            return;
        }
        m_place = std::move(*granted);
        askForToken([this] { send(); }); // the wait may have been long, and another call may have refreshed it
    });
}

HttpRequest RestCall::httpRequest() const
{
    QJsonObject body = m_what.body;
    body.insert("auth"_L1, m_token);
    if (!m_options.connector.isNone())
        body.insert("auth_connector"_L1, m_options.connector.toString());
    HttpRequest request;
    request.url = m_sentTo;
    request.url.setPath(request.url.path() + m_what.method);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.repeatable = m_what.safety != Safety::Once;
    return request;
}

void RestCall::send()
{
    if (m_options.withdraw.isCancelled() || (m_options.stillWanted && !m_options.stillWanted())) {
        endCancelled(Delivery::NotSent);
        return;
    }
    m_phase = Phase::Sending;
    ++m_sendings;
    m_sentTo = m_movedTo.value_or(m_client.m_base);
    m_startedAt = m_client.m_clock.now();
    m_startedSteady = m_client.m_clock.steady();
    whenFinished(m_client.m_transport.post(httpRequest(), m_stop.token()), this, [this](const auto &future) {
        m_place.reset();
        if (m_done)
            onReply(given(future));
    });
}

void RestCall::onReply(const RestResult<HttpReply> &reply)
{
    if (!reply) {
        trace(reply.error().httpStatus, &reply.error());
        onError(reply.error());
        return;
    }
    if (isRedirect(reply->status)) {
        onMoved(*reply);
        return;
    }
    m_phase = Phase::Parsing;
    const AnswerShape shape{.commands = static_cast<size_t>(m_what.commands.size()), .halt = m_what.halt};
    if (reply->body.size() <= parsedHere) {
        onParsed(parseAnswer(*reply, shape), reply->status);
        return;
    }
    const auto parsing = QtConcurrent::run([reply = *reply, shape] { return parseAnswer(reply, shape); });
    whenFinished(parsing, this, [this, status = reply->status](const QFuture<ParsedAnswer> &future) {
        if (m_done)
            onParsed(future.result(), status);
    });
}

/// A redirect was answered instead of the method: nothing was carried out.
void RestCall::onMoved(const HttpReply &reply)
{
    RestError error;
    error.kind = Kind::AddressMoved;
    error.delivery = Delivery::Answered;
    error.httpStatus = reply.status;
    error.text = errorText(reply.location.host());
    trace(reply.status, &error);
    const auto moved = m_followed ? std::nullopt : movedBase(m_sentTo, m_what.method, reply.location);
    if (!moved) {
        end(tl::unexpected(std::move(error)));
        return;
    }
    m_followed = true;
    if (*moved == m_client.m_base)
        queue(); // another call has been there while this one was on its way
    else
        confirmMove(*moved);
}

/// A redirect alone gets no token: whoever can answer for the old address could name any other.
void RestCall::confirmMove(const QUrl &base)
{
    m_phase = Phase::Waiting;
    whenFinished(m_client.tokenAt(base), this, [this, base](const auto &future) {
        const auto token = given(future);
        if (!m_done)
            return;
        if (token) {
            m_movedTo = base;
            queue();
            return;
        }
        RestError error = token.error();
        error.delivery = Delivery::Answered; // the call itself, with the redirect
        end(tl::unexpected(std::move(error)));
    });
}

void RestCall::onParsed(ParsedAnswer parsed, int httpStatus)
{
    tellLimiter(parsed);
    trace(httpStatus, parsed.answer ? nullptr : &parsed.answer.error());
    if (parsed.fromPortal && m_movedTo) {
        m_client.adoptBase(*m_movedTo); // its receivers may cancel this call
        m_movedTo.reset();
        if (!m_done)
            return;
    }
    if (parsed.answer)
        end(std::move(parsed.answer));
    else
        onError(std::move(parsed.answer.error()));
}

void RestCall::tellLimiter(ParsedAnswer &parsed)
{
    RateLimiter &limiter = m_client.m_limiter;
    if (parsed.answer) {
        limiter.accepted();
        for (size_t i = 0; i < parsed.answer->size(); ++i)
            tellLimiter(methods().value(static_cast<qsizetype>(i)), parsed.answer->at(i), parsed.resetAt.at(i),
                        parsed.portalTime);
        return;
    }
    RestError &error = parsed.answer.error();
    if (error.kind == Kind::TooFast) {
        error.retryAfter = limiter.refused(error.retryAfter);
    } else if (error.kind == Kind::MethodResting) {
        // Of a batch nobody knows which method it was: all of them rest.
        for (const auto &method : methods()) {
            RestResult<RestAnswer> same = tl::unexpected(error);
            tellLimiter(method, same, parsed.resetAt.front(), parsed.portalTime);
            error.retryAfter = same.error().retryAfter;
        }
    } else if (parsed.fromPortal) {
        limiter.accepted();
    }
}

void RestCall::tellLimiter(const QString &method, RestResult<RestAnswer> &answer, std::optional<WallTime> resetAt,
                           std::optional<WallTime> portalTime)
{
    // By the portal's own clock where it told its time: the two clocks may differ.
    const WallTime now = m_client.m_clock.now();
    if (resetAt)
        resetAt = now + (*resetAt - portalTime.value_or(now));
    if (answer) {
        m_client.m_limiter.operating(method, answer->operating, resetAt, m_client.m_caller);
        return;
    }
    RestError &error = answer.error();
    if (error.kind != Kind::MethodResting)
        return;
    if (resetAt)
        error.retryAfter = std::max(*resetAt - now, Milliseconds(0));
    else if (error.retryAfter)
        resetAt = now + *error.retryAfter;
    m_client.m_limiter.rest(method, resetAt, m_client.m_caller);
}

void RestCall::onError(RestError error)
{
    if (m_options.cancel.isCancelled() && error.kind != Kind::Cancelled && m_what.safety == Safety::Read)
        error.kind = Kind::Cancelled;
    const bool enough = m_options.cancel.isCancelled() || m_options.withdraw.isCancelled();
    const NextStep step = enough ? NextStep::GiveUp : nextStep(error, m_what.safety, m_attempts);
    if (step == NextStep::GiveUp) {
        end(tl::unexpected(std::move(error)));
        return;
    }
    m_mayHaveHappened = m_mayHaveHappened || error.delivery == Delivery::Unknown;
    switch (step) {
    case NextStep::RepeatAfterDelay:
        ++m_attempts.lost;
        repeatAfterDelay();
        break;
    case NextStep::WaitForLimiter:
        ++(error.kind == Kind::TooFast ? m_attempts.tooFast : m_attempts.resting);
        queue();
        break;
    case NextStep::RefreshToken:
        m_attempts.refreshed = true;
        refreshToken();
        break;
    case NextStep::GiveUp:
        break;
    }
}

void RestCall::repeatAfterDelay()
{
    m_phase = Phase::Waiting;
    const auto delay = retryDelay(m_attempts.lost);
    const auto jitter = QRandomGenerator::global()->bounded(static_cast<int>(delay.count() / 4));
    m_client.m_clock.after(delay + Milliseconds(jitter), this, [this] {
        if (m_done)
            queue();
    });
}

void RestCall::refreshToken()
{
    m_phase = Phase::Waiting;
    whenFinished(m_client.m_tokens.refreshed(m_token), this, [this](const auto &future) {
        const auto token = given(future);
        if (!m_done)
            return;
        if (token) {
            queue();
            return;
        }
        // Whatever happened to the refresh: the portal had refused the call before it did anything.
        RestError error = token.error();
        error.delivery = Delivery::NotSent;
        end(tl::unexpected(std::move(error)));
    });
}

void RestCall::trace(int httpStatus, const RestError *error)
{
    const Milliseconds took = m_client.m_clock.steady() - m_startedSteady;
    qCDebug(lcRest) << m_what.method << "status" << httpStatus << "took" << took.count() << "ms";
    static const QMetaMethod signal = QMetaMethod::fromSignal(&RestClient::called);
    if (!m_client.isSignalConnected(signal))
        return;
    CallTrace trace{.method = m_what.method,
                    .commands = m_what.commands,
                    .body = redacted(m_what.body),
                    .startedAt = m_startedAt,
                    .took = took,
                    .httpStatus = httpStatus,
                    .attempt = m_sendings,
                    .error = error ? std::optional(*error) : std::nullopt};
    if (!m_options.connector.isNone())
        trace.body.insert("auth_connector"_L1, m_options.connector.toString());
    Q_EMIT m_client.called(trace);
}

void RestCall::endCancelled(Delivery delivery)
{
    RestError error;
    error.kind = Kind::Cancelled;
    error.delivery = delivery;
    end(tl::unexpected(std::move(error)));
}

void RestCall::end(RestResult<BatchAnswer> result)
{
    if (!m_done)
        return;
    if (m_mayHaveHappened && !result)
        result.error().delivery = Delivery::Unknown;
    if (m_mayHaveHappened && result && m_what.safety != Safety::Read) {
        // A command that is refused this time may have been carried out the first time.
        for (auto &command : *result) {
            if (!command)
                command.error().delivery = Delivery::Unknown;
        }
    }
    m_place.reset();
    deleteLater();
    const auto done = std::exchange(m_done, {});
    done(std::move(result)); // may destroy the client and with it this call
}

} // namespace eventsweep
