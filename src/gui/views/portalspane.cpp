// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalspane.h"

#include "gui/theme/icons.h"
#include "gui/views/portaldelegate.h"
#include "ui_portalspane.h"

#include <QEvent>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace eventsweep {

PortalsPane::PortalsPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PortalsPane>())
{
    m_ui->setupUi(this);
    m_ui->addPortalButton->setIcon(icon(u"add"_s));
    m_ui->portalTree->setItemDelegate(new PortalDelegate(this));
    m_ui->portalTree->setDragDropMode(QAbstractItemView::InternalMove);
    connect(m_ui->addPortalButton, &QPushButton::clicked, this, &PortalsPane::addAsked);
    connect(m_ui->portalTree, &QWidget::customContextMenuRequested, this, &PortalsPane::showMenu);
    connect(m_ui->portalTree, &QTreeView::activated, this, &PortalsPane::queueOpened);
    connect(m_ui->portalTree, &QTreeView::clicked, this, &PortalsPane::queueOpened);
}

PortalsPane::~PortalsPane() = default;

QWidget *PortalsPane::tree() const
{
    return m_ui->portalTree;
}

void PortalsPane::setModel(PortalModel *model)
{
    m_model = model;
    m_ui->portalTree->setModel(model);
    m_ui->portalTree->expandAll();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &PortalsPane::rememberFolded);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        restoreFolded();
        if (m_current)
            setCurrent(*m_current);
    });
    connect(m_ui->portalTree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const auto queue = m_model->queueAt(index);
                if (!m_marking && queue)
                    Q_EMIT queueAsked(*queue);
            });
}

void PortalsPane::setCurrent(const QueueKey &queue)
{
    m_current = queue;
    const QModelIndex shown = m_ui->portalTree->currentIndex();
    if (shown.isValid() && m_model->queueAt(shown) == queue)
        return; // a portal's own row stands for its "no connector"
    const QScopedValueRollback guard(m_marking, true);
    m_ui->portalTree->setCurrentIndex(m_model->indexOf(queue));
}

void PortalsPane::rememberFolded()
{
    m_folded.clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (const Portal *portal = m_model->portalAt(index); portal && !m_ui->portalTree->isExpanded(index))
            m_folded.insert(portal->id);
    }
}

void PortalsPane::restoreFolded()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const Portal *portal = m_model->portalAt(index);
        m_ui->portalTree->setExpanded(index, !portal || !m_folded.contains(portal->id));
    }
}

void PortalsPane::showMenu(const QPoint &position)
{
    // By the menu key there is no pointer: it is about the marked row.
    QModelIndex index = m_ui->portalTree->indexAt(position);
    if (!index.isValid() && !m_ui->portalTree->viewport()->rect().contains(position))
        index = m_ui->portalTree->currentIndex();
    if (const Portal *portal = m_model->portalAt(index))
        Q_EMIT menuAsked(portal->id, m_ui->portalTree->viewport()->mapToGlobal(position));
}

void PortalsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (m_model)
            m_model->retranslate();
    }
}

} // namespace eventsweep
