// SPDX-License-Identifier: Apache-2.0
#include "support/clearstorm.h"

#include "core/base/jsonslice.h"
#include "portalsim/jsontext.h"
#include "support/clearscenes.h"
#include "support/clearworld.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

const QStringList events{u"ONCRMDEALUPDATE"_s, u"ONCRMLEADADD"_s, u"ONTASKUPDATE"_s};
const QStringList workers{u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s, u"pbb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2"_s,
                          u"pcc3c3c3c3c3c3c3c3c3c3c3c3c3c3c3"_s};

class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    /// 0 … below - 1
    qint64 below(qint64 below) { return m_random.bounded(static_cast<int>(below)); }
    bool percent(int chance) { return m_random.bounded(100) < chance; }
    template <typename List>
    const auto &of(const List &list)
    {
        return list[below(std::ssize(list))];
    }

private:
    QRandomGenerator m_random;
};

/// How bad it gets in one life: chances in percent at each request.
struct Weather
{
    int rival = 0;
    int rivalInBatch = 0;
    int lateJoiner = 0; ///< something gets free, or appears, just before a reservation
    int fault = 0;
    int commandFault = 0;
    int stop = 0;
    int readOnly = 0;
    int licence = 0;
    int signOut = 0;
    int move = 0;
};

class Storm
{
public:
    explicit Storm(quint32 seed)
        : m_dice(seed)
        , m_world(options(seed))
    {
    }

    StormReport run()
    {
        fillQueue();
        addJobs();
        m_world.setOnAnswer([this](const portalsim::HttpResponse &response) { tellAnswer(response); });
        const int lives = 1 + static_cast<int>(m_dice.below(4));
        for (int life = 0; life < lives && m_report.broken.isEmpty(); ++life)
            badLife();
        if (m_report.broken.isEmpty())
            calm();
        tellReports();
        tellWhoHoldsWhat();
        for (const auto &entry : m_world.portal().history())
            m_report.removed += entry.who == portalsim::HistoryEntry::Who::Caller &&
                                entry.what == portalsim::HistoryEntry::What::Removed;
        return m_report;
    }

private:
    // ---- the world

    ClearWorld::Options options(quint32 seed)
    {
        ClearWorld::Options options;
        options.seed = seed;
        options.reservations = m_dice.percent(70);
        if (m_dice.percent(35)) {
            const int burst = 3 + static_cast<int>(m_dice.below(3));
            options.bucket = portalsim::BucketSize{double(burst), 1.0};
            // Half of them believe in a larger one.
            options.policy = m_dice.percent(50) ? RateLimiter::Policy{.burst = burst, .drainedPerSecond = 1.0}
                                                : RateLimiter::Policy{.burst = 50, .drainedPerSecond = 2.0};
        }
        tell(u"%1 reservations, %2"_s.arg(options.reservations ? u"with"_s : u"without"_s,
                                          options.bucket ? u"tiny limits"_s : u"no limits"_s));
        return options;
    }

