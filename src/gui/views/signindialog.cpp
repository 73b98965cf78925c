// SPDX-License-Identifier: Apache-2.0
#include "gui/views/signindialog.h"

#include "gui/views/importdialog.h"
#include "gui/views/notice.h"
#include "gui/views/viewhelp.h"
#include "ui_signindialog.h"

#include <QEvent>

#include <initializer_list>

namespace eventsweep {

SignInDialog::SignInDialog(std::unique_ptr<SignInController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::SignInDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->browser->setSignIn(m_controller->browser());
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret}) {
        connect(edit, &QLineEdit::textChanged, this, [this] {
            m_foreign.clear();
            showAll();
        });
    }
    connect(m_ui->refreshToken, &QLineEdit::textEdited, this, [this] {
        m_importedRefresh = false;
        showTexts();
    });
    connect(m_ui->neededSecret, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_controller->setClientSecret(text.trimmed()); });
    connect(m_ui->neededId, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_controller->setApplicationId(text.trimmed()); });
    connect(m_ui->runOnlyConsent, &QCheckBox::toggled, this, &SignInDialog::showAll);
    connectButtons();
    connect(m_controller.get(), &SignInController::changed, this, &SignInDialog::showAll);
    connect(m_controller.get(), &SignInController::done, this, &QDialog::accept);
    setImporting(false);
    resizeToText(*this, 92, 26);
    m_controller->begin();
}

SignInDialog::~SignInDialog()
{
    disconnect(m_controller.get(), nullptr, this, nullptr);
    // The page knows the controller, which goes before the children.
    delete m_ui->browser;
}

void SignInDialog::connectButtons()
{
    connect(m_ui->paste, &QPushButton::clicked, this, [this] {
        auto *dialog = new ImportDialog(this);
        connect(dialog, &ImportDialog::chosen, this, &SignInDialog::import);
        dialog->open();
    });
    connect(m_ui->showSecrets, &QCheckBox::toggled, this, [this](bool shown) {
        for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
            edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_ui->importTokens, &QPushButton::clicked, this, [this] {
        m_controller->browser().cancel();
        setImporting(true);
    });
    connect(m_ui->back, &QPushButton::clicked, this, [this] { setImporting(false); });
    connect(m_ui->check, &QPushButton::clicked, this, [this] { m_controller->signIn(fields()); });
    connect(m_ui->readAgain, &QPushButton::clicked, m_controller.get(), &SignInController::begin);
    connect(m_ui->storeAgain, &QPushButton::clicked, m_controller.get(), &SignInController::storeAgain);
    connect(m_ui->runOnly, &QPushButton::clicked, m_controller.get(), &SignInController::keepForThisRun);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void SignInDialog::done(int result)
{
    disconnect(m_controller.get(), nullptr, this, nullptr);
    // What the keychain is taking is in use afterwards: the browser is not told that it was cancelled.
    if (m_controller->isBusy())
        m_controller->browser().tellBrowserToLook();
    m_controller->browser().cancel();
    m_ui->browser->wipe();
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret, m_ui->neededSecret}) {
        edit->disconnect(this);
        edit->clear();
    }
    QDialog::done(result);
}

SignInController::Fields SignInDialog::fields() const
{
    return {m_ui->accessToken->text().trimmed(), m_ui->refreshToken->text().trimmed(),
            m_ui->clientSecret->text().trimmed()};
}

void SignInDialog::import(const ImportedTokens &tokens, AddPortalController::ImportWhat what)
{
    m_foreign = m_controller->foreignImport(tokens);
    if (!m_foreign.isEmpty())
        return showAll();
    const bool both = what == AddPortalController::ImportWhat::Both;
    if (m_controller->needsApplicationId() && !tokens.clientId.isEmpty())
        m_ui->neededId->setText(tokens.clientId);
    m_ui->accessToken->setText(tokens.accessToken);
    m_ui->refreshToken->setText(both ? tokens.refreshToken : QString());
    if (!tokens.clientSecret.isEmpty())
        m_ui->clientSecret->setText(tokens.clientSecret);
    m_importedRefresh = !m_ui->refreshToken->text().isEmpty();
    showAll();
    m_ui->check->setFocus(Qt::OtherFocusReason);
}

void SignInDialog::setImporting(bool importing)
{
    m_importing = importing;
    m_ui->tokensPage->setVisible(importing);
    m_ui->browserPage->setVisible(!importing);
    showAll();
    if (importing)
        m_ui->paste->setFocus(Qt::OtherFocusReason);
}

void SignInDialog::showAll()
{
    showSecret();
    if (const auto &trouble = m_controller->trouble())
        m_ui->trouble->show(Notice::Tone::Error, *trouble);
    else if (!m_foreign.isEmpty())
        m_ui->trouble->show(Notice::Tone::Error, m_foreign);
    else
        m_ui->trouble->dismiss();
    m_ui->runOnlyConsent->setVisible(m_controller->needsRunOnlyConsent());
    if (m_controller->needsRunOnlyConsent())
        m_ui->runOnlyNotice->show(Notice::Tone::Warning,
                                  tr("There is no keychain that could keep the tokens. They are never written to a "
                                     "file: when the program ends they are forgotten, and you sign in again."));
    else
        m_ui->runOnlyNotice->dismiss();
    showTexts();
    showButtons();
    fitWidthToContent(*m_ui->scroll);
}

