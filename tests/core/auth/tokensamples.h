// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

// What operators have at hand, in the shapes in which they have it.
namespace eventsweep::samples {

using namespace Qt::StringLiterals;

inline const QByteArray tokenAnswer =
    R"({"access_token": "acc", "expires": "1795000000", "expires_in": 3600, "scope": "crm",
 "domain": "oauth.bitrix.info", "server_endpoint": "https:\/\/oauth.bitrix.info\/rest\/", "status": "L",
 "client_endpoint": "https:\/\/acme.bitrix24.com\/rest\/", "member_id": "abc", "user_id": 1, "refresh_token": "ref"})"_ba;

inline const QByteArray callback = R"({"event": "ONAPPINSTALL", "data": {"VERSION": "1"}, "ts": "1", "auth": {
 "access_token": "acc", "expires_in": "3600", "scope": "crm", "domain": "acme.bitrix24.com",
 "server_endpoint": "https://oauth.bitrix24.tech/rest/", "status": "F",
 "client_endpoint": "https://acme.bitrix24.com/rest/", "member_id": "abc", "refresh_token": "ref",
 "application_token": "apptoken"}})"_ba;

inline const QByteArray formCallback =
    "event=ONAPPINSTALL&data%5BVERSION%5D=1&auth%5Baccess_token%5D=acc&auth[refresh_token]=ref&"
    "auth%5Bdomain%5D=acme.bitrix24.com&auth[client_endpoint]=https%3A%2F%2Facme.bitrix24.com%2Frest%2F&"
    "auth[server_endpoint]=https%3A%2F%2Foauth.bitrix.info%2Frest%2F&auth[member_id]=abc&"
    "auth[application_token]=apptoken&ts=1"_ba;

inline const QByteArray settings = R"({
    "access_token": "acc",
    "expires_in": "3600",
    "application_token": "apptoken",
    "refresh_token": "ref",
    "domain": "acme.bitrix24.com",
    "client_endpoint": "https:\/\/acme.bitrix24.com\/rest\/",
    "C_REST_CLIENT_ID": "local.123",
    "C_REST_CLIENT_SECRET": "shh"
})"_ba;

} // namespace eventsweep::samples
