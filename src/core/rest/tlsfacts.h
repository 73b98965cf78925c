// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QStringList>

namespace eventsweep {

/// What the last TLS handshake of a transport told. Value; any thread.
struct TlsFacts
{
    QList<QSslCertificate> chain; ///< the server's own first; empty: none was shown (plain http, no connection)
    QString protocol;             ///< "TLS 1.3"; empty when refused
    QStringList refusals;         ///< the system's words for what is wrong with it; empty: it was accepted
    bool byOwnAuthority = false;  ///< accepted by an authority that was added for this portal
    QString server;               ///< "host:port" that it was with: the portal, or its authorisation server

    friend bool operator==(const TlsFacts &, const TlsFacts &) = default;
};

} // namespace eventsweep
