// SPDX-License-Identifier: Apache-2.0
#include "core/base/jsonslice.h"

namespace eventsweep {

namespace {

/// Walks over valid JSON. Stops at the end of the input whatever it holds, so that even broken input cannot run away.
class Scanner
{
public:
    explicit Scanner(QByteArrayView json)
        : m_json(json)
    {
    }

    void skipSpace()
    {
        while (m_at < m_json.size() && isSpace(m_json[m_at]))
            ++m_at;
    }

    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_json.size() || m_json[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    /// The next value, whole, without the space around it.
    QByteArrayView value()
    {
        skipSpace();
        const qsizetype start = m_at;
        if (m_at >= m_json.size())
            return {};
        const char first = m_json[m_at];
        if (first == '"')
            skipString();
        else if (first == '{' || first == '[')
            skipNested();
        else
            skipScalar();
        return m_json.sliced(start, m_at - start);
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    void skipString()
    {
        ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        m_at = qMin(m_at + 1, m_json.size());
    }

    void skipNested()
    {
        qsizetype depth = 0;
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"') {
                skipString();
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return;
        }
    }

    void skipScalar()
    {
        while (m_at < m_json.size() && !isSpace(m_json[m_at]) && m_json[m_at] != ',' && m_json[m_at] != '}' &&
               m_json[m_at] != ']')
            ++m_at;
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

/// Calls `found(key, value)` for the members of an object until it answers true.
template <typename Found>
void forEachMember(QByteArrayView json, Found found)
{
    Scanner scanner(json);
    if (!scanner.take('{'))
        return;
    do {
        const QByteArrayView key = scanner.value();
        if (key.size() < 2 || key.front() != '"' || !scanner.take(':'))
            return;
        const QByteArrayView value = scanner.value();
        if (value.isEmpty() || found(key.sliced(1, key.size() - 2), value))
            return;
    } while (scanner.take(','));
}

} // namespace

QByteArrayView jsonMember(QByteArrayView json, QByteArrayView key)
{
    QByteArrayView result;
    forEachMember(json, [&](QByteArrayView name, QByteArrayView value) {
        // The last one of equal keys counts, as in QJsonDocument: both readings of an answer must agree.
        if (name == key)
            result = value;
        return false;
    });
    return result;
}

std::vector<QByteArrayView> jsonElements(QByteArrayView json)
{
    std::vector<QByteArrayView> elements;
    Scanner scanner(json);
    if (!scanner.take('[') || scanner.take(']'))
        return elements;
    do {
        const QByteArrayView value = scanner.value();
        if (value.isEmpty())
            return elements;
        elements.push_back(value);
    } while (scanner.take(','));
    return elements;
}

std::vector<std::pair<QByteArrayView, QByteArrayView>> jsonMembers(QByteArrayView json)
{
    std::vector<std::pair<QByteArrayView, QByteArrayView>> members;
    forEachMember(json, [&](QByteArrayView name, QByteArrayView value) {
        members.emplace_back(name, value);
        return false;
    });
    return members;
}

} // namespace eventsweep
