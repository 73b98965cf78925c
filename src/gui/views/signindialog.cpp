// SPDX-License-Identifier: Apache-2.0
#include "gui/views/signindialog.h"

#include "gui/views/notice.h"
#include "gui/views/viewhelp.h"
#include "ui_signindialog.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>

namespace eventsweep {

SignInDialog::SignInDialog(std::unique_ptr<SignInController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::SignInDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->buttons->addButton(m_ui->signInButton, QDialogButtonBox::AcceptRole);
    m_ui->problem->dismiss();
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        connect(edit, &QLineEdit::textChanged, this, &SignInDialog::showButtons);
    connect(m_ui->pasteButton, &QPushButton::clicked, this, &SignInDialog::paste);
    connect(m_ui->signInButton, &QPushButton::clicked, this, [this] {
        m_ui->problem->dismiss();
        m_controller->signIn(fields());
        showButtons();
    });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_controller.get(), &SignInController::done, this, &QDialog::accept);
    connect(m_controller.get(), &SignInController::failed, this, [this](const QString &sentence) {
        m_ui->problem->show(Notice::Tone::Error, sentence);
        showButtons();
    });
    showTexts();
    showButtons();
    resize(520, sizeHint().height());
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::done(int result)
{
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        edit->clear();
    QDialog::done(result);
}

SignInController::Fields SignInDialog::fields() const
{
    return {m_ui->accessToken->text().trimmed(), m_ui->refreshToken->text().trimmed(),
            m_ui->clientSecret->text().trimmed()};
}

void SignInDialog::paste()
{
    const auto pasted = SignInController::pasted(QGuiApplication::clipboard()->text(), fields());
    if (!pasted) {
        m_ui->problem->show(Notice::Tone::Error, pasted.error());
        return;
    }
    m_ui->problem->dismiss();
    m_ui->accessToken->setText(pasted->accessToken);
    m_ui->refreshToken->setText(pasted->refreshToken);
    m_ui->clientSecret->setText(pasted->clientSecret);
}

void SignInDialog::showTexts()
{
    m_ui->title->setText(tr("Sign in to %1 again").arg(m_controller->portalName()));
    m_ui->explanation->setText(
        tr("New tokens of the application for %1. Your selection stays. A refresh token that another "
           "integration uses stops working there once it is used here.")
            .arg(m_controller->host()));
}

void SignInDialog::showButtons()
{
    m_ui->signInButton->setEnabled(!m_controller->isBusy() && m_controller->isComplete(fields()));
}

void SignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
}

} // namespace eventsweep
