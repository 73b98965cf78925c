// SPDX-License-Identifier: Apache-2.0
#include "core/rest/ratelimiter.h"

#include "core/base/futures.h"
#include "core/base/logging.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace std::chrono_literals;

namespace eventsweep {

namespace {

constexpr Milliseconds firstPause = 1s;
constexpr Milliseconds longestPause = 32s;
constexpr int mostRefusals = 5; ///< that the pause grows with: it is the longest then
constexpr Milliseconds longestRetryAfter = 1h;
constexpr Milliseconds shortestRest = 1s;
constexpr Milliseconds restWithoutTime = 1min;
constexpr double nearlyRefused = 420; ///< portal: seconds of work of one method in 10 minutes; some allow 480
constexpr double marginSeconds = 1;

/// Up to a quarter longer, so that several programs that were refused together do not come back together.
Milliseconds withJitter(Milliseconds pause)
{
    return pause + Milliseconds(static_cast<qint64>(QRandomGenerator::global()->bounded(0.25) * double(pause.count())));
}

RestError cancelled()
{
    RestError error;
    error.kind = RestError::Kind::Cancelled;
    error.delivery = RestError::Delivery::NotSent;
    return error;
}

} // namespace

struct RateLimiter::Waiting
{
    Priority priority;
    QStringList methods;
    Caller caller;
    Ending<RestResult<Place>> ending;
    QObject context; ///< of the cancellation
};

RateLimiter::RateLimiter(Clock &clock, Policy policy, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_policy(policy)
    , m_leakedAt(clock.steady())
    , m_pausedUntil(clock.steady())
{
}

RateLimiter::~RateLimiter()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &one : waiting)
        one->ending.end(tl::unexpected(cancelled()));
}

QFuture<RestResult<RateLimiter::Place>> RateLimiter::acquire(Priority priority, QStringList methods, CancelToken cancel,
                                                             Caller caller)
{
    if (cancel.isCancelled())
        return QtFuture::makeReadyFuture(RestResult<Place>(tl::unexpected(cancelled())));
    const auto waiting = std::make_shared<Waiting>();
    waiting->priority = priority;
    waiting->methods = std::move(methods);
    waiting->caller = caller;
    const auto future = waiting->ending.future();
    cancel.onCancel(&waiting->context, [this, weak = std::weak_ptr(waiting)] {
        const auto one = weak.lock();
        if (!one || std::erase(m_waiting, one) == 0)
            return;
        serve(); // somebody behind may go now
        one->ending.end(tl::unexpected(cancelled()));
    });
    // Before the first one that is less urgent: first come, first served among equals.
    const auto behind = std::ranges::find_if(m_waiting, [&](const auto &other) { return other->priority > priority; });
    m_waiting.insert(behind, waiting);
    serve();
    return future;
}

void RateLimiter::serve()
{
    leak();
    std::vector<std::pair<std::shared_ptr<Waiting>, Place>> served;
    std::optional<Milliseconds> wake;
    const auto sooner = [&wake](std::optional<Milliseconds> delay) {
        if (delay && (!wake || *delay < *wake))
            wake = delay;
    };
    if (const auto pause = pauseLeft(); pause > 0ms && !m_waiting.empty()) {
        sooner(pause);
    } else {
        for (auto it = m_waiting.begin(); it != m_waiting.end();) {
            const auto rests = restLeft(**it).second;
            if (rests > 0ms) {
                sooner(rests); // only these methods rest; others may pass
                ++it;
            } else if (hasRoom()) {
                served.emplace_back(std::move(*it), takePlace());
                it = m_waiting.erase(it);
            } else {
                sooner(untilRoom());
                break;
            }
        }
    }
    if (wake)
        wakeAfter(*wake);
    if (!m_waiting.empty() || !served.empty())
        Q_EMIT waitChanged();
    for (auto &[one, place] : served)
        one->ending.end(std::move(place)); // may destroy this limiter
}

void RateLimiter::wakeAfter(Milliseconds delay)
{
    const Milliseconds at = m_clock.steady() + delay;
    if (m_wakesAt && *m_wakesAt <= at)
        return;
    m_wakesAt = at;
    m_clock.after(delay, this, [this, at] {
        if (m_wakesAt == at)
            m_wakesAt.reset();
        serve();
    });
}

double RateLimiter::capacity() const
{
    return std::max(1.0, m_policy.burst - marginSeconds * m_policy.drainedPerSecond);
}

double RateLimiter::level() const
{
    const std::chrono::duration<double> passed = std::max(m_clock.steady() - m_leakedAt, 0ms);
    return std::max<double>(m_outstanding, m_level - passed.count() * m_policy.drainedPerSecond);
}

