// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>

namespace eventsweep::portalsim {

class Portal;

/// Keeps a demonstration alive: events keep arriving, some of them repeats that merge into free records, and a worker
/// keeps taking records and clearing them, now and then leaving a reservation behind or marking a record failed. The
/// queue keeps about its size. Lives in any thread with an event loop.
class DemoLife : public QObject
{
    Q_OBJECT

public:
    explicit DemoLife(Portal &portal, quint32 seed = 7, QObject *parent = nullptr);

    /// A heartbeat every `pace`: events arrive at each, the worker comes every eighth.
    void start(std::chrono::milliseconds pace = std::chrono::milliseconds(2000));
    void stop();

    /// One heartbeat by hand.
    void beat();
    /// Single happenings: one to three events arrive; the worker takes, clears, fails or forgets.
    void arrive();
    void work();

private:
    void take();
    void finish(const QByteArray &process);

    Portal &m_portal;
    QRandomGenerator m_random;
    QTimer m_timer;
    int m_beats = 0;
    QByteArray m_held; ///< the process that the worker has taken and not cleared yet
    qint64 m_usualSize = 0;
};

} // namespace eventsweep::portalsim
