// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace eventsweep {

/// JSON text with line breaks and two spaces a level, keys in their order, numbers as written, secrets masked, escapes
/// of readable characters resolved. At most about `most` characters; what is cut off ends in "…". A single text longer
/// than 4 000 characters is cut as well: no line gets so long that showing it stalls.
[[nodiscard]] QString prettyJson(QByteArrayView json, qsizetype most);

} // namespace eventsweep
