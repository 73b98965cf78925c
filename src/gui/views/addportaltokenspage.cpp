// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportaltokenspage.h"

#include "gui/views/importdialog.h"
#include "gui/views/notice.h"
#include "ui_addportaltokenspage.h"

#include <QEvent>

namespace eventsweep {

AddPortalTokensPage::AddPortalTokensPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AddPortalTokensPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->paste, &QPushButton::clicked, this, &AddPortalTokensPage::paste);
    connect(m_ui->showSecrets, &QCheckBox::toggled, this, [this](bool shown) {
        for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken})
            edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    setFocusProxy(m_ui->paste);
}

AddPortalTokensPage::~AddPortalTokensPage() = default;

AddPortalInputs AddPortalTokensPage::inputs() const
{
    using Field = AddPortalFlow::Field;
    return {{Field::AccessToken, {m_ui->accessToken, m_ui->accessTokenProblem}},
            {Field::RefreshToken, {m_ui->refreshToken, m_ui->refreshTokenProblem}}};
}

void AddPortalTokensPage::read(AddPortalFlow::Fields &fields) const
{
    fields.accessToken = m_ui->accessToken->text();
    fields.refreshToken = m_ui->refreshToken->text();
}

void AddPortalTokensPage::showFields(const AddPortalFlow::Fields &fields)
{
    m_ui->accessToken->setText(fields.accessToken);
    m_ui->refreshToken->setText(fields.refreshToken);
}

void AddPortalTokensPage::showPreview(const QString &address)
{
    m_preview = address;
    m_ui->addressPreview->setText(address.isEmpty() ? QString() : tr("Will be asked: %1").arg(address));
    m_ui->addressPreview->setVisible(!address.isEmpty());
}

void AddPortalTokensPage::warnOfSharing(bool shared)
{
    m_shared = shared;
    if (shared)
        m_ui->importNotice->show(Notice::Tone::Warning,
                                 tr("The refresh token was imported: the first refresh here ends the session of the "
                                    "integration that it was copied from."));
    else
        m_ui->importNotice->dismiss();
}

void AddPortalTokensPage::paste()
{
    auto *dialog = new ImportDialog(this);
    connect(dialog, &ImportDialog::chosen, this, &AddPortalTokensPage::imported);
    dialog->open();
}

void AddPortalTokensPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showPreview(m_preview);
        warnOfSharing(m_shared);
    }
}

} // namespace eventsweep
