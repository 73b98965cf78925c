// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokensource.h"

#include "core/auth/storedtokens.h"
#include "core/auth/tokenrequest.h"
#include "core/auth/tokenservers.h"
#include "core/base/futures.h"
#include "core/rest/address.h"

#include <QPointer>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

RestError makeError(RestError::Kind kind, const QString &text)
{
    RestError error;
    error.kind = kind;
    error.text = text;
    return error;
}

/// The server has said no: asking again with the same tokens cannot help.
bool isRefusal(RestError::Kind kind)
{
    switch (kind) {
    case RestError::Kind::SignInAgain:
    case RestError::Kind::WrongClient:
    case RestError::Kind::PaymentRequired:
    case RestError::Kind::NotInstalled:
    case RestError::Kind::PortalClosed:
    case RestError::Kind::AccessDenied:
    case RestError::Kind::NoRights:
    case RestError::Kind::WrongRequest:
    case RestError::Kind::HttpsRequired:
        return true;
    default:
        return false;
    }
}

} // namespace

TokenSource::TokenSource(Account account, SecretStore &secrets, HttpTransport &transport, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_store(secrets)
    , m_transport(transport)
    , m_clock(clock)
    , m_lock(m_account.lockFile, clock)
{
}

TokenSource::~TokenSource()
{
    for (const auto &signIn : std::exchange(m_signIns, {})) {
        signIn.promise->addResult(tl::unexpected(SecretError{SecretError::Kind::Refused, {}}));
        signIn.promise->finish();
    }
    failAll(makeError(RestError::Kind::Cancelled, {}));
}

QFuture<RestResult<QString>> TokenSource::token()
{
    return wait({});
}

QFuture<RestResult<QString>> TokenSource::refreshed(const QString &stale)
{
    return wait(stale.isNull() ? u""_s : stale);
}

QFuture<RestResult<QString>> TokenSource::tokenAt(const QUrl &base)
{
    // A portal that was never identified could be any: the answer's own word for who it is proves nothing.
    if (m_account.memberId.isEmpty() || !isSecureAddress(base))
        return QtFuture::makeReadyFuture(
            RestResult<QString>(tl::unexpected(makeError(RestError::Kind::AddressMoved, base.host()))));
    return wait({}, base);
}

QFuture<RestResult<QString>> TokenSource::wait(const QString &stale, const std::optional<QUrl> &base)
{
    auto promise = std::make_shared<Promise>();
    promise->start();
    auto future = promise->future();
    m_waiting.push_back({std::move(promise), stale, base});
    serve();
    return future;
}

void TokenSource::serve()
{
    if (m_busy)
        return;
    if (!m_signIns.empty())
        signInNow();
    else if (m_waiting.empty())
        return;
    else if (m_signedOut)
        lookAgain();
    else if (!m_secrets)
        read();
    else
        serveWithSecrets();
}

void TokenSource::serveWithSecrets()
{
    std::vector<std::pair<Waiter, RestResult<QString>>> ready;
    std::vector<Waiter> unserved;
    for (const auto &waiter : m_waiting) {
        if (auto answer = answerFor(waiter))
            ready.emplace_back(waiter, std::move(*answer));
        else
            unserved.push_back(waiter);
    }
    m_waiting.swap(unserved);
    if (!m_waiting.empty())
        refresh();
    for (const auto &[waiter, answer] : ready) {
        waiter.promise->addResult(answer);
        waiter.promise->finish();
    }
}

std::optional<RestResult<QString>> TokenSource::answerFor(const Waiter &waiter) const
{
    const QString current = m_secrets->accessToken;
    if (current.isEmpty() || (!waiter.stale.isNull() && waiter.stale == current))
        return std::nullopt;
    const auto isThere = waiter.base ? m_places.isAt(*waiter.base) : std::optional(true);
    if (!isThere)
        return std::nullopt;
    if (*isThere)
        return RestResult<QString>(current);
    return tl::unexpected(makeError(RestError::Kind::AddressMoved, waiter.base->host()));
}

void TokenSource::read()
{
    m_busy = true;
    whenDone(m_store.read(m_account.key), this, [this](const Entry &entry) { readDone(entry); });
}

void TokenSource::readDone(const Entry &entry)
{
    if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
        // Not remembered: the operator may unlock the keychain, and the next call asks again.
        release();
        failAll(secretsUnavailable(entry.error()));
        return;
    }
    release();
    if (const auto secrets = secretsIn(entry)) {
        adopt(*secrets);
        serve();
    } else {
        signOut(nothingStored(entry));
    }
}

