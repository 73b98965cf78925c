// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace eventsweep {

/// The computer's clock, but all waiting passes twenty times as fast: for tests over real sockets in which something
/// waits before it tries again.
class HurriedClock final : public Clock
{
public:
    static constexpr int haste = 20;

    [[nodiscard]] WallTime now() const override { return m_clock.now(); }
    [[nodiscard]] Milliseconds steady() const override { return m_clock.steady() * haste; }
    void after(Milliseconds delay, QObject *context, std::function<void()> action) override
    {
        m_clock.after((delay + Milliseconds(haste - 1)) / haste, context, std::move(action));
    }

private:
    SystemClock m_clock;
};

} // namespace eventsweep
