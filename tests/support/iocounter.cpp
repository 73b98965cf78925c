// SPDX-License-Identifier: Apache-2.0
#include "support/iocounter.h"

namespace eventsweep {

void IoCounter::start(Mishap mishap, int step)
{
    const std::scoped_lock lock(m_mutex);
    m_mishap = mishap;
    m_step = step;
    m_counts = true;
    m_dead = m_lineIsDown = m_diskIsFull = false;
    m_moments.clear();
}

void IoCounter::rest()
{
    start();
    const std::scoped_lock lock(m_mutex);
    m_counts = false;
}

IoCounter::Verdict IoCounter::reach(IoMoment moment)
{
    const std::scoped_lock lock(m_mutex);
    ++m_activity;
    if (m_dead)
        return Verdict::Dead;
    if (!m_counts)
        return Verdict::Go;
    m_moments.push_back(moment);
    bool &isDown = isOfJournal(moment) ? m_diskIsFull : m_lineIsDown;
    if (static_cast<int>(m_moments.size()) != m_step)
        return isDown ? Verdict::Fail : Verdict::Go;
    if (m_mishap == Mishap::Kill) {
        m_dead = true;
        if (m_end)
            m_end();
        return Verdict::Dead;
    }
    isDown = isDown || m_mishap == Mishap::Outage;
    return m_mishap == Mishap::None ? Verdict::Go : Verdict::Fail;
}

void IoCounter::setEnd(std::function<void()> end)
{
    const std::scoped_lock lock(m_mutex);
    m_end = std::move(end);
}

JournalProbe IoCounter::probe()
{
    return [this](JournalMoment at) -> std::optional<JournalError> {
        const IoMoment moment = at == JournalMoment::Write    ? IoMoment::JournalWrite
                                : at == JournalMoment::Commit ? IoMoment::JournalCommit
                                                              : IoMoment::JournalCommitted;
        if (reach(moment) == Verdict::Go)
            return {};
        return JournalError{JournalError::Kind::Full, {}, QStringLiteral("no space left, says the test")};
    };
}

bool IoCounter::isDead() const
{
    const std::scoped_lock lock(m_mutex);
    return m_dead;
}

std::vector<IoMoment> IoCounter::moments() const
{
    const std::scoped_lock lock(m_mutex);
    return m_moments;
}

quint64 IoCounter::activity() const
{
    const std::scoped_lock lock(m_mutex);
    return m_activity;
}

QByteArray nameOf(IoMoment moment)
{
    switch (moment) {
    case IoMoment::RequestBefore:
        return "request before acting";
    case IoMoment::RequestAfter:
        return "request after acting";
    case IoMoment::JournalWrite:
        return "journal write";
    case IoMoment::JournalCommit:
        return "journal commit";
    case IoMoment::JournalCommitted:
        return "journal committed";
    }
    return {};
}

QByteArray nameOf(Mishap mishap)
{
    switch (mishap) {
    case Mishap::None:
        return "nothing";
    case Mishap::Failure:
        return "failure";
    case Mishap::Outage:
        return "outage";
    case Mishap::Kill:
        return "kill";
    }
    return {};
}

} // namespace eventsweep
