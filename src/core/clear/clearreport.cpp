// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearreport.h"

#include <algorithm>

namespace eventsweep {

qsizetype ClearReport::count(ClearCategory category) const
{
    return std::ranges::count(entries, category, &Entry::category);
}

} // namespace eventsweep
