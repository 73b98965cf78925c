// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/accounts.h"
#include "portalsim/answer.h"
#include "portalsim/handlers.h"
#include "portalsim/phpvalue.h"
#include "portalsim/queue.h"

namespace eventsweep::portalsim {

/// What the portal's plan allows.
struct Features
{
    bool selfHosted = true;   ///< self-hosted portals have everything and answer feature.get with neither Y nor N
    bool reservations = true; ///< rest_offline_extended
    bool connectors = true;   ///< rest_auth_connector
};

/// Everything that one method call can see.
struct MethodCall
{
    Queue &queue;
    Handlers &handlers;
    const Features &features;
    const Accounts &accounts;
    Identity identity;
    QByteArray connector;
    PhpValue parameters;
    qint64 now = 0; ///< seconds since 1970
};

using Method = Answer (*)(MethodCall &);
/// The method with this name in lower case, or nullptr. `batch` is not among them.
Method methodNamed(const QByteArray &name);

/// Queue methods.
Answer offlineList(MethodCall &call);
Answer offlineGet(MethodCall &call);
Answer offlineClear(MethodCall &call);
Answer offlineError(MethodCall &call);
/// Subscriptions.
Answer eventsList(MethodCall &call);
Answer eventGet(MethodCall &call);
Answer eventBind(MethodCall &call);
Answer eventUnbind(MethodCall &call);
/// The portal, the application and the user.
Answer featureGet(MethodCall &call);
Answer profile(MethodCall &call);
Answer appInfo(MethodCall &call);
Answer scope(MethodCall &call);
Answer serverTime(MethodCall &call);

} // namespace eventsweep::portalsim
