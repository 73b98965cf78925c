// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/clear/journal.h"
#include "core/portal/portalstore.h"

#include <functional>
#include <memory>

namespace eventsweep {

namespace portalsim {
class DemoPortal;
}

/// The simulated portal of `--demo`, in a thread of its own inside this program, reached over real HTTP.
class Demo
{
public:
    Demo();
    ~Demo();

    /// Empty when it answers.
    [[nodiscard]] QString error() const;
    /// Adds it to the list, and its tokens to the secrets.
    void addTo(PortalStore &portals, SecretStore &secrets) const;
    /// Writes a clear of before into the archive, for something to be seen there; `done` in the thread of `context`.
    static void addPastClear(Journal &journal, const Portal &portal, QObject *context, std::function<void()> done);

private:
    std::unique_ptr<portalsim::DemoPortal> m_portal;
};

} // namespace eventsweep
