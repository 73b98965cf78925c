// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portal.h"

#include <algorithm>

namespace eventsweep {

std::vector<ConnectorId> Portal::allConnectors() const
{
    std::vector<ConnectorId> all = connectors;
    all.insert(all.end(), ownConnectors.begin(), ownConnectors.end());
    std::erase_if(all, [](const ConnectorId &connector) { return connector.isNone(); });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace eventsweep
