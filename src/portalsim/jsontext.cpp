// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"

#include <QString>

#include <cstring>

namespace eventsweep::portalsim {

namespace {

constexpr int kDeepest = 200;

class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : at_(text.constData())
        , end_(at_ + text.size())
    {
    }

    std::optional<PhpValue> read()
    {
        PhpValue value;
        if (!readValue(value, 0))
            return {};
        skipBlanks();
        if (at_ != end_)
            return {};
        return value;
    }

private:
    void skipBlanks()
    {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
    }

    bool take(char c)
    {
        skipBlanks();
        if (at_ == end_ || *at_ != c)
            return false;
        ++at_;
        return true;
    }

    bool takeWord(const char *word)
    {
        const auto length = static_cast<qsizetype>(std::strlen(word));
        if (end_ - at_ < length || std::strncmp(at_, word, static_cast<size_t>(length)) != 0)
            return false;
        at_ += length;
        return true;
    }

    bool readValue(PhpValue &value, int depth)
    {
        skipBlanks();
        if (at_ == end_ || depth > kDeepest)
            return false;
        switch (*at_) {
        case '{':
            return readObject(value, depth);
        case '[':
            return readList(value, depth);
        case '"': {
            QByteArray text;
            if (!readText(text))
                return false;
            value = PhpValue::text(std::move(text));
            return true;
        }
        case 't':
            value = PhpValue::boolean(true);
            return takeWord("true");
        case 'f':
            value = PhpValue::boolean(false);
            return takeWord("false");
        case 'n':
            value = PhpValue();
            return takeWord("null");
        default:
            return readNumber(value);
        }
    }

    bool readObject(PhpValue &value, int depth)
    {
        ++at_;
        value = PhpValue::array();
        if (take('}'))
            return true;
        do {
            skipBlanks();
            QByteArray key;
            PhpValue child;
            if (at_ == end_ || *at_ != '"' || !readText(key) || !take(':') || !readValue(child, depth + 1))
                return false;
            value.set(key, std::move(child));
        } while (take(','));
        return take('}');
    }

    bool readList(PhpValue &value, int depth)
    {
        ++at_;
        value = PhpValue::array();
        if (take(']'))
            return true;
        qint64 index = 0;
        do {
            PhpValue child;
            if (!readValue(child, depth + 1))
                return false;
            value.appendUnchecked(QByteArray::number(index++), std::move(child));
        } while (take(','));
        return take(']');
    }

    bool readNumber(PhpValue &value)
    {
        const char *begin = at_;
        if (*at_ == '-')
            ++at_;
        const char *digits = at_;
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9')
            ++at_;
        if (at_ == digits || (at_ - digits > 1 && *digits == '0'))
            return false;
        if (at_ != end_ && *at_ == '.') {
            const char *fraction = ++at_;
            while (at_ != end_ && *at_ >= '0' && *at_ <= '9')
                ++at_;
            if (at_ == fraction)
                return false;
        }
        if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
            ++at_;
            if (at_ != end_ && (*at_ == '+' || *at_ == '-'))
                ++at_;
            const char *exponent = at_;
            while (at_ != end_ && *at_ >= '0' && *at_ <= '9')
                ++at_;
            if (at_ == exponent)
                return false;
        }
        value = PhpValue::number(QByteArray(begin, at_ - begin));
        return true;
    }

    bool readText(QByteArray &text)
    {
        ++at_;
        const char *plain = at_;
        while (at_ != end_ && *at_ != '"') {
            if (static_cast<unsigned char>(*at_) < 0x20)
                return false;
            if (*at_ != '\\') {
                ++at_;
                continue;
            }
            text.append(plain, at_ - plain);
            ++at_;
            if (!readEscape(text))
                return false;
            plain = at_;
        }
        if (at_ == end_)
            return false;
        text.append(plain, at_ - plain);
        ++at_;
        return true;
    }

    bool readEscape(QByteArray &text)
    {
        if (at_ == end_)
            return false;
        static constexpr char names[] = "\"\\/bfnrt";
        static constexpr char meant[] = "\"\\/\b\f\n\r\t";
        if (*at_ == 'u') {
            ++at_;
            return readUnicode(text);
        }
        const char *name = std::strchr(names, *at_);
        if (!name || *at_ == '\0')
            return false;
        text.append(meant[name - names]);
        ++at_;
        return true;
    }

    bool readUnicode(QByteArray &text)
    {
        char16_t unit = 0;
        if (!readUnit(unit))
            return false;
        QString letters = QString(QChar(unit));
        if (QChar::isHighSurrogate(unit) && end_ - at_ >= 6 && at_[0] == '\\' && at_[1] == 'u') {
            at_ += 2;
            if (!readUnit(unit))
                return false;
            letters += QChar(unit);
        }
        text += letters.toUtf8();
        return true;
    }

    bool readUnit(char16_t &unit)
    {
        if (end_ - at_ < 4)
            return false;
        bool ok = false;
        unit = static_cast<char16_t>(QByteArray(at_, 4).toUShort(&ok, 16));
        at_ += 4;
        return ok;
    }

    const char *at_;
    const char *end_;
};

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

std::optional<PhpValue> parseJson(const QByteArray &text)
{
    return Reader(text).read();
}

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
