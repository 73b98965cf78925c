// SPDX-License-Identifier: Apache-2.0
#include "gui/models/recordselection.h"

#include <algorithm>

namespace eventsweep {

namespace {

QSet<MessageId> messagesOf(const QSet<RecordId> &ids, const RecordStore &store)
{
    QSet<MessageId> messages;
    for (const RecordId id : ids) {
        if (const auto row = store.find(id)) {
            if (const auto message = store.messageId(*row))
                messages.insert(*message);
        }
    }
    return messages;
}

QSet<RecordId> copiesOf(const QSet<MessageId> &messages, const RecordStore &store)
{
    QSet<RecordId> copies;
    for (RecordStore::Row row = 0; row < store.size(); ++row) {
        if (store.state(row) == RecordState::NotUnderstood)
            continue;
        const auto message = store.messageId(row);
        if (message && messages.contains(*message))
            copies.insert(*store.id(row));
    }
    return copies;
}

bool isUnchanged(const RecordStore &seen, RecordStore::Row seenRow, const RecordStore &now, RecordStore::Row row)
{
    return seen.lastSeen(seenRow) == now.lastSeen(row) && seen.state(seenRow) == now.state(row) &&
           seen.processId(seenRow) == now.processId(row) && seen.messageId(seenRow) == now.messageId(row);
}

} // namespace

std::vector<RecordId> RecordSelection::ids() const
{
    std::vector<RecordId> list(m_ids.cbegin(), m_ids.cend());
    std::ranges::sort(list, std::greater<>());
    return list;
}

void RecordSelection::set(const std::vector<RecordId> &ids, bool checked)
{
    const qsizetype before = m_ids.size();
    for (const RecordId id : ids) {
        if (checked)
            m_ids.insert(id);
        else
            m_ids.remove(id);
    }
    if (m_ids.size() == before)
        return;
    m_messages = 0;
    Q_EMIT changed();
}

void RecordSelection::setTo(const std::vector<RecordId> &ids)
{
    QSet<RecordId> set(ids.begin(), ids.end());
    if (set == m_ids && m_messages == 0)
        return;
    m_ids = std::move(set);
    m_messages = 0;
    Q_EMIT changed();
}

void RecordSelection::clear()
{
    if (m_ids.isEmpty())
        return;
    m_ids.clear();
    m_messages = 0;
    Q_EMIT changed();
}

void RecordSelection::setToCopiesOf(const std::vector<RecordId> &ids, const RecordStore &store)
{
    const QSet<MessageId> messages = messagesOf(QSet<RecordId>(ids.begin(), ids.end()), store);
    m_ids = copiesOf(messages, store);
    m_messages = m_ids.isEmpty() ? 0 : messages.size();
    Q_EMIT changed();
}

RecordSelection::Left RecordSelection::retain(const RecordStore &seen, const RecordStore &now)
{
    Left left;
    m_ids.removeIf([&](RecordId id) {
        const auto row = now.find(id);
        if (!row || now.state(*row) == RecordState::NotUnderstood) {
            ++left.gone;
            return true;
        }
        const auto seenRow = seen.find(id);
        if (seenRow && isUnchanged(seen, *seenRow, now, *row))
            return false;
        ++left.changed;
        return true;
    });
    const qsizetype messagesBefore = m_messages;
    if (m_messages > 0) {
        const QSet<MessageId> messages = messagesOf(m_ids, now);
        m_messages = copiesOf(messages, now) == m_ids ? messages.size() : 0;
    }
    if (left.gone > 0 || left.changed > 0 || m_messages != messagesBefore)
        Q_EMIT changed();
    return left;
}

} // namespace eventsweep
