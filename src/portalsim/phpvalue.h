// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <utility>
#include <variant>
#include <vector>

namespace eventsweep::portalsim {

/// A request parameter or an answer as the portal's own language sees it. Portals are written in PHP, and their traps
/// come from PHP's conversions (an array counted as 1, "false" counted as true), so the simulator keeps its values in
/// this form instead of QJsonValue: ordered arrays, numbers as written, conversions as PHP does them.
class PhpValue
{
public:
    using Entry = std::pair<QByteArray, PhpValue>;
    using Array = std::vector<Entry>;

    PhpValue() = default;
    static PhpValue boolean(bool value);
    /// The digits as they stood in the JSON text.
    static PhpValue number(QByteArray digits);
    static PhpValue number(qint64 value) { return number(QByteArray::number(value)); }
    static PhpValue text(QByteArray value);
    static PhpValue array(Array entries = {});

    bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isBool() const { return std::holds_alternative<bool>(m_data); }
    bool isNumber() const { return std::holds_alternative<Digits>(m_data); }
    bool isText() const { return std::holds_alternative<QByteArray>(m_data); }
    bool isArray() const { return std::holds_alternative<Array>(m_data); }
    /// An array whose keys are 0, 1, 2 …: what PHP writes as a JSON list. An empty array is a list.
    bool isList() const;

    /// intval(): leading digits of a text, 1 for an array that holds something.
    qint64 toInt() const;
    /// (bool): "" and "0" are false, "false" is true.
    bool toBool() const;
    /// (string): "1" and "" for booleans, "Array" for arrays.
    QByteArray toText() const;

    const Array &entries() const;
    /// The entry with this key, or nullptr; nullptr as well when this is no array.
    const PhpValue *find(const QByteArray &key) const;
    /// The same for a key in any case. Portal methods change the case of their parameter names before reading them.
    const PhpValue *findAnyCase(const QByteArray &key) const;
    /// isset($array[$key]) with the key in any case: present and not null.
    const PhpValue *given(const QByteArray &key) const;

    /// $array[$key] = $value; anything that was no array becomes one.
    PhpValue &set(const QByteArray &key, PhpValue value);
    /// $array[] = $value.
    PhpValue &append(PhpValue value);
    /// Adds without looking whether the key exists already.
    void appendUnchecked(QByteArray key, PhpValue value);
    /// $array[$key], made an array first when it is none.
    PhpValue &child(const QByteArray &key);
    void remove(const QByteArray &key);

private:
    struct Digits
    {
        QByteArray text;
    };
    Array &makeArray();

    std::variant<std::monostate, bool, Digits, QByteArray, Array> m_data;
};

} // namespace eventsweep::portalsim
