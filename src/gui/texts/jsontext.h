// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace eventsweep {

/// JSON text with line breaks and two spaces a level, keys in their order, numbers as written, secrets masked, escapes
/// of readable characters resolved. At most about `most` characters; what is cut off ends in "…". A single text longer
/// than 4 000 characters is cut as well: no line gets so long that showing it stalls.
[[nodiscard]] QString prettyJson(QByteArrayView json, qsizetype most);

/// A JSON scalar for at most `most` characters of text, the same when it is short, else its beginning with some more
/// behind, still valid JSON when it is a string. What is long is shortened before it is unescaped and masked, for both
/// take their time with megabytes.
[[nodiscard]] QByteArray shortenedScalar(QByteArrayView json, qsizetype most);
/// Text of such a scalar with its secrets masked, cut to `most` characters. `whole`: nothing was
/// cut off before. Otherwise the end is left out as well, so that no secret shows that lost its other half.
[[nodiscard]] QString maskedBeginning(const QString &text, qsizetype most, bool whole);

} // namespace eventsweep
