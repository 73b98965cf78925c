// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/processlock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace eventsweep {

/// Only one of the running copies of the program refreshes or replaces the tokens of an account at a time: of two
/// refreshes with the same token the second is refused. Waits for the other one; ends with the process, so that a copy
/// that is killed keeps nobody waiting. Lives in one thread.
class RefreshLock
{
public:
    /// The other's request may take 70 s (the transport's limit), and then it is stored. Longer only when the keychain
    /// or a proxy asks somebody for a password meanwhile: then it is better said than waited for.
    static constexpr Milliseconds patience = std::chrono::seconds(80);
    /// What one refresh can take at the very most: the keychain is read before and after the request and then written
    /// (60 s each), and the request may be sent anew (70 s each) after a proxy's login was read (60 s). For who goes on
    /// without the lock: what the other has begun is stored by then.
    static constexpr Milliseconds longest = std::chrono::seconds(390);
    static constexpr Milliseconds step = Milliseconds(200);
    enum class Outcome {
        Ours,    ///< until release(); also when the file cannot be made or locked: then nobody can be asked
        TimedOut ///< the other copy does not let go
    };

    /// `file`: empty when there is one copy.
    RefreshLock(QString file, Clock &clock);
    [[nodiscard]] bool hasOthers() const { return !m_file.isEmpty(); }
    /// Calls `done` once: at once when nobody holds it, else by the clock; never when `context` is gone.
    void acquire(QObject *context, std::function<void(Outcome)> done, Milliseconds limit = patience);
    void release() { m_lock.reset(); }

private:
    void tryUntil(Milliseconds deadline, QObject *context, const std::function<void(Outcome)> &done);

    QString m_file;
    Clock &m_clock;
    std::unique_ptr<ProcessLock> m_lock;
};

} // namespace eventsweep
