// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordreading.h"

#include "core/base/futures.h"
#include "core/queue/recordparser.h"

#include <QJsonArray>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

tl::unexpected<RestError> notUnderstood(const QString &text)
{
    return tl::unexpected(answerNotUnderstood(text));
}

// ---- the questions

QJsonObject anyOf(const NonEmpty<RecordId> &ids)
{
    QJsonArray list;
    for (const RecordId id : ids)
        list.append(id.value());
    return {{u"@ID"_s, list}};
}

QJsonObject filterOf(const ListRecords &command)
{
    return anyOf(command.ids);
}

QJsonObject filterOf(const CountRecords &command)
{
    return anyOf(command.ids);
}

QJsonObject filterOf(const CountHeld &command)
{
    return {{u"=PROCESS_ID"_s, command.process.toString()}};
}

QJsonObject filterOf(const ListHeld &command)
{
    return {{u">=ID"_s, command.first.value()},
            {u"<=ID"_s, command.last.value()},
            {u"=PROCESS_ID"_s, command.process.toString()}};
}

QJsonObject filterOf(const CountFree &command)
{
    QJsonObject filter{{u">=ID"_s, command.first.value()},
                       {u"<=ID"_s, command.last.value()},
                       {u"=PROCESS_ID"_s, u""_s},
                       {u"=ERROR"_s, command.failed ? 1 : 0}};
    if (command.eventName)
        filter.insert(u"=EVENT_NAME"_s, *command.eventName);
    return filter;
}

QJsonObject filterOf(const CountFreeAmong &command)
{
    QJsonObject filter = anyOf(command.ids);
    filter.insert(u"=PROCESS_ID"_s, u""_s);
    filter.insert(u"=ERROR"_s, command.failed ? 1 : 0);
    return filter;
}

size_t most(const ListCommand &command)
{
    return std::holds_alternative<ListRecords>(command) ? recordsPerPage : idsPerCount;
}

size_t idsIn(const ListCommand &command)
{
    if (const auto *records = std::get_if<ListRecords>(&command))
        return records->ids.size();
    if (const auto *among = std::get_if<CountFreeAmong>(&command))
        return among->ids.size();
    const auto *count = std::get_if<CountRecords>(&command);
    return count ? count->ids.size() : 0;
}

// ---- whether a record belongs into an answer

bool isIn(const NonEmpty<RecordId> &ids, const Record &record)
{
    return record.id && std::ranges::find(ids, *record.id) != ids.end();
}

bool isFree(const Record &record, bool failed)
{
    return record.state == RecordState::NotUnderstood ||
           record.state == (failed ? RecordState::Failed : RecordState::Pending);
}

bool belongs(const ListRecords &command, const Record &record)
{
    return isIn(command.ids, record);
}

bool belongs(const CountRecords &command, const Record &record)
{
    return isIn(command.ids, record);
}

bool belongs(const CountHeld &command, const Record &record)
{
    // What cannot be understood says nothing about who holds it.
    return record.processId == command.process || record.state == RecordState::NotUnderstood;
}

bool belongs(const ListHeld &command, const Record &record)
{
    return record.id && *record.id >= command.first && *record.id <= command.last &&
           belongs(CountHeld{command.process}, record);
}

bool belongs(const CountFree &command, const Record &record)
{
    return record.id && *record.id >= command.first && *record.id <= command.last && isFree(record, command.failed) &&
           (!command.eventName || record.eventName == *command.eventName);
}

bool belongs(const CountFreeAmong &command, const Record &record)
{
    return isIn(command.ids, record) && isFree(record, command.failed);
}

RestResult<ListAnswer> readAnswer(const ListCommand &asked, const RestAnswer &answer)
{
    auto records = parseRecords(answer.result);
    if (!records)
        return notUnderstood(u"event.offline.list did not answer with a list"_s);
    const auto size = static_cast<qint64>(records->size());
    if (answer.total < 0 || size != std::min<qint64>(answer.total, recordsPerPage))
        return notUnderstood(u"event.offline.list counted %1 records and sent %2"_s.arg(answer.total).arg(size));
    const auto expected = [&asked](const Record &record) {
        return std::visit([&record](const auto &command) { return belongs(command, record); }, asked);
    };
    if (!std::ranges::all_of(*records, expected))
        return notUnderstood(u"event.offline.list sent a record that was not asked for"_s);
    // Asked for in the order of their ids: one that comes twice would hide another.
    const auto inOrder = [](const Record &a, const Record &b) { return !a.id || !b.id || *a.id < *b.id; };
    for (size_t i = 1; i < records->size(); ++i) {
        if (!inOrder((*records)[i - 1], (*records)[i]))
            return notUnderstood(u"event.offline.list sent a record twice, or out of order"_s);
    }
    const size_t ids = idsIn(asked);
    if (ids > 0 && answer.total > static_cast<qint64>(ids))
        return notUnderstood(u"event.offline.list counted more records than were asked for"_s);
    return ListAnswer{answer.total, std::move(*records)};
}

RestResult<ListAnswers> readAnswers(const std::vector<ListCommand> &asked, const BatchAnswer &answers)
{
    if (answers.size() != asked.size())
        return notUnderstood(u"the batch has another number of answers than of commands"_s);
    ListAnswers read;
    for (size_t i = 0; i < asked.size(); ++i) {
        if (!answers[i])
            return tl::unexpected(answers[i].error());
        auto answer = readAnswer(asked[i], *answers[i]);
        if (!answer)
            return tl::unexpected(answer.error());
        read.commands.push_back(std::move(*answer));
        if (answers[i]->finishedAt)
            read.portalTime = answers[i]->finishedAt;
    }
    return read;
}

} // namespace

QFuture<RestResult<ListAnswers>> list(RestClient &client, const NonEmpty<ListCommand> &commands,
                                      const RestClient::Options &options)
{
    const auto refused = [](const QString &why) {
        return QtFuture::makeReadyFuture(RestResult<ListAnswers>(notUnderstood(why)));
    };
    ReadBatch batch;
    batch.setHalt(true);
    for (const ListCommand &command : commands) {
        if (idsIn(command) > most(command))
            return refused(u"too many ids"_s);
        const QJsonObject filter = std::visit([](const auto &kind) { return filterOf(kind); }, command);
        if (!batch.add(
                {ReadMethod::OfflineList, {{u"filter"_s, filter}, {u"order"_s, QJsonObject{{u"ID"_s, u"ASC"_s}}}}}))
            return refused(u"too many commands"_s);
    }
    const auto ending = std::make_shared<Ending<RestResult<ListAnswers>>>();
    whenDone(client.read(std::move(batch), options), &client,
             [ending, &client, asked = commands.items()](const RestResult<BatchAnswer> &answers) {
                 if (!answers) {
                     ending->end(tl::unexpected(answers.error()));
                     return;
                 }
                 // Up to 2 500 records: parsed off the thread.
                 const auto parsed =
                     QtConcurrent::run([asked, answer = *answers] { return readAnswers(asked, answer); });
                 whenDone(parsed, &client, [ending](const auto &read) { ending->end(read); });
             });
    return ending->future();
}

} // namespace eventsweep
