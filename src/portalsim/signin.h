// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace eventsweep::portalsim {

/// How the portal's authorise page and its authorisation server answer: what stands in the settings of the simulated
/// application, and what can be wrong with portal, plan and answers.
struct SignIn
{
    /// The return address in the application's settings ("handler path"). Empty: there is none, and the page says so.
    QUrl handler;
    /// The page asks for name and password first: a page whose link goes on.
    bool asksFirst = false;
    /// Who is signed in there: the administrator, or somebody who is none.
    bool asAdministrator = true;

    // --- what the page itself refuses; nothing comes back then ---
    bool installed = true;  ///< else NOT_INSTALLED at the token endpoint too
    bool restInPlan = true; ///< REST is part of the plan

    // --- what the token endpoint refuses ---
    bool paymentRequired = false; ///< PAYMENT_REQUIRED
    /// Every token request is refused with this: "invalid_grant", "invalid_client", "wrong_client" (with HTTP 200) …
    QString refuseWith;

    // --- who answers ---
    /// Of return and token answer; empty: the portal's own. Another one: an answer from another portal.
    QString memberId;
    /// Where the portal says that it is (`domain`, `client_endpoint`), such as https://new.example/; empty: where it
    /// listens. Another one: the portal has moved.
    QUrl address;
    /// `server_domain`: host[:port] of the authorisation server; empty: where the simulator listens.
    QString serverDomain;
};

} // namespace eventsweep::portalsim
