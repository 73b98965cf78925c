// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/portalsecrets.h"
#include "core/auth/secretstore.h"
#include "core/rest/resterror.h"

namespace eventsweep {

/// A portal's entry in the secret store as secrets that are of some use: with a token.
[[nodiscard]] std::optional<PortalSecrets> secretsIn(const SecretResult<QString> &entry);
/// For an entry without: SignInAgain, with code "not_found" when there is none at all.
[[nodiscard]] RestError nothingStored(const SecretResult<QString> &entry);
/// SecretsUnavailable, with secretErrorCode() as its code.
[[nodiscard]] RestError secretsUnavailable(const SecretError &reason);

} // namespace eventsweep
