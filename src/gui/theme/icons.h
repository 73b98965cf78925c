// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"

#include <QIcon>
#include <QString>

namespace eventsweep {

/// What colour an icon takes. Asked anew at each painting, so icons follow a change of palette by themselves.
enum class Tint { Text, Pending, Reserved, Failed, Good, Warning, Error, Link };

/// The mask `name` of resources/icons (16 to 144 pixels), tinted. Disabled and selected icons take the palette's
/// colours.
[[nodiscard]] QIcon icon(const QString &name, Tint tint = Tint::Text);

/// Icon of a state, in its colour; each has its own shape too.
[[nodiscard]] QIcon stateIcon(RecordState state);
/// The same for a checkable button that is drawn in the colours of a selection while it is on.
[[nodiscard]] QIcon stateChipIcon(RecordState state);

/// The program's own, in its colours, 16 to 512 pixels.
[[nodiscard]] QIcon applicationIcon();

} // namespace eventsweep
