// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearscope.h"

namespace eventsweep {

std::optional<ChosenRecord> choose(const Record &record)
{
    if (record.state == RecordState::NotUnderstood || !record.id || !record.messageId)
        return std::nullopt;
    return ChosenRecord{.id = *record.id,
                        .messageId = *record.messageId,
                        .lastSeen = record.lastSeen,
                        .state = record.state,
                        .processId = record.processId,
                        .eventName = record.eventName,
                        .surroundings = {}};
}

} // namespace eventsweep
