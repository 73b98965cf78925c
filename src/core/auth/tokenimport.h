// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

#include <tl/expected.hpp>

namespace eventsweep {

/// What a paste told; every field may be empty but one of the two tokens. Addresses are as pasted: they go through the
/// same checks as typed ones. Secret: never shown whole, logged or kept longer than the dialog.
struct ImportedTokens
{
    QString restAddress;         ///< `client_endpoint`, else the portal's `domain`
    QString authorisationServer; ///< from `server_endpoint`: "https://oauth.bitrix.info/oauth/token/"
    QString clientId;
    QString clientSecret;
    QString accessToken;
    QString refreshToken;
    QString memberId;
    std::optional<WallTime> expires; ///< of the access token
};

/// Why a paste is no import.
struct TokenImportError
{
    enum class Kind {
        Empty,
        TooBig,        ///< more than 1 MB
        NotJson,       ///< neither JSON nor a form body: some text
        BrokenJson,    ///< `line`, `column`, `text`: where it stops being JSON
        SomethingElse, ///< JSON without any of the fields in `lookedFor`
        Webhook,       ///< a webhook's address, alone or inside
        NoToken        ///< fields of an application, but neither access nor refresh token
    };
    Kind kind = Kind::Empty;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1, in characters
    QString text;   ///< BrokenJson: the parser's words
    QStringList lookedFor;
};

/// Reads what an operator pastes or opens: a token answer of the authorisation server, an installation callback (JSON,
/// or the form body as PHP applications log it: `auth[access_token]=…`), or settings.json of the vendor's CRest SDK.
/// UTF-8 with or without BOM. `application_token` and everything else is dropped.
[[nodiscard]] tl::expected<ImportedTokens, TokenImportError> importTokens(const QByteArray &pasted);

/// For the operator, in one or two sentences.
[[nodiscard]] QString tokenImportErrorText(const TokenImportError &error);

} // namespace eventsweep
