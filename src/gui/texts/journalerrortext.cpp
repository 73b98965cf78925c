// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/journalerrortext.h"

#include <QCoreApplication>
#include <QDir>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(JournalErrorText)

public:
    static ErrorText of(const JournalError &error)
    {
        const QString path = QDir::toNativeSeparators(error.path);
        using Kind = JournalError::Kind;
        switch (error.kind) {
        case Kind::NotWritable:
            return {tr("The archive cannot be written"),
                    tr("Nothing is cleared without a copy, and this file or its folder is read-only: %1.").arg(path),
                    tr("Make it writable, then start Eventsweep again.")};
        case Kind::Full:
            return {tr("No space left for the archive"),
                    tr("Nothing is cleared without a copy, and the disk with this file is full: %1.").arg(path),
                    tr("Free some space, then try again.")};
        case Kind::Damaged:
            return {tr("The archive is damaged"), tr("This file is not a readable archive: %1.").arg(path),
                    tr("Keep a copy of the file, then start Eventsweep again: it puts a damaged archive aside and "
                       "begins a new one.")};
        case Kind::Newer:
            return {tr("The archive is from a newer version"),
                    tr("A newer version of Eventsweep has written this file, so it is left alone: %1.").arg(path),
                    tr("Update Eventsweep.")};
        case Kind::InUse:
            return {tr("The archive is in use"),
                    tr("Another running Eventsweep writes to this file, so here it can only be read: %1.").arg(path),
                    tr("Clear there, or close it and start this one again.")};
        case Kind::NotEnded:
            return {tr("A clear is not finished"),
                    tr("The archive keeps what a clear that runs or was interrupted still needs."),
                    tr("Finish the clear or end it, then try again.")};
        case Kind::NotArchived:
            return {tr("A request was refused"),
                    tr("It named a record without a copy in the archive. Nothing was sent."),
                    tr("This is a mistake in Eventsweep: please report it.")};
        case Kind::Other:
            break;
        }
        return {tr("The archive reports a fault"),
                error.text.isEmpty()
                    ? tr("The archive could not be read or written: %1.").arg(path)
                    : tr("The archive could not be read or written: %1. The message: “%2”.").arg(path, error.text),
                tr("Check the disk, then start Eventsweep again.")};
    }
};

} // namespace

ErrorText journalErrorText(const JournalError &error)
{
    return Texts::of(error);
}

} // namespace eventsweep
