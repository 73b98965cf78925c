// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/clearreporttext.h"

#include "gui/texts/cleartext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/resterrortext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ClearReportText)

public:
    static QString of(const ClearReportFacts &facts)
    {
        QString text;
        QTextStream out(&text);
        const ClearReport &report = facts.report;
        if (facts.interrupted)
            out << tr("Interrupted: this clear has not ended.") << '\n';
        out << clearHeadline(report) << "\n\n";
        line(out, tr("Portal"), facts.header.portalName + u" ("_s + facts.header.host + u')');
        line(out, tr("Application"), facts.header.applicationTitle);
        line(out, tr("Connector"), connectorText(facts.header.connector));
        line(out, tr("Chosen"), originText(facts.scope.origin));
        line(out, tr("Named by"), facts.scope.by == ClearScope::By::Messages ? tr("message ids") : tr("record ids"));
        line(out, tr("Begun"), timeText(report.startedAt));
        if (!facts.interrupted)
            line(out, tr("Ended"), timeText(report.endedAt));
        line(out, tr("Requests"), numberText(report.requests));
        line(out, tr("Copied to the archive"), numberText(report.archived));
        line(out, tr("Archive"), QDir::toNativeSeparators(facts.archivePath));
        if (facts.job)
            line(out, tr("Job"), QString::number(facts.job->value()));
        if (const auto trouble = clearTroubleText(report, facts.header.portalName)) {
            const auto &portals = report.error ? report.error : report.refused;
            error(out, *trouble, portals ? restErrorCode(*portals) : QString());
        }
        for (size_t i = 0; i < clearCategoryCount; ++i)
            records(out, report, static_cast<ClearCategory>(i));
        strays(out, report);
        return text;
    }

private:
    static void line(QTextStream &out, const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            out << name << ": " << value << '\n';
    }

    static void error(QTextStream &out, const ErrorText &text, const QString &code)
    {
        out << '\n' << text.title;
        if (!code.isEmpty())
            out << " (" << code << ')';
        out << '\n' << text.details() << '\n';
    }

    static void strays(QTextStream &out, const ClearReport &report)
    {
        if (report.strays.empty())
            return;
        out << '\n'
            << tr("Came along in the reservation, not cleared") << " (" << numberText(std::ssize(report.strays))
            << ")\n";
        out << tr("They were not chosen and stay reserved: workers do not get them. Clear them after a review, or have "
                  "your application give them back by event.offline.error.")
            << '\n';
        for (const ClearReport::Stray &stray : report.strays)
            out << stray.id.toString() << "  " << tr("Held by process %1.").arg(stray.heldBy.toString()) << '\n';
    }

    static void records(QTextStream &out, const ClearReport &report, ClearCategory category)
    {
        if (report.count(category) == 0)
            return;
        out << '\n' << clearCategoryText(category) << " (" << numberText(report.count(category)) << ")\n";
        out << clearCategoryExplanation(category) << '\n';
        for (const ClearReport::Entry &entry : report.entries) {
            if (entry.category != category)
                continue;
            out << entry.id.toString();
            const QString note = clearEntryNote(entry);
            if (!note.isEmpty())
                out << "  " << note;
            out << '\n';
        }
    }
};

QString isoTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject errorObject(const RestError &error)
{
    return {{u"code"_s, error.code},
            {u"http_status"_s, error.httpStatus},
            {u"text"_s, error.text},
            {u"argument"_s, error.argument}};
}

QJsonObject entryObject(const ClearReport::Entry &entry, const ChosenRecord *chosen)
{
    QJsonObject object{{u"id"_s, entry.id.toString()}, {u"outcome"_s, clearCategoryKey(entry.category)}};
    if (chosen) {
        object.insert(u"event"_s, chosen->eventName);
        object.insert(u"message_id"_s, chosen->messageId.toString());
    }
    if (isOpen(entry))
        object.insert(u"open"_s, true);
    if (entry.note != ClearNote::None)
        object.insert(u"note"_s, clearNoteKey(entry.note));
    if (entry.heldBy)
        object.insert(u"held_by"_s, entry.heldBy->toString());
    return object;
}

QString originKey(ClearOrigin::Kind kind)
{
    switch (kind) {
    case ClearOrigin::Kind::Reservation:
        return u"reservation"_s;
    case ClearOrigin::Kind::AllMatching:
        return u"all_matching"_s;
    case ClearOrigin::Kind::Selection:
        break;
    }
    return u"selection"_s;
}

QJsonObject originObject(const ClearOrigin &origin)
{
    QJsonObject object{{u"kind"_s, originKey(origin.kind)}};
    if (origin.reservation)
        object.insert(u"reservation"_s, origin.reservation->toString());
    if (origin.kind == ClearOrigin::Kind::AllMatching)
        object.insert(u"filter"_s, origin.filter);
    if (origin.watermark)
        object.insert(u"watermark"_s, origin.watermark->toString());
    return object;
}

