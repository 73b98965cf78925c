// SPDX-License-Identifier: Apache-2.0
#include "support/clearjudge.h"

#include "core/base/jsonslice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using portalsim::HistoryEntry;
using portalsim::RecordData;
using What = HistoryEntry::What;
using Who = HistoryEntry::Who;
using Category = ClearCategory;
using Note = ClearNote;

QString nameOf(Category category)
{
    static const char *const names[] = {"cleared",     "already gone", "changed",    "taken by another",
                                        "still there", "unknown",      "not reached"};
    return QLatin1String(names[static_cast<size_t>(category)]);
}

QByteArray field(const QByteArray &json, const char *name)
{
    return jsonMember(json, name).toByteArray();
}

QByteArray orNull(const QByteArray &json)
{
    return json.isEmpty() ? QByteArray("null") : json;
}

QString textField(const QByteArray &json, const char *name)
{
    return QJsonDocument::fromJson(json).object().value(QLatin1String(name)).toString();
}

/// The copy shows the same event on the same object.
bool isOfSameEvent(const ArchivedRecord &copy, const RecordData &record)
{
    return copy.id && copy.id->value() == record.id && textField(copy.raw, "EVENT_NAME") == record.eventName &&
           textField(copy.raw, "MESSAGE_ID") == record.messageId &&
           field(copy.raw, "EVENT_DATA") == orNull(record.eventData);
}

/// And the same version of it.
bool isSameVersion(const ArchivedRecord &copy, const RecordData &record)
{
    return isOfSameEvent(copy, record) && textField(copy.raw, "TIMESTAMP_X") == record.timestamp &&
           field(copy.raw, "EVENT_ADDITIONAL") == orNull(record.eventAdditional);
}

class Judge
{
public:
    explicit Judge(const ClearFacts &facts)
        : m_facts(facts)
    {
        for (const RecordData &record : facts.queue)
            m_now.insert(record.id, record);
    }

    QStringList verdict()
    {
        for (const HistoryEntry &entry : m_facts.history) {
            if (entry.who == Who::Caller)
                change(entry);
        }
        for (const JobFacts &job : m_facts.jobs) {
            copiesAreWhole(job);
            if (job.report)
                report(job, *job.report);
        }
        return m_broken;
    }

private:
    void broken(const QString &what) { m_broken.append(what); }

    const JobFacts *jobOf(qint64 request) const
    {
        const auto job = std::ranges::find_if(
            m_facts.jobs, [request](const JobFacts &one) { return one.copiesBefore.contains(request); });
        return job == m_facts.jobs.end() ? nullptr : &*job;
    }

    static const ChosenRecord *chosenIn(const JobFacts &job, qint64 id)
    {
        const auto found = std::ranges::find_if(job.scope.records,
                                                [id](const ChosenRecord &chosen) { return chosen.id.value() == id; });
        return found == job.scope.records.end() ? nullptr : &*found;
    }

    // ---- what was done

    void change(const HistoryEntry &entry)
    {
        const JobFacts *job = jobOf(entry.request);
        if (!job)
            return broken(
                u"request %1 changed record %2 and belongs to no job"_s.arg(entry.request).arg(entry.record.id));
        const ChosenRecord *chosen = chosenIn(*job, entry.record.id);
        if (entry.what == What::Reserved) {
            if (!chosen)
                strayIsTold(*job, entry);
            return;
        }
        if (!chosen)
            return broken(u"%1: request %2 removed record %3, which was not chosen"_s.arg(job->name)
                              .arg(entry.request)
                              .arg(entry.record.id));
        wasArchivedBefore(*job, entry);
        wasSeen(*job, *chosen, entry);
        wasOwn(*job, *chosen, entry);
    }

    void strayIsTold(const JobFacts &job, const HistoryEntry &entry)
    {
        const auto now = m_now.constFind(entry.record.id);
        const bool held = now != m_now.cend() && now->processId == entry.holder;
        if (!held || !job.report || !endedWell(*job.report))
            return;
        const bool told = std::ranges::any_of(job.report->strays, [&entry](const ClearReport::Stray &stray) {
            return stray.id.value() == entry.record.id && stray.heldBy.toString() == entry.holder;
        });
        if (!told && isRecognisable(job, entry.holder))
            broken(u"%1: request %2 reserved record %3, which was not chosen, and the report does not say so"_s
                       .arg(job.name)
                       .arg(entry.request)
                       .arg(entry.record.id));
    }