    void fillQueue()
    {
        // Large ones are counted instead of read, and reserved in ranges.
        m_isLarge = m_dice.percent(6);
        const qint64 count = m_isLarge ? 250 + m_dice.below(250) : 8 + m_dice.below(m_dice.percent(20) ? 110 : 40);
        const int youngShare = static_cast<int>(m_dice.of(QList<int>{0, 20, 100}));
        const bool failedField = m_dice.percent(15); // failed ones, and reserved ones that can join them
        QSet<QString> keys;                          // unique on the portal: message and process
        qint64 id = 1000;
        for (qint64 i = 0; i < count; ++i) {
            id += 1 + (m_dice.percent(m_gaps) ? 1 + m_dice.below(30) : 0);
            const bool copy = i > 0 && m_dice.percent(12);
            const qint64 object = copy ? 1 + m_dice.below(i) : i + 1;
            const QString event = m_dice.percent(60) ? events.front() : m_dice.of(events);
            const QString process = m_dice.percent(failedField ? 20 : 28) ? m_dice.of(workers) : QString();
            const qint64 age = m_dice.percent(youngShare) ? m_dice.below(115)
                               : m_dice.percent(4)        ? 3'500'000
                                                          : 150 + m_dice.below(90'000);
            const bool failed = failedField ? process.isEmpty() : m_dice.percent(20);
            const auto record = eventRecord(id, object, event, m_world.portalSeconds(), age, process, failed);
            if (keys.contains(record.messageId + process))
                continue;
            keys.insert(record.messageId + process);
            m_used.insert(id);
            m_world.insert(record);
        }
    }

    QList<qint64> choice()
    {
        const auto queue = m_world.portal().queue();
        QList<qint64> ids;
        const qint64 style = m_isLarge ? m_dice.of(QList<qint64>{1, 2, 4, 5}) : m_dice.below(6);
        const QString event = m_dice.of(events);
        const QString process = m_dice.of(workers);
        const int share = 20 + static_cast<int>(m_dice.below(70));
        bool inRun = m_dice.percent(50);
        for (const auto &record : queue) {
            if (m_dice.percent(m_isLarge ? 1 : 15))
                inRun = !inRun;
            const bool meant = style == 0   ? m_dice.percent(share)
                               : style == 1 ? inRun
                               : style == 2 ? record.eventName == event
                               : style == 3 ? record.processId == process
                               : style == 5 ? record.processId.isEmpty() && record.error == queue.front().error
                                            : m_dice.percent(93);
            if (meant)
                ids.append(record.id);
        }
        if (ids.isEmpty())
            ids.append(m_dice.of(queue).id);
        return ids;
    }

    void addJobs()
    {
        const int jobs = m_dice.percent(15) ? 2 : 1;
        for (int i = 0; i < jobs; ++i) {
            const auto by = m_dice.percent(25) ? ClearScope::By::Messages : ClearScope::By::Records;
            ClearScope scope = m_world.chosen(choice(), by);
            scope.includeChanged = m_dice.percent(20);
            m_report.chosen += static_cast<int>(scope.records.size());
            for (const ChosenRecord &record : scope.records)
                m_chosen.append(record.id.value());
            tell(u"job %1: %2 records by %3%4"_s.arg(i)
                     .arg(scope.records.size())
                     .arg(by == ClearScope::By::Messages ? u"message"_s : u"record"_s,
                          scope.includeChanged ? u", changed ones too"_s : QString()));
            m_world.addJob(std::move(scope));
            ++m_jobs;
        }
    }

    // ---- lives

    void badLife()
    {
        Weather weather;
        weather.rival = m_dice.percent(70) ? static_cast<int>(m_dice.below(40)) : 0;
        weather.rivalInBatch = m_dice.percent(50) ? static_cast<int>(m_dice.below(20)) : 0;
        weather.lateJoiner = m_dice.percent(25) ? 80 : 0;
        weather.fault = m_dice.percent(60) ? static_cast<int>(m_dice.below(30)) : 0;
        weather.commandFault = m_dice.percent(25) ? static_cast<int>(m_dice.below(8)) : 0;
        weather.stop = m_dice.percent(20) ? 10 : 0;
        weather.readOnly = m_dice.percent(10) ? 12 : 0;
        weather.licence = m_dice.percent(10) ? 12 : 0;
        weather.signOut = m_dice.percent(10) ? 12 : 0;
        weather.move = m_dice.percent(12) ? 12 : 0;
        const Mishap mishap = m_dice.percent(45)   ? Mishap::Kill
                              : m_dice.percent(15) ? Mishap::Failure
                              : m_dice.percent(8)  ? Mishap::Outage
                                                   : Mishap::None;
        const int step = 1 + static_cast<int>(m_dice.below(m_dice.percent(70) ? 40 : 90));
        tell(u"life %1: %2"_s.arg(++m_report.lives)
                 .arg(mishap == Mishap::None ? u"to its end"_s
                                             : u"%1 at step %2"_s.arg(QLatin1String(nameOf(mishap))).arg(step)));

        m_world.setOnRequest([this, weather](int, HttpRequest &request, bool changes) {
            ++m_report.requests;
            tellRequest(request, changes);
            if (changes && request.body.contains("event.offline.get") && m_dice.percent(weather.lateJoiner))
                someoneJoins();
            beforeRequest(weather);
        });
        m_world.faults().clear();
        disturbCommands(weather);
        const auto end = m_world.live(mishap, step);
        m_report.kills += end == ClearWorld::End::Dead;
        afterLife(end, "in the storm");
        restore();
    }

    void restore()
    {
        m_world.faults().clear();
        m_world.setReadOnly(false);
        if (m_signedOut)
            m_world.setSignedIn(true);
        m_signedOut = false;
        if (m_licenceLost)
            setReservations(true);
        m_licenceLost = false;
        if (m_dice.percent(30))
            rivalActs();
    }

    void calm()
    {
        tell(u"calm"_s);
        m_world.setOnRequest([this](int, HttpRequest &request, bool changes) {
            ++m_report.requests;
            tellRequest(request, changes);
        });
        afterLife(m_world.settle(), "in calm");
        if (m_report.broken.isEmpty() && !m_world.isSettled())
            m_report.broken.append(u"in calm: a job does not come to its end"_s);
        if (m_report.broken.isEmpty())
            archiveAgrees();
    }

    /// What Activity shows of a job is what its report said.
    void archiveAgrees()
    {
        for (const ArchivedJob &archived : m_world.archivedJobs()) {
            const auto &report = m_world.report(archived.header.applicationTitle.section(u' ', 1).toULongLong());
            bool agrees = archived.endedAt && archived.chosen == std::ssize(report->entries) &&
                          archived.open == report->open() && archived.stopped == report->stopped;
            for (size_t category = 0; category < clearCategoryCount; ++category)
                agrees = agrees && archived.counts[category] == report->count(static_cast<ClearCategory>(category));
            if (!agrees)
                m_report.broken.append(u"in calm: %1: the archive says something else than the report"_s.arg(
                    archived.header.applicationTitle));
        }
    }

    void afterLife(ClearWorld::End end, const char *when)
    {
        if (end == ClearWorld::End::Stuck)
            m_report.broken.append(u"nobody does anything, and nobody waits"_s);
        if (end == ClearWorld::End::Endless)
            m_report.broken.append(u"it never ends"_s);
        m_report.broken += brokenPromises(m_world.facts());
        if (m_world.changesAfterJournalFailure() > 0)
            m_report.broken.append(u"a change was sent after the journal had failed"_s);
        for (QString &words : m_report.broken) {
            if (!words.startsWith(u"in "))
                words = QLatin1String(when) + u": "_s + words;
        }
    }

    // ---- what goes wrong

    void beforeRequest(const Weather &weather)
    {
        if (m_dice.percent(weather.rival))
            rivalActs();
        if (m_dice.percent(weather.fault))
            m_world.faults().next({}, fault());
        if (m_dice.percent(weather.stop)) {
            tell(u"  stop"_s);
            m_world.stopJobs();
        }
        if (m_dice.percent(weather.readOnly)) {
            tell(u"  read-only"_s);
            m_world.setReadOnly(true);
        }
        if (m_dice.percent(weather.signOut)) {
            tell(u"  signed out"_s);
            m_signedOut = true;
            m_world.setSignedIn(false);
        }
        if (m_dice.percent(weather.move)) {
            tell(u"  moved"_s);
            m_world.move();
        }
        if (m_dice.percent(weather.licence) && m_world.portal().features().reservations) {
            tell(u"  licence lost"_s);
            m_licenceLost = true;
            setReservations(false);
        }
    }

    void setReservations(bool available)
    {
        portalsim::Features features = m_world.portal().features();
        features.reservations = available;
        m_world.portal().setFeatures(features);
    }

    portalsim::FaultAction fault()
    {
        ++m_report.mishaps;
        const qint64 kind = m_dice.below(11);
        const bool isLost = kind <= 4 || kind >= 9;
        if (isLost)
            m_world.setWordsWereLost();
        tell(u"  fault %1"_s.arg(kind));
        switch (kind) {
        case 0:
        case 1:
            return portalsim::DropAfter{};
        case 2:
            return portalsim::DropBefore{};
        case 3:
            return portalsim::CutBody{m_dice.below(300)};
        case 4:
            return portalsim::HtmlPage{m_dice.of(QList<int>{500, 502, 503, 504, 404})};
        case 5:
            return portalsim::QueryLimit{};
        case 6:
            return portalsim::OperationLimit{480, 30};
        case 7:
            return portalsim::Delay{static_cast<int>(m_dice.below(5000))};
        case 8:
            return portalsim::ExpireToken{};
        case 9:
            return portalsim::Failure{500, u"INTERNAL_SERVER_ERROR"_s, u"sorry"_s};
        default:
            return portalsim::Failure{403, u"ACCESS_DENIED"_s, u"no"_s};
        }
    }

    void disturbCommands(const Weather &weather)
    {
        using Match = portalsim::FaultMatch;
        if (weather.rivalInBatch > 0) {
            Match always{.level = Match::Level::Call, .count = -1};
            m_world.faults().add(always, portalsim::Rival{{portalsim::RivalCode([this, weather](portalsim::Portal &) {
                                     if (m_dice.percent(weather.rivalInBatch))
                                         rivalActs();
                                 })}});
        }
        for (int i = 0; i < weather.commandFault; ++i) {
            ++m_report.mishaps;
            Match one{.level = Match::Level::Call, .nth = 1 + static_cast<int>(m_dice.below(60))};
            if (m_dice.percent(50)) {
                m_world.faults().add(one, portalsim::Failure{500, u"ERROR_CORE"_s, u"sorry"_s});
                m_world.setWordsWereLost();
            } else {
                m_world.faults().add(one, portalsim::OperationLimit{480, 20});
            }
        }
    }

    // ---- the rival

    /// Somewhere in the queue, rather among what is chosen and its neighbours.
    QList<qint64> somewhere(qint64 most)
    {
        const auto queue = m_world.portal().queue();
        QList<qint64> ids;
        QSet<QString> messages; // one reservation holds one record of a message
        for (qint64 i = 0; i <= m_dice.below(most) && !queue.isEmpty(); ++i) {
            const auto &record = m_dice.of(queue);
            if ((m_chosen.contains(record.id) || m_dice.percent(40)) && !messages.contains(record.messageId)) {
                messages.insert(record.messageId);
                ids.append(record.id);
            }
        }
        return ids;
    }

    void rivalActs()
    {
        ++m_report.mishaps;
        portalsim::Portal &portal = m_world.portal();
        const qint64 kind = m_dice.below(14);
        const QList<qint64> ids = somewhere(3);
        switch (kind) {
        case 0:
        case 1:
        case 2:
            tellRival(u"takes"_s, ids);
            portal.take(ids);
            break;
        case 3:
            tellRival(u"takes even what is reserved"_s, ids);
            portal.take(ids, true);
            break;
        case 4:
            tellRival(u"deletes"_s, ids);
            portal.remove(ids);
            break;
        case 5:
        case 6:
            tellRival(u"repeats"_s, ids);
            for (const qint64 id : ids)
                (void)portal.repeat(id);
            break;
        case 7:
            tellRival(u"takes and fails"_s, ids);
            fails(portal.take(ids), ids);
            break;
        case 8:
            givesBack();
            break;
        case 9: {
            const QString process = m_dice.of(workers);
            QList<qint64> held;
            for (const auto &record : portal.queue()) {
                if (record.processId == process)
                    held.append(record.id);
            }
            tellRival(u"is done with"_s, held);
            portal.remove(held);
            break;
        }
        case 10:
            tellRival(u"lets things happen"_s, {});
            for (qint64 i = 0; i <= m_dice.below(4); ++i)
                (void)portal.addEvent(m_dice.of(events),
                                      "{\"FIELDS\":{\"ID\":" + QByteArray::number(70'000 + m_dice.below(50)) + "}}");
            break;
        case 11:
        case 12:
            lateCommit();
            break;
        default:
            tellRival(u"waits until old records expire"_s, {});
            (void)portal.expire();
            break;
        }
    }

    void someoneJoins()
    {
        ++m_report.mishaps;
        if (m_dice.percent(50)) {
            lateCommit();
            lateCommit();
        } else {
            givesBack();
        }
    }

    void givesBack()
    {
        const QString process = m_dice.of(workers);
        QList<qint64> held;
        for (const auto &record : m_world.portal().queue()) {
            if (record.processId == process && m_dice.percent(50))
                held.append(record.id);
        }
        tellRival(u"gives back as failed"_s, held);
        fails(process, held);
    }

    /// A transaction of the portal that began long ago ends: a record with a lower id appears.
    void lateCommit()
    {
        const auto queue = m_world.portal().queue();
        for (int attempt = 0; attempt < 10 && queue.size() > 1; ++attempt) {
            const qint64 at = m_dice.below(queue.size() - 1);
            const qint64 id = queue[at].id + 1;
            if (queue[at + 1].id == id || m_used.contains(id))
                continue; // no id is given out twice
            m_used.insert(id);
            tellRival(u"commits late"_s, {id});
            m_world.insert(eventRecord(id, id, m_dice.percent(70) ? queue[at].eventName : m_dice.of(events),
                                       m_world.portalSeconds(), 0, {}, m_dice.percent(50) && queue[at].error));
            return;
        }
    }

    void fails(const QString &process, const QList<qint64> &ids)
    {
        QByteArray messages;
        for (const qint64 id : ids) {
            if (const auto record = m_world.portal().record(id); record && record->processId == process)
                messages += (messages.isEmpty() ? "\"" : ",\"") + record->messageId.toUtf8() + '"';
        }
        if (messages.isEmpty())
            return;
        const QByteArray parameters = "{\"process_id\":\"" + process.toUtf8() + "\",\"message_id\":[" + messages + "]}";
        (void)m_world.portal().call("event.offline.error",
                                    portalsim::parseJson(parameters).value_or(portalsim::PhpValue()),
                                    {portalsim::mainApplication, 1, true, false});
    }

    // ---- the story

    void tell(const QString &line) { m_report.story.append(line); }
    void tellRival(const QString &what, const QList<qint64> &ids)
    {
        QStringList numbers;
        for (const qint64 id : ids)
            numbers.append(QString::number(id));
        tell(u"  rival %1 %2"_s.arg(what, numbers.join(u' ')));
    }
    void tellAnswer(const portalsim::HttpResponse &response)
    {
        const bool whole = response.delivery == portalsim::HttpResponse::Delivery::Whole;
        const QByteArray error = jsonMember(response.body, "error").toByteArray();
        tell(u"    answer %1 %2%3"_s.arg(response.status).arg(QString::fromUtf8(error), whole ? u""_s : u" lost"_s));
    }
    /// For whoever looks into a seed: short names for processes.
    void tellWhoHoldsWhat()
    {
        using What = portalsim::HistoryEntry::What;
        for (const auto &entry : m_world.portal().history())
            tell(u"%1 %2 %3 by %4"_s.arg(entry.record.id)
                     .arg(entry.what == What::Reserved ? u"reserved"_s : u"removed"_s,
                          (entry.what == What::Reserved ? entry.holder : entry.record.processId).left(4),
                          entry.request > 0 ? u"request %1"_s.arg(entry.request) : u"others"_s));
        for (size_t job = 0; job < m_jobs; ++job) {
            if (!m_world.report(job))
                continue;
            for (const ClearReport::Entry &entry : m_world.report(job)->entries)
                tell(u"job %1: %2 category %3 note %4 %5"_s.arg(job)
                         .arg(entry.id.value())
                         .arg(int(entry.category))
                         .arg(int(entry.note))
                         .arg(entry.heldBy ? entry.heldBy->toString().left(4) : QString()));
        }
    }
    void tellReports()
    {
        for (size_t job = 0; job < m_jobs; ++job) {
            const auto &report = m_world.report(job);
            if (!report)
                continue;
            m_report.strays += static_cast<int>(report->strays.size());
            for (const ClearReport::Entry &entry : report->entries) {
                ++m_report.categories[static_cast<size_t>(entry.category)];
                m_report.heldPerhaps += entry.note == ClearNote::HeldPerhapsByJob;
            }
        }
    }
    void tellRequest(const HttpRequest &request, bool changes)
    {
        const QByteArray body = request.body;
        const char *const kind = body.contains("event.offline.clear") || request.url.path().contains(u"clear") ? "clear"
                                 : body.contains("clear%5D=1") || body.contains("clear=1")                     ? "take"
                                 : changes ? "reserve"
                                           : "read";
        tell(u"  request %1: %2"_s.arg(m_report.requests).arg(QLatin1String(kind)));
    }

    StormReport m_report; // first: everything tells
    Dice m_dice;
    ClearWorld m_world;
    bool m_isLarge = false;
    int m_gaps = m_dice.of(QList<int>{3, 15, 60}); ///< percent
    QList<qint64> m_chosen;
    QSet<qint64> m_used; ///< ids
    size_t m_jobs = 0;
    bool m_signedOut = false;
    bool m_licenceLost = false;
};

} // namespace

void StormSum::add(const StormReport &report)
{
    ++runs;
    broken += report.broken.isEmpty() ? 0 : 1;
    for (int StormReport::*const number :
         {&StormReport::lives, &StormReport::requests, &StormReport::kills, &StormReport::mishaps,
          &StormReport::removed, &StormReport::chosen, &StormReport::strays, &StormReport::heldPerhaps})
        all.*number += report.*number;
    for (size_t category = 0; category < clearCategoryCount; ++category)
        all.categories[category] += report.categories[category];
}

QString StormSum::words(quint32 firstSeed, double seconds) const
{
    const auto [cleared, gone, changed, taken, still, unknown, notReached] = all.categories;
    return u"%1 runs from seed %2 in %3 s, promises broken in %4: %5 lives, %6 kills, %7 requests, %8 mishaps; of "_s
               .arg(runs)
               .arg(firstSeed)
               .arg(seconds, 0, 'f', 1)
               .arg(broken)
               .arg(all.lives)
               .arg(all.kills)
               .arg(all.requests)
               .arg(all.mishaps) +
           u"%1 chosen records %2 were removed; said: %3 cleared, %4 gone, %5 changed, %6 taken, "_s.arg(all.chosen)
               .arg(all.removed)
               .arg(cleared)
               .arg(gone)
               .arg(changed)
               .arg(taken) +
           u"%1 still there (%2 perhaps held), %3 unknown or not reached; %4 strays"_s.arg(still)
               .arg(all.heldPerhaps)
               .arg(unknown + notReached)
               .arg(all.strays);
}

StormReport clearStorm(quint32 seed)
{
    return Storm(seed).run();
}

} // namespace eventsweep
