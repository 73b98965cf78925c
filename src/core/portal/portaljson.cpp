// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portaljson.h"

#include "core/rest/address.h"
#include "core/rest/tlstrust.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>
#include <utility>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype largestAuthorities = 1024 * 1024;

using ColourWord = std::pair<Portal::Colour, QLatin1StringView>;
constexpr ColourWord colourWords[] = {{Portal::Colour::Red, "red"_L1},       {Portal::Colour::Orange, "orange"_L1},
                                      {Portal::Colour::Yellow, "yellow"_L1}, {Portal::Colour::Green, "green"_L1},
                                      {Portal::Colour::Teal, "teal"_L1},     {Portal::Colour::Blue, "blue"_L1},
                                      {Portal::Colour::Purple, "purple"_L1}, {Portal::Colour::Grey, "grey"_L1}};

QString wordOf(Portal::Colour colour)
{
    const auto found = std::ranges::find(colourWords, colour, &ColourWord::first);
    return found == std::end(colourWords) ? QString() : QString(found->second);
}

Portal::Colour colourOf(const QString &word)
{
    const auto found = std::ranges::find(colourWords, word, &ColourWord::second);
    return found == std::end(colourWords) ? Portal::Colour::None : found->first;
}

QJsonArray toJson(const std::vector<ConnectorId> &connectors)
{
    QJsonArray names;
    for (const auto &connector : connectors)
        names.append(connector.toString());
    return names;
}

std::vector<ConnectorId> connectorsFrom(const QJsonValue &names)
{
    std::vector<ConnectorId> connectors;
    const auto entries = names.toArray();
    for (const QJsonValue &entry : entries) {
        if (const auto connector = ConnectorId::from(entry.toString()); connector && !connector->isNone())
            connectors.push_back(*connector);
    }
    std::sort(connectors.begin(), connectors.end());
    connectors.erase(std::unique(connectors.begin(), connectors.end()), connectors.end());
    return connectors;
}

quint16 portFrom(const QJsonValue &value)
{
    const int port = value.toVariant().toInt(); // also from a text
    return port > 0 && port <= std::numeric_limits<quint16>::max() ? static_cast<quint16>(port)
                                                                   : Portal::defaultReturnPort;
}

/// The certificates that are in it, and nothing else: whatever got into the file is neither kept nor passed on.
QByteArray authoritiesIn(const QJsonValue &value)
{
    const QByteArray text = value.toString().toUtf8();
    QByteArray pem;
    if (text.size() <= largestAuthorities) {
        for (const QSslCertificate &certificate : authoritiesFrom(text))
            pem += certificate.toPem();
    }
    return pem;
}

QString lineFrom(const QJsonValue &value)
{
    return value.toString().simplified().left(longestName);
}

} // namespace

QJsonObject toJson(const Portal &portal)
{
    const bool development = portal.environment == Portal::Environment::Development;
    QJsonObject object{{u"id"_s, portal.id.toString()},
                       {u"name"_s, portal.name},
                       {u"rest"_s, portal.restBase.toString(QUrl::FullyEncoded)},
                       {u"authorisation_server"_s, portal.authorisationServer.toString(QUrl::FullyEncoded)},
                       {u"member_id"_s, portal.memberId},
                       {u"application"_s, portal.applicationTitle},
                       {u"client_id"_s, portal.clientId},
                       {u"environment"_s, development ? u"development"_s : u"production"_s},
                       {u"read_only"_s, portal.readOnly},
                       {u"reservations"_s, portal.hasReservations},
                       {u"connectors"_s, toJson(portal.connectors)},
                       {u"own_connectors"_s, toJson(portal.ownConnectors)},
                       {u"return_port"_s, portal.returnPort}};
    if (portal.colour != Portal::Colour::None)
        object.insert(u"colour"_s, wordOf(portal.colour));
    if (!portal.authorities.isEmpty())
        object.insert(u"authorities"_s, QString::fromUtf8(portal.authorities));
    return object;
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
    portal.name = lineFrom(object.value("name"_L1));
    if (portal.name.isEmpty())
        portal.name = rest.host();
    const QUrl server(object.value("authorisation_server"_L1).toString(), QUrl::StrictMode);
    portal.authorisationServer = isSecureAddress(server) ? server : QUrl();
    portal.memberId = lineFrom(object.value("member_id"_L1));
    portal.applicationTitle = lineFrom(object.value("application"_L1));
    portal.clientId = lineFrom(object.value("client_id"_L1));
    // What is not surely a place to play is treated with a production portal's care.
    if (object.value("environment"_L1).toString() == "development"_L1)
        portal.environment = Portal::Environment::Development;
    // Whatever stands there that is not "false" was meant to protect.
    const QJsonValue readOnly = object.value("read_only"_L1);
    portal.readOnly = !readOnly.isUndefined() && !readOnly.isNull() && readOnly.toBool(true);
    portal.hasReservations = object.value("reservations"_L1).toBool(true);
    portal.connectors = connectorsFrom(object.value("connectors"_L1));
    portal.ownConnectors = connectorsFrom(object.value("own_connectors"_L1));
    portal.colour = colourOf(object.value("colour"_L1).toString());
    portal.returnPort = portFrom(object.value("return_port"_L1));
    portal.authorities = authoritiesIn(object.value("authorities"_L1));
    return portal;
}

} // namespace eventsweep