void TokenSource::lookAgain()
{
    m_busy = true;
    whenDone(m_store.read(m_account.key), this, [this](const Entry &entry) { lookedAgain(entry); });
}

void TokenSource::lookedAgain(const Entry &entry)
{
    release();
    const auto secrets = secretsIn(entry);
    const QPointer<TokenSource> guard(this);
    if (isNews(secrets)) {
        adopt(*secrets);
        m_signedOut.reset();
        Q_EMIT signedIn();
    } else if (std::exchange(m_tryAgain, false)) {
        tryAgain();
    } else {
        failAll(RestError(*m_signedOut));
        return;
    }
    if (guard)
        serve();
}

void TokenSource::adopt(const PortalSecrets &secrets)
{
    m_secrets = secrets;
    m_places.forget();
}

void TokenSource::refresh()
{
    if (const auto refused = serverObstacle()) {
        failAll(*refused);
        return;
    }
    if (onlyMovesWait() && !m_places.mayAsk(m_clock.steady())) {
        failMoves();
        return;
    }
    m_busy = true;
    m_lock.acquire(this, [this](RefreshLock::Outcome outcome) {
        if (outcome == RefreshLock::Outcome::TimedOut) {
            RestError error = makeError(RestError::Kind::TimedOut,
                                        tr("Another running copy of this program has been getting new tokens for too "
                                           "long. Close it, or try again."));
            error.code = u"other_copy"_s;
            release();
            failAll(error);
        } else if (m_lock.hasOthers()) {
            whenDone(m_store.read(m_account.key), this, [this](const Entry &entry) { readBeforeRefresh(entry); });
        } else {
            sendRefresh();
        }
    });
}

std::optional<RestError> TokenSource::serverObstacle() const
{
    const QUrl &server = m_account.authorisationServer;
    if (!isSecureAddress(server))
        return makeError(RestError::Kind::InsecureAddress, server.host());
    if (!m_account.mayRefresh || m_account.mayRefresh(server))
        return std::nullopt;
    // No reason to be signed out: once the server is allowed the next call goes on with the same tokens.
    RestError error = makeError(RestError::Kind::SignInAgain, TokenServers::shownName(server));
    error.code = u"server_not_allowed"_s;
    return error;
}

void TokenSource::readBeforeRefresh(const Entry &entry)
{
    const auto secrets = secretsIn(entry);
    if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
        release();
        failAll(secretsUnavailable(entry.error()));
        return;
    }
    if (!secrets) {
        m_secrets.reset();
        release();
        signOut(nothingStored(entry)); // not written anew: somebody wanted it gone
        return;
    }
    const bool isNewer = !secrets->accessToken.isEmpty() && secrets->accessToken != m_secrets->accessToken;
    if (*secrets != *m_secrets)
        adopt(*secrets);
    if (isNewer) {
        release();
        serve();
    } else {
        sendRefresh();
    }
}

void TokenSource::sendRefresh()
{
    if (m_secrets->refreshToken.isEmpty()) {
        endWithoutRefreshToken();
        return;
    }
    if (const auto refused = serverObstacle()) { // it may be another one since, or not allowed any more
        release();
        failAll(*refused);
        return;
    }
    if (onlyMovesWait())
        m_places.noteAsked(m_clock.steady());
    auto request = tokenRequest(m_account.authorisationServer, {{"grant_type"_ba, u"refresh_token"_s},
                                                                {"client_id"_ba, m_account.clientId},
                                                                {"client_secret"_ba, m_secrets->clientSecret},
                                                                {"refresh_token"_ba, m_secrets->refreshToken}});
    whenDone(m_transport.post(std::move(request), {}), this,
             [this](const RestResult<HttpReply> &reply) { refreshDone(reply); });
}

