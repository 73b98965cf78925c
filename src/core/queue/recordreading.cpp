// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordreading.h"

#include "core/base/futures.h"
#include "core/queue/recordparser.h"

#include <QJsonArray>
#include <QSet>
#include <QtConcurrent>

#include <algorithm>
#include <span>

namespace eventsweep {

namespace {

using Portion = std::span<const RecordId>;

tl::unexpected<RestError> notUnderstood(const QString &text)
{
    return tl::unexpected(answerNotUnderstood(text));
}

RestResult<void> readCommand(Portion asked, const RestAnswer &answer, std::vector<Record> &found)
{
    const auto records = parseRecords(answer.result);
    if (!records)
        return notUnderstood(QStringLiteral("event.offline.list did not answer with a list"));
    if (answer.total != static_cast<qint64>(records->size()))
        return notUnderstood(
            QStringLiteral("event.offline.list counted %1 records and sent %2").arg(answer.total).arg(records->size()));
    for (const Record &record : *records) {
        // Without an id nobody knows which of those asked for it is.
        if (!record.id || std::ranges::find(asked, *record.id) == asked.end())
            return notUnderstood(QStringLiteral("event.offline.list sent a record that was not asked for"));
        found.push_back(record);
    }
    return {};
}

RestResult<std::vector<Record>> readAll(const std::vector<RecordId> &ids, const BatchAnswer &answers)
{
    std::vector<Record> found;
    const Portion all(ids);
    for (size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i])
            return tl::unexpected(answers[i].error());
        const size_t start = i * recordsPerPage;
        const auto read =
            readCommand(all.subspan(start, std::min(recordsPerPage, all.size() - start)), *answers[i], found);
        if (!read)
            return tl::unexpected(read.error());
    }
    return found;
}

} // namespace

QFuture<RestResult<std::vector<Record>>> readRecords(RestClient &client, const NonEmpty<RecordId> &ids,
                                                     const RestClient::Options &options)
{
    ReadBatch batch;
    batch.setHalt(true);
    const Portion all(ids.items());
    for (size_t start = 0; start < all.size(); start += recordsPerPage) {
        QJsonArray list;
        for (const RecordId id : all.subspan(start, std::min(recordsPerPage, all.size() - start)))
            list.append(id.value());
        const QJsonObject params{{QStringLiteral("filter"), QJsonObject{{QStringLiteral("@ID"), list}}},
                                 {QStringLiteral("order"), QJsonObject{{QStringLiteral("ID"), QStringLiteral("ASC")}}}};
        if (!batch.add({ReadMethod::OfflineList, params}))
            return QtFuture::makeReadyFuture(
                RestResult<std::vector<Record>>(notUnderstood(QStringLiteral("too many ids"))));
    }
    const auto ending = std::make_shared<Ending<RestResult<std::vector<Record>>>>();
    whenDone(client.read(std::move(batch), options), &client,
             [ending, &client, list = ids.items()](const RestResult<BatchAnswer> &answers) {
                 if (!answers) {
                     ending->end(tl::unexpected(answers.error()));
                     return;
                 }
                 // Up to 2 500 records: parsed off the thread.
                 const auto parsed = QtConcurrent::run([list, answer = *answers] { return readAll(list, answer); });
                 whenDone(parsed, &client, [ending](const auto &records) { ending->end(records); });
             });
    return ending->future();
}

} // namespace eventsweep
