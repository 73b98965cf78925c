// SPDX-License-Identifier: Apache-2.0
#include "gui/views/authorityfield.h"

#include "core/rest/tlstrust.h"
#include "gui/texts/certificatetext.h"
#include "gui/views/notice.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// A file that is larger holds no certificate: enough of it for authoritiesFromFile() to say so.
constexpr qint64 mostRead = 1024 * 1024 + 1;

} // namespace

AuthorityField::AuthorityField(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_choose(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_problem(new Notice(this))
{
    m_text->setObjectName(u"authorityText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_choose->setObjectName(u"chooseAuthority"_s);
    m_choose->setAutoDefault(false);
    m_remove->setObjectName(u"removeAuthority"_s);
    m_remove->setAutoDefault(false);
    m_problem->setObjectName(u"authorityProblem"_s);
    m_problem->setFlat();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_choose);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addWidget(m_problem);
    setFocusProxy(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &AuthorityField::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_choose->setFocus(Qt::OtherFocusReason);
        setAuthorities({});
        Q_EMIT changed();
    });
    showAll();
}

void AuthorityField::setAuthorities(const QByteArray &pem)
{
    m_authorities = pem;
    m_problem->dismiss();
    showAll();
}

void AuthorityField::choose()
{
    auto *dialog = new QFileDialog(this, tr("Add a certificate authority"));
    dialog->setObjectName(u"authorityFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (%1)").arg(u"*.pem *.crt *.cer *.der"_s), tr("All files (%1)").arg(u'*')});
    connect(dialog, &QFileDialog::fileSelected, this, &AuthorityField::load);
    dialog->open();
}

void AuthorityField::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem->show(Notice::Tone::Error, tr("The file cannot be read. Choose another one."));
        return;
    }
    const auto found = authoritiesFromFile(file.read(mostRead));
    if (!found) {
        m_problem->show(Notice::Tone::Error, authorityFileErrorText(found.error()));
        return;
    }
    setAuthorities(*found);
    Q_EMIT changed();
}

void AuthorityField::showAll()
{
    const QList<QSslCertificate> certificates = authoritiesFrom(m_authorities);
    QStringList lines;
    for (const QSslCertificate &certificate : certificates)
        lines << certificateName(certificate) + u'\n' + fingerprint(certificate);
    m_text->setText(lines.join(u'\n'));
    m_text->setVisible(!lines.isEmpty());
    m_text->setAccessibleName(tr("Trusted for this portal"));
    m_choose->setText(lines.isEmpty() ? tr("Add a certificate authority for this portal…")
                                      : tr("Choose another certificate authority…"));
    m_choose->setAccessibleName(m_choose->text());
    m_remove->setText(tr("Remove it"));
    m_remove->setAccessibleName(tr("Remove the certificate authority"));
    m_remove->setVisible(!lines.isEmpty());
}

void AuthorityField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showAll();
}

} // namespace eventsweep
