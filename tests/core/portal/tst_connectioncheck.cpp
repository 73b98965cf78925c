// SPDX-License-Identifier: Apache-2.0
#include "core/portal/connectioncheck.h"

#include "core/rest/networktransport.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/faketokens.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

class FixedToken final : public TokenProvider
{
public:
    explicit FixedToken(QString token)
        : m_token(std::move(token))
    {
    }
    QFuture<RestResult<QString>> token() override { return QtFuture::makeReadyFuture(RestResult<QString>(m_token)); }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    QFuture<RestResult<QString>> refreshed(const QString &) override
    {
        RestError error;
        error.kind = RestError::Kind::SignInAgain;
        return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(error)));
    }

private:
    QString m_token;
};

struct Bench
{
    [[nodiscard]] std::optional<RestResult<ConnectionReport>> check(const QString &token)
    {
        NetworkTransport transport;
        SystemClock clock;
        RateLimiter limiter(clock, {});
        FixedToken tokens(token);
        RestClient client(sim->baseUrl(), transport, limiter, tokens, clock);
        return awaited(checkConnection(client, {}));
    }
    portalsim::SimulatorThread sim;
};

/// The answer to the batch when each part of `result` is as given.
RestResult<ConnectionReport> reportOf(const QByteArray &result, const QByteArray &errors = "[]")
{
    FakeTransport transport;
    ManualClock clock;
    RateLimiter limiter(clock, {});
    FakeTokens tokens;
    RestClient client(QUrl(u"https://acme.example/rest/"_s), transport, limiter, tokens, clock);
    transport.script(FakeTransport::json("{\"result\":{\"result\":" + result + ",\"result_error\":" + errors +
                                         ",\"result_total\":[],\"result_next\":[],\"result_time\":[]}}"));
    const auto report = awaited(checkConnection(client, {}));
    return report ? *report : RestResult<ConnectionReport>(tl::unexpected(RestError()));
}

} // namespace

class ConnectionCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAdministratorSeesEverythingInOneRequest();
    void noAdministratorIsAResult();
    void aPlanWithoutReservationsIsAResult();
    void aWrongTokenFails();
    void selfHostedFeaturesCountAsThere();
    void whatIsNotPermittedIsLeftEmpty();
    void withoutAProfileItFails();
    void unexpectedShapesAreHarmless();
};

void ConnectionCheckTest::anAdministratorSeesEverythingInOneRequest()
{
    Bench bench;
    bench.sim->portal().bindOffline(u"ONCRMDEALUPDATE"_s);
    bench.sim->portal().bindOffline(u"ONCRMDEALUPDATE"_s, u"shop"_s);
    bench.sim->portal().bindOffline(u"ONCRMLEADADD"_s, u"erp"_s);
    bench.sim->portal().bindOffline(u"ONCRMDEALADD"_s, u"erp"_s);
    bench.sim->portal().bindOnline(u"ONCRMDEALADD"_s, u"https://handler.example/"_s);
    const auto report = bench.check(bench.sim->tokens().admin);
    QVERIFY(report && *report);
    QVERIFY((*report)->administrator);
    QVERIFY(!(*report)->userName.isEmpty());
    QVERIFY((*report)->hasReservations);
    QVERIFY((*report)->hasConnectors);
    QCOMPARE((*report)->offlineHandlers, 4);
    QCOMPARE((*report)->connectors.size(), size_t(2));
    QCOMPARE((*report)->connectors.at(0).toString(), u"erp"_s);
    QCOMPARE((*report)->connectors.at(1).toString(), u"shop"_s);
    QCOMPARE(bench.sim->requestCount(), 1);
}

void ConnectionCheckTest::noAdministratorIsAResult()
{
    Bench bench;
    const auto report = bench.check(bench.sim->tokens().user);
    QVERIFY(report && *report);
    QVERIFY(!(*report)->administrator);
    QVERIFY(!(*report)->userName.isEmpty());
}

void ConnectionCheckTest::aPlanWithoutReservationsIsAResult()
{
    Bench bench;
    auto features = bench.sim->portal().features();
    features.selfHosted = false;
    features.reservations = false;
    features.connectors = false;
    bench.sim->portal().setFeatures(features);
    const auto report = bench.check(bench.sim->tokens().admin);
    QVERIFY(report && *report);
    QVERIFY((*report)->administrator);
    QVERIFY(!(*report)->hasReservations);
    QVERIFY(!(*report)->hasConnectors);
}

void ConnectionCheckTest::aWrongTokenFails()
{
    Bench bench;
    const auto report = bench.check(u"nonsense"_s);
    QVERIFY(report && !*report);
    QCOMPARE(report->error().kind, RestError::Kind::SignInAgain);
}

void ConnectionCheckTest::selfHostedFeaturesCountAsThere()
{
    const auto report =
        reportOf(R"({"c00":{"ID":"1","ADMIN":true},"c01":{"value":"en_selfhosted"},"c02":{"value":"Y"},)"
                 R"("c03":[],"c04":{"CODE":"local.app"}})");
    QVERIFY(report);
    QVERIFY(report->hasReservations);
    QVERIFY(report->hasConnectors);
    QCOMPARE(report->applicationTitle, u"local.app"_s);
}

void ConnectionCheckTest::whatIsNotPermittedIsLeftEmpty()
{
    const QByteArray denied = R"({"error":"insufficient_scope","error_description":"no"})"_ba;
    const auto report =
        reportOf(R"({"c00":{"ID":"1","ADMIN":true}})",
                 "{\"c01\":" + denied + ",\"c02\":" + denied + ",\"c03\":" + denied + ",\"c04\":" + denied + '}');
    QVERIFY(report);
    QVERIFY(report->administrator);
    QVERIFY(report->hasReservations); // the safer belief
    QVERIFY(!report->hasConnectors);
    QCOMPARE(report->offlineHandlers, 0);
    QVERIFY(report->applicationTitle.isEmpty());
}

void ConnectionCheckTest::withoutAProfileItFails()
{
    const auto report = reportOf(R"({"c01":{"value":"Y"},"c02":{"value":"Y"},"c03":[],"c04":[]})",
                                 R"({"c00":{"error":"ACCESS_DENIED","error_description":"REST is not in this plan"}})");
    QVERIFY(!report);
    QCOMPARE(report.error().kind, RestError::Kind::AccessDenied);
}

void ConnectionCheckTest::unexpectedShapesAreHarmless()
{
    const auto report = reportOf(R"({"c00":{"ADMIN":"1","NAME":7},"c01":[],"c02":"N","c03":{"0":"x"},"c04":null})");
    QVERIFY(report);
    QVERIFY(report->administrator);
    QVERIFY(!reportOf(R"({"c00":[],"c01":[],"c02":[],"c03":[],"c04":[]})"));
    QVERIFY(!reportOf("[]"));
}

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "tst_connectioncheck.moc"
