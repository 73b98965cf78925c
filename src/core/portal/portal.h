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
    /// Of the badge, besides its words; None: the environment's own.
    enum class Colour { None, Red, Orange, Yellow, Green, Teal, Blue, Purple, Grey };
    static constexpr quint16 defaultReturnPort = 51742;

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
    std::vector<ConnectorId> connectors; ///< found by event.get, without "no connector"; sorted
    std::vector<ConnectorId>
        ownConnectors; ///< typed by the operator: event.get shows only those that are bound; sorted
    Colour colour = Colour::None;
    /// Of "http://127.0.0.1:PORT/", the application's handler path: where sign-ins return.
    quint16 returnPort = defaultReturnPort;
    QByteArray authorities; ///< PEM: certificate authorities trusted for this portal besides the system's

    [[nodiscard]] QString host() const { return restBase.host(); }
    /// All queues besides "no connector": found and typed, sorted, each once.
    [[nodiscard]] std::vector<ConnectorId> allConnectors() const;
    friend bool operator==(const Portal &, const Portal &) = default;
};

/// Changes `stored` as `opened` was changed to `edited`: every field in which these two differ, and no other. For
/// whoever edits a copy while other running copies, checks and sign-ins change what is stored. The id stays; a list of
/// connectors is one field.
void takeEdits(Portal &stored, const Portal &opened, const Portal &edited);

} // namespace eventsweep
