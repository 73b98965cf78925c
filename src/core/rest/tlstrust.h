// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why a file holds no certificate authority.
struct AuthorityFileError
{
    enum class Kind {
        Empty,
        TooBig,          ///< more than 1 MB
        NotACertificate, ///< neither PEM nor DER
        PrivateKey,      ///< a private key is inside: the wrong file, and one that must not be passed around
        NotAnAuthority,  ///< a server's own certificate; `subject` says whose
        Expired,         ///< `subject`
        NotTheRoot       ///< authorities that another one (`subject`) vouches for, and that one is not in the file: Qt
                         ///< trusts a chain only from its root on
    };
    Kind kind = Kind::Empty;
    QString subject;
};

/// The certificate authorities of a PEM or DER file (one or many, with or without words between them) as PEM text, each
/// once, ready to be kept in Portal::authorities. A self-signed server certificate counts as its own authority. Of a
/// bundle, server certificates and what has expired are left out; an error when nothing else is there.
[[nodiscard]] tl::expected<QByteArray, AuthorityFileError> authoritiesFromFile(const QByteArray &content);
/// Those of Portal::authorities; empty for a text that holds none.
[[nodiscard]] QList<QSslCertificate> authoritiesFrom(const QByteArray &pem);
/// The system's trust and these besides.
[[nodiscard]] QSslConfiguration tlsConfiguration(const QByteArray &authorities);
/// The authorities of `tls` that are not the system's.
[[nodiscard]] QList<QSslCertificate> ownAuthorities(const QSslConfiguration &tls);
/// Whether an accepted chain, the server's own first, ends in one of these.
[[nodiscard]] bool restsOn(const QList<QSslCertificate> &authorities, const QList<QSslCertificate> &chain);
/// "SHA-256 AB:CD:…"
[[nodiscard]] QString fingerprint(const QSslCertificate &certificate);

/// For the operator: what is wrong with the file and what to do.
[[nodiscard]] QString authorityFileErrorText(const AuthorityFileError &error);

} // namespace eventsweep
