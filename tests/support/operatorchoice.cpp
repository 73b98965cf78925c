// SPDX-License-Identifier: Apache-2.0
#include "support/operatorchoice.h"

#include "core/clear/surroundings.h"
#include "core/queue/recordparser.h"
#include "portalsim/jsontext.h"

#include <QSet>

namespace eventsweep {

QByteArray queueOnTheWire(portalsim::Portal &portal)
{
    const portalsim::Identity admin{portalsim::mainApplication, 1, true, false};
    QByteArray all;
    for (qint64 start = 0; start < portal.queueSize(); start += 50) {
        const QByteArray page = "{\"order\":{\"ID\":\"DESC\"},\"start\":" + QByteArray::number(start) + '}';
        const portalsim::Answer answer =
            portal.call("event.offline.list", portalsim::parseJson(page).value_or(portalsim::PhpValue()), admin);
        all += (all.isEmpty() ? "" : ",") + answer.result.sliced(1).chopped(1);
    }
    return '[' + all + ']';
}

ClearScope chooseFrom(const QByteArray &queueOnTheWire, const QList<qint64> &ids, ClearScope::By by)
{
    RecordStore store;
    auto read = parseRecords(queueOnTheWire);
    if (!read)
        qFatal("the queue cannot be read");
    store.append(std::move(*read));

    QSet<MessageId> messages;
    for (RecordStore::Row row = 0; row < store.size(); ++row) {
        if (ids.contains(store.id(row)->value()))
            messages.insert(*store.messageId(row));
    }
    std::vector<ChosenRecord> records;
    for (RecordStore::Row row = 0; row < store.size(); ++row) {
        const bool meant = by == ClearScope::By::Messages ? messages.contains(*store.messageId(row))
                                                          : ids.contains(store.id(row)->value());
        if (meant)
            records.push_back(*choose(store.record(row)));
    }
    fillSurroundings(records, store);
    auto list = NonEmpty<ChosenRecord>::from(std::move(records));
    if (!list)
        qFatal("nothing was chosen");
    return {.by = by, .records = std::move(*list)};
}

} // namespace eventsweep
