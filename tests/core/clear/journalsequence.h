// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journalsamples.h"

#include <QSqlRecord>
#include <QStringList>

#include <optional>

namespace eventsweep::samples {

/// A job from its begin to its end and on again: each call of the journal that writes, in the order in which a job
/// makes them. Calls can be tried again after they were refused.
class JournalSequence
{
public:
    static constexpr int length = 9;

    explicit JournalSequence(JournalDatabase &database)
        : m_database(database)
    {
    }

    /// Call number `step`; all before it have succeeded.
    JournalResult<void> call(int step)
    {
        switch (step) {
        case 0:
            return m_database.createJob(header(), scope(1, many)).map([this](JobId made) { job = made; });
        case 1:
            return m_database.archive(job, large(1, many));
        case 2:
            return intend(reserve(1, many));
        case 3:
            return m_database.outcome(*m_receipt, given(process(), ids(1, many + 5)), large(many + 1, many + 5));
        case 4:
            return m_database.settle(job, {{id(3), ClearCategory::AlreadyGone, ClearNote::None, {}}});
        case 5:
            return intend(clear(process(), 1, many));
        case 6:
            return m_database.outcome(*m_receipt, {{{CommandKind::Unknown, {}, {}, {}}}});
        case 7:
            return m_database.finish(job, report());
        default:
            return m_database.reopen(job);
        }
    }

    JobId job = JobId(0);

private:
    static constexpr qint64 many = 100;

    JournalResult<void> intend(const Mutation &mutation)
    {
        return m_database.intend(job, mutation).map([this](const IntentReceipt &receipt) { m_receipt = receipt; });
    }
    /// Some pages of the file each few.
    static std::vector<Record> large(qint64 from, qint64 to)
    {
        std::vector<Record> list = records(from, to);
        for (Record &one : list)
            one.raw =
                "{\"ID\":\"" + one.id->toString().toLatin1() + "\",\"EVENT_DATA\":\"" + QByteArray(400, 'x') + "\"}";
        return list;
    }
    static ClearReport report()
    {
        ClearReport made;
        for (const RecordId record : ids(1, many))
            made.entries.push_back({record, ClearCategory::Unknown, ClearNote::AnswerLost, {}});
        made.error = RestError{.kind = RestError::Kind::Offline};
        made.requests = 6;
        return made;
    }

    JournalDatabase &m_database;
    std::optional<IntentReceipt> m_receipt;
};

/// All rows of all tables.
inline QStringList everything(const QString &path)
{
    QStringList rows;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"everything"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open the archive past the journal");
        for (const auto &table : {u"job"_s, u"chosen_record"_s, u"archived_record"_s, u"step"_s, u"reservation"_s}) {
            QSqlQuery query(database);
            if (!query.exec(u"SELECT * FROM "_s + table))
                qFatal("%s", qPrintable(query.lastError().text()));
            const int columns = query.record().count();
            while (query.next()) {
                QString row = table;
                for (int i = 0; i < columns; ++i)
                    row += u'|' + (query.isNull(i) ? u"NULL"_s : query.value(i).toString());
                rows.append(row);
            }
        }
    }
    QSqlDatabase::removeDatabase(u"everything"_s);
    rows.sort();
    return rows;
}

/// What the file holds after each call of an undisturbed sequence; first, before any.
inline std::vector<QStringList> undisturbed(const QString &path, Clock &clock)
{
    JournalDatabase database(path, clock);
    if (!database.open())
        qFatal("the journal does not open");
    JournalSequence sequence(database);
    std::vector<QStringList> states{everything(path)};
    for (int step = 0; step < JournalSequence::length; ++step) {
        if (!sequence.call(step))
            qFatal("call %d is refused", step);
        states.push_back(everything(path));
        if (states[states.size() - 2] == states.back())
            qFatal("call %d writes nothing", step);
    }
    return states;
}

} // namespace eventsweep::samples
