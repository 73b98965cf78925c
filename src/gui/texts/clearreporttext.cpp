// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/clearreporttext.h"

#include "gui/texts/cleartext.h"
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
        out << clearHeadline(report) << "\n\n";
        line(out, tr("Portal"), facts.header.portalName + u" ("_s + facts.header.host + u')');
        line(out, tr("Application"), facts.header.applicationTitle);
        line(out, tr("Connector"), connectorText(facts.header.connector));
        line(out, tr("Begun"), timeText(report.startedAt));
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

QJsonObject entryObject(const ClearReport::Entry &entry)
{
    QJsonObject object{{u"id"_s, entry.id.toString()}, {u"outcome"_s, clearCategoryKey(entry.category)}};
    if (entry.note != ClearNote::None)
        object.insert(u"note"_s, clearNoteKey(entry.note));
    if (entry.heldBy)
        object.insert(u"held_by"_s, entry.heldBy->toString());
    return object;
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
    QJsonArray records;
    for (const ClearReport::Entry &entry : report.entries)
        records.append(entryObject(entry));
    QJsonObject object{{u"format"_s, u"eventsweep-clear-report"_s},
                       {u"version"_s, 1},
                       {u"portal"_s, facts.header.portalName},
                       {u"host"_s, facts.header.host},
                       {u"application"_s, facts.header.applicationTitle},
                       {u"connector"_s, facts.header.connector.toString()},
                       {u"started_at"_s, isoTime(report.startedAt)},
                       {u"ended_at"_s, isoTime(report.endedAt)},
                       {u"stopped"_s, report.stopped},
                       {u"requests"_s, report.requests},
                       {u"archived"_s, report.archived},
                       {u"archive"_s, facts.archivePath},
                       {u"counts"_s, counts},
                       {u"records"_s, records}};
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
    case ClearNote::Refused:
        break;
    }
    return u"refused"_s;
}

} // namespace eventsweep
