// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/filter.h"
#include "portalsim/record.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace eventsweep::portalsim {

/// What a query found: positions into the table, valid until the table changes.
struct Selection
{
    std::vector<size_t> rows; ///< in order, of the page asked for
    qint64 total = 0;         ///< of all that match
};

/// The queue of one application and one connector: rows by id, with indices by process and message. Rows are deleted by
/// a mark and swept out later. A count of living rows per position makes "how many ids below n" and "the k-th row from
/// here" cheap: chained pages over 100 000 records ask both, 50 times a request.
class Table
{
public:
    explicit Table(TextPool &pool)
        : m_pool(pool)
    {
    }

    /// `row.id` may be any that is not there yet.
    void insert(Row row);
    Selection select(const std::vector<Condition> &conditions, const std::vector<OrderTerm> &order, qint64 offset,
                     qint64 limit) const;

    const Row &row(size_t position) const { return m_rows.at(position); }
    size_t size() const { return m_alive; }
    void forEach(const std::function<void(const Row &)> &visit) const;

    /// The living row with this id.
    std::optional<size_t> positionOf(qint64 id) const;
    /// Living rows with this message, and with this process. A process of 0 (none) has no index.
    std::vector<size_t> positionsOfMessage(const MessageKey &message) const;
    std::vector<size_t> positionsOfProcess(quint32 process) const;

    void setProcess(size_t position, quint32 process);
    void setError(size_t position, bool error) { m_rows.at(position).error = error; }
    /// A repeat arrived: new time, data and cause in place.
    void refresh(size_t position, qint64 time, qint16 offsetMinutes, const QByteArray &data, quint32 additional);
    /// Positions stay valid until sweep().
    void remove(size_t position);
    /// Forgets deleted rows when there are many. Invalidates positions.
    void sweep();

private:
    struct KeyHash
    {
        size_t operator()(const MessageKey &key) const { return key.hash(); }
    };
    struct Range
    {
        size_t begin = 0;
        size_t end = 0;
    };

    Range rangeOf(const std::vector<Condition> &conditions, std::vector<Condition> &rest) const;
    std::optional<std::vector<size_t>> indexed(const std::vector<Condition> &conditions) const;
    Selection page(Range range, bool descending, qint64 offset, qint64 limit) const;
    size_t lowerBound(qint64 id) const;
    qint64 livingBefore(size_t position) const;
    size_t nthLiving(qint64 n) const;
    void addToTree(size_t position, qint32 by);
    void appendToTree();
    void rebuild();

    TextPool &m_pool;
    std::vector<Row> m_rows;    ///< by id
    std::vector<qint32> m_tree; ///< Fenwick tree over rows_, 1-based: living rows
    size_t m_alive = 0;
    std::unordered_map<quint32, std::vector<qint64>> m_byProcess; ///< ids; may name rows that left since
    std::unordered_multimap<size_t, qint64> m_byMessage;          ///< hash of the message to ids
};

} // namespace eventsweep::portalsim