    /// By reading, as long as it holds one of the records that it was meant for.
    bool isRecognisable(const JobFacts &job, const QString &holder) const
    {
        return !job.wordsWereLost || std::ranges::any_of(job.reservesNamed, [&](qint64 id) {
            const auto now = m_now.constFind(id);
            return now != m_now.cend() && now->processId == holder;
        });
    }

    void wasArchivedBefore(const JobFacts &job, const HistoryEntry &entry)
    {
        const RecordData &record = entry.record;
        const QString what = u"%1: request %2 removed record %3"_s.arg(job.name).arg(entry.request).arg(record.id);
        const auto before = std::ranges::subrange(
            job.copies.begin(),
            job.copies.begin() + std::min<qsizetype>(job.copiesBefore.value(entry.request), std::ssize(job.copies)));
        const bool wasTaken = record.processId.isEmpty();
        const auto matches = [&record, wasTaken](const ArchivedRecord &copy) {
            return wasTaken ? isOfSameEvent(copy, record) : isSameVersion(copy, record);
        };
        if (std::ranges::none_of(before, matches))
            return broken(what + u" without an equal copy in the archive before"_s);
        const bool sameVersion = std::ranges::any_of(
            job.copies, [&record](const ArchivedRecord &copy) { return isSameVersion(copy, record); });
        if (!sameVersion && !job.wordsWereLost)
            broken(what + u" in a version that the archive does not hold although the portal handed it out"_s);
    }

    void wasSeen(const JobFacts &job, const ChosenRecord &chosen, const HistoryEntry &entry)
    {
        if (job.scope.includeChanged || entry.record.processId.isEmpty())
            return;
        const auto moment = portalsim::parseMoment(entry.record.timestamp.toUtf8());
        if (moment && moment->seconds != chosen.lastSeen.time_since_epoch().count())
            broken(u"%1: request %2 removed record %3 in a version that the operator had not seen"_s.arg(job.name)
                       .arg(entry.request)
                       .arg(entry.record.id));
    }

    /// Not what another worker holds.
    void wasOwn(const JobFacts &job, const ChosenRecord &chosen, const HistoryEntry &entry)
    {
        const QString holder = entry.record.processId;
        const bool seen = chosen.processId && chosen.processId->toString() == holder;
        if (holder.isEmpty() || seen)
            return;
        const auto made = std::ranges::find_if(m_facts.history, [&](const HistoryEntry &past) {
            return past.what == What::Reserved && past.record.id == entry.record.id && past.holder == holder;
        });
        if (made == m_facts.history.end() || made->who != Who::Caller || jobOf(made->request) != &job)
            broken(u"%1: request %2 removed record %3 out of somebody else's reservation"_s.arg(job.name)
                       .arg(entry.request)
                       .arg(entry.record.id));
    }

    void copiesAreWhole(const JobFacts &job)
    {
        for (const ArchivedRecord &copy : job.copies) {
            const QJsonObject json = QJsonDocument::fromJson(copy.raw).object();
            for (const char *name :
                 {"ID", "TIMESTAMP_X", "EVENT_NAME", "EVENT_DATA", "EVENT_ADDITIONAL", "MESSAGE_ID"}) {
                if (!json.contains(QLatin1String(name)))
                    broken(u"%1: a copy of record %2 has no %3"_s.arg(job.name)
                               .arg(copy.id ? copy.id->value() : 0)
                               .arg(QLatin1String(name)));
            }
        }
    }

    // ---- what is claimed

    void report(const JobFacts &job, const ClearReport &report)
    {
        std::vector<qint64> chosen;
        std::vector<qint64> told;
        for (const ChosenRecord &record : job.scope.records)
            chosen.push_back(record.id.value());
        for (const ClearReport::Entry &entry : report.entries)
            told.push_back(entry.id.value());
        if (chosen != told)
            return broken(u"%1: the report has other records than the choice, or in another order"_s.arg(job.name));
        for (const ClearReport::Entry &entry : report.entries)
            claim(job, report, entry);
        if (endedWell(report))
            nothingHeldIsHidden(job, report);
    }

