// SPDX-License-Identifier: Apache-2.0
//
// The limiter and the client against the simulated portal's own limits, in virtual time and without sockets.
#include "core/base/futures.h"
#include "core/rest/restclient.h"

#include "portalsim/simulator.h"
#include "support/manualclock.h"

#include <QEventLoop>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eventsweep;

namespace {

using Kind = RestError::Kind;
using Priority = RateLimiter::Priority;
using Answer = RestResult<BatchAnswer>;

/// How long requests are on their way, in virtual time.
struct Delays
{
    Milliseconds longestThere{0};
    Milliseconds longestBack{0};
    /// Of a hundred answers so many never come.
    int lost = 0;
};

/// A line without sockets: a request arrives, and its answer comes back, when the clock says so.
class SlowLine final : public QObject, public HttpTransport
{
public:
    SlowLine(portalsim::Simulator &portal, ManualClock &clock, Delays delays, quint32 seed)
        : m_portal(portal)
        , m_clock(clock)
        , m_delays(delays)
        , m_random(seed)
    {
    }

    QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken) override
    {
        const auto end = std::make_shared<Ending<RestResult<HttpReply>>>();
        ++activity;
        m_clock.after(upTo(m_delays.longestThere), this, [this, request, end] { arrive(request, end); });
        return end->future();
    }

    int refused = 0; ///< QUERY_LIMIT_EXCEEDED
    int resting = 0; ///< OPERATION_TIME_LIMIT, alone or in a batch
    int activity = 0;

private:
    using End = std::shared_ptr<Ending<RestResult<HttpReply>>>;

    Milliseconds upTo(Milliseconds longest)
    {
        return Milliseconds(m_random.bounded(static_cast<qint64>(longest.count()) + 1));
    }

    void arrive(const HttpRequest &request, const End &end)
    {
        portalsim::HttpRequest wire;
        wire.verb = "POST";
        wire.target = request.url.path(QUrl::FullyEncoded).toUtf8();
        wire.headers = {{"Content-Type", request.contentType}};
        wire.body = request.body;
        wire.peer = "127.0.0.1";
        const auto response = m_portal.answer(wire);
        refused += response.status == 503;
        resting += response.body.contains("OPERATION_TIME_LIMIT");
        if (m_random.bounded(100) < m_delays.lost) {
            RestError error;
            error.kind = Kind::TimedOut;
            error.delivery = RestError::Delivery::Unknown;
            m_clock.after(70s, this, [this, end, error] {
                ++activity;
                end->end(tl::unexpected(error));
            });
            return;
        }
        m_clock.after(upTo(m_delays.longestBack), this, [this, end, response] {
            ++activity;
            end->end(HttpReply{.status = response.status,
                               .contentType = "application/json",
                               .body = response.body,
                               .location = {},
                               .retryAfter = {}});
        });
    }

    portalsim::Simulator &m_portal;
    ManualClock &m_clock;
    Delays m_delays;
    QRandomGenerator m_random;
};

struct OneToken final : TokenProvider
{
    QString current;
    QFuture<RestResult<QString>> token() override { return QtFuture::makeReadyFuture(RestResult<QString>(current)); }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
};

/// A portal with its own bucket, and a client with its limiter.
struct World
{
    explicit World(Delays delays = {}, RateLimiter::Policy policy = {}, bool wholeSeconds = false, quint32 seed = 1)
        : line(portal, clock, delays, seed)
        , limiter(clock, policy)
        , random(seed)
    {
        tokens.current = portal.tokens().admin;
        portal.setKeepBodies(false);
        portal.portal().setClock([this, wholeSeconds] {
            const qint64 now = clock.now().time_since_epoch().count();
            return wholeSeconds ? now / 1000 * 1000 : now;
        });
        portal.portal().changeLimits([&](auto &limits) {
            limits.setBucket(portalsim::BucketSize{double(policy.burst), policy.drainedPerSecond});
        });
    }

    /// One call, alone or a batch; the answer is counted.
    void call(Priority priority)
    {
        ++open;
        const auto count = [this](const auto &future) {
            --open;
            ++ended;
            const auto answer = future.result();
            answer ? ++answered : ++failed;
            if (!answer)
                lastError = answer.error();
        };
        const RestClient::Options options{.priority = priority};
        if (random.bounded(2) == 0) {
            whenFinished(client.read(ReadRequest{ReadMethod::OfflineList, {}}, options), &context, count);
            return;
        }
        ReadBatch batch;
        for (int i = 0; i < 3; ++i)
            (void)batch.add({ReadMethod::OfflineList, {}});
        whenFinished(client.read(batch, options), &context, count);
    }

