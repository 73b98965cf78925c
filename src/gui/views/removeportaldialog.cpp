// SPDX-License-Identifier: Apache-2.0
#include "gui/views/removeportaldialog.h"

#include "gui/texts/quantitytext.h"
#include "gui/views/viewhelp.h"
#include "ui_removeportaldialog.h"

#include <QEvent>

namespace eventsweep {

RemovePortalDialog::RemovePortalDialog(const Portal &portal, const PortalArchive &archive, const QString &keychain,
                                       QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RemovePortalDialog>())
    , m_portal(portal)
    , m_archive(archive)
    , m_keychain(keychain)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    connect(m_ui->alsoArchive, &QCheckBox::toggled, this, &RemovePortalDialog::showButtons);
    connect(m_ui->typed, &QLineEdit::textChanged, this, &RemovePortalDialog::showButtons);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->remove, &QPushButton::clicked, this, [this] {
        const bool alsoArchive = m_ui->alsoArchive->isChecked();
        accept();
        Q_EMIT removeAsked(m_portal.id, alsoArchive);
    });
    showTexts();
    m_ui->cancel->setFocus(); // Enter removes nothing
    resizeToText(*this, 80, 14);
    growToContent(*this);
}

RemovePortalDialog::~RemovePortalDialog() = default;

void RemovePortalDialog::showTexts()
{
    m_ui->title->setText(tr("Remove “%1” from the list?").arg(m_portal.name));
    m_ui->alsoArchive->setEnabled(m_archive.canBeDeleted);
    m_ui->alsoArchive->setVisible(!m_archive.known || m_archive.jobs > 0);
    m_ui->archiveHint->setVisible(!m_archive.canBeDeleted && m_ui->alsoArchive->isVisibleTo(this));
    m_ui->archiveHint->setText(m_archive.known ? tr("Another running copy of the program holds the archive.")
                                               : tr("The archive has not been read."));
    m_ui->typedCaption->setText(
        tr("To delete the archive too, type the portal's name, %1:").arg(wordToDelete(m_archive, m_portal.name)));
    showButtons();
}

QString RemovePortalDialog::archiveText() const
{
    if (!m_archive.known)
        return tr("the archive of what was cleared");
    if (m_archive.jobs == 0)
        return tr("the archive, which has nothing of this portal");
    return tr("the archive of %1, with %2", "clears, copies of records")
        .arg(tr("%Ln clear(s)", nullptr, m_archive.jobs),
             tr("%Ln archived record(s)", nullptr, static_cast<int>(m_archive.records)));
}

void RemovePortalDialog::showGoesAndStays(bool alsoArchive)
{
    const QString keychain = m_keychain.isEmpty() ? tr("the keychain") : m_keychain;
    if (alsoArchive) {
        m_ui->goes->setText(tr("What goes: the portal's settings here, its tokens and the application's secret in %1, "
                               "and %2.",
                               "keychain, archive")
                                .arg(keychain, archiveText()));
        m_ui->stays->setText(tr("What stays: everything on the portal."));
        return;
    }
    m_ui->goes->setText(
        tr("What goes: the portal's settings here, and its tokens and the application's secret in %1.", "keychain")
            .arg(keychain));
    m_ui->stays->setText(tr("What stays: everything on the portal, and %1.", "archive").arg(archiveText()));
}

void RemovePortalDialog::showButtons()
{
    const bool alsoArchive = m_ui->alsoArchive->isChecked();
    showGoesAndStays(alsoArchive);
    const QString word = wordToDelete(m_archive, m_portal.name);
    const bool typing = alsoArchive && !word.isEmpty();
    m_ui->typedCaption->setVisible(typing);
    m_ui->typed->setVisible(typing);
    if (typing)
        m_ui->warning->show(Notice::Tone::Warning,
                            tr("These copies are the only ones: no portal can put a cleared record back."));
    else
        m_ui->warning->dismiss();
    m_ui->remove->setText(alsoArchive ? tr("&Remove with the archive") : tr("&Remove"));
    growToContent(*this);
    m_ui->remove->setEnabled(!typing || m_ui->typed->text().trimmed() == word.trimmed());
}

void RemovePortalDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
}

} // namespace eventsweep
