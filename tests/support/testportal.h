// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutationgate.h"
#include "core/rest/networktransport.h"
#include "core/rest/restclient.h"
#include "portalsim/scenario.h"
#include "portalsim/simulator.h"

#include "support/hurriedclock.h"

namespace eventsweep {

/// The simulated portal in a thread of its own and everything that is needed to talk to it over a real socket.
class TestPortal
{
public:
    TestPortal() = default;

    portalsim::Simulator &simulator() { return m_thread.simulator(); }
    portalsim::Portal &portal() { return simulator().portal(); }
    portalsim::Faults &faults() { return simulator().faults(); }
    RestClient &client() { return m_client; }
    RateLimiter &limiter() { return m_limiter; }
    Clock &clock() { return m_clock; }
    MutationGate &gate() { return m_gate; }
    const PortalId &id() const { return m_id; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void setToken(const QString &token) { m_tokens.current = token; }

    /// A cloud portal with or without reservations.
    void setReservations(bool available)
    {
        const QByteArray feature = available ? "1" : "0";
        const auto problem = portal().load("{\"portal\": {\"cloud\": {\"rest_offline_extended\": " + feature +
                                           ", \"rest_auth_connector\": 1}}, \"given\": []}");
        if (problem)
            qFatal("the simulated portal refused its scenario: %s", qPrintable(*problem));
    }

    /// A free default record, reserved and failed as asked.
    void insert(qint64 id, const QString &process = {}, bool failed = false, const QString &connector = {})
    {
        auto record = portalsim::defaultRecord(id);
        record.processId = process;
        record.error = failed;
        record.connectorId = connector;
        if (!portal().insert(record))
            qFatal("the simulated portal refused record %lld", static_cast<long long>(id));
    }

    QList<qint64> idsInQueue()
    {
        QList<qint64> ids;
        for (const auto &record : portal().queue())
            ids.append(record.id);
        return ids;
    }

private:
    struct AdminToken final : TokenProvider
    {
        explicit AdminToken(QString token)
            : current(std::move(token))
        {
        }
        QString current;
        QFuture<RestResult<QString>> token() override { return ready(); }
        QFuture<RestResult<QString>> refreshed(const QString &) override { return ready(); }
        QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return ready(); }
        QFuture<RestResult<QString>> ready() const { return QtFuture::makeReadyFuture(RestResult<QString>(current)); }
    };

    portalsim::SimulatorThread m_thread;
    HurriedClock m_clock;
    AdminToken m_tokens{m_thread.simulator().tokens().admin};
    NetworkTransport m_transport;
    RateLimiter m_limiter{m_clock, {.burst = 1'000'000, .drainedPerSecond = 1'000'000}};
    RestClient m_client{m_thread.simulator().baseUrl(), m_transport, m_limiter, m_tokens, m_clock};
    bool m_readOnly = false;
    PortalId m_id = PortalId::create();
    MutationGate m_gate{m_client, m_id, [this] { return m_readOnly; }};
};

} // namespace eventsweep
