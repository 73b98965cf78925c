// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/method.h"

#include <algorithm>
#include <limits>

namespace eventsweep::portalsim {

namespace {

constexpr qint64 pageSize = 50;
constexpr qsizetype messageIdLength = 32;

Answer refused(const QueryError &error)
{
    if (error.database)
        return Answer::failure(500, "ERROR_CORE", error.description);
    return Answer::wrongArgument(error.description, error.argument);
}

// All queue methods: an application's token, of an administrator.
std::optional<Answer> checkRights(const MethodCall &call)
{
    if (call.identity.webhook)
        return Answer::failure(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
    if (!call.identity.admin)
        return Answer::failure(403, "ACCESS_DENIED", "Access denied!");
    return {};
}

enum class Shape { List, Taken };

// Composed from bytes: payloads go out exactly as they were stored, and fast.
void appendRow(QByteArray &out, const Row &row, const TextPool &pool, Shape shape)
{
    out += "{\"ID\":\"" + QByteArray::number(row.id) + "\",\"TIMESTAMP_X\":\"" +
           momentText(row.time, row.offsetMinutes) + "\",\"EVENT_NAME\":";
    appendJsonText(out, pool.text(row.event));
    out += ",\"EVENT_DATA\":";
    out += row.data.isEmpty() ? QByteArray("null") : row.data;
    const QByteArray &additional = pool.text(row.additional);
    out += ",\"EVENT_ADDITIONAL\":";
    out += additional.isEmpty() ? QByteArray("null") : additional;
    out += ",\"MESSAGE_ID\":";
    appendJsonText(out, row.message.text());
    if (shape == Shape::List) {
        out += ",\"PROCESS_ID\":";
        appendJsonText(out, pool.text(row.process));
        out += row.error ? ",\"ERROR\":\"1\"" : ",\"ERROR\":\"0\"";
    }
    out += '}';
}

QByteArray rowsJson(const Table &table, const std::vector<size_t> &rows, const TextPool &pool, Shape shape)
{
    QByteArray out("[");
    out.reserve(static_cast<qsizetype>(rows.size()) * 320 + 2);
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i > 0)
            out += ',';
        appendRow(out, table.row(rows[i]), pool, shape);
    }
    return out + ']';
}

Condition numberIs(Field field, qint64 value)
{
    Condition condition;
    condition.field = field;
    condition.numbers = {value};
    return condition;
}

// Free records cannot be found by an index, so they are compared by their text like any other process.
Condition processIs(const QByteArray &process)
{
    Condition condition;
    condition.field = Field::ProcessId;
    condition.texts = {process};
    return condition;
}

// trim(): false when PHP would refuse the value.
bool trimmedText(const PhpValue &value, QByteArray &text)
{
    if (value.isArray())
        return false;
    text = value.toText().trimmed();
    return true;
}

struct TakeRequest
{
    bool clear = true;
    std::optional<QByteArray> process;
    bool failedOnes = false;
    qint64 limit = pageSize;
    std::vector<Condition> conditions;
    std::vector<OrderTerm> order;
};

tl::expected<TakeRequest, Answer> readTakeRequest(const MethodCall &call)
{
    TakeRequest request;
    const PhpValue &parameters = call.parameters;
    if (const PhpValue *clear = parameters.given("clear"))
        request.clear = clear->toInt() != 0;
    if (const PhpValue *process = parameters.given("process_id")) {
        QByteArray text;
        if (!trimmedText(*process, text))
            return tl::unexpected(Answer::phpFailure());
        request.process = text;
    }
    if (!request.clear && !call.features.reservations)
        return tl::unexpected(
            Answer::failure(403, "WRONG_LICENSE",
                            "This feature is not enabled for the current license: extended offline events handling"));
    if (const PhpValue *limit = parameters.given("limit"))
        request.limit = limit->toInt();
    if (request.limit <= 0)
        return tl::unexpected(Answer::wrongArgument("Value must be positive integer", "LIMIT"));
    if (const PhpValue *failed = parameters.given("error"))
        request.failedOnes = failed->toInt() == 1;

    const QueryKind kind = request.process ? QueryKind::Reread : QueryKind::Take;
    auto conditions = parseFilter(parameters.given("filter"), kind);
    if (!conditions)
        return tl::unexpected(refused(conditions.error()));
    auto order = parseOrder(parameters.given("order"), kind, Field::Timestamp);
    if (!order)
        return tl::unexpected(refused(order.error()));
    request.conditions = std::move(*conditions);
    request.order = std::move(*order);
    return request;
}

} // namespace

Answer offlineList(MethodCall &call)
{
    if (const auto denied = checkRights(call))
        return *denied;
    const auto conditions = parseFilter(call.parameters.given("filter"), QueryKind::List);
    if (!conditions)
        return refused(conditions.error());
    const auto order = parseOrder(call.parameters.given("order"), QueryKind::List, Field::Id);
    if (!order)
        return refused(order.error());
    const PhpValue *start = call.parameters.find("start");
    const qint64 offset = std::max<qint64>(0, start ? start->toInt() : 0);

    const Table &table = call.queue.table(call.identity.application, call.connector);
    const Selection selection = table.select(*conditions, *order, offset, pageSize);
    Answer answer = Answer::success(rowsJson(table, selection.rows, call.queue.pool(), Shape::List));
    const qint64 reached = offset + static_cast<qint64>(selection.rows.size());
    if (reached < selection.total)
        answer.next = reached;
    answer.total = selection.total;
    return answer;
}

