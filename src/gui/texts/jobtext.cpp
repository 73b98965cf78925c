// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/jobtext.h"

#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(JobText)

public:
    static QString choice(const ArchivedJob &job)
    {
        const QString records = tr("%Ln record(s)", "", static_cast<int>(job.chosen));
        switch (job.origin.kind) {
        case ClearOrigin::Kind::Reservation:
            return job.origin.reservation ? tr("The whole reservation %1 (%2)", "process id, records")
                                                .arg(job.origin.reservation->toString(), records)
                                          : tr("A whole reservation (%1)", "records").arg(records);
        case ClearOrigin::Kind::AllMatching:
            return job.origin.filter.isEmpty()
                       ? tr("The whole queue (%1)", "records").arg(records)
                       : tr("All that match “%1” (%2)", "filter, records").arg(job.origin.filter, records);
        case ClearOrigin::Kind::Selection:
            break;
        }
        return job.by == ClearScope::By::Messages ? tr("%1, by message", "records").arg(records) : records;
    }

    static QString origin(const ClearOrigin &origin)
    {
        switch (origin.kind) {
        case ClearOrigin::Kind::Reservation:
            if (origin.reservation && origin.watermark)
                return tr("all that the reservation %1 holds, up to record %2; later ones were not chosen",
                          "process id, record id")
                    .arg(origin.reservation->toString(), origin.watermark->toString());
            return origin.reservation ? tr("all that the reservation %1 holds").arg(origin.reservation->toString())
                                      : tr("all that a reservation holds");
        case ClearOrigin::Kind::AllMatching:
            if (!origin.watermark)
                return origin.filter.isEmpty() ? tr("the whole queue") : tr("all that match “%1”").arg(origin.filter);
            return origin.filter.isEmpty()
                       ? tr("the whole queue, up to record %1; later ones were not chosen")
                             .arg(origin.watermark->toString())
                       : tr("all that match “%1”, up to record %2; later ones were not chosen", "filter, record id")
                             .arg(origin.filter, origin.watermark->toString());
        case ClearOrigin::Kind::Selection:
            break;
        }
        return {};
    }

    static QString verified(const ArchivedJob &job)
    {
        return tr("%1 of %2 verified", "numbers of records")
            .arg(numberText(job.counts[static_cast<size_t>(ClearCategory::Cleared)]), numberText(job.chosen));
    }

    static ErrorText notResumable()
    {
        return {tr("This clear cannot go on"),
                tr("An older version of Eventsweep has written it and kept too little for that."),
                tr("Select what is still in the queue and clear it anew.")};
    }

    static QString interrupted(const ArchivedJob &job)
    {
        return tr("Interrupted: %1", "350 of 1,200 verified").arg(verified(job));
    }
};

} // namespace

QString jobScopeText(const JobHeader &header)
{
    return scopeText(header.portalName.isEmpty() ? header.host : header.portalName, header.applicationTitle,
                     header.connector);
}

QString jobChoiceText(const ArchivedJob &job)
{
    return Texts::choice(job);
}

QString originText(const ClearOrigin &origin)
{
    return Texts::origin(origin);
}

QString jobResultText(const ArchivedJob &job)
{
    return job.endedAt ? clearHeadline(job.counts, job.stopped, false) : Texts::interrupted(job);
}

ErrorText notResumableText()
{
    return Texts::notResumable();
}

QString jobVerifiedText(const ArchivedJob &job)
{
    return Texts::verified(job);
}

} // namespace eventsweep
