// SPDX-License-Identifier: Apache-2.0
#include "core/auth/oauthflow.h"

#include "core/auth/oauthtexts.h"
#include "core/auth/tokenrequest.h"
#include "core/base/futures.h"
#include "core/rest/address.h"
#include "core/rest/portaladdress.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Problem = OAuthFlow::Problem;

Problem exchangeProblem(RestError::Kind kind, const QString &text = {})
{
    Problem problem;
    problem.kind = Problem::Kind::Exchange;
    problem.error.kind = kind;
    problem.error.text = text;
    return problem;
}

/// `server_domain` as an address: a bare host is https, and on this computer, where a portal in development may have no
/// certificate, what the portal itself is. A return can come from anybody who has seen the page's address, so that for
/// a portal elsewhere it tells host and port alone: with a scheme the secret could go in clear to a port of this
/// computer.
tl::expected<QUrl, AddressProblem> serverAddress(const QString &domain, const QUrl &restBase)
{
    if (!isLoopbackHost(restBase.host())) {
        static const QRegularExpression more(u"[/?#@\\\\]"_s);
        return domain.contains(more) ? tl::unexpected(AddressProblem::NotAnAddress) : tokenAddress(domain);
    }
    if (!domain.contains("://"_L1) && restBase.scheme() == "http"_L1) {
        const auto here = tokenAddress(u"http://"_s + domain);
        if (here && isLoopbackHost(here->host()))
            return here;
    }
    return tokenAddress(domain);
}

} // namespace

