// SPDX-License-Identifier: Apache-2.0
#include "gui/views/viewhelp.h"

#include "gui/theme/colours.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ViewHelp)
};

constexpr double titleScale = 1.25;
constexpr int rowPadding = 6;

/// A layout tells a scroll area the least height for any width, not the one for the width that there is.
class HeightFitter : public QObject
{
public:
    explicit HeightFitter(QScrollArea &area)
        : QObject(&area)
        , m_area(area)
    {
        area.viewport()->installEventFilter(this);
        area.widget()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            fit();
        return false;
    }

private:
    void fit() const
    {
        QLayout *layout = m_area.widget()->layout();
        if (layout->hasHeightForWidth())
            m_area.widget()->setMinimumHeight(layout->totalHeightForWidth(m_area.viewport()->width()));
    }

    QScrollArea &m_area;
};

} // namespace

void makeTitle(QLabel *label)
{
    QFont font = label->font();
    font.setPointSizeF(QFontInfo(font).pointSizeF() * titleScale);
    font.setBold(true);
    label->setFont(font);
}

QFont monospaceFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

void makeMonospace(QWidget *widget)
{
    QFont font = monospaceFont();
    font.setPointSizeF(QFontInfo(widget->font()).pointSizeF());
    widget->setFont(font);
}

void showIconIn(QLabel *label, const QString &name, Tint tint, bool large)
{
    const int size =
        label->style()->pixelMetric(large ? QStyle::PM_LargeIconSize : QStyle::PM_SmallIconSize, nullptr, label);
    label->setPixmap(icon(name, tint).pixmap(QSize(size, size), label->devicePixelRatioF()));
}

void showBadge(QLabel *label, Portal::Environment environment, Portal::Colour colour)
{
    const bool production = environment == Portal::Environment::Production;
    label->setText(production ? Texts::tr("PROD", "badge of a production portal")
                              : Texts::tr("DEV", "badge of a development portal"));
    label->setToolTip(production ? Texts::tr("Production portal") : Texts::tr("Development portal"));
    label->setAccessibleName(label->toolTip());
    const BadgeColours colours = badgeColours(environment, colour, label->parentWidget()->palette());
    QPalette palette = label->parentWidget()->palette();
    palette.setColor(QPalette::Window, colours.ground);
    palette.setColor(QPalette::WindowText, colours.text);
    label->setPalette(palette);
    label->setAutoFillBackground(true);
    label->setMargin(4);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
}

void fitHeightToRows(QTableView &table)
{
    const int row = table.fontMetrics().height() + rowPadding;
    table.verticalHeader()->setMinimumSectionSize(row);
    table.verticalHeader()->setDefaultSectionSize(row);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() + 2 * table.frameWidth() +
                         table.model()->rowCount() * row + table.horizontalScrollBar()->sizeHint().height());
}

void fitColumns(QTreeWidget &tree)
{
    constexpr int widest = 32; // characters
    const int limit = tree.fontMetrics().averageCharWidth() * widest;
    for (int column = 0; column + 1 < tree.columnCount(); ++column) {
        tree.resizeColumnToContents(column);
        tree.setColumnWidth(column, std::min(tree.columnWidth(column) + rowPadding, limit));
    }
}

void fitWidthToContent(QScrollArea &area)
{
    const int bar = area.verticalScrollBar()->sizeHint().width();
    const int screen = area.screen()->availableGeometry().width() * 9 / 10;
    area.setMinimumWidth(std::min(area.widget()->minimumSizeHint().width() + bar, screen));
}

void fitHeightToContent(QScrollArea &area)
{
    new HeightFitter(area);
}

void growToContent(QWidget &window)
{
    QLayout *layout = window.layout();
    layout->activate();
    const int needed =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(window.width()) : layout->totalMinimumSize().height();
    const int most = window.screen()->availableGeometry().height() * 9 / 10;
    if (window.height() < std::min(needed, most))
        window.resize(window.width(), std::min(needed, most));
}

void resizeToText(QWidget &window, int columns, int lines)
{
    const QSize wanted(window.fontMetrics().averageCharWidth() * columns, window.fontMetrics().height() * lines);
    window.resize(wanted.boundedTo(window.screen()->availableGeometry().size() * 0.95));
}

} // namespace eventsweep
