// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// For every SecretError::Kind. `keychain` is SecretStore::name().
[[nodiscard]] ErrorText keychainErrorText(const SecretError &error, const QString &keychain);

} // namespace eventsweep
