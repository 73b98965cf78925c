// SPDX-License-Identifier: Apache-2.0
#include "core/rest/tlstrust.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QSslCertificateExtension>
#include <QSslKey>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = AuthorityFileError::Kind;

struct TrustText
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::TlsTrust)
};

tl::unexpected<AuthorityFileError> failure(Kind kind, const QString &subject = {})
{
    return tl::unexpected(AuthorityFileError{kind, subject});
}

/// The vendor's tools write what a certificate says in words before it, with any line ends; some editors put a mark
/// before the first byte.
QList<QSslCertificate> certificatesInPem(const QByteArray &content)
{
    static const QRegularExpression block(
        u"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END (?:X509 |TRUSTED )?CERTIFICATE-----"_s);
    QList<QSslCertificate> found;
    auto blocks = block.globalMatch(QString::fromLatin1(content));
    while (blocks.hasNext()) {
        const QByteArray der = QByteArray::fromBase64(blocks.next().captured(1).toLatin1());
        found << QSslCertificate::fromData(der, QSsl::Der);
    }
    return found;
}

bool holdsPrivateKey(const QByteArray &content)
{
    static const QRegularExpression pem(u"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----"_s);
    if (pem.match(QString::fromLatin1(content)).hasMatch())
        return true;
    return std::ranges::any_of(std::array{QSsl::Rsa, QSsl::Ec, QSsl::Dsa}, [&](QSsl::KeyAlgorithm algorithm) {
        return !QSslKey(content, algorithm, QSsl::Der, QSsl::PrivateKey).isNull();
    });
}

/// May vouch for others, or is its own authority (a self-signed server, an old root without extensions).
bool isAuthority(const QSslCertificate &certificate)
{
    if (certificate.isSelfSigned())
        return true;
    const auto extensions = certificate.extensions();
    return std::ranges::any_of(extensions, [](const QSslCertificateExtension &extension) {
        return extension.oid() == "2.5.29.19"_L1 && extension.value().toMap().value(u"ca"_s).toBool();
    });
}

QString subjectOf(const QSslCertificate &certificate)
{
    const QString name = certificate.subjectDisplayName();
    return name.isEmpty() ? QString::fromLatin1(certificate.serialNumber()) : name;
}

/// Those that are always there, read once: it takes a fifth of a second.
const QList<QSslCertificate> &systemAuthorities()
{
    static const QList<QSslCertificate> authorities = QSslConfiguration::systemCaCertificates();
    return authorities;
}

template <typename Info>
QList<QStringList> nameOf(const QList<QByteArray> &attributes, Info info)
{
    QList<QStringList> name;
    for (const auto &attribute : attributes)
        name << (QStringList{QString::fromLatin1(attribute)} + info(attribute));
    return name;
}

bool mayHaveIssued(const QSslCertificate &authority, const QSslCertificate &certificate)
{
    const auto subject = nameOf(authority.subjectInfoAttributes(),
                                [&](const QByteArray &attribute) { return authority.subjectInfo(attribute); });
    const auto issuer = nameOf(certificate.issuerInfoAttributes(),
                               [&](const QByteArray &attribute) { return certificate.issuerInfo(attribute); });
    return subject == issuer;
}

} // namespace

tl::expected<QByteArray, AuthorityFileError> authoritiesFromFile(const QByteArray &content)
{
    constexpr qsizetype largest = 1024 * 1024;
    if (content.size() > largest)
        return failure(Kind::TooBig);
    if (content.trimmed().isEmpty())
        return failure(Kind::Empty);
    // First: also when there are certificates beside it.
    if (holdsPrivateKey(content))
        return failure(Kind::PrivateKey);
    QList<QSslCertificate> certificates = certificatesInPem(content);
    if (certificates.isEmpty())
        certificates = QSslCertificate::fromData(content, QSsl::Der);
    certificates.removeIf([](const QSslCertificate &one) { return one.isNull(); });
    if (certificates.isEmpty())
        return failure(Kind::NotACertificate);

    // Of a bundle, what can be used: a server's chain begins with the server itself.
    std::optional<AuthorityFileError> why;
    QList<QSslCertificate> usable;
    for (const auto &certificate : std::as_const(certificates)) {
        if (!isAuthority(certificate))
            why = why.value_or(AuthorityFileError{Kind::NotAnAuthority, subjectOf(certificate)});
        else if (certificate.expiryDate() < QDateTime::currentDateTimeUtc())
            why = AuthorityFileError{Kind::Expired, subjectOf(certificate)};
        else if (!usable.contains(certificate))
            usable << certificate;
    }
    if (usable.isEmpty())
        return tl::unexpected(*why);
    if (std::ranges::none_of(usable, &QSslCertificate::isSelfSigned))
        return failure(Kind::NotTheRoot, usable.back().issuerDisplayName());
    QByteArray pem;
    for (const auto &certificate : std::as_const(usable))
        pem += certificate.toPem();
    return pem;
}

QList<QSslCertificate> authoritiesFrom(const QByteArray &pem)
{
    return certificatesInPem(pem);
}

QSslConfiguration tlsConfiguration(const QByteArray &authorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    const auto own = authoritiesFrom(authorities);
    // Not addCaCertificates(): where Qt looks for the system's when they are needed, it then trusts the added alone.
    if (!own.isEmpty())
        tls.setCaCertificates(systemAuthorities() + own);
    return tls;
}

QList<QSslCertificate> ownAuthorities(const QSslConfiguration &tls)
{
    QList<QSslCertificate> own = tls.caCertificates();
    if (own.isEmpty())
        return own;
    const QSet<QSslCertificate> system(systemAuthorities().cbegin(), systemAuthorities().cend());
    own.removeIf([&](const QSslCertificate &one) { return system.contains(one); });
    return own;
}

bool restsOn(const QList<QSslCertificate> &authorities, const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty())
        return false;
    return std::ranges::any_of(authorities, [&](const QSslCertificate &authority) {
        return chain.contains(authority) || mayHaveIssued(authority, chain.back());
    });
}

QString fingerprint(const QSslCertificate &certificate)
{
    const QByteArray digest = certificate.digest(QCryptographicHash::Sha256);
    return u"SHA-256 "_s + QString::fromLatin1(digest.toHex(':').toUpper());
}

QString authorityFileErrorText(const AuthorityFileError &error)
{
    switch (error.kind) {
    case Kind::Empty:
        return TrustText::tr("The file is empty. Choose the file of your organisation's certificate authority.");
    case Kind::TooBig:
        return TrustText::tr("The file is larger than 1 MB, so it is no certificate. Choose the file of your "
                             "organisation's certificate authority.");
    case Kind::NotACertificate:
        return TrustText::tr("There is no certificate in this file. Ask for the certificate authority as a PEM or DER "
                             "file (.pem, .crt, .cer).");
    case Kind::PrivateKey:
        return TrustText::tr("There is a private key in this file, which must not be passed around; nothing of it was "
                             "kept. Ask for the certificate alone.");
    case Kind::NotAnAuthority:
        return TrustText::tr("This is the certificate of “%1”, not that of the authority that issued it. Ask for the "
                             "certificate of the authority.")
            .arg(error.subject);
    case Kind::Expired:
        return TrustText::tr("The certificate authority “%1” has expired. Ask for its current certificate.")
            .arg(error.subject);
    case Kind::NotTheRoot:
        return TrustText::tr("The authority in this file is itself vouched for by “%1”, which is missing. Ask for the "
                             "certificate of “%1”, or for a file with both.")
            .arg(error.subject);
    }
    return {};
}

} // namespace eventsweep