void RateLimiter::leak()
{
    m_level = level();
    m_leakedAt = std::max(m_leakedAt, m_clock.steady());
}

/// Nothing when only the end of a request makes room.
std::optional<Milliseconds> RateLimiter::untilRoom() const
{
    if (m_outstanding + 1 > capacity() + 1e-9 || m_policy.drainedPerSecond <= 0)
        return std::nullopt;
    const double seconds = (level() + 1 - capacity()) / m_policy.drainedPerSecond;
    return Milliseconds(std::max<qint64>(1, static_cast<qint64>(std::ceil(seconds * 1000))));
}

Milliseconds RateLimiter::pauseLeft() const
{
    return std::max(m_pausedUntil - m_clock.steady(), 0ms);
}

/// The longest rest among the methods.
std::pair<QString, Milliseconds> RateLimiter::restLeft(const Waiting &waiting) const
{
    std::pair<QString, Milliseconds> longest{QString(), 0ms};
    for (const auto &method : waiting.methods) {
        for (const Caller caller : {Caller::Everybody, waiting.caller}) {
            const auto until = m_restsUntil.find({caller, method});
            if (until != m_restsUntil.end() && until->second - m_clock.steady() > longest.second)
                longest = {method, until->second - m_clock.steady()};
        }
    }
    return longest;
}

RateLimiter::Place RateLimiter::takePlace()
{
    m_level += 1;
    ++m_outstanding;
    Place place;
    place.m_held = std::shared_ptr<void>(this, [self = QPointer(this)](void *) {
        if (self)
            self->giveBack();
    });
    return place;
}

void RateLimiter::giveBack()
{
    leak();
    --m_outstanding;
    if (!m_waiting.empty())
        wakeAfter(0ms); // not from inside somebody's destructor
}

Milliseconds RateLimiter::refused(std::optional<Milliseconds> retryAfter)
{
    leak();
    m_level = std::max<double>(m_level, m_policy.burst); // the portal says that it is full
    Milliseconds pause = pauseLeft();
    if (pause == 0ms) { // several answers to one burst are one refusal
        pause = withJitter(std::min(Milliseconds(firstPause.count() << m_refusals), longestPause));
        m_refusals = std::min(m_refusals + 1, mostRefusals);
    }
    if (retryAfter)
        pause = std::max(pause, std::min(*retryAfter, longestRetryAfter));
    m_pausedUntil = m_clock.steady() + pause;
    // Somebody else fills the portal's bucket as fast as it drains, perhaps: a pause must not end in a burst.
    m_leakedAt = m_pausedUntil;
    qCDebug(lcRest) << "the portal is asked too fast; pausing for" << pause.count() << "ms";
    if (!m_waiting.empty())
        wakeAfter(pause);
    Q_EMIT waitChanged();
    return pause;
}

void RateLimiter::accepted()
{
    if (pauseLeft() == 0ms && m_refusals > 0)
        --m_refusals; // one step at a time: between two that get on well together each is refused now and then
}

void RateLimiter::operating(const QString &method, double seconds, std::optional<WallTime> resetAt, Caller caller)
{
    if (seconds < 0)
        return;
    m_operating.insert(method, seconds);
    if (seconds >= nearlyRefused && resetAt)
        rest(method, resetAt, caller);
}

void RateLimiter::rest(const QString &method, std::optional<WallTime> until, Caller caller)
{
    const auto asked = until ? std::chrono::duration_cast<Milliseconds>(*until - m_clock.now()) : restWithoutTime;
    // The portal's clock and this computer's may differ by anything.
    const Milliseconds pause = std::clamp(asked, shortestRest, longestRest);
    std::erase_if(m_restsUntil, [this](const auto &entry) { return entry.second <= m_clock.steady(); });
    m_restsUntil[{caller, method}] = m_clock.steady() + pause;
    qCDebug(lcRest) << method << "rests for" << pause.count() << "ms";
    Q_EMIT waitChanged();
}

RateLimiter::Wait RateLimiter::waitOf(const Waiting &waiting) const
{
    const auto pause = pauseLeft();
    const auto [method, rests] = restLeft(waiting);
    if (rests > pause)
        return {.reason = Reason::MethodResting, .method = method, .remaining = rests};
    if (pause > 0ms)
        return {.reason = Reason::TooFast, .method = {}, .remaining = pause};
    return {.reason = Reason::Bucket, .method = {}, .remaining = untilRoom().value_or(0ms)};
}

RateLimiter::Wait RateLimiter::wait() const
{
    return m_waiting.empty() ? Wait{} : waitOf(*m_waiting.front());
}

void RateLimiter::setPolicy(Policy policy)
{
    leak();
    m_policy = policy;
    serve();
}

} // namespace eventsweep
