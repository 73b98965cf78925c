// SPDX-License-Identifier: Apache-2.0
#include "gui/views/checklist.h"

#include "gui/views/viewhelp.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Column { IconColumn, NameColumn, DetailColumn };

QString markIcon(ConnectionStep::Mark mark)
{
    const QString names[] = {u"pending"_s, u"continue"_s, u"check"_s, u"warning"_s, u"error"_s};
    return names[static_cast<size_t>(mark)];
}

Tint markTint(ConnectionStep::Mark mark)
{
    constexpr Tint tints[] = {Tint::Text, Tint::Text, Tint::Good, Tint::Warning, Tint::Error};
    return tints[static_cast<size_t>(mark)];
}

} // namespace

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(NameColumn, 2);
    m_grid->setColumnStretch(DetailColumn, 3);
}

void CheckList::setItems(const std::vector<Item> &items)
{
    m_items = items;
    for (size_t i = m_rows.size(); i < items.size(); ++i)
        m_rows.push_back(addRow(static_cast<int>(i)));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = i < items.size();
        for (QLabel *label : {m_rows[i].icon, m_rows[i].name, m_rows[i].detail})
            label->setVisible(used);
        if (used)
            showItem(m_rows[i], items[i]);
    }
}

void CheckList::setSteps(const std::vector<ConnectionStep> &steps)
{
    const QString marks[] = {tr("not known yet"), tr("under way"), tr("yes"), tr("remark"), tr("failed")};
    std::vector<Item> items;
    for (const ConnectionStep &step : steps)
        items.push_back({markIcon(step.mark), markTint(step.mark), marks[static_cast<size_t>(step.mark)], step.name,
                         step.detail, step.mark == ConnectionStep::Mark::Current});
    setItems(items);
}

CheckList::Row CheckList::addRow(int at)
{
    const auto label = [&](const QString &name, Column column) {
        auto *made = new QLabel(this);
        made->setObjectName(name + QString::number(at));
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(column != IconColumn);
        m_grid->addWidget(made, at, column, Qt::AlignTop);
        return made;
    };
    return {label(u"stepIcon"_s, IconColumn), label(u"stepName"_s, NameColumn), label(u"stepDetail"_s, DetailColumn)};
}

void CheckList::showItem(const Row &row, const Item &item)
{
    showIconIn(row.icon, item.icon, item.tint);
    row.icon->setAccessibleName(item.mark);
    row.icon->setToolTip(item.mark);
    row.name->setText(item.name);
    row.name->setAccessibleName(tr("%1: %2", "step: how far it is").arg(item.name, item.mark));
    QFont font = row.name->font();
    font.setBold(item.current);
    row.name->setFont(font);
    row.detail->setText(item.detail);
}

void CheckList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setItems(std::vector(m_items));
}

} // namespace eventsweep
