// SPDX-License-Identifier: Apache-2.0
#include "core/rest/ratelimiter.h"

#include "support/manualclock.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eventsweep;

namespace {

using Future = QFuture<RestResult<RateLimiter::Place>>;
using Priority = RateLimiter::Priority;
using Reason = RateLimiter::Reason;

const QStringList list{u"event.offline.list"_s};
const QStringList clear{u"event.offline.clear"_s};

bool isGranted(const Future &future)
{
    return future.isFinished() && future.resultCount() == 1 && future.result().has_value();
}

/// Sends a request that is answered at once.
void pass(RateLimiter &limiter, int times)
{
    for (int i = 0; i < times; ++i)
        QVERIFY(isGranted(limiter.acquire(Priority::Reading, list, {})));
}

/// A portal's own bucket (protocol: limits).
class PortalBucket
{
public:
    PortalBucket(const Clock &clock, RateLimiter::Policy policy)
        : m_clock(clock)
        , m_policy(policy)
        , m_at(clock.steady())
    {
    }
    /// False: QUERY_LIMIT_EXCEEDED.
    bool take()
    {
        const std::chrono::duration<double> passed = m_clock.steady() - m_at;
        m_at = m_clock.steady();
        m_level = std::max(0.0, m_level - passed.count() * m_policy.drainedPerSecond);
        if (m_level + 1 > m_policy.burst + 1e-6)
            return false;
        m_level += 1;
        return true;
    }

private:
    const Clock &m_clock;
    RateLimiter::Policy m_policy;
    Milliseconds m_at;
    double m_level = 0;
};

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstGoesAtOnceAndThenTwoASecond();
    void neverProvokesARefusalWhateverTheNetworkDelays_data();
    void neverProvokesARefusalWhateverTheNetworkDelays();
    void aRequestOnItsWayKeepsItsPlace();
    void pausesLongerAfterEachRefusalAndShorterAfterEachAnswer();
    void aPauseDoesNotEndInABurst();
    void severalRefusalsOfOneBurstAreOne();
    void keepsToWhatThePortalAsksFor();
    void aMethodRestsWhileOthersPass();
    void aRestEndsByThePortalsResetWithinItsWindow();
    void aMethodThatThePortalSurelyRefusesRestsBeforehand();
    void clearingGoesBeforeReading();
    void aCancelledOneLeavesItsTurnToTheNext();
    void tellsWhatIsWaitedForAndCountsDown();
    void aNewPolicyLetsMoreThrough();
    void endsEveryWaitWhenDestroyed();
    void aPlaceMayOutliveTheLimiter();
    void theWallClockMayJump();
    void aJumpOfTheWallClockProlongsNoPauseAndNoRest();
};

void TestRateLimiter::aBurstGoesAtOnceAndThenTwoASecond()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    int atOnce = 0;
    while (isGranted(limiter.acquire(Priority::Reading, list, {})))
        ++atOnce;
    QVERIFY2(atOnce >= 45 && atOnce <= 50, qPrintable(QString::number(atOnce)));
    std::vector<Future> waiting;
    for (int i = 0; i < 20; ++i)
        waiting.push_back(limiter.acquire(Priority::Reading, list, {}));
    clock.advance(5s);
    const auto granted = std::ranges::count_if(waiting, isGranted);
    QVERIFY2(granted == 9 || granted == 10, qPrintable(QString::number(granted))); // one waited before them
}

void TestRateLimiter::neverProvokesARefusalWhateverTheNetworkDelays_data()
{
    QTest::addColumn<int>("longestDelay"); // ms each way; below 0: the length of stalls
    QTest::addColumn<bool>("enterprise");
    QTest::newRow("no delay") << 0 << false;
    QTest::newRow("some delay") << 300 << false;
    QTest::newRow("long delays") << 30'000 << false;
    QTest::newRow("stalls, after which all requests arrive together") << -40'000 << false;
    QTest::newRow("Enterprise") << 5'000 << true;
}

