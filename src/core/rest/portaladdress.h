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

/// The REST address for whatever people type or paste: "acme.bitrix24.com", with spaces around, with https, a copied
/// page address, ".../rest/", with a port. The path of a self-hosted portal before "/rest/" is kept only when "/rest/"
/// is in it.
[[nodiscard]] tl::expected<QUrl, AddressProblem> restAddress(const QString &typed);

/// The token endpoint for a typed server, its REST address ("server_endpoint") or its whole token address: ends in
/// "/oauth/token/". Never Webhook.
[[nodiscard]] tl::expected<QUrl, AddressProblem> tokenAddress(const QString &typed);

/// The vendor's own: used when nothing else is known. An application's secret goes there.
[[nodiscard]] QUrl defaultTokenAddress();
/// One of the vendor's servers, over https. Any other must be confirmed by the operator, because the application's
/// secret is sent to it (TokenServers knows which are).
[[nodiscard]] bool isFamiliarTokenServer(const QUrl &url);

/// Whether the text holds the address of an incoming webhook ("/rest/7/abcdef…/").
[[nodiscard]] bool looksLikeWebhook(const QString &text);

/// For the operator, in one or two sentences: what is wrong and what to type instead.
[[nodiscard]] QString addressProblemText(AddressProblem problem);

} // namespace eventsweep
