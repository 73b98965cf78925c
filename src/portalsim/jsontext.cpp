// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"

#include <QString>

namespace eventsweep::portalsim {

namespace {

void appendUnit(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    default:
        appendUnit(out, static_cast<unsigned char>(c));
    }
}

} // namespace

void appendJsonText(QByteArray &out, const QByteArray &text, JsonStyle style)
{
    out += '"';
    if (style == JsonStyle::Ascii) {
        for (const QChar letter : QString::fromUtf8(text)) {
            const char16_t unit = letter.unicode();
            if (unit == u'/')
                out += "\\/";
            else if (unit > 0x7e)
                appendUnit(out, unit);
            else if (unit < 0x20 || unit == u'"' || unit == u'\\')
                appendEscaped(out, static_cast<char>(unit));
            else
                out += static_cast<char>(unit);
        }
    } else {
        for (const char c : text) {
            if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\')
                appendEscaped(out, c);
            else
                out += c;
        }
    }
    out += '"';
}

QByteArray jsonText(const QByteArray &text)
{
    QByteArray out;
    appendJsonText(out, text);
    return out;
}

void appendJson(QByteArray &out, const PhpValue &value, JsonStyle style)
{
    if (value.isNull()) {
        out += "null";
    } else if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else if (value.isNumber()) {
        out += value.toText();
    } else if (value.isText()) {
        appendJsonText(out, value.toText(), style);
    } else {
        const bool list = value.isList();
        out += list ? '[' : '{';
        bool first = true;
        for (const auto &[key, child] : value.entries()) {
            if (!first)
                out += ',';
            first = false;
            if (!list) {
                appendJsonText(out, key, style);
                out += ':';
            }
            appendJson(out, child, style);
        }
        out += list ? ']' : '}';
    }
}

QByteArray toJson(const PhpValue &value, JsonStyle style)
{
    QByteArray out;
    appendJson(out, value, style);
    return out;
}

} // namespace eventsweep::portalsim
