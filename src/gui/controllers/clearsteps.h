// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/clear/clearpreview.h"
#include "core/clear/clearreport.h"

#include <optional>
#include <vector>

namespace eventsweep {

/// The check list of a running clear, and how fast it goes. Fed with progress; no I/O.
class ClearSteps
{
public:
    enum class Mark { Waiting, Begun, Current, Done };
    struct Step
    {
        ClearProgress::Phase phase;
        Mark mark = Mark::Waiting;
        qsizetype done = 0;
        qsizetype total = 0;
    };

    /// The phases that a scope with these states needs.
    ClearSteps(const QHash<RecordState, qsizetype> &byState, bool withReservations);

    void advance(const ClearProgress &progress, Milliseconds steady);

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    /// 0 … 1, never goes back.
    [[nodiscard]] double fraction() const { return m_fraction; }
    /// Records per second through the current phase; nothing until that can be told.
    [[nodiscard]] std::optional<double> rate() const;

private:
    struct Sample
    {
        Milliseconds at;
        qsizetype done;
    };
    void settle(Step &step, size_t at, ClearProgress::Phase current);

    std::vector<Step> m_steps;
    size_t m_reached = 0; ///< the latest step that was begun
    double m_fraction = 0;
    ClearProgress::Phase m_phase = ClearProgress::Phase::Freeze;
    std::vector<Sample> m_samples; ///< of the current phase, the last seconds
};

} // namespace eventsweep
