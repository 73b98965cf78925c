// SPDX-License-Identifier: Apache-2.0
#include "gui/views/proxysignindialog.h"

#include "core/base/futures.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/views/viewhelp.h"
#include "ui_proxysignindialog.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

ProxySignInDialog::ProxySignInDialog(StoredProxyLogins &logins, const QString &proxy, const QString &keychain,
                                     QWidget *parent)
    : QDialog(parent)
    , m_logins(logins)
    , m_proxy(proxy)
    , m_keychain(keychain)
    , m_ui(std::make_unique<Ui::ProxySignInDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->problem->dismiss();
    connect(m_ui->user, &QLineEdit::textChanged, this, &ProxySignInDialog::showButtons);
    connect(m_ui->signIn, &QPushButton::clicked, this, &ProxySignInDialog::signIn);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    showTexts();
    m_ui->user->setFocus();
    resizeToText(*this, 72, 14);
    growToContent(*this);
}

ProxySignInDialog::~ProxySignInDialog() = default;

void ProxySignInDialog::done(int result)
{
    m_ui->user->clear();
    m_ui->password->clear();
    QDialog::done(result);
}

void ProxySignInDialog::signIn()
{
    m_busy = true;
    m_ui->problem->dismiss();
    showButtons();
    // In use from here on, even when the dialog is closed before the keychain answers.
    const auto keeping = m_logins.set(m_proxy, {m_ui->user->text(), m_ui->password->text()});
    m_inUse = true;
    showTexts();
    whenDone(keeping, this, [this](const SecretResult<void> &kept) {
        m_busy = false;
        if (kept) {
            accept();
            return;
        }
        ErrorText text = keychainErrorText(kept.error(), m_keychain);
        text.whatToDo = tr("The login is in use until the program ends.");
        m_ui->problem->show(Notice::Tone::Warning, text);
        m_ui->password->clear();
        growToContent(*this);
        showButtons();
    });
    Q_EMIT signedIn();
}

void ProxySignInDialog::showTexts()
{
    m_ui->title->setText(tr("Sign in to the proxy %1", "host:port").arg(m_proxy));
    m_ui->explanation->setText(
        m_keychain.isEmpty()
            ? tr("This network lets requests out only with a user and a password.")
            : tr("This network lets requests out only with a user and a password. They are kept in %1.", "keychain")
                  .arg(m_keychain));
    m_ui->cancel->setText(m_inUse ? tr("Close") : tr("Cancel"));
    showButtons();
}

void ProxySignInDialog::showButtons()
{
    m_ui->signIn->setEnabled(!m_busy && !m_ui->user->text().isEmpty());
}

void ProxySignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
}

} // namespace eventsweep
