// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/querytext.h"

#include "gui/texts/recordtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(QueryText)

public:
    static QString of(const RecordQuery &query)
    {
        QStringList parts;
        QStringList states;
        for (const RecordState state : {RecordState::Pending, RecordState::Reserved, RecordState::Failed,
                                        RecordState::FailedReserved, RecordState::NotUnderstood}) {
            if (query.states.contains(state))
                states << recordStateText(state);
        }
        QStringList events(query.events.cbegin(), query.events.cend());
        std::ranges::sort(events);
        const QString either = tr(" or ", "between states or events of a filter");
        if (!states.isEmpty())
            parts << tr("state %1").arg(states.join(either));
        if (!events.isEmpty())
            parts << tr("event %1").arg(events.join(either));
        if (const QString text = query.text.trimmed(); !text.isEmpty())
            parts << tr("text “%1”").arg(text);
        return parts.join(tr(", ", "between the parts of a filter"));
    }
};

} // namespace

QString queryText(const RecordQuery &query)
{
    return Texts::of(query);
}

} // namespace eventsweep
