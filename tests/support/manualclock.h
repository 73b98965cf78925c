// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QPointer>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>
#include <vector>

namespace eventsweep {

/// A clock that moves only when a test moves it. What was asked for with after() is called from inside advance(), in
/// the order of its time. now() may be asked from any thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(WallTime start = WallTime(Milliseconds(1'763'640'000'000)))
        : m_wall(start.time_since_epoch().count())
    {
    }

    [[nodiscard]] WallTime now() const override { return WallTime(Milliseconds(m_wall.load())); }
    [[nodiscard]] Milliseconds steady() const override { return m_steady; }
    void after(Milliseconds delay, QObject *context, std::function<void()> action) override
    {
        m_due.push_back({m_steady + std::max(delay, Milliseconds(0)), m_next++, context, std::move(action)});
    }

    void advance(Milliseconds time)
    {
        const Milliseconds end = m_steady + time;
        for (;;) {
            const auto first = std::min_element(m_due.begin(), m_due.end(), [](const Due &a, const Due &b) {
                return std::pair(a.at, a.order) < std::pair(b.at, b.order);
            });
            if (first == m_due.end() || first->at > end)
                break;
            const Due due = *first;
            m_due.erase(first);
            moveTo(std::max(due.at, m_steady));
            if (due.context)
                due.action();
        }
        moveTo(end);
    }

    /// The time until the next thing that somebody waits for; nothing: nobody does.
    [[nodiscard]] std::optional<Milliseconds> untilNext() const
    {
        std::optional<Milliseconds> next;
        for (const auto &due : m_due) {
            if (due.context && (!next || due.at - m_steady < *next))
                next = std::max(due.at - m_steady, Milliseconds(0));
        }
        return next;
    }

    /// The wall clock jumps (daylight saving, a correction); steady time does not.
    void jump(Milliseconds by) { m_wall += by.count(); }

private:
    struct Due
    {
        Milliseconds at;
        int order;
        QPointer<QObject> context;
        std::function<void()> action;
    };
    void moveTo(Milliseconds steady)
    {
        m_wall += (steady - m_steady).count();
        m_steady = steady;
    }

    std::atomic<Milliseconds::rep> m_wall; ///< since the epoch
    Milliseconds m_steady{1'000'000};
    int m_next = 0;
    std::vector<Due> m_due;
};

} // namespace eventsweep
