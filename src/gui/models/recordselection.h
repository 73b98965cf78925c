// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearscope.h"
#include "core/queue/recordstore.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace eventsweep {

/// The check marks: records by id, whatever the table shows or sorts. Knows whether they are exactly "all copies of
/// these messages", because then a clear goes by messages; any other change of a mark ends that. GUI thread.
class RecordSelection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] bool contains(RecordId id) const { return m_ids.contains(id); }
    [[nodiscard]] qsizetype size() const { return m_ids.size(); }
    [[nodiscard]] bool isEmpty() const { return m_ids.isEmpty(); }
    /// Newest first.
    [[nodiscard]] std::vector<RecordId> ids() const;
    [[nodiscard]] ClearScope::By by() const
    {
        return m_messages > 0 ? ClearScope::By::Messages : ClearScope::By::Records;
    }
    /// How many messages, when by() is Messages.
    [[nodiscard]] qsizetype messages() const { return m_messages; }

    void set(const std::vector<RecordId> &ids, bool checked);
    void toggle(RecordId id) { set({id}, !contains(id)); }
    /// In place of what was checked.
    void setTo(const std::vector<RecordId> &ids);
    void clear();
    /// In place of what was checked: every record of `store` with the message of one of `ids`.
    void setToCopiesOf(const std::vector<RecordId> &ids, const RecordStore &store);

    struct Left
    {
        qsizetype gone = 0;    ///< not in the new snapshot, or not understood there
        qsizetype changed = 0; ///< there, but not as it was seen
    };
    /// Over a new snapshot `now` in place of `seen`, the one that the marks were made in: what left the queue leaves
    /// the selection, and so does what changed (TIMESTAMP_X, state or reservation), for a mark stands for the record as
    /// it was looked at. "By messages" ends when there are copies that are not checked.
    Left retain(const RecordStore &seen, const RecordStore &now);

Q_SIGNALS:
    void changed();

private:
    QSet<RecordId> m_ids;
    qsizetype m_messages = 0; ///< 0: by records
};

} // namespace eventsweep
