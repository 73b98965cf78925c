// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace eventsweep {

/// What stands in the place of a secret.
inline constexpr QStringView redactionMark = u"[hidden]";

/// True for the names whose values are secrets (protocol: signing in, "redact"): auth, access_token, refresh_token,
/// client_secret, application_token, code, sessid and their spellings in callbacks and settings. Any case.
[[nodiscard]] bool isSecretName(QStringView name);

/// The same object with the values of all secret names masked, at any depth; texts in it go through redactedText().
/// Any thread.
[[nodiscard]] QJsonObject redacted(const QJsonObject &object);

/// Masks secrets in any text: JSON (also JSON inside JSON strings, and JSON cut in the middle), query strings and form
/// bodies (also percent-encoded brackets), `Bearer …`. Rather hides too much than too little: for what is shown, logged
/// or stored as an explanation, never for data. Any thread.
[[nodiscard]] QString redactedText(const QString &text);

} // namespace eventsweep
