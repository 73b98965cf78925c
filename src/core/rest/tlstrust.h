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
        Expired          ///< `subject`
    };
    Kind kind = Kind::Empty;
    QString subject;
};

/// The certificates of a PEM or DER file as PEM text, ready to be kept in Portal::authorities. A self-signed server
/// certificate counts as its own authority.
[[nodiscard]] tl::expected<QByteArray, AuthorityFileError> authoritiesFromFile(const QByteArray &content);
/// Those of Portal::authorities; empty for a text that holds none.
[[nodiscard]] QList<QSslCertificate> authoritiesFrom(const QByteArray &pem);
/// The system's trust and these besides.
[[nodiscard]] QSslConfiguration tlsConfiguration(const QByteArray &authorities);
/// "SHA-256 AB:CD:…"
[[nodiscard]] QString fingerprint(const QSslCertificate &certificate);

/// For the operator: what is wrong with the file and what to do.
[[nodiscard]] QString authorityFileErrorText(const AuthorityFileError &error);

} // namespace eventsweep
