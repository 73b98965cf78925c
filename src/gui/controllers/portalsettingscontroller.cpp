// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalsettingscontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

PortalSettingsController::PortalSettingsController(PortalsController &portals, const PortalId &portal, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_draft(*portals.find(portal))
{
    // What a check finds, and the read-only mark from elsewhere, show here too.
    connect(&portals, &PortalsController::portalsChanged, this, [this] {
        const Portal *now = m_portals.find(m_draft.id);
        if (!now || (now->connectors == m_draft.connectors && now->readOnly == m_draft.readOnly))
            return;
        m_draft.connectors = now->connectors;
        m_draft.readOnly = now->readOnly;
        Q_EMIT changed();
    });
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
        m_draft.readOnly = now->readOnly;
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

QString PortalSettingsController::handlerPath(quint16 port)
{
    return u"http://127.0.0.1:%1/"_s.arg(port);
}

void PortalSettingsController::save()
{
    // Only what can be set here: a check or a move may have changed the rest meanwhile.
    m_portals.change(m_draft.id, [draft = m_draft](Portal &portal) {
        portal.name = draft.name.trimmed();
        portal.environment = draft.environment;
        portal.colour = draft.colour;
        portal.ownConnectors = draft.ownConnectors;
        portal.returnPort = draft.returnPort;
        portal.authorities = draft.authorities;
    });
}

} // namespace eventsweep
