// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace eventsweep {

/// Cuts values out of JSON text without changing a byte: the archive keeps a record as the portal sent it, and the
/// message id is an MD5 over its text, while QJsonDocument sorts keys and rewrites numbers.
/// The input must be valid JSON (checked by QJsonDocument before); all functions answer with views into it.

/// The value of `key` in the object `json`; a null view when there is none or `json` is no object.
[[nodiscard]] QByteArrayView jsonMember(QByteArrayView json, QByteArrayView key);

/// The elements of the array `json`, or nothing when it is no array.
[[nodiscard]] std::vector<QByteArrayView> jsonElements(QByteArrayView json);

/// The members of the object `json` in their order (keys still escaped as on the wire), or nothing.
[[nodiscard]] std::vector<std::pair<QByteArrayView, QByteArrayView>> jsonMembers(QByteArrayView json);

} // namespace eventsweep
