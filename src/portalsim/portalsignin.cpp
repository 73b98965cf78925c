// SPDX-License-Identifier: Apache-2.0
#include "portalsim/jsontext.h"
#include "portalsim/portal.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

using Lock = std::scoped_lock<std::recursive_mutex>;

QByteArray parameter(const PhpValue &parameters, const QByteArray &name)
{
    const PhpValue *value = parameters.find(name);
    return value ? value->toText() : QByteArray();
}

// A page that the portal shows itself.
PortalAnswer page(int status, const QString &title, const QString &html)
{
    const QString text = u"<!DOCTYPE html>\n<html lang=\"en\"><head><title>%1</title></head>"
                         u"<body><h1>%1</h1>%2</body></html>\n"_s.arg(title.toHtmlEscaped(), html);
    return {status, "text/html; charset=UTF-8", text.toUtf8(), {}};
}

PortalAnswer refusalPage(int status, const QString &what)
{
    return page(status, u"The application cannot be opened"_s, u"<p>%1</p>"_s.arg(what.toHtmlEscaped()));
}

// Leads to the same page again, as somebody who has signed in.
PortalAnswer formPage(const QByteArray &clientId, const QByteArray &state)
{
    const auto encoded = [](const QByteArray &value) { return QString::fromLatin1(value.toPercentEncoding()); };
    const QString next =
        u"/oauth/authorize/?client_id=%1&state=%2&signed_in=1"_s.arg(encoded(clientId), encoded(state));
    return page(200, u"Sign in"_s,
                u"<p>The simulated portal needs no password.</p><p><a id=\"sign-in\" href=\"%1\">Sign in</a></p>"_s.arg(
                    next.toHtmlEscaped()));
}

QByteArray withParameters(const QUrl &address, const QList<std::pair<QString, QString>> &parameters)
{
    QUrlQuery query(address);
    for (const auto &[name, value] : parameters)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QUrl whole = address;
    whole.setQuery(query);
    return whole.toEncoded();
}

} // namespace

void Portal::setHandlerPath(const QUrl &address)
{
    const Lock lock(m_mutex);
    m_signIn.handler = address;
}

void Portal::changeSignIn(const std::function<void(SignIn &)> &change)
{
    const Lock lock(m_mutex);
    change(m_signIn);
}

SignIn Portal::signIn() const
{
    const Lock lock(m_mutex);
    return m_signIn;
}

QString Portal::answeringMember() const
{
    return m_signIn.memberId.isEmpty() ? m_accounts.memberId() : m_signIn.memberId;
}

PortalAnswer Portal::authorise(const PhpValue &parameters, const QUrl &root)
{
    const Lock lock(m_mutex);
    const QByteArray clientId = parameter(parameters, "client_id");
    const QByteArray state = parameter(parameters, "state");
    if (clientId != m_accounts.tokens().clientId.toLatin1())
        return refusalPage(404, u"There is no application with this client_id on this portal."_s);
    if (!m_signIn.restInPlan)
        return refusalPage(403, u"REST is not part of this portal's plan."_s);
    if (!m_signIn.installed)
        return refusalPage(403, u"The application is not installed on this portal."_s);
    if (m_signIn.handler.isEmpty())
        return refusalPage(403, u"The application has no handler path in its settings."_s);
    if (m_signIn.asksFirst && parameter(parameters, "signed_in").isEmpty())
        return formPage(clientId, state);

    const QUrl address = m_signIn.address.isEmpty() ? root : m_signIn.address;
    const QString server = m_signIn.serverDomain.isEmpty() ? root.authority() : m_signIn.serverDomain;
    QList<std::pair<QString, QString>> given{{u"code"_s, m_accounts.issueCode(nowMs(), m_signIn.asAdministrator)}};
    if (parameters.find("state"))
        given.append({u"state"_s, QString::fromUtf8(state)});
    given += {{u"domain"_s, address.authority()},
              {u"member_id"_s, answeringMember()},
              {u"scope"_s, QString::fromLatin1(Accounts::scopes)},
              {u"server_domain"_s, server}};
    PortalAnswer answer = page(302, u"Found"_s, {});
    answer.location = withParameters(m_signIn.handler, given);
    return answer;
}

PortalAnswer Portal::grant(const PhpValue &parameters, const QUrl &root)
{
    const Lock lock(m_mutex);
    const auto grant = granted(parameters);
    PhpValue body = PhpValue::array();
    PortalAnswer answer;
    if (!grant) {
        answer.status = grant.error().status;
        body.set("error", PhpValue::text(grant.error().code));
        body.set("error_description", PhpValue::text(grant.error().description));
    } else {
        const QUrl address = m_signIn.address.isEmpty() ? root : m_signIn.address;
        const auto below = [](const QUrl &url) { return url.resolved(QUrl(u"/rest/"_s)).toEncoded(); };
        body.set("access_token", PhpValue::text(grant->accessToken));
        // The real server writes some numbers as texts, some not, and not always the same ones.
        body.set("expires", PhpValue::text(QByteArray::number(nowMs() / 1000 + 3600)));
        body.set("expires_in", PhpValue::text("3600"));
        body.set("scope", PhpValue::text(Accounts::scopes));
        body.set("domain", PhpValue::text("oauth.bitrix.info"));
        body.set("server_endpoint", PhpValue::text(below(root)));
        body.set("status", PhpValue::text("L"));
        body.set("client_endpoint", PhpValue::text(below(address)));
        body.set("member_id", PhpValue::text(answeringMember().toUtf8()));
        body.set("user_id", PhpValue::number(grant->userId));
        body.set("refresh_token", PhpValue::text(grant->refreshToken));
    }
    answer.body = toJson(body);
    return answer;
}

tl::expected<Accounts::Grant, Accounts::TokenError> Portal::granted(const PhpValue &parameters)
{
    if (!m_signIn.refuseWith.isEmpty())
        return tl::unexpected(Accounts::refusal(m_signIn.refuseWith.toUtf8()));
    const QByteArray type = parameter(parameters, "grant_type");
    if (type != "refresh_token" && type != "authorization_code")
        return tl::unexpected(Accounts::refusal("invalid_request"));
    const Accounts::Client client{parameter(parameters, "client_id"), parameter(parameters, "client_secret")};
    if (const auto wrong = m_accounts.checkClient(client))
        return tl::unexpected(*wrong);
    if (m_signIn.paymentRequired)
        return tl::unexpected(Accounts::refusal("PAYMENT_REQUIRED"));
    if (!m_signIn.installed)
        return tl::unexpected(Accounts::refusal("NOT_INSTALLED"));
    return type == "refresh_token" ? m_accounts.refresh(parameter(parameters, "refresh_token"))
                                   : m_accounts.exchange(parameter(parameters, "code"), nowMs());
}

} // namespace eventsweep::portalsim
