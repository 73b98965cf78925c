// SPDX-License-Identifier: Apache-2.0
#include "portalsim/simulator.h"

#include <QThread>

namespace eventsweep::portalsim {

SimulatorThread::SimulatorThread(const Simulator::Options &options)
    : thread_(std::make_unique<QThread>())
    , simulator_(std::make_unique<Simulator>())
{
    thread_->setObjectName(QStringLiteral("simulated portal"));
    simulator_->moveToThread(thread_.get());
    thread_->start();
    run([this, &options] {
        const auto listening = simulator_->listen(options);
        if (!listening)
            error_ = listening.error();
    });
}

SimulatorThread::~SimulatorThread()
{
    run([this] { simulator_->close(); });
    thread_->quit();
    thread_->wait();
}

void SimulatorThread::run(const std::function<void()> &what)
{
    QMetaObject::invokeMethod(simulator_.get(), what, Qt::BlockingQueuedConnection);
}

} // namespace eventsweep::portalsim
