// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/keychainprobe.h"
#include "core/auth/secretstore.h"
#include "core/base/clock.h"

#include <QFuture>

#include <memory>

namespace eventsweep {

/// Where secrets go on this computer, and why.
struct SecretStoreChoice
{
    std::shared_ptr<SecretStore> store; ///< never empty; one owner: the composition root
    KeychainStatus keychain; ///< Missing: `store` forgets at the end, to be said clearly. Locked: see WhenLocked
};

/// What to do about a keychain that is there but closed.
enum class WhenLocked {
    AskToUnlock, ///< use it: the desktop asks for its password when the first secret is needed
    ThisRunOnly  ///< leave it closed and keep secrets in memory, as the operator wished
};

/// Probes once, without blocking, and chooses: the keychain, or memory when there is none. With a locked keychain the
/// secrets of stored portals are inside it, so it is used by default; what cannot be read then fails with Locked.
[[nodiscard]] QFuture<SecretStoreChoice> secretStoreFor(std::unique_ptr<KeychainProbe> probe, Clock &clock,
                                                        WhenLocked whenLocked = WhenLocked::AskToUnlock);

} // namespace eventsweep
