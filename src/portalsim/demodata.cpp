// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demodata.h"

#include "portalsim/demopayloads.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;
constexpr qint64 firstId = 48211;

QString erp()
{
    return u"erp"_s;
}

// Seconds before now, oldest first: a steady trickle over 30 days, more in the last two, and imports that come all at
// once.
std::vector<qint64> ages(QRandomGenerator &random, int count)
{
    static constexpr qint64 bursts[] = {day * 27, day * 20 + hour * 5, day * 13, day * 6 + hour * 9,
                                        day * 2,  hour * 20,           hour * 3};
    std::vector<qint64> all;
    all.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const int kind = random.bounded(100);
        if (kind < 35)
            all.push_back(bursts[random.bounded(int(std::size(bursts)))] + random.bounded(240));
        else if (kind < 70)
            all.push_back(static_cast<qint64>(-std::log(1.0 - random.generateDouble()) * double(hour) * 10) + 20);
        else
            all.push_back(random.bounded(int(day * 30)) + 60);
    }
    for (qint64 &age : all)
        age = std::min(age, day * 30);
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
    return {{u"q7m2k9x4c1v8b3n6z5a0s7d2f9g4h1j8"_s, day * 28, day * 12, 37, false, {}},
            {u"w3e8r1t6y4u9i2o7p5l0k3j8h1g6f4d9"_s, day * 20, day * 3, 50, false, {}},
            {u"a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6"_s, day * 4, hour * 5, 21, false, {}},
            {u"m9n8b7v6c5x4z3l2k1j0h9g8f7d6s5a4"_s, hour * 4, 60, 25, false, {}},
            {u"f0e1d2c3b4a5968778695a4b3c2d1e0f"_s, day * 15, day, 6, true, {}},
            {u"e7r4p1w8q5t2y9u6i3o0a7s4d1f8g5h2"_s, day * 10, hour, 14, false, erp()}};
}

class Maker
{
public:
    Maker(const DemoOptions &options, qint64 now)
        : m_random(options.seed)
        , m_now(now)
        , m_count(options.records)
    {
    }

    QList<RecordData> make()
    {
        const std::vector<qint64> times = ages(m_random, m_count);
        qint64 id = firstId;
        for (size_t i = 0; i < times.size(); ++i) {
            id += m_random.bounded(40) == 0 ? m_random.bounded(5, 400) : 1 + (m_random.bounded(4) == 0 ? 1 : 0);
            // Odd ones at even distances, so that small queues have each of them as well.
            const size_t gap = std::max<size_t>(1, times.size() / 24);
            const DemoEvent event = i % gap == gap / 2
                                        ? oddDemoEvent(static_cast<int>(i / gap) % oddDemoEvents, m_random)
                                        : nextDemoEvent(m_random);
            add(id, event, times[i]);
        }
        for (const Worker &worker : workers())
            reserve(worker);
        fail();
        return m_records;
    }

private:
    void add(qint64 id, const DemoEvent &event, qint64 age)
    {
        RecordData record;
        record.id = id;
        // Some came again later: then the time is newer than the neighbours'.
        const qint64 seen = m_random.bounded(20) == 0 ? m_random.bounded(int(age) + 1) : age;
        record.timestamp = QString::fromLatin1(momentText(m_now - seen, portalOffsetMinutes));
        record.eventName = event.name;
        record.eventData = event.data;
        record.eventAdditional = event.additional;
        record.messageId = QString::fromLatin1(messageIdOf(event.name.toUtf8(), event.data));
        if (m_random.bounded(10) == 0)
            record.connectorId = erp();
        // One free record of a message in a queue.
        const QString key = record.messageId + record.connectorId;
        if (m_messages.contains(key))
            return;
        m_messages.insert(key);
        m_records += record;
        m_ages.push_back(seen);
    }

    void reserve(const Worker &worker)
    {
        int left = std::max(1, worker.records * m_count / 1200);
        for (qsizetype i = 0; i < m_records.size() && left > 0; ++i) {
            RecordData &record = m_records[i];
            const qint64 age = m_ages[static_cast<size_t>(i)];
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
        for (qsizetype i = 0; i < m_records.size(); ++i) {
            if (m_records[i].processId.isEmpty() && (i % 83 == 41))
                m_records[i].error = true;
        }
    }

    QRandomGenerator m_random;
    qint64 m_now;
    int m_count;
    QList<RecordData> m_records;
    std::vector<qint64> m_ages;
    QSet<QString> m_messages;
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