    /// Runs until `isOver`; time passes only while everybody waits for it. False: it takes more than a day.
    bool runUntil(const std::function<bool()> &isOver)
    {
        constexpr int enoughQuiet = 5; // an answer passes through several hands before it shows
        const Milliseconds end = clock.steady() + 24h;
        QEventLoop loop;
        QTimer turns;
        int quiet = 0;
        int seen = 0;
        QObject::connect(&turns, &QTimer::timeout, &loop, [&] {
            if (isOver() || clock.steady() > end) {
                loop.quit();
                return;
            }
            quiet = seen == line.activity + ended ? quiet + 1 : 0;
            seen = line.activity + ended;
            if (quiet < enoughQuiet)
                return;
            quiet = 0;
            if (const auto next = clock.untilNext())
                clock.advance(*next);
        });
        turns.start(0);
        loop.exec();
        return isOver();
    }

    /// Keeps so many readers and clearers busy until `calls` calls have ended.
    bool run(int calls, int readers, int clearers)
    {
        int started = 0;
        return runUntil([&] {
            for (; started < calls && open < readers + clearers; ++started)
                call(started % (readers + clearers) < clearers ? Priority::Clearing : Priority::Reading);
            return started == calls && open == 0;
        });
    }

    ManualClock clock;
    portalsim::Simulator portal;
    SlowLine line;
    RateLimiter limiter;
    OneToken tokens;
    RestClient client{QUrl(u"https://portal.example/rest/"_s), line, limiter, tokens, clock};
    QRandomGenerator random;
    QObject context;
    int open = 0;
    int ended = 0;
    int answered = 0;
    int failed = 0;
    RestError lastError;
};

} // namespace

Q_DECLARE_METATYPE(Delays)
Q_DECLARE_METATYPE(RateLimiter::Policy)

class TestPortalLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyElseThereAndNothingIsRefused_data();
    void nobodyElseThereAndNothingIsRefused();
    void aPortalThatIsSmallerThanThoughtIsGotAlongWith();
    void somebodyElseSlowsItDownAndEndsNothing_data();
    void somebodyElseSlowsItDownAndEndsNothing();
    void aMethodNearItsLimitRestsInsteadOfBeingRefused_data();
    void aMethodNearItsLimitRestsInsteadOfBeingRefused();
    void aRefusedMethodIsAskedAgainAfterItsReset();
    void aRestIsAsLongAsThePortalSaysWhateverTheClocksSay();
    void oneApplicationsRestIsNotAnothers();
    void afterASuspendNoMoreThanABurstGoes();
};

void TestPortalLimits::nobodyElseThereAndNothingIsRefused_data()
{
    QTest::addColumn<Delays>("delays");
    QTest::addColumn<int>("readers");
    QTest::addColumn<int>("clearers");
    QTest::addColumn<RateLimiter::Policy>("policy");
    QTest::addColumn<bool>("wholeSeconds");
    const RateLimiter::Policy standard{50, 2}, enterprise{250, 5};
    const Delays none{}, some{150ms, 150ms}, late{700ms, 5s}, stalls{20s, 40s}, losses{300ms, 2s, 10};
    for (const bool whole : {false, true}) {
        const QByteArray clock = whole ? ", whole seconds" : "";
        const auto row = [&](const char *name, Delays delays, int readers, int clearers, RateLimiter::Policy policy) {
            QTest::newRow((name + clock).constData()) << delays << readers << clearers << policy << whole;
        };
        row("one after the other", none, 1, 0, standard);
        row("one after the other, some delay", some, 0, 1, standard);
        row("one after the other, late answers", late, 1, 0, standard);
        row("reading and clearing", some, 3, 2, standard);
        row("reading and clearing, late answers", late, 3, 2, standard);
        row("many at once", none, 40, 40, standard);
        row("many at once, late answers", late, 40, 40, standard);
        row("many at once, stalls", stalls, 40, 40, standard);
        row("many at once, lost answers", losses, 20, 20, standard);
        row("Enterprise, reading and clearing", some, 3, 2, enterprise);
        row("Enterprise, many at once, late answers", late, 200, 200, enterprise);
    }
}

