// SPDX-License-Identifier: Apache-2.0
#include "core/portal/connectioncheck.h"

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/portal/portalsession.h"
#include "core/rest/portaladdress.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/privateauthority.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// A session with one token.
struct Bench
{
    std::unique_ptr<PortalSession> session(const QUrl &base, const QString &token)
    {
        Portal portal;
        portal.restBase = base;
        portal.authorisationServer = defaultTokenAddress();
        PortalSecrets entry;
        entry.accessToken = token;
        secrets.keepForThisRun(portal.id.toString(), entry.toJson());
        PortalServices services{secrets, clock};
        if (transport)
            services.makeTransport = [this](const Portal &) { return std::move(transport); };
        return std::make_unique<PortalSession>(portal, services);
    }
    SystemClock clock;
    MemorySecretStore secrets;
    std::unique_ptr<FakeTransport> transport;
};

struct PortalBench : Bench
{
    [[nodiscard]] std::optional<RestResult<ConnectionReport>> check(const QString &token)
    {
        const auto asked = session(sim->baseUrl(), token);
        return awaited(checkConnection(*asked, {}));
    }
    portalsim::SimulatorThread sim;
};

/// The answer to the batch when each part of `result` is as given.
RestResult<ConnectionReport> reportOf(const QByteArray &result, const QByteArray &errors = "[]")
{
    Bench bench;
    bench.transport = std::make_unique<FakeTransport>();
    bench.transport->script(FakeTransport::json("{\"result\":{\"result\":" + result + ",\"result_error\":" + errors +
                                                ",\"result_total\":[],\"result_next\":[],\"result_time\":[]}}"));
    const auto asked = bench.session(QUrl(u"https://acme.example/rest/"_s), u"made-up-token"_s);
    const auto report = awaited(checkConnection(*asked, {}));
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
    void scopesComeInManyShapes_data();
    void scopesComeInManyShapes();
    void whatIsSeenOfLimitsAndClockIsTold();
    void theCertificateIsTold();
    void aRefusedCertificateStaysWithTheSession();
    void itCanBeCancelled();
    void aSessionThatEndsEndsIt();
};

void ConnectionCheckTest::anAdministratorSeesEverythingInOneRequest()
{
    PortalBench bench;
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
    PortalBench bench;
    const auto report = bench.check(bench.sim->tokens().user);
    QVERIFY(report && *report);
    QVERIFY(!(*report)->administrator);
    QVERIFY(!(*report)->userName.isEmpty());
}

void ConnectionCheckTest::aPlanWithoutReservationsIsAResult()
{
    PortalBench bench;
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
    PortalBench bench;
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

void ConnectionCheckTest::scopesComeInManyShapes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("scopes");
    const QStringList both{u"crm"_s, u"task"_s};
    QTest::newRow("list") << R"(["crm","task"])"_ba << both;
    QTest::newRow("object") << R"({"0":"crm","2":"task"})"_ba << both;
    QTest::newRow("text") << R"("crm,task")"_ba << both;
    QTest::newRow("others among them") << R"(["crm",7,null,["x"],"","task"])"_ba << both;
    QTest::newRow("none") << "[]"_ba << QStringList();
}

void ConnectionCheckTest::scopesComeInManyShapes()
{
    QFETCH(QByteArray, answer);
    const auto report = reportOf(R"({"c00":{"ID":"1","ADMIN":true},"c05":)" + answer + '}');
    QVERIFY(report && report->scopes);
    QTEST(*report->scopes, "scopes");
    for (const auto &odd : {"7"_ba, "true"_ba, "null"_ba}) {
        const auto other = reportOf(R"({"c00":{"ID":"1","ADMIN":true},"c05":)" + odd + '}');
        QVERIFY(other);
        QVERIFY(!other->scopes);
    }
}

void ConnectionCheckTest::whatIsSeenOfLimitsAndClockIsTold()
{
    PortalBench bench;
    const auto report = bench.check(bench.sim->tokens().admin);
    QVERIFY(report && *report);
    QVERIFY((*report)->scopes && !(*report)->scopes->isEmpty());
    QVERIFY((*report)->portalTime);
    const auto apart = *(*report)->portalTime - bench.clock.now();
    QVERIFY(apart > std::chrono::hours(-24) && apart < std::chrono::hours(24));
    QVERIFY((*report)->took >= Milliseconds(0) && (*report)->took < Milliseconds(10'000));
    QCOMPARE((*report)->limitBurst, 50);
    QVERIFY((*report)->limitLevel > 0 && (*report)->limitLevel <= 1);
    QVERIFY((*report)->tls.chain.isEmpty()); // plain http on this computer
    const auto odd = reportOf(R"({"c00":{"ID":"1","ADMIN":true},"c06":["x"]})");
    QVERIFY(odd && !odd->portalTime);
    const auto told = reportOf(R"({"c00":{"ID":"1","ADMIN":true},"c06":"2026-08-03T14:02:11+03:00"})");
    QVERIFY(told && told->portalTime == WallTime(std::chrono::seconds(1'785'754'931)));
}

void ConnectionCheckTest::theCertificateIsTold()
{
    portalsim::SimulatorThread sim(PrivateAuthority::serverOptions());
    QCOMPARE(sim.error(), QString());
    Bench bench;
    const auto session = bench.session(sim->baseUrl(), sim->tokens().admin);
    Portal portal = session->portal();
    portal.authorities = PrivateAuthority::certificate().toPem();
    session->setPortal(portal);
    const auto report = awaited(checkConnection(*session, {}));
    QVERIFY(report && *report);
    QVERIFY(!(*report)->tls.chain.isEmpty());
    QVERIFY((*report)->tls.refusals.isEmpty());
    QVERIFY(!(*report)->tls.protocol.isEmpty());
}

void ConnectionCheckTest::aRefusedCertificateStaysWithTheSession()
{
    portalsim::SimulatorThread sim(PrivateAuthority::serverOptions());
    QCOMPARE(sim.error(), QString());
    Bench bench;
    const auto session = bench.session(sim->baseUrl(), sim->tokens().admin);
    const auto report = awaited(checkConnection(*session, {}));
    QVERIFY(report && !*report);
    QCOMPARE(report->error().kind, RestError::Kind::TlsRefused);
    QVERIFY(!session->transport().tls().chain.isEmpty());
    QVERIFY(!session->transport().tls().refusals.isEmpty());
    QCOMPARE(sim->requestCount(), 0);
}

void ConnectionCheckTest::itCanBeCancelled()
{
    PortalBench bench;
    bench.sim->faults().next(u"batch"_s, portalsim::Delay{60'000});
    const auto session = bench.session(bench.sim->baseUrl(), bench.sim->tokens().admin);
    CancelSource cancel;
    const auto asked = checkConnection(*session, cancel.token());
    QTRY_COMPARE(bench.sim->requestCount(), 1);
    cancel.cancel();
    const auto report = awaited(asked);
    QVERIFY(report && !*report);
    QCOMPARE(report->error().kind, RestError::Kind::Cancelled);
}

void ConnectionCheckTest::aSessionThatEndsEndsIt()
{
    PortalBench bench;
    bench.sim->faults().next(u"batch"_s, portalsim::Delay{60'000});
    auto session = bench.session(bench.sim->baseUrl(), bench.sim->tokens().admin);
    const auto asked = checkConnection(*session, {});
    QTRY_COMPARE(bench.sim->requestCount(), 1);
    session.reset();
    QTRY_VERIFY(asked.isFinished());
}

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "tst_connectioncheck.moc"
