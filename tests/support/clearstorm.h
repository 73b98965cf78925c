// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"

#include <QStringList>

#include <array>

namespace eventsweep {

/// What one run in bad weather came to.
struct StormReport
{
    QStringList broken; ///< promises, in words; empty: all kept
    QStringList story;  ///< what happened, a line each, without payloads and tokens
    int lives = 0;
    int requests = 0;
    int kills = 0;
    int mishaps = 0; ///< faults, rivals, switches
    int removed = 0; ///< records, by the jobs
    int chosen = 0;
    std::array<int, clearCategoryCount> categories{}; ///< entries of the last reports
    int strays = 0;
    int heldPerhaps = 0; ///< by a request of which nobody knows whether it was carried out
};

/// Many of them.
struct StormSum
{
    StormReport all; ///< without words
    uint runs = 0;
    uint broken = 0;

    void add(const StormReport &report);
    /// One line.
    [[nodiscard]] QString words(quint32 firstSeed, double seconds) const;
};

/// One run, all of it decided by `seed`: a queue, a choice, a plan, limits; a rival that takes, deletes, repeats,
/// fails, releases and adds, between requests and between the commands of one; lost, cut, delayed and wrong answers;
/// kills, failing disks, stops, a portal that gets read-only, loses its licence, signs out or moves; sometimes two jobs
/// at once. After each life of the program, and after it has gone on in calm, the judge looks.
[[nodiscard]] StormReport clearStorm(quint32 seed);

} // namespace eventsweep
