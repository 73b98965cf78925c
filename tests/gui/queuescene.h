// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/portal/portalstore.h"
#include "gui/controllers/jobscontroller.h"
#include "gui/controllers/portalscontroller.h"
#include "portalsim/scenario.h"
#include "portalsim/simulator.h"

#include <QTemporaryDir>
#include <QTest>

namespace eventsweep {

/// A simulated portal in the list of portals, reached over a real socket, with as many pending records as asked for.
class QueueScene
{
public:
    explicit QueueScene(int records = 60)
        : store(folder.filePath(QStringLiteral("portals.json")))
        , portals(store, PortalServices{secrets, clock})
        , journal(folder.filePath(QStringLiteral("archive.sqlite")), clock)
        , jobs(journal)
    {
        if (records > 0)
            simulator().portal().addDefaultRecords(1, records);
        const auto tokens = simulator().tokens();
        m_portal.name = QStringLiteral("acme");
        m_portal.restBase = simulator().baseUrl();
        m_portal.authorisationServer = simulator().authorisationUrl();
        m_portal.applicationTitle = QStringLiteral("Sync app");
        m_portal.clientId = tokens.clientId;
        m_portal.environment = Portal::Environment::Development;
        m_portal.connectors = {*ConnectorId::from(QStringLiteral("erp"))};
        PortalSecrets entry;
        entry.accessToken = tokens.admin;
        entry.refreshToken = tokens.refresh;
        entry.clientSecret = tokens.clientSecret;
        secrets.keepForThisRun(m_portal.id.toString(), entry.toJson());
        if (!store.save(m_portal))
            qFatal("the portal could not be stored");
    }

    portalsim::Simulator &simulator() { return m_thread.simulator(); }
    [[nodiscard]] const Portal &portal() const { return m_portal; }

    /// Opens the queue without a connector.
    QueueController &open()
    {
        portals.open({m_portal.id, ConnectorId()});
        return *portals.current();
    }
    /// The same, and waits until it has been read and shown.
    QueueController &opened()
    {
        QueueController &queue = open();
        if (!settles(queue))
            qFatal("the queue is not read");
        return queue;
    }
    static bool settles(QueueController &queue)
    {
        return QTest::qWaitFor(
            [&] {
                const QueueFacts facts = queue.facts();
                return facts.load == QueueFacts::Load::Complete && !facts.refreshing && !facts.searching;
            },
            20'000);
    }
    static std::vector<RecordId> ids(std::initializer_list<qint64> values)
    {
        std::vector<RecordId> ids;
        for (const qint64 value : values)
            ids.push_back(*RecordId::from(value));
        return ids;
    }
    /// A record of the default kind, changed as asked.
    template <typename Change>
    void insert(qint64 id, Change change)
    {
        auto record = portalsim::defaultRecord(id);
        change(record);
        if (!simulator().portal().insert(record))
            qFatal("the simulated portal refused a record");
    }

private:
    portalsim::SimulatorThread m_thread;
    Portal m_portal;

public:
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store;
    PortalsController portals;
    Journal journal; ///< not open
    JobsController jobs;
};

} // namespace eventsweep
