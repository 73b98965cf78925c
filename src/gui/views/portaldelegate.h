// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace eventsweep {

/// Draws a portal's badge, in colour and words, its application where another one is on the same portal, and a queue's
/// counts with the icons of their states.
class PortalDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QRect paintBadge(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const;
    void paintApplication(QPainter &painter, const QStyleOptionViewItem &option, const QString &application) const;
    void paintCounts(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace eventsweep
