// SPDX-License-Identifier: Apache-2.0
#include "core/auth/secretstorechoice.h"

#include "core/auth/keychainsecretstore.h"
#include "core/auth/memorysecretstore.h"

namespace eventsweep {

QFuture<SecretStoreChoice> secretStoreFor(std::unique_ptr<KeychainProbe> probe, Clock &clock, WhenLocked whenLocked)
{
    const std::shared_ptr<KeychainProbe> shared = std::move(probe);
    return shared->probe().then([shared, &clock, whenLocked](const KeychainStatus &status) {
        const bool locked = status.state == KeychainStatus::State::Locked;
        if (status.state == KeychainStatus::State::Missing || (locked && whenLocked == WhenLocked::ThisRunOnly))
            return SecretStoreChoice{std::make_shared<MemorySecretStore>(), status};
        return SecretStoreChoice{std::make_shared<KeychainSecretStore>(shared, status.name, clock), status};
    });
}

} // namespace eventsweep