void TestRateLimiter::neverProvokesARefusalWhateverTheNetworkDelays()
{
    QFETCH(int, longestDelay);
    QFETCH(bool, enterprise);
    const RateLimiter::Policy policy = enterprise ? RateLimiter::Policy{250, 5} : RateLimiter::Policy{50, 2};
    QRandomGenerator random(1);
    ManualClock clock;
    RateLimiter limiter(clock, policy);
    PortalBucket portal(clock, policy);
    std::multimap<Milliseconds, RateLimiter::Place> onTheirWay, answered;
    std::vector<Future> waiting;
    int sent = 0;
    for (int step = 0; step < 20'000; ++step) { // 10 minutes
        while (waiting.size() < 5)
            waiting.push_back(limiter.acquire(Priority::Reading, list, {}));
        std::erase_if(waiting, [&](const Future &future) {
            if (!isGranted(future))
                return false;
            const Milliseconds there(longestDelay < 0 ? -longestDelay - clock.steady().count() % -longestDelay
                                                      : random.bounded(longestDelay + 1));
            onTheirWay.emplace(clock.steady() + there, *future.result());
            ++sent;
            return true;
        });
        while (!onTheirWay.empty() && onTheirWay.begin()->first <= clock.steady()) {
            QVERIFY2(portal.take(), qPrintable(u"refused request %1"_s.arg(sent)));
            const Milliseconds back(random.bounded(std::max(longestDelay, 0) + 1));
            answered.emplace(clock.steady() + back, onTheirWay.begin()->second);
            onTheirWay.erase(onTheirWay.begin());
        }
        while (!answered.empty() && answered.begin()->first <= clock.steady())
            answered.erase(answered.begin());
        clock.advance(30ms);
    }
    // And it wastes nothing while the network does not: nearly 50 + 600 s × 2.
    if (longestDelay >= 0 && longestDelay <= 300)
        QVERIFY2(sent >= 1200, qPrintable(QString::number(sent)));
}

void TestRateLimiter::aRequestOnItsWayKeepsItsPlace()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 10, .drainedPerSecond = 2});
    std::vector<RateLimiter::Place> held;
    for (int i = 0; i < 8; ++i)
        held.push_back(*limiter.acquire(Priority::Reading, list, {}).result());
    clock.advance(60s);
    QCOMPARE(limiter.level(), 8.0); // they may all arrive at this moment
    auto next = limiter.acquire(Priority::Reading, list, {});
    clock.advance(60s);
    QVERIFY(!isGranted(next));
    held.pop_back();
    clock.advance(500ms);
    QVERIFY(isGranted(next));
}

void TestRateLimiter::aPauseDoesNotEndInABurst()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    (void)limiter.refused(30s);
    std::vector<Future> waiting;
    for (int i = 0; i < 20; ++i)
        waiting.push_back(limiter.acquire(Priority::Reading, list, {}));
    clock.advance(31s);
    QCOMPARE(std::ranges::count_if(waiting, isGranted), 0);
    clock.advance(2s);
    QCOMPARE(std::ranges::count_if(waiting, isGranted), 4);
}

void TestRateLimiter::pausesLongerAfterEachRefusalAndShorterAfterEachAnswer()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    Milliseconds before(0);
    for (int i = 0; i < 5; ++i) {
        const Milliseconds pause = limiter.refused({});
        QVERIFY(pause >= 1s * (1 << i));
        QVERIFY(pause <= 1250ms * (1 << i));
        QVERIFY(pause > before);
        const auto next = limiter.acquire(Priority::Reading, list, {});
        QVERIFY(!isGranted(next));
        clock.advance(pause - 1ms);
        QVERIFY(!isGranted(next));
        clock.advance(2s); // and drain what the portal said it holds
        QVERIFY(isGranted(next));
        before = pause;
    }
    for (int i = 0; i < 10; ++i)
        clock.advance(limiter.refused({}));
    QVERIFY(limiter.refused({}) <= 40s);
    clock.advance(1min);
    limiter.accepted();
    QVERIFY(limiter.refused({}) > 15s); // one answer does not mean that there is room
    clock.advance(1min);
    for (int i = 0; i < 5; ++i)
        limiter.accepted();
    QVERIFY(limiter.refused({}) <= 1250ms);
}

