// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

// ---- writing

QJsonArray idsJson(const std::vector<RecordId> &ids)
{
    QJsonArray array;
    for (const RecordId id : ids)
        array.append(id.value());
    return array;
}

QJsonObject json(const FreeRecord &record)
{
    return {{u"record"_s, record.id.value()}, {u"failed"_s, record.failed}};
}

QJsonObject json(const FreeRange &range)
{
    QJsonObject object{{u"records"_s, idsJson(range.records.items())}, {u"failed"_s, range.failed}};
    if (range.eventName)
        object.insert(u"event"_s, *range.eventName);
    return object;
}

QJsonObject json(const Claim &claim)
{
    return std::visit([](const auto &kind) { return json(kind); }, claim);
}

QJsonObject json(const ClearByRecords &request)
{
    return {{u"process"_s, request.process.toString()}, {u"records"_s, idsJson(request.records.items())}};
}

QJsonObject json(const ClearByMessages &request)
{
    QJsonArray targets;
    for (const auto &target : request.targets)
        targets.append(QJsonArray{target.message.toString(), target.record.value()});
    return {{u"process"_s, request.process.toString()}, {u"messages"_s, targets}};
}

QJsonObject json(const ClearRequest &request)
{
    return std::visit([](const auto &kind) { return json(kind); }, request);
}

constexpr std::array commandKinds{CommandKind::Answered, CommandKind::Refused, CommandKind::Postponed,
                                  CommandKind::Unknown};

QString name(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Answered:
        return u"answered"_s;
    case CommandKind::Refused:
        return u"refused"_s;
    case CommandKind::Postponed:
        return u"postponed"_s;
    case CommandKind::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject json(const CommandOutcome &command)
{
    QJsonObject object{{u"kind"_s, name(command.kind)}};
    if (command.process)
        object.insert(u"process"_s, command.process->toString());
    if (!command.given.empty())
        object.insert(u"given"_s, idsJson(command.given));
    if (!command.changed.empty())
        object.insert(u"changed"_s, idsJson(command.changed));
    return object;
}

template <typename List>
QJsonArray jsonList(const List &list)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(json(item));
    return array;
}

QJsonObject json(const ReserveRecords &reserve)
{
    return {{u"reserve"_s, jsonList(reserve.claims)}};
}

QJsonObject json(const TakeRecords &take)
{
    return {{u"take"_s, jsonList(take.records)}};
}

QJsonObject json(const ClearRecords &clear)
{
    return {{u"clear"_s, jsonList(clear.requests)}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// ---- reading: what has the right shape; whether anything else is there, the comparison tells

std::optional<RecordId> readId(const QJsonValue &value)
{
    return value.isDouble() ? RecordId::from(value.toInteger()) : std::nullopt;
}

template <typename T, typename Read>
std::optional<std::vector<T>> readList(const QJsonValue &value, Read read)
{
    const QJsonArray array = value.toArray();
    std::vector<T> list;
    list.reserve(static_cast<size_t>(array.size()));
    for (const auto &element : array) {
        auto item = read(element);
        if (!item)
            return std::nullopt;
        list.push_back(std::move(*item));
    }
    return list;
}

template <typename T, typename Read>
std::optional<NonEmpty<T>> readNonEmpty(const QJsonValue &value, Read read)
{
    auto list = readList<T>(value, read);
    return list ? NonEmpty<T>::from(std::move(*list)) : std::nullopt;
}

std::optional<FreeRecord> readFreeRecord(const QJsonValue &value)
{
    const auto id = readId(value[u"record"_s]);
    return id ? std::optional(FreeRecord{*id, value[u"failed"_s].toBool()}) : std::nullopt;
}

std::optional<Claim> readClaim(const QJsonValue &value)
{
    if (const auto record = readFreeRecord(value))
        return *record;
    const auto records = readNonEmpty<RecordId>(value[u"records"_s], readId);
    if (!records)
        return std::nullopt;
    FreeRange range{*records, {}, value[u"failed"_s].toBool()};
    if (const QJsonValue event = value[u"event"_s]; event.isString())
        range.eventName = event.toString();
    return range;
}

std::optional<ClearByMessages::Target> readTarget(const QJsonValue &value)
{
    const auto message = MessageId::from(value[0].toString());
    const auto record = readId(value[1]);
    return message && record ? std::optional(ClearByMessages::Target{*message, *record}) : std::nullopt;
}

std::optional<ClearRequest> readRequest(const QJsonValue &value)
{
    const auto process = ProcessId::from(value[u"process"_s].toString());
    if (!process)
        return std::nullopt;
    if (const auto records = readNonEmpty<RecordId>(value[u"records"_s], readId))
        return ClearByRecords{*process, *records};
    if (const auto targets = readNonEmpty<ClearByMessages::Target>(value[u"messages"_s], readTarget))
        return ClearByMessages{*process, *targets};
    return std::nullopt;
}

std::optional<Mutation> readMutation(const QJsonObject &object)
{
    if (const auto claims = readNonEmpty<Claim>(object[u"reserve"_s], readClaim))
        return ReserveRecords{*claims};
    if (const auto records = readNonEmpty<FreeRecord>(object[u"take"_s], readFreeRecord))
        return TakeRecords{*records};
    if (const auto requests = readNonEmpty<ClearRequest>(object[u"clear"_s], readRequest))
        return ClearRecords{*requests};
    return std::nullopt;
}

std::optional<CommandOutcome> readCommand(const QJsonValue &value)
{
    const auto *kind =
        std::ranges::find_if(commandKinds, [&](CommandKind k) { return name(k) == value[u"kind"_s].toString(); });
    const auto given = readList<RecordId>(value[u"given"_s], readId);
    const auto changed = readList<RecordId>(value[u"changed"_s], readId);
    if (kind == commandKinds.end() || !given || !changed)
        return std::nullopt;
    return CommandOutcome{*kind, ProcessId::from(value[u"process"_s].toString()), *given, *changed};
}

std::optional<MutationOutcome> readOutcome(const QJsonObject &object)
{
    auto commands = readList<CommandOutcome>(object[u"commands"_s], readCommand);
    return commands ? std::optional(MutationOutcome{std::move(*commands)}) : std::nullopt;
}

template <typename T, typename Read>
tl::expected<T, QString> exactly(const QByteArray &text, Read read)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(error.errorString());
    auto value = read(document.object());
    if (!value)
        return tl::unexpected(u"a member is missing or of another kind"_s);
    if (toJson(*value) != text)
        return tl::unexpected(u"it says more than can be understood"_s);
    return *std::move(value);
}

} // namespace

QByteArray toJson(const Mutation &mutation)
{
    return compact(std::visit([](const auto &kind) { return json(kind); }, mutation));
}

QByteArray toJson(const MutationOutcome &outcome)
{
    return compact({{u"commands"_s, jsonList(outcome.commands)}});
}

tl::expected<Mutation, QString> mutationFromJson(const QByteArray &json)
{
    return exactly<Mutation>(json, readMutation);
}

tl::expected<MutationOutcome, QString> outcomeFromJson(const QByteArray &json)
{
    return exactly<MutationOutcome>(json, readOutcome);
}

} // namespace eventsweep
