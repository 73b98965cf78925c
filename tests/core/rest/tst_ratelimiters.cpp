// SPDX-License-Identifier: Apache-2.0
#include "core/rest/ratelimiters.h"

#include "support/manualclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class TestRateLimiters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePortalAddressHasOneLimiter_data();
    void onePortalAddressHasOneLimiter();
    void aLimiterLivesAsLongAsItIsHeld();
    void theLastHolderMayGoWhileOthersWait();
};

void TestRateLimiters::onePortalAddressHasOneLimiter_data()
{
    QTest::addColumn<QUrl>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("same") << QUrl(u"https://acme.example/rest/"_s) << true;
    QTest::newRow("other case") << QUrl(u"https://ACME.example/rest/"_s) << true;
    QTest::newRow("port written out") << QUrl(u"https://acme.example:443/rest/"_s) << true;
    QTest::newRow("other path") << QUrl(u"https://acme.example/b24/rest/"_s) << true;
    QTest::newRow("other port") << QUrl(u"https://acme.example:8443/rest/"_s) << false;
    QTest::newRow("http") << QUrl(u"http://acme.example/rest/"_s) << false;
    QTest::newRow("other host") << QUrl(u"https://acme.example.org/rest/"_s) << false;
}

void TestRateLimiters::onePortalAddressHasOneLimiter()
{
    QFETCH(QUrl, other);
    QFETCH(bool, same);
    ManualClock clock;
    RateLimiters limiters(clock, {.burst = 10, .drainedPerSecond = 1});
    const auto one = limiters.of(QUrl(u"https://acme.example/rest/"_s));
    const auto two = limiters.of(other);
    QCOMPARE(one->policy().burst, 10);
    QCOMPARE(two == one, same);

    const auto place = one->acquire(RateLimiter::Priority::Reading, {u"profile"_s}, {});
    QVERIFY(place.isFinished() && place.result().has_value());
    QCOMPARE(two->level(), same ? 1.0 : 0.0);
}

void TestRateLimiters::aLimiterLivesAsLongAsItIsHeld()
{
    const QUrl base(u"https://acme.example/rest/"_s);
    ManualClock clock;
    RateLimiters limiters(clock);
    auto held = limiters.of(base);
    const std::weak_ptr<RateLimiter> watched = held;
    QVERIFY(limiters.of(base) == held);
    held.reset();
    QVERIFY(watched.expired());
    QVERIFY(limiters.of(base) != nullptr);
}

void TestRateLimiters::theLastHolderMayGoWhileOthersWait()
{
    ManualClock clock;
    RateLimiters limiters(clock, {.burst = 2, .drainedPerSecond = 1});
    auto held = limiters.of(QUrl(u"https://acme.example/rest/"_s));
    const auto place = held->acquire(RateLimiter::Priority::Reading, {u"profile"_s}, {});
    const auto waiting = held->acquire(RateLimiter::Priority::Reading, {u"profile"_s}, {});
    QVERIFY(place.isFinished() && !waiting.isFinished());
    held.reset();
    QVERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().kind, RestError::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRateLimiters)
#include "tst_ratelimiters.moc"