void TestPortalLimits::nobodyElseThereAndNothingIsRefused()
{
    QFETCH(Delays, delays);
    QFETCH(int, readers);
    QFETCH(int, clearers);
    QFETCH(RateLimiter::Policy, policy);
    QFETCH(bool, wholeSeconds);
    const int calls = policy.burst > 50 ? 1200 : 600;
    for (const quint32 seed : {1U, 2U}) {
        World world(delays, policy, wholeSeconds, seed);
        const Milliseconds start = world.clock.steady();
        QVERIFY(world.run(calls, readers, clearers));
        QCOMPARE(world.line.refused, 0);
        if (delays.lost == 0)
            QCOMPARE(world.answered, calls);
        // The portal's own time for so many, and little more when the line is not what takes it.
        const double portals = (calls - policy.burst) / policy.drainedPerSecond;
        const std::chrono::duration<double> took = world.clock.steady() - start;
        if (delays.longestBack == 0ms)
            QVERIFY2(took.count() <= portals * 1.02 + 3, qPrintable(QString::number(took.count())));
    }
}

void TestPortalLimits::aPortalThatIsSmallerThanThoughtIsGotAlongWith()
{
    // The limiter takes the portal for an Enterprise one.
    World world({150ms, 150ms}, {250, 5});
    world.portal.portal().changeLimits([](auto &limits) { limits.setBucket(portalsim::standardPlan); });
    QVERIFY(world.run(600, 3, 2));
    QCOMPARE(world.failed, 0);
    QVERIFY(world.line.refused > 0); // it was refused, and went on
}

void TestPortalLimits::somebodyElseSlowsItDownAndEndsNothing_data()
{
    QTest::addColumn<int>("permille"); // of what the portal drains
    QTest::addColumn<int>("callers");
    for (const int callers : {1, 5, 40}) {
        QTest::addRow("a quarter, %d callers", callers) << 250 << callers;
        QTest::addRow("three quarters, %d callers", callers) << 750 << callers;
        QTest::addRow("nearly all, %d callers", callers) << 950 << callers;
    }
}

void TestPortalLimits::somebodyElseSlowsItDownAndEndsNothing()
{
    QFETCH(int, permille);
    QFETCH(int, callers);
    World world({150ms, 150ms});
    // Begins with a burst of its own and then asks all the time, as long as the portal lets it.
    const Milliseconds every(500 * 1000 / permille);
    QObject rival;
    std::function<void()> ask = [&] {
        world.portal.portal().changeLimits(
            [&](auto &limits) { (void)limits.admit("127.0.0.1", world.clock.now().time_since_epoch().count()); });
        world.clock.after(every, &rival, ask);
    };
    for (int i = 0; i < 45; ++i)
        world.portal.portal().changeLimits(
            [&](auto &limits) { (void)limits.admit("127.0.0.1", world.clock.now().time_since_epoch().count()); });
    ask();
    QVERIFY(world.run(300, callers, 0));
    QVERIFY2(world.failed == 0, qPrintable(u"%1 of 300: %2"_s.arg(world.failed).arg(world.lastError.code)));
    QCOMPARE(world.answered, 300);
    QVERIFY(world.line.refused > 0);
    // It does not hammer: far fewer refusals than answers as long as there is room.
    if (permille <= 750)
        QVERIFY2(world.line.refused < 300, qPrintable(QString::number(world.line.refused)));
}

void TestPortalLimits::aMethodNearItsLimitRestsInsteadOfBeingRefused_data()
{
    QTest::addColumn<double>("limit"); // seconds of work in 10 minutes
    QTest::newRow("portal refuses at 480") << 480.0;
    QTest::newRow("portal refuses at 430") << 430.0;
}

void TestPortalLimits::aMethodNearItsLimitRestsInsteadOfBeingRefused()
{
    QFETCH(double, limit);
    World world;
    world.portal.portal().changeLimits([&](auto &limits) {
        limits.setBucket({});
        limits.setOperatingCost("event.offline.list", 3);
        limits.setOperatingLimit(limit, 10min);
    });
    QVERIFY(world.run(500, 1, 0)); // about 1 000 commands, 3 000 s of work
    QCOMPARE(world.failed, 0);
    QCOMPARE(world.line.resting, 0);
    QVERIFY(world.limiter.operatingSeconds().value(u"event.offline.list"_s) <= limit);
}