OAuthFlow::OAuthFlow(HttpTransport &transport, const TokenServers &servers, Clock &clock, OpenBrowser openBrowser,
                     QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_servers(servers)
    , m_clock(clock)
    , m_openBrowser(std::move(openBrowser))
{
}

OAuthFlow::~OAuthFlow()
{
    stop(lookThereInsteadPage());
}

void OAuthFlow::start(Request request)
{
    stop(lookThereInsteadPage());
    m_request = std::move(request);
    m_secretState = newState();
    m_problem.reset();
    m_browserOpened = false;
    m_strangeTold = false;
    m_openedAt = m_clock.steady();
    m_deadline = m_openedAt + timeLimit;
    m_state = State::Waiting;
    later([this] { begin(); });
}

void OAuthFlow::begin()
{
    if (m_request.way == Way::Listen && !listen())
        return;
    const QPointer<OAuthFlow> guard(this);
    openBrowser();
    if (!guard)
        return;
    watchTime();
    setState(State::Waiting);
}

bool OAuthFlow::listen()
{
    m_listener = std::make_unique<LoopbackListener>();
    m_listener->setAccept([this](const QUrlQuery &query) { return isOurs(query); }, &strangeReturnPage);
    connect(m_listener.get(), &LoopbackListener::returned, this, &OAuthFlow::onReturn);
    connect(m_listener.get(), &LoopbackListener::refused, this, [this](const QUrlQuery &query) {
        // Without any of these somebody only looked at the address.
        const bool isReturn =
            query.hasQueryItem(u"state"_s) || query.hasQueryItem(u"code"_s) || query.hasQueryItem(u"error"_s);
        if (isReturn && !std::exchange(m_strangeTold, true))
            Q_EMIT strangeReturn();
    });
    const auto port = m_listener->listen(m_request.port);
    if (port) {
        m_request.port = *port;
        return true;
    }
    Problem problem;
    problem.kind =
        port.error() == LoopbackListener::Failure::PortTaken ? Problem::Kind::PortTaken : Problem::Kind::CannotListen;
    problem.port = m_request.port;
    fail(problem);
    return false;
}

void OAuthFlow::openBrowser()
{
    m_openedAt = m_clock.steady();
    m_deadline = m_openedAt + timeLimit;
    const QPointer<OAuthFlow> guard(this);
    const bool opened = m_openBrowser && m_openBrowser(page());
    if (guard)
        m_browserOpened = opened;
}

void OAuthFlow::openAgain()
{
    if (m_state == State::Waiting)
        openBrowser();
}

void OAuthFlow::watchTime()
{
    m_clock.after(remaining(), this, [this, generation = m_generation] {
        if (generation != m_generation || m_state != State::Waiting)
            return;
        if (remaining() > Milliseconds(0))
            watchTime(); // opened again meanwhile
        else
            fail({});
    });
}

QUrl OAuthFlow::page() const
{
    return authorisationPage(m_request.restBase, m_request.clientId, m_secretState);
}

Milliseconds OAuthFlow::remaining() const
{
    return m_state == State::Waiting ? std::max(Milliseconds(0), m_deadline - m_clock.steady()) : Milliseconds(0);
}

Milliseconds OAuthFlow::codeRemaining() const
{
    return m_state == State::Waiting ? std::max(Milliseconds(0), m_openedAt + codeLife - m_clock.steady())
                                     : Milliseconds(0);
}

bool OAuthFlow::isOurs(const QUrlQuery &query) const
{
    const auto states = query.allQueryItemValues(u"state"_s, QUrl::FullyDecoded);
    if (m_state != State::Waiting || states.size() != 1 || !isSameState(states.front(), m_secretState))
        return false;
    const auto back = authorisationReturn(query);
    return back || back.error().kind == AuthorisationReturnError::Kind::Refused;
}

void OAuthFlow::onReturn(const QUrlQuery &query)
{
    auto *listener = m_listener.get();
    m_clock.after(browserPatience, listener, [listener] { listener->answer(lookThereInsteadPage()); });
    const auto back = authorisationReturn(query);
    if (back) {
        take(*back);
        return;
    }
    Problem problem;
    problem.kind = Problem::Kind::Refused;
    problem.text = back.error().text;
    fail(problem);
}

std::optional<QString> OAuthFlow::paste(const QString &text)
{
    if (m_state != State::Waiting)
        return tr("Nothing is waited for any more. Sign in again.");
    const auto back = authorisationReturn(text);
    if (!back)
        return authorisationReturnErrorText(back.error());
    if (!back->bareCode && !isSameState(back->state, m_secretState))
        return tr("This address is not from this sign-in, but perhaps from an older one. Open the page once more, and "
                  "copy the address it leads to.");
    ++m_generation; // nothing that waits for a return goes on
    m_state = State::Exchanging;
    if (m_listener)
        m_listener->close();
    later([this, back = *back] { take(back); });
    return std::nullopt;
}

void OAuthFlow::take(const AuthorisationReturn &back)
{
    if (auto wrong = wrongPortal(back, {})) {
        fail(*wrong);
        return;
    }
    // The secret leaves before the tokens tell whose they are. A bare code names no server either.
    if (!m_request.memberId.isEmpty() && back.memberId.isEmpty() && !back.bareCode) {
        fail(exchangeProblem(RestError::Kind::AnswerNotUnderstood, u"member_id"_s));
        return;
    }
    const auto server = serverOf(back);
    if (server)
        exchange(*server, back);
    else
        fail(server.error());
}

tl::expected<QUrl, Problem> OAuthFlow::serverOf(const AuthorisationReturn &back) const
{
    QUrl server = m_request.authorisationServer;
    if (!back.serverDomain.isEmpty()) {
        const auto told = serverAddress(back.serverDomain, m_request.restBase);
        if (!told && told.error() == AddressProblem::HttpOnInternet)
            return tl::unexpected(
                exchangeProblem(RestError::Kind::InsecureAddress, QUrl(back.serverDomain.trimmed()).host()));
        if (!told)
            return tl::unexpected(exchangeProblem(RestError::Kind::AnswerNotUnderstood, u"server_domain"_s));
        server = *told;
    }
    const bool plain = server.scheme() == "http"_L1 && !isLoopbackHost(m_request.restBase.host());
    if (!isSecureAddress(server) || plain)
        return tl::unexpected(exchangeProblem(RestError::Kind::InsecureAddress, server.host()));
    if (m_servers.allows(server, m_request.restBase))
        return server;
    Problem problem;
    problem.kind = Problem::Kind::UnfamiliarServer;
    problem.server = server;
    return tl::unexpected(problem);
}

std::optional<Problem> OAuthFlow::wrongPortal(const AuthorisationReturn &back, const TokenFacts &facts) const
{
    QStringList members{m_request.memberId, back.memberId, facts.memberId};
    members.removeAll(QString());
    if (std::all_of(members.begin(), members.end(), [&](const QString &one) { return one == members.front(); }))
        return std::nullopt;
    Problem problem;
    problem.kind = Problem::Kind::OtherPortal;
    problem.text = facts.clientEndpoint.isEmpty() ? errorText(back.domain) : facts.clientEndpoint.host();
    return problem;
}

void OAuthFlow::exchange(const QUrl &server, const AuthorisationReturn &back)
{
    const QPointer<OAuthFlow> guard(this);
    const auto generation = ++m_generation;
    setState(State::Exchanging);
    if (!guard || generation != m_generation)
        return;
    auto request = tokenRequest(server, {{"grant_type"_ba, u"authorization_code"_s},
                                         {"client_id"_ba, m_request.clientId},
                                         {"client_secret"_ba, m_request.clientSecret},
                                         {"code"_ba, back.code}});
    const auto reply = m_transport.post(std::move(request), m_cancel.token());
    whenFinished(reply, this, [this, generation, server, back](const QFuture<RestResult<HttpReply>> &future) {
        if (generation != m_generation)
            return;
        RestError dropped;
        dropped.delivery = RestError::Delivery::Unknown;
        exchanged(server, back,
                  future.resultCount() > 0 ? future.result() : RestResult<HttpReply>(tl::unexpected(dropped)));
    });
}

void OAuthFlow::exchanged(const QUrl &server, const AuthorisationReturn &back, const RestResult<HttpReply> &reply)
{
    const auto answer = reply.and_then(parseTokenAnswer);
    if (!answer) {
        Problem problem;
        problem.kind = Problem::Kind::Exchange;
        problem.error = withoutSecrets(answer.error(), {m_request.clientSecret, back.code});
        if (problem.error.code.compare("invalid_grant"_L1, Qt::CaseInsensitive) == 0) {
            problem.kind = Problem::Kind::CodeTooOld;
        } else if (problem.error.delivery == RestError::Delivery::Unknown) {
            problem.error.kind = RestError::Kind::SignInAgain;
            problem.error.text = tr("The authorisation server's answer was lost, and the code may be used up. Sign in "
                                    "again.");
        }
        fail(problem);
        return;
    }
    if (auto wrong = wrongPortal(back, answer->facts)) {
        fail(*wrong);
        return;
    }
    if (!m_request.memberId.isEmpty() && answer->facts.memberId.isEmpty() && back.memberId.isEmpty()) {
        fail(exchangeProblem(RestError::Kind::AnswerNotUnderstood, u"member_id"_s)); // of any portal
        return;
    }
    Tokens tokens{.accessToken = answer->accessToken,
                  .refreshToken = answer->refreshToken,
                  .accessExpiresAt = {},
                  .authorisationServer = server,
                  .domain = back.domain,
                  .facts = answer->facts};
    if (answer->expiresIn)
        tokens.accessExpiresAt = m_clock.now() + *answer->expiresIn;
    end(tokens);
}

void OAuthFlow::end(const Tokens &tokens)
{
    const auto generation = ++m_generation;
    const QPointer<OAuthFlow> guard(this);
    forgetSecrets();
    setState(State::Done);
    if (!guard || generation != m_generation)
        return;
    Q_EMIT finished(tokens);
    if (guard && generation == m_generation && !m_holdBrowser)
        answerBrowser(signedInPage(m_request.restBase.host()));
}

void OAuthFlow::fail(Problem problem)
{
    stop(notSignedInPage(problem));
    m_problem = problem;
    const auto generation = m_generation;
    const QPointer<OAuthFlow> guard(this);
    setState(State::Failed);
    if (guard && generation == m_generation)
        Q_EMIT failed(problem);
}

void OAuthFlow::cancel()
{
    if (m_state == State::Idle)
        return;
    stop(signInCancelledPage());
    m_problem.reset();
    setState(State::Idle);
}

void OAuthFlow::answerBrowser(const ReturnPage &page)
{
    if (m_listener)
        m_listener->answer(page);
}

void OAuthFlow::stop(const ReturnPage &page)
{
    ++m_generation;
    if (m_listener) {
        m_listener->close();
        m_listener->answer(page);
        m_listener->disconnect(this);
        m_listener.release()->deleteLater(); // it may be what calls
    }
    std::exchange(m_cancel, CancelSource()).cancel();
    forgetSecrets();
}

void OAuthFlow::forgetSecrets()
{
    m_request.clientSecret.clear();
    m_secretState.clear();
}

void OAuthFlow::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void OAuthFlow::later(std::function<void()> action)
{
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation, action = std::move(action)] {
            if (generation == m_generation)
                action();
        },
        Qt::QueuedConnection);
}

} // namespace eventsweep
