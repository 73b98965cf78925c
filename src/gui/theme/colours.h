// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"
#include "gui/theme/icons.h"

#include <QColor>
#include <QPalette>

namespace eventsweep {

/// Light text on dark ground.
[[nodiscard]] bool isDark(const QPalette &palette);

/// Colours that carry a meaning, readable (WCAG 4.5 : 1) on the palette's Base and Window, light and dark. A word or a
/// shape always says the same: colour is never alone.
[[nodiscard]] QColor tintColour(Tint tint, const QPalette &palette);

/// The PROD or DEV badge.
struct BadgeColours
{
    QColor ground;
    QColor text;
};
[[nodiscard]] BadgeColours badgeColours(Portal::Environment environment, const QPalette &palette);
/// With the colour that the operator chose for the portal; None: the environment's own.
[[nodiscard]] BadgeColours badgeColours(Portal::Environment environment, Portal::Colour colour,
                                        const QPalette &palette);

/// Contrast of two opaque colours as WCAG defines it: 1 … 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace eventsweep
