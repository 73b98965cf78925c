// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace eventsweep::portalsim {

/// A subscription to an event: by an address, or offline into the queue.
struct Handler
{
    int application = 0;
    QByteArray event;     ///< upper case
    QByteArray connector; ///< offline ones only
    QByteArray address;   ///< empty: offline
    int userId = 0;       ///< online: whose rights the call has; 0: whoever caused the event
};

/// The subscriptions of all applications, in the order in which they were made. Not locked: Portal does that.
class Handlers
{
public:
    void clear() { m_handlers.clear(); }
    /// False when the same one is there already.
    bool bind(Handler handler);
    /// How many were removed.
    int unbind(const Handler &like, bool anyUser);
    std::vector<Handler> of(int application) const;

private:
    std::vector<Handler> m_handlers;
};

/// Events that a portal knows, with the scope that each belongs to.
struct KnownEvent
{
    const char *scope; ///< "" for the global one
    const char *name;
};
const std::vector<KnownEvent> &knownEvents();

} // namespace eventsweep::portalsim
