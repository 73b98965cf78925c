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

void takeEdits(Portal &stored, const Portal &opened, const Portal &edited)
{
    const auto take = [&](auto Portal::*field) {
        if (opened.*field != edited.*field)
            stored.*field = edited.*field;
    };
    take(&Portal::name);
    take(&Portal::restBase);
    take(&Portal::authorisationServer);
    take(&Portal::memberId);
    take(&Portal::applicationTitle);
    take(&Portal::clientId);
    take(&Portal::environment);
    take(&Portal::readOnly);
    take(&Portal::hasReservations);
    take(&Portal::connectors);
    take(&Portal::ownConnectors);
    take(&Portal::colour);
    take(&Portal::returnPort);
    take(&Portal::authorities);
}

} // namespace eventsweep
