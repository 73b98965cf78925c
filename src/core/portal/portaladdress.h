// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

namespace eventsweep {

/// What is wrong with an address that the operator typed.
enum class AddressProblem {
    Empty,
    NotAnAddress,   ///< no host can be made of it
    HttpOnInternet, ///< plain http to something else than this computer
    OtherScheme,    ///< ftp:, mailto: …
    HasCredentials, ///< user:password@host
    Webhook         ///< https://host/rest/7/abcdef…/: an application token is needed, no webhook
};

/// The REST address for whatever people type or paste: "acme.bitrix24.com", with spaces around, with https, a copied page
/// address, ".../rest/", with a port. The path of a self-hosted portal before "/rest/" is kept only when "/rest/" is in it.
[[nodiscard]] tl::expected<QUrl, AddressProblem> restAddress(const QString &typed);

/// This computer: 127.0.0.0/8, ::1, localhost. The only place where plain http is used.
[[nodiscard]] bool isLoopback(const QString &host);

} // namespace eventsweep
