// SPDX-License-Identifier: Apache-2.0
#include "portalsim/scenario.h"

#include "portalsim/jsontext.h"

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

// 2026-11-20T10:00:00+03:00
constexpr qint64 defaultStart = 1795158000;

tl::expected<Features, QString> readPortal(const PhpValue *portal)
{
    Features features;
    if (!portal || portal->toText() == "self-hosted")
        return features;
    const PhpValue *cloud = portal->find("cloud");
    if (!cloud || !cloud->isArray())
        return tl::unexpected(u"\"portal\" is neither \"self-hosted\" nor {\"cloud\": {…}}"_s);
    features.selfHosted = false;
    const auto on = [cloud](const QByteArray &name) {
        const PhpValue *value = cloud->find(name);
        return value && value->toBool();
    };
    features.reservations = on("rest_offline_extended");
    features.connectors = on("rest_auth_connector");
    return features;
}

QString textOf(const PhpValue &record, const QByteArray &key)
{
    const PhpValue *value = record.find(key);
    return value ? QString::fromUtf8(value->toText()) : QString();
}

QByteArray jsonOf(const PhpValue &record, const QByteArray &key)
{
    const PhpValue *value = record.find(key);
    return value ? toJson(*value) : QByteArray("null");
}

tl::expected<RecordData, QString> readRecord(const PhpValue &value, qsizetype position)
{
    RecordData record;
    const PhpValue *id = value.find("ID");
    record.id = id ? id->toInt() : 0;
    record.timestamp = textOf(value, "TIMESTAMP_X");
    record.eventName = textOf(value, "EVENT_NAME");
    record.eventData = jsonOf(value, "EVENT_DATA");
    record.eventAdditional = jsonOf(value, "EVENT_ADDITIONAL");
    record.messageId = textOf(value, "MESSAGE_ID");
    record.processId = textOf(value, "PROCESS_ID");
    record.connectorId = textOf(value, "CONNECTOR_ID");
    const PhpValue *error = value.find("ERROR");
    record.error = error && error->toInt() != 0;
    if (record.messageId.isEmpty())
        record.messageId = QString::fromLatin1(messageIdOf(record.eventName.toUtf8(), record.eventData));
    const bool good = record.id > 0 && !record.eventName.isEmpty() && parseMoment(record.timestamp.toUtf8());
    if (!good)
        return tl::unexpected(u"record %1 of \"given\" lacks a good ID, EVENT_NAME or TIMESTAMP_X"_s.arg(position));
    return record;
}

} // namespace

RecordData defaultRecord(qint64 i)
{
    RecordData record;
    record.id = i;
    record.timestamp = QString::fromLatin1(momentText(defaultStart + i, portalOffsetMinutes));
    record.eventName = u"ONCRMDEALUPDATE"_s;
    record.eventData = "{\"FIELDS\":{\"ID\":" + QByteArray::number(i) + "}}";
    record.eventAdditional = "{\"user_id\":\"7\"}";
    record.messageId = QString::fromLatin1(messageIdOf("ONCRMDEALUPDATE", record.eventData));
    return record;
}

tl::expected<Scenario, QString> parseScenario(const QByteArray &json)
{
    const auto value = parseJson(json);
    if (!value || !json.trimmed().startsWith('{'))
        return tl::unexpected(u"the scenario is not a JSON object"_s);
    Scenario scenario;
    const auto features = readPortal(value->find("portal"));
    if (!features)
        return tl::unexpected(features.error());
    scenario.features = *features;
    const PhpValue *given = value->find("given");
    if (!given)
        return scenario;
    if (const PhpValue *from = given->find("free_from")) {
        const PhpValue *to = given->find("free_to");
        scenario.freeFrom = from->toInt();
        scenario.freeTo = to ? to->toInt() : 0;
        if (scenario.freeFrom <= 0 || scenario.freeTo < scenario.freeFrom)
            return tl::unexpected(u"\"free_from\" and \"free_to\" are no range of ids"_s);
        return scenario;
    }
    if (!given->isList())
        return tl::unexpected(u"\"given\" is neither a list of records nor {\"free_from\": …, \"free_to\": …}"_s);
    for (const auto &entry : given->entries()) {
        const auto record = readRecord(entry.second, scenario.given.size());
        if (!record)
            return tl::unexpected(record.error());
        scenario.given += *record;
    }
    return scenario;
}

} // namespace eventsweep::portalsim
