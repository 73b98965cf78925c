// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalschema.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QStringList first()
{
    return {
        // Times are milliseconds since 1970 (UTC). Nothing here is deleted but all of a portal, when the operator
        // removes it.
        u"CREATE TABLE job ("
        "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "  portal TEXT NOT NULL, portal_name TEXT NOT NULL, host TEXT NOT NULL, application TEXT NOT NULL,"
        "  connector TEXT NOT NULL, cleared_by TEXT NOT NULL, include_changed INTEGER NOT NULL,"
        "  with_reservations INTEGER NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER, report TEXT)"_s,
        // What was chosen, as it was seen; `category` and `note` are what became of it.
        u"CREATE TABLE chosen_record ("
        "  job INTEGER NOT NULL REFERENCES job(id), position INTEGER NOT NULL, record INTEGER NOT NULL,"
        "  message TEXT NOT NULL, last_seen INTEGER NOT NULL, state INTEGER NOT NULL, process TEXT,"
        "  category INTEGER, note INTEGER, held_by TEXT,"
        "  PRIMARY KEY (job, record)) WITHOUT ROWID"_s,
        // The copies, as the portal sent them. A record that changed while the job ran has several.
        u"CREATE TABLE archived_record ("
        "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "  job INTEGER NOT NULL REFERENCES job(id), record INTEGER NOT NULL, event TEXT NOT NULL,"
        "  message TEXT NOT NULL, last_seen INTEGER NOT NULL, archived_at INTEGER NOT NULL, raw TEXT NOT NULL)"_s,
        u"CREATE INDEX archived_record_of_job ON archived_record (job, record)"_s,
        // Intent before sending, outcome after: no outcome means that nobody knows whether it was carried out.
        u"CREATE TABLE step ("
        "  job INTEGER NOT NULL REFERENCES job(id), sequence INTEGER NOT NULL, intent TEXT NOT NULL,"
        "  intended_at INTEGER NOT NULL, outcome TEXT, ended_at INTEGER,"
        "  PRIMARY KEY (job, sequence)) WITHOUT ROWID"_s,
        // Reservations that this program made: recognisable for ever.
        u"CREATE TABLE reservation ("
        "  process TEXT NOT NULL, job INTEGER NOT NULL REFERENCES job(id), record INTEGER NOT NULL,"
        "  made_at INTEGER NOT NULL, PRIMARY KEY (process, record)) WITHOUT ROWID"_s,
    };
}

/// What a job needs to go on after its end. Jobs from before lack it: they are kept and shown.
QStringList toResumableJobs()
{
    return {
        u"ALTER TABLE job ADD COLUMN resumable INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE job ADD COLUMN origin TEXT NOT NULL DEFAULT 'selection'"_s,
        u"ALTER TABLE job ADD COLUMN origin_process TEXT"_s,
        u"ALTER TABLE job ADD COLUMN filter TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE job ADD COLUMN watermark INTEGER"_s,
        // All that the job is known to have sent: one more with each intent, the true sum at each end.
        u"ALTER TABLE job ADD COLUMN requests INTEGER NOT NULL DEFAULT 0"_s,
        // The counts of an ended job, so that the list need not count millions of rows. NULL: they must be counted.
        u"ALTER TABLE job ADD COLUMN summary TEXT"_s,
        u"ALTER TABLE chosen_record ADD COLUMN event TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE chosen_record ADD COLUMN unchosen_below INTEGER"_s,
        u"ALTER TABLE chosen_record ADD COLUMN unchosen_of_event_below INTEGER"_s,
        // The change for the program; `intent` is the same for people, as the portal gets it.
        u"ALTER TABLE step ADD COLUMN mutation TEXT"_s,
        u"CREATE INDEX reservation_of_job ON reservation (job)"_s,
    };
}

} // namespace

QStringList journalMigration(int from)
{
    switch (from) {
    case 0:
        return first();
    case 1:
        return toResumableJobs();
    default:
        return {};
    }
}

} // namespace eventsweep
