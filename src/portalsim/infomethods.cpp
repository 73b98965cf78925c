// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/method.h"

namespace eventsweep::portalsim {

Answer featureGet(MethodCall &call)
{
    const PhpValue *code = call.parameters.given("code");
    const QByteArray name = code ? code->toText() : QByteArray();
    if (name.isEmpty())
        return Answer::failure(400, "CODE_EMPTY", "CODE can't be empty");
    if (call.features.selfHosted)
        return Answer::success(R"({"value":"en_selfhosted"})");
    const bool on = name == "rest_offline_extended" ? call.features.reservations
                    : name == "rest_auth_connector" ? call.features.connectors
                                                    : false;
    return Answer::success(on ? R"({"value":"Y"})" : R"({"value":"N"})");
}

Answer profile(MethodCall &call)
{
    const bool admin = call.identity.admin;
    PhpValue person = PhpValue::array();
    person.set("ID", PhpValue::text(QByteArray::number(call.identity.userId)));
    person.set("ADMIN", PhpValue::boolean(admin));
    person.set("NAME", PhpValue::text(admin ? "Ада" : "Jürgen"));
    person.set("LAST_NAME", PhpValue::text(admin ? "Лавлейс" : "Schäfer"));
    person.set("PERSONAL_GENDER", PhpValue::text(""));
    person.set("TIME_ZONE", PhpValue::text("Europe/Moscow"));
    person.set("TIME_ZONE_OFFSET", PhpValue::number(qint64(portalOffsetMinutes) * 60));
    return Answer::success(toJson(person));
}

Answer appInfo(MethodCall &call)
{
    if (call.identity.webhook)
        return Answer::failure(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
    const bool other = call.identity.application == otherApplication;
    PhpValue info = PhpValue::array();
    info.set("ID", PhpValue::number(call.identity.application));
    info.set("CODE", PhpValue::text(other ? QByteArray("local.other") : call.accounts.tokens().clientId.toUtf8()));
    info.set("VERSION", PhpValue::text("1"));
    info.set("STATUS", PhpValue::text("L"));
    info.set("INSTALLED", PhpValue::boolean(true));
    info.set("PAYMENT_EXPIRED", PhpValue::text("N"));
    info.set("DAYS", PhpValue());
    info.set("LANGUAGE_ID", PhpValue::text("en"));
    info.set("LICENSE", PhpValue::text(call.features.selfHosted ? "en_selfhosted" : "en_basic"));
    return Answer::success(toJson(info));
}

Answer scope(MethodCall &)
{
    return Answer::success(R"(["crm","task","user","imbot","telephony"])");
}

Answer serverTime(MethodCall &call)
{
    return Answer::success('"' + momentText(call.now, portalOffsetMinutes) + '"');
}

Method methodNamed(const QByteArray &name)
{
    static const std::pair<const char *, Method> methods[] = {{"event.offline.list", offlineList},
                                                              {"event.offline.get", offlineGet},
                                                              {"event.offline.clear", offlineClear},
                                                              {"event.offline.error", offlineError},
                                                              {"events", eventsList},
                                                              {"event.get", eventGet},
                                                              {"event.bind", eventBind},
                                                              {"event.unbind", eventUnbind},
                                                              {"feature.get", featureGet},
                                                              {"profile", profile},
                                                              {"app.info", appInfo},
                                                              {"scope", scope},
                                                              {"server.time", serverTime}};
    for (const auto &[text, method] : methods) {
        if (name == text)
            return method;
    }
    return nullptr;
}

} // namespace eventsweep::portalsim
