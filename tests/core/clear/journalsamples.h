// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journaldatabase.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

/// What tests of the journal write into it, and a way past it to the file.
namespace eventsweep::samples {

using namespace Qt::StringLiterals;

inline RecordId id(qint64 value)
{
    return *RecordId::from(value);
}

/// From 1 on: the last characters of the process id.
inline ProcessId process(int number = 1)
{
    return *ProcessId::from(QString::number(number).rightJustified(32, u'p'));
}

inline Record record(qint64 value)
{
    Record made;
    made.id = RecordId::from(value);
    made.messageId = MessageId::from(QString::number(value).rightJustified(32, u'0'));
    made.state = RecordState::Pending;
    made.lastSeen = PortalTime(std::chrono::seconds(1'700'000'000 + value));
    made.eventName = u"ONCRMDEALUPDATE"_s;
    made.raw = "{\"ID\":\"" + QByteArray::number(value) + "\",\"EVENT_DATA\":{\"z\":1.10,\"a\":\"\\u0416 \xd0\x96\"}}";
    return made;
}

inline std::vector<Record> records(qint64 from, qint64 to)
{
    std::vector<Record> list;
    for (qint64 value = from; value <= to; ++value)
        list.push_back(record(value));
    return list;
}

inline std::vector<RecordId> ids(qint64 from, qint64 to)
{
    std::vector<RecordId> list;
    for (qint64 value = from; value <= to; ++value)
        list.push_back(id(value));
    return list;
}

inline ClearScope scope(qint64 from, qint64 to)
{
    std::vector<ChosenRecord> chosen;
    for (const Record &one : records(from, to))
        chosen.push_back(*choose(one));
    return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen))};
}

inline JobHeader header()
{
    return {.portal = *PortalId::from(u"4f1c7f0e-8a53-4b7e-9d15-6a1d1b9d2c11"_s),
            .portalName = u"Acme"_s,
            .host = u"acme.example"_s,
            .applicationTitle = u"ERP bridge"_s,
            .connector = *ConnectorId::from(u"erp"_s),
            .withReservations = false};
}

inline Mutation reserve(qint64 value)
{
    return ReserveRecords{NonEmpty<Claim>(FreeRecord{id(value)})};
}

inline Mutation reserve(qint64 from, qint64 to)
{
    return ReserveRecords{NonEmpty<Claim>(FreeRange{*NonEmpty<RecordId>::from(ids(from, to)), {}, false})};
}

inline Mutation clear(const ProcessId &holder, qint64 from, qint64 to)
{
    return ClearRecords{NonEmpty<ClearRequest>(ClearByRecords{holder, *NonEmpty<RecordId>::from(ids(from, to))})};
}

inline MutationOutcome given(const ProcessId &holder, std::vector<RecordId> records)
{
    return {{{CommandKind::Answered, holder, std::move(records), {}}}};
}

/// A job of records 1 … 6, three of which are copied, reserved and, in part, cleared.
inline JobId makeJob(JournalDatabase &database, bool ended)
{
    const auto need = [](bool done) {
        if (!done)
            qFatal("the journal refuses what it must take");
    };
    const auto job = database.createJob(header(), scope(1, 6));
    need(job && database.archive(*job, records(1, 3)));
    const auto reserved = database.intend(*job, reserve(1, 3));
    need(reserved && database.outcome(*reserved, given(process(), ids(1, 3))));
    const auto cleared = database.intend(*job, clear(process(), 1, 2));
    need(cleared && database.outcome(*cleared, {{{CommandKind::Answered, {}, {}, {}}}}));
    need(database.settle(*job, {{id(1), ClearCategory::Cleared, ClearNote::None, {}}}).has_value());
    if (ended) {
        ClearReport report;
        report.entries = {{id(1), ClearCategory::Cleared, ClearNote::None, {}},
                          {id(2), ClearCategory::Unknown, ClearNote::AnswerLost, {}},
                          {id(3), ClearCategory::StillThere, ClearNote::HeldByThisJob, process()},
                          {id(4), ClearCategory::TakenByOther, ClearNote::None, process(9)},
                          {id(5), ClearCategory::StillThere, ClearNote::HeldPerhapsByJob, process(8)},
                          {id(6), ClearCategory::NotReached, ClearNote::None, {}}};
        report.stopped = true;
        report.requests = 7;
        report.archived = 3;
        report.startedAt = WallTime(Milliseconds(1'000));
        report.endedAt = WallTime(Milliseconds(2'000));
        report.refused = RestError{.kind = RestError::Kind::NoRights, .text = u"no"_s};
        need(database.finish(*job, report).has_value());
    }
    return *job;
}

/// Runs a statement past the journal, as another program would; the first column of the first row.
inline QVariant execute(const QString &path, const QString &sql)
{
    QVariant value;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"past the journal"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open the archive past the journal");
        QSqlQuery query(database);
        if (!query.exec(sql))
            qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        if (query.next())
            value = query.value(0);
    }
    QSqlDatabase::removeDatabase(u"past the journal"_s);
    return value;
}

} // namespace eventsweep::samples
