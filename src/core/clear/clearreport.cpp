// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearreport.h"

#include <algorithm>

namespace eventsweep {

qsizetype ClearReport::count(ClearCategory category) const
{
    return std::ranges::count(entries, category, &Entry::category);
}

qsizetype ClearReport::open() const
{
    return std::ranges::count_if(entries, isOpen);
}

bool isOpen(const ClearReport::Entry &entry)
{
    switch (entry.category) {
    case ClearCategory::Unknown:
    case ClearCategory::NotReached:
        return true;
    case ClearCategory::StillThere:
        return entry.note == ClearNote::HeldByThisJob || entry.note == ClearNote::Refused ||
               entry.note == ClearNote::NotRemoved;
    default:
        return false;
    }
}

} // namespace eventsweep
