// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordstore.h"

#include <algorithm>
#include <atomic>

namespace eventsweep {

/// 4 096 rows of all columns. Payloads lie one behind the other in `text`: data, additional and, for what was not
/// understood, the whole record and the reason.
struct RecordStore::Chunk
{
    struct Fixed
    {
        qint64 id = 0; ///< 0: none
        qint64 lastSeen = 0;
        std::uint32_t event = 0;
        std::uint32_t process = 0;
        std::uint32_t textStart = 0;
        std::uint32_t dataSize = 0;
        std::uint32_t additionalSize = 0;
        std::int16_t utcOffset = 0;
        RecordState state = RecordState::NotUnderstood;
        bool hasMessage = false;
        MessageId::Bytes message{};
    };
    struct Misunderstood
    {
        size_t at;
        QByteArray raw;
        QString problem;
    };

    std::vector<Fixed> rows;
    QByteArray text;
    std::vector<Misunderstood> misunderstood;
};

RecordStore::Place RecordStore::place(Row row) const
{
    return {*m_chunks[row >> chunkBits], row & ((1U << chunkBits) - 1)};
}

void RecordStore::clear()
{
    *this = RecordStore();
}

void RecordStore::append(std::vector<Record> records)
{
    if (records.empty())
        return;
    m_index.reset();
    for (Record &record : records) {
        if ((m_size & ((1U << chunkBits) - 1)) == 0) {
            if (!m_chunks.empty())
                m_chunks.back()->text.squeeze();
            m_chunks.push_back(std::make_shared<Chunk>());
            m_chunks.back()->rows.reserve(1U << chunkBits);
        } else if (m_chunks.back().use_count() > 1) {
            // A worker looks at this chunk: it keeps the old one.
            m_chunks.back() = std::make_shared<Chunk>(*m_chunks.back());
            m_chunks.back()->rows.reserve(1U << chunkBits);
        } else {
            // use_count() is a relaxed read: what a worker read before it let go happened before what is written now.
            std::atomic_thread_fence(std::memory_order_acquire);
        }
        Chunk &chunk = *m_chunks.back();
        Chunk::Fixed row;
        row.id = record.id ? record.id->value() : 0;
        row.lastSeen = record.lastSeen.time_since_epoch().count();
        row.event = eventNumberOf(record.eventName);
        row.process = processNumberOf(record.processId);
        row.textStart = static_cast<std::uint32_t>(chunk.text.size());
        row.dataSize = static_cast<std::uint32_t>(record.data.size());
        row.additionalSize = static_cast<std::uint32_t>(record.additional.size());
        row.utcOffset = static_cast<std::int16_t>(record.utcOffsetMinutes);
        row.state = record.state;
        row.hasMessage = record.messageId.has_value();
        if (record.messageId)
            row.message = record.messageId->bytes();
        chunk.text += record.data;
        chunk.text += record.additional;
        if (record.state == RecordState::NotUnderstood)
            chunk.misunderstood.push_back({chunk.rows.size(), std::move(record.raw), std::move(record.problem)});
        chunk.rows.push_back(row);
        ++m_counts[static_cast<size_t>(row.state)];
        ++m_size;
    }
}

std::uint32_t RecordStore::eventNumberOf(const QString &name)
{
    const auto known = m_eventNumbers.constFind(name);
    if (known != m_eventNumbers.cend())
        return *known;
    const auto number = static_cast<std::uint32_t>(m_eventNames.size());
    m_eventNames.append(name);
    m_eventNumbers.insert(name, number);
    return number;
}

std::uint32_t RecordStore::processNumberOf(const std::optional<ProcessId> &process)
{
    if (!process)
        return 0;
    const auto known = m_processNumbers.constFind(*process);
    if (known != m_processNumbers.cend())
        return *known;
    m_processes.push_back(*process);
    const auto number = static_cast<std::uint32_t>(m_processes.size());
    m_processNumbers.insert(*process, number);
    return number;
}

std::optional<RecordId> RecordStore::id(Row row) const
{
    const auto [chunk, at] = place(row);
    return RecordId::from(chunk.rows[at].id);
}

std::optional<MessageId> RecordStore::messageId(Row row) const
{
    const auto [chunk, at] = place(row);
    const auto &fixed = chunk.rows[at];
    return fixed.hasMessage ? std::optional(MessageId::fromBytes(fixed.message)) : std::nullopt;
}

std::optional<ProcessId> RecordStore::processId(Row row) const
{
    const auto number = processNumber(row);
    return number == 0 ? std::nullopt : std::optional(m_processes[number - 1]);
}

RecordState RecordStore::state(Row row) const
{
    const auto [chunk, at] = place(row);
    return chunk.rows[at].state;
}

PortalTime RecordStore::lastSeen(Row row) const
{
    const auto [chunk, at] = place(row);
    return PortalTime(std::chrono::seconds(chunk.rows[at].lastSeen));
}

int RecordStore::utcOffsetMinutes(Row row) const
{
    const auto [chunk, at] = place(row);
    return chunk.rows[at].utcOffset;
}

const QString &RecordStore::eventName(Row row) const
{
    return m_eventNames.at(static_cast<qsizetype>(eventNumber(row)));
}

std::uint32_t RecordStore::eventNumber(Row row) const
{
    const auto [chunk, at] = place(row);
    return chunk.rows[at].event;
}

std::uint32_t RecordStore::processNumber(Row row) const
{
    const auto [chunk, at] = place(row);
    return chunk.rows[at].process;
}

QByteArrayView RecordStore::data(Row row) const
{
    const auto [chunk, at] = place(row);
    const auto &fixed = chunk.rows[at];
    return QByteArrayView(chunk.text).sliced(fixed.textStart, fixed.dataSize);
}

QByteArrayView RecordStore::additional(Row row) const
{
    const auto [chunk, at] = place(row);
    const auto &fixed = chunk.rows[at];
    return QByteArrayView(chunk.text).sliced(fixed.textStart + fixed.dataSize, fixed.additionalSize);
}

Record RecordStore::record(Row row) const
{
    Record record;
    record.id = id(row);
    record.messageId = messageId(row);
    record.processId = processId(row);
    record.state = state(row);
    record.lastSeen = lastSeen(row);
    record.utcOffsetMinutes = utcOffsetMinutes(row);
    record.eventName = eventName(row);
    record.data = data(row).toByteArray();
    record.additional = additional(row).toByteArray();
    const auto [chunk, at] = place(row);
    const auto found = std::ranges::find(chunk.misunderstood, at, &Chunk::Misunderstood::at);
    if (found != chunk.misunderstood.end()) {
        record.raw = found->raw;
        record.problem = found->problem;
    }
    return record;
}

std::optional<RecordStore::Row> RecordStore::find(RecordId wanted) const
{
    if (!m_index) {
        auto index = std::make_shared<QHash<RecordId, Row>>();
        index->reserve(m_size);
        for (Row row = 0; row < m_size; ++row) {
            if (const auto known = id(row))
                index->insert(*known, row);
        }
        m_index = std::move(index);
    }
    const auto found = m_index->constFind(wanted);
    return found == m_index->cend() ? std::nullopt : std::optional(*found);
}

} // namespace eventsweep
