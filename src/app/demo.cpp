// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include "core/auth/portalsecrets.h"
#include "core/base/futures.h"
#include "core/base/logging.h"
#include "core/queue/recordparser.h"
#include "portalsim/demoportal.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// Below everything that the simulated portal still has.
constexpr qint64 firstPastId = 41'200;
constexpr qint64 pastRecords = 40;
constexpr qint64 pastTaken = 2;

Record pastRecord(qint64 number)
{
    const QByteArray id = QByteArray::number(firstPastId + number);
    const QByteArray deal = QByteArray::number(600 + number);
    return parseRecord(R"({"ID":")" + id +
                       R"(","TIMESTAMP_X":"2026-08-01T09:14:22+03:00","EVENT_NAME":"ONCRMDEALUPDATE",)" +
                       R"("EVENT_DATA":{"FIELDS":{"ID":)" + deal + R"(}},"EVENT_ADDITIONAL":{"user_id":"7"},)" +
                       R"("MESSAGE_ID":")" + id.rightJustified(32, '0') + R"(","PROCESS_ID":"","ERROR":"1"})");
}

ClearReport pastReport(const std::vector<Record> &records, WallTime now)
{
    ClearReport report;
    report.startedAt = now - std::chrono::seconds(3);
    report.endedAt = now;
    report.requests = 6;
    report.archived = std::ssize(records);
    for (const Record &record : records) {
        const bool taken = std::ssize(report.entries) < pastTaken;
        report.entries.push_back({*record.id, taken ? ClearCategory::TakenByOther : ClearCategory::Cleared,
                                  ClearNote::None,
                                  taken ? ProcessId::from(u"q8x1m0c7v2b5n9a4s6d3f1g8h2j5k7l0"_s) : std::nullopt});
    }
    return report;
}

} // namespace

void Demo::addPastClear(Journal &journal, const Portal &portal, QObject *context, std::function<void()> done)
{
    std::vector<Record> records;
    std::vector<ChosenRecord> chosen;
    for (qint64 number = pastRecords; number > 0; --number) {
        records.push_back(pastRecord(number));
        if (const auto choice = choose(records.back()))
            chosen.push_back(*choice);
    }
    auto list = NonEmpty<ChosenRecord>::from(std::move(chosen));
    if (!list)
        return done();
    const ClearOrigin origin{ClearOrigin::Kind::AllMatching, {}, u"ONCRMDEALUPDATE"_s, records.front().id};
    const JobHeader header{portal.id, portal.name, portal.host(), portal.applicationTitle, {}, portal.hasReservations};
    const auto job = journal.createJob(header, {ClearScope::By::Records, *std::move(list), false, origin});
    whenDone(job, context, [&journal, context, records, done](const JournalResult<JobId> &id) {
        if (!id)
            return done();
        // In order: the archive's thread does one after the other.
        (void)journal.archive(*id, records);
        whenDone(journal.finish(*id, pastReport(records, SystemClock().now())), context,
                 [done](const JournalResult<void> &) { done(); });
    });
}

Demo::Demo()
    : m_portal(std::make_unique<portalsim::DemoPortal>())
{
    m_portal->simulator().setKeepBodies(false);
}

Demo::~Demo() = default;

QString Demo::error() const
{
    return m_portal->error();
}

void Demo::addTo(PortalStore &portals, SecretStore &secrets) const
{
    const portalsim::Simulator &simulator = m_portal->simulator();
    const portalsim::Tokens tokens = m_portal->simulator().tokens();
    Portal portal;
    portal.name = u"Demo portal"_s;
    portal.restBase = simulator.baseUrl();
    portal.authorisationServer = simulator.authorisationUrl();
    portal.memberId = m_portal->simulator().portal().memberId();
    portal.applicationTitle = u"Sync app"_s;
    portal.clientId = tokens.clientId;
    portal.environment = Portal::Environment::Development;
    portal.connectors = {*ConnectorId::from(u"erp"_s)};
    PortalSecrets entry;
    entry.clientSecret = tokens.clientSecret;
    entry.accessToken = tokens.admin;
    entry.refreshToken = tokens.refresh;
    // In memory: kept at once, without an answer to wait for.
    secrets.keepForThisRun(portal.id.toString(), entry.toJson());
    if (const auto saved = portals.save(portal); !saved)
        qCWarning(lcApp) << "the demo portal could not be stored:" << saved.error().text;
}

} // namespace eventsweep
