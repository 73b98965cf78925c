// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QSslCertificate>
#include <QString>

namespace eventsweep {

/// A certificate for the operator's eyes. Plain text: names in it are somebody else's words.
struct CertificateText
{
    QString subject; ///< common name, else organisation
    QString issuer;
    QString validity;    ///< "4 Mar 2026 – 4 Mar 2027", and in words when that is not now
    QString fingerprint; ///< "SHA-256 AB:CD:…"
};

[[nodiscard]] CertificateText certificateText(const QSslCertificate &certificate, WallTime now);

} // namespace eventsweep
