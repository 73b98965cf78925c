// SPDX-License-Identifier: Apache-2.0
#include "portalsim/faults.h"
#include "portalsim/jsontext.h"

#include <tl/expected.hpp>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

QString textAt(const PhpValue &value, const QByteArray &key, const QString &fallback = {})
{
    const PhpValue *found = value.find(key);
    return found ? QString::fromUtf8(found->toText()) : fallback;
}

int intAt(const PhpValue &value, const QByteArray &key, int fallback)
{
    const PhpValue *found = value.find(key);
    return found ? static_cast<int>(found->toInt()) : fallback;
}

QList<qint64> idsOf(const PhpValue &value)
{
    QList<qint64> ids;
    for (const auto &entry : value.entries())
        ids += entry.second.toInt();
    return ids;
}

std::optional<RivalStep> stepFrom(const PhpValue &step)
{
    if (const PhpValue *ids = step.find("take")) {
        const PhpValue *all = step.find("even_reserved");
        return TakeRecords{idsOf(*ids), all && all->toBool(), textAt(step, "process_id")};
    }
    if (const PhpValue *ids = step.find("delete"))
        return DeleteRecords{idsOf(*ids)};
    if (const PhpValue *ids = step.find("repeat"))
        return RepeatRecords{idsOf(*ids)};
    if (const PhpValue *ids = step.find("fail"))
        return FailRecords{idsOf(*ids)};
    if (step.find("add"))
        return AddRecords{intAt(step, "add", 1), textAt(step, "event", u"ONCRMDEALUPDATE"_s),
                          intAt(step, "first_object", 900000), textAt(step, "connector")};
    return {};
}

std::optional<FaultAction> actionFrom(const PhpValue &rule)
{
    const QString action = textAt(rule, "action");
    if (action == "delay"_L1)
        return Delay{intAt(rule, "ms", 1000)};
    if (action == "drop_before"_L1)
        return DropBefore{};
    if (action == "drop_after"_L1)
        return DropAfter{};
    if (action == "cut"_L1)
        return CutBody{intAt(rule, "bytes", 0)};
    if (action == "html"_L1)
        return HtmlPage{intAt(rule, "status", 502)};
    if (action == "redirect"_L1)
        return Redirect{QUrl(textAt(rule, "to"))};
    if (action == "error"_L1)
        return Failure{intAt(rule, "status", 500), textAt(rule, "code"), textAt(rule, "description")};
    if (action == "query_limit"_L1)
        return QueryLimit{};
    if (action == "operation_limit"_L1)
        return OperationLimit{double(intAt(rule, "operating", 480)), intAt(rule, "reset_after", 60)};
    if (action == "expire_token"_L1)
        return ExpireToken{};
    if (action != "rival"_L1)
        return {};
    Rival rival;
    const PhpValue *steps = rule.find("do");
    for (const auto &entry : steps ? steps->entries() : PhpValue::Array()) {
        const auto step = stepFrom(entry.second);
        if (!step)
            return {};
        rival.steps.push_back(*step);
    }
    return rival;
}

} // namespace

std::optional<QString> Faults::addFromJson(const QByteArray &json)
{
    const auto value = parseJson(json);
    if (!value || !value->isArray())
        return u"the faults are no JSON list"_s;
    const PhpValue *rules = value->find("rules");
    if (!rules && value->isList())
        rules = &*value;
    if (!rules)
        return u"\"rules\" is missing"_s;
    std::vector<FaultRule> read;
    for (const auto &entry : rules->entries()) {
        const PhpValue &rule = entry.second;
        const auto action = actionFrom(rule);
        if (!action)
            return u"rule %1 has no known \"action\", or a step of \"do\" is unknown"_s.arg(read.size());
        FaultMatch match;
        match.method = textAt(rule, "method").toLower();
        match.level = textAt(rule, "level") == "call"_L1 ? FaultMatch::Level::Call : FaultMatch::Level::Request;
        match.nth = intAt(rule, "nth", 1);
        match.count = intAt(rule, "count", 1);
        match.command = intAt(rule, "command", -1);
        if (match.command >= 0)
            match.level = FaultMatch::Level::Call;
        read.push_back({match, *action});
    }
    for (const FaultRule &rule : read)
        add(rule);
    return {};
}

} // namespace eventsweep::portalsim
