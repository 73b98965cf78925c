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

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

/// Where the text of a row with an icon begins.
int textIndent(const QStyleOptionViewItem &option)
{
    return option.decorationSize.width() + 9;
}

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
    if (isPortal) {
        row.rect = paintBadge(*painter, row, index);
        const QString application = index.data(PortalModel::ApplicationRole).toString();
        if (!application.isEmpty()) {
            paintApplication(*painter, row, application);
            row.rect.setHeight(option.fontMetrics.height() + rowPadding);
        }
    } else {
        paintCounts(*painter, row, index);
        row.rect.setHeight(option.fontMetrics.height() + rowPadding);
    }
    row.backgroundBrush = Qt::NoBrush;
    row.state.setFlag(QStyle::State_HasFocus, false);
    if (isPortal)
        row.font.setBold(true);
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);
}

QRect PortalDelegate::paintBadge(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto environment = static_cast<Portal::Environment>(index.data(PortalModel::EnvironmentRole).toInt());
    const auto colour = static_cast<Portal::Colour>(index.data(PortalModel::ColourRole).toInt());
    const BadgeColours colours = badgeColours(environment, colour, option.palette);
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

void PortalDelegate::paintApplication(QPainter &painter, const QStyleOptionViewItem &option,
                                      const QString &application) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const QFont font = smallFont(option.font);
    const QFontMetrics metrics(font);
    painter.save();
    painter.setFont(font);
    painter.setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    QRect line = option.rect.adjusted(textIndent(option), 0, -gap, -rowPadding / 2);
    line.setTop(line.bottom() - metrics.height());
    painter.drawText(line, Qt::AlignVCenter, metrics.elidedText(application, Qt::ElideRight, line.width()));
    painter.restore();
}

void PortalDelegate::paintCounts(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const QFont font = smallFont(option.font);
    const QFontMetrics metrics(font);
    painter.save();
    painter.setFont(font);
    painter.setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    QRect line = option.rect.adjusted(textIndent(option), 0, -gap, -rowPadding / 2);
    line.setTop(line.bottom() - metrics.height());
    if (!index.data(PortalModel::HasCountsRole).toBool()) {
        painter.drawText(line, Qt::AlignVCenter, tr("not loaded yet"));
        painter.restore();
        return;
    }
    const std::pair<RecordState, int> counts[] = {{RecordState::Pending, PortalModel::PendingRole},
                                                  {RecordState::Reserved, PortalModel::ReservedRole},
                                                  {RecordState::Failed, PortalModel::FailedRole}};
    for (const auto &[state, role] : counts) {
        const QString text = numberText(index.data(role).toLongLong());
        const QRect mark(line.left(), line.center().y() - countIconSize / 2 + 1, countIconSize, countIconSize);
        stateIcon(state).paint(&painter, mark, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        line.setLeft(mark.right() + 4);
        painter.drawText(line, Qt::AlignVCenter, text);
        line.setLeft(line.left() + metrics.horizontalAdvance(text) + gap + 2);
    }
    painter.restore();
}

QSize PortalDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const bool isPortal = index.data(PortalModel::EnvironmentRole).isValid();
    const bool twoLines = !isPortal || !index.data(PortalModel::ApplicationRole).toString().isEmpty();
    const int second = !twoLines ? 0 : QFontMetrics(smallFont(option.font)).height() + 2;
    size.setHeight(option.fontMetrics.height() + second + rowPadding);
    return size;
}

} // namespace eventsweep
