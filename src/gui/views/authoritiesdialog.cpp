// SPDX-License-Identifier: Apache-2.0
#include "gui/views/authoritiesdialog.h"

#include "gui/views/viewhelp.h"
#include "ui_authoritiesdialog.h"

#include <QEvent>
#include <QPushButton>

namespace eventsweep {

AuthoritiesDialog::AuthoritiesDialog(const QByteArray &pem, const QString &portalName, Keep keep, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AuthoritiesDialog>())
    , m_portalName(portalName)
    , m_keep(std::move(keep))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->authorities->setAuthorities(pem);
    QPushButton *save = m_ui->buttons->button(QDialogButtonBox::Save);
    const auto showSave = [this, save, pem] { save->setEnabled(m_ui->authorities->authorities() != pem); };
    connect(m_ui->authorities, &AuthorityField::changed, this, showSave);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &AuthoritiesDialog::save);
    m_ui->problem->dismiss();
    showSave();
    showTexts();
    resizeToText(*this, 84, 18);
    growToContent(*this);
}

AuthoritiesDialog::~AuthoritiesDialog() = default;

void AuthoritiesDialog::save()
{
    if (const auto failed = m_keep(m_ui->authorities->authorities()))
        m_ui->problem->show(Notice::Tone::Error, *failed);
    else
        accept();
    growToContent(*this);
}

void AuthoritiesDialog::showTexts()
{
    m_ui->title->setText(tr("Certificate authorities of %1", "portal").arg(m_portalName));
}

void AuthoritiesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
}

} // namespace eventsweep
