// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/ids.h"
#include "core/rest/httptransport.h"
#include "core/rest/ratelimiter.h"
#include "core/rest/requests.h"
#include "core/rest/tokenprovider.h"

#include <QObject>

#include <QPointer>
#include <functional>

#include <vector>

namespace eventsweep {

class MutationGate;
class RestCall;
struct MutationTestDoor; // defined in the tests of this part alone

/// A request body that MutationGate has encoded and checked. Only the gate makes one.
class CheckedMutation
{
public:
    [[nodiscard]] const QString &method() const { return m_method; }
    /// Methods of the commands when it is a batch (their keys in the body are commandKey(0), commandKey(1) …), else the
    /// method alone.
    [[nodiscard]] const QStringList &methods() const { return m_methods; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }
    /// May be sent again after a lost answer: clear by ids or message ids cannot hit more the second time.
    [[nodiscard]] bool repeatable() const { return m_repeatable; }

private:
    friend class MutationGate;
    friend struct MutationTestDoor;
    CheckedMutation() = default;
    QString m_method;
    QStringList m_methods;
    QJsonObject m_body;
    bool m_repeatable = false;
};

/// What one sending of a call did, for the request console and for tests. Holds no token and no payload.
struct CallTrace
{
    QString method;
    QStringList commands; ///< methods of a batch's commands
    QJsonObject body;     ///< without `auth`, secrets masked
    WallTime startedAt;
    Milliseconds took{0};
    int httpStatus = 0;
    int attempt = 1; ///< 1, 2 … : sendings of the same call
    std::optional<RestError> error;
};

/// Talks to one portal. Waits for the limiter, puts the token into the JSON body (a lost body must take the token
/// along), sends, classifies, and repeats what may be repeated (see retryrules.h): after QUERY_LIMIT_EXCEEDED (nothing
/// was carried out), once after expired_token with a refreshed token, once after a 302 at the new https address when
/// the authorisation server confirms it, and reads after a lost answer or a server's fault. Large answers are parsed
/// off the thread. Lives in one thread; every call ends exactly once.
///
/// A cancelled call ends with Cancelled; its `delivery` tells whether a change may have happened. A change whose answer
/// is already here ends with that answer instead. Destroying the client ends its calls in the same way with Cancelled,
/// inside the destructor.
class RestClient : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        ConnectorId connector{};
        RateLimiter::Priority priority = RateLimiter::Priority::Reading;
        CancelToken cancel{};
        /// Takes the call back while it waits (for the limiter, for a repeat); what is being sent goes on to its end.
        CancelToken withdraw{};
        /// Asked just before each sending, after all waiting; false ends the call as if withdrawn.
        std::function<bool()> stillWanted{};
    };

    /// `base` ends in "/rest/". The references must outlive the client.
    RestClient(QUrl base, HttpTransport &transport, RateLimiter &limiter, TokenProvider &tokens, Clock &clock,
               QObject *parent = nullptr);
    ~RestClient() override;

    [[nodiscard]] QFuture<RestResult<RestAnswer>> read(ReadRequest request, Options options);
    /// Fails as a whole only when no command can have been answered. A command that a halted batch did not come to has
    /// Kind::Cancelled and Delivery::NotSent.
    [[nodiscard]] QFuture<RestResult<BatchAnswer>> read(ReadBatch batch, Options options);

    [[nodiscard]] const QUrl &base() const { return m_base; }
    /// The owner has found out that the portal is at another address: from the next sending on. Emits baseChanged().
    void setBase(const QUrl &base) { adoptBase(base); }

Q_SIGNALS:
    /// The portal moved (302, https, confirmed by its authorisation server): the new base has been used once and is in
    /// force. To be stored by the owner.
    void baseChanged(const QUrl &base);
    void called(const eventsweep::CallTrace &trace);

private:
    friend class MutationGate;
    friend class RestCall;
    friend struct MutationTestDoor;
    /// One request that changes the portal, sent once unless it is repeatable. `RestError::delivery` tells whether it
    /// may have been carried out: Unknown also when an earlier sending of it got no answer. A batch's answer has one
    /// entry a command, a single call's has one entry.
    [[nodiscard]] QFuture<RestResult<BatchAnswer>> mutate(CheckedMutation mutation, Options options);

    void start(RestCall *call);
    void adoptBase(const QUrl &base);
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &base);

    /// A new address, and what the authorisation server says of it.
    struct Move
    {
        QUrl to;
        QFuture<RestResult<QString>> token;
    };

    QUrl m_base;
    std::optional<Move> m_move;
    HttpTransport &m_transport;
    RateLimiter &m_limiter;
    TokenProvider &m_tokens;
    Clock &m_clock;
    const RateLimiter::Caller m_caller;
    std::vector<QPointer<RestCall>> m_calls;
};

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::CallTrace)
