// SPDX-License-Identifier: Apache-2.0
#include "gui/theme/contraststyle.h"

#include "gui/theme/colours.h"

#include <QPainter>
#include <QStyleOption>

namespace eventsweep {

namespace {

constexpr double radius = 2.5;
constexpr double tickWidth = 1.8;

void drawCheckMark(const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const auto group = enabled ? QPalette::Active : QPalette::Disabled;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.palette.color(group, on ? QPalette::Text : QPalette::PlaceholderText));
    painter.setBrush(option.palette.color(group, QPalette::Base));
    painter.drawRoundedRect(box, radius, radius);
    QPen pen(option.palette.color(group, QPalette::Text), tickWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (option.state & QStyle::State_On)
        painter.drawPolyline(QPolygonF({at(0.22, 0.54), at(0.42, 0.74), at(0.78, 0.27)}));
    else if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter.restore();
}

void drawRadioMark(const QStyleOption &option, QPainter &painter)
{
    const auto group = option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
    const bool on = option.state & QStyle::State_On;
    const double side = qMin(option.rect.width(), option.rect.height()) - 1.0;
    QRectF circle(0, 0, side, side);
    circle.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.palette.color(group, on ? QPalette::Text : QPalette::PlaceholderText));
    painter.setBrush(option.palette.color(group, QPalette::Base));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.palette.color(group, QPalette::Text));
        painter.drawEllipse(circle.adjusted(side / 4, side / 4, -side / 4, -side / 4));
    }
    painter.restore();
}

} // namespace

ContrastStyle::ContrastStyle(QStyle *base)
    : QProxyStyle(base)
{
}

void ContrastStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    if (option && isDark(option->palette)) {
        switch (element) {
        case PE_IndicatorItemViewItemCheck:
        case PE_IndicatorCheckBox:
            return drawCheckMark(*option, *painter);
        case PE_IndicatorRadioButton:
            return drawRadioMark(*option, *painter);
        default:
            break;
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace eventsweep
