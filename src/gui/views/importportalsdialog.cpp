// SPDX-License-Identifier: Apache-2.0
#include "gui/views/importportalsdialog.h"

#include "gui/texts/certificatetext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/views/viewhelp.h"
#include "ui_importportalsdialog.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Column { NameColumn, HostColumn, ApplicationColumn, EnvironmentColumn, StateColumn, TrustColumn };

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
    m_ui->problem->dismiss();
    connect(m_ui->portals, &QTreeWidget::itemChanged, this, &ImportPortalsDialog::edited);
    connect(m_ui->portals, &QTreeWidget::currentItemChanged, this, &ImportPortalsDialog::showCurrent);
    connect(m_ui->trustAuthorities, &QCheckBox::clicked, this, [this](bool checked) {
        if (const auto row = currentRow())
            m_controller->trust(*row, checked);
    });
    connect(m_controller.get(), &PortalImportController::changed, this, &ImportPortalsDialog::showAll);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->take, &QPushButton::clicked, this, &ImportPortalsDialog::take);
    showAll();
    fitColumns(*m_ui->portals);
    markFirst();
    m_ui->portals->setFocus();
    resizeToText(*this, 124, 36);
    growToContent(*this);
}

ImportPortalsDialog::~ImportPortalsDialog() = default;

void ImportPortalsDialog::makeRows()
{
    for (const auto &row : m_controller->rows()) {
        auto *item = new QTreeWidgetItem(
            m_ui->portals, {row.portal->name, row.portal->host(), row.portal->applicationTitle, {}, {}, {}});
        item->setToolTip(NameColumn, row.portal->name);
        item->setToolTip(HostColumn, row.portal->host());
    }
}

/// The details are of a row that can be taken.
void ImportPortalsDialog::markFirst()
{
    const auto rows = m_controller->rows();
    const auto first = std::ranges::find(rows, false, &PortalImportController::Row::alreadyThere);
    if (first != rows.end())
        m_ui->portals->setCurrentItem(m_ui->portals->topLevelItem(static_cast<int>(first - rows.begin())));
    showCurrent();
}

void ImportPortalsDialog::take()
{
    if (const auto taken = m_controller->take(); taken)
        accept();
    else
        m_ui->problem->show(Notice::Tone::Error, portalStoreErrorText(taken.error()));
    growToContent(*this);
}

void ImportPortalsDialog::edited(QTreeWidgetItem *item, int column)
{
    if (column == NameColumn)
        m_controller->choose(static_cast<size_t>(m_ui->portals->indexOfTopLevelItem(item)),
                             item->checkState(NameColumn) == Qt::Checked);
}

std::optional<size_t> ImportPortalsDialog::currentRow() const
{
    const int row = m_ui->portals->indexOfTopLevelItem(m_ui->portals->currentItem());
    return row < 0 ? std::nullopt : std::optional(static_cast<size_t>(row));
}

void ImportPortalsDialog::showCurrent()
{
    const auto row = currentRow();
    m_ui->detailsCaption->setVisible(row.has_value());
    m_ui->details->setVisible(row.has_value());
    m_ui->trustAuthorities->setVisible(row.has_value());
    if (!row)
        return;
    const PortalImportController::Row shown = m_controller->rows().at(*row);
    if (const QString text = detailsOf(shown); text != m_ui->details->toPlainText())
        m_ui->details->setPlainText(text);
    const int count = static_cast<int>(shown.authorities.size());
    m_ui->trustAuthorities->setText(
        count == 0 ? tr("&Trust its certificate authorities: it has none")
                   : tr("&Trust the %Ln certificate authority(ies) above, for “%1” alone", nullptr, count)
                         .arg(shown.portal->name));
    m_ui->trustAuthorities->setEnabled(count > 0 && shown.chosen);
    m_ui->trustAuthorities->setChecked(shown.trusted);
}

