// SPDX-License-Identifier: Apache-2.0
#include "core/rest/tlstrust.h"

namespace eventsweep {

QList<QSslCertificate> authoritiesFrom(const QByteArray &pem)
{
    return QSslCertificate::fromData(pem, QSsl::Pem);
}

QSslConfiguration tlsConfiguration(const QByteArray &authorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(authoritiesFrom(authorities));
    return tls;
}

} // namespace eventsweep
