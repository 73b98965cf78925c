// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalsession.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/rest/ratelimiters.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// Applications on portals; what they send stays on its way.
class Sessions
{
public:
    std::unique_ptr<PortalSession> open(const QUrl &base, RateLimiters *shared)
    {
        Portal portal;
        portal.restBase = base;
        PortalSecrets entry;
        entry.accessToken = u"made-up-token"_s;
        secrets.keepForThisRun(portal.id.toString(), entry.toJson());
        PortalServices services{secrets, clock, shared};
        services.makeTransport = [this](const Portal &) {
            auto made = std::make_unique<FakeTransport>();
            transport = made.get();
            return made;
        };
        return std::make_unique<PortalSession>(portal, services);
    }
    static void ask(PortalSession &session)
    {
        // The answer is of no interest: only that it is on its way.
        const auto asked = session.client().read(ReadRequest{ReadMethod::Profile, {}}, {});
        Q_UNUSED(asked)
    }

    ManualClock clock;
    MemorySecretStore secrets;
    RateLimiters limiters{clock, {.burst = 3, .drainedPerSecond = 1}};
    FakeTransport *transport = nullptr; ///< of the session opened last
};

} // namespace

class PortalSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applicationsOnOnePortalShareItsLimit();
    void aSessionThatEndsGivesItsPlacesBack();
    void withoutASharedLimitItHasItsOwn();
};

void PortalSessionTest::applicationsOnOnePortalShareItsLimit()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    const QUrl other(u"https://other.example/rest/"_s);
    Sessions sessions;
    const auto one = sessions.open(acme, &sessions.limiters);
    const auto elsewhere = sessions.open(other, &sessions.limiters);
    const auto two = sessions.open(acme, &sessions.limiters);
    FakeTransport &ofTwo = *sessions.transport;

    Sessions::ask(*one);
    Sessions::ask(*one);
    QTRY_COMPARE(one->limiter().level(), 2.0);
    QCOMPARE(two->limiter().level(), 2.0);
    QCOMPARE(elsewhere->limiter().level(), 0.0);

    // The bucket is full: the other application waits, and goes as soon as there is room.
    Sessions::ask(*two);
    QTRY_COMPARE(two->limiter().wait().reason, RateLimiter::Reason::Bucket);
    QCOMPARE(ofTwo.sent().size(), size_t(0));
    QCOMPARE(elsewhere->limiter().wait().reason, RateLimiter::Reason::None);
}

void PortalSessionTest::aSessionThatEndsGivesItsPlacesBack()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    Sessions sessions;
    auto one = sessions.open(acme, &sessions.limiters);
    const auto two = sessions.open(acme, &sessions.limiters);
    FakeTransport &ofTwo = *sessions.transport;
    Sessions::ask(*one);
    Sessions::ask(*one);
    Sessions::ask(*one);
    QTRY_COMPARE(one->limiter().wait().reason, RateLimiter::Reason::Bucket);
    one.reset();
    QCOMPARE(two->limiter().wait().reason, RateLimiter::Reason::None); // nobody waits for a dead session
    sessions.clock.advance(std::chrono::seconds(2));                   // its requests drain
    QCOMPARE(two->limiter().level(), 0.0);
    Sessions::ask(*two);
    QTRY_COMPARE(ofTwo.sent().size(), size_t(1));
}

void PortalSessionTest::withoutASharedLimitItHasItsOwn()
{
    const QUrl acme(u"https://acme.example/rest/"_s);
    Sessions sessions;
    const auto one = sessions.open(acme, nullptr);
    const auto two = sessions.open(acme, nullptr);
    QVERIFY(&one->limiter() != &two->limiter());
    QCOMPARE(one->limiter().policy().burst, 50); // portal: 50 requests, 2 per second
}

QTEST_GUILESS_MAIN(PortalSessionTest)
#include "tst_portalsession.moc"
