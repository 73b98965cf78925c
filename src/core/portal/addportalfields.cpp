// SPDX-License-Identifier: Apache-2.0
#include "core/portal/addportal.h"

#include <QRegularExpression>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Field = AddPortalFlow::Field;
using FieldProblem = AddPortalFlow::FieldProblem;

bool isOneWord(const QString &text)
{
    static const QRegularExpression outside(u"[\\s\\p{C}]"_s);
    return !text.trimmed().contains(outside);
}

} // namespace

std::vector<FieldProblem> AddPortalFlow::check(const Fields &fields) const
{
    std::vector<FieldProblem> problems;
    const auto found = [&problems](Field field, FieldProblem::Kind kind) { problems.push_back({field, kind}); };

    const auto address = restAddress(fields.address);
    if (!address)
        problems.push_back({Field::Address, FieldProblem::Kind::Address, address.error()});
    else if (isThere(*address, fields.clientId.trimmed(), fields.memberId))
        found(Field::Address, FieldProblem::Kind::AlreadyThere);

    const bool refreshes = !fields.refreshToken.trimmed().isEmpty();
    const auto checkWord = [&](Field field, const QString &text, bool needed) {
        if (needed && text.trimmed().isEmpty())
            found(field, FieldProblem::Kind::Missing);
        else if (!isOneWord(text))
            found(field, FieldProblem::Kind::NotOneLine);
    };
    checkWord(Field::ClientId, fields.clientId, refreshes);
    checkWord(Field::ClientSecret, fields.clientSecret, refreshes);
    checkWord(Field::AccessToken, fields.accessToken, !refreshes);
    checkWord(Field::RefreshToken, fields.refreshToken, false);

    if (const auto server = tokenAddress(fields.authorisationServer);
        !server && server.error() != AddressProblem::Empty)
        problems.push_back({Field::AuthorisationServer, FieldProblem::Kind::Address, server.error()});
    return problems;
}

AddPortalFlow::Fields AddPortalFlow::withImport(Fields typed, const ImportedTokens &imported)
{
    const auto take = [](QString &into, const QString &value) {
        if (!value.isEmpty())
            into = value;
    };
    take(typed.address, imported.restAddress);
    take(typed.authorisationServer, imported.authorisationServer);
    take(typed.clientId, imported.clientId);
    take(typed.clientSecret, imported.clientSecret);
    // Both, so that no token of an earlier paste is mixed with this one.
    typed.accessToken = imported.accessToken;
    typed.refreshToken = imported.refreshToken;
    typed.memberId = imported.memberId;
    typed.accessExpiresAt = imported.expires;
    return typed;
}

AddPortalFlow::Fields AddPortalFlow::withSignIn(Fields typed, const OAuthFlow::Tokens &tokens)
{
    if (const auto address = restAddress(tokens.facts.clientEndpoint.toString()))
        typed.address = address->toString();
    if (!tokens.authorisationServer.isEmpty())
        typed.authorisationServer = tokens.authorisationServer.toString();
    typed.memberId = tokens.facts.memberId;
    typed.accessToken = tokens.accessToken;
    typed.refreshToken = tokens.refreshToken;
    typed.accessExpiresAt = tokens.accessExpiresAt;
    return typed;
}

std::optional<QUrl> AddPortalFlow::otherPortal(const Fields &typed, const OAuthFlow::Tokens &tokens)
{
    const auto asked = restAddress(typed.address);
    const auto answered = restAddress(tokens.facts.clientEndpoint.toString());
    if (!answered || (asked && asked->host() == answered->host() && asked->port() == answered->port()))
        return std::nullopt;
    return *answered;
}

QString fieldProblemText(const FieldProblem &problem)
{
    switch (problem.kind) {
    case FieldProblem::Kind::Address:
        return addressProblemText(problem.address);
    case FieldProblem::Kind::AlreadyThere:
        return AddPortalFlow::tr("This application on this portal has been added already.");
    case FieldProblem::Kind::NotOneLine:
        return AddPortalFlow::tr("There is a space or a line break in the middle. Copy it again, whole and alone.");
    case FieldProblem::Kind::Missing:
        break;
    }
    switch (problem.field) {
    case Field::ClientId:
        return AddPortalFlow::tr("Without the application id, the refresh token cannot be used.");
    case Field::ClientSecret:
        return AddPortalFlow::tr("Without the application secret, the refresh token cannot be used.");
    case Field::AccessToken:
    case Field::RefreshToken:
        return AddPortalFlow::tr("An access token or a refresh token is needed.");
    case Field::Address:
    case Field::AuthorisationServer:
    case Field::Name:
        break;
    }
    return AddPortalFlow::tr("This field is needed.");
}

} // namespace eventsweep
