// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demodata.h"

#include "portalsim/demopayloads.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kFirstId = 48211;

QString erp()
{
    return u"erp"_s;
}

// Seconds before now, oldest first: a steady trickle over 30 days, more in the last two, and imports that come all at
// once.
std::vector<qint64> ages(QRandomGenerator &random, int count)
{
    static constexpr qint64 bursts[] = {
        kDay * 27, kDay * 20 + kHour * 5, kDay * 13, kDay * 6 + kHour * 9, kDay * 2, kHour * 20, kHour * 3};
    std::vector<qint64> all;
    all.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const int kind = random.bounded(100);
        if (kind < 35)
            all.push_back(bursts[random.bounded(int(std::size(bursts)))] + random.bounded(240));
        else if (kind < 70)
            all.push_back(static_cast<qint64>(-std::log(1.0 - random.generateDouble()) * double(kHour) * 10) + 20);
        else
            all.push_back(random.bounded(int(kDay * 30)) + 60);
    }
    for (qint64 &age : all)
        age = std::min(age, kDay * 30);
    std::sort(all.rbegin(), all.rend());
    return all;
}

// A worker that took records some time ago and has not come back, or is at it just now.
struct Worker
{
    QString process;
    qint64 oldest; // age of the records that it holds, in seconds
    qint64 newest;
    int records;
    bool failed;
    QString connector;
};

std::vector<Worker> workers()
{
    return {{u"q7m2k9x4c1v8b3n6z5a0s7d2f9g4h1j8"_s, kDay * 28, kDay * 12, 37, false, {}},
            {u"w3e8r1t6y4u9i2o7p5l0k3j8h1g6f4d9"_s, kDay * 20, kDay * 3, 50, false, {}},
            {u"a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6"_s, kDay * 4, kHour * 5, 21, false, {}},
            {u"m9n8b7v6c5x4z3l2k1j0h9g8f7d6s5a4"_s, kHour * 4, 60, 25, false, {}},
            {u"f0e1d2c3b4a5968778695a4b3c2d1e0f"_s, kDay * 15, kDay, 6, true, {}},
            {u"e7r4p1w8q5t2y9u6i3o0a7s4d1f8g5h2"_s, kDay * 10, kHour, 14, false, erp()}};
}

class Maker
{
public:
    Maker(const DemoOptions &options, qint64 now)
        : random_(options.seed)
        , now_(now)
        , count_(options.records)
    {
    }

    QList<RecordData> make()
    {
        const std::vector<qint64> times = ages(random_, count_);
        qint64 id = kFirstId;
        for (size_t i = 0; i < times.size(); ++i) {
            id += random_.bounded(40) == 0 ? random_.bounded(5, 400) : 1 + (random_.bounded(4) == 0 ? 1 : 0);
            // Odd ones at even distances, so that small queues have each of them as well.
            const size_t gap = std::max<size_t>(1, times.size() / 24);
            const DemoEvent event = i % gap == gap / 2
                                        ? oddDemoEvent(static_cast<int>(i / gap) % kOddDemoEvents, random_)
                                        : nextDemoEvent(random_);
            add(id, event, times[i]);
        }
        for (const Worker &worker : workers())
            reserve(worker);
        fail();
        return records_;
    }

private:
    void add(qint64 id, const DemoEvent &event, qint64 age)
    {
        RecordData record;
        record.id = id;
        // Some came again later: then the time is newer than the neighbours'.
        const qint64 seen = random_.bounded(20) == 0 ? random_.bounded(int(age) + 1) : age;
        record.timestamp = QString::fromLatin1(momentText(now_ - seen, kPortalOffsetMinutes));
        record.eventName = event.name;
        record.eventData = event.data;
        record.eventAdditional = event.additional;
        record.messageId = QString::fromLatin1(messageIdOf(event.name.toUtf8(), event.data));
        if (random_.bounded(10) == 0)
            record.connectorId = erp();
        // One free record of a message in a queue.
        const QString key = record.messageId + record.connectorId;
        if (messages_.contains(key))
            return;
        messages_.insert(key);
        records_ += record;
        ages_.push_back(seen);
    }

    void reserve(const Worker &worker)
    {
        int left = std::max(1, worker.records * count_ / 1200);
        for (qsizetype i = 0; i < records_.size() && left > 0; ++i) {
            RecordData &record = records_[i];
            const qint64 age = ages_[static_cast<size_t>(i)];
            if (age > worker.oldest || age < worker.newest || !record.processId.isEmpty() ||
                record.connectorId != worker.connector)
                continue;
            record.processId = worker.process;
            record.error = worker.failed;
            --left;
        }
    }

    void fail()
    {
        for (qsizetype i = 0; i < records_.size(); ++i) {
            if (records_[i].processId.isEmpty() && (i % 83 == 41))
                records_[i].error = true;
        }
    }

    QRandomGenerator random_;
    qint64 now_;
    int count_;
    QList<RecordData> records_;
    std::vector<qint64> ages_;
    QSet<QString> messages_;
};

void bindDemoHandlers(Portal &portal)
{
    for (const char16_t *name :
         {u"ONCRMDEALADD", u"ONCRMDEALUPDATE", u"ONCRMDEALDELETE", u"ONCRMLEADADD", u"ONCRMLEADUPDATE",
          u"ONCRMCONTACTADD", u"ONCRMCONTACTUPDATE", u"ONCRMCOMPANYUPDATE", u"ONCRMDYNAMICITEMADD",
          u"ONCRMDYNAMICITEMUPDATE", u"ONTASKADD", u"ONTASKUPDATE", u"ONTASKDELETE", u"ONUSERADD"})
        portal.bindOffline(QString::fromUtf16(name));
    for (const char16_t *name : {u"ONCRMDEALUPDATE", u"ONCRMCOMPANYUPDATE", u"ONCRMCONTACTUPDATE"})
        portal.bindOffline(QString::fromUtf16(name), erp());
    portal.bindOnline(u"ONCRMDEALADD"_s, u"https://hooks.example.com/bitrix/deal"_s);
    portal.bindOnline(u"ONIMBOTMESSAGEADD"_s, u"https://bot.example.com/message?version=2"_s, 1);
}

} // namespace

void fillWithDemoData(Portal &portal, const DemoOptions &options)
{
    const qint64 now = (options.nowMs > 0 ? options.nowMs : portal.nowMs()) / 1000;
    portal.reset();
    for (const RecordData &record : Maker(options, now).make())
        portal.insert(record);
    bindDemoHandlers(portal);
}

} // namespace eventsweep::portalsim
