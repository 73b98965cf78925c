// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portaljson.h"

#include "core/rest/address.h"

#include <QJsonArray>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Portal &portal)
{
    QJsonArray connectors;
    for (const auto &connector : portal.connectors)
        connectors.append(connector.toString());
    const bool development = portal.environment == Portal::Environment::Development;
    return {{u"id"_s, portal.id.toString()},
            {u"name"_s, portal.name},
            {u"rest"_s, portal.restBase.toString(QUrl::FullyEncoded)},
            {u"authorisation_server"_s, portal.authorisationServer.toString(QUrl::FullyEncoded)},
            {u"member_id"_s, portal.memberId},
            {u"application"_s, portal.applicationTitle},
            {u"client_id"_s, portal.clientId},
            {u"environment"_s, development ? u"development"_s : u"production"_s},
            {u"read_only"_s, portal.readOnly},
            {u"reservations"_s, portal.hasReservations},
            {u"connectors"_s, connectors}};
}

std::optional<Portal> portalFromJson(const QJsonObject &object)
{
    const auto id = PortalId::from(object.value("id"_L1).toString());
    const QUrl rest(object.value("rest"_L1).toString(), QUrl::StrictMode);
    if (!id || !isSecureAddress(rest) || !rest.path().endsWith("/rest/"_L1))
        return std::nullopt;
    Portal portal;
    portal.id = *id;
    portal.restBase = rest;
    portal.name = object.value("name"_L1).toString(rest.host());
    const QUrl server(object.value("authorisation_server"_L1).toString(), QUrl::StrictMode);
    portal.authorisationServer = isSecureAddress(server) ? server : QUrl();
    portal.memberId = object.value("member_id"_L1).toString();
    portal.applicationTitle = object.value("application"_L1).toString();
    portal.clientId = object.value("client_id"_L1).toString();
    // What is not surely a place to play is treated with a production portal's care.
    if (object.value("environment"_L1).toString() == "development"_L1)
        portal.environment = Portal::Environment::Development;
    portal.readOnly = object.value("read_only"_L1).toBool(false);
    portal.hasReservations = object.value("reservations"_L1).toBool(true);
    const auto connectors = object.value("connectors"_L1).toArray();
    for (const QJsonValue &entry : connectors) {
        if (const auto connector = ConnectorId::from(entry.toString()); connector && !connector->isNone())
            portal.connectors.push_back(*connector);
    }
    std::sort(portal.connectors.begin(), portal.connectors.end());
    return portal;
}

} // namespace eventsweep
