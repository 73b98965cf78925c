// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace eventsweep {

/// Statements that bring the archive file from version `from` to `from + 1`; PRAGMA user_version counts them.
[[nodiscard]] QStringList journalMigration(int from);

} // namespace eventsweep
