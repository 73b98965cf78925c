// SPDX-License-Identifier: Apache-2.0
#include "portalsim/queue.h"

#include "portalsim/jsontext.h"

#include <algorithm>

namespace eventsweep::portalsim {

Queue::Queue()
    : m_pool(std::make_unique<TextPool>())
{
}

void Queue::clear()
{
    m_tables.clear();
    m_pool = std::make_unique<TextPool>();
    m_nextId = 1;
}

void Queue::startIdsAt(qint64 id)
{
    m_nextId = std::max(m_nextId, id);
}

Table &Queue::table(int application, const QByteArray &connector)
{
    auto &table = m_tables[{application, connector}];
    if (!table)
        table = std::make_unique<Table>(*m_pool);
    return *table;
}

std::optional<std::pair<Table *, size_t>> Queue::locate(int application, qint64 id)
{
    for (const auto &[key, table] : m_tables) {
        if (key.first != application)
            continue;
        if (const auto at = table->positionOf(id))
            return std::pair(table.get(), *at);
    }
    return {};
}

std::optional<RecordData> Queue::record(int application, qint64 id) const
{
    for (const auto &[key, table] : m_tables) {
        if (key.first != application)
            continue;
        if (const auto at = table->positionOf(id))
            return dataOf(table->row(*at), key.second);
    }
    return {};
}

bool Queue::insert(int application, const RecordData &record)
{
    const auto moment = parseMoment(record.timestamp.toUtf8());
    if (record.id <= 0 || !moment || record.eventName.isEmpty() || record.messageId.size() > MessageKey::length ||
        locate(application, record.id))
        return false;
    Row row;
    row.id = record.id;
    row.time = moment->seconds;
    row.offsetMinutes = moment->offsetMinutes;
    row.error = record.error;
    row.event = m_pool->intern(record.eventName.toUtf8());
    row.additional = m_pool->intern(record.eventAdditional);
    row.process = m_pool->intern(record.processId.toUtf8());
    row.message = MessageKey(record.messageId.toUtf8());
    row.data = record.eventData;
    table(application, record.connectorId.toUtf8()).insert(std::move(row));
    startIdsAt(record.id + 1);
    return true;
}

qint64 Queue::addEvent(int application, const QByteArray &connector, const QByteArray &eventName,
                       const QByteArray &data, const QByteArray &additional, qint64 now)
{
    Table &target = table(application, connector);
    const MessageKey message(messageIdOf(eventName, data));
    const quint32 cause = m_pool->intern(additional);
    // The unique key (message, application, connector, process) leaves room for one free record of a message.
    for (const size_t at : target.positionsOfMessage(message)) {
        if (target.row(at).process == 0) {
            target.refresh(at, now, portalOffsetMinutes, data, cause);
            return target.row(at).id;
        }
    }
    Row row;
    row.id = m_nextId++;
    row.time = now;
    row.offsetMinutes = portalOffsetMinutes;
    row.event = m_pool->intern(eventName);
    row.additional = cause;
    row.message = message;
    row.data = data;
    const qint64 id = row.id;
    target.insert(std::move(row));
    return id;
}

std::optional<qint64> Queue::repeatEvent(int application, qint64 id, qint64 now)
{
    const auto place = locate(application, id);
    if (!place)
        return {};
    Table &target = *place->first;
    const Row original = target.row(place->second);
    for (const size_t at : target.positionsOfMessage(original.message)) {
        if (target.row(at).process == 0) {
            target.refresh(at, now, portalOffsetMinutes, original.data, original.additional);
            return target.row(at).id;
        }
    }
    Row row = original;
    row.id = m_nextId++;
    row.time = now;
    row.offsetMinutes = portalOffsetMinutes;
    row.process = 0;
    row.error = false;
    const qint64 added = row.id;
    target.insert(std::move(row));
    return added;
}

void Queue::reserve(Table &table, const std::vector<size_t> &rows, quint32 process)
{
    if (process != 0)
        note(HistoryEntry::What::Reserved, table, rows, process);
    for (const size_t at : rows)
        table.setProcess(at, process);
}

void Queue::remove(Table &table, const std::vector<size_t> &rows)
{
    note(HistoryEntry::What::Removed, table, rows);
    for (const size_t at : rows)
        table.remove(at);
    table.sweep();
}

bool Queue::markFailed(Table &table, quint32 process, const std::vector<MessageKey> &messages)
{
    std::vector<size_t> marked;
    std::vector<size_t> others;
    bool conflict = false;
    for (const MessageKey &message : messages) {
        std::vector<size_t> mine;
        bool freeFailed = false;
        for (const size_t at : table.positionsOfMessage(message)) {
            const Row &row = table.row(at);
            freeFailed = freeFailed || (row.error && row.process == 0);
            if (!row.error)
                (row.process == process ? mine : others).push_back(at);
        }
        conflict = conflict || (freeFailed && process != 0 && !mine.empty());
        marked.insert(marked.end(), mine.begin(), mine.end());
    }
    // First the copies go, in a statement of their own; only then does marking hit the unique key.
    note(HistoryEntry::What::Removed, table, others);
    for (const size_t at : others)
        table.remove(at);
    if (!conflict) {
        for (const size_t at : marked) {
            table.setError(at, true);
            table.setProcess(at, 0);
        }
    }
    table.sweep();
    return !conflict;
}

void Queue::note(HistoryEntry::What what, const Table &table, const std::vector<size_t> &rows, quint32 process) const
{
    if (!m_history || !m_history->isKept())
        return;
    const auto owner = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&table](const auto &entry) { return entry.second.get() == &table; });
    if (owner == m_tables.end())
        return;
    const auto &[application, connector] = owner->first;
    for (const size_t at : rows) {
        if (table.row(at).dead)
            continue;
        RecordData before = dataOf(table.row(at), connector);
        if (what == HistoryEntry::What::Reserved)
            m_history->reserved(application, std::move(before), QString::fromUtf8(m_pool->text(process)));
        else
            m_history->removed(application, std::move(before));
    }
}

RecordData Queue::dataOf(const Row &row, const QByteArray &connector) const
{
    RecordData record;
    record.id = row.id;
    record.timestamp = QString::fromLatin1(momentText(row.time, row.offsetMinutes));
    record.eventName = QString::fromUtf8(m_pool->text(row.event));
    record.eventData = row.data;
    record.eventAdditional = m_pool->text(row.additional);
    record.messageId = QString::fromUtf8(row.message.text());
    record.processId = QString::fromUtf8(m_pool->text(row.process));
    record.connectorId = QString::fromUtf8(connector);
    record.error = row.error;
    return record;
}

QList<RecordData> Queue::records(int application) const
{
    QList<RecordData> all;
    for (const auto &[key, table] : m_tables) {
        if (key.first != application)
            continue;
        const QByteArray &connector = key.second;
        table->forEach([&](const Row &row) { all += dataOf(row, connector); });
    }
    std::sort(all.begin(), all.end(), [](const RecordData &a, const RecordData &b) { return a.id < b.id; });
    return all;
}

qint64 Queue::size(int application) const
{
    qint64 count = 0;
    for (const auto &[key, table] : m_tables) {
        if (key.first == application)
            count += static_cast<qint64>(table->size());
    }
    return count;
}

QByteArray Queue::newProcessId()
{
    static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray id(32, 'a');
    for (char &c : id)
        c = letters[m_random.bounded(36)];
    return id;
}

} // namespace eventsweep::portalsim
