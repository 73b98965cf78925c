// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/history.h"
#include "portalsim/record.h"
#include "portalsim/table.h"

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

#include <map>
#include <memory>
#include <utility>

namespace eventsweep::portalsim {

/// The offline event queues of all applications of a portal: one table per application and connector, ids shared.
/// Not locked: Portal does that.
class Queue
{
public:
    Queue();

    void clear();
    /// Ids given out from now on start here at least.
    void startIdsAt(qint64 id);

    /// A record as stored. False when its id is taken or it is not well-formed.
    bool insert(int application, const RecordData &record);
    /// An event happens: it refreshes the free record of its message, failed or not, or becomes a new record. The id.
    qint64 addEvent(int application, const QByteArray &connector, const QByteArray &eventName, const QByteArray &data,
                    const QByteArray &additional, qint64 now);
    /// The same for the message of a record that is there. Nothing when it is gone.
    std::optional<qint64> repeatEvent(int application, qint64 id, qint64 now);

    Table &table(int application, const QByteArray &connector);
    /// The table that holds this record, and its position.
    std::optional<std::pair<Table *, size_t>> locate(int application, qint64 id);
    std::optional<RecordData> record(int application, qint64 id) const;

    /// The living rows at these positions get a new holder; 0: none.
    void reserve(Table &table, const std::vector<size_t> &rows, quint32 process);
    /// Deletes the living rows at these positions.
    void remove(Table &table, const std::vector<size_t> &rows);
    /// event.offline.error on one table. False: the unique key was hit; the other copies are deleted by then.
    bool markFailed(Table &table, quint32 process, const std::vector<MessageKey> &messages);

    TextPool &pool() { return *m_pool; }
    const TextPool &pool() const { return *m_pool; }

    /// All records of an application by id, every connector; and how many.
    QList<RecordData> records(int application) const;
    qint64 size(int application) const;
    RecordData dataOf(const Row &row, const QByteArray &connector) const;

    /// 32 characters of a-z and 0-9 that no reservation had before.
    QByteArray newProcessId();
    /// From now on process ids, too, are the same in each run. For tests that can be run again.
    void seedProcessIds(quint32 seed) { m_random = QRandomGenerator(seed); }

    /// Where reservations and removals are written down; nullptr: nowhere.
    void setHistory(History *history) { m_history = history; }

private:
    void note(HistoryEntry::What what, const Table &table, const std::vector<size_t> &rows, quint32 process = 0) const;

    using TableKey = std::pair<int, QByteArray>;
    std::unique_ptr<TextPool> m_pool;
    std::map<TableKey, std::unique_ptr<Table>> m_tables;
    qint64 m_nextId = 1;
    QRandomGenerator m_random{QRandomGenerator::securelySeeded()};
    History *m_history = nullptr;
};

/// The offset that the portal writes its times with.
inline constexpr qint16 portalOffsetMinutes = 180;

} // namespace eventsweep::portalsim
