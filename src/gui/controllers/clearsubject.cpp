// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearsubject.h"

#include <QSet>

#include <algorithm>

namespace eventsweep {

namespace {

template <typename Key>
std::vector<std::pair<Key, qsizetype>> mostFirst(const QHash<Key, qsizetype> &counts)
{
    std::vector<std::pair<Key, qsizetype>> list;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        list.emplace_back(it.key(), it.value());
    std::ranges::sort(list, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return list;
}

/// choose() by the columns: a record is copied whole, with its payload, only to be shown.
std::optional<ChosenRecord> chooseRow(const RecordStore &store, RecordStore::Row row)
{
    const auto id = store.id(row);
    const auto message = store.messageId(row);
    if (store.state(row) == RecordState::NotUnderstood || !id || !message)
        return std::nullopt;
    return ChosenRecord{.id = *id,
                        .messageId = *message,
                        .lastSeen = store.lastSeen(row),
                        .state = store.state(row),
                        .processId = store.processId(row),
                        .eventName = store.eventName(row),
                        .surroundings = {}};
}

} // namespace

std::optional<ClearSubject> clearSubject(const RecordStore &store, const std::vector<RecordId> &chosen,
                                         ClearScope::By by)
{
    std::vector<ChosenRecord> records;
    std::vector<Record> first;
    QHash<QString, qsizetype> byEvent;
    QHash<ProcessId, qsizetype> byProcess;
    QSet<MessageId> messages;
    QSet<RecordId> seen;
    for (const RecordId id : chosen) {
        const auto row = store.find(id);
        if (!row || seen.contains(id))
            continue;
        const auto choice = chooseRow(store, *row);
        if (!choice)
            continue;
        seen.insert(id);
        ++byEvent[store.eventName(*row)];
        messages.insert(choice->messageId);
        if (choice->processId)
            ++byProcess[*choice->processId];
        if (first.size() < ClearSubject::mostShown)
            first.push_back(store.record(*row));
        records.push_back(*choice);
    }
    auto list = NonEmpty<ChosenRecord>::from(std::move(records));
    if (!list)
        return std::nullopt;
    return ClearSubject{ClearScope{by, *std::move(list), false}, std::move(first), mostFirst(byEvent),
                        mostFirst(byProcess), messages.size()};
}

} // namespace eventsweep
