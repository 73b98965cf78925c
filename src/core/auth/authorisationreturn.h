// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <tl/expected.hpp>

namespace eventsweep {

/// What comes back from the portal's authorisation page: in the address that the browser is sent to, or pasted by the
/// operator. `code` is a secret for the 30 seconds that it lives: never shown, logged or stored.
struct AuthorisationReturn
{
    QString code;          ///< never empty
    QString state;         ///< empty: the address had none, or a bare code was pasted
    QString domain;        ///< the portal's host; may be empty
    QString memberId;      ///< the portal's stable identity; may be empty
    QString serverDomain;  ///< the authorisation server's host; may be empty
    bool bareCode = false; ///< the code alone was pasted, no address
};

/// Why a text is no return.
struct AuthorisationReturnError
{
    enum class Kind {
        Empty,
        Refused,   ///< the address holds an `error`; `text` says which, redacted
        NoCode,    ///< an address without a code: of another page, or of the page where one signs in
        Webhook,   ///< a webhook's address
        NotOneWord ///< neither an address nor a code
    };
    Kind kind = Kind::Empty;
    QString text;
};

/// Reads a whole address (percent-encoded as browsers copy it), its query alone, or a bare code.
[[nodiscard]] tl::expected<AuthorisationReturn, AuthorisationReturnError> authorisationReturn(const QString &typed);
/// The same for the query of an address: Refused or NoCode. What stands in it twice counts as missing.
[[nodiscard]] tl::expected<AuthorisationReturn, AuthorisationReturnError> authorisationReturn(const QUrlQuery &query);

/// The page that asks the portal's user: "https://PORTAL/oauth/authorize/?client_id=…&state=…". Holds no secret: the
/// return address is the one in the application's settings, no parameter.
[[nodiscard]] QUrl authorisationPage(const QUrl &restBase, const QString &clientId, const QString &state);

/// 256 bits from the system's generator, as 43 characters of base64url.
[[nodiscard]] QString newState();
/// Whether `given` is `expected`; takes as long wherever they differ. Never for an empty one.
[[nodiscard]] bool isSameState(const QString &given, const QString &expected);

/// For the operator: what it is and what to do.
[[nodiscard]] QString authorisationReturnErrorText(const AuthorisationReturnError &error);

} // namespace eventsweep
