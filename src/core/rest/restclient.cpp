// SPDX-License-Identifier: Apache-2.0
#include "core/rest/restclient.h"

#include "core/base/futures.h"
#include "core/rest/restcall.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

RestClient::RestClient(QUrl base, HttpTransport &transport, RateLimiter &limiter, TokenProvider &tokens, Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_transport(transport)
    , m_limiter(limiter)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_caller(limiter.newCaller())
{
}

RestClient::~RestClient()
{
    // While the client is still whole: the ends run their callers' continuations.
    const auto calls = std::exchange(m_calls, {});
    for (const auto &call : calls) {
        if (call)
            call->abandon();
    }
}

void RestClient::start(RestCall *call)
{
    std::erase_if(m_calls, [](const auto &one) { return one.isNull(); });
    m_calls.emplace_back(call);
    call->start();
}

QFuture<RestResult<RestAnswer>> RestClient::read(ReadRequest request, Options options)
{
    const auto ending = std::make_shared<Ending<RestResult<RestAnswer>>>();
    const auto future = ending->future();
    RestCall::What what{.method = methodName(request.method), .commands = {}, .body = request.params};
    what.safety = Safety::Read;
    start(new RestCall(*this, std::move(what), std::move(options), [ending](RestResult<BatchAnswer> result) {
        ending->end(result ? std::move(result->front()) : RestResult<RestAnswer>(tl::unexpected(result.error())));
    }));
    return future;
}

QFuture<RestResult<BatchAnswer>> RestClient::read(ReadBatch batch, Options options)
{
    if (batch.isEmpty())
        return QtFuture::makeReadyFuture(RestResult<BatchAnswer>(BatchAnswer()));
    QJsonObject commands;
    RestCall::What what{.method = u"batch"_s, .commands = {}, .body = {}, .halt = batch.halt(), .safety = Safety::Read};
    for (const auto &request : batch.requests()) {
        const QString method = methodName(request.method);
        commands.insert(commandKey(static_cast<size_t>(what.commands.size())), encodeCommand(method, request.params));
        what.commands << method;
    }
    what.body = {{u"halt"_s, batch.halt() ? 1 : 0}, {u"cmd"_s, commands}};
    const auto ending = std::make_shared<Ending<RestResult<BatchAnswer>>>();
    const auto future = ending->future();
    start(new RestCall(*this, std::move(what), std::move(options),
                       [ending](RestResult<BatchAnswer> result) { ending->end(std::move(result)); }));
    return future;
}

QFuture<RestResult<BatchAnswer>> RestClient::mutate(CheckedMutation mutation, Options options)
{
    RestCall::What what{.method = mutation.method(),
                        .commands = {},
                        .body = mutation.body(),
                        .halt = mutation.body().value("halt"_L1).toInt() != 0,
                        .safety = mutation.repeatable() ? Safety::Repeatable : Safety::Once};
    if (mutation.method() == "batch"_L1)
        what.commands = mutation.methods();
    const auto ending = std::make_shared<Ending<RestResult<BatchAnswer>>>();
    const auto future = ending->future();
    start(new RestCall(*this, std::move(what), std::move(options),
                       [ending](RestResult<BatchAnswer> result) { ending->end(std::move(result)); }));
    return future;
}

void RestClient::adoptBase(const QUrl &base)
{
    if (m_base == base)
        return;
    m_base = base;
    m_move.reset();
    Q_EMIT baseChanged(base);
}

/// Many calls can meet the same redirect at once, and a new address may take its time until a portal answers there.
/// Each confirmation is a refresh: one is enough.
QFuture<RestResult<QString>> RestClient::tokenAt(const QUrl &base)
{
    const auto refused = [](const QFuture<RestResult<QString>> &token) {
        return token.isFinished() && (token.resultCount() == 0 || !token.result());
    };
    if (!m_move || m_move->to != base || refused(m_move->token))
        m_move = Move{base, m_tokens.tokenAt(base)};
    return m_move->token;
}

} // namespace eventsweep
