// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/addportal.h"

#include <map>

class QLineEdit;

namespace eventsweep {

class Notice;

/// The lines of a page of "Add portal" in which something is typed, and where its message stands.
struct AddPortalInput
{
    QLineEdit *edit;
    Notice *problem;
};
using AddPortalInputs = std::map<AddPortalFlow::Field, AddPortalInput>;

} // namespace eventsweep
