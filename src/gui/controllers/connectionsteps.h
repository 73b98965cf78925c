// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/addportal.h"

#include <QString>

#include <vector>

namespace eventsweep {

/// One line of the check list of "Add portal".
struct ConnectionStep
{
    enum class Kind { Reached, TokensAccepted, Administrator, Reservations, Connectors, Stored };
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

/// What is known, in the order of the list.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain);
/// The same after `problem`: everything before the step that it belongs to is good.
[[nodiscard]] std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain,
                                                          const AddPortalFlow::Problem &problem);

/// The step that a portal's refusal belongs to.
[[nodiscard]] ConnectionStep::Kind stepOf(const RestError &error);

} // namespace eventsweep
