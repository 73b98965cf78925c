// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include "core/auth/portalsecrets.h"
#include "core/base/logging.h"
#include "portalsim/demoportal.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

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
