// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationanswer.h"

#include "core/base/jsonslice.h"
#include "core/queue/recordparser.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = CommandOutcome::Kind;

Kind kindOf(const RestError &error)
{
    using E = RestError::Kind;
    if (error.delivery == RestError::Delivery::Unknown)
        return Kind::Unknown;
    switch (error.kind) {
    case E::TooFast:
    case E::MethodResting:
    case E::Cancelled: // withdrawn while it waited
        return Kind::Postponed;
    case E::PortalFault:
    case E::NotJson:
    case E::AnswerNotUnderstood:
        // A server's fault can come after the work was done (scenario error-fails-when-a-failed-copy-exists).
        return error.delivery == RestError::Delivery::NotSent ? Kind::Refused : Kind::Unknown;
    default:
        return Kind::Refused;
    }
}

CommandOutcome refused(const RestError &error)
{
    return {kindOf(error), {}, {}};
}

/// `{"process_id": …, "events": […]}`
CommandOutcome readGet(const RestAnswer &answer, const FreeRecord &asked, bool reserving)
{
    const QByteArrayView events = jsonMember(answer.result, "events");
    if (!events.startsWith('['))
        return {};
    CommandOutcome outcome{Kind::Answered, {}, {}};
    if (reserving) {
        const auto process = answer.value().toObject().value(u"process_id"_s);
        outcome.process = ProcessId::from(process.toString());
    }
    for (const QByteArrayView element : jsonElements(events)) {
        outcome.records.push_back(parseGivenRecord(element, outcome.process, asked.failed));
        // Something was reserved or removed and it cannot be told what, or under which process: the read will tell.
        if (!outcome.records.back().id || (reserving && !outcome.process))
            outcome.kind = Kind::Unknown;
    }
    return outcome;
}

CommandOutcome readClear(const RestAnswer &answer)
{
    return {answer.value() == QJsonValue(true) ? Kind::Answered : Kind::Unknown, {}, {}};
}

struct Reader
{
    const BatchAnswer &answers;

    template <typename Read>
    MutateOutcome each(size_t count, Read read) const
    {
        MutateOutcome outcome;
        for (size_t i = 0; i < count; ++i) {
            if (i >= answers.size())
                outcome.commands.push_back({});
            else if (!answers[i])
                outcome.commands.push_back(refused(answers[i].error()));
            else
                outcome.commands.push_back(read(*answers[i], i));
        }
        return outcome;
    }
    MutateOutcome operator()(const ReserveRecords &reserve) const
    {
        return each(reserve.records.size(), [&](const RestAnswer &answer, size_t i) {
            return readGet(answer, reserve.records.items()[i], true);
        });
    }
    MutateOutcome operator()(const TakeRecords &take) const
    {
        return each(take.records.size(), [&](const RestAnswer &answer, size_t i) {
            return readGet(answer, take.records.items()[i], false);
        });
    }
    MutateOutcome operator()(const ClearRecords &clear) const
    {
        return each(clear.requests.size(), [](const RestAnswer &answer, size_t) { return readClear(answer); });
    }
};

size_t commandsOf(const Mutation &mutation)
{
    if (const auto *clear = std::get_if<ClearRecords>(&mutation))
        return clear->requests.size();
    return recordsOf(mutation).size();
}

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Answered:
        return u"answered"_s;
    case Kind::Refused:
        return u"refused"_s;
    case Kind::Postponed:
        return u"postponed"_s;
    case Kind::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

MutateOutcome outcomeOf(const Mutation &mutation, const BatchAnswer &answers)
{
    return std::visit(Reader{answers}, mutation);
}

MutateOutcome outcomeOf(const Mutation &mutation, const RestError &error)
{
    return {std::vector<CommandOutcome>(commandsOf(mutation), refused(error))};
}

QByteArray outcomeJson(const MutateOutcome &outcome)
{
    QJsonArray commands;
    for (const CommandOutcome &command : outcome.commands) {
        QJsonObject json{{u"kind"_s, kindText(command.kind)}};
        if (command.process)
            json.insert(u"process"_s, command.process->toString());
        QJsonArray ids;
        for (const Record &record : command.records)
            ids.append(record.id ? record.id->value() : 0);
        if (!ids.isEmpty())
            json.insert(u"records"_s, ids);
        commands.append(json);
    }
    return QJsonDocument(commands).toJson(QJsonDocument::Compact);
}

std::vector<Record> handedOutIn(const Mutation &mutation, const MutateOutcome &outcome)
{
    std::vector<Record> records;
    const std::vector<RecordId> asked = recordsOf(mutation);
    for (size_t i = 0; i < outcome.commands.size() && i < asked.size(); ++i) {
        for (const Record &record : outcome.commands[i].records) {
            if (record.id != asked[i])
                records.push_back(record);
        }
    }
    return records;
}

std::vector<std::pair<RecordId, ProcessId>> reservationsIn(const MutateOutcome &outcome)
{
    std::vector<std::pair<RecordId, ProcessId>> reserved;
    for (const CommandOutcome &command : outcome.commands) {
        for (const Record &record : command.records) {
            if (record.id && command.process)
                reserved.emplace_back(*record.id, *command.process);
        }
    }
    return reserved;
}

} // namespace eventsweep
