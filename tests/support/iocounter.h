// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journalprobe.h"

#include <QByteArray>

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace eventsweep {

/// The places where a job touches the outside world. A program can end at each, and most can fail.
enum class IoMoment {
    RequestBefore,   ///< about to be sent: the portal has not acted
    RequestAfter,    ///< the portal has acted: the answer is on its way
    JournalWrite,    ///< a transaction has begun
    JournalCommit,   ///< everything is written, nothing is durable
    JournalCommitted ///< durable, and nobody knows yet
};

/// What happens at one step of a run.
enum class Mishap {
    None,
    Failure, ///< this step fails: no connection, the answer is lost, the disk is full
    Outage,  ///< this step fails, and so does each one of its kind (line or disk) that follows
    Kill     ///< the program ends here
};

/// Numbers every step of a run, from 1, and lets one of them go wrong. Any thread.
class IoCounter
{
public:
    enum class Verdict { Go, Fail, Dead };

    /// Counts from 1 again; `step` 0: nothing goes wrong.
    void start(Mishap mishap = Mishap::None, int step = 0);
    /// Until the next start() nothing is counted, and nothing goes wrong.
    void rest();
    /// What becomes of this step. Dead: the program has ended, here or before.
    [[nodiscard]] Verdict reach(IoMoment moment);

    /// Instead of being told Dead: ends the program for real.
    void setEnd(std::function<void()> end);
    /// The same steps for a journal.
    [[nodiscard]] JournalProbe probe();

    [[nodiscard]] bool isDead() const;
    /// The steps since start(), in their order.
    [[nodiscard]] std::vector<IoMoment> moments() const;
    /// Rises with every step, counted or not: shows that something goes on.
    [[nodiscard]] quint64 activity() const;

private:
    mutable std::mutex m_mutex;
    Mishap m_mishap = Mishap::None;
    int m_step = 0;
    bool m_counts = false;
    bool m_dead = false;
    bool m_lineIsDown = false;
    bool m_diskIsFull = false;
    quint64 m_activity = 0;
    std::vector<IoMoment> m_moments;
    std::function<void()> m_end;
};

[[nodiscard]] constexpr bool isOfJournal(IoMoment moment)
{
    return moment >= IoMoment::JournalWrite;
}
[[nodiscard]] QByteArray nameOf(IoMoment moment);
[[nodiscard]] QByteArray nameOf(Mishap mishap);

} // namespace eventsweep
