// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demoportal.h"

namespace eventsweep::portalsim {

DemoPortal::DemoPortal(const Options &options)
    : m_thread(options.server)
{
    Simulator &simulator = m_thread.simulator();
    simulator.setKeepBodies(false);
    fillWithDemoData(simulator.portal(), options.data);
    simulator.portal().setHandlerPath(options.handler);
    if (options.requestLimit)
        simulator.portal().changeLimits([](Limits &limits) { limits.setBucket(standardPlan); });
    if (options.lively) {
        m_thread.run([this, &simulator] {
            m_life = std::make_unique<DemoLife>(simulator.portal());
            m_life->start();
        });
    }
}

DemoPortal::~DemoPortal()
{
    m_thread.run([this] { m_life.reset(); });
}

} // namespace eventsweep::portalsim
