// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/portalgonetext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PortalGoneText)
};

} // namespace

ErrorText portalGoneText(const QString &portal)
{
    return {Texts::tr("“%1” is no longer in the list").arg(portal),
            Texts::tr("It has been removed, perhaps in another running copy of Eventsweep. Nothing can be changed here "
                      "any more."),
            Texts::tr("Close this window; add the portal again if you still need it.")};
}

} // namespace eventsweep
