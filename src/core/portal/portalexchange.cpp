// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalexchange.h"

#include "core/portal/portaljson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
constexpr qsizetype largestFile = 10 * 1024 * 1024;
constexpr auto format = "eventsweep-portals"_L1;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PortalExchange)

public:
    static QString of(const PortalImportError &error)
    {
        switch (error.kind) {
        case PortalImportError::Kind::TooBig:
            return tr("This file is too big for a list of portals. Choose one that Eventsweep has exported.");
        case PortalImportError::Kind::NotJson:
            return tr("This file is no list of portals: in line %Ln something else begins. Choose one that Eventsweep "
                      "has exported.",
                      "", error.line);
        case PortalImportError::Kind::OtherFile:
            return tr(
                "This file holds something else than a list of portals. Choose one that Eventsweep has exported.");
        case PortalImportError::Kind::Newer:
            return tr(
                "A newer version of Eventsweep has written this file. Update Eventsweep, or export it there again "
                "for this version.");
        case PortalImportError::Kind::Nothing:
            break;
        }
        return tr("There is no portal in this file.");
    }
};

tl::unexpected<PortalImportError> problem(PortalImportError::Kind kind, int line = 0)
{
    return tl::unexpected(PortalImportError{kind, line});
}

bool isSameApplication(const Portal &one, const Portal &other)
{
    if (one.clientId != other.clientId)
        return false;
    return one.restBase == other.restBase || (!one.memberId.isEmpty() && one.memberId == other.memberId);
}

PortalImport::Fate fateOf(const Portal &portal, const std::vector<Portal> &present)
{
    const bool there = std::ranges::any_of(
        present, [&portal](const Portal &other) { return other.id == portal.id || isSameApplication(portal, other); });
    return there ? PortalImport::Fate::AlreadyThere : PortalImport::Fate::New;
}

void take(PortalImport &import, Portal portal, const std::vector<Portal> &present)
{
    auto fate = fateOf(portal, present);
    for (const auto &earlier : import.entries) {
        if (isSameApplication(earlier.portal, portal))
            fate = PortalImport::Fate::AlreadyThere;
        else if (earlier.portal.id == portal.id)
            portal.id = PortalId::create(); // written by hand: both are wanted
    }
    import.entries.push_back({std::move(portal), fate});
}

} // namespace

QByteArray exportedPortals(const std::vector<Portal> &portals)
{
    QJsonArray entries;
    for (const auto &portal : portals)
        entries.append(toJson(portal));
    const QJsonObject root{{u"format"_s, QString(format)}, {u"version"_s, version}, {u"portals"_s, entries}};
    return QJsonDocument(root).toJson();
}

tl::expected<PortalImport, PortalImportError> importedPortals(const QByteArray &file,
                                                              const std::vector<Portal> &present)
{
    using Kind = PortalImportError::Kind;
    if (file.size() > largestFile)
        return problem(Kind::TooBig);
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(file.startsWith("\xEF\xBB\xBF") ? file.sliced(3) : file, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return problem(Kind::NotJson, static_cast<int>(file.left(parseError.offset).count('\n')) + 1);
    const auto root = document.object();
    if (root.value("format"_L1).toString() != format)
        return problem(Kind::OtherFile);
    if (root.value("version"_L1).toInt() > version)
        return problem(Kind::Newer);
    if (root.value("version"_L1).toInt() != version || !root.value("portals"_L1).isArray())
        return problem(Kind::OtherFile);

    PortalImport import;
    const auto entries = root.value("portals"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        if (auto portal = portalFromJson(entry.toObject()))
            take(import, std::move(*portal), present);
        else
            ++import.notUnderstood;
    }
    if (import.entries.empty())
        return problem(Kind::Nothing);
    return import;
}

QString portalImportErrorText(const PortalImportError &error)
{
    return Texts::of(error);
}

} // namespace eventsweep
