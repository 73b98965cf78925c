// SPDX-License-Identifier: Apache-2.0
#include "gui/models/portalmodel.h"

#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"
#include "gui/theme/icons.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// A queue's index holds the row of its portal, plus one; a portal's holds 0.
constexpr quintptr portalLevel = 0;

const QString portalMimeType = u"application/x-eventsweep-portal"_s;

} // namespace

void PortalModel::setPortals(const std::vector<Portal> &portals)
{
    if (portals == m_portals)
        return;
    beginResetModel();
    m_portals = portals;
    m_connectors.clear();
    for (const Portal &portal : portals)
        m_connectors.push_back(portal.allConnectors());
    endResetModel();
}

void PortalModel::setCounts(const QueueKey &queue, const QueueCounts &counts)
{
    if (m_counts.contains(queue) && m_counts.value(queue) == counts)
        return;
    m_counts.insert(queue, counts);
    const QModelIndex index = indexOf(queue);
    if (index.isValid())
        Q_EMIT dataChanged(index, index);
}

void PortalModel::retranslate()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex portal = index(row, 0);
        Q_EMIT dataChanged(portal, portal);
        Q_EMIT dataChanged(index(0, 0, portal), index(rowCount(portal) - 1, 0, portal));
    }
}

const Portal *PortalModel::portalAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto row = index.internalId() == portalLevel ? static_cast<size_t>(index.row()) : index.internalId() - 1;
    return row < m_portals.size() ? &m_portals[row] : nullptr;
}

ConnectorId PortalModel::connectorAt(const Portal &portal, int row) const
{
    const auto &connectors = m_connectors[static_cast<size_t>(&portal - m_portals.data())];
    return row == 0 ? ConnectorId() : connectors[static_cast<size_t>(row) - 1];
}

std::optional<QueueKey> PortalModel::queueAt(const QModelIndex &index) const
{
    const Portal *portal = portalAt(index);
    if (!portal)
        return std::nullopt;
    return QueueKey{portal->id, index.internalId() == portalLevel ? ConnectorId() : connectorAt(*portal, index.row())};
}

QModelIndex PortalModel::indexOf(const QueueKey &queue) const
{
    const auto portal = std::ranges::find(m_portals, queue.portal, &Portal::id);
    if (portal == m_portals.end())
        return {};
    const QModelIndex parent = index(static_cast<int>(portal - m_portals.begin()), 0);
    for (int row = 0; row < rowCount(parent); ++row) {
        if (connectorAt(*portal, row) == queue.connector)
            return index(row, 0, parent);
    }
    return {};
}

QModelIndex PortalModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : portalLevel);
}

QModelIndex PortalModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == portalLevel)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, portalLevel);
}

int PortalModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_portals.size());
    if (parent.internalId() != portalLevel || parent.column() > 0)
        return 0;
    return static_cast<int>(m_connectors[static_cast<size_t>(parent.row())].size()) + 1;
}

int PortalModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant PortalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == portalLevel)
        return portalData(*portalAt(index), role);
    return queueData(*queueAt(index), role);
}

QString PortalModel::applicationOf(const Portal &portal) const
{
    const bool alone = std::ranges::none_of(
        m_portals, [&portal](const Portal &other) { return other.id != portal.id && other.host() == portal.host(); });
    if (alone)
        return {};
    return portal.applicationTitle.isEmpty() ? portal.clientId : portal.applicationTitle;
}

QVariant PortalModel::portalData(const Portal &portal, int role) const
{
    const bool production = portal.environment == Portal::Environment::Production;
    const QString environment = production ? tr("Production portal") : tr("Development portal");
    switch (role) {
    case Qt::DisplayRole:
        return portal.name;
    case Qt::DecorationRole:
        return icon(u"portal"_s);
    case Qt::ToolTipRole: {
        const QString where =
            portal.applicationTitle.isEmpty() ? portal.host() : portal.host() + u" › "_s + portal.applicationTitle;
        return where + u'\n' + environment + (portal.readOnly ? u'\n' + tr("Read only") : QString());
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{portal.name, applicationOf(portal), environment};
        parts.removeAll(QString());
        return parts.join(u", "_s) + (portal.readOnly ? u", "_s + tr("Read only") : QString());
    }
    case EnvironmentRole:
        return static_cast<int>(portal.environment);
    case ReadOnlyRole:
        return portal.readOnly;
    case ColourRole:
        return static_cast<int>(portal.colour);
    case ApplicationRole:
        return applicationOf(portal);
    default:
        return {};
    }
}

QVariant PortalModel::queueData(const QueueKey &queue, int role) const
{
    const auto found = m_counts.constFind(queue);
    const bool known = found != m_counts.constEnd();
    const QueueCounts counts = known ? *found : QueueCounts();
    const auto inWords = [&] {
        return known ? tr("%1 pending, %2 reserved, %3 failed")
                           .arg(numberText(counts.pending), numberText(counts.reserved), numberText(counts.failed))
                     : tr("not loaded yet");
    };
    switch (role) {
    case Qt::DisplayRole:
        return connectorText(queue.connector);
    case Qt::DecorationRole:
        return icon(queue.connector.isNone() ? u"noconnector"_s : u"connector"_s);
    case Qt::ToolTipRole:
        return connectorText(queue.connector) + u'\n' + inWords();
    case Qt::AccessibleTextRole:
        return connectorText(queue.connector) + u", "_s + inWords();
    case HasCountsRole:
        return known;
    case PendingRole:
        return QVariant::fromValue(counts.pending);
    case ReservedRole:
        return QVariant::fromValue(counts.reserved);
    case FailedRole:
        return QVariant::fromValue(counts.failed);
    default:
        return {};
    }
}

// ---- dragging

Qt::ItemFlags PortalModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the portals
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.internalId() == portalLevel ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList PortalModel::mimeTypes() const
{
    return {portalMimeType};
}

QMimeData *PortalModel::mimeData(const QModelIndexList &indexes) const
{
    const Portal *portal = indexes.isEmpty() ? nullptr : portalAt(indexes.front());
    if (!portal)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(portalMimeType, portal->id.toString().toUtf8());
    return data;
}

std::optional<PortalId> PortalModel::draggedPortal(const QMimeData *data) const
{
    return data ? PortalId::from(QString::fromUtf8(data->data(portalMimeType))) : std::nullopt;
}

bool PortalModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                  const QModelIndex &parent) const
{
    return action == Qt::MoveAction && !parent.isValid() && draggedPortal(data).has_value();
}

bool PortalModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                               const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const PortalId id = *draggedPortal(data);
    const auto from = std::ranges::find(m_portals, id, &Portal::id);
    if (from == m_portals.end())
        return false; // of another running copy, whose list is another
    const auto count = static_cast<qsizetype>(m_portals.size());
    qsizetype to = row < 0 ? count : row;
    if (to > from - m_portals.begin())
        --to; // its own place is free then
    if (to != from - m_portals.begin())
        Q_EMIT moveAsked(id, to);
    return false;
}

} // namespace eventsweep
