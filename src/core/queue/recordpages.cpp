// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordpages.h"

#include "core/queue/recordparser.h"
#include "core/queue/recordreading.h"

namespace eventsweep {

QJsonObject pageParams(const QJsonObject &filter)
{
    QJsonObject params{{QStringLiteral("order"), QJsonObject{{QStringLiteral("ID"), QStringLiteral("DESC")}}}};
    if (!filter.isEmpty())
        params.insert(QStringLiteral("filter"), filter);
    return params;
}

ReadBatch pagesBelow(qint64 below, const QJsonObject &filter)
{
    ReadBatch batch;
    batch.setHalt(true);
    QJsonValue bound = below;
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i) {
        QJsonObject page = filter;
        page.insert(QStringLiteral("<ID"), bound);
        const bool added = batch.add({ReadMethod::OfflineList, pageParams(page)});
        Q_ASSERT(added);
        Q_UNUSED(added)
        bound = QStringLiteral("$result[%1][%2][ID]").arg(commandKey(i)).arg(recordsPerPage - 1);
    }
    return batch;
}

RecordPages readPages(const BatchAnswer &answers, std::optional<RecordId> above)
{
    RecordPages portion;
    for (const auto &answer : answers) {
        if (!answer) {
            portion.error = answer.error();
            return portion;
        }
        auto page = parseRecords(answer->result);
        if (!page) {
            portion.error = answerNotUnderstood(QStringLiteral("event.offline.list did not answer with a list"));
            return portion;
        }
        for (Record &record : *page) {
            if (record.id && above && *record.id >= *above) {
                portion.error = answerNotUnderstood(QStringLiteral("event.offline.list sent records out of order"));
                return portion;
            }
            if (record.id)
                above = record.id;
            portion.records.push_back(std::move(record));
        }
        const bool last =
            answer->total >= 0 ? answer->total <= static_cast<qint64>(page->size()) : page->size() < recordsPerPage;
        if (last) {
            portion.complete = true;
            return portion;
        }
        if (page->empty() || !page->back().id) {
            // The chain hangs on the last id of a page: without it the next reference points nowhere.
            portion.error = answerNotUnderstood(QStringLiteral("the last record of a page has no readable ID"));
            return portion;
        }
    }
    return portion;
}

} // namespace eventsweep
