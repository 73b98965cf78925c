// SPDX-License-Identifier: Apache-2.0
#include "gui/views/tokenserversdialog.h"

#include "core/rest/portaladdress.h"
#include "gui/views/viewhelp.h"
#include "ui_tokenserversdialog.h"

#include <QEvent>

namespace eventsweep {

TokenServersDialog::TokenServersDialog(TokenServers &servers, QWidget *parent)
    : QDialog(parent)
    , m_servers(servers)
    , m_ui(std::make_unique<Ui::TokenServersDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->problem->setFlat();
    m_ui->problem->dismiss();
    connect(m_ui->add, &QPushButton::clicked, this, &TokenServersDialog::add);
    connect(m_ui->server, &QLineEdit::returnPressed, this, &TokenServersDialog::add);
    connect(m_ui->server, &QLineEdit::textChanged, this, &TokenServersDialog::showButtons);
    connect(m_ui->remove, &QPushButton::clicked, this, &TokenServersDialog::removeCurrent);
    connect(m_ui->servers, &QListWidget::currentRowChanged, this, &TokenServersDialog::showButtons);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&servers, &TokenServers::changed, this, &TokenServersDialog::showServers);
    showServers();
    m_ui->server->setFocus();
    resizeToText(*this, 80, 20);
    growToContent(*this);
}

TokenServersDialog::~TokenServersDialog() = default;

void TokenServersDialog::add()
{
    m_ui->problem->dismiss();
    if (m_ui->server->text().trimmed().isEmpty())
        return;
    const auto address = tokenAddress(m_ui->server->text());
    if (!address || TokenServers::nameOf(*address).isEmpty()) {
        m_ui->problem->show(Notice::Tone::Error, tr("This is not the name of a server. Only https is allowed."));
        return;
    }
    if (m_servers.allows(*address)) {
        m_ui->problem->show(Notice::Tone::Information,
                            tr("%1 is allowed already.", "server").arg(TokenServers::nameOf(*address)));
        return;
    }
    m_servers.allow(*address);
    m_ui->server->clear();
}

void TokenServersDialog::removeCurrent()
{
    if (const QListWidgetItem *item = m_ui->servers->currentItem())
        m_servers.forbid(item->data(Qt::UserRole).toString());
}

void TokenServersDialog::showServers()
{
    const int row = m_ui->servers->currentRow();
    m_ui->servers->clear();
    for (const QString &server : m_servers.allowed()) {
        auto *item = new QListWidgetItem(server, m_ui->servers);
        item->setData(Qt::UserRole, server);
    }
    if (m_ui->servers->count() == 0) {
        auto *none = new QListWidgetItem(tr("none besides the vendor's"), m_ui->servers);
        none->setFlags(Qt::NoItemFlags);
    } else {
        m_ui->servers->setCurrentRow(qBound(0, row, m_ui->servers->count() - 1));
    }
    showButtons();
}

void TokenServersDialog::showButtons()
{
    const QListWidgetItem *item = m_ui->servers->currentItem();
    m_ui->remove->setEnabled(item && item->flags().testFlag(Qt::ItemIsEnabled));
    m_ui->add->setEnabled(!m_ui->server->text().trimmed().isEmpty());
}

void TokenServersDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showServers();
    }
}

} // namespace eventsweep