void TestRateLimiter::severalRefusalsOfOneBurstAreOne()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    const Milliseconds first = limiter.refused({});
    limiter.accepted(); // answer to a request that went out before
    clock.advance(100ms);
    QVERIFY(limiter.refused({}) == first - 100ms);
    QVERIFY(limiter.refused({}) == first - 100ms);
    clock.advance(first);
    QVERIFY(limiter.refused({}) <= 2500ms);
}

void TestRateLimiter::keepsToWhatThePortalAsksFor()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    QVERIFY(limiter.refused(20s) == 20s);
    clock.advance(20s);
    QVERIFY(limiter.refused(1ms) >= 1s); // never shorter than the own pause
    QVERIFY(limiter.refused(24h) <= 1h);
}

void TestRateLimiter::aMethodRestsWhileOthersPass()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    limiter.rest(list.first(), clock.now() + 30s);
    const auto resting = limiter.acquire(Priority::Reading, list, {});
    const auto batch = limiter.acquire(Priority::Reading, {u"profile"_s, list.first()}, {});
    const auto other = limiter.acquire(Priority::Reading, {u"profile"_s}, {});
    QVERIFY(!isGranted(resting));
    QVERIFY(!isGranted(batch));
    QVERIFY(isGranted(other));
    clock.advance(29s);
    QVERIFY(!isGranted(resting));
    clock.advance(1s);
    QVERIFY(isGranted(resting));
    QVERIFY(isGranted(batch));
}

void TestRateLimiter::aRestEndsByThePortalsResetWithinItsWindow()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    const auto remaining = [&](std::optional<WallTime> until) {
        limiter.rest(list.first(), until);
        const auto waits = limiter.acquire(Priority::Reading, list, {});
        Q_UNUSED(waits)
        return limiter.wait().remaining;
    };
    QVERIFY(remaining(clock.now() + 42s) == 42s);
    QVERIFY(remaining(clock.now() - 5h) == 1s);    // clocks that differ
    QVERIFY(remaining(clock.now() + 5h) == 10min); // clocks that differ
    QVERIFY(remaining({}) == 1min);
}

void TestRateLimiter::aMethodThatThePortalSurelyRefusesRestsBeforehand()
{
    ManualClock clock;
    RateLimiter limiter(clock, {});
    limiter.operating(list.first(), 300, clock.now() + 60s);
    QVERIFY(isGranted(limiter.acquire(Priority::Reading, list, {})));
    QCOMPARE(limiter.operatingSeconds().value(list.first()), 300.0);
    limiter.operating(list.first(), -1, clock.now() + 60s); // not told
    QCOMPARE(limiter.operatingSeconds().value(list.first()), 300.0);
    limiter.operating(list.first(), 481, clock.now() + 60s);
    const auto next = limiter.acquire(Priority::Reading, list, {});
    QVERIFY(!isGranted(next));
    clock.advance(60s);
    QVERIFY(isGranted(next));
}

void TestRateLimiter::clearingGoesBeforeReading()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 5, .drainedPerSecond = 1});
    pass(limiter, 4);
    const auto read1 = limiter.acquire(Priority::Reading, list, {});
    const auto read2 = limiter.acquire(Priority::Reading, list, {});
    const auto clear1 = limiter.acquire(Priority::Clearing, clear, {});
    const auto clear2 = limiter.acquire(Priority::Clearing, clear, {});
    const std::vector order{clear1, clear2, read1, read2};
    for (size_t granted = 1; granted <= order.size(); ++granted) {
        clock.advance(1s);
        for (size_t i = 0; i < order.size(); ++i)
            QCOMPARE(isGranted(order[i]), i < granted);
    }
}

void TestRateLimiter::aCancelledOneLeavesItsTurnToTheNext()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 5, .drainedPerSecond = 1});
    pass(limiter, 4);
    CancelSource source;
    const auto first = limiter.acquire(Priority::Reading, list, source.token());
    const auto second = limiter.acquire(Priority::Reading, list, {});
    source.cancel();
    QVERIFY(first.isFinished());
    QVERIFY(!first.result());
    QCOMPARE(first.result().error().kind, RestError::Kind::Cancelled);
    QCOMPARE(first.result().error().delivery, RestError::Delivery::NotSent);
    clock.advance(1s);
    QVERIFY(isGranted(second));
    QVERIFY(!limiter.acquire(Priority::Reading, list, source.token()).result());
}

