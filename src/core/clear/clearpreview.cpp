// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearpreview.h"

#include "core/clear/claimplan.h"
#include "core/clear/clearstate.h"
#include "core/clear/mutationencoding.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <span>

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

/// What the job will do with a portion if the portal is as it was seen.
struct Plan
{
    std::vector<FreeRecord> toTake;
    std::vector<Claim> claims;
    QMap<QString, std::vector<const ChosenRecord *>> reserved;
};

Plan planOf(std::span<const ChosenRecord *const> records, bool withReservations)
{
    Plan plan;
    std::vector<Claimable> free;
    for (const ChosenRecord *record : records) {
        const bool failed = record->state == RecordState::Failed;
        if (record->processId)
            plan.reserved[record->processId->toString()].push_back(record);
        else if (withReservations)
            free.push_back({record->id, failed, record->eventName, record->surroundings, true});
        else
            plan.toTake.push_back({record->id, failed});
    }
    plan.claims = planClaims(free, {});
    return plan;
}

int requestsFor(const Plan &plan, size_t records)
{
    size_t surveyCommands = 0;
    size_t ownerCommands = 0;
    size_t listed = 0;
    size_t clearCommands = 0;
    for (const Claim &claim : plan.claims) {
        const size_t size = recordsOf(claim).size();
        if (std::holds_alternative<FreeRange>(claim))
            surveyCommands += 1 + static_cast<size_t>(portions(size, idsPerCount));
        size < recordsPerPage ? listed += size : ++ownerCommands;
        clearCommands += static_cast<size_t>(portions(size, mostIdsPerCommand));
    }
    for (const auto &held : plan.reserved)
        clearCommands += static_cast<size_t>(portions(held.size(), mostIdsPerCommand));
    ownerCommands += static_cast<size_t>(portions(listed, recordsPerPage));
    return portions(records, mostBatchCommands * recordsPerPage)                  // read again
           + portions(surveyCommands, mostBatchCommands)                          // survey
           + portions(plan.claims.size() + plan.toTake.size(), mostBatchCommands) // reserve or take
           + portions(ownerCommands, mostBatchCommands)                           // owners
           + portions(clearCommands, mostBatchCommands)                           // clear
           + portions(records, mostBatchCommands * idsPerCount);                  // verify
}

/// The claiming requests, exactly as they would be sent.
std::vector<Mutation> claimsIn(const Plan &plan, size_t most)
{
    std::vector<Mutation> mutations;
    const auto batches = [&](const auto &all, auto make) {
        for (size_t start = 0; start < all.size() && mutations.size() < most; start += mostBatchCommands) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(start);
            mutations.push_back(
                make({begin, begin + static_cast<std::ptrdiff_t>(std::min(mostBatchCommands, all.size() - start))}));
        }
    };
    batches(plan.claims, [](std::vector<Claim> claims) -> Mutation {
        return ReserveRecords{*NonEmpty<Claim>::from(std::move(claims))};
    });
    batches(plan.toTake, [](std::vector<FreeRecord> records) -> Mutation {
        return TakeRecords{*NonEmpty<FreeRecord>::from(std::move(records))};
    });
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

void addRequests(ClearPreview &preview, const Plan &plan, const ClearScope &scope, const ConnectorId &connector,
                 int most)
{
    const auto isFull = [&] { return preview.firstRequests.size() >= most; };
    const auto add = [&](const QString &method, const QJsonObject &body) {
        if (!isFull())
            preview.firstRequests.append(requestText(method, body, connector));
    };
    for (const Mutation &mutation : claimsIn(plan, static_cast<size_t>(most))) {
        const EncodedMutation encoded = encode(mutation);
        add(encoded.method, encoded.body);
    }
    const auto addClears = [&](const QString &process, const std::vector<const ChosenRecord *> &records) {
        for (size_t start = 0; start < records.size() && !isFull(); start += mostIdsPerCommand)
            add(u"event.offline.clear"_s, clearBody(scope, process, records, start));
    };
    for (auto it = plan.reserved.cbegin(); it != plan.reserved.cend(); ++it)
        addClears(it.key(), *it);
    if (isFull())
        return;
    QHash<RecordId, const ChosenRecord *> chosen;
    for (const ChosenRecord &record : scope.records)
        chosen.insert(record.id, &record);
    for (const Claim &claim : plan.claims) {
        std::vector<const ChosenRecord *> records;
        for (const RecordId id : recordsOf(claim))
            records.push_back(chosen.value(id));
        addClears(u"(given by the reservation)"_s, records);
    }
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

    std::vector<const ChosenRecord *> byId;
    byId.reserve(scope.records.size());
    for (const ChosenRecord &record : scope.records)
        byId.push_back(&record);
    std::ranges::sort(byId, {}, &ChosenRecord::id);

    QSet<QString> processes;
    const size_t mostInPortion = withReservations ? ClearState::mostInPortion : ClearState::mostInPortionTaken;
    for (size_t start = 0; start < byId.size(); start += mostInPortion) {
        const auto portion = std::span(byId).subspan(start, std::min(mostInPortion, byId.size() - start));
        const Plan plan = planOf(portion, withReservations);
        preview.requests += requestsFor(plan, portion.size());
        for (auto it = plan.reserved.cbegin(); it != plan.reserved.cend(); ++it)
            processes.insert(it.key());
        if (preview.firstRequests.size() < most)
            addRequests(preview, plan, scope, connector, most);
    }
    preview.processes = processes.size();
    return preview;
}

} // namespace eventsweep