    void claim(const JobFacts &job, const ClearReport &report, const ClearReport::Entry &entry)
    {
        const qint64 id = entry.id.value();
        const QString what = u"%1: record %2 is said to be %3"_s.arg(job.name).arg(id).arg(nameOf(entry.category));
        const bool isThere = m_now.contains(id);
        const HistoryEntry *removal = removalOf(id);
        switch (entry.category) {
        case Category::Cleared:
            if (isThere)
                broken(what + u", and is there"_s);
            else if (!removal)
                broken(what + u", and was never there"_s);
            else if (removal->who != Who::Caller && !job.clearsNamed.contains(id))
                // A clear answers true whatever it did: a rival's removal just before or after cannot be told from it.
                broken(what + u", and somebody else removed it"_s);
            break;
        case Category::AlreadyGone:
            if (isThere)
                broken(what + u", and is there"_s);
            else if (removal && removal->who == Who::Caller && jobOf(removal->request) == &job && !job.wordsWereLost)
                broken(what + u", and this very job removed it"_s);
            break;
        case Category::ChangedLeft:
        case Category::TakenByOther:
        case Category::StillThere:
            if (!isThere && removal && removal->who == Who::Caller && jobOf(removal->request) == &job)
                broken(what + u", and this very job removed it"_s);
            break;
        case Category::Unknown:
        case Category::NotReached:
            if (endedWell(report))
                broken(what + u", and nothing ended the job early"_s);
            else if (entry.category == Category::NotReached && removal && removal->who == Who::Caller &&
                     jobOf(removal->request) == &job)
                broken(what + u", and this very job removed it"_s);
            break;
        }
        holderIsTrue(job, entry, what);
    }

    /// "Held by this job": by a reservation that a request of a job made, and still.
    void holderIsTrue(const JobFacts &job, const ClearReport::Entry &entry, const QString &what)
    {
        if (entry.note != Note::HeldByThisJob)
            return;
        const qint64 id = entry.id.value();
        const auto reservedBy = [&](const HistoryEntry &past) {
            return past.what == What::Reserved && past.record.id == id && entry.heldBy &&
                   past.holder == entry.heldBy->toString();
        };
        const auto made = std::ranges::find_if(m_facts.history, reservedBy);
        if (made == m_facts.history.end() || made->who != Who::Caller || jobOf(made->request) != &job)
            return broken(what + u" and held by this job, which never reserved it"_s);
        const auto now = m_now.constFind(id);
        if (now != m_now.cend() && now->processId == made->holder)
            return;
        const bool rival = std::any_of(std::next(made), m_facts.history.end(), [id](const HistoryEntry &past) {
            return past.record.id == id && past.who != Who::Caller;
        });
        const bool released = now != m_now.cend() && now->error && now->processId.isEmpty(); // no job does that
        if (!rival && !released)
            broken(what + u" and held by this job, and is not"_s);
    }

    void nothingHeldIsHidden(const JobFacts &job, const ClearReport &report)
    {
        for (const HistoryEntry &entry : m_facts.history) {
            const auto now = m_now.constFind(entry.record.id);
            if (entry.what != What::Reserved || entry.who != Who::Caller || jobOf(entry.request) != &job ||
                now == m_now.cend() || now->processId != entry.holder || !chosenIn(job, entry.record.id))
                continue;
            const auto told = std::ranges::find_if(
                report.entries, [&entry](const ClearReport::Entry &one) { return one.id.value() == entry.record.id; });
            const bool isTold =
                told != report.entries.end() && told->heldBy && told->heldBy->toString() == entry.holder;
            if (!isTold && isRecognisable(job, entry.holder))
                broken(u"%1: record %2 is still held by this job, and the report does not say so"_s.arg(job.name).arg(
                    entry.record.id));
        }
    }

    const HistoryEntry *removalOf(qint64 id) const
    {
        const auto found = std::ranges::find_if(m_facts.history, [id](const HistoryEntry &entry) {
            return entry.what == What::Removed && entry.record.id == id;
        });
        return found == m_facts.history.end() ? nullptr : &*found;
    }

    const ClearFacts &m_facts;
    QMap<qint64, RecordData> m_now;
    QStringList m_broken;
};

} // namespace

void learn(JobFacts &job, const ClearHistory &history)
{
    for (const PastStep &step : history.steps) {
        const bool clears = std::holds_alternative<ClearRecords>(step.mutation);
        const bool reserves = std::holds_alternative<ReserveRecords>(step.mutation);
        for (const RecordId record : clears || reserves ? recordsOf(step.mutation) : std::vector<RecordId>())
            (clears ? job.clearsNamed : job.reservesNamed).insert(record.value());
    }
}

bool endedWell(const ClearReport &report)
{
    return !report.error && !report.journalError && !report.gateRefusal && !report.stopped;
}

QStringList brokenPromises(const ClearFacts &facts)
{
    return Judge(facts).verdict();
}

} // namespace eventsweep
