// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalstore.h"

#include "core/portal/portaljson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

struct Parsed
{
    std::vector<Portal> portals;
    bool newer = false;
    bool damaged = false;
    QString why;
};

Parsed parse(const QByteArray &text)
{
    Parsed parsed;
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
    const auto entries = root.value("portals"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        auto portal = portalFromJson(entry.toObject());
        const bool twice = portal && std::any_of(parsed.portals.begin(), parsed.portals.end(),
                                                 [&](const Portal &other) { return other.id == portal->id; });
        if (!portal || twice)
            parsed.damaged = true;
        else
            parsed.portals.push_back(std::move(*portal));
    }
    return parsed;
}

} // namespace

PortalStore::PortalStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
}

tl::expected<void, PortalStoreError> PortalStore::load()
{
    m_leftAlone.reset();
    m_portals.clear();
    QFile file(m_path);
    if (!file.exists()) {
        Q_EMIT changed();
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_leftAlone = error(PortalStoreError::Kind::Unreadable, file.errorString());
        return tl::unexpected(*m_leftAlone);
    }
    const QByteArray text = file.readAll();
    const bool readWhole = file.error() == QFileDevice::NoError;
    file.close();
    if (!readWhole) {
        m_leftAlone = error(PortalStoreError::Kind::Unreadable, file.errorString());
        return tl::unexpected(*m_leftAlone);
    }
    auto parsed = parse(text);
    if (parsed.newer) {
        m_leftAlone = error(PortalStoreError::Kind::Newer, {});
        return tl::unexpected(*m_leftAlone);
    }
    m_portals = std::move(parsed.portals);
    Q_EMIT changed();
    if (parsed.damaged)
        return tl::unexpected(putAside(parsed.why));
    return {};
}

PortalStoreError PortalStore::putAside(const QString &why)
{
    // Only makes the name of a file, that is never read as a time: not worth a Clock.
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    auto damaged = error(PortalStoreError::Kind::Damaged, why);
    for (int number = 0; number < 100; ++number) {
        const QString name = m_path + u".damaged-"_s + stamp + (number ? u'-' + QString::number(number) : QString());
        if (QFile::copy(m_path, name)) { // a copy: what can be understood stays where it is until it is written anew
            damaged.keptAs = name;
            return damaged;
        }
        if (!QFile::exists(name))
            break;
    }
    m_leftAlone = damaged;
    return damaged;
}

const Portal *PortalStore::find(const PortalId &id) const
{
    const auto found =
        std::find_if(m_portals.begin(), m_portals.end(), [&id](const Portal &portal) { return portal.id == id; });
    return found == m_portals.end() ? nullptr : &*found;
}

tl::expected<void, PortalStoreError> PortalStore::save(const Portal &portal)
{
    auto portals = m_portals;
    const auto found =
        std::find_if(portals.begin(), portals.end(), [&](const Portal &other) { return other.id == portal.id; });
    if (found == portals.end())
        portals.push_back(portal);
    else
        *found = portal;
    return write(std::move(portals));
}

tl::expected<void, PortalStoreError> PortalStore::remove(const PortalId &id)
{
    auto portals = m_portals;
    if (std::erase_if(portals, [&](const Portal &portal) { return portal.id == id; }) == 0)
        return {};
    return write(std::move(portals));
}

tl::expected<void, PortalStoreError> PortalStore::write(std::vector<Portal> portals)
{
    if (m_leftAlone)
        return tl::unexpected(*m_leftAlone);
    QJsonArray entries;
    for (const auto &portal : portals)
        entries.append(toJson(portal));
    const QJsonDocument document(QJsonObject{{u"version"_s, version}, {u"portals"_s, entries}});

    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, tr("The folder cannot be made.")));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(document.toJson());
    if (!file.commit())
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, file.errorString()));
    m_portals = std::move(portals);
    Q_EMIT changed();
    return {};
}

PortalStoreError PortalStore::error(PortalStoreError::Kind kind, const QString &text) const
{
    return {kind, m_path, {}, text};
}

} // namespace eventsweep
