// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace eventsweep {

using Milliseconds = std::chrono::milliseconds;
using WallTime = std::chrono::sys_time<Milliseconds>;
/// Time of a record: the portal's resolution is one second.
using PortalTime = std::chrono::sys_seconds;

/// Where time comes from, so that tests do not sleep. now() may be called from any thread (the archive's worker stamps
/// what it writes), everything else in the thread of the owner.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall time (UTC): for what is shown and stored. Can jump. Any thread.
    [[nodiscard]] virtual WallTime now() const = 0;
    /// Time since an arbitrary start: for measuring and waiting. Never goes back.
    [[nodiscard]] virtual Milliseconds steady() const = 0;
    /// Calls `action` once after `delay` from the event loop of `context`; never when `context` is gone before.
    virtual void after(Milliseconds delay, QObject *context, std::function<void()> action) = 0;
};

/// The computer's clock and the Qt event loop.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override;
    [[nodiscard]] Milliseconds steady() const override;
    void after(Milliseconds delay, QObject *context, std::function<void()> action) override;
};

} // namespace eventsweep
