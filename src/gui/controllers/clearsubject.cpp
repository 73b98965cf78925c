// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearsubject.h"

#include "core/clear/surroundings.h"

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

/// Counts what the review names.
class Tally
{
public:
    void add(const ChosenRecord &record)
    {
        ++m_byEvent[record.eventName];
        m_messages.insert(record.messageId);
        if (record.processId)
            ++m_byProcess[*record.processId];
    }

    [[nodiscard]] ClearSubject subject(ClearScope scope, std::vector<Record> first) const
    {
        return {std::move(scope), std::move(first), mostFirst(m_byEvent), mostFirst(m_byProcess), m_messages.size()};
    }

private:
    QHash<QString, qsizetype> m_byEvent;
    QHash<ProcessId, qsizetype> m_byProcess;
    QSet<MessageId> m_messages;
};

} // namespace

std::optional<ClearSubject> clearSubject(const RecordStore &store, const std::vector<RecordId> &chosen,
                                         ClearScope::By by, ClearOrigin origin)
{
    std::vector<ChosenRecord> records;
    std::vector<Record> first;
    Tally tally;
    QSet<RecordId> seen;
    for (const RecordId id : chosen) {
        const auto row = store.find(id);
        if (!row || seen.contains(id))
            continue;
        const auto choice = chooseRow(store, *row);
        if (!choice)
            continue;
        seen.insert(id);
        tally.add(*choice);
        if (first.size() < ClearSubject::mostShown)
            first.push_back(store.record(*row));
        records.push_back(*choice);
    }
    fillSurroundings(records, store);
    auto list = NonEmpty<ChosenRecord>::from(std::move(records));
    if (!list)
        return std::nullopt;
    return tally.subject({by, *std::move(list), false, std::move(origin)}, std::move(first));
}

std::optional<ClearSubject> reservationSubject(const ProcessId &process, const std::vector<Record> &records,
                                               RecordId watermark)
{
    std::vector<ChosenRecord> chosen;
    std::vector<Record> first;
    Tally tally;
    for (const Record &record : records) {
        const auto choice = choose(record);
        if (!choice || choice->processId != process)
            continue;
        tally.add(*choice);
        if (first.size() < ClearSubject::mostShown)
            first.push_back(record);
        chosen.push_back(*choice);
    }
    const auto leftOut = std::ssize(records) - std::ssize(chosen);
    auto list = NonEmpty<ChosenRecord>::from(std::move(chosen));
    if (!list)
        return std::nullopt;
    ClearOrigin origin;
    origin.kind = ClearOrigin::Kind::Reservation;
    origin.reservation = process;
    origin.watermark = watermark;
    ClearSubject subject = tally.subject({ClearScope::By::Records, *std::move(list), false, origin}, std::move(first));
    subject.leftOut = leftOut;
    return subject;
}

ClearSubject archivedSubject(ClearScope scope)
{
    Tally tally;
    for (const ChosenRecord &record : scope.records)
        tally.add(record);
    return tally.subject(std::move(scope), {});
}

std::optional<RecordId> watermarkOf(const RecordStore &store)
{
    std::optional<RecordId> newest;
    for (RecordStore::Row row = 0; row < store.size() && !newest; ++row)
        newest = store.id(row);
    return newest;
}

} // namespace eventsweep
