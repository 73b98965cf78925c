// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/troubletext.h"

#include "gui/texts/keychainerrortext.h"
#include "gui/texts/resterrortext.h"

namespace eventsweep {

ErrorText troubleText(const RestError &error, const QString &portal, const QString &keychain)
{
    const bool ofKeychain =
        error.kind == RestError::Kind::SecretsUnavailable || error.kind == RestError::Kind::SignInAgain;
    if (const auto kind = ofKeychain ? secretErrorKind(error.code) : std::nullopt)
        return keychainErrorText({*kind, error.text}, keychain);
    return restErrorText(error, portal);
}

} // namespace eventsweep
