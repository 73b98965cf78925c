// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restrequest.h"

#include "portalsim/jsontext.h"
#include "portalsim/phpquery.h"

namespace eventsweep::portalsim {

namespace {

void takeOver(PhpValue &into, const PhpValue &from)
{
    for (const auto &[key, value] : from.entries())
        into.set(key, value);
}

// The body as PHP sees it: JSON and forms by their content type. A body of any other type is no parameters at all,
// which is how a wrong content type loses filter and token alike.
PhpValue bodyParameters(const HttpRequest &request)
{
    const QByteArray type = request.header("content-type").toLower();
    if (type.startsWith("application/json")) {
        const auto value = parseJson(request.body);
        return value && value->isArray() ? *value : PhpValue::array();
    }
    if (type.startsWith("application/x-www-form-urlencoded"))
        return parseQuery(request.body);
    return PhpValue::array();
}

void readUrl(RestRequest &parsed, const QByteArray &path)
{
    QList<QByteArray> parts = path.mid(int(sizeof "/rest/") - 1).split('/');
    parts.removeAll(QByteArray());
    // /rest/USER/SECRET/METHOD is a webhook.
    bool isNumber = false;
    if (parts.size() >= 3)
        parts.first().toInt(&isNumber);
    parsed.rest.webhook = isNumber;
    parsed.rest.method = parts.isEmpty() ? QByteArray() : urlDecoded(parts.last()).toLower();
    for (const char *suffix : {".json", ".xml"}) {
        if (parsed.rest.method.endsWith(suffix))
            parsed.rest.method.chop(qstrlen(suffix));
    }
}

void readToken(RestRequest &parsed, const HttpRequest &request, const PhpValue &inUrl, const PhpValue &inBody)
{
    const QByteArray header = request.header("authorization");
    if (header.toLower().startsWith("bearer ")) {
        parsed.tokenInHeader = true;
        parsed.rest.token = header.mid(7).trimmed();
    }
    for (const char *key : {"auth", "access_token"}) {
        if (const PhpValue *token = inUrl.find(key)) {
            parsed.tokenInUrl = true;
            parsed.rest.token = token->toText();
        }
        if (const PhpValue *token = inBody.find(key)) {
            parsed.tokenInBody = true;
            parsed.rest.token = token->toText();
        }
    }
}

void readParameters(RestRequest &parsed, const HttpRequest &request)
{
    const PhpValue inUrl = parseQuery(request.query());
    const PhpValue inBody = bodyParameters(request);
    parsed.rest.parameters = inUrl;
    takeOver(parsed.rest.parameters, inBody);
    readToken(parsed, request, inUrl, inBody);
    if (const PhpValue *connector = parsed.rest.parameters.find("auth_connector"))
        parsed.rest.connector = connector->toText();
    for (const char *key : {"auth", "access_token", "auth_connector"})
        parsed.rest.parameters.remove(key);
    parsed.rest.source = request.peer;
}

void readCommands(RestRequest &parsed)
{
    const PhpValue *all = parsed.rest.method == "batch" ? parsed.rest.parameters.given("cmd") : nullptr;
    for (const auto &[key, command] : all ? all->entries() : PhpValue::Array()) {
        const QByteArray text = command.toText();
        parsed.commands.append({QString::fromUtf8(key), QString::fromUtf8(text)});
        parsed.commandMethods += text.left(text.indexOf('?') < 0 ? text.size() : text.indexOf('?')).toLower();
    }
}

} // namespace

RestRequest readRestRequest(const HttpRequest &request)
{
    RestRequest parsed;
    readUrl(parsed, request.path());
    readParameters(parsed, request);
    readCommands(parsed);
    return parsed;
}

RestRequest readTokenRequest(const HttpRequest &request)
{
    RestRequest parsed;
    parsed.rest.method = "oauth.token";
    parsed.rest.parameters = parseQuery(request.query());
    takeOver(parsed.rest.parameters, bodyParameters(request));
    return parsed;
}

RestRequest readAuthoriseRequest(const HttpRequest &request)
{
    RestRequest parsed;
    parsed.rest.method = "oauth.authorize";
    parsed.rest.parameters = parseQuery(request.query());
    return parsed;
}

} // namespace eventsweep::portalsim
