// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/confirmationtext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConfirmationText)

public:
    static QString text(const ClearConfirmation &confirmation, const ClearOrigin &origin)
    {
        switch (confirmation.kind()) {
        case ClearConfirmation::Kind::None:
            return {};
        case ClearConfirmation::Kind::PortalName:
            return tr("This is a &production portal. To confirm, type its name: %1").arg(confirmation.expected());
        case ClearConfirmation::Kind::Number:
            break;
        }
        switch (origin.kind) {
        case ClearOrigin::Kind::Reservation:
            return tr("This is a whole &reservation. To confirm, type the number of its records: %1")
                .arg(confirmation.expected());
        case ClearOrigin::Kind::AllMatching:
            return tr("This is &all that matched. To confirm, type the number of records: %1")
                .arg(confirmation.expected());
        case ClearOrigin::Kind::Selection:
            break;
        }
        return tr("These are many &records. To confirm, type their number: %1").arg(confirmation.expected());
    }

    static QString hint(const ClearConfirmation &confirmation)
    {
        switch (confirmation.kind()) {
        case ClearConfirmation::Kind::None:
            return {};
        case ClearConfirmation::Kind::PortalName:
            return tr("Type the portal's name to go on.");
        case ClearConfirmation::Kind::Number:
            break;
        }
        return tr("Type the number of records to go on.");
    }
};

} // namespace

QString confirmationText(const ClearConfirmation &confirmation, const ClearOrigin &origin)
{
    return Texts::text(confirmation, origin);
}

QString confirmationHint(const ClearConfirmation &confirmation)
{
    return Texts::hint(confirmation);
}

} // namespace eventsweep
