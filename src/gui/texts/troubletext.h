// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/resterror.h"
#include "gui/texts/errortext.h"

namespace eventsweep {

/// Why a portal could not be asked: what the keychain said in the keychain's words (`keychain` is SecretStore::name()),
/// everything else as restErrorText() tells it.
[[nodiscard]] ErrorText troubleText(const RestError &error, const QString &portal, const QString &keychain);

} // namespace eventsweep
