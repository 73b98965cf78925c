// SPDX-License-Identifier: Apache-2.0
#include "portalsim/table.h"

#include <algorithm>
#include <limits>

namespace eventsweep::portalsim {

namespace {

constexpr size_t sweepAbove = 4096;

bool isIdOrder(const std::vector<OrderTerm> &order)
{
    return order.empty() || order.front().field == Field::Id;
}

} // namespace

void Table::insert(Row row)
{
    m_byMessage.emplace(row.message.hash(), row.id);
    if (row.process != 0)
        m_byProcess[row.process].push_back(row.id);
    ++m_alive;
    if (m_rows.empty() || m_rows.back().id < row.id) {
        m_rows.push_back(std::move(row));
        appendToTree();
        return;
    }
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(lowerBound(row.id)), std::move(row));
    rebuild();
}

size_t Table::lowerBound(qint64 id) const
{
    const auto found =
        std::lower_bound(m_rows.begin(), m_rows.end(), id, [](const Row &row, qint64 value) { return row.id < value; });
    return static_cast<size_t>(found - m_rows.begin());
}

std::optional<size_t> Table::positionOf(qint64 id) const
{
    for (size_t at = lowerBound(id); at < m_rows.size() && m_rows[at].id == id; ++at) {
        if (!m_rows[at].dead)
            return at;
    }
    return {};
}

