// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationencoding.h"

#include "core/rest/requests.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

const QString getMethod = u"event.offline.get"_s;
const QString clearMethod = u"event.offline.clear"_s;

QJsonObject getParams(const FreeRecord &record, int clear)
{
    // `clear` is written always: without it the portal deletes what it returns.
    QJsonObject params{{u"clear"_s, clear},
                       {u"filter"_s, QJsonObject{{u"=ID"_s, record.id.value()}}},
                       {u"limit"_s, 1},
                       {u"order"_s, QJsonObject{{u"ID"_s, u"ASC"_s}}}};
    if (record.failed)
        params.insert(u"error"_s, 1);
    return params;
}

QJsonObject clearParams(const ClearByRecords &request)
{
    QJsonArray ids;
    for (const RecordId id : request.records)
        ids.append(id.value());
    return {{u"process_id"_s, request.process.toString()}, {u"id"_s, ids}};
}

QJsonObject clearParams(const ClearByMessages &request)
{
    QJsonArray messages;
    for (const auto &target : request.targets)
        messages.append(target.message.toString());
    return {{u"process_id"_s, request.process.toString()}, {u"message_id"_s, messages}};
}

QJsonObject clearParams(const ClearWholeReservation &request)
{
    return {{u"process_id"_s, request.process.toString()}};
}

QJsonObject paramsOf(const ClearRequest &request)
{
    return std::visit([](const auto &kind) { return clearParams(kind); }, request);
}

EncodedMutation batch(const QString &method, const std::vector<QJsonObject> &commands, bool repeatable)
{
    EncodedMutation encoded{.method = u"batch"_s, .body = {}, .methods = {}, .repeatable = repeatable};
    QJsonObject cmd;
    for (size_t i = 0; i < commands.size(); ++i) {
        cmd.insert(commandKey(i), encodeCommand(method, commands[i]));
        encoded.methods.append(method);
    }
    // One refused command says nothing about the others: each names its own records.
    encoded.body = {{u"halt"_s, 0}, {u"cmd"_s, cmd}};
    return encoded;
}

EncodedMutation encodeGets(const NonEmpty<FreeRecord> &records, int clear)
{
    std::vector<QJsonObject> commands;
    for (const FreeRecord &record : records)
        commands.push_back(getParams(record, clear));
    return batch(getMethod, commands, false);
}

EncodedMutation encodeKind(const ReserveRecords &reserve)
{
    return encodeGets(reserve.records, 0);
}

EncodedMutation encodeKind(const TakeRecords &take)
{
    return encodeGets(take.records, 1);
}

EncodedMutation encodeKind(const ClearRecords &clear)
{
    // Named records or messages cannot be hit twice; a whole reservation is not named.
    const bool repeatable = std::ranges::none_of(clear.requests, [](const ClearRequest &request) {
        return std::holds_alternative<ClearWholeReservation>(request);
    });
    if (clear.requests.size() == 1)
        return {clearMethod, paramsOf(clear.requests.front()), {clearMethod}, repeatable};
    std::vector<QJsonObject> commands;
    for (const ClearRequest &request : clear.requests)
        commands.push_back(paramsOf(request));
    return batch(clearMethod, commands, repeatable);
}

} // namespace

EncodedMutation encode(const Mutation &mutation)
{
    return std::visit([](const auto &kind) { return encodeKind(kind); }, mutation);
}

} // namespace eventsweep
