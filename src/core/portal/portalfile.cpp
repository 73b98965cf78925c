// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalfile.h"

#include "core/portal/portaljson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

std::vector<PortalId> idsFrom(const QJsonValue &value)
{
    std::vector<PortalId> ids;
    const auto entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        if (const auto id = PortalId::from(entry.toString()); id && std::ranges::find(ids, *id) == ids.end())
            ids.push_back(*id);
    }
    return ids;
}

} // namespace

QByteArray toText(const PortalFile &file)
{
    QJsonArray portals;
    for (const auto &portal : file.portals)
        portals.append(toJson(portal));
    QJsonObject root{{u"version"_s, version}, {u"portals"_s, portals}};
    if (!file.unfinished.empty()) {
        QJsonArray unfinished;
        for (const auto &id : file.unfinished)
            unfinished.append(id.toString());
        root.insert(u"unfinished"_s, unfinished);
    }
    return QJsonDocument(root).toJson();
}

ParsedPortalFile portalFileFrom(const QByteArray &text)
{
    ParsedPortalFile parsed;
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(text, &parseError);
    const auto root = document.object();
    if (root.value("version"_L1).toInt(0) > version) {
        parsed.newer = true;
        return parsed;
    }
    if (!document.isObject() || root.value("version"_L1).toInt(0) < 1 || !root.value("portals"_L1).isArray()) {
        parsed.damaged = true;
        parsed.why = parseError.error == QJsonParseError::NoError ? QString() : parseError.errorString();
        return parsed;
    }
    auto &portals = parsed.file.portals;
    const auto entries = root.value("portals"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        auto portal = portalFromJson(entry.toObject());
        if (!portal || std::ranges::find(portals, portal->id, &Portal::id) != portals.end())
            parsed.damaged = true;
        else
            portals.push_back(std::move(*portal));
    }
    parsed.file.unfinished = idsFrom(root.value("unfinished"_L1));
    // Its secrets are in use, whatever else the file says.
    std::erase_if(parsed.file.unfinished, [&portals](const PortalId &id) {
        return std::ranges::find(portals, id, &Portal::id) != portals.end();
    });
    return parsed;
}

} // namespace eventsweep
