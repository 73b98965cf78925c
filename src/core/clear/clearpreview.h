// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"

#include <QHash>
#include <QStringList>

namespace eventsweep {

/// What the review page says about a scope. Computed from what was seen, without asking the portal.
struct ClearPreview
{
    QHash<RecordState, qsizetype> byState;
    std::optional<PortalTime> oldest;
    std::optional<PortalTime> newest;
    qsizetype processes = 0;   ///< reservations of workers that hold chosen records
    int requests = 0;          ///< if nothing gets in between
    QStringList firstRequests; ///< the changing requests as they would be sent, at most `most`, without token; a
                               ///< process id that the portal will make up reads "(given by the reservation)"
};

[[nodiscard]] ClearPreview previewOf(const ClearScope &scope, bool withReservations, const ConnectorId &connector,
                                     int most = 20);

} // namespace eventsweep
