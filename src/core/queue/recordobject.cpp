// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordobject.h"

#include "core/base/jsonslice.h"

#include <QLatin1StringView>

namespace eventsweep {

namespace {

/// Whole numbers as string or number; an id of another kind is shown as it is, without quotes.
QString idText(QByteArrayView json)
{
    if (json.isEmpty() || json == "null" || json == "false" || json == "true" || json.front() == '{' ||
        json.front() == '[')
        return {};
    if (json.front() == '"')
        json = json.sliced(1, json.size() - 2);
    const QString text = QString::fromUtf8(json);
    return text == QLatin1String("undefined") ? QString() : text;
}

ObjectType typeOf(QStringView event)
{
    struct Prefix
    {
        QLatin1StringView text;
        ObjectType type;
    };
    // From the vendor's event names; the longer ones first.
    static constexpr Prefix prefixes[] = {
        {QLatin1StringView("ONCRMDYNAMICITEM"), ObjectType::SmartItem},
        {QLatin1StringView("ONCRMDEAL"), ObjectType::Deal},
        {QLatin1StringView("ONCRMLEAD"), ObjectType::Lead},
        {QLatin1StringView("ONCRMCONTACT"), ObjectType::Contact},
        {QLatin1StringView("ONCRMCOMPANY"), ObjectType::Company},
        {QLatin1StringView("ONTASK"), ObjectType::Task},
        {QLatin1StringView("ONUSER"), ObjectType::User},
    };
    for (const Prefix &prefix : prefixes) {
        if (event.startsWith(prefix.text))
            return prefix.type;
    }
    return ObjectType::Unknown;
}

} // namespace

RecordObject objectOf(const QString &eventName, QByteArrayView data)
{
    RecordObject object;
    for (const QByteArrayView part : {"FIELDS", "FIELDS_AFTER", "FIELDS_BEFORE"}) {
        const QByteArrayView fields = jsonMember(data, part);
        object.id = idText(jsonMember(fields, "ID"));
        if (!object.id.isEmpty()) {
            object.entityTypeId = idText(jsonMember(fields, "ENTITY_TYPE_ID")).toInt();
            break;
        }
    }
    if (object.id.isEmpty())
        object.id = idText(jsonMember(data, "ID"));
    if (!object.id.isEmpty())
        object.type = typeOf(eventName);
    return object;
}

std::optional<qint64> userOf(QByteArrayView additional)
{
    bool ok = false;
    const qint64 user = idText(jsonMember(additional, "user_id")).toLongLong(&ok);
    return ok && user > 0 ? std::optional(user) : std::nullopt;
}

} // namespace eventsweep
