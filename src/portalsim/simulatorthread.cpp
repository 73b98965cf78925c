// SPDX-License-Identifier: Apache-2.0
#include "portalsim/simulator.h"

#include <QThread>

namespace eventsweep::portalsim {

SimulatorThread::SimulatorThread(const Simulator::Options &options)
    : m_thread(std::make_unique<QThread>())
    , m_simulator(std::make_unique<Simulator>())
{
    m_thread->setObjectName(QStringLiteral("simulated portal"));
    m_simulator->moveToThread(m_thread.get());
    m_thread->start();
    run([this, &options] {
        const auto listening = m_simulator->listen(options);
        if (!listening)
            m_error = listening.error();
    });
}

SimulatorThread::~SimulatorThread()
{
    run([this] { m_simulator->close(); });
    m_thread->quit();
    m_thread->wait();
}

void SimulatorThread::run(const std::function<void()> &what)
{
    if (QThread::currentThread() == m_thread.get())
        what();
    else
        QMetaObject::invokeMethod(m_simulator.get(), what, Qt::BlockingQueuedConnection);
}

} // namespace eventsweep::portalsim
