// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/certificatetext.h"

#include "core/rest/tlstrust.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(CertificateText)
};

/// More alternative names than anybody reads.
constexpr qsizetype mostNames = 5;

QString firstOf(const QStringList &values)
{
    for (const QString &value : values) {
        // Written by whoever made the certificate: on one line, and not longer than a line.
        if (const QString text = value.simplified(); !text.isEmpty())
            return text.left(100);
    }
    return {};
}

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), u"d MMM yyyy");
}

} // namespace

QString certificateName(const QSslCertificate &certificate)
{
    for (const auto info : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        if (QString name = firstOf(certificate.subjectInfo(info)); !name.isEmpty())
            return name;
    }
    if (QString name = firstOf(certificate.subjectAlternativeNames().values()); !name.isEmpty())
        return name;
    return Texts::tr("a certificate without a name");
}

QString issuerName(const QSslCertificate &certificate)
{
    const QString name = firstOf(certificate.issuerInfo(QSslCertificate::CommonName));
    const QString organisation = firstOf(certificate.issuerInfo(QSslCertificate::Organization));
    if (name.isEmpty() && organisation.isEmpty())
        return Texts::tr("an issuer without a name");
    if (name.isEmpty() || organisation.isEmpty() || name.contains(organisation))
        return name.isEmpty() ? organisation : name;
    return Texts::tr("%1 (%2)", "name, organisation").arg(name, organisation);
}

std::vector<std::pair<QString, QString>> certificateLines(const QSslCertificate &certificate)
{
    std::vector<std::pair<QString, QString>> lines{{Texts::tr("Given to"), certificateName(certificate)}};
    QStringList names;
    for (const QString &name : certificate.subjectAlternativeNames().values())
        names << name.simplified().left(100);
    names.sort();
    const bool more = names.size() > mostNames;
    names = names.mid(0, mostNames);
    if (!names.isEmpty())
        lines.emplace_back(Texts::tr("Valid for"), names.join(Texts::tr(", ", "between names")) +
                                                       (more ? Texts::tr(", …", "after names") : QString()));
    lines.emplace_back(Texts::tr("Issued by"),
                       certificate.isSelfSigned() ? Texts::tr("itself") : issuerName(certificate));
    lines.emplace_back(
        Texts::tr("Valid"),
        Texts::tr("%1 to %2", "dates").arg(day(certificate.effectiveDate()), day(certificate.expiryDate())));
    lines.emplace_back(Texts::tr("Fingerprint"), fingerprint(certificate));
    return lines;
}

QString refusedCertificateText(const TlsFacts &tls)
{
    if (tls.chain.isEmpty())
        return {};
    QStringList lines;
    if (!tls.server.isEmpty())
        lines << Texts::tr("%1: %2", "caption, value").arg(Texts::tr("Server"), tls.server);
    for (const auto &[caption, value] : certificateLines(tls.chain.first()))
        lines << Texts::tr("%1: %2", "caption, value").arg(caption, value);
    for (const QString &refusal : tls.refusals)
        lines << Texts::tr("%1: %2", "caption, value").arg(Texts::tr("Not trusted"), refusal);
    return lines.join(u'\n');
}

} // namespace eventsweep
