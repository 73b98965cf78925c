// SPDX-License-Identifier: Apache-2.0
#include "core/base/redact.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr std::array secretNames = {
    "auth"_L1,       "access_token"_L1, "refresh_token"_L1, "client_secret"_L1,        "application_token"_L1,
    "code"_L1,       "sessid"_L1,       "bitrix_sessid"_L1, "c_rest_client_secret"_L1, "auth_id"_L1,
    "refresh_id"_L1, "password"_L1,     "authorization"_L1,
};

/// Longest first, so that the alternation does not stop at "auth" of "auth_id".
QString namesPattern()
{
    QStringList names;
    for (const auto name : secretNames)
        names << QString(name);
    std::ranges::sort(names, std::greater{}, &QString::size);
    return names.join(u'|');
}

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::DotMatchesEverythingOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

struct Rule
{
    QRegularExpression find;
    QString replacement;
};

/// Nowhere may a pattern give up on long input (PCRE's limits): then nothing would be hidden. Hence the possessive ++,
/// *+.
const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all = [] {
        const QString names = namesPattern();
        const QString mark = redactionMark.toString();
        // \1 is the quote, in JSON inside a JSON string with its backslashes.
        const QString key = uR"(((?<!\\)["']|\\+["'])(%1)\1(\s*:\s*))"_s.arg(names);
        const QString plain =
            uR"((?<!\\)(["'])(%1)\1(\s*:\s*)\1(?:[^\\"']++|\\.|(?!\1)["'])*+(?:\1|\\?\z))"_s.arg(names);
        const QString nested =
            uR"((\\+["'])(%1)\1(\s*:\s*)\1(?:[^\\"']++|(?!(?<!\\)\1)[\\"'])*+(?:\1|\z))"_s.arg(names);
        const QString list = uR"((?:\[[^\]]*+(?:\]|\z)|[^\s"'\\{\[,}\]][^\s,}\]]*+))"_s;
        const QString start = uR"((?:(?<![\w-])|(?<=%[0-9A-F]{2})))"_s;
        const QString inBrackets = uR"((\]|%5D)?((?:(?:\[|%5B)[^=&\s]*?(?:\]|%5D))*))"_s;
        return std::vector<Rule>{
            {pattern(plain), uR"(\1\2\1\3\1%1\1)"_s.arg(mark)},
            {pattern(nested), uR"(\1\2\1\3\1%1\1)"_s.arg(mark)},
            {pattern(key + list), uR"(\1\2\1\3\1%1\1)"_s.arg(mark)},
            {pattern(start + u'(' + names + u')' + inBrackets + uR"((=|%3D)[^&\s"'<>#]++)"_s),
             uR"(\1\2\3\4%1)"_s.arg(mark)},
            {pattern(
                 uR"(\b(access_token|refresh_token|client_secret|application_token|sessid)(\s*:\s*)[^\s"',;}\[]++)"_s),
             uR"(\1\2%1)"_s.arg(mark)},
            {pattern(uR"(\b(Bearer|Basic)(\s+)[\w.~+/=-]{6,}+)"_s), uR"(\1\2%1)"_s.arg(mark)},
        };
    }();
    return all;
}

QJsonValue redactedValue(const QJsonValue &value)
{
    if (value.isObject())
        return redacted(value.toObject());
    if (value.isString())
        return redactedText(value.toString());
    if (!value.isArray())
        return value;
    QJsonArray masked;
    for (const auto &item : value.toArray())
        masked.append(redactedValue(item));
    return masked;
}

} // namespace

bool isSecretName(QStringView name)
{
    return std::ranges::any_of(
        secretNames, [&](QLatin1StringView secret) { return name.compare(secret, Qt::CaseInsensitive) == 0; });
}

QJsonObject redacted(const QJsonObject &object)
{
    QJsonObject masked;
    for (auto it = object.begin(); it != object.end(); ++it)
        masked.insert(it.key(),
                      isSecretName(it.key()) ? QJsonValue(redactionMark.toString()) : redactedValue(it.value()));
    return masked;
}

QString redactedText(const QString &text)
{
    QString masked = text;
    for (const auto &rule : rules())
        masked.replace(rule.find, rule.replacement);
    return masked;
}

} // namespace eventsweep
