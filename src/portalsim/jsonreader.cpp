// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"

#include <QString>

#include <cstring>

namespace eventsweep::portalsim {

namespace {

constexpr int deepest = 200;

class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : m_at(text.constData())
        , m_end(m_at + text.size())
    {
    }

    std::optional<PhpValue> read()
    {
        PhpValue value;
        if (!readValue(value, 0))
            return {};
        skipBlanks();
        if (m_at != m_end)
            return {};
        return value;
    }

private:
    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(const char *word)
    {
        const auto length = static_cast<qsizetype>(std::strlen(word));
        if (m_end - m_at < length || std::strncmp(m_at, word, static_cast<size_t>(length)) != 0)
            return false;
        m_at += length;
        return true;
    }

    bool readValue(PhpValue &value, int depth)
    {
        skipBlanks();
        if (m_at == m_end || depth > deepest)
            return false;
        switch (*m_at) {
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
        ++m_at;
        value = PhpValue::array();
        if (take('}'))
            return true;
        do {
            skipBlanks();
            QByteArray key;
            PhpValue child;
            if (m_at == m_end || *m_at != '"' || !readText(key) || !take(':') || !readValue(child, depth + 1))
                return false;
            value.set(key, std::move(child));
        } while (take(','));
        return take('}');
    }

    bool readList(PhpValue &value, int depth)
    {
        ++m_at;
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
        const char *begin = m_at;
        if (*m_at == '-')
            ++m_at;
        const char *digits = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        if (m_at == digits || (m_at - digits > 1 && *digits == '0'))
            return false;
        if (m_at != m_end && *m_at == '.') {
            const char *fraction = ++m_at;
            while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
                ++m_at;
            if (m_at == fraction)
                return false;
        }
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
                ++m_at;
            const char *exponent = m_at;
            while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
                ++m_at;
            if (m_at == exponent)
                return false;
        }
        value = PhpValue::number(QByteArray(begin, m_at - begin));
        return true;
    }

    bool readText(QByteArray &text)
    {
        ++m_at;
        const char *plain = m_at;
        while (m_at != m_end && *m_at != '"') {
            if (static_cast<unsigned char>(*m_at) < 0x20)
                return false;
            if (*m_at != '\\') {
                ++m_at;
                continue;
            }
            text.append(plain, m_at - plain);
            ++m_at;
            if (!readEscape(text))
                return false;
            plain = m_at;
        }
        if (m_at == m_end)
            return false;
        text.append(plain, m_at - plain);
        ++m_at;
        return true;
    }

    bool readEscape(QByteArray &text)
    {
        if (m_at == m_end)
            return false;
        static constexpr char names[] = "\"\\/bfnrt";
        static constexpr char meant[] = "\"\\/\b\f\n\r\t";
        if (*m_at == 'u') {
            ++m_at;
            return readUnicode(text);
        }
        const char *name = std::strchr(names, *m_at);
        if (!name || *m_at == '\0')
            return false;
        text.append(meant[name - names]);
        ++m_at;
        return true;
    }

    bool readUnicode(QByteArray &text)
    {
        char16_t unit = 0;
        if (!readUnit(unit))
            return false;
        QString letters = QString(QChar(unit));
        if (QChar::isHighSurrogate(unit) && m_end - m_at >= 6 && m_at[0] == '\\' && m_at[1] == 'u') {
            m_at += 2;
            if (!readUnit(unit))
                return false;
            letters += QChar(unit);
        }
        text += letters.toUtf8();
        return true;
    }

    bool readUnit(char16_t &unit)
    {
        if (m_end - m_at < 4)
            return false;
        bool ok = false;
        unit = static_cast<char16_t>(QByteArray(m_at, 4).toUShort(&ok, 16));
        m_at += 4;
        return ok;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

std::optional<PhpValue> parseJson(const QByteArray &text)
{
    return Reader(text).read();
}

} // namespace eventsweep::portalsim
