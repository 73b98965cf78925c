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
    , m_column(new QVBoxLayout(this))
    , m_choose(new QPushButton(this))
    , m_problem(new Notice(this))
{
    m_choose->setObjectName(u"chooseAuthority"_s);
    m_choose->setAutoDefault(false);
    m_problem->setObjectName(u"authorityProblem"_s);
    m_problem->setFlat();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_choose, 0, Qt::AlignLeading);
    m_column->addWidget(m_problem);
    setFocusProxy(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &AuthorityField::choose);
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
    const QList<QSslCertificate> known = authoritiesFrom(m_authorities);
    QByteArray all = m_authorities;
    for (const QSslCertificate &certificate : authoritiesFrom(*found)) {
        if (!known.contains(certificate))
            all += certificate.toPem();
    }
    setAuthorities(all);
    Q_EMIT changed();
}

void AuthorityField::remove(qsizetype which)
{
    QList<QSslCertificate> certificates = authoritiesFrom(m_authorities);
    if (which >= certificates.size())
        return;
    certificates.removeAt(which);
    QByteArray left;
    for (const QSslCertificate &certificate : certificates)
        left += certificate.toPem();
    m_choose->setFocus(Qt::OtherFocusReason);
    setAuthorities(left);
    Q_EMIT changed();
}

void AuthorityField::makeRows(qsizetype count)
{
    for (auto i = std::ssize(m_rows); i < count; ++i) {
        auto *widget = new QWidget(this);
        auto *text = new QLabel(widget);
        text->setObjectName(u"authorityText"_s + (i ? QString::number(i) : QString()));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto *button = new QPushButton(widget);
        button->setObjectName(u"removeAuthority"_s + (i ? QString::number(i) : QString()));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, i] { remove(i); });
        auto *row = new QHBoxLayout(widget);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(text, 1);
        row->addWidget(button, 0, Qt::AlignTop);
        m_column->insertWidget(static_cast<int>(i), widget);
        m_rows.push_back({widget, text, button});
    }
}

void AuthorityField::showAll()
{
    const QList<QSslCertificate> certificates = authoritiesFrom(m_authorities);
    makeRows(certificates.size());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = static_cast<qsizetype>(i) < certificates.size();
        m_rows[i].widget->setVisible(used);
        if (!used) {
            m_rows[i].text->clear();
            continue;
        }
        const QSslCertificate &certificate = certificates[static_cast<qsizetype>(i)];
        const QString name = certificateName(certificate);
        m_rows[i].text->setText(name + u'\n' + fingerprint(certificate));
        m_rows[i].text->setAccessibleName(tr("Trusted for this portal"));
        m_rows[i].remove->setText(tr("Remove"));
        m_rows[i].remove->setAccessibleName(tr("Remove the certificate authority %1").arg(name));
    }
    m_choose->setText(certificates.isEmpty() ? tr("Add a certificate authority for this portal…")
                                             : tr("Add another certificate authority…"));
    m_choose->setAccessibleName(m_choose->text());
}

void AuthorityField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showAll();
}

} // namespace eventsweep
