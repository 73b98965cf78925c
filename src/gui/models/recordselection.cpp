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

qsizetype RecordSelection::retain(const RecordStore &store)
{
    const qsizetype before = m_ids.size();
    m_ids.removeIf([&store](RecordId id) {
        const auto row = store.find(id);
        return !row || store.state(*row) == RecordState::NotUnderstood;
    });
    const qsizetype dropped = before - m_ids.size();
    const qsizetype messagesBefore = m_messages;
    if (m_messages > 0) {
        const QSet<MessageId> messages = messagesOf(m_ids, store);
        m_messages = copiesOf(messages, store) == m_ids ? messages.size() : 0;
    }
    if (dropped > 0 || m_messages != messagesBefore)
        Q_EMIT changed();
    return dropped;
}

} // namespace eventsweep
