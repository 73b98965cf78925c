// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/portalstoreerrortext.h"

#include <QCoreApplication>
#include <QDir>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PortalStoreErrorText)

public:
    static ErrorText of(const PortalStoreError &error)
    {
        const QString path = QDir::toNativeSeparators(error.path);
        using Kind = PortalStoreError::Kind;
        switch (error.kind) {
        case Kind::Unreadable:
            return {tr("The list of portals cannot be read"),
                    withMessage(tr("This file could not be read, so nothing will be written over it: %1.").arg(path),
                                error.text),
                    tr("Make it readable, then start Eventsweep again.")};
        case Kind::Damaged:
            return {tr("The list of portals was damaged"),
                    error.keptAs.isEmpty() ? tr("This file is not readable as a list of portals: %1.").arg(path)
                                           : tr("It was put aside and a new one begun. The damaged file: %1.")
                                                 .arg(QDir::toNativeSeparators(error.keptAs)),
                    tr("Add the portals that are missing again.")};
        case Kind::Newer:
            return {tr("The list of portals is from a newer version"),
                    tr("A newer version of Eventsweep has written this file, so it is left alone: %1.").arg(path),
                    tr("Update Eventsweep.")};
        case Kind::InUse:
            return {tr("The list of portals could not be saved"),
                    tr("Another running copy of Eventsweep is writing this file: %1.").arg(path),
                    tr("Try again in a moment; if that does not help, close the other copy.")};
        case Kind::NotWritten:
            break;
        }
        return {tr("The list of portals could not be saved"),
                withMessage(tr("The change was not made in this file: %1.").arg(path), error.text),
                tr("Check that the disk has space and the folder can be written, then try again.")};
    }

private:
    static QString withMessage(const QString &sentence, const QString &message)
    {
        return message.isEmpty() ? sentence : tr("%1 The message: “%2”.").arg(sentence, message);
    }
};

} // namespace

ErrorText portalStoreErrorText(const PortalStoreError &error)
{
    return Texts::of(error);
}

} // namespace eventsweep
