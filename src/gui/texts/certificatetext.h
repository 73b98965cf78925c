// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/tlsfacts.h"

#include <utility>
#include <vector>

namespace eventsweep {

/// For the operator: the name that a certificate was given to, and by whom. Never empty.
[[nodiscard]] QString certificateName(const QSslCertificate &certificate);
[[nodiscard]] QString issuerName(const QSslCertificate &certificate);

/// Caption and value: given to, also valid for, issued by, valid from and until, fingerprint.
[[nodiscard]] std::vector<std::pair<QString, QString>> certificateLines(const QSslCertificate &certificate);

/// What a server showed and why it is not trusted, one fact a line. Empty when it showed nothing.
[[nodiscard]] QString refusedCertificateText(const TlsFacts &tls);

} // namespace eventsweep
