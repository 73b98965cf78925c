// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace eventsweep {

/// How the window looks: as the desktop says, or light or dark whatever it says.
enum class Appearance { System, Light, Dark };

[[nodiscard]] Appearance appearanceOf(const QString &setting);
[[nodiscard]] QString settingOf(Appearance appearance);

/// For the whole program, at once; icons and colours follow. Light and dark use the Fusion style, whose palette can be
/// given; System goes back to the style and palette of the start.
void apply(Appearance appearance);

} // namespace eventsweep
