// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/method.h"

#include <algorithm>
#include <iterator>

namespace eventsweep::portalsim {

namespace {

std::optional<Answer> checkApplication(const MethodCall &call)
{
    if (call.identity.webhook)
        return Answer::failure(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
    return {};
}

Answer denied(const QByteArray &why)
{
    return Answer::failure(403, "ACCESS_DENIED", "Access denied! " + why);
}

QByteArray textParameter(const MethodCall &call, const QByteArray &name)
{
    const PhpValue *value = call.parameters.given(name);
    return value ? value->toText() : QByteArray();
}

Answer missing(const QByteArray &name)
{
    return Answer::wrongArgument("Argument '" + name + "' is null or empty", name);
}

// What event.bind and event.unbind have in common. Fails with the answer.
tl::expected<Handler, Answer> readHandler(const MethodCall &call, const QByteArray &doing)
{
    Handler handler;
    handler.application = call.identity.application;
    handler.event = textParameter(call, "event").toUpper();
    handler.userId = textParameter(call, "auth_type").toInt();
    if (handler.event.isEmpty())
        return tl::unexpected(missing("EVENT"));
    const QByteArray type = textParameter(call, "event_type").toLower();
    if (!type.isEmpty() && type != "online" && type != "offline")
        return tl::unexpected(Answer::wrongArgument("Value must be one of {online|offline}", "EVENT_TYPE"));
    if (type == "offline") {
        if (!call.identity.admin)
            return tl::unexpected(denied("Offline events " + doing + " requires administrator access rights"));
        handler.connector = call.connector;
        handler.userId = 0;
        return handler;
    }
    handler.address = textParameter(call, "handler");
    if (handler.address.isEmpty())
        return tl::unexpected(missing("HANDLER"));
    return handler;
}

bool isKnown(const QByteArray &event)
{
    return std::any_of(knownEvents().begin(), knownEvents().end(),
                       [&event](const KnownEvent &known) { return event == known.name; });
}

} // namespace

Answer eventsList(MethodCall &call)
{
    if (const auto refused = checkApplication(call))
        return *refused;
    const PhpValue *scopeName = call.parameters.given("scope");
    const QByteArray wanted = scopeName ? scopeName->toText() : QByteArray();
    PhpValue names = PhpValue::array();
    for (const KnownEvent &event : knownEvents()) {
        // SCOPE given but empty means the global scope alone; the application of the simulator has all scopes.
        if (!scopeName || wanted == event.scope)
            names.append(PhpValue::text(event.name));
    }
    return Answer::success(toJson(names));
}

Answer eventGet(MethodCall &call)
{
    if (const auto refused = checkApplication(call))
        return *refused;
    PhpValue list = PhpValue::array();
    for (const Handler &handler : call.handlers.of(call.identity.application)) {
        if (!call.identity.admin && handler.userId != call.identity.userId)
            continue;
        PhpValue entry = PhpValue::array();
        entry.set("event", PhpValue::text(handler.event));
        if (handler.address.isEmpty()) {
            entry.set("connector_id", PhpValue::text(handler.connector));
        } else {
            entry.set("handler", PhpValue::text(handler.address));
            entry.set("auth_type", PhpValue::text(QByteArray::number(handler.userId)));
        }
        entry.set("offline", PhpValue::number(handler.address.isEmpty() ? 1 : 0));
        list.append(std::move(entry));
    }
    return Answer::success(toJson(list));
}

Answer eventBind(MethodCall &call)
{
    if (const auto refused = checkApplication(call))
        return *refused;
    const PhpValue *user = call.parameters.given("auth_type");
    if (user && user->toInt() > 0 && !call.identity.admin && user->toInt() != call.identity.userId)
        return denied("Event binding with AUTH_TYPE requires administrator access rights");
    auto handler = readHandler(call, "binding");
    if (!handler)
        return handler.error();
    if (!call.identity.admin && !handler->address.isEmpty())
        handler->userId = call.identity.userId;
    if (!isKnown(handler->event))
        return Answer::failure(400, "ERROR_EVENT_NOT_FOUND", "Event not found");
    if (handler->address.isEmpty() && handler->event == "ONOFFLINEEVENT")
        return Answer::wrongArgument("Offline event cannot be registered for this event.");
    if (!call.handlers.bind(*handler))
        return Answer::failure(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");
    return Answer::success("true");
}

Answer eventUnbind(MethodCall &call)
{
    if (const auto refused = checkApplication(call))
        return *refused;
    auto handler = readHandler(call, "unbinding");
    if (!handler)
        return handler.error();
    const bool anyUser = !call.parameters.given("auth_type") && call.identity.admin;
    if (!call.identity.admin)
        handler->userId = call.identity.userId;
    return Answer::success("{\"count\":" + QByteArray::number(call.handlers.unbind(*handler, anyUser)) + '}');
}

} // namespace eventsweep::portalsim
