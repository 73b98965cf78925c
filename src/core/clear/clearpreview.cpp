// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearpreview.h"

#include "core/clear/clearstate.h"
#include "core/clear/mutationencoding.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

int portions(size_t count, size_t size)
{
    return static_cast<int>((count + size - 1) / size);
}

QString requestText(QString method, QJsonObject body, const ConnectorId &connector)
{
    if (!connector.isNone())
        body.insert(u"auth_connector"_s, connector.toString());
    return u"POST /rest/%1\n%2"_s.arg(method, QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Indented)));
}

struct Plan
{
    std::vector<FreeRecord> free;
    std::vector<const ChosenRecord *> freeChosen;
    QMap<QString, std::vector<const ChosenRecord *>> reserved;
};

Plan planOf(const ClearScope &scope)
{
    Plan plan;
    for (const ChosenRecord &record : scope.records) {
        if (record.processId) {
            plan.reserved[record.processId->toString()].push_back(&record);
        } else {
            plan.free.push_back({record.id, record.state == RecordState::Failed});
            plan.freeChosen.push_back(&record);
        }
    }
    return plan;
}

/// The claiming requests, exactly as they would be sent.
std::vector<Mutation> claims(const Plan &plan, bool withReservations, int most)
{
    std::vector<Mutation> mutations;
    for (size_t start = 0; start < plan.free.size() && static_cast<int>(mutations.size()) < most;
         start += mostBatchCommands) {
        const auto begin = plan.free.begin() + static_cast<std::ptrdiff_t>(start);
        const auto end = plan.free.size() - start > mostBatchCommands ? begin + mostBatchCommands : plan.free.end();
        const auto records = *NonEmpty<FreeRecord>::from({begin, end});
        if (withReservations)
            mutations.emplace_back(ReserveRecords{*NonEmpty<Claim>::from({begin, end})});
        else
            mutations.emplace_back(TakeRecords{records});
    }
    return mutations;
}

/// The clears one by one: how they share a batch is known only when the reservations are.
QJsonObject clearBody(const ClearScope &scope, const QString &process, const std::vector<const ChosenRecord *> &records,
                      size_t start)
{
    QJsonArray list;
    for (size_t i = start; i < std::min(records.size(), start + mostIdsPerCommand); ++i) {
        if (scope.by == ClearScope::By::Messages)
            list.append(records[i]->messageId.toString());
        else
            list.append(records[i]->id.value());
    }
    return {{u"process_id"_s, process}, {scope.by == ClearScope::By::Messages ? u"message_id"_s : u"id"_s, list}};
}

} // namespace

ClearPreview previewOf(const ClearScope &scope, bool withReservations, const ConnectorId &connector, int most)
{
    ClearPreview preview;
    for (const ChosenRecord &record : scope.records) {
        ++preview.byState[record.state];
        preview.oldest = std::min(preview.oldest.value_or(record.lastSeen), record.lastSeen);
        preview.newest = std::max(preview.newest.value_or(record.lastSeen), record.lastSeen);
    }

    const Plan plan = planOf(scope);
    preview.processes = plan.reserved.size();
    size_t clearCommands = withReservations ? plan.free.size() : 0;
    for (const auto &records : plan.reserved)
        clearCommands += static_cast<size_t>(portions(records.size(), mostIdsPerCommand));
    const int reads = portions(scope.records.size(), ReadStep::mostRead);
    preview.requests = 2 * reads + portions(plan.free.size(), mostBatchCommands) +
                       (withReservations ? portions(plan.free.size(), ReadStep::mostRead) : 0) +
                       portions(clearCommands, mostBatchCommands);

    const auto add = [&](const QString &method, const QJsonObject &body) {
        if (preview.firstRequests.size() < most)
            preview.firstRequests.append(requestText(method, body, connector));
    };
    for (const Mutation &mutation : claims(plan, withReservations, most)) {
        const EncodedMutation encoded = encode(mutation);
        add(encoded.method, encoded.body);
    }
    for (auto it = plan.reserved.begin(); it != plan.reserved.end(); ++it) {
        for (size_t start = 0; start < it->size(); start += mostIdsPerCommand)
            add(u"event.offline.clear"_s, clearBody(scope, it.key(), *it, start));
    }
    for (size_t i = 0; withReservations && i < plan.freeChosen.size() && preview.firstRequests.size() < most; ++i)
        add(u"event.offline.clear"_s, clearBody(scope, u"(given by the reservation)"_s, {plan.freeChosen[i]}, 0));
    return preview;
}

} // namespace eventsweep
