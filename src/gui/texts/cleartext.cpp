// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/cleartext.h"

#include "gui/texts/gaterefusaltext.h"
#include "gui/texts/journalerrortext.h"
#include "gui/texts/resterrortext.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ClearText)

public:
    static QString category(ClearCategory category)
    {
        switch (category) {
        case ClearCategory::Cleared:
            return tr("Cleared and verified");
        case ClearCategory::AlreadyGone:
            return tr("Already gone");
        case ClearCategory::ChangedLeft:
            return tr("Changed and left");
        case ClearCategory::TakenByOther:
            return tr("Taken by another worker");
        case ClearCategory::StillThere:
            return tr("Still there");
        case ClearCategory::Unknown:
            return tr("Unknown");
        case ClearCategory::NotReached:
            break;
        }
        return tr("Not reached");
    }

    static QString explanation(ClearCategory category)
    {
        switch (category) {
        case ClearCategory::Cleared:
            return tr("This clear removed them, and a fresh read shows them gone.");
        case ClearCategory::AlreadyGone:
            return tr("They were gone before this clear could remove them, or nobody can tell who removed them.");
        case ClearCategory::ChangedLeft:
            return tr("They changed after you had seen them, so they were left in the queue.");
        case ClearCategory::TakenByOther:
            return tr("A worker reserved them in between, so they were left to it.");
        case ClearCategory::StillThere:
            return tr("A fresh read still shows them in the queue.");
        case ClearCategory::Unknown:
            return tr("A request was sent, and the queue could not be read afterwards. Refresh to see.");
        case ClearCategory::NotReached:
            break;
        }
        return tr("The clear ended before them: they are untouched.");
    }

    static QString count(ClearCategory category, int n)
    {
        switch (category) {
        case ClearCategory::Cleared:
            return tr("%Ln record(s) cleared and verified", "", n);
        case ClearCategory::AlreadyGone:
            return tr("%Ln already gone", "", n);
        case ClearCategory::ChangedLeft:
            return tr("%Ln changed and left", "", n);
        case ClearCategory::TakenByOther:
            return tr("%Ln taken by another worker", "", n);
        case ClearCategory::StillThere:
            return tr("%Ln still there", "", n);
        case ClearCategory::Unknown:
            return tr("%Ln unknown", "", n);
        case ClearCategory::NotReached:
            break;
        }
        return tr("%Ln not reached", "", n);
    }

    static QString note(ClearNote note, const QString &heldBy)
    {
        switch (note) {
        case ClearNote::None:
            return {};
        case ClearNote::AnswerLost:
            return tr("The portal's answer to the removing request was lost.");
        case ClearNote::HeldByThisJob:
            return heldBy.isEmpty() ? tr("Reserved by this clear and not removed.")
                                    : tr("Reserved by this clear and not removed: process %1.").arg(heldBy);
        case ClearNote::HeldPerhapsByJob:
            return heldBy.isEmpty()
                       ? tr("Reserved by this clear's unanswered request, or by a worker.")
                       : tr("Reserved by this clear's unanswered request, or by a worker: process %1.").arg(heldBy);
        case ClearNote::NotReserved:
            return tr("The portal did not give it to this clear, although it looks free.");
        case ClearNote::ChangedWhenTaken:
            return tr("Its event had come again after it was read; the archive has the newer copy too.");
        case ClearNote::NotRemoved:
            return tr("The clear did not remove it: its reservation still holds it.");
        case ClearNote::Refused:
            break;
        }
        return tr("The portal refused the command.");
    }

    static QString phase(ClearProgress::Phase phase)
    {
        using Phase = ClearProgress::Phase;
        switch (phase) {
        case Phase::Freeze:
            return tr("Prepare");
        case Phase::Reread:
            return tr("Read the records again");
        case Phase::Archive:
            return tr("Copy them to the archive");
        case Phase::Survey:
            return tr("Look at their surroundings");
        case Phase::Reserve:
            return tr("Reserve them");
        case Phase::Owners:
            return tr("Check who holds them");
        case Phase::Clear:
            return tr("Clear them");
        case Phase::Take:
            return tr("Take them out one by one");
        case Phase::Verify:
            return tr("Verify that they are gone");
        case Phase::Finished:
            break;
        }
        return tr("Finished");
    }

    static QString headline(const std::array<qint64, clearCategoryCount> &numbers, bool stopped, bool early)
    {
        const QString counts = countList(numbers);
        if (numbers[static_cast<size_t>(ClearCategory::Cleared)] > 0)
            return stopped ? tr("Stopped: %1", "counts").arg(counts)
                   : early ? tr("Ended early: %1", "counts").arg(counts)
                           : counts;
        return stopped ? tr("Stopped, no record cleared: %1", "counts").arg(counts)
               : early ? tr("Ended early, no record cleared: %1", "counts").arg(counts)
                       : tr("No record cleared: %1", "counts").arg(counts);
    }

    static QString heldBy(const QString &process) { return tr("Held by process %1.").arg(process); }
    static QString noConnector() { return tr("no connector"); }

