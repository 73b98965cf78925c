// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalspane.h"

#include "gui/theme/icons.h"
#include "gui/views/portaldelegate.h"
#include "ui_portalspane.h"

#include <QEvent>
#include <QMenu>
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
    connect(m_ui->addPortalButton, &QPushButton::clicked, this, &PortalsPane::addAsked);
    connect(m_ui->portalTree, &QWidget::customContextMenuRequested, this, &PortalsPane::showMenu);
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
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_ui->portalTree->expandAll();
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

void PortalsPane::showMenu(const QPoint &position)
{
    const Portal *portal = m_model->portalAt(m_ui->portalTree->indexAt(position));
    if (!portal)
        return;
    const PortalId id = portal->id;
    const bool production = portal->environment == Portal::Environment::Production;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"portalMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *readOnly = menu->addAction(tr("Read only"));
    readOnly->setCheckable(true);
    readOnly->setChecked(portal->readOnly);
    connect(readOnly, &QAction::toggled, this, [this, id](bool on) { Q_EMIT readOnlyAsked(id, on); });
    QAction *badge = menu->addAction(tr("Production portal"));
    badge->setCheckable(true);
    badge->setChecked(production);
    connect(badge, &QAction::toggled, this, [this, id](bool on) {
        Q_EMIT environmentAsked(id, on ? Portal::Environment::Production : Portal::Environment::Development);
    });
    menu->addSeparator();
    connect(menu->addAction(tr("Rename…")), &QAction::triggered, this, [this, id] { Q_EMIT renameAsked(id); });
    connect(menu->addAction(icon(u"check"_s), tr("Check the connection")), &QAction::triggered, this,
            [this, id] { Q_EMIT checkAsked(id); });
    connect(menu->addAction(icon(u"signedout"_s), tr("Sign in again…")), &QAction::triggered, this,
            [this, id] { Q_EMIT signInAsked(id); });
    menu->addSeparator();
    QAction *remove = menu->addAction(tr("Remove from the list…"));
    remove->setObjectName(u"actionRemovePortal"_s);
    connect(remove, &QAction::triggered, this, [this, id] { Q_EMIT removeAsked(id); });
    if (const auto obstacle = m_removalObstacle ? m_removalObstacle(id) : std::nullopt) {
        remove->setEnabled(false);
        remove->setToolTip(obstacle->details());
        menu->setToolTipsVisible(true);
    }
    menu->popup(m_ui->portalTree->viewport()->mapToGlobal(position));
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
