// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace eventsweep {

/// Writes a whole file or nothing: an older file stays until the new one is complete. Returns what went wrong, in
/// words.
[[nodiscard]] std::optional<QString> saveFile(const QString &path, const QByteArray &content);

} // namespace eventsweep
