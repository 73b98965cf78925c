// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/nonempty.h"
#include "core/queue/record.h"
#include "core/rest/restclient.h"

namespace eventsweep {

/// Portal: a page of `event.offline.list` is always 50 records.
inline constexpr size_t recordsPerPage = 50;

/// Which of these records are there now, as they are now: `event.offline.list` with `filter[@ID]`, 50 ids a command and
/// 50 commands a request. At most 2 500 ids. Strict, because "not listed" is read as "gone": an answer that is not
/// exactly a list of records that were asked for, with the matching `total`, is AnswerNotUnderstood.
[[nodiscard]] QFuture<RestResult<std::vector<Record>>> readRecords(RestClient &client, const NonEmpty<RecordId> &ids,
                                                                   const RestClient::Options &options);

} // namespace eventsweep
