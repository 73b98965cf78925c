// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace eventsweep {

/// What kind of thing an event is about, as far as event name and payload tell.
enum class ObjectType { Unknown, Deal, Lead, Contact, Company, SmartItem, Task, User };

/// The thing that an event happened to: "Deal 759".
struct RecordObject
{
    ObjectType type = ObjectType::Unknown;
    QString id;           ///< as in the payload; empty when there is none
    int entityTypeId = 0; ///< of a smart-process item

    [[nodiscard]] bool isEmpty() const { return id.isEmpty(); }
    friend bool operator==(const RecordObject &, const RecordObject &) = default;
};

/// From EVENT_NAME and EVENT_DATA (`FIELDS.ID`, `FIELDS_AFTER.ID`, `FIELDS_BEFORE.ID`, `ID`). Any thread.
[[nodiscard]] RecordObject objectOf(const QString &eventName, QByteArrayView data);

/// The user who caused the event: `user_id` in EVENT_ADDITIONAL; nothing when it is missing or 0 (the system).
[[nodiscard]] std::optional<qint64> userOf(QByteArrayView additional);

} // namespace eventsweep
