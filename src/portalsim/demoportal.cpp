// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demoportal.h"

namespace eventsweep::portalsim {

DemoPortal::DemoPortal(const Options &options)
    : thread_(options.server)
{
    Simulator &simulator = thread_.simulator();
    simulator.setKeepBodies(false);
    fillWithDemoData(simulator.portal(), options.data);
    if (options.requestLimit)
        simulator.portal().changeLimits([](Limits &limits) { limits.setBucket(kStandardPlan); });
    if (options.lively) {
        thread_.run([this, &simulator] {
            life_ = std::make_unique<DemoLife>(simulator.portal());
            life_->start();
        });
    }
}

DemoPortal::~DemoPortal()
{
    thread_.run([this] { life_.reset(); });
}

} // namespace eventsweep::portalsim
