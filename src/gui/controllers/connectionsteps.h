// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/addportal.h"

#include <QString>

#include <vector>

namespace eventsweep {

/// One line of the check list of "Add portal" and "Check connection".
struct ConnectionStep
{
    enum class Kind {
        Reached,
        Secure,
        SignedIn, ///< who: the tokens' user, and the application
        Administrator,
        Reservations,
        Connectors,
        Scopes,
        Limits,
        Stored
    };
    enum class Mark {
        Waiting, ///< not known yet
        Current, ///< being found out
        Good,
        Remark, ///< no obstacle, but good to know
        Bad
    };
    Kind kind = Kind::Reached;
    Mark mark = Mark::Waiting;
    QString name;   ///< translated
    QString detail; ///< translated; may be empty
};

/// What a portal in use told. `persistent`: its secrets are there at the next start.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const ConnectionReport &report, const QString &keychain,
                                                          bool persistent = true);
/// A portal in use could not be checked: everything before the step that the refusal belongs to is good.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const RestError &error, const TlsFacts &tls = {});
/// All of them, the first one under way.
[[nodiscard]] std::vector<ConnectionStep> connectionStepsUnderWay();

/// What is known while a portal is being added, in the order of the list.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain);
/// The same after `problem`.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain,
                                                          const AddPortalFlow::Problem &problem);

/// The step that a portal's refusal belongs to.
[[nodiscard]] ConnectionStep::Kind stepOf(const RestError &error);

} // namespace eventsweep
