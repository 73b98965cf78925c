// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalsettingscontroller.h"

#include <algorithm>

namespace eventsweep {

namespace {

/// Makes of `portal` what the operator made of `stored`, and leaves the rest of it alone.
void apply(const Portal &stored, const Portal &draft, Portal &portal)
{
    if (draft.name != stored.name)
        portal.name = draft.name;
    if (draft.environment != stored.environment)
        portal.environment = draft.environment;
    if (draft.colour != stored.colour)
        portal.colour = draft.colour;
    if (draft.returnPort != stored.returnPort)
        portal.returnPort = draft.returnPort;
    if (draft.authorities != stored.authorities)
        portal.authorities = draft.authorities;
    const auto has = [](const std::vector<ConnectorId> &list, const ConnectorId &connector) {
        return std::ranges::find(list, connector) != list.end();
    };
    auto &own = portal.ownConnectors;
    std::erase_if(own, [&](const ConnectorId &connector) {
        return has(stored.ownConnectors, connector) && !has(draft.ownConnectors, connector);
    });
    for (const ConnectorId &connector : draft.ownConnectors) {
        if (!has(stored.ownConnectors, connector) && !has(own, connector))
            own.insert(std::ranges::upper_bound(own, connector.toString(), {}, &ConnectorId::toString), connector);
    }
}

} // namespace

PortalSettingsController::PortalSettingsController(PortalsController &portals, const PortalId &portal, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_stored(*portals.find(portal))
    , m_draft(m_stored)
{
    connect(&portals, &PortalsController::portalsChanged, this, &PortalSettingsController::follow);
}

void PortalSettingsController::follow()
{
    const Portal *now = m_portals.find(m_draft.id);
    m_gone = !now;
    if (now) {
        if (*now == m_stored)
            return;
        Portal draft = *now;
        apply(m_stored, m_draft, draft);
        m_stored = *now;
        m_draft = draft;
    }
    Q_EMIT changed();
}

void PortalSettingsController::setName(const QString &name)
{
    m_draft.name = name;
    Q_EMIT changed();
}

void PortalSettingsController::setEnvironment(Portal::Environment environment)
{
    m_draft.environment = environment;
    Q_EMIT changed();
}

void PortalSettingsController::setColour(Portal::Colour colour)
{
    m_draft.colour = colour;
    Q_EMIT changed();
}

void PortalSettingsController::setReturnPort(quint16 port)
{
    m_draft.returnPort = port;
    Q_EMIT changed();
}

void PortalSettingsController::setReadOnly(bool readOnly)
{
    m_portals.setReadOnly(m_draft.id, readOnly);
    // What is stored counts: a refused write leaves it as it was.
    if (const Portal *now = m_portals.find(m_draft.id))
        m_draft.readOnly = m_stored.readOnly = now->readOnly;
    Q_EMIT changed();
}

tl::expected<void, QString> PortalSettingsController::addConnector(const QString &typed)
{
    const auto connector = ConnectorId::from(typed.trimmed());
    if (!connector || connector->isNone())
        return tl::unexpected(tr("This cannot be the name of a connector."));
    if (std::ranges::count(m_draft.allConnectors(), *connector) > 0)
        return tl::unexpected(tr("“%1” is in the list already.").arg(connector->toString()));
    auto &own = m_draft.ownConnectors;
    own.insert(std::ranges::upper_bound(own, connector->toString(), {}, &ConnectorId::toString), *connector);
    Q_EMIT changed();
    return {};
}

void PortalSettingsController::removeConnector(const ConnectorId &connector)
{
    std::erase(m_draft.ownConnectors, connector);
    Q_EMIT changed();
}

bool PortalSettingsController::isFound(const ConnectorId &connector) const
{
    return std::ranges::count(m_draft.connectors, connector) > 0;
}

void PortalSettingsController::setAuthorities(const QByteArray &pem)
{
    m_draft.authorities = pem;
    Q_EMIT changed();
}

tl::expected<void, PortalStoreError> PortalSettingsController::save()
{
    Portal draft = m_draft;
    draft.name = draft.name.trimmed();
    return m_portals.tryChange(m_draft.id,
                               [stored = m_stored, draft](Portal &portal) { apply(stored, draft, portal); });
}

} // namespace eventsweep
