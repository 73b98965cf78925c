// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/recordtext.h"

#include "gui/texts/quantitytext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(RecordText)

public:
    static QString state(RecordState state)
    {
        switch (state) {
        case RecordState::Pending:
            return tr("Pending");
        case RecordState::Reserved:
            return tr("Reserved");
        case RecordState::Failed:
            return tr("Failed");
        case RecordState::FailedReserved:
            return tr("Failed and reserved");
        case RecordState::NotUnderstood:
            break;
        }
        return tr("Not understood");
    }

    static QString explanation(RecordState state)
    {
        switch (state) {
        case RecordState::Pending:
            return tr("Waits for a worker to fetch it.");
        case RecordState::Reserved:
            return tr("A worker has reserved it and may be processing it.");
        case RecordState::Failed:
            return tr("A worker has marked it failed. Workers see it only when they ask for failed records; repeats of "
                      "the same message merge into it.");
        case RecordState::FailedReserved:
            return tr("Marked failed, and reserved again by a worker.");
        case RecordState::NotUnderstood:
            break;
        }
        return tr("The portal sent this record in a form that is not understood. It cannot be selected or cleared.");
    }

    static QString object(const RecordObject &object)
    {
        switch (object.type) {
        case ObjectType::Deal:
            return tr("Deal %1").arg(object.id);
        case ObjectType::Lead:
            return tr("Lead %1").arg(object.id);
        case ObjectType::Contact:
            return tr("Contact %1").arg(object.id);
        case ObjectType::Company:
            return tr("Company %1").arg(object.id);
        case ObjectType::SmartItem:
            return object.entityTypeId > 0
                       ? tr("Smart process %1, item %2").arg(QString::number(object.entityTypeId), object.id)
                       : tr("Smart-process item %1").arg(object.id);
        case ObjectType::Task:
            return tr("Task %1").arg(object.id);
        case ObjectType::User:
            return tr("User %1").arg(object.id);
        case ObjectType::Unknown:
            break;
        }
        return object.id;
    }

    static QString own(WallTime made)
    {
        return tr("Reserved by this program (clear of %1)", "date and time").arg(timeText(made));
    }
};

} // namespace

QString recordStateText(RecordState state)
{
    return Texts::state(state);
}

QString recordStateExplanation(RecordState state)
{
    return Texts::explanation(state);
}

QString recordObjectText(const RecordObject &object)
{
    return object.isEmpty() ? QString() : Texts::object(object);
}

QString ownReservationText(WallTime made)
{
    return Texts::own(made);
}

} // namespace eventsweep
