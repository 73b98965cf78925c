// SPDX-License-Identifier: Apache-2.0
#include "gui/views/certificatedialog.h"

#include "gui/texts/certificatetext.h"
#include "gui/views/viewhelp.h"
#include "ui_certificatedialog.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

CertificateDialog::CertificateDialog(const TlsFacts &tls, const QString &portalName, bool authorityHelps,
                                     QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CertificateDialog>())
    , m_tls(tls)
    , m_portalName(portalName)
    , m_authorityHelps(authorityHelps)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    makeMonospace(m_ui->chain);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->addAuthority, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT addAuthorityAsked();
    });
    showAll();
    m_ui->close->setFocus();
    resizeToText(*this, 90, 30);
}

CertificateDialog::~CertificateDialog() = default;

void CertificateDialog::showAll()
{
    m_ui->title->setText(
        tr("Certificate of %1", "portal or server").arg(m_tls.server.isEmpty() ? m_portalName : m_tls.server));
    if (!m_tls.refusals.isEmpty())
        m_ui->verdict->show(Notice::Tone::Error,
                            ErrorText{tr("It is not trusted, and nothing was sent"), m_tls.refusals.join(u'\n'), {}});
    else if (m_tls.chain.isEmpty())
        m_ui->verdict->show(Notice::Tone::Warning, tr("No certificate was shown: the connection ended before."));
    else if (m_tls.byOwnAuthority)
        m_ui->verdict->show(Notice::Tone::Good, tr("Trusted by a certificate authority that was added for this "
                                                   "portal. %1")
                                                    .arg(m_tls.protocol));
    else
        m_ui->verdict->show(Notice::Tone::Good, tr("Trusted by this computer. %1", "TLS 1.3").arg(m_tls.protocol));
    QStringList blocks;
    for (const QSslCertificate &certificate : m_tls.chain) {
        QStringList lines;
        for (const auto &[name, value] : certificateLines(certificate))
            lines << tr("%1: %2", "name: value").arg(name, value);
        blocks << lines.join(u'\n');
    }
    m_ui->chain->setPlainText(blocks.join(u"\n\n"_s));
    m_ui->chain->setVisible(!blocks.isEmpty());
    m_ui->chainCaption->setVisible(!blocks.isEmpty());
    m_ui->explanation->setVisible(m_authorityHelps);
    m_ui->addAuthority->setVisible(m_authorityHelps);
}

void CertificateDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAll();
    }
}

} // namespace eventsweep
