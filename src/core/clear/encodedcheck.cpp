// SPDX-License-Identifier: Apache-2.0
#include "core/clear/encodedcheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QUrl>

#include <algorithm>

#include <tl/expected.hpp>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = GateRefusal::Kind;

/// One command as the portal would understand it.
struct Command
{
    QString method;
    QMap<QString, QString> scalars;   ///< "clear", "filter[=ID]", …
    QMap<QString, QStringList> lists; ///< "id", "message_id"
};

template <typename T>
using Checked = tl::expected<T, GateRefusal>;

tl::unexpected<GateRefusal> refuse(Kind kind, const QString &text)
{
    return tl::unexpected(GateRefusal{kind, text});
}

bool isPercentEncoded(QStringView text)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'.' || c == u'_' || c == u'~' || c == u'%';
    };
    return std::ranges::all_of(text, plain);
}

/// `id[0]` → list "id"; everything else is a scalar under its whole name.
void insert(Command &command, const QString &name, const QString &value)
{
    static const QStringList lists{u"id"_s, u"message_id"_s};
    for (const QString &list : lists) {
        if (name.startsWith(list + u'[') && name.endsWith(u']')) {
            command.lists[list].append(value);
            return;
        }
    }
    command.scalars.insert(name, value);
}

/// A batch command the way PHP's parse_str reads it: the first `=` ends the key.
Checked<Command> readCommand(const QString &text)
{
    Command command;
    const qsizetype question = text.indexOf(u'?');
    command.method = text.left(question);
    if (question < 0)
        return command;
    for (const QString &pair : text.mid(question + 1).split(u'&')) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return refuse(Kind::Unencoded, u"'%1' is no key with a value"_s.arg(pair));
        const QString key = pair.left(equals);
        const QString value = pair.mid(equals + 1);
        if (!isPercentEncoded(key) || !isPercentEncoded(value))
            return refuse(Kind::Unencoded, u"'%1' is not percent-encoded"_s.arg(pair));
        insert(command, QUrl::fromPercentEncoding(key.toLatin1()), QUrl::fromPercentEncoding(value.toLatin1()));
    }
    return command;
}

QString scalarOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isString() ? value.toString() : QString();
}

/// The JSON body of a single call.
Checked<Command> readCall(const QString &method, const QJsonObject &body)
{
    Command command;
    command.method = method;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!it->isArray()) {
            command.scalars.insert(it.key(), scalarOf(*it));
            continue;
        }
        QStringList &list = command.lists[it.key()];
        for (const QJsonValue &value : it->toArray())
            list.append(scalarOf(value));
    }
    return command;
}

Checked<std::vector<Command>> readBatch(const QJsonObject &body)
{
    if (body.size() != 2 || !body.contains(u"halt"_s) || !body.value(u"cmd"_s).isObject())
        return refuse(Kind::OtherThanIntended, u"a batch has halt and cmd, nothing else"_s);
    if (body.value(u"halt"_s) != QJsonValue(0))
        return refuse(Kind::OtherThanIntended, u"halt is not 0"_s);
    std::vector<Command> commands;
    for (const QJsonValue &text : body.value(u"cmd"_s).toObject()) {
        auto command = readCommand(text.toString());
        if (!command)
            return tl::unexpected(command.error());
        commands.push_back(std::move(*command));
    }
    if (commands.size() > mostBatchCommands)
        return refuse(Kind::TooMany, u"%1 commands in a batch"_s.arg(static_cast<qulonglong>(commands.size())));
    return commands;
}

// ---- the traps, whatever was meant

std::optional<GateRefusal> checkClear(const Command &command, bool alone)
{
    const QString process = command.scalars.value(u"process_id"_s);
    if (!ProcessId::from(process))
        return GateRefusal{Kind::BlankProcess, u"process_id is '%1'"_s.arg(process)};
    const bool ids = command.lists.contains(u"id"_s) || command.scalars.contains(u"id"_s);
    const bool messages = command.lists.contains(u"message_id"_s) || command.scalars.contains(u"message_id"_s);
    if (ids && messages)
        return GateRefusal{Kind::BothLists, u"id and message_id"_s};
    const QStringList list = command.lists.value(ids ? u"id"_s : u"message_id"_s);
    if (list.isEmpty())
        return GateRefusal{Kind::NoList, u"neither id nor message_id holds anything"_s};
    if (static_cast<size_t>(list.size()) > (alone ? mostIdsPerCall : mostIdsPerCommand))
        return GateRefusal{Kind::TooMany, u"%1 ids in a command"_s.arg(list.size())};
    const auto valid = [ids](const QString &text) {
        return ids ? RecordId::from(text).has_value() : MessageId::from(text).has_value();
    };
    if (!std::ranges::all_of(list, valid))
        return GateRefusal{Kind::OtherThanIntended, u"a list holds something else than ids"_s};
    if (command.scalars.size() != 1 || command.lists.size() > 1)
        return GateRefusal{Kind::OtherThanIntended, u"event.offline.clear has other parameters"_s};
    return std::nullopt;
}

/// `filter[=ID]` and nothing else: one record.
bool isExact(const Command &command)
{
    return RecordId::from(command.scalars.value(u"filter[=ID]"_s)) && command.scalars.value(u"limit"_s) == u"1"_s;
}

/// From one record to another, and no more than asked for. Must not delete.
bool isBoundedRange(const Command &command)
{
    const auto first = RecordId::from(command.scalars.value(u"filter[>=ID]"_s));
    const auto last = RecordId::from(command.scalars.value(u"filter[<=ID]"_s));
    const auto limit = command.scalars.value(u"limit"_s).toULongLong();
    const bool anyEvent = !command.scalars.contains(u"filter[=EVENT_NAME]"_s);
    return first && last && *first <= *last && limit > 0 && limit <= mostRecordsPerRange &&
           (anyEvent || !command.scalars.value(u"filter[=EVENT_NAME]"_s).trimmed().isEmpty());
}

