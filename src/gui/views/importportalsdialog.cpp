// SPDX-License-Identifier: Apache-2.0
#include "gui/views/importportalsdialog.h"

#include "gui/views/viewhelp.h"
#include "ui_importportalsdialog.h"

#include <QEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Column { NameColumn, HostColumn, ApplicationColumn, StateColumn, TrustColumn };

} // namespace

ImportPortalsDialog::ImportPortalsDialog(std::unique_ptr<PortalImportController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::ImportPortalsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    makeRows();
    connect(m_ui->portals, &QTreeWidget::itemChanged, this, &ImportPortalsDialog::edited);
    connect(m_controller.get(), &PortalImportController::changed, this, &ImportPortalsDialog::showAll);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->take, &QPushButton::clicked, this, [this] {
        m_controller->take();
        accept();
    });
    showAll();
    fitColumns(*m_ui->portals);
    m_ui->portals->setFocus();
    resizeToText(*this, 124, 24);
    growToContent(*this);
}

ImportPortalsDialog::~ImportPortalsDialog() = default;

void ImportPortalsDialog::makeRows()
{
    for (const auto &row : m_controller->rows()) {
        auto *item = new QTreeWidgetItem(m_ui->portals,
                                         {row.portal->name, row.portal->host(), row.portal->applicationTitle, {}, {}});
        item->setToolTip(NameColumn, row.portal->name);
        item->setToolTip(HostColumn, row.portal->host());
    }
}

void ImportPortalsDialog::edited(QTreeWidgetItem *item, int column)
{
    const auto row = static_cast<size_t>(m_ui->portals->indexOfTopLevelItem(item));
    if (column == NameColumn)
        m_controller->choose(row, item->checkState(NameColumn) == Qt::Checked);
    else if (column == TrustColumn)
        m_controller->trust(row, item->checkState(TrustColumn) == Qt::Checked);
}

void ImportPortalsDialog::showAll()
{
    const QSignalBlocker quiet(m_ui->portals);
    const auto rows = m_controller->rows();
    bool authorities = false;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        QTreeWidgetItem *item = m_ui->portals->topLevelItem(static_cast<int>(i));
        item->setFlags(row.alreadyThere ? Qt::ItemFlags(Qt::ItemIsSelectable)
                                        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(NameColumn, row.chosen ? Qt::Checked : Qt::Unchecked);
        item->setText(StateColumn, row.alreadyThere ? tr("already there") : tr("new"));
        if (row.authorities > 0 && !row.alreadyThere) {
            authorities = true;
            item->setCheckState(TrustColumn, row.trusted ? Qt::Checked : Qt::Unchecked);
            item->setText(TrustColumn, tr("%Ln certificate(s)", nullptr, static_cast<int>(row.authorities)));
        } else {
            item->setText(TrustColumn, tr("none", "certificates"));
        }
    }
    m_ui->title->setText(tr("%Ln portal(s) in the file", nullptr, static_cast<int>(rows.size())));
    const int count = m_controller->chosenCount();
    m_ui->take->setText(tr("&Import %Ln portal(s)", nullptr, count));
    m_ui->take->setEnabled(count > 0);
    if (authorities)
        m_ui->trust->show(Notice::Tone::Warning,
                          tr("Trust a certificate authority only when you know who made the file: its holder can read "
                             "what is sent to that portal."));
    else
        m_ui->trust->dismiss();
    QString note = tr("The file holds no tokens and no secrets: imported portals are signed out until you sign in.");
    if (m_controller->notUnderstood() > 0)
        note += u' ' + tr("%Ln entry(ies) of the file could not be understood and are left out.", nullptr,
                          m_controller->notUnderstood());
    m_ui->withoutSecrets->show(Notice::Tone::Information, note);
}

void ImportPortalsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAll();
    }
}

} // namespace eventsweep
