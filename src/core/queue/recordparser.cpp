// SPDX-License-Identifier: Apache-2.0
#include "core/queue/recordparser.h"

#include "core/base/jsonslice.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace eventsweep {

namespace {

/// A scalar of the wire as text, whether it came as string or number. Nothing for null, bool, object, array.
std::optional<QString> scalarText(QByteArrayView json)
{
    if (json.isEmpty())
        return std::nullopt;
    if (json.front() == '"') {
        if (!json.contains('\\'))
            return QString::fromUtf8(json.sliced(1, json.size() - 2));
        const auto document = QJsonDocument::fromJson('[' + json.toByteArray() + ']');
        return document.array().first().toString();
    }
    const bool number = json.front() == '-' || (json.front() >= '0' && json.front() <= '9');
    return number ? std::optional(QString::fromLatin1(json)) : std::nullopt;
}

struct Fields
{
    QByteArrayView id, timestamp, eventName, data, additional, messageId, processId, error;
};

Fields fieldsOf(QByteArrayView json)
{
    Fields fields;
    const std::pair<QByteArrayView, QByteArrayView Fields::*> names[] = {
        {"ID", &Fields::id},
        {"TIMESTAMP_X", &Fields::timestamp},
        {"EVENT_NAME", &Fields::eventName},
        {"EVENT_DATA", &Fields::data},
        {"EVENT_ADDITIONAL", &Fields::additional},
        {"MESSAGE_ID", &Fields::messageId},
        {"PROCESS_ID", &Fields::processId},
        {"ERROR", &Fields::error},
    };
    for (const auto &[key, value] : jsonMembers(json)) {
        for (const auto &[name, field] : names) {
            if (key == name)
                fields.*field = value;
        }
    }
    return fields;
}

/// Fills what does not depend on the method; answers with what is wrong, or an empty text.
QString readCommon(const Fields &fields, Record &record)
{
    const auto id = scalarText(fields.id);
    record.id = id ? RecordId::from(*id) : std::nullopt;
    record.eventName = scalarText(fields.eventName).value_or(QString());
    record.data = fields.data.isNull() ? QByteArray("null") : fields.data.toByteArray();
    record.additional = fields.additional.isNull() ? QByteArray("null") : fields.additional.toByteArray();
    const auto message = scalarText(fields.messageId);
    record.messageId = message ? MessageId::from(*message) : std::nullopt;
    const QString timeText = scalarText(fields.timestamp).value_or(QString());
    const QDateTime time = QDateTime::fromString(timeText, Qt::ISODate);
    if (time.isValid()) {
        record.lastSeen = PortalTime(std::chrono::seconds(time.toSecsSinceEpoch()));
        record.utcOffsetMinutes = time.offsetFromUtc() / 60;
    }

    if (!record.id)
        return QStringLiteral("ID is not a positive whole number");
    if (record.eventName.isEmpty())
        return QStringLiteral("EVENT_NAME is missing");
    if (!record.messageId)
        return QStringLiteral("MESSAGE_ID is not 32 hexadecimal digits");
    // A time without an offset could be any zone's: not guessed.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return QStringLiteral("TIMESTAMP_X is not a time with an offset");
    return {};
}

QString readOwner(const Fields &fields, Record &record, bool &failed)
{
    const QString error = scalarText(fields.error).value_or(QString());
    if (error != QLatin1String("0") && error != QLatin1String("1"))
        return QStringLiteral("ERROR is neither 0 nor 1");
    failed = error == QLatin1String("1");
    if (fields.processId.isNull())
        return QStringLiteral("PROCESS_ID is missing");
    if (fields.processId == "null" || fields.processId == "\"\"")
        return {};
    const auto process = scalarText(fields.processId);
    record.processId = process ? ProcessId::from(*process) : std::nullopt;
    if (!record.processId)
        return QStringLiteral("PROCESS_ID is neither empty nor 32 letters and digits");
    return {};
}

Record finished(Record record, QByteArrayView json, const QString &problem, bool failed)
{
    record.problem = problem;
    record.raw = json.toByteArray();
    if (!problem.isEmpty())
        record.state = RecordState::NotUnderstood;
    else if (record.processId)
        record.state = failed ? RecordState::FailedReserved : RecordState::Reserved;
    else
        record.state = failed ? RecordState::Failed : RecordState::Pending;
    return record;
}

} // namespace

Record parseRecord(QByteArrayView json)
{
    Record record;
    bool failed = false;
    const Fields fields = fieldsOf(json);
    QString problem = json.startsWith('{') ? readCommon(fields, record) : QStringLiteral("The record is no object");
    if (problem.isEmpty())
        problem = readOwner(fields, record, failed);
    return finished(std::move(record), json, problem, failed);
}

Record parseGivenRecord(QByteArrayView json, const std::optional<ProcessId> &process, bool failed)
{
    Record record;
    const QString problem =
        json.startsWith('{') ? readCommon(fieldsOf(json), record) : QStringLiteral("The record is no object");
    record.processId = process;
    return finished(std::move(record), json, problem, failed);
}

std::optional<std::vector<Record>> parseRecords(QByteArrayView result)
{
    if (!result.trimmed().startsWith('['))
        return std::nullopt;
    std::vector<Record> records;
    for (const QByteArrayView element : jsonElements(result))
        records.push_back(parseRecord(element));
    return records;
}

} // namespace eventsweep