private:
    static QString countList(const std::array<qint64, clearCategoryCount> &numbers)
    {
        QStringList parts;
        for (size_t i = 0; i < clearCategoryCount; ++i) {
            if (numbers[i] > 0)
                parts << count(static_cast<ClearCategory>(i), static_cast<int>(numbers[i]));
        }
        return parts.join(tr(", ", "between counts"));
    }
};

} // namespace

QString clearCategoryText(ClearCategory category)
{
    return Texts::category(category);
}

QString clearCategoryExplanation(ClearCategory category)
{
    return Texts::explanation(category);
}

QString clearCategoryCountText(ClearCategory category, qsizetype count)
{
    return Texts::count(category, static_cast<int>(count));
}

QString clearNoteText(ClearNote note, const QString &heldBy)
{
    return Texts::note(note, heldBy);
}

QString clearEntryNote(const ClearReport::Entry &entry)
{
    const QString holder = entry.heldBy ? entry.heldBy->toString() : QString();
    const bool named = entry.note == ClearNote::HeldByThisJob || entry.note == ClearNote::HeldPerhapsByJob;
    QString text = Texts::note(entry.note, holder);
    if (!named && !holder.isEmpty())
        text += (text.isEmpty() ? QString() : u" "_s) + Texts::heldBy(holder);
    return text;
}

QString clearPhaseText(ClearProgress::Phase phase)
{
    return Texts::phase(phase);
}

QString clearHeadline(const ClearReport &report)
{
    std::array<qint64, clearCategoryCount> counts{};
    for (const ClearReport::Entry &entry : report.entries)
        ++counts[static_cast<size_t>(entry.category)];
    return clearHeadline(counts, report.stopped, endedEarly(report));
}

QString clearHeadline(const std::array<qint64, clearCategoryCount> &counts, bool stopped, bool early)
{
    return Texts::headline(counts, stopped, early);
}

bool endedEarly(const ClearReport &report)
{
    return report.error || report.journalError || report.gateRefusal;
}

std::optional<ErrorText> clearTroubleText(const ClearReport &report, const QString &portal)
{
    if (report.error)
        return restErrorText(*report.error, portal);
    if (report.journalError)
        return journalErrorText(*report.journalError);
    if (report.gateRefusal)
        return gateRefusalText(*report.gateRefusal);
    if (report.refused)
        return restErrorText(*report.refused, portal);
    return std::nullopt;
}

bool isCompleteSuccess(const ClearReport &report)
{
    const auto good = report.count(ClearCategory::Cleared) + report.count(ClearCategory::AlreadyGone);
    return !report.stopped && !endedEarly(report) && good == std::ssize(report.entries);
}

QString scopeText(const QString &portal, const QString &application, const ConnectorId &connector)
{
    QStringList parts{portal};
    if (!application.isEmpty())
        parts << application;
    parts << connectorText(connector);
    return parts.join(u" › "_s);
}

QString connectorText(const ConnectorId &connector)
{
    return connector.isNone() ? Texts::noConnector() : connector.toString();
}

} // namespace eventsweep