std::optional<GateRefusal> checkGet(const Command &command)
{
    const QString clear = command.scalars.value(u"clear"_s);
    if (clear != u"0"_s && clear != u"1"_s)
        return GateRefusal{Kind::ImplicitClear, u"clear is '%1'"_s.arg(clear)};
    const bool ranged = clear == u"0"_s && !command.scalars.contains(u"filter[=ID]"_s);
    QStringList allowed{u"clear"_s, u"limit"_s, u"order[ID]"_s};
    allowed += ranged ? QStringList{u"filter[>=ID]"_s, u"filter[<=ID]"_s} : QStringList{u"filter[=ID]"_s};
    if (ranged && command.scalars.contains(u"filter[=EVENT_NAME]"_s))
        allowed.append(u"filter[=EVENT_NAME]"_s);
    if (command.scalars.contains(u"error"_s))
        allowed.append(u"error"_s);
    allowed.sort();
    if (command.scalars.keys() != allowed || !command.lists.isEmpty() ||
        !(ranged ? isBoundedRange(command) : isExact(command)) || command.scalars.value(u"error"_s, u"1"_s) != u"1"_s ||
        command.scalars.value(u"order[ID]"_s) != u"ASC"_s)
        return GateRefusal{Kind::NotExact, u"event.offline.get is not for exactly the records that were meant"_s};
    return std::nullopt;
}

// ---- what was meant

Command expectedGet(bool failed, size_t limit, const QString &clear)
{
    Command command{u"event.offline.get"_s, {}, {}};
    command.scalars = {{u"clear"_s, clear}, {u"limit"_s, QString::number(limit)}, {u"order[ID]"_s, u"ASC"_s}};
    if (failed)
        command.scalars.insert(u"error"_s, u"1"_s);
    return command;
}

Command expected(const FreeRecord &record, const QString &clear)
{
    Command command = expectedGet(record.failed, 1, clear);
    command.scalars.insert(u"filter[=ID]"_s, record.id.toString());
    return command;
}

Command expected(const Claim &claim)
{
    if (const auto *record = std::get_if<FreeRecord>(&claim))
        return expected(*record, u"0"_s);
    const auto &range = std::get<FreeRange>(claim);
    Command command = expectedGet(range.failed, range.records.size(), u"0"_s);
    const auto [first, last] = std::ranges::minmax(range.records.items());
    command.scalars.insert(u"filter[>=ID]"_s, first.toString());
    command.scalars.insert(u"filter[<=ID]"_s, last.toString());
    if (range.eventName)
        command.scalars.insert(u"filter[=EVENT_NAME]"_s, *range.eventName);
    return command;
}

Command expected(const ClearRequest &request)
{
    Command command{u"event.offline.clear"_s, {}, {}};
    if (const auto *byRecords = std::get_if<ClearByRecords>(&request)) {
        command.scalars.insert(u"process_id"_s, byRecords->process.toString());
        for (const RecordId id : byRecords->records)
            command.lists[u"id"_s].append(id.toString());
    } else {
        const auto &byMessages = std::get<ClearByMessages>(request);
        command.scalars.insert(u"process_id"_s, byMessages.process.toString());
        for (const auto &target : byMessages.targets)
            command.lists[u"message_id"_s].append(target.message.toString());
    }
    return command;
}

std::vector<Command> expectedOf(const Mutation &mutation)
{
    std::vector<Command> commands;
    if (const auto *reserve = std::get_if<ReserveRecords>(&mutation)) {
        for (const Claim &claim : reserve->claims)
            commands.push_back(expected(claim));
    } else if (const auto *take = std::get_if<TakeRecords>(&mutation)) {
        for (const FreeRecord &record : take->records)
            commands.push_back(expected(record, u"1"_s));
    } else {
        for (const ClearRequest &request : std::get<ClearRecords>(mutation).requests)
            commands.push_back(expected(request));
    }
    return commands;
}

bool same(const Command &a, const Command &b)
{
    return a.method == b.method && a.scalars == b.scalars && a.lists == b.lists;
}

} // namespace

std::optional<GateRefusal> checkEncoded(const QString &method, const QByteArray &body, const Mutation &meant)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return GateRefusal{Kind::OtherThanIntended, u"the body is no JSON object"_s};
    Checked<std::vector<Command>> commands;
    if (method == u"batch"_s)
        commands = readBatch(document.object());
    else
        commands = readCall(method, document.object()).map([](Command &&only) { return std::vector{std::move(only)}; });
    if (!commands)
        return commands.error();

    const std::vector<Command> wanted = expectedOf(meant);
    for (size_t i = 0; i < commands->size(); ++i) {
        const Command &command = (*commands)[i];
        std::optional<GateRefusal> refusal;
        if (command.method == u"event.offline.clear"_s)
            refusal = checkClear(command, method != u"batch"_s);
        else if (command.method == u"event.offline.get"_s)
            refusal = checkGet(command);
        else
            refusal = GateRefusal{Kind::OtherThanIntended, u"the method '%1' is not known here"_s.arg(command.method)};
        if (refusal) {
            refusal->text = u"command %1: %2"_s.arg(static_cast<qulonglong>(i)).arg(refusal->text);
            return refusal;
        }
    }
    if (!std::ranges::equal(*commands, wanted, same))
        return GateRefusal{Kind::OtherThanIntended, u"the request is not the one that was meant"_s};
    return std::nullopt;
}

} // namespace eventsweep
