// SPDX-License-Identifier: Apache-2.0
#include "portalsim/filter.h"

#include <algorithm>
#include <optional>

namespace eventsweep::portalsim {

namespace {

int compareTexts(const QByteArray &a, const QByteArray &b)
{
    return qstrnicmp(a.constData(), a.size(), b.constData(), b.size());
}

bool isNumeric(Field field)
{
    return field == Field::Id || field == Field::Timestamp || field == Field::Error;
}

qint64 numberOf(const Row &row, Field field)
{
    switch (field) {
    case Field::Timestamp:
        return row.time;
    case Field::Error:
        return row.error ? 1 : 0;
    default:
        return row.id;
    }
}

QByteArray textOf(const Row &row, Field field, const TextPool &pool)
{
    switch (field) {
    case Field::EventName:
        return pool.text(row.event);
    case Field::MessageId:
        return row.message.text();
    case Field::ProcessId:
        return pool.text(row.process);
    case Field::Timestamp:
        return momentText(row.time, row.offsetMinutes);
    default:
        return QByteArray::number(numberOf(row, field));
    }
}

std::optional<Field> fieldNamed(const QByteArray &name, QueryKind kind)
{
    static const std::pair<const char *, Field> names[] = {{"ID", Field::Id},
                                                           {"TIMESTAMP_X", Field::Timestamp},
                                                           {"EVENT_NAME", Field::EventName},
                                                           {"MESSAGE_ID", Field::MessageId},
                                                           {"PROCESS_ID", Field::ProcessId},
                                                           {"ERROR", Field::Error}};
    for (const auto &[text, field] : names) {
        if (name != text)
            continue;
        if (kind != QueryKind::List && (field == Field::ProcessId || field == Field::Error))
            return {};
        return field;
    }
    return {};
}

bool orderedMatch(int order, Comparison comparison)
{
    switch (comparison) {
    case Comparison::Less:
        return order < 0;
    case Comparison::LessOrEqual:
        return order <= 0;
    case Comparison::Greater:
        return order > 0;
    case Comparison::GreaterOrEqual:
        return order >= 0;
    default:
        return order == 0;
    }
}

std::optional<Comparison> comparisonNamed(const QByteArray &operation)
{
    static const std::pair<const char *, Comparison> names[] = {{"", Comparison::Equal},
                                                                {"=", Comparison::Equal},
                                                                {"@", Comparison::Equal},
                                                                {"<", Comparison::Less},
                                                                {"<=", Comparison::LessOrEqual},
                                                                {">", Comparison::Greater},
                                                                {">=", Comparison::GreaterOrEqual},
                                                                {"%", Comparison::Contains}};
    for (const auto &[text, comparison] : names) {
        if (operation == text)
            return comparison;
    }
    return {};
}

// Adds one value in the form that the field is compared in. False: a time that cannot be read. The portal then leaves
// the condition out altogether, so nonsense matches everything.
bool addValue(Condition &condition, const PhpValue &value)
{
    if (condition.comparison == Comparison::Contains || !isNumeric(condition.field)) {
        condition.texts.push_back(value.toText());
        return true;
    }
    if (condition.field != Field::Timestamp) {
        condition.numbers.push_back(value.toInt());
        return true;
    }
    const auto moment = parseMoment(value.toText());
    if (!moment)
        return false;
    condition.numbers.push_back(moment->seconds);
    return true;
}

QueryError databaseError()
{
    return {"SQL query error!", {}, true};
}

// Nothing: the condition is to be left out.
tl::expected<std::optional<Condition>, QueryError> makeCondition(Field field, const QByteArray &operation,
                                                                 const PhpValue &value)
{
    Condition condition;
    condition.field = field;
    condition.comparison = *comparisonNamed(operation);
    const bool isList = condition.comparison == Comparison::Equal && value.isArray();
    if (isList) {
        if (value.entries().empty())
            return tl::unexpected(databaseError());
        for (const auto &entry : value.entries()) {
            if (!addValue(condition, entry.second))
                return std::nullopt;
        }
        std::sort(condition.numbers.begin(), condition.numbers.end());
    } else if (value.isNull()) {
        return condition; // IS NULL: matches nothing, the columns have no nulls
    } else if (!addValue(condition, value)) {
        return std::nullopt;
    }
    return condition;
}

} // namespace

bool Condition::matches(const Row &row, const TextPool &pool) const
{
    if (comparison == Comparison::Contains)
        return !texts.empty() && textOf(row, field, pool).toLower().contains(texts.front().toLower());
    if (isNumeric(field)) {
        const qint64 number = numberOf(row, field);
        if (comparison == Comparison::Equal)
            return std::binary_search(numbers.begin(), numbers.end(), number);
        return !numbers.empty() && orderedMatch(number < numbers.front() ? -1 : number > numbers.front(), comparison);
    }
    const QByteArray text = textOf(row, field, pool);
    if (comparison == Comparison::Equal)
        return std::any_of(texts.begin(), texts.end(),
                           [&text](const QByteArray &value) { return compareTexts(text, value) == 0; });
    return !texts.empty() && orderedMatch(compareTexts(text, texts.front()), comparison);
}

tl::expected<std::vector<Condition>, QueryError> parseFilter(const PhpValue *filter, QueryKind kind)
{
    std::vector<Condition> conditions;
    if (!filter)
        return conditions;
    if (!filter->isArray())
        return tl::unexpected(QueryError{"The filter is not an array.", {}});
    std::optional<QueryError> wrongType;
    for (const auto &[rawKey, value] : filter->entries()) {
        const QByteArray key = rawKey.toUpper();
        const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
        const auto split = std::find_if(key.begin(), key.end(), isLetter) - key.begin();
        const QByteArray operation = key.left(split);
        if (!comparisonNamed(operation))
            return tl::unexpected(QueryError{"Filter operation not allowed: " + operation, {}});
        const auto field = fieldNamed(key.mid(split), kind);
        if (!field)
            return tl::unexpected(QueryError{"Filter field not allowed: " + key.mid(split), {}});
        const bool refusedByTake =
            value.isArray() || operation == "@" || operation == "%" || *field == Field::Timestamp;
        if (kind == QueryKind::Take && refusedByTake) {
            // Found out only when the records are marked, after all names were checked.
            if (!wrongType)
                wrongType = QueryError{"The value of an argument '" + key + "' has an invalid type", key};
            continue;
        }
        const auto condition = makeCondition(*field, operation, value);
        if (!condition)
            return tl::unexpected(condition.error());
        if (*condition)
            conditions.push_back(**condition);
    }
    if (wrongType)
        return tl::unexpected(*wrongType);
    return conditions;
}

tl::expected<std::vector<OrderTerm>, QueryError> parseOrder(const PhpValue *order, QueryKind kind, Field fallback)
{
    std::vector<OrderTerm> terms;
    if (!order)
        return std::vector<OrderTerm>{{fallback, false}};
    if (!order->isArray())
        return tl::unexpected(QueryError{"The order is not an array.", {}});
    for (const auto &[rawKey, value] : order->entries()) {
        bool numbered = false;
        rawKey.toLongLong(&numbered);
        const QByteArray name = numbered ? value.toText().toUpper() : rawKey.toUpper();
        const auto field = fieldNamed(name, kind);
        if (!field)
            return tl::unexpected(QueryError{"Order field not allowed: " + name, {}});
        const QByteArray direction = numbered ? QByteArray("ASC") : value.toText().toUpper();
        if (direction != "ASC" && direction != "DESC")
            return tl::unexpected(QueryError{"Order direction should be one of {ASC|DESC}", {}});
        terms.push_back({*field, direction == "DESC"});
    }
    return terms;
}

int compareRows(const Row &a, const Row &b, Field field, const TextPool &pool)
{
    if (isNumeric(field)) {
        const qint64 left = numberOf(a, field);
        const qint64 right = numberOf(b, field);
        return left < right ? -1 : left > right;
    }
    return compareTexts(textOf(a, field, pool), textOf(b, field, pool));
}

} // namespace eventsweep::portalsim
