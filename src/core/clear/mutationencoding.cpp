// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationencoding.h"

#include "core/rest/requests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

const QString getMethod = u"event.offline.get"_s;
const QString clearMethod = u"event.offline.clear"_s;

QJsonObject getParams(const QJsonObject &filter, size_t limit, bool failed, int clear)
{
    // `clear` is written always: without it the portal deletes what it returns.
    QJsonObject params{{u"clear"_s, clear},
                       {u"filter"_s, filter},
                       {u"limit"_s, static_cast<qint64>(limit)},
                       {u"order"_s, QJsonObject{{u"ID"_s, u"ASC"_s}}}};
    if (failed)
        params.insert(u"error"_s, 1);
    return params;
}

QJsonObject getParams(const FreeRecord &record, int clear)
{
    return getParams({{u"=ID"_s, record.id.value()}}, 1, record.failed, clear);
}

/// Ranges are only ever reserved.
QJsonObject reserveParams(const FreeRange &range)
{
    QJsonObject filter{{u">=ID"_s, range.records.front().value()}, {u"<=ID"_s, range.records.items().back().value()}};
    if (range.eventName)
        filter.insert(u"=EVENT_NAME"_s, *range.eventName);
    return getParams(filter, range.records.size(), range.failed, 0);
}

QJsonObject reserveParams(const FreeRecord &record)
{
    return getParams(record, 0);
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

EncodedMutation encodeKind(const ReserveRecords &reserve)
{
    std::vector<QJsonObject> commands;
    for (const Claim &claim : reserve.claims)
        commands.push_back(std::visit([](const auto &kind) { return reserveParams(kind); }, claim));
    return batch(getMethod, commands, false);
}

EncodedMutation encodeKind(const TakeRecords &take)
{
    std::vector<QJsonObject> commands;
    for (const FreeRecord &record : take.records)
        commands.push_back(getParams(record, 1));
    return batch(getMethod, commands, false);
}

EncodedMutation encodeKind(const ClearRecords &clear)
{
    // Named records or messages cannot be hit twice.
    constexpr bool repeatable = true;
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
