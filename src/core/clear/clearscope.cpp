// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearscope.h"

namespace eventsweep {

std::optional<ChosenRecord> choose(const Record &record)
{
    if (record.state == RecordState::NotUnderstood || !record.id || !record.messageId)
        return std::nullopt;
    return ChosenRecord{*record.id, *record.messageId, record.lastSeen, record.state, record.processId};
}

} // namespace eventsweep