Answer offlineGet(MethodCall &call)
{
    if (const auto denied = checkRights(call))
        return *denied;
    auto request = readTakeRequest(call);
    if (!request)
        return request.error();
    Table &table = call.queue.table(call.identity.application, call.connector);
    request->conditions.push_back(numberIs(Field::Error, request->failedOnes ? 1 : 0));
    request->conditions.push_back(processIs(request->process.value_or(QByteArray())));
    const Selection selection = table.select(request->conditions, request->order, 0, request->limit);

    const bool reading = request->process.has_value();
    const QByteArray process = reading ? *request->process : call.queue.newProcessId();
    const QByteArray events = rowsJson(table, selection.rows, call.queue.pool(), Shape::Taken);
    if (!reading && !request->clear)
        call.queue.reserve(table, selection.rows, call.queue.pool().intern(process));
    if (request->clear && !reading) {
        call.queue.remove(table, selection.rows);
    } else if (request->clear && !selection.rows.empty()) {
        // The whole process goes, whatever filter and limit said: read again what that is.
        const Selection all = table.select({processIs(process)}, {}, 0, std::numeric_limits<qint64>::max());
        call.queue.remove(table, all.rows);
    }
    const bool tellProcess = reading || !request->clear;
    return Answer::success("{\"process_id\":" + (tellProcess ? jsonText(process) : QByteArray("null")) +
                           ",\"events\":" + events + '}');
}

Answer offlineClear(MethodCall &call)
{
    if (const auto denied = checkRights(call))
        return *denied;
    const PhpValue *process = call.parameters.given("process_id");
    if (!process)
        return Answer::wrongArgument("Argument 'PROCESS_ID' is null or empty", "PROCESS_ID");
    QByteArray processId;
    if (!trimmedText(*process, processId))
        return Answer::phpFailure();

    std::vector<Condition> conditions{processIs(processId)};
    if (const PhpValue *messages = call.parameters.given("message_id")) {
        if (!messages->isArray())
            return Answer::wrongArgument("Value must be array of MESSAGE_ID values", "message_id");
        Condition named;
        named.field = Field::MessageId;
        for (const auto &entry : messages->entries()) {
            QByteArray text;
            if (!trimmedText(entry.second, text))
                return Answer::phpFailure();
            if (QString::fromUtf8(text).size() != messageIdLength)
                return Answer::wrongArgument("Value must be array of MESSAGE_ID values", "messsage_id");
            named.texts.push_back(text);
        }
        // An empty list is no list: the condition is left out and the whole reservation goes.
        if (!named.texts.empty())
            conditions.push_back(named);
    } else if (const PhpValue *ids = call.parameters.given("id")) {
        if (!ids->isArray())
            return Answer::wrongArgument("Value must be array of integers", "id");
        Condition named;
        named.field = Field::Id;
        for (const auto &entry : ids->entries()) {
            const qint64 id = entry.second.toInt();
            if (id <= 0)
                return Answer::wrongArgument("Value must be array of integers", "id");
            named.numbers.push_back(id);
        }
        std::sort(named.numbers.begin(), named.numbers.end());
        if (!named.numbers.empty())
            conditions.push_back(named);
    }
    Table &table = call.queue.table(call.identity.application, call.connector);
    call.queue.remove(table, table.select(conditions, {}, 0, std::numeric_limits<qint64>::max()).rows);
    return Answer::success("true");
}

Answer offlineError(MethodCall &call)
{
    if (const auto denied = checkRights(call))
        return *denied;
    const PhpValue *process = call.parameters.given("process_id");
    if (!process)
        return Answer::wrongArgument("Argument 'PROCESS_ID' is null or empty", "PROCESS_ID");
    QByteArray processId;
    if (!trimmedText(*process, processId))
        return Answer::phpFailure();
    const PhpValue *messages = call.parameters.given("message_id");
    if (!messages || !messages->isArray())
        return Answer::wrongArgument("Value must be array of MESSAGE_ID values", "message_id");
    std::vector<MessageKey> keys;
    for (const auto &entry : messages->entries()) {
        if (entry.second.isArray())
            return Answer::phpFailure();
        keys.emplace_back(entry.second.toText());
    }
    Table &table = call.queue.table(call.identity.application, call.connector);
    // A process that nobody has is still a process: with it, every unfailed copy counts as another one and goes.
    const quint32 number = call.queue.pool().intern(processId);
    if (!call.queue.markFailed(table, number, keys))
        return Answer::failure(500, "ERROR_CORE", "SQL query error!");
    return Answer::success("true");
}

} // namespace eventsweep::portalsim
