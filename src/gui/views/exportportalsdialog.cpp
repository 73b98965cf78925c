// SPDX-License-Identifier: Apache-2.0
#include "gui/views/exportportalsdialog.h"

#include "core/portal/portalexchange.h"
#include "gui/views/savefile.h"
#include "gui/views/viewhelp.h"
#include "ui_exportportalsdialog.h"

#include <QEvent>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace eventsweep {

ExportPortalsDialog::ExportPortalsDialog(std::vector<Portal> portals, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportPortalsDialog>())
    , m_portals(std::move(portals))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    for (const Portal &portal : m_portals) {
        auto *item = new QTreeWidgetItem(m_ui->portals, {portal.name, portal.host(), portal.applicationTitle});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, Qt::Checked);
    }
    fitColumns(*m_ui->portals);
    connect(m_ui->portals, &QTreeWidget::itemChanged, this, &ExportPortalsDialog::showTexts);
    connect(m_ui->all, &QPushButton::clicked, this, [this] { chooseAll(true); });
    connect(m_ui->none, &QPushButton::clicked, this, [this] { chooseAll(false); });
    connect(m_ui->save, &QPushButton::clicked, this, &ExportPortalsDialog::askForFile);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    showTexts();
    m_ui->portals->setFocus();
    resizeToText(*this, 84, 22);
}

ExportPortalsDialog::~ExportPortalsDialog() = default;

std::vector<Portal> ExportPortalsDialog::chosen() const
{
    std::vector<Portal> chosen;
    for (int i = 0; i < m_ui->portals->topLevelItemCount(); ++i) {
        if (m_ui->portals->topLevelItem(i)->checkState(0) == Qt::Checked)
            chosen.push_back(m_portals[static_cast<size_t>(i)]);
    }
    return chosen;
}

void ExportPortalsDialog::chooseAll(bool all)
{
    for (int i = 0; i < m_ui->portals->topLevelItemCount(); ++i)
        m_ui->portals->topLevelItem(i)->setCheckState(0, all ? Qt::Checked : Qt::Unchecked);
}

void ExportPortalsDialog::showTexts()
{
    m_ui->withoutSecrets->show(Notice::Tone::Information,
                               tr("The file holds no tokens and no application's secret: sign in after importing."));
    const bool any = !chosen().empty();
    m_ui->save->setEnabled(any);
    m_ui->save->setToolTip(any ? QString() : tr("No portal is chosen"));
}

void ExportPortalsDialog::askForFile()
{
    m_ui->problem->dismiss();
    auto *dialog = new QFileDialog(this, tr("Export portals"), u"eventsweep-portals.json"_s, tr("Portals (*.json)"));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportPortalsDialog::save);
    dialog->open();
}

void ExportPortalsDialog::save(const QString &path)
{
    if (const auto problem = saveFile(path, exportedPortals(chosen()))) {
        m_ui->problem->show(Notice::Tone::Error, *problem);
        return;
    }
    Q_EMIT saved(path);
    accept();
}

void ExportPortalsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
}

} // namespace eventsweep
