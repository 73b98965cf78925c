// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearsteps.h"

#include <algorithm>

namespace eventsweep {

namespace {

using Phase = ClearProgress::Phase;

constexpr Milliseconds rateWindow{10'000};
constexpr Milliseconds shortestMeasure{500};

} // namespace

ClearSteps::ClearSteps(const QHash<RecordState, qsizetype> &byState, bool withReservations)
{
    const bool reserved = byState.value(RecordState::Reserved) + byState.value(RecordState::FailedReserved) > 0;
    const bool free = byState.value(RecordState::Pending) + byState.value(RecordState::Failed) > 0;
    const auto add = [this](bool needed, Phase phase) {
        if (needed)
            m_steps.push_back({phase});
    };
    add(true, Phase::Reread);
    add(true, Phase::Archive);
    add(free && withReservations, Phase::Survey);
    add(free && withReservations, Phase::Reserve);
    add(free && withReservations, Phase::Owners);
    add(free && !withReservations, Phase::Take);
    add(reserved || withReservations, Phase::Clear);
    add(true, Phase::Verify);
}

void ClearSteps::advance(const ClearProgress &progress, Milliseconds steady)
{
    if (progress.phase != m_phase) {
        m_phase = progress.phase;
        m_samples.clear();
    }
    m_samples.push_back({steady, progress.done});
    std::erase_if(m_samples, [&](const Sample &sample) { return sample.at + rateWindow < steady; });

    for (size_t i = 0; i < m_steps.size(); ++i) {
        Step &step = m_steps[i];
        if (step.phase != progress.phase)
            continue;
        step.done = std::max(step.done, progress.done);
        step.total = std::max(step.total, progress.total);
        m_reached = std::max(m_reached, i);
    }
    double sum = 0;
    for (size_t i = 0; i < m_steps.size(); ++i) {
        Step &step = m_steps[i];
        settle(step, i, progress.phase);
        sum += step.mark == Mark::Done ? 1.0 : step.total > 0 ? double(step.done) / double(step.total) : 0.0;
    }
    m_fraction = progress.phase == Phase::Finished ? 1.0 : std::max(m_fraction, sum / double(m_steps.size()));
}

void ClearSteps::settle(Step &step, size_t at, ClearProgress::Phase current)
{
    // Reading and copying take turns; whatever is behind them has been gone through when a later step begins.
    const bool turns = current == Phase::Reread || current == Phase::Archive;
    if (at < m_reached && !turns && current != Phase::Finished)
        step.done = step.total;
    const bool complete = step.total > 0 && step.done >= step.total;
    if (step.phase == current)
        step.mark = Mark::Current;
    else if (complete || (at < m_reached && !turns))
        step.mark = Mark::Done;
    else
        step.mark = step.total > 0 ? Mark::Begun : Mark::Waiting;
}

std::optional<double> ClearSteps::rate() const
{
    if (m_samples.size() < 2)
        return std::nullopt;
    const auto took = m_samples.back().at - m_samples.front().at;
    const auto done = m_samples.back().done - m_samples.front().done;
    if (took < shortestMeasure || done <= 0)
        return std::nullopt;
    return double(done) * 1000.0 / double(took.count());
}

} // namespace eventsweep
