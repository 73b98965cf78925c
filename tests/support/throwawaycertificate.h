// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <optional>

namespace eventsweep {

/// A self-signed certificate made for this run alone, for `subjectAltName` (such as "IP:127.0.0.1"). Nothing without
/// the program openssl.
struct ThrowAwayCertificate
{
    QSslCertificate certificate;
    QSslConfiguration server;

    static std::optional<ThrowAwayCertificate> make(const QString &subjectAltName)
    {
        QTemporaryDir dir;
        const QString key = dir.filePath(QStringLiteral("key.pem"));
        const QString cert = dir.filePath(QStringLiteral("cert.pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                       QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=throw-away"),
                       QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + subjectAltName,
                       QStringLiteral("-keyout"), key, QStringLiteral("-out"), cert});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return std::nullopt;
        QFile keyFile(key);
        if (!keyFile.open(QIODevice::ReadOnly))
            return std::nullopt;
        const auto certificates = QSslCertificate::fromPath(cert);
        if (certificates.isEmpty())
            return std::nullopt;
        ThrowAwayCertificate made;
        made.certificate = certificates.front();
        made.server = QSslConfiguration::defaultConfiguration();
        made.server.setLocalCertificate(made.certificate);
        made.server.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        return made;
    }

    /// What a client needs to trust it.
    [[nodiscard]] QSslConfiguration trusting() const
    {
        QSslConfiguration client = QSslConfiguration::defaultConfiguration();
        client.setCaCertificates({certificate});
        return client;
    }
};

} // namespace eventsweep
