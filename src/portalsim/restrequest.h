// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/http.h"
#include "portalsim/portal.h"

namespace eventsweep::portalsim {

/// A REST or token request taken apart.
struct RestRequest
{
    PortalRequest rest;
    bool tokenInUrl = false;
    bool tokenInHeader = false;
    bool tokenInBody = false;
    QList<std::pair<QString, QString>> commands; ///< of a batch: key and "method?query"
    QList<QByteArray> commandMethods;            ///< of a batch: lower case
};

/// /rest/METHOD[.json] or, as a webhook, /rest/USER/SECRET/METHOD. Parameters from URL, JSON and form bodies; the token
/// from the header, the URL or the body, where the last one counts.
RestRequest readRestRequest(const HttpRequest &request);
/// A call of the token endpoint, under the method name "oauth.token".
RestRequest readTokenRequest(const HttpRequest &request);
/// A visit of the authorise page, under the method name "oauth.authorize".
RestRequest readAuthoriseRequest(const HttpRequest &request);

} // namespace eventsweep::portalsim
