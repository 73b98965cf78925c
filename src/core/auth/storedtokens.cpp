// SPDX-License-Identifier: Apache-2.0
#include "core/auth/storedtokens.h"

#include "core/auth/tokensource.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

RestError makeError(RestError::Kind kind, const QString &text)
{
    RestError error;
    error.kind = kind;
    error.text = text;
    return error;
}

} // namespace

std::optional<PortalSecrets> secretsIn(const SecretResult<QString> &entry)
{
    const auto secrets = entry ? PortalSecrets::fromJson(*entry) : std::nullopt;
    return secrets && (!secrets->accessToken.isEmpty() || !secrets->refreshToken.isEmpty()) ? secrets : std::nullopt;
}

RestError nothingStored(const SecretResult<QString> &entry)
{
    if (entry)
        return makeError(
            RestError::Kind::SignInAgain,
            TokenSource::tr("What the keychain has for this portal is no entry that this version can read."));
    RestError error =
        makeError(RestError::Kind::SignInAgain,
                  TokenSource::tr("The keychain has no entry for this portal; perhaps it was deleted there."));
    error.code = secretErrorCode(SecretError::Kind::NotFound);
    return error;
}

RestError secretsUnavailable(const SecretError &reason)
{
    RestError error = makeError(RestError::Kind::SecretsUnavailable, secretErrorText(reason));
    error.code = secretErrorCode(reason.kind);
    return error;
}

} // namespace eventsweep