void SignInDialog::showSecret()
{
    const bool known = m_controller->secret() == SignInController::Secret::Known;
    const bool needed = m_controller->secret() == SignInController::Secret::Needed ||
                        m_controller->isSecretDoubtful() || (known && !m_ui->neededSecret->text().isEmpty());
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_ui->neededSecretCaption, m_ui->neededSecret, m_ui->neededSecretHelp})
        widget->setVisible(needed);
    m_ui->neededSecretHelp->setText(
        m_controller->isSecretDoubtful()
            ? tr("The portal may have another one now: it stands on the application's page "
                 "there. Left empty, the keychain's is used.")
        : m_controller->needsRunOnlyConsent()
            ? tr("It stands on the application's page in the portal.")
            : tr("The keychain has none for this application. It stands on the application's page in the portal."));
    const bool id = m_controller->needsApplicationId() || needed;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->neededIdCaption, m_ui->neededId})
        widget->setVisible(id);
    m_ui->neededId->setReadOnly(!m_controller->needsApplicationId());
    if (!m_controller->needsApplicationId())
        m_ui->neededId->setText(m_controller->applicationId());
    const bool free = !m_controller->isBusy() && !m_controller->isGone();
    m_ui->neededSecret->setEnabled(free);
    m_ui->neededId->setEnabled(free);
}

void SignInDialog::showTexts()
{
    m_ui->title->setText(tr("Sign in to %1 again").arg(m_controller->portalName()));
    m_ui->where->setText(tr("New tokens of the application for %1. Your selection stays.").arg(m_controller->host()));
    m_ui->explanation->setText(tr("From an answer of the authorisation server, an installation callback, or "
                                  "settings.json of the CRest SDK."));
    if (m_importedRefresh)
        m_ui->importNotice->show(Notice::Tone::Warning,
                                 tr("The refresh token was imported: the first refresh here ends the session of the "
                                    "integration that it was copied from."));
    else
        m_ui->importNotice->dismiss();
    m_ui->browser->setObstacle(obstacle());
    m_ui->browser->setKeeping(
        m_controller->isBusy()
            ? tr("Waiting for %1. It may ask you something.", "keychain").arg(m_controller->keychainName())
            : QString());
}

QString SignInDialog::obstacle() const
{
    using Secret = SignInController::Secret;
    if (m_controller->isGone())
        return tr("The portal is no longer in the list.");
    if (m_controller->needsRunOnlyConsent() && !m_ui->runOnlyConsent->isChecked())
        return tr("Confirm first that the tokens are kept for this run only.");
    if (m_controller->applicationId().isEmpty())
        return tr("Type the application id first.");
    switch (m_controller->secret()) {
    case Secret::Known:
        break;
    case Secret::Needed:
        return tr("Type the application secret first.");
    case Secret::Reading:
        return tr("The keychain is being asked.");
    case Secret::Unreadable:
        return tr("The keychain does not open.");
    }
    return {};
}

void SignInDialog::showButtons()
{
    const bool gone = m_controller->isGone();
    const bool busy = m_controller->isBusy();
    const bool stuck = m_controller->isNotStored();
    const bool unreadable =
        m_controller->secret() == SignInController::Secret::Unreadable && !m_importing && !stuck && !gone;
    const bool agreed = !m_controller->needsRunOnlyConsent() || m_ui->runOnlyConsent->isChecked();
    m_ui->browserPage->setEnabled(!gone);
    m_ui->tokensPage->setEnabled(!gone && !busy);
    m_ui->importTokens->setVisible(!m_importing && !stuck && !gone);
    m_ui->importTokens->setEnabled(!busy);
    m_ui->back->setVisible(m_importing && !stuck && !gone);
    m_ui->back->setEnabled(!busy);
    m_ui->cancel->setText(gone || busy ? tr("Close") : tr("Cancel"));
    m_ui->cancel->setAccessibleName(m_ui->cancel->text());
    m_ui->check->setVisible(m_importing && !stuck && !gone);
    m_ui->check->setEnabled(!busy && agreed && m_controller->isComplete(fields()));
    m_ui->check->setToolTip(m_ui->check->isEnabled() ? QString()
                            : !agreed                ? tr("Confirm first that the tokens are kept for this run only.")
                                                     : tr("An access token or a refresh token is needed."));
    m_ui->readAgain->setVisible(unreadable);
    m_ui->storeAgain->setVisible(stuck);
    m_ui->runOnly->setVisible(stuck);
    m_ui->check->setDefault(m_importing && !stuck);
    m_ui->storeAgain->setDefault(stuck);
    m_ui->readAgain->setDefault(unreadable);
}

void SignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAll();
    }
}

} // namespace eventsweep
