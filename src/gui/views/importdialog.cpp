// SPDX-License-Identifier: Apache-2.0
#include "gui/views/importdialog.h"

#include "gui/views/viewhelp.h"
#include "ui_importdialog.h"

#include <QDateTime>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    connect(m_ui->pasted, &QPlainTextEdit::textChanged, this, &ImportDialog::read);
    connect(m_ui->accessOnly, &QRadioButton::toggled, this, &ImportDialog::showChoice);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->use, &QPushButton::clicked, this, &ImportDialog::use);
    resizeToText(*this, 90, 28);
    read();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::read()
{
    m_tokens.reset();
    const QByteArray text = m_ui->pasted->toPlainText().toUtf8();
    if (text.trimmed().isEmpty()) {
        m_ui->outcome->dismiss();
    } else if (const auto tokens = importTokens(text)) {
        m_tokens = *tokens;
        showFound(*tokens);
    } else {
        m_ui->outcome->show(Notice::Tone::Error, tokenImportErrorText(tokens.error()));
    }
    m_ui->use->setEnabled(m_tokens.has_value());
    m_ui->use->setToolTip(m_tokens ? QString() : tr("Paste the JSON first."));
    showChoice();
}

void ImportDialog::showFound(const ImportedTokens &tokens)
{
    // Names alone: the values are secret, and the operator has just pasted them.
    QStringList found;
    const auto add = [&found](const QString &value, const QString &name) {
        if (!value.isEmpty())
            found << name;
    };
    add(tokens.restAddress, tr("REST address"));
    add(tokens.clientId, tr("application id"));
    add(tokens.clientSecret, tr("application secret"));
    add(tokens.accessToken, tr("access token"));
    add(tokens.refreshToken, tr("refresh token"));
    add(tokens.authorisationServer, tr("authorisation server"));
    m_ui->outcome->show(Notice::Tone::Good, tr("Found: %1.").arg(found.join(tr(", ", "between names"))));
}

void ImportDialog::showChoice()
{
    const bool access = m_tokens && !m_tokens->accessToken.isEmpty();
    const bool refresh = m_tokens && !m_tokens->refreshToken.isEmpty();
    m_ui->choice->setVisible(access && refresh);
    const bool uses = refresh && (!access || m_ui->both->isChecked());
    const auto now = WallTime(Milliseconds(QDateTime::currentMSecsSinceEpoch()));
    if (uses)
        m_ui->warning->show(Notice::Tone::Warning,
                            tr("The first refresh here ends the session of the integration that this refresh token was "
                               "copied from: it has to sign in again, and may stop working until then."));
    else if (m_tokens && m_tokens->expires && *m_tokens->expires <= now)
        m_ui->warning->show(Notice::Tone::Warning, tr("This access token has expired. Copy a newer one, or use the "
                                                      "refresh token."));
    else if (access)
        m_ui->warning->show(Notice::Tone::Information,
                            tr("An access token is valid for one hour. After that you sign in again; the integration "
                               "that it was copied from is not disturbed."));
    else
        m_ui->warning->dismiss();
}

void ImportDialog::use()
{
    if (!m_tokens)
        return;
    const bool accessOnly =
        !m_tokens->accessToken.isEmpty() && !m_tokens->refreshToken.isEmpty() && m_ui->accessOnly->isChecked();
    Q_EMIT chosen(*m_tokens,
                  accessOnly ? AddPortalController::ImportWhat::AccessOnly : AddPortalController::ImportWhat::Both);
    accept();
}

void ImportDialog::done(int result)
{
    m_ui->pasted->clear();
    m_tokens.reset();
    QDialog::done(result);
}

void ImportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        read();
    }
}

} // namespace eventsweep
