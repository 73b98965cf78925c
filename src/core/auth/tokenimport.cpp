// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenimport.h"

#include "core/rest/address.h"
#include "core/rest/portaladdress.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largest = 1024 * 1024;

struct TokenImport
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::TokenImport)
};

/// Names of one field, the better one first. An application that is opened inside the portal gets the upper-case ones.
const QStringList accessNames{u"access_token"_s, u"AUTH_ID"_s};
const QStringList refreshNames{u"refresh_token"_s, u"REFRESH_ID"_s};
const QStringList idNames{u"C_REST_CLIENT_ID"_s, u"client_id"_s};
const QStringList secretNames{u"C_REST_CLIENT_SECRET"_s, u"client_secret"_s};
const QStringList memberNames{u"member_id"_s};
const QStringList endpointNames{u"client_endpoint"_s};
const QStringList domainNames{u"domain"_s, u"DOMAIN"_s};
const QStringList serverNames{u"server_endpoint"_s, u"SERVER_ENDPOINT"_s};

QStringList lookedFor()
{
    return {u"access_token"_s, u"refresh_token"_s,    u"auth"_s,     u"client_endpoint"_s,
            u"domain"_s,       u"C_REST_CLIENT_ID"_s, u"client_id"_s};
}

tl::unexpected<TokenImportError> failure(TokenImportError::Kind kind)
{
    TokenImportError error;
    error.kind = kind;
    if (kind == TokenImportError::Kind::SomethingElse || kind == TokenImportError::Kind::NoToken)
        error.lookedFor = lookedFor();
    return tl::unexpected(error);
}

tl::unexpected<TokenImportError> brokenAt(const QByteArray &text, const QJsonParseError &parseError)
{
    const auto before = text.left(std::clamp<qsizetype>(parseError.offset, 0, text.size()));
    TokenImportError error;
    error.kind = TokenImportError::Kind::BrokenJson;
    error.line = static_cast<int>(before.count('\n')) + 1;
    error.column = static_cast<int>(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size()) + 1;
    error.text = parseError.errorString();
    return tl::unexpected(error);
}

QString firstText(const QJsonObject &object, const QStringList &names)
{
    for (const auto &name : names) {
        const QString text = object.value(name).toString().trimmed();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// `a=1&auth[access_token]=…` as an object with the nested one; nothing when the text has no such shape.
std::optional<QJsonObject> fromForm(const QByteArray &text)
{
    if (!text.contains('=') || text.contains('\n') || text.contains(' ') || text.startsWith("http"))
        return std::nullopt;
    QJsonObject root;
    QJsonObject auth;
    for (const auto &part : text.split('&')) {
        const auto separator = part.indexOf('=');
        if (separator < 1)
            continue;
        const auto decode = [](QByteArray bytes) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes.replace('+', ' ')));
        };
        const QString key = decode(part.left(separator));
        const QString value = decode(part.mid(separator + 1));
        if (key.startsWith("auth["_L1) && key.endsWith(u']'))
            auth.insert(key.mid(5, key.size() - 6), value);
        else
            root.insert(key, value);
    }
    if (!auth.isEmpty())
        root.insert(u"auth"_s, auth);
    return root;
}

tl::expected<QJsonObject, TokenImportError> objectFrom(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) {
        const auto form = fromForm(trimmed);
        if (form)
            return *form;
        return failure(TokenImportError::Kind::NotJson);
    }
    // Untrimmed: leading lines count for where an error is.
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return brokenAt(text, parseError);
    return document.isObject() ? document.object() : document.array().at(0).toObject();
}

/// In a token answer `domain` is the authorisation server's, in a callback the portal's.
QString portalAddress(const QJsonObject &tokens)
{
    if (const QString endpoint = firstText(tokens, endpointNames); !endpoint.isEmpty())
        return endpoint;
    const QString domain = firstText(tokens, domainNames);
    const auto url = restAddress(domain);
    const bool ofServer = url && isFamiliarTokenServer(*url) && !isLoopbackHost(url->host());
    return ofServer ? QString() : domain;
}

std::optional<WallTime> expiry(const QJsonObject &tokens)
{
    // `expires_in` counts from an answer that nobody knows the time of; `expires` is a point in time.
    const qint64 seconds = tokens.value("expires"_L1).toVariant().toLongLong();
    constexpr qint64 year2001 = 1'000'000'000;
    constexpr qint64 year2286 = 10'000'000'000;
    if (seconds < year2001 || seconds > year2286)
        return std::nullopt;
    return WallTime(std::chrono::seconds(seconds));
}

bool isAboutAnApplication(const QJsonObject &object)
{
    const auto names = lookedFor() + accessNames + refreshNames + secretNames + serverNames + domainNames;
    return std::any_of(names.begin(), names.end(), [&object](const QString &name) { return object.contains(name); });
}

} // namespace

tl::expected<ImportedTokens, TokenImportError> importTokens(const QByteArray &pasted)
{
    if (pasted.size() > largest)
        return failure(TokenImportError::Kind::TooBig);
    QByteArray text = pasted;
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    if (text.trimmed().isEmpty())
        return failure(TokenImportError::Kind::Empty);
    const bool webhook = looksLikeWebhook(QString::fromUtf8(QByteArray(text).replace("\\/", "/")));
    auto parsed = objectFrom(text);
    if (!parsed) {
        if (webhook && parsed.error().kind != TokenImportError::Kind::BrokenJson)
            return failure(TokenImportError::Kind::Webhook);
        return tl::unexpected(parsed.error());
    }
    const auto &root = *parsed;
    const auto nested = root.value("auth"_L1).toObject();
    const auto tokens = nested.isEmpty() ? root : nested;

    ImportedTokens result;
    result.accessToken = firstText(tokens, accessNames);
    result.refreshToken = firstText(tokens, refreshNames);
    if (result.accessToken.isEmpty() && result.refreshToken.isEmpty()) {
        if (webhook)
            return failure(TokenImportError::Kind::Webhook);
        return failure(isAboutAnApplication(root) ? TokenImportError::Kind::NoToken
                                                  : TokenImportError::Kind::SomethingElse);
    }
    result.restAddress = portalAddress(tokens);
    if (const auto server = tokenAddress(firstText(tokens, serverNames)))
        result.authorisationServer = server->toString();
    result.clientId = firstText(root, idNames);
    result.clientSecret = firstText(root, secretNames);
    result.memberId = firstText(tokens, memberNames);
    result.expires = expiry(tokens);
    return result;
}

QString tokenImportErrorText(const TokenImportError &error)
{
    switch (error.kind) {
    case TokenImportError::Kind::Empty:
        return TokenImport::tr("There is nothing to import.");
    case TokenImportError::Kind::TooBig:
        return TokenImport::tr("This is more than 1 MB: no tokens are that long.");
    case TokenImportError::Kind::NotJson:
        return TokenImport::tr("This is not JSON. Paste the whole text, from the first brace to the last.");
    case TokenImportError::Kind::BrokenJson:
        return TokenImport::tr("The JSON is broken in line %1, column %2 (%3). Paste it again, whole.")
            .arg(error.line)
            .arg(error.column)
            .arg(error.text);
    case TokenImportError::Kind::SomethingElse:
        return TokenImport::tr("This is JSON of something else. None of these fields is in it: %1.")
            .arg(error.lookedFor.join(u", "_s));
    case TokenImportError::Kind::Webhook:
        return addressProblemText(AddressProblem::Webhook);
    case TokenImportError::Kind::NoToken:
        return TokenImport::tr("This is about an application, but has neither an access_token nor a refresh_token.");
    }
    return {};
}

} // namespace eventsweep