std::vector<size_t> Table::positionsOfMessage(const MessageKey &message) const
{
    std::vector<size_t> found;
    const auto [begin, end] = m_byMessage.equal_range(message.hash());
    for (auto entry = begin; entry != end; ++entry) {
        const auto at = positionOf(entry->second);
        if (at && m_rows[*at].message == message)
            found.push_back(*at);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<size_t> Table::positionsOfProcess(quint32 process) const
{
    std::vector<size_t> found;
    const auto entry = m_byProcess.find(process);
    if (entry == m_byProcess.end())
        return found;
    for (const qint64 id : entry->second) {
        const auto at = positionOf(id);
        if (at && m_rows[*at].process == process)
            found.push_back(*at);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void Table::forEach(const std::function<void(const Row &)> &visit) const
{
    for (const Row &row : m_rows) {
        if (!row.dead)
            visit(row);
    }
}

void Table::setProcess(size_t position, quint32 process)
{
    Row &row = m_rows.at(position);
    row.process = process;
    if (process != 0)
        m_byProcess[process].push_back(row.id);
}

void Table::refresh(size_t position, qint64 time, qint16 offsetMinutes, const QByteArray &data, quint32 additional)
{
    Row &row = m_rows.at(position);
    row.time = time;
    row.offsetMinutes = offsetMinutes;
    row.data = data;
    row.additional = additional;
}

void Table::remove(size_t position)
{
    Row &row = m_rows.at(position);
    if (row.dead)
        return;
    row.dead = true;
    row.data.clear();
    --m_alive;
    addToTree(position, -1);
    const auto [begin, end] = m_byMessage.equal_range(row.message.hash());
    for (auto entry = begin; entry != end; ++entry) {
        if (entry->second == row.id) {
            m_byMessage.erase(entry);
            break;
        }
    }
}

void Table::sweep()
{
    if (m_rows.size() < sweepAbove || m_alive * 2 > m_rows.size())
        return;
    m_rows.erase(std::remove_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.dead; }), m_rows.end());
    m_byProcess.clear();
    for (const Row &row : m_rows) {
        if (row.process != 0)
            m_byProcess[row.process].push_back(row.id);
    }
    rebuild();
}

void Table::rebuild()
{
    m_tree.assign(1, 0);
    m_tree.reserve(m_rows.size() + 1);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const size_t node = i + 1;
        qint32 sum = m_rows[i].dead ? 0 : 1;
        for (size_t step = 1; step < (node & (~node + 1)); step <<= 1)
            sum += m_tree[node - step];
        m_tree.push_back(sum);
    }
}

void Table::appendToTree()
{
    if (m_tree.empty())
        m_tree.push_back(0);
    const size_t node = m_rows.size();
    qint32 sum = 1;
    for (size_t step = 1; step < (node & (~node + 1)); step <<= 1)
        sum += m_tree[node - step];
    m_tree.push_back(sum);
}

void Table::addToTree(size_t position, qint32 by)
{
    for (size_t node = position + 1; node < m_tree.size(); node += node & (~node + 1))
        m_tree[node] += by;
}

qint64 Table::livingBefore(size_t position) const
{
    qint64 sum = 0;
    for (size_t node = position; node > 0; node -= node & (~node + 1))
        sum += m_tree[node];
    return sum;
}

size_t Table::nthLiving(qint64 n) const
{
    size_t node = 0;
    size_t step = 1;
    while (step * 2 < m_tree.size())
        step *= 2;
    for (; step > 0; step /= 2) {
        if (node + step < m_tree.size() && m_tree[node + step] <= n) {
            node += step;
            n -= m_tree[node];
        }
    }
    return node;
}

// Ranges and single ids become positions; what is left has to be looked at row by row.
Table::Range Table::rangeOf(const std::vector<Condition> &conditions, std::vector<Condition> &rest) const
{
    qint64 low = std::numeric_limits<qint64>::min();
    qint64 high = std::numeric_limits<qint64>::max();
    for (const Condition &condition : conditions) {
        if (condition.field != Field::Id || condition.numbers.size() != 1) {
            rest.push_back(condition);
            continue;
        }
        const qint64 value = condition.numbers.front();
        switch (condition.comparison) {
        case Comparison::Equal:
            low = std::max(low, value);
            high = std::min(high, value);
            break;
        case Comparison::Less:
            high = std::min(high, value == std::numeric_limits<qint64>::min() ? value : value - 1);
            break;
        case Comparison::LessOrEqual:
            high = std::min(high, value);
            break;
        case Comparison::Greater:
            low = std::max(low, value == std::numeric_limits<qint64>::max() ? value : value + 1);
            break;
        case Comparison::GreaterOrEqual:
            low = std::max(low, value);
            break;
        case Comparison::Contains:
            rest.push_back(condition);
            break;
        }
    }
    Range range;
    range.begin = lowerBound(low);
    range.end = high == std::numeric_limits<qint64>::max() ? m_rows.size() : lowerBound(high + 1);
    range.end = std::max(range.begin, range.end);
    return range;
}

// The few rows that an index can name, in order of id; nothing when no index helps.
std::optional<std::vector<size_t>> Table::indexed(const std::vector<Condition> &conditions) const
{
    for (const Condition &condition : conditions) {
        if (condition.comparison != Comparison::Equal)
            continue;
        std::vector<size_t> found;
        if (condition.field == Field::Id) {
            for (const qint64 id : condition.numbers) {
                if (const auto at = positionOf(id))
                    found.push_back(*at);
            }
        } else if (condition.field == Field::MessageId) {
            for (const QByteArray &text : condition.texts) {
                const auto rows = positionsOfMessage(MessageKey(text.toLower()));
                found.insert(found.end(), rows.begin(), rows.end());
            }
        } else if (condition.field == Field::ProcessId && condition.texts.size() == 1 &&
                   !condition.texts[0].isEmpty()) {
            if (const auto process = m_pool.find(condition.texts[0].toLower()))
                found = positionsOfProcess(*process);
        } else {
            continue;
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }
    return {};
}

Selection Table::page(Range range, bool descending, qint64 offset, qint64 limit) const
{
    Selection selection;
    const qint64 before = m_rows.empty() ? 0 : livingBefore(range.begin);
    selection.total = m_rows.empty() ? 0 : livingBefore(range.end) - before;
    const qint64 count = std::min(limit, selection.total - offset);
    if (count <= 0)
        return selection;
    selection.rows.reserve(static_cast<size_t>(count));
    size_t at = nthLiving(descending ? before + selection.total - 1 - offset : before + offset);
    while (static_cast<qint64>(selection.rows.size()) < count) {
        if (!m_rows[at].dead)
            selection.rows.push_back(at);
        at = descending ? at - 1 : at + 1;
    }
    return selection;
}

Selection Table::select(const std::vector<Condition> &conditions, const std::vector<OrderTerm> &order, qint64 offset,
                        qint64 limit) const
{
    std::vector<Condition> rest;
    const Range range = rangeOf(conditions, rest);
    const bool descending = isIdOrder(order) && !order.empty() && order.front().descending;
    if (rest.empty() && isIdOrder(order))
        return page(range, descending, offset, limit);

    std::vector<size_t> found;
    const auto consider = [&](size_t at) {
        const Row &row = m_rows[at];
        if (!row.dead && at >= range.begin && at < range.end &&
            std::all_of(rest.begin(), rest.end(), [&](const Condition &c) { return c.matches(row, m_pool); }))
            found.push_back(at);
    };
    if (const auto candidates = indexed(rest)) {
        std::for_each(candidates->begin(), candidates->end(), consider);
    } else {
        for (size_t at = range.begin; at < range.end; ++at)
            consider(at);
    }

    Selection selection;
    selection.total = static_cast<qint64>(found.size());
    const qint64 count = std::clamp<qint64>(selection.total - offset, 0, limit);
    if (count == 0)
        return selection;
    if (descending) {
        std::reverse(found.begin(), found.end());
    } else if (!isIdOrder(order)) {
        const auto before = [&](size_t a, size_t b) {
            for (const OrderTerm &term : order) {
                const int result = compareRows(m_rows[a], m_rows[b], term.field, m_pool);
                if (result != 0)
                    return term.descending ? result > 0 : result < 0;
            }
            return a < b;
        };
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(offset + count), found.end(),
                          before);
    }
    selection.rows.assign(found.begin() + static_cast<std::ptrdiff_t>(offset),
                          found.begin() + static_cast<std::ptrdiff_t>(offset + count));
    return selection;
}

} // namespace eventsweep::portalsim
