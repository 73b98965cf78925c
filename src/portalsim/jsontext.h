// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/phpvalue.h"

#include <QByteArray>

#include <optional>

namespace eventsweep::portalsim {

/// Reads a JSON text. Unlike QJsonDocument it keeps the order of keys and numbers as written, because payloads are sent
/// on as they were stored. Nothing when the text is not JSON, is deeper than 200 levels or has something behind its
/// end.
std::optional<PhpValue> parseJson(const QByteArray &text);

enum class JsonStyle {
    Utf8,  ///< other letters as they are
    Ascii, ///< other letters as \uXXXX, '/' as \/: json_encode() of PHP, from which the portal makes message ids
};

/// Compact JSON. Arrays with the keys 0, 1, 2 … become lists, empty arrays [].
QByteArray toJson(const PhpValue &value, JsonStyle style = JsonStyle::Utf8);
void appendJson(QByteArray &out, const PhpValue &value, JsonStyle style = JsonStyle::Utf8);
/// A JSON string with its quotes.
void appendJsonText(QByteArray &out, const QByteArray &text, JsonStyle style = JsonStyle::Utf8);
QByteArray jsonText(const QByteArray &text);

} // namespace eventsweep::portalsim
