// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/record.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace eventsweep::portalsim {

/// A record was reserved or removed: the two things that a caller must not do to a record that it does not mean.
struct HistoryEntry
{
    enum class What { Reserved, Removed };
    enum class Who {
        Caller, ///< a REST request
        Rival,  ///< Portal's own functions: tests, rivals between two requests
        Expiry  ///< Portal::expire()
    };
    What what = What::Removed;
    Who who = Who::Rival;
    qint64 request = 0; ///< Caller: Portal::requestNumber() of it
    QByteArray source;  ///< Caller: PortalRequest::source
    int application = 0;
    RecordData record; ///< whole, as it was just before
    QString holder;    ///< Reserved: the process that holds it from now on
};

/// Every reservation and removal of a record, oldest first. Keeps nothing until it is switched on, so that it costs a
/// large queue nothing. Not locked: Portal does that.
class History
{
public:
    void keep(bool keep) { m_keep = keep; }
    bool isKept() const { return m_keep; }
    const QList<HistoryEntry> &entries() const { return m_entries; }
    void clear() { m_entries.clear(); }

    /// Who acts from now on; what was said before.
    struct Actor
    {
        HistoryEntry::Who who = HistoryEntry::Who::Rival;
        qint64 request = 0;
        QByteArray source;
    };
    Actor act(Actor actor) { return std::exchange(m_actor, std::move(actor)); }
    const Actor &actor() const { return m_actor; }

    void reserved(int application, RecordData before, const QString &holder)
    {
        add(HistoryEntry::What::Reserved, application, std::move(before), holder);
    }
    void removed(int application, RecordData before)
    {
        add(HistoryEntry::What::Removed, application, std::move(before), {});
    }

private:
    void add(HistoryEntry::What what, int application, RecordData before, const QString &holder)
    {
        m_entries.append({what, m_actor.who, m_actor.request, m_actor.source, application, std::move(before), holder});
    }

    bool m_keep = false;
    Actor m_actor;
    QList<HistoryEntry> m_entries;
};

/// For the duration of a block somebody else acts.
class ActingAs
{
public:
    ActingAs(History &history, History::Actor actor)
        : m_history(history)
        , m_before(history.act(std::move(actor)))
    {
    }
    ~ActingAs() { m_history.act(std::move(m_before)); }
    ActingAs(const ActingAs &) = delete;
    ActingAs &operator=(const ActingAs &) = delete;

private:
    History &m_history;
    History::Actor m_before;
};

} // namespace eventsweep::portalsim
