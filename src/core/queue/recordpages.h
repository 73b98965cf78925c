// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"
#include "core/rest/requests.h"

#include <vector>

namespace eventsweep {

/// What one request of `event.offline.list`, newest first, brought.
struct RecordPages
{
    std::vector<Record> records;    ///< up to an error, too
    std::optional<RestError> error; ///< why the rest is missing
    bool complete = false;          ///< nothing lies below
};

/// One page, newest first, of what `filter` lets through.
[[nodiscard]] QJsonObject pageParams(const QJsonObject &filter);

/// 50 chained pages, newest first, of what lies below the id `below` and `filter` lets through. Descending, so that a
/// chain that runs out ends (scenario batch-descending-chain-is-safe).
[[nodiscard]] ReadBatch pagesBelow(qint64 below, const QJsonObject &filter);

/// The pages in order. Every record must lie below the one before: an answer that goes up again would be a chain that
/// started anew (a lost reference in an ascending chain does that), and an endless read. Pure, for a worker.
[[nodiscard]] RecordPages readPages(const BatchAnswer &answers, std::optional<RecordId> above);

} // namespace eventsweep
