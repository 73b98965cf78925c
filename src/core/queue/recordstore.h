// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <memory>
#include <vector>

namespace eventsweep {

/// The records of one snapshot, in columns: about 60 bytes a record and its payload. Copying is cheap (chunks are
/// shared), so a worker gets a copy and sees one unchanging state while the owner goes on appending. A row is a
/// position in this store, stable while records are appended; keep RecordIds, not rows, over a new snapshot. Reading a
/// copy is safe from any thread; appending belongs to the owner's.
class RecordStore
{
public:
    using Row = std::uint32_t;

    void append(std::vector<Record> records);
    void clear();

    [[nodiscard]] Row size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    /// The columns. No value for what a NotUnderstood record lacks.
    [[nodiscard]] std::optional<RecordId> id(Row row) const;
    [[nodiscard]] std::optional<MessageId> messageId(Row row) const;
    [[nodiscard]] std::optional<ProcessId> processId(Row row) const;
    [[nodiscard]] RecordState state(Row row) const;
    [[nodiscard]] PortalTime lastSeen(Row row) const;
    [[nodiscard]] int utcOffsetMinutes(Row row) const;
    [[nodiscard]] const QString &eventName(Row row) const;
    /// Number of the event name in eventNames(), and of the process: for sorting and filtering without text.
    [[nodiscard]] std::uint32_t eventNumber(Row row) const;
    [[nodiscard]] std::uint32_t processNumber(Row row) const; ///< 0: none
    /// JSON text; shared with the store, valid while this copy lives.
    [[nodiscard]] QByteArrayView data(Row row) const;
    [[nodiscard]] QByteArrayView additional(Row row) const;

    /// The record, whole. `raw` and `problem` only when NotUnderstood.
    [[nodiscard]] Record record(Row row) const;
    /// Row of a record; built on first use after a change: O(n) then, O(1) after.
    [[nodiscard]] std::optional<Row> find(RecordId id) const;

    [[nodiscard]] const QStringList &eventNames() const { return m_eventNames; }
    [[nodiscard]] qsizetype count(RecordState state) const { return m_counts[static_cast<size_t>(state)]; }

private:
    static constexpr unsigned chunkBits = 12;
    struct Chunk;
    struct Place
    {
        const Chunk &chunk;
        size_t at;
    };
    [[nodiscard]] Place place(Row row) const;
    std::uint32_t eventNumberOf(const QString &name);
    std::uint32_t processNumberOf(const std::optional<ProcessId> &process);

    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< the last one is copied before it is changed when shared
    Row m_size = 0;
    QStringList m_eventNames;
    QHash<QString, std::uint32_t> m_eventNumbers;
    std::vector<ProcessId> m_processes;
    QHash<ProcessId, std::uint32_t> m_processNumbers;
    std::array<qsizetype, 5> m_counts{};
    mutable std::shared_ptr<const QHash<RecordId, Row>> m_index;
};

} // namespace eventsweep
