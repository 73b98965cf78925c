// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/rest/restclient.h"

#include <vector>

namespace eventsweep {

/// What a portal says about itself and this application's token: `profile`, `feature.get`, `event.get`, `app.info`.
struct ConnectionReport
{
    bool administrator = false; ///< profile.ADMIN
    QString userName;
    bool hasReservations = false;        ///< rest_offline_extended: anything but "N"
    bool hasConnectors = false;          ///< rest_auth_connector
    std::vector<ConnectorId> connectors; ///< of bound handlers, without "no connector"; sorted
    int offlineHandlers = 0;
    QString applicationTitle;
};

/// One batch. Fails when `profile` fails (token, rights, address); a part that only is not permitted (app.info) is left
/// empty.
[[nodiscard]] QFuture<RestResult<ConnectionReport>> checkConnection(RestClient &client, CancelToken cancel);

} // namespace eventsweep
