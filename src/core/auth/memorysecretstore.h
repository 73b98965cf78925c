// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"

#include <QHash>

namespace eventsweep {

/// Secrets for this run only: when there is no usable keychain, while a new portal is being checked, and in tests.
class MemorySecretStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<SecretResult<QString>> read(const QString &key) override;
    [[nodiscard]] QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override;
    [[nodiscard]] QFuture<SecretResult<void>> remove(const QString &key) override;
    void keepForThisRun(const QString &key, const QString &secret) override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isPersistent() const override { return false; }

private:
    QHash<QString, QString> m_secrets;
};

} // namespace eventsweep
