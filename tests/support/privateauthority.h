// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/simulator.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QString>

namespace eventsweep {

/// A private certificate authority as companies have one, and what it has signed (tests/portalsim/tls/authority). No
/// system trusts it.
class PrivateAuthority
{
public:
    enum class Server {
        Good,     ///< for 127.0.0.1, localhost, portal.example and moved.example
        Expired,  ///< the same names, until 2021
        OtherHost ///< for elsewhere.example
    };

    /// PEM files, as an operator would choose them.
    [[nodiscard]] static QString file() { return path(QStringLiteral("authority.crt")); }
    /// Of an authority that has signed none of these.
    [[nodiscard]] static QString strangerFile() { return path(QStringLiteral("stranger.crt")); }
    [[nodiscard]] static QSslCertificate certificate() { return first(file()); }
    [[nodiscard]] static QSslCertificate stranger() { return first(strangerFile()); }

    [[nodiscard]] static QString serverFile(Server server = Server::Good)
    {
        switch (server) {
        case Server::Good:
            break;
        case Server::Expired:
            return path(QStringLiteral("expired.crt"));
        case Server::OtherHost:
            return path(QStringLiteral("otherhost.crt"));
        }
        return path(QStringLiteral("server.crt"));
    }
    [[nodiscard]] static QString keyFile() { return path(QStringLiteral("server.key")); }

    /// For a simulated portal with HTTPS.
    [[nodiscard]] static portalsim::Simulator::Options serverOptions(Server server = Server::Good)
    {
        return {0, serverFile(server), keyFile()};
    }
    /// For any other server.
    [[nodiscard]] static QSslConfiguration serverConfiguration(Server server = Server::Good)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(first(serverFile(server)));
        QFile key(keyFile());
        if (key.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

private:
    static QString path(const QString &name)
    {
        // Beside this header, wherever the tests are built.
        return QFileInfo(QString::fromUtf8(__FILE__)).path() + QStringLiteral("/../portalsim/tls/authority/") + name;
    }
    static QSslCertificate first(const QString &file) { return QSslCertificate::fromPath(file).value(0); }
};

} // namespace eventsweep
