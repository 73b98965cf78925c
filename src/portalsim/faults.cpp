// SPDX-License-Identifier: Apache-2.0
#include "portalsim/faults.h"

#include <algorithm>

namespace eventsweep::portalsim {

namespace {

void runStep(const TakeRecords &step, Portal &portal)
{
    portal.take(step.ids, step.evenReserved, step.processId);
}

void runStep(const DeleteRecords &step, Portal &portal)
{
    portal.remove(step.ids);
}

void runStep(const RepeatRecords &step, Portal &portal)
{
    for (const qint64 id : step.ids)
        portal.repeat(id);
}

void runStep(const FailRecords &step, Portal &portal)
{
    portal.markFailed(step.ids);
}

void runStep(const AddRecords &step, Portal &portal)
{
    for (int i = 0; i < step.count; ++i)
        portal.addEvent(step.eventName, "{\"FIELDS\":{\"ID\":" + QByteArray::number(step.firstObject + i) + "}}",
                        "{\"user_id\":\"7\"}", step.connector);
}

void runStep(const RivalCode &code, Portal &portal)
{
    code(portal);
}

} // namespace

void runRival(const Rival &rival, Portal &portal)
{
    for (const RivalStep &step : rival.steps)
        std::visit([&portal](const auto &what) { runStep(what, portal); }, step);
}

void Faults::add(const FaultRule &rule)
{
    const std::scoped_lock lock(m_mutex);
    m_rules.push_back({rule, 0});
}

void Faults::next(const QString &method, const FaultAction &action, int count)
{
    FaultMatch match;
    match.method = method;
    match.count = count;
    add(match, action);
}

void Faults::rivalBefore(const QString &method, const std::vector<RivalStep> &steps, int nth)
{
    FaultMatch match;
    match.method = method;
    match.nth = nth;
    add(match, Rival{steps});
}

void Faults::rivalBeforeCommand(int command, const std::vector<RivalStep> &steps, int nth)
{
    FaultMatch match;
    match.level = FaultMatch::Level::Call;
    match.command = command;
    match.nth = nth;
    add(match, Rival{steps});
}

void Faults::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_rules.clear();
    m_hits = 0;
}

int Faults::hits() const
{
    const std::scoped_lock lock(m_mutex);
    return m_hits;
}

bool Faults::hit(Armed &armed)
{
    ++armed.seen;
    const FaultMatch &match = armed.rule.match;
    const bool now = armed.seen >= match.nth && (match.count < 0 || armed.seen < match.nth + match.count);
    if (now)
        ++m_hits;
    return now;
}

std::vector<FaultAction> Faults::forRequest(const QByteArray &method, const QList<QByteArray> &commandMethods)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<FaultAction> actions;
    for (Armed &armed : m_rules) {
        const FaultMatch &match = armed.rule.match;
        const QByteArray wanted = match.method.toUtf8();
        const bool meant =
            wanted.isEmpty() ? !method.startsWith("oauth.") : wanted == method || commandMethods.contains(wanted);
        if (match.level == FaultMatch::Level::Request && meant && hit(armed))
            actions.push_back(armed.rule.action);
    }
    return actions;
}

std::vector<FaultAction> Faults::forCall(const CallPoint &point)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<FaultAction> actions;
    for (Armed &armed : m_rules) {
        const FaultMatch &match = armed.rule.match;
        const bool meant = (match.method.isEmpty() || match.method.toUtf8() == point.method) &&
                           (match.command < 0 || match.command == point.command);
        if (match.level == FaultMatch::Level::Call && meant && hit(armed))
            actions.push_back(armed.rule.action);
    }
    return actions;
}

} // namespace eventsweep::portalsim
