// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QAbstractItemModel>
#include <QHash>

#include <vector>

namespace eventsweep {

/// Names one queue: a connector of a portal's application.
struct QueueKey
{
    PortalId portal;
    ConnectorId connector;
    friend bool operator==(const QueueKey &, const QueueKey &) = default;
    friend size_t qHash(const QueueKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.portal, key.connector.toString());
    }
};

/// What was loaded of a queue.
struct QueueCounts
{
    qsizetype pending = 0;
    qsizetype reserved = 0;
    qsizetype failed = 0; ///< reserved ones too
    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

/// The portals as a tree: below each its queues, "no connector" first, then the connectors found and typed. A portal
/// can be dragged to another place, which only asks: moveAsked(). GUI thread.
class PortalModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        EnvironmentRole = Qt::UserRole + 1,
        HasCountsRole,
        PendingRole,
        ReservedRole,
        FailedRole,
        ReadOnlyRole,
        ColourRole, ///< int of Portal::Colour
        /// The application's title, or its id, of a portal whose host another one in the list has too; else empty.
        ApplicationRole
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setPortals(const std::vector<Portal> &portals);
    void setCounts(const QueueKey &queue, const QueueCounts &counts);
    /// Texts of the language have changed.
    void retranslate();

    [[nodiscard]] const Portal *portalAt(const QModelIndex &index) const;
    /// Of a portal's row: its "no connector".
    [[nodiscard]] std::optional<QueueKey> queueAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QueueKey &queue) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    /// Always false: whoever is asked moves the portal, and the view must not remove anything.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// To place `position` (0 …) of the list without it, as PortalStore::move().
    void moveAsked(const eventsweep::PortalId &portal, qsizetype position);

private:
    [[nodiscard]] ConnectorId connectorAt(const Portal &portal, int row) const;
    [[nodiscard]] std::optional<PortalId> draggedPortal(const QMimeData *data) const;
    [[nodiscard]] QString applicationOf(const Portal &portal) const;
    [[nodiscard]] QVariant portalData(const Portal &portal, int role) const;
    [[nodiscard]] QVariant queueData(const QueueKey &queue, int role) const;

    std::vector<Portal> m_portals;
    std::vector<std::vector<ConnectorId>> m_connectors; ///< of each, found and typed
    QHash<QueueKey, QueueCounts> m_counts;
};

} // namespace eventsweep