void TestRateLimiter::tellsWhatIsWaitedForAndCountsDown()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 5, .drainedPerSecond = 1});
    QSignalSpy changed(&limiter, &RateLimiter::waitChanged);
    QCOMPARE(limiter.wait().reason, Reason::None);
    pass(limiter, 4);
    const auto first = limiter.acquire(Priority::Reading, list, {});
    QCOMPARE(limiter.wait().reason, Reason::Bucket);
    QVERIFY(limiter.wait().remaining == 1s);
    QVERIFY(!changed.isEmpty());
    clock.advance(400ms);
    QVERIFY(limiter.wait().remaining == 600ms);
    const Milliseconds pause = limiter.refused({});
    QCOMPARE(limiter.wait().reason, Reason::TooFast);
    QVERIFY(limiter.wait().remaining == pause);
    limiter.rest(list.first(), clock.now() + 1min);
    QCOMPARE(limiter.wait().reason, Reason::MethodResting);
    QCOMPARE(limiter.wait().method, list.first());
    changed.clear();
    clock.advance(2min);
    QVERIFY(isGranted(first));
    QCOMPARE(limiter.wait().reason, Reason::None);
    QVERIFY(!changed.isEmpty());
    QVERIFY(limiter.level() >= 0 && limiter.level() <= 5);
}

void TestRateLimiter::aNewPolicyLetsMoreThrough()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 5, .drainedPerSecond = 1});
    pass(limiter, 4);
    const auto next = limiter.acquire(Priority::Reading, list, {});
    QVERIFY(!isGranted(next));
    limiter.setPolicy({.burst = 250, .drainedPerSecond = 5});
    QVERIFY(isGranted(next));
    QCOMPARE(limiter.policy().burst, 250);
}

void TestRateLimiter::endsEveryWaitWhenDestroyed()
{
    ManualClock clock;
    auto limiter = std::make_unique<RateLimiter>(clock, RateLimiter::Policy{.burst = 1, .drainedPerSecond = 1});
    const auto granted = limiter->acquire(Priority::Reading, list, {});
    const auto first = limiter->acquire(Priority::Reading, list, {});
    CancelSource source;
    const auto second = limiter->acquire(Priority::Clearing, list, source.token());
    limiter.reset();
    for (const auto &future : {first, second}) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, RestError::Kind::Cancelled);
    }
    source.cancel();
    clock.advance(1h);
    QVERIFY(isGranted(granted));
}

void TestRateLimiter::aPlaceMayOutliveTheLimiter()
{
    ManualClock clock;
    std::optional<RateLimiter::Place> place;
    {
        RateLimiter limiter(clock, {});
        place = *limiter.acquire(Priority::Reading, list, {}).result();
    }
    place.reset();
}

void TestRateLimiter::theWallClockMayJump()
{
    ManualClock clock;
    RateLimiter limiter(clock, {.burst = 5, .drainedPerSecond = 1});
    pass(limiter, 4);
    const auto next = limiter.acquire(Priority::Reading, list, {});
    clock.jump(10h);
    QVERIFY(limiter.wait().remaining == 1s);
    clock.jump(-20h);
    clock.advance(1s);
    QVERIFY(isGranted(next));
}

void TestRateLimiter::aJumpOfTheWallClockProlongsNoPauseAndNoRest()
{
    for (const Milliseconds jump : {Milliseconds(-20h), Milliseconds(20h)}) {
        ManualClock clock;
        RateLimiter limiter(clock, {});
        limiter.rest(clear.first(), clock.now() + 30s);
        (void)limiter.refused(20s);
        const auto paused = limiter.acquire(Priority::Reading, list, {});
        const auto resting = limiter.acquire(Priority::Clearing, clear, {});
        clock.jump(jump);
        clock.advance(19s);
        QVERIFY(!isGranted(paused));
        clock.advance(3s);
        QVERIFY(isGranted(paused));
        QVERIFY(!isGranted(resting));
        clock.advance(8s);
        QVERIFY(isGranted(resting));
    }
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