QString ImportPortalsDialog::detailsOf(const PortalImportController::Row &row)
{
    const auto line = [](const QString &name, const QString &value) {
        return tr("%1: %2", "name: value")
            .arg(name, value.simplified()); // whoever made the file adds no line of their own
    };
    const Portal &portal = *row.portal;
    const QString server = portal.authorisationServer.toDisplayString();
    QStringList lines{
        line(tr("Name"), portal.name), line(tr("Address"), portal.restBase.toDisplayString()),
        line(tr("Environment"), environmentOf(portal)),
        line(tr("Read only"), portal.readOnly ? tr("yes", "read only") : tr("no: clearing is allowed", "read only")),
        line(tr("Authorisation server"),
             row.unfamiliarServer.isEmpty()
                 ? server
                 : tr("%1. It is unfamiliar: it gets nothing before you allow it when you sign in.").arg(server))};
    for (const QSslCertificate &authority : row.authorities) {
        lines << QString() << line(tr("Certificate authority"), certificateName(authority));
        for (const auto &[name, value] : certificateLines(authority))
            lines << line(name, value);
    }
    return lines.join(u'\n');
}

QString ImportPortalsDialog::environmentOf(const Portal &portal)
{
    return portal.environment == Portal::Environment::Production ? tr("PROD: a production portal")
                                                                 : tr("DEV: for development and tests");
}

void ImportPortalsDialog::showAll()
{
    const QSignalBlocker quiet(m_ui->portals);
    const auto rows = m_controller->rows();
    bool authorities = false;
    QStringList servers;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        QTreeWidgetItem *item = m_ui->portals->topLevelItem(static_cast<int>(i));
        item->setFlags(row.alreadyThere ? Qt::ItemFlags(Qt::ItemIsSelectable)
                                        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(NameColumn, row.chosen ? Qt::Checked : Qt::Unchecked);
        item->setText(EnvironmentColumn,
                      row.portal->environment == Portal::Environment::Production ? tr("PROD") : tr("DEV"));
        item->setText(StateColumn, row.alreadyThere ? tr("already there") : tr("new"));
        const int count = static_cast<int>(row.authorities.size());
        if (count > 0 && !row.alreadyThere) {
            authorities = true;
            item->setText(TrustColumn, row.trusted ? tr("%Ln trusted", "certificate authorities", count)
                                                   : tr("%Ln not trusted", "certificate authorities", count));
        } else {
            item->setText(TrustColumn, tr("none", "certificates"));
        }
        if (!row.unfamiliarServer.isEmpty() && row.chosen && !servers.contains(row.unfamiliarServer))
            servers << row.unfamiliarServer;
    }
    m_ui->title->setText(tr("%Ln portal(s) in the file", nullptr, static_cast<int>(rows.size())));
    const int count = m_controller->chosenCount();
    m_ui->take->setText(tr("&Import %Ln portal(s)", nullptr, count));
    m_ui->take->setEnabled(count > 0);
    if (authorities)
        m_ui->trust->show(
            Notice::Tone::Warning,
            tr("Trust a certificate authority only when you know who made the file, and have compared its "
               "fingerprint: its holder can read what is sent to that portal."));
    else
        m_ui->trust->dismiss();
    QString note = tr("The file holds no tokens and no secrets: imported portals are signed out until you sign in.");
    if (m_controller->notUnderstood() > 0)
        note += u' ' + tr("%Ln entry(ies) of the file could not be understood and are left out.", nullptr,
                          m_controller->notUnderstood());
    m_ui->withoutSecrets->show(Notice::Tone::Information, note);
    if (servers.isEmpty())
        m_ui->servers->dismiss();
    else
        m_ui->servers->show(Notice::Tone::Warning,
                            tr("Unfamiliar authorisation server: %1. Whoever runs it gets the application's secret: "
                               "you will be asked about it when you sign in.")
                                .arg(servers.join(u", "_s)));
    showCurrent();
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
