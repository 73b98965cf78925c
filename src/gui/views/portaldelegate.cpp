// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portaldelegate.h"

#include "gui/models/portalmodel.h"
#include "gui/texts/quantitytext.h"
#include "gui/theme/colours.h"
#include "gui/theme/icons.h"

#include <QApplication>
#include <QPainter>

namespace eventsweep {

namespace {

constexpr int gap = 6;
constexpr int rowPadding = 9;
constexpr int badgePadding = 5;
constexpr int countIconSize = 12;

} // namespace

void PortalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QWidget *widget = option.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    // The row's ground over its whole width; then its right end, then icon and text in what is left.
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, widget);
    const bool isPortal = index.data(PortalModel::EnvironmentRole).isValid();
    const QRect rest = isPortal ? paintBadge(*painter, row, index) : paintCounts(*painter, row, index);
    row.rect = rest;
    row.backgroundBrush = Qt::NoBrush;
    row.state.setFlag(QStyle::State_HasFocus, false);
    if (isPortal)
        row.font.setBold(true);
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);
}

QRect PortalDelegate::paintBadge(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto environment = static_cast<Portal::Environment>(index.data(PortalModel::EnvironmentRole).toInt());
    const BadgeColours colours = badgeColours(environment, option.palette);
    const QString text = environment == Portal::Environment::Production ? tr("PROD") : tr("DEV");
    QFont font = option.font;
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 0.8);
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(text) + 2 * badgePadding, metrics.height() + 2);
    QRect badge(QPoint(), size);
    badge.moveCenter(option.rect.center());
    badge.moveRight(option.rect.right() - gap);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(colours.text);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, text);
    painter.restore();
    QRect rest = option.rect;
    rest.setRight(badge.left() - gap);
    if (index.data(PortalModel::ReadOnlyRole).toBool()) {
        const QRect mark(rest.right() - countIconSize, option.rect.center().y() - countIconSize / 2, countIconSize,
                         countIconSize);
        icon(QStringLiteral("readonly"))
            .paint(&painter, mark, Qt::AlignCenter,
                   option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
        rest.setRight(mark.left() - gap);
    }
    return rest;
}

QRect PortalDelegate::paintCounts(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect rest = option.rect;
    if (!index.data(PortalModel::HasCountsRole).toBool())
        return rest;
    const std::pair<RecordState, int> counts[] = {{RecordState::Failed, PortalModel::FailedRole},
                                                  {RecordState::Reserved, PortalModel::ReservedRole},
                                                  {RecordState::Pending, PortalModel::PendingRole}};
    const bool selected = option.state & QStyle::State_Selected;
    painter.save();
    painter.setFont(option.font);
    painter.setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    int right = option.rect.right() - gap;
    for (const auto &[state, role] : counts) {
        const qlonglong count = index.data(role).toLongLong();
        if (count == 0)
            continue;
        const QString text = numberText(count);
        const int width = option.fontMetrics.horizontalAdvance(text);
        painter.drawText(QRect(right - width, option.rect.top(), width, option.rect.height()), Qt::AlignVCenter, text);
        const QRect mark(right - width - 3 - countIconSize, option.rect.center().y() - countIconSize / 2 + 1,
                         countIconSize, countIconSize);
        stateIcon(state).paint(&painter, mark, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        right = mark.left() - gap;
    }
    painter.restore();
    rest.setRight(right);
    return rest;
}

QSize PortalDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + rowPadding);
    return size;
}

} // namespace eventsweep
