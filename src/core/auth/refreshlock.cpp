// SPDX-License-Identifier: Apache-2.0
#include "core/auth/refreshlock.h"

namespace eventsweep {

RefreshLock::RefreshLock(QString file, Clock &clock)
    : m_file(std::move(file))
    , m_clock(clock)
{
}

void RefreshLock::acquire(QObject *context, std::function<void(Outcome)> done, Milliseconds limit)
{
    if (m_file.isEmpty() || m_lock)
        done(Outcome::Ours);
    else
        tryUntil(m_clock.steady() + limit, context, done);
}

void RefreshLock::tryUntil(Milliseconds deadline, QObject *context, const std::function<void(Outcome)> &done)
{
    auto taken = ProcessLock::take(m_file);
    if (auto *lock = std::get_if<std::unique_ptr<ProcessLock>>(&taken)) {
        m_lock = std::move(*lock);
        done(Outcome::Ours);
    } else if (std::get<ProcessLock::Failure>(taken) != ProcessLock::Failure::HeldByOther) {
        done(Outcome::Ours);
    } else if (m_clock.steady() >= deadline) {
        done(Outcome::TimedOut);
    } else {
        m_clock.after(step, context, [this, deadline, context, done] { tryUntil(deadline, context, done); });
    }
}

} // namespace eventsweep
