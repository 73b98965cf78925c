// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/phpvalue.h"
#include "portalsim/record.h"

#include <tl/expected.hpp>

#include <vector>

namespace eventsweep::portalsim {

enum class Field { Id, Timestamp, EventName, MessageId, ProcessId, Error };
enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual, Contains };

/// One part of a filter. Equal holds when the field is one of the values; the others have one value.
struct Condition
{
    Field field = Field::Id;
    Comparison comparison = Comparison::Equal;
    std::vector<qint64> numbers;   ///< Id, Timestamp, Error
    std::vector<QByteArray> texts; ///< the others, and Contains on any field

    bool matches(const Row &row, const TextPool &pool) const;
};

struct OrderTerm
{
    Field field = Field::Id;
    bool descending = false;
};

/// What a method may filter and sort by, and how strict it is.
enum class QueryKind {
    List,   ///< event.offline.list: all six fields
    Take,   ///< event.offline.get that reserves: no lists, no '@', no '%', no TIMESTAMP_X
    Reread, ///< event.offline.get with a process id: fields of Take, operators of List
};

struct QueryError
{
    QByteArray description;
    QByteArray argument;   ///< may be empty
    bool database = false; ///< the portal builds broken SQL: 500 instead of 400
};

/// The parameter "filter". Texts are compared without regard to case, as the portal's database does.
tl::expected<std::vector<Condition>, QueryError> parseFilter(const PhpValue *filter, QueryKind kind);
/// The parameter "order"; without it: by `fallback`, ascending.
tl::expected<std::vector<OrderTerm>, QueryError> parseOrder(const PhpValue *order, QueryKind kind, Field fallback);

/// -1, 0 or 1.
int compareRows(const Row &a, const Row &b, Field field, const TextPool &pool);

} // namespace eventsweep::portalsim
