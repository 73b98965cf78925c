// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokensource.h"

#include "core/base/futures.h"
#include "core/rest/address.h"

#include <QPointer>

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

/// Form encoding by hand: QUrlQuery leaves '+' and others alone, which a server reads as a space.
QByteArray formBody(const std::vector<std::pair<QByteArray, QString>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += name + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
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
    return QtFuture::makeReadyFuture(
        RestResult<QString>(tl::unexpected(makeError(RestError::Kind::AddressMoved, base.host()))));
}

QFuture<RestResult<QString>> TokenSource::wait(const QString &stale)
{
    auto promise = std::make_shared<Promise>();
    promise->start();
    auto future = promise->future();
    m_waiting.push_back({std::move(promise), stale});
    serve();
    return future;
}

void TokenSource::serve()
{
    if (m_busy)
        return;
    if (!m_signIns.empty()) {
        signInNow();
        return;
    }
    if (m_waiting.empty())
        return;
    if (m_signedOut) {
        failAll(*m_signedOut);
        return;
    }
    if (!m_secrets) {
        read();
        return;
    }
    const QString current = m_secrets->accessToken;
    std::vector<Waiter> ready;
    std::vector<Waiter> unserved;
    for (const auto &waiter : m_waiting) {
        const bool needsNewer = current.isEmpty() || (!waiter.stale.isNull() && waiter.stale == current);
        (needsNewer ? unserved : ready).push_back(waiter);
    }
    m_waiting.swap(unserved);
    if (!m_waiting.empty())
        refresh();
    for (const auto &waiter : ready) {
        waiter.promise->addResult(current);
        waiter.promise->finish();
    }
}

void TokenSource::read()
{
    m_busy = true;
    whenDone(m_store.read(m_account.key), this, [this](const SecretResult<QString> &entry) { readDone(entry); });
}

void TokenSource::readDone(const SecretResult<QString> &entry)
{
    m_busy = false;
    if (!entry && entry.error().kind != SecretError::Kind::NotFound) {
        // Not remembered: the operator may unlock the keychain, and the next call asks again.
        failAll(makeError(RestError::Kind::SecretsUnavailable, secretErrorText(entry.error())));
        return;
    }
    m_secrets = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
    if (!m_secrets || (m_secrets->accessToken.isEmpty() && m_secrets->refreshToken.isEmpty())) {
        signOut(makeError(RestError::Kind::SignInAgain, tr("No tokens are stored for this portal.")));
        return;
    }
    serve();
}

void TokenSource::refresh()
{
    if (m_secrets->refreshToken.isEmpty()) {
        signOut(makeError(RestError::Kind::SignInAgain,
                          tr("The access token has expired, and there is no refresh token to get a new one.")));
        return;
    }
    if (!isSecureAddress(m_account.authorisationServer)) {
        failAll(makeError(RestError::Kind::InsecureAddress, m_account.authorisationServer.host()));
        return;
    }
    m_busy = true;
    HttpRequest request;
    request.url = m_account.authorisationServer;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.body = formBody({{"grant_type"_ba, u"refresh_token"_s},
                             {"client_id"_ba, m_account.clientId},
                             {"client_secret"_ba, m_secrets->clientSecret},
                             {"refresh_token"_ba, m_secrets->refreshToken}});
    // Sent again by the network stack, it would be refused: the first one has ended the life of this refresh token.
    request.repeatable = false;
    whenDone(m_transport.post(std::move(request), {}), this,
             [this](const RestResult<HttpReply> &reply) { refreshDone(reply); });
}

void TokenSource::refreshDone(const RestResult<HttpReply> &reply)
{
    auto answer = reply.and_then(parseTokenAnswer);
    if (answer) {
        take(*answer);
        return;
    }
    m_busy = false;
    RestError error = std::move(answer.error());
    error.text = withoutSecrets(error.text);
    if (error.delivery == RestError::Delivery::Unknown) {
        // The server may have made a new pair and forgotten the old one. Trying again by itself could go on for ever.
        error.kind = RestError::Kind::SignInAgain;
        error.text =
            tr("The authorisation server was asked for new tokens, and its answer was lost. The old ones may not "
               "be valid any more.");
        signOut(error);
    } else if (isRefusal(error.kind)) {
        signOut(error);
    } else {
        failAll(error);
    }
}

void TokenSource::take(const TokenAnswer &answer)
{
    if (!m_account.memberId.isEmpty() && !answer.facts.memberId.isEmpty() &&
        answer.facts.memberId != m_account.memberId) {
        m_busy = false;
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
    whenDone(m_store.write(m_account.key, secrets.toJson()), this,
             [this, secrets, facts = answer.facts](const SecretResult<void> &result) {
                 m_busy = false;
                 m_secrets = secrets;
                 const QPointer<TokenSource> guard(this);
                 Q_EMIT factsTold(facts);
                 if (guard)
                     stored(secrets, result);
             });
}

void TokenSource::stored(const PortalSecrets &secrets, const SecretResult<void> &result)
{
    if (!result) {
        m_store.keepForThisRun(m_account.key, secrets.toJson());
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
    whenDone(m_store.write(m_account.key, m_signIns.front().secrets.toJson()), this,
             [this](const SecretResult<void> &result) { signInDone(result); });
}

void TokenSource::signInDone(const SecretResult<void> &result)
{
    m_busy = false;
    const auto done = std::move(m_signIns.front());
    m_signIns.pop_front();
    const QPointer<TokenSource> guard(this);
    if (result) {
        m_secrets = done.secrets;
        m_signedOut.reset();
        Q_EMIT signedIn();
    }
    done.promise->addResult(result);
    done.promise->finish();
    if (guard)
        serve();
}

void TokenSource::tryAgain()
{
    if (m_busy)
        return; // what runs will tell
    m_secrets.reset();
    if (std::exchange(m_signedOut, std::nullopt))
        Q_EMIT signedIn();
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

QString TokenSource::withoutSecrets(QString text) const
{
    if (!m_secrets)
        return text;
    for (const auto &secret : {m_secrets->clientSecret, m_secrets->accessToken, m_secrets->refreshToken}) {
        if (!secret.isEmpty())
            text.replace(secret, u"…"_s);
    }
    return text;
}

} // namespace eventsweep
