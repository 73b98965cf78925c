// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/futures.h"
#include "core/queue/recordreading.h"

#include <algorithm>

namespace eventsweep {

/// Which of these records are there now, as they are now. At most 2 500 ids, one request.
[[nodiscard]] inline QFuture<RestResult<std::vector<Record>>>
readRecords(RestClient &client, const NonEmpty<RecordId> &ids, const RestClient::Options &options)
{
    std::vector<ListCommand> commands;
    for (size_t start = 0; start < ids.size(); start += recordsPerPage) {
        const auto begin = ids.items().begin() + static_cast<std::ptrdiff_t>(start);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(recordsPerPage, ids.size() - start));
        commands.emplace_back(ListRecords{*NonEmpty<RecordId>::from({begin, end})});
    }
    const auto ending = std::make_shared<Ending<RestResult<std::vector<Record>>>>();
    whenDone(list(client, *NonEmpty<ListCommand>::from(std::move(commands)), options), &client,
             [ending](const RestResult<ListAnswers> &answers) {
                 ending->end(answers.map([](const ListAnswers &read) {
                     std::vector<Record> records;
                     for (const ListAnswer &answer : read.commands)
                         records.insert(records.end(), answer.records.begin(), answer.records.end());
                     return records;
                 }));
             });
    return ending->future();
}

} // namespace eventsweep
