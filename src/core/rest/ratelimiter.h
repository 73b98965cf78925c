// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/clock.h"
#include "core/rest/resterror.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace eventsweep {

/// Keeps one portal address within the portal's limits: a leaky bucket (portal: burst 50, drains 2 per second;
/// Enterprise 250 and 5), a growing pause with jitter after a 503 QUERY_LIMIT_EXCEEDED, and per caller and method a
/// rest until `operating_reset_at` (portal: 420 to 480 s of work in 10 minutes, counted for each application). Clearing
/// goes before reading. Lives in one thread.
///
/// A request counts from the moment it is let go, and does not drain before its end: it may have been on its way all
/// the time. So the portal's bucket never holds more than this one, whatever the network does, and a portal that nobody
/// else uses never refuses. One second of draining is kept free besides, for portals that count in whole seconds.
class RateLimiter : public QObject
{
    Q_OBJECT
public:
    enum class Priority { Clearing, Reading };
    enum class Reason { None, Bucket, TooFast, MethodResting };
    /// For whom a method rests: newCaller() makes one for each client, and so for each application.
    enum class Caller : quint64 { Everybody = 0 };

    struct Policy
    {
        int burst = 50;
        double drainedPerSecond = 2.0;
    };
    /// What the next waiting request waits for; `remaining` counts down.
    struct Wait
    {
        Reason reason = Reason::None;
        QString method; ///< MethodResting
        Milliseconds remaining{0};
    };
    /// One request's place, held until the request has ended however that was. Given back with its last copy; may
    /// outlive the limiter.
    class Place
    {
        friend class RateLimiter;
        std::shared_ptr<void> m_held;
    };

    /// The longest that a method rests: the portal's window.
    static constexpr Milliseconds longestRest = std::chrono::minutes(10);

    /// `clock` must outlive the limiter.
    RateLimiter(Clock &clock, Policy policy, QObject *parent = nullptr);
    /// Who still waits gets Cancelled.
    ~RateLimiter() override;

    /// A place in the bucket for one request that works for `methods` (a batch: those of its commands). Ends with the
    /// place, or with Cancelled. The request is to be sent at once.
    [[nodiscard]] QFuture<RestResult<Place>> acquire(Priority priority, QStringList methods, CancelToken cancel,
                                                     Caller caller = Caller::Everybody);
    [[nodiscard]] Caller newCaller() { return Caller(++m_callers); }

    /// The portal answered QUERY_LIMIT_EXCEEDED: everybody pauses; returns for how long.
    Milliseconds refused(std::optional<Milliseconds> retryAfter);
    /// The portal answered a request: the pause after the next refusal is shorter again, by one step.
    void accepted();
    /// `time.operating` of an answer: seconds of work of that method in the portal's window. When they are so many that
    /// portals begin to refuse, the method rests until `resetAt`.
    void operating(const QString &method, double seconds, std::optional<WallTime> resetAt,
                   Caller caller = Caller::Everybody);
    /// OPERATION_TIME_LIMIT: the method rests, at least a second and at most `longestRest`.
    void rest(const QString &method, std::optional<WallTime> until, Caller caller = Caller::Everybody);

    [[nodiscard]] Wait wait() const;
    /// Requests that the bucket holds now, 0 … burst: for the meter.
    [[nodiscard]] double level() const;
    [[nodiscard]] Policy policy() const { return m_policy; }
    void setPolicy(Policy policy);
    /// Seconds of `operating` last told by the portal, per method.
    [[nodiscard]] const QHash<QString, double> &operatingSeconds() const { return m_operating; }

Q_SIGNALS:
    /// Somebody begins or ends to wait, or waits for something else. The countdown itself is not told: ask wait().
    void waitChanged();

private:
    struct Waiting;
    void serve();
    void wakeAfter(Milliseconds delay);
    void leak();
    void giveBack();
    [[nodiscard]] Place takePlace();
    [[nodiscard]] double capacity() const;
    [[nodiscard]] bool hasRoom() const { return m_level + 1 <= capacity() + 1e-9; }
    [[nodiscard]] std::optional<Milliseconds> untilRoom() const;
    [[nodiscard]] Milliseconds pauseLeft() const;
    [[nodiscard]] std::pair<QString, Milliseconds> restLeft(const Waiting &waiting) const;
    [[nodiscard]] Wait waitOf(const Waiting &waiting) const;

    Clock &m_clock;
    Policy m_policy;
    double m_level = 0;
    int m_outstanding = 0;
    Milliseconds m_leakedAt{0};
    Milliseconds m_pausedUntil{0};
    int m_refusals = 0; ///< more than answers since
    QHash<QString, double> m_operating;
    std::map<std::pair<Caller, QString>, Milliseconds> m_restsUntil; ///< steady time
    quint64 m_callers = 0;
    std::deque<std::shared_ptr<Waiting>> m_waiting; ///< clearing first, then by age
    std::optional<Milliseconds> m_wakesAt;          ///< steady time
};

} // namespace eventsweep
