// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/jsontext.h"

#include "core/base/jsonslice.h"
#include "core/base/redact.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr qsizetype mostTextCharacters = 4'000;
/// Deeper than any payload that a person would look at; what lies below is written on one line.
constexpr int mostLevels = 60;
/// What is masked together with a shortened text and then left out. Longer than any token.
constexpr qsizetype maskedBehind = 2'000;
/// Bytes that one character of a JSON text takes at most: \uXXXX.
constexpr qsizetype mostBytesACharacter = 6;

/// The end of the last whole character or escape at or before `most`.
qsizetype cutBefore(QByteArrayView json, qsizetype most)
{
    qsizetype at = 1; // after the quote
    while (at < most) {
        qsizetype next = at + 1;
        if (json[at] == '\\')
            next += next < json.size() && json[next] == 'u' ? 5 : 1;
        else
            while (next < json.size() && (static_cast<unsigned char>(json[next]) & 0xC0U) == 0x80U)
                ++next;
        if (next > most)
            break;
        at = next;
    }
    return at;
}

class Writer
{
public:
    explicit Writer(qsizetype most)
        : m_most(most)
    {
    }

    void value(QByteArrayView json, int level)
    {
        if (isFull())
            return;
        if (level < mostLevels && json.startsWith('{'))
            members(json, level);
        else if (level < mostLevels && json.startsWith('['))
            elements(json, level);
        else
            scalar(json);
    }

    QString text() const { return isFull() ? m_text.left(m_most) + u"\n…"_s : m_text; }

private:
    bool isFull() const { return m_text.size() > m_most; }
    void line(int level) { m_text += u'\n' + QString(level * 2, u' '); }

    void members(QByteArrayView json, int level)
    {
        const auto list = jsonMembers(json);
        m_text += u'{';
        for (size_t i = 0; i < list.size() && !isFull(); ++i) {
            line(level + 1);
            const QString key = QString::fromUtf8(list[i].first);
            m_text += u'"' + key + u"\": "_s;
            if (isSecretName(key))
                m_text += u"\"%1\""_s.arg(redactionMark);
            else
                value(list[i].second, level + 1);
            if (i + 1 < list.size())
                m_text += u',';
        }
        if (!list.empty())
            line(level);
        m_text += u'}';
    }

    void elements(QByteArrayView json, int level)
    {
        const auto list = jsonElements(json);
        m_text += u'[';
        for (size_t i = 0; i < list.size() && !isFull(); ++i) {
            line(level + 1);
            value(list[i], level + 1);
            if (i + 1 < list.size())
                m_text += u',';
        }
        if (!list.empty())
            line(level);
        m_text += u']';
    }

    void scalar(QByteArrayView json)
    {
        const QByteArray beginning = shortenedScalar(json, mostTextCharacters);
        m_text += maskedBeginning(readable(beginning), mostTextCharacters, beginning.size() == json.size());
    }

    /// PHP writes Cyrillic as \u0434: show the letter. Quotes and control characters stay escaped.
    static QString readable(QByteArrayView json)
    {
        if (!json.startsWith('"') || !json.contains('\\'))
            return QString::fromUtf8(json);
        const auto document = QJsonDocument::fromJson('[' + json.toByteArray() + ']');
        if (!document.isArray())
            return QString::fromUtf8(json);
        const QByteArray again = QJsonDocument(document.array()).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(again.sliced(1, again.size() - 2));
    }

    QString m_text;
    qsizetype m_most;
};

} // namespace

QByteArray shortenedScalar(QByteArrayView json, qsizetype most)
{
    const qsizetype bytes = (most + maskedBehind) * mostBytesACharacter;
    if (json.size() <= bytes)
        return json.toByteArray();
    if (!json.startsWith('"'))
        return json.first(bytes).toByteArray();
    return json.first(cutBefore(json, bytes)).toByteArray() + '"';
}

QString maskedBeginning(const QString &text, qsizetype most, bool whole)
{
    if (whole && text.size() <= most)
        return redactedText(text);
    const bool cut = !whole || text.size() > most + maskedBehind;
    const QString masked = redactedText(text.left(most + maskedBehind));
    const qsizetype shown = qMin(most, cut ? qMax<qsizetype>(0, masked.size() - maskedBehind) : masked.size());
    return shown < masked.size() ? masked.left(shown) + u'…' : masked;
}

QString prettyJson(QByteArrayView json, qsizetype most)
{
    Writer writer(most);
    writer.value(json.trimmed(), 0);
    return writer.text();
}

} // namespace eventsweep
