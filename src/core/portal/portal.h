// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <QStringList>
#include <QUrl>

#include <vector>

namespace eventsweep {

/// One application on one portal, without its secrets. What is stored in the profile file. Value.
struct Portal
{
    enum class Environment { Production, Development };

    PortalId id = PortalId::create();
    QString name;             ///< the operator's; at first the host
    QUrl restBase;            ///< ends in "/rest/"; https, or http on loopback
    QUrl authorisationServer; ///< token endpoint, "https://oauth.bitrix.info/oauth/token/"
    QString memberId;         ///< the portal's stable identity; empty while unknown
    QString applicationTitle; ///< from app.info; may be empty
    QString clientId;         ///< application id (not secret)
    Environment environment = Environment::Production;
    bool readOnly = false;               ///< MutationGate refuses everything
    bool hasReservations = true;         ///< plan feature rest_offline_extended, as last checked
    std::vector<ConnectorId> connectors; ///< those besides "no connector", sorted

    [[nodiscard]] QString host() const { return restBase.host(); }
    friend bool operator==(const Portal &, const Portal &) = default;
};

} // namespace eventsweep
