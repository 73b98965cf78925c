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
    void clear();
    /// In place of what was checked: every record of `store` with the message of one of `ids`.
    void setToCopiesOf(const std::vector<RecordId> &ids, const RecordStore &store);

    /// Drops what is not in `store`, and "by messages" when it has copies that are not checked. How many were dropped.
    qsizetype retain(const RecordStore &store);

Q_SIGNALS:
    void changed();

private:
    QSet<RecordId> m_ids;
    qsizetype m_messages = 0; ///< 0: by records
};

} // namespace eventsweep
