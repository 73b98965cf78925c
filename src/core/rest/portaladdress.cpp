// SPDX-License-Identifier: Apache-2.0
#include "core/rest/portaladdress.h"

#include "core/rest/address.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

struct PortalAddress
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::PortalAddress)
};

/// A scheme that is followed by more than a port: "mailto:a@b" has one, "acme.bitrix24.com:8443" has none.
bool startsWithScheme(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z][a-z0-9+.-]*:(?!\\d{1,5}(?:[/?#]|$))"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).hasMatch();
}

bool isHostName(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return true;
    // Letters of any script: an address in Cyrillic is one.
    static const QRegularExpression label(u"^[\\p{L}\\p{N}]([\\p{L}\\p{N}\\p{M}_-]{0,61}[\\p{L}\\p{N}\\p{M}])?$"_s);
    const auto labels = host.split(u'.');
    return std::all_of(labels.begin(), labels.end(),
                       [](const QString &part) { return label.match(part).hasMatch(); }) &&
           host.size() <= 253;
}

/// Scheme, host and port checked; path as typed.
tl::expected<QUrl, AddressProblem> checkedUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return tl::unexpected(AddressProblem::Empty);
    if (text.contains(QRegularExpression(u"[\\s\\p{C}]"_s)))
        return tl::unexpected(AddressProblem::NotAnAddress);
    if (!startsWithScheme(text))
        text.prepend(text.startsWith("//"_L1) ? u"https:"_s : u"https://"_s);
    const QUrl url(text, QUrl::StrictMode);
    // QUrl knows no scheme in what it cannot read, but the operator may have typed one.
    const QString scheme = text.section(u':', 0, 0).toLower();
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return tl::unexpected(AddressProblem::OtherScheme);
    if (!url.isValid() || url.host().isEmpty())
        return tl::unexpected(AddressProblem::NotAnAddress);
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return tl::unexpected(AddressProblem::HasCredentials);
    const bool forgottenColon = url.host() == "https"_L1 || url.host() == "http"_L1;
    if (forgottenColon || !isHostName(url.host()) || url.port() == 0)
        return tl::unexpected(AddressProblem::NotAnAddress);
    if (scheme == "http"_L1 && !isLoopbackHost(url.host()))
        return tl::unexpected(AddressProblem::HttpOnInternet);
    return url;
}

QUrl withPath(const QUrl &url, const QString &path)
{
    QUrl result;
    result.setScheme(url.scheme());
    result.setHost(url.host());
    // One address is written in one way: the scheme's own port is not.
    result.setPort(url.port() == (url.scheme() == "http"_L1 ? 80 : 443) ? -1 : url.port());
    result.setPath(path);
    return result;
}

} // namespace

tl::expected<QUrl, AddressProblem> restAddress(const QString &typed)
{
    if (looksLikeWebhook(typed))
        return tl::unexpected(AddressProblem::Webhook);
    return checkedUrl(typed).map([](const QUrl &url) {
        const QString path = url.path() + (url.path().endsWith(u'/') ? QString() : u"/"_s);
        const auto rest = path.indexOf("/rest/"_L1);
        return withPath(url, rest > 0 ? path.left(rest) + u"/rest/"_s : u"/rest/"_s);
    });
}

tl::expected<QUrl, AddressProblem> tokenAddress(const QString &typed)
{
    return checkedUrl(typed).map([](const QUrl &url) {
        const auto token = url.path().indexOf("/oauth/token"_L1);
        return withPath(url, token > 0 ? url.path().left(token) + u"/oauth/token/"_s : u"/oauth/token/"_s);
    });
}

QUrl defaultTokenAddress()
{
    return QUrl(u"https://oauth.bitrix.info/oauth/token/"_s);
}

bool isFamiliarTokenServer(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == "https"_L1 && (host == "oauth.bitrix.info"_L1 || host == "oauth.bitrix24.tech"_L1);
}

bool looksLikeWebhook(const QString &text)
{
    // "/rest/api/" is the newer form. A method name has dots, a webhook's code has none.
    static const QRegularExpression pattern(u"/rest/(?:api/)?\\d+/[A-Za-z0-9]{8,}(?:/|$|[\\s\"'?#])"_s);
    return pattern.match(text.trimmed()).hasMatch();
}

QString addressProblemText(AddressProblem problem)
{
    switch (problem) {
    case AddressProblem::Empty:
        return PortalAddress::tr("The portal's address is missing, for example acme.bitrix24.com.");
    case AddressProblem::NotAnAddress:
        return PortalAddress::tr(
            "This is not an address. Type the portal's host alone, for example acme.bitrix24.com.");
    case AddressProblem::HttpOnInternet:
        return PortalAddress::tr("Plain http would send the tokens readable by anybody on the way. Use https.");
    case AddressProblem::OtherScheme:
        return PortalAddress::tr("Only https addresses can be used.");
    case AddressProblem::HasCredentials:
        return PortalAddress::tr("The address must not hold a user name or a password.");
    case AddressProblem::Webhook:
        return PortalAddress::tr(
            "This is the address of a webhook. Portals show the offline queue to applications only: type the "
            "portal's address alone; then sign in to an application.");
    }
    return {};
}

} // namespace eventsweep