QJsonArray recordsArray(const ClearReportFacts &facts)
{
    QHash<RecordId, const ChosenRecord *> chosen;
    for (const ChosenRecord &record : facts.scope.records)
        chosen.insert(record.id, &record);
    QJsonArray records;
    for (const ClearReport::Entry &entry : facts.report.entries)
        records.append(entryObject(entry, chosen.value(entry.id)));
    return records;
}

QJsonArray straysArray(const ClearReport &report)
{
    QJsonArray strays;
    for (const ClearReport::Stray &stray : report.strays)
        strays.append(QJsonObject{
            {u"id"_s, stray.id.toString()}, {u"held_by"_s, stray.heldBy.toString()}, {u"perhaps"_s, stray.perhaps}});
    return strays;
}

} // namespace

QString clearReportText(const ClearReportFacts &facts)
{
    return Texts::of(facts);
}

QByteArray clearReportJson(const ClearReportFacts &facts)
{
    const ClearReport &report = facts.report;
    QJsonObject counts;
    for (size_t i = 0; i < clearCategoryCount; ++i) {
        const auto category = static_cast<ClearCategory>(i);
        counts.insert(clearCategoryKey(category), report.count(category));
    }
    QJsonObject object{{u"format"_s, u"eventsweep-clear-report"_s},
                       {u"version"_s, 1},
                       {u"portal"_s, facts.header.portalName},
                       {u"host"_s, facts.header.host},
                       {u"application"_s, facts.header.applicationTitle},
                       {u"connector"_s, facts.header.connector.toString()},
                       {u"origin"_s, originObject(facts.scope.origin)},
                       {u"by"_s, facts.scope.by == ClearScope::By::Messages ? u"messages"_s : u"records"_s},
                       {u"includes_changed"_s, facts.scope.includeChanged},
                       {u"with_reservations"_s, facts.header.withReservations},
                       {u"started_at"_s, isoTime(report.startedAt)},
                       {u"stopped"_s, report.stopped},
                       {u"interrupted"_s, facts.interrupted},
                       {u"chosen"_s, qint64(facts.scope.records.size())},
                       {u"open"_s, qint64(report.open())},
                       {u"requests"_s, report.requests},
                       {u"archived"_s, report.archived},
                       {u"archive"_s, facts.archivePath},
                       {u"counts"_s, counts},
                       {u"records"_s, recordsArray(facts)},
                       {u"strays"_s, straysArray(report)}};
    if (!facts.interrupted)
        object.insert(u"ended_at"_s, isoTime(report.endedAt));
    if (facts.job)
        object.insert(u"job"_s, facts.job->value());
    if (report.error)
        object.insert(u"error"_s, errorObject(*report.error));
    if (report.journalError)
        object.insert(u"archive_error"_s, report.journalError->text);
    if (report.gateRefusal)
        object.insert(u"held_back"_s, report.gateRefusal->text);
    if (report.refused)
        object.insert(u"refused"_s, errorObject(*report.refused));
    return QJsonDocument(object).toJson();
}

QByteArray archivedRecordsJson(const std::vector<ArchivedRecord> &records)
{
    QByteArray json = "[";
    for (size_t i = 0; i < records.size(); ++i) {
        json += i == 0 ? "\n" : ",\n";
        json += records[i].raw;
    }
    json += records.empty() ? "]\n" : "\n]\n";
    return json;
}

QString clearCategoryKey(ClearCategory category)
{
    switch (category) {
    case ClearCategory::Cleared:
        return u"cleared"_s;
    case ClearCategory::AlreadyGone:
        return u"already_gone"_s;
    case ClearCategory::ChangedLeft:
        return u"changed_left"_s;
    case ClearCategory::TakenByOther:
        return u"taken_by_other"_s;
    case ClearCategory::StillThere:
        return u"still_there"_s;
    case ClearCategory::Unknown:
        return u"unknown"_s;
    case ClearCategory::NotReached:
        break;
    }
    return u"not_reached"_s;
}

QString clearNoteKey(ClearNote note)
{
    switch (note) {
    case ClearNote::None:
        return {};
    case ClearNote::AnswerLost:
        return u"answer_lost"_s;
    case ClearNote::HeldByThisJob:
        return u"held_by_this_job"_s;
    case ClearNote::HeldPerhapsByJob:
        return u"held_perhaps_by_job"_s;
    case ClearNote::NotReserved:
        return u"not_reserved"_s;
    case ClearNote::ChangedWhenTaken:
        return u"changed_when_taken"_s;
    case ClearNote::NotRemoved:
        return u"not_removed"_s;
    case ClearNote::Refused:
        break;
    }
    return u"refused"_s;
}

} // namespace eventsweep
