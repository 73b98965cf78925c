// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/rest/restclient.h"
#include "core/rest/tlsfacts.h"

#include <vector>

namespace eventsweep {

class PortalSession;

/// What a portal says about itself and this application's token: `profile`, `feature.get`, `event.get`, `app.info`,
/// `scope`, `server.time`.
struct ConnectionReport
{
    bool administrator = false; ///< profile.ADMIN
    QString userName;
    bool hasReservations = false;        ///< rest_offline_extended: anything but "N"
    bool hasConnectors = false;          ///< rest_auth_connector
    std::vector<ConnectorId> connectors; ///< of bound handlers, without "no connector"; sorted
    int offlineHandlers = 0;
    QString applicationTitle;
    std::optional<QStringList> scopes; ///< what the application may do; nothing: not told
    TlsFacts tls;                      ///< of the connection that answered
    std::optional<WallTime> portalTime;
    Milliseconds took{0};             ///< from the question to its answer, without waiting for limits
    QHash<QString, double> operating; ///< seconds of work per method in the portal's ten minutes, as last told
    double limitLevel = 0;            ///< requests that the portal's bucket holds now
    int limitBurst = 0;
};

/// One batch. Fails when `profile` fails (token, rights, address); a part that only is not permitted (app.info) is left
/// empty. After a failure the session's transport still tells about the certificate. Ends without a result when the
/// session is gone before.
[[nodiscard]] QFuture<RestResult<ConnectionReport>> checkConnection(PortalSession &session, CancelToken cancel);

} // namespace eventsweep
