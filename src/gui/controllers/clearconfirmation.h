// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QString>

namespace eventsweep {

/// What the operator has to type before a clear can start: nothing, the number of records, or the portal's name. There
/// is no way to switch it off.
class ClearConfirmation
{
public:
    enum class Kind { None, Number, PortalName };
    /// More records than this are a bulk clear.
    static constexpr qsizetype mostWithout = 500;

    /// `always`: something has to be typed however few records it are, for a whole reservation and for all that match.
    ClearConfirmation(const Portal &portal, qsizetype records, bool always = false);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Empty when nothing has to be typed.
    [[nodiscard]] const QString &expected() const { return m_expected; }
    /// Spaces around do not matter, nor how digits are grouped; upper and lower case of a name do.
    [[nodiscard]] bool accepts(const QString &typed) const;

private:
    Kind m_kind = Kind::None;
    QString m_expected;
};

} // namespace eventsweep
