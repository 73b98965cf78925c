// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace eventsweep {

/// Which part of a long test this process runs: EVENTSWEEP_SHARD, "2/4" for the second of four; without it all.
struct Shard
{
    int number = 1; ///< 1 … count
    int count = 1;

    [[nodiscard]] static Shard fromEnvironment()
    {
        const QStringList parts = qEnvironmentVariable("EVENTSWEEP_SHARD").split(u'/');
        const Shard shard{parts.value(0).toInt(), parts.value(1).toInt()};
        return shard.number >= 1 && shard.number <= shard.count ? shard : Shard();
    }
    /// Every `count`th belongs to this one. `index` from 0.
    [[nodiscard]] bool has(int index) const { return index % count == number - 1; }
};

} // namespace eventsweep
