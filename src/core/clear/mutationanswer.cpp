// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationanswer.h"

#include "core/base/jsonslice.h"
#include "core/queue/recordparser.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = CommandKind;

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
    case E::Maintenance: // a proxy can answer for a portal that has done its work
    case E::NotJson:
    case E::AnswerNotUnderstood:
        // A server's fault can come after the work was done (scenario error-fails-when-a-failed-copy-exists).
        return error.delivery == RestError::Delivery::NotSent ? Kind::Refused : Kind::Unknown;
    default:
        return Kind::Refused;
    }
}

CommandAnswer refused(const RestError &error)
{
    return {kindOf(error), {}, {}};
}

/// `{"process_id": …, "events": […]}`
CommandAnswer readGet(const RestAnswer &answer, bool failed, bool reserving)
{
    const QByteArrayView events = jsonMember(answer.result, "events");
    if (!events.startsWith('['))
        return {};
    CommandAnswer outcome{Kind::Answered, {}, {}};
    if (reserving) {
        const QByteArrayView process = jsonMember(answer.result, "process_id");
        if (process.size() > 2 && process.startsWith('"'))
            outcome.process = ProcessId::from(QString::fromLatin1(process.sliced(1, process.size() - 2)));
    }
    for (const QByteArrayView element : jsonElements(events)) {
        outcome.records.push_back(parseGivenRecord(element, outcome.process, failed));
        // Something was reserved or removed and it cannot be told what, or under which process: the read will tell.
        if (!outcome.records.back().id || (reserving && !outcome.process))
            outcome.kind = Kind::Unknown;
    }
    return outcome;
}

CommandAnswer readClear(const RestAnswer &answer)
{
    return {answer.value() == QJsonValue(true) ? Kind::Answered : Kind::Unknown, {}, {}};
}

struct Reader
{
    const BatchAnswer &answers;

    template <typename Read>
    MutationAnswer each(size_t count, Read read) const
    {
        MutationAnswer answer;
        for (size_t i = 0; i < count; ++i) {
            if (i >= answers.size())
                answer.commands.push_back({});
            else if (!answers[i])
                answer.commands.push_back(refused(answers[i].error()));
            else
                answer.commands.push_back(read(*answers[i], i));
        }
        return answer;
    }
    MutationAnswer operator()(const ReserveRecords &reserve) const
    {
        return each(reserve.claims.size(), [&](const RestAnswer &answer, size_t i) {
            const bool failed = std::visit([](const auto &claim) { return claim.failed; }, reserve.claims.items()[i]);
            return readGet(answer, failed, true);
        });
    }
    MutationAnswer operator()(const TakeRecords &take) const
    {
        return each(take.records.size(), [&](const RestAnswer &answer, size_t i) {
            return readGet(answer, take.records.items()[i].failed, false);
        });
    }
    MutationAnswer operator()(const ClearRecords &clear) const
    {
        return each(clear.requests.size(), [](const RestAnswer &answer, size_t) { return readClear(answer); });
    }
};

} // namespace

MutationAnswer answerOf(const Mutation &mutation, const BatchAnswer &answers)
{
    return std::visit(Reader{answers}, mutation);
}

MutationAnswer answerOf(const Mutation &mutation, const RestError &error)
{
    return {std::vector<CommandAnswer>(commandsOf(mutation), refused(error))};
}

} // namespace eventsweep
