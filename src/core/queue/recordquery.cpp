// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordquery.h"

#include "core/queue/recordobject.h"

#include <algorithm>
#include <numeric>

namespace eventsweep {

namespace {

using Row = RecordStore::Row;
constexpr Row cancelCheckInterval = 8192;

/// Filter with everything that does not depend on the row worked out once.
class Filter
{
public:
    Filter(const RecordQuery &query, const RecordStore &store)
        : m_query(query)
        , m_store(store)
        , m_text(query.text.trimmed())
    {
        m_events.resize(static_cast<size_t>(store.eventNames().size()), query.events.isEmpty());
        m_eventHasText.resize(m_events.size(), false);
        for (qsizetype i = 0; i < store.eventNames().size(); ++i) {
            const QString &name = store.eventNames().at(i);
            if (query.events.contains(name))
                m_events[static_cast<size_t>(i)] = true;
            m_eventHasText[static_cast<size_t>(i)] = name.contains(m_text, Qt::CaseInsensitive);
        }
        const QByteArray utf8 = m_text.toUtf8();
        m_ascii = std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        m_lower = utf8.toLower();
    }

    bool matches(Row row) const
    {
        if (!m_query.states.isEmpty() && !m_query.states.contains(m_store.state(row)))
            return false;
        if (!m_events[m_store.eventNumber(row)])
            return false;
        return m_text.isEmpty() || hasText(row);
    }

private:
    bool hasText(Row row) const
    {
        if (m_eventHasText[m_store.eventNumber(row)])
            return true;
        if (const auto id = m_store.id(row); id && id->toString().contains(m_text))
            return true;
        if (payloadHas(m_store.data(row)) || payloadHas(m_store.additional(row)))
            return true;
        const auto process = m_store.processId(row);
        if (process && process->toString().contains(m_text, Qt::CaseInsensitive))
            return true;
        const auto message = m_store.messageId(row);
        return message && message->toString().contains(m_text, Qt::CaseInsensitive);
    }

    bool payloadHas(QByteArrayView payload) const
    {
        if (!m_ascii || payload.contains('\\')) // escapes (\u0416) must be read as letters
            return unescaped(payload).contains(m_text, Qt::CaseInsensitive);
        const auto equal = [](char a, char lower) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == lower;
        };
        return std::search(payload.begin(), payload.end(), m_lower.begin(), m_lower.end(), equal) != payload.end();
    }

    static QString unescaped(QByteArrayView payload)
    {
        const QString text = QString::fromUtf8(payload);
        if (!text.contains(u'\\'))
            return text;
        QString plain;
        plain.reserve(text.size());
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'\\' || i + 1 >= text.size()) {
                plain += text[i];
            } else if (text[i + 1] == u'u' && i + 5 < text.size()) {
                plain += QChar(static_cast<char16_t>(QStringView(text).sliced(i + 2, 4).toUShort(nullptr, 16)));
                i += 5;
            } else {
                plain += text[++i];
            }
        }
        return plain;
    }

    const RecordQuery &m_query;
    const RecordStore &m_store;
    QString m_text;
    QByteArray m_lower;
    bool m_ascii = true;
    std::vector<bool> m_events;
    std::vector<bool> m_eventHasText;
};

/// Ranks of texts in their order, so that rows compare by number.
std::vector<qint64> ranks(const QStringList &texts)
{
    std::vector<qsizetype> order(static_cast<size_t>(texts.size()));
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::ranges::sort(order, [&](qsizetype a, qsizetype b) { return texts.at(a) < texts.at(b); });
    std::vector<qint64> rank(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        rank[static_cast<size_t>(order[i])] = static_cast<qint64>(i);
    return rank;
}

qint64 objectKey(const RecordStore &store, Row row)
{
    const RecordObject object = objectOf(store.eventName(row), store.data(row));
    constexpr qint64 room = qint64(1) << 48;
    bool ok = false;
    const qint64 number = object.id.toLongLong(&ok);
    return static_cast<qint64>(object.type) * room + (ok ? std::clamp(number, qint64(0), room - 1) : room - 1);
}

/// A number per row that sorts like the column.
std::vector<qint64> keysOf(RecordQuery::Column column, const RecordStore &store, const std::vector<Row> &rows)
{
    using Column = RecordQuery::Column;
    std::vector<qint64> eventRank;
    if (column == Column::Event)
        eventRank = ranks(store.eventNames());
    std::vector<qint64> keys(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const Row row = rows[i];
        switch (column) {
        case Column::Id:
            keys[i] = store.id(row) ? store.id(row)->value() : 0;
            break;
        case Column::LastSeen:
            keys[i] = store.lastSeen(row).time_since_epoch().count();
            break;
        case Column::Event:
            keys[i] = eventRank[store.eventNumber(row)];
            break;
        case Column::Object:
            keys[i] = objectKey(store, row);
            break;
        case Column::User:
            keys[i] = userOf(store.additional(row)).value_or(0);
            break;
        case Column::State:
            keys[i] = static_cast<qint64>(store.state(row));
            break;
        case Column::Process:
            keys[i] = store.processNumber(row);
            break;
        case Column::Message:
            if (const auto message = store.messageId(row)) {
                for (size_t byte = 0; byte < 7; ++byte) // 56 bits order hashes well enough
                    keys[i] = (keys[i] << 8) | message->bytes()[byte];
            }
            break;
        }
    }
    return keys;
}

} // namespace

std::vector<RecordStore::Row> run(const RecordQuery &query, const RecordStore &store,
                                  const std::function<bool()> &cancelled)
{
    std::vector<Row> rows;
    const Filter filter(query, store);
    for (Row row = 0; row < store.size(); ++row) {
        if (row % cancelCheckInterval == 0 && cancelled && cancelled())
            return {};
        if (filter.matches(row))
            rows.push_back(row);
    }

    const std::vector<qint64> keys = keysOf(query.sortedBy, store, rows);
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    const bool ascending = query.order == Qt::AscendingOrder;
    // The store holds the newest first, so that keeping its order among equals is "newest id first".
    std::ranges::stable_sort(
        order, [&](std::uint32_t a, std::uint32_t b) { return ascending ? keys[a] < keys[b] : keys[b] < keys[a]; });
    std::vector<Row> sorted(rows.size());
    std::ranges::transform(order, sorted.begin(), [&rows](std::uint32_t at) { return rows[at]; });
    return sorted;
}

} // namespace eventsweep
