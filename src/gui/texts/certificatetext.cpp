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

constexpr qsizetype longestName = 200;

QString name(QStringList common, const QStringList &organisation)
{
    if (common.isEmpty())
        common = organisation;
    const QString joined = common.join(u", "_s).simplified().left(longestName);
    return joined.isEmpty() ? Texts::tr("no name") : joined;
}

QString validity(const QSslCertificate &certificate, const QDateTime &now)
{
    const QLocale locale;
    const auto day = [&](const QDateTime &moment) { return locale.toString(moment.date(), QLocale::ShortFormat); };
    const QString span =
        Texts::tr("%1 – %2", "dates").arg(day(certificate.effectiveDate()), day(certificate.expiryDate()));
    if (certificate.expiryDate() < now)
        return Texts::tr("%1, expired", "dates").arg(span);
    if (certificate.effectiveDate() > now)
        return Texts::tr("%1, not valid yet", "dates").arg(span);
    return span;
}

} // namespace

CertificateText certificateText(const QSslCertificate &certificate, WallTime now)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    return {name(certificate.subjectInfo(QSslCertificate::CommonName),
                 certificate.subjectInfo(QSslCertificate::Organization)),
            name(certificate.issuerInfo(QSslCertificate::CommonName),
                 certificate.issuerInfo(QSslCertificate::Organization)),
            validity(certificate, QDateTime::fromMSecsSinceEpoch(milliseconds)), fingerprint(certificate)};
}

} // namespace eventsweep
