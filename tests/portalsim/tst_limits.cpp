// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;
using namespace std::chrono_literals;

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bucketHoldsTheBurstAndDrains();
    void bucketsAreApartBySource();
    void enterpriseBucketIsLarger();
    void noBucketUnlessSet();
    void batchIsOneRequest();
    void operatingAddsUpAndIsForgotten();
    void operatingLimitHitsSingleCommandsOfABatch();
};

void TestLimits::bucketHoldsTheBurstAndDrains()
{
    Limits limits;
    limits.setBucket(standardPlan);
    for (int i = 0; i < 50; ++i)
        QVERIFY(limits.admit("a", 1000));
    QVERIFY(!limits.admit("a", 1000));
    QVERIFY(!limits.admit("a", 1400));
    QVERIFY(limits.admit("a", 1500));
    QVERIFY(!limits.admit("a", 1600));
    // Empty again after 25 seconds, and not emptier than that.
    for (int i = 0; i < 50; ++i)
        QVERIFY(limits.admit("a", 100000));
    QVERIFY(!limits.admit("a", 100000));
}

void TestLimits::bucketsAreApartBySource()
{
    Limits limits;
    limits.setBucket(BucketSize{1, 1});
    QVERIFY(limits.admit("a", 0));
    QVERIFY(!limits.admit("a", 0));
    QVERIFY(limits.admit("b", 0));
}

void TestLimits::enterpriseBucketIsLarger()
{
    Limits limits;
    limits.setBucket(enterprisePlan);
    for (int i = 0; i < 250; ++i)
        QVERIFY(limits.admit("a", 0));
    QVERIFY(!limits.admit("a", 0));
    QVERIFY(limits.admit("a", 200));
}

void TestLimits::noBucketUnlessSet()
{
    SimulatorThread thread;
    RestClient client(thread.simulator());
    for (int i = 0; i < 120; ++i)
        QCOMPARE(client.call("scope").status, 200);
}

void TestLimits::batchIsOneRequest()
{
    SimulatorThread thread;
    thread->portal().setClock([] { return qint64(1'800'000'000'000); });
    thread->portal().changeLimits([](Limits &limits) { limits.setBucket(BucketSize{2, 1}); });
    RestClient client(thread.simulator());
    QCOMPARE(client.batch({{u"a"_s, u"scope"_s}, {u"b"_s, u"scope"_s}, {u"c"_s, u"scope"_s}}).status, 200);
    QCOMPARE(client.call("scope").status, 200);
    const RawAnswer refused = client.call("scope");
    QCOMPARE(refused.status, 503);
    QCOMPARE(errorOf(refused), u"QUERY_LIMIT_EXCEEDED"_s);
    QVERIFY(refused.header("Content-Type").startsWith("application/json"));
}

void TestLimits::operatingAddsUpAndIsForgotten()
{
    SimulatorThread thread;
    auto now = std::make_shared<std::atomic<qint64>>(1'800'000'000'000);
    thread->portal().setClock([now] { return now->load(); });
    thread->portal().changeLimits([](Limits &limits) {
        limits.setOperatingCost("scope", 200);
        limits.setOperatingLimit(480, 10min);
    });
    RestClient client(thread.simulator());
    const auto operating = [](const RawAnswer &answer) { return answer.json()[u"time"_s][u"operating"_s].toDouble(); };
    QCOMPARE(operating(client.call("scope")), 200.0);
    *now += 60'000;
    QCOMPARE(operating(client.call("scope")), 400.0);
    QCOMPARE(operating(client.call("scope")), 600.0);
    const RawAnswer refused = client.call("scope");
    QCOMPARE(refused.status, 429);
    QCOMPARE(errorOf(refused), u"OPERATION_TIME_LIMIT"_s);
    QCOMPARE(operating(refused), 600.0);
    QCOMPARE(refused.json()[u"time"_s][u"operating_reset_at"_s].toDouble(), 1'800'000'600.0);
    // Other methods and other applications go on.
    QCOMPARE(client.call("profile").status, 200);
    client.setToken(thread->tokens().other);
    QCOMPARE(client.call("scope").status, 200);
    client.setToken(thread->tokens().admin);
    *now = 1'800'000'600'000;
    QCOMPARE(client.call("scope").status, 200);
}

void TestLimits::operatingLimitHitsSingleCommandsOfABatch()
{
    SimulatorThread thread;
    thread->portal().setClock([] { return qint64(1'800'000'000'000); });
    thread->portal().changeLimits([](Limits &limits) { limits.setOperatingCost("scope", 300); });
    RestClient client(thread.simulator());
    const RawAnswer answer =
        client.batch({{u"a"_s, u"scope"_s}, {u"b"_s, u"scope"_s}, {u"c"_s, u"scope"_s}, {u"d"_s, u"profile"_s}});
    QCOMPARE(answer.status, 200);
    const QJsonObject result = answer.json()[u"result"_s].toObject();
    QCOMPARE(result[u"result"_s].toObject().keys(), (QStringList{u"a"_s, u"b"_s, u"d"_s}));
    QCOMPARE(result[u"result_error"_s][u"c"_s][u"error"_s].toString(), u"OPERATION_TIME_LIMIT"_s);
    QCOMPARE(result[u"result_time"_s][u"c"_s][u"operating_reset_at"_s].toDouble(), 1'800'000'600.0);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