void TokenSource::endWithoutRefreshToken()
{
    release();
    if (m_waiting.empty())
        serve();
    else if (onlyMovesWait())
        failMoves(); // the access token may still be good
    else
        signOut(makeError(RestError::Kind::SignInAgain,
                          tr("The access token has expired, and there is no refresh token to get a new one.")));
}

bool TokenSource::onlyMovesWait() const
{
    return !m_waiting.empty() &&
           std::all_of(m_waiting.begin(), m_waiting.end(), [](const Waiter &one) { return one.base.has_value(); });
}

/// That the portal moved cannot be confirmed, and that is all.
void TokenSource::failMoves()
{
    failAll(makeError(RestError::Kind::AddressMoved, m_waiting.front().base->host()));
}

void TokenSource::refreshDone(const RestResult<HttpReply> &reply)
{
    const auto answer = reply.and_then(parseTokenAnswer);
    if (answer) {
        take(*answer);
        return;
    }
    RestError error =
        withoutSecrets(answer.error(), {m_secrets->clientSecret, m_secrets->accessToken, m_secrets->refreshToken});
    error.server = TokenServers::shownName(m_account.authorisationServer);
    const bool lost = error.delivery == RestError::Delivery::Unknown;
    if (!lost && !isRefusal(error.kind)) {
        release();
        failAll(error);
        return;
    }
    if (lost) {
        // The server may have made a new pair and forgotten the old one. Trying again by itself could go on for ever.
        error.kind = RestError::Kind::SignInAgain;
        error.text =
            tr("The authorisation server was asked for new tokens, and its answer was lost. The old ones may not "
               "be valid any more.");
    } else if (error.kind == RestError::Kind::SignInAgain || error.kind == RestError::Kind::WrongClient) {
        // The other copy may have stored something better. After other refusals, as of a portal that has not paid, the
        // kept pair is still the living one.
        m_store.forgetKept(m_account.key);
    }
    whenDone(m_store.read(m_account.key), this, [this, error](const Entry &entry) { readAfterFailure(entry, error); });
}

void TokenSource::readAfterFailure(const Entry &entry, const RestError &reason)
{
    release();
    const auto secrets = secretsIn(entry);
    const bool isOther = isNews(secrets) && secrets->accessToken != m_secrets->accessToken;
    if (isOther && !secrets->accessToken.isEmpty()) {
        adopt(*secrets);
        serve();
    } else {
        signOut(reason);
    }
}

bool TokenSource::isNews(const std::optional<PortalSecrets> &secrets) const
{
    return secrets && secrets != m_secrets && secrets != m_left;
}

void TokenSource::take(const TokenAnswer &answer)
{
    const QString member = answer.facts.memberId;
    if (!m_account.memberId.isEmpty() && !member.isEmpty() && member != m_account.memberId) {
        release();
        signOut(makeError(RestError::Kind::SignInAgain, tr("The tokens belong to another portal.")));
        return;
    }
    PortalSecrets secrets = *m_secrets;
    secrets.accessToken = answer.accessToken;
    if (!answer.refreshToken.isEmpty())
        secrets.refreshToken = answer.refreshToken;
    secrets.accessExpiresAt.reset();
    if (answer.expiresIn)
        secrets.accessExpiresAt = m_clock.now() + *answer.expiresIn;
    if (!m_lock.hasOthers()) {
        write(secrets, answer.facts);
        return;
    }
    whenDone(m_store.read(m_account.key), this,
             [this, secrets, facts = answer.facts](const Entry &entry) { compareAndWrite(secrets, facts, entry); });
}

void TokenSource::compareAndWrite(const PortalSecrets &fresh, const TokenFacts &facts, const Entry &entry)
{
    const auto there = secretsIn(entry);
    if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
        written(fresh, facts, tl::unexpected(entry.error())); // whose it would replace is not known
    } else if (there == m_secrets) {
        write(fresh, facts);
    } else if (there) {
        adopt(*there); // a sign-in that did not wait for the lock
        release();
        serve();
    } else {
        m_secrets.reset();
        release();
        signOut(nothingStored(entry)); // as before a refresh: somebody wanted it gone
    }
}

