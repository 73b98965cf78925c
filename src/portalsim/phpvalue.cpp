// SPDX-License-Identifier: Apache-2.0
#include "portalsim/phpvalue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace eventsweep::portalsim {

namespace {

// intval() of a text: optional blanks and sign, then digits; anything else ends it. Texts like 1e3 are read as PHP
// reads them, through the double.
qint64 leadingInt(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    const char *begin = trimmed.constData();
    const char *end = begin + trimmed.size();
    if (begin != end && *begin == '+')
        ++begin;
    qint64 value = 0;
    const auto parsed = std::from_chars(begin, end, value);
    if (parsed.ec == std::errc::result_out_of_range)
        return *begin == '-' ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    if (parsed.ec != std::errc())
        return 0;
    if (parsed.ptr != end && (*parsed.ptr == '.' || *parsed.ptr == 'e' || *parsed.ptr == 'E')) {
        bool ok = false;
        const double number = trimmed.toDouble(&ok);
        if (ok && std::abs(number) < 9e18)
            return static_cast<qint64>(number);
    }
    return value;
}

bool sameIgnoringCase(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && qstrnicmp(a.constData(), a.size(), b.constData(), b.size()) == 0;
}

} // namespace

PhpValue PhpValue::boolean(bool value)
{
    PhpValue result;
    result.m_data = value;
    return result;
}

PhpValue PhpValue::number(QByteArray digits)
{
    PhpValue result;
    result.m_data = Digits{std::move(digits)};
    return result;
}

PhpValue PhpValue::text(QByteArray value)
{
    PhpValue result;
    result.m_data = std::move(value);
    return result;
}

PhpValue PhpValue::array(Array entries)
{
    PhpValue result;
    result.m_data = std::move(entries);
    return result;
}

bool PhpValue::isList() const
{
    const auto *entries = std::get_if<Array>(&m_data);
    if (!entries)
        return false;
    qint64 expected = 0;
    return std::all_of(entries->begin(), entries->end(),
                       [&expected](const Entry &entry) { return entry.first == QByteArray::number(expected++); });
}

qint64 PhpValue::toInt() const
{
    if (const auto *value = std::get_if<bool>(&m_data))
        return *value ? 1 : 0;
    if (const auto *digits = std::get_if<Digits>(&m_data))
        return leadingInt(digits->text);
    if (const auto *text = std::get_if<QByteArray>(&m_data))
        return leadingInt(*text);
    if (const auto *entries = std::get_if<Array>(&m_data))
        return entries->empty() ? 0 : 1;
    return 0;
}

bool PhpValue::toBool() const
{
    if (const auto *value = std::get_if<bool>(&m_data))
        return *value;
    if (const auto *digits = std::get_if<Digits>(&m_data))
        return digits->text.toDouble() != 0.0;
    if (const auto *text = std::get_if<QByteArray>(&m_data))
        return !text->isEmpty() && *text != "0";
    if (const auto *entries = std::get_if<Array>(&m_data))
        return !entries->empty();
    return false;
}

QByteArray PhpValue::toText() const
{
    if (const auto *value = std::get_if<bool>(&m_data))
        return *value ? QByteArray("1") : QByteArray();
    if (const auto *digits = std::get_if<Digits>(&m_data))
        return digits->text;
    if (const auto *text = std::get_if<QByteArray>(&m_data))
        return *text;
    if (isArray())
        return QByteArray("Array");
    return {};
}

const PhpValue::Array &PhpValue::entries() const
{
    static const Array none;
    const auto *entries = std::get_if<Array>(&m_data);
    return entries ? *entries : none;
}

const PhpValue *PhpValue::find(const QByteArray &key) const
{
    const Array &all = entries();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Entry &entry) { return entry.first == key; });
    return found == all.end() ? nullptr : &found->second;
}

const PhpValue *PhpValue::findAnyCase(const QByteArray &key) const
{
    // array_change_key_case() lets the last of several spellings win.
    const Array &all = entries();
    const auto found = std::find_if(all.rbegin(), all.rend(),
                                    [&key](const Entry &entry) { return sameIgnoringCase(entry.first, key); });
    return found == all.rend() ? nullptr : &found->second;
}

const PhpValue *PhpValue::given(const QByteArray &key) const
{
    const PhpValue *value = findAnyCase(key);
    return value && !value->isNull() ? value : nullptr;
}

PhpValue::Array &PhpValue::makeArray()
{
    if (!isArray())
        m_data = Array();
    return std::get<Array>(m_data);
}

PhpValue &PhpValue::set(const QByteArray &key, PhpValue value)
{
    Array &all = makeArray();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Entry &entry) { return entry.first == key; });
    if (found != all.end()) {
        found->second = std::move(value);
        return found->second;
    }
    all.emplace_back(key, std::move(value));
    return all.back().second;
}

PhpValue &PhpValue::append(PhpValue value)
{
    Array &all = makeArray();
    qint64 next = 0;
    if (!all.empty()) {
        // The usual case, a list that grows, needs no search.
        bool ok = false;
        next = all.back().first.toLongLong(&ok) + 1;
        if (!ok || next != static_cast<qint64>(all.size())) {
            next = 0;
            for (const Entry &entry : all) {
                const qint64 key = entry.first.toLongLong(&ok);
                if (ok)
                    next = std::max(next, key + 1);
            }
        }
    }
    all.emplace_back(QByteArray::number(next), std::move(value));
    return all.back().second;
}

void PhpValue::appendUnchecked(QByteArray key, PhpValue value)
{
    makeArray().emplace_back(std::move(key), std::move(value));
}

PhpValue &PhpValue::child(const QByteArray &key)
{
    Array &all = makeArray();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Entry &entry) { return entry.first == key; });
    if (found != all.end()) {
        found->second.makeArray();
        return found->second;
    }
    all.emplace_back(key, array());
    return all.back().second;
}

void PhpValue::remove(const QByteArray &key)
{
    Array &all = makeArray();
    all.erase(std::remove_if(all.begin(), all.end(), [&key](const Entry &entry) { return entry.first == key; }),
              all.end());
}

} // namespace eventsweep::portalsim