void TestPortalLimits::aRefusedMethodIsAskedAgainAfterItsReset()
{
    // Commands so heavy that one batch goes past the limit: nobody can see that coming.
    World world;
    world.portal.portal().changeLimits([](auto &limits) {
        limits.setBucket({});
        limits.setOperatingCost("event.offline.list", 300);
        limits.setOperatingLimit(480, 10min);
    });
    ReadBatch batch;
    for (int i = 0; i < 4; ++i)
        QVERIFY(batch.add({ReadMethod::OfflineList, {}}));
    std::optional<Answer> first;
    whenFinished(world.client.read(batch, {}), &world.context, [&](const auto &future) { first = future.result(); });
    QVERIFY(world.runUntil([&] { return first.has_value(); }));
    QVERIFY(*first);
    QVERIFY((*first)->at(1));
    QCOMPARE((*first)->at(2).error().kind, Kind::MethodResting);
    QCOMPARE((*first)->at(3).error().kind, Kind::MethodResting);

    const Milliseconds start = world.clock.steady();
    QVERIFY(world.run(1, 1, 0));
    QCOMPARE(world.failed, 0);
    QCOMPARE(world.line.resting, 1); // the first alone: the next waited
    QVERIFY(world.clock.steady() - start > 9min);
    QVERIFY(world.clock.steady() - start < 11min);
}

void TestPortalLimits::aRestIsAsLongAsThePortalSaysWhateverTheClocksSay()
{
    for (const auto ahead : {Milliseconds(-5h), Milliseconds(5h)}) {
        World world;
        world.portal.portal().setClock(
            [&world, ahead] { return (world.clock.now() + ahead).time_since_epoch().count(); });
        world.portal.portal().changeLimits([](auto &limits) {
            limits.setBucket({});
            limits.setOperatingCost("event.offline.list", 425);
            limits.setOperatingLimit(480, 10min);
        });
        const auto read = [&world] {
            std::optional<RestResult<RestAnswer>> answer;
            whenFinished(world.client.read(ReadRequest{ReadMethod::OfflineList, {}}, {}), &world.context,
                         [&](const auto &future) { answer = future.result(); });
            return world.runUntil([&] { return answer && *answer; });
        };
        QVERIFY(read());
        const Milliseconds start = world.clock.steady();
        QVERIFY(read());
        QVERIFY(world.clock.steady() - start >= 599s);
        QVERIFY(world.clock.steady() - start <= 602s);
        QCOMPARE(world.line.resting, 0);
    }
}

void TestPortalLimits::oneApplicationsRestIsNotAnothers()
{
    World world;
    world.portal.portal().changeLimits([](auto &limits) {
        limits.setOperatingCost("event.offline.list", 425);
        limits.setOperatingLimit(480, 10min);
    });
    // Another application on the same portal, with the same limiter: its work is counted apart.
    OneToken tokens;
    tokens.current = world.portal.tokens().other;
    RestClient other(world.client.base(), world.line, world.limiter, tokens, world.clock);
    const auto secondsOf = [&world](RestClient &client) {
        const Milliseconds start = world.clock.steady();
        std::optional<RestResult<RestAnswer>> answer;
        whenFinished(client.read(ReadRequest{ReadMethod::OfflineList, {}}, {}), &world.context,
                     [&](const auto &future) { answer = future.result(); });
        const bool isOver = world.runUntil([&] { return answer && *answer; });
        return isOver ? std::chrono::duration<double>(world.clock.steady() - start).count() : -1;
    };
    QCOMPARE(secondsOf(world.client), 0.0);
    QCOMPARE(secondsOf(other), 0.0);
    const double rest = secondsOf(world.client);
    QVERIFY2(rest > 590 && rest < 610, qPrintable(QString::number(rest)));
    QCOMPARE(world.line.resting, 0);
}

void TestPortalLimits::afterASuspendNoMoreThanABurstGoes()
{
    World world({150ms, 150ms});
    QVERIFY(world.run(60, 5, 5));
    for (int i = 0; i < 200; ++i)
        world.call(Priority::Reading);
    // Systems differ in whether steady time passes while the lid is closed; the portal's time does in any case, and
    // what waits for the clock comes late.
    world.clock.jump(8h);
    QVERIFY(world.runUntil([&] { return world.open == 0; }));
    QCOMPARE(world.failed, 0);
    for (int i = 0; i < 200; ++i)
        world.call(Priority::Reading);
    world.clock.advance(8h);
    QVERIFY(world.runUntil([&] { return world.open == 0; }));
    QCOMPARE(world.failed, 0);
    QCOMPARE(world.line.refused, 0);
}

QTEST_GUILESS_MAIN(TestPortalLimits)
#include "tst_portallimits.moc"