void TokenSource::write(const PortalSecrets &fresh, const TokenFacts &facts)
{
    whenDone(m_store.write(m_account.key, fresh.toJson()), this,
             [this, fresh, facts](const SecretResult<void> &result) { written(fresh, facts, result); });
}

void TokenSource::written(const PortalSecrets &fresh, const TokenFacts &facts, const SecretResult<void> &result)
{
    if (result) {
        m_left.reset();
    } else {
        if (!m_left)
            m_left = m_secrets;
        m_store.keepForThisRun(m_account.key, fresh.toJson());
    }
    m_secrets = fresh;
    QList<QUrl> asked;
    for (const auto &waiter : m_waiting) {
        if (waiter.base)
            asked << *waiter.base;
    }
    const bool isOurs = !facts.memberId.isEmpty() && facts.memberId == m_account.memberId;
    m_places.take(isOurs ? facts.clientEndpoint : QUrl(), asked);
    m_lock.release();
    const QPointer<TokenSource> guard(this);
    Q_EMIT factsTold(facts); // still busy: what its receivers ask for waits
    if (!guard)
        return;
    m_busy = false;
    stored(result);
}

void TokenSource::stored(const SecretResult<void> &result)
{
    if (!result) {
        const QPointer<TokenSource> guard(this);
        Q_EMIT notStored(result.error());
        if (!guard)
            return;
    }
    // Also those whose stale token is the new one, if a server ever gives the same again: no endless refreshing.
    for (auto &waiter : m_waiting)
        waiter.stale.clear();
    serve();
}

QFuture<SecretResult<void>> TokenSource::signIn(PortalSecrets secrets)
{
    auto promise = std::make_shared<QPromise<SecretResult<void>>>();
    promise->start();
    auto future = promise->future();
    // After whatever runs now: a refresh of the old tokens must not be written over the new ones.
    m_signIns.push_back({std::move(promise), std::move(secrets)});
    serve();
    return future;
}

void TokenSource::signInNow()
{
    m_busy = true;
    // Also without the lock: what the operator has just signed in with counts more than what the other copy does.
    const auto go = [this](RefreshLock::Outcome) {
        whenDone(m_store.write(m_account.key, m_signIns.front().secrets.toJson()), this,
                 [this](const SecretResult<void> &result) { signInDone(result); });
    };
    m_lock.acquire(this, go, RefreshLock::longest);
}

void TokenSource::signInDone(const SecretResult<void> &result)
{
    release();
    const auto done = std::move(m_signIns.front());
    m_signIns.pop_front();
    const QPointer<TokenSource> guard(this);
    if (result) {
        adopt(done.secrets);
        m_left.reset();
        m_places.beginAnew();
        m_signedOut.reset();
        m_tryAgain = false;
        Q_EMIT signedIn();
    }
    done.promise->addResult(result);
    done.promise->finish();
    if (guard)
        serve();
}

void TokenSource::tryAgain()
{
    if (m_busy) {
        m_tryAgain = m_signedOut.has_value(); // else what runs will tell
        return;
    }
    m_tryAgain = false;
    m_secrets.reset();
    m_places.beginAnew();
    if (std::exchange(m_signedOut, std::nullopt))
        Q_EMIT signedIn();
}

void TokenSource::release()
{
    m_busy = false;
    m_lock.release();
}

void TokenSource::failAll(const RestError &error)
{
    const auto waiting = std::exchange(m_waiting, {});
    const QPointer<TokenSource> guard(this);
    const RestResult<QString> result = tl::unexpected(error);
    for (const auto &waiter : waiting) {
        waiter.promise->addResult(result);
        waiter.promise->finish();
    }
    if (guard && !m_signIns.empty())
        serve();
}

void TokenSource::signOut(RestError reason)
{
    m_signedOut = std::move(reason);
    const QPointer<TokenSource> guard(this);
    const RestError copy = *m_signedOut;
    Q_EMIT signedOut(copy);
    if (guard)
        failAll(copy);
}

} // namespace eventsweep
