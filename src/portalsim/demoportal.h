// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/demodata.h"
#include "portalsim/demolife.h"
#include "portalsim/simulator.h"

#include <memory>

namespace eventsweep::portalsim {

/// Everything that a demonstration inside the program needs: a simulator in its own thread with lively data. The
/// constructor returns when the portal answers; error() tells when it could not.
class DemoPortal
{
public:
    struct Options
    {
        Simulator::Options server;
        DemoOptions data;
        bool lively = true; ///< events keep arriving and a worker keeps taking
        /// The return address in the application's settings, for signing in through the browser.
        QUrl handler = QUrl(QStringLiteral("http://127.0.0.1:51742/"));
        bool requestLimit = true; ///< the standard plan's 50 requests, 2 per second
    };
    explicit DemoPortal(const Options &options);
    DemoPortal()
        : DemoPortal(Options())
    {
    }
    ~DemoPortal();

    QString error() const { return m_thread.error(); }
    Simulator &simulator() { return m_thread.simulator(); }

private:
    SimulatorThread m_thread;
    std::unique_ptr<DemoLife> m_life; ///< lives in the simulator's thread
};

} // namespace eventsweep::portalsim
