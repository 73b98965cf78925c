// SPDX-License-Identifier: Apache-2.0
#include "core/auth/memorysecretstore.h"

#include <QCoreApplication>

namespace eventsweep {

QFuture<SecretResult<QString>> MemorySecretStore::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        return QtFuture::makeReadyFuture(
            SecretResult<QString>(tl::unexpected(SecretError{SecretError::Kind::NotFound, {}})));
    return QtFuture::makeReadyFuture(SecretResult<QString>(*found));
}

QFuture<SecretResult<void>> MemorySecretStore::write(const QString &key, const QString &secret)
{
    m_secrets.insert(key, secret);
    return QtFuture::makeReadyFuture(SecretResult<void>());
}

QFuture<SecretResult<void>> MemorySecretStore::remove(const QString &key)
{
    m_secrets.remove(key);
    return QtFuture::makeReadyFuture(SecretResult<void>());
}

void MemorySecretStore::keepForThisRun(const QString &key, const QString &secret)
{
    m_secrets.insert(key, secret);
}

QString MemorySecretStore::name() const
{
    return QCoreApplication::translate("eventsweep::SecretStore", "this run only (memory)");
}

} // namespace eventsweep
