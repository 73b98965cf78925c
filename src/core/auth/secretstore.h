// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QString>

#include <optional>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why a secret could not be read or written.
struct SecretError
{
    enum class Kind {
        NotFound, ///< the keychain works and has no such entry
        Locked,   ///< the keychain is there, but closed (or its prompt was cancelled)
        Missing,  ///< no keychain on this computer or in this desktop
        Refused,  ///< the keychain says no
        TimedOut  ///< the keychain does not answer
    };
    Kind kind = Kind::Missing;
    QString text; ///< the keychain's own words; never the secret
};

template <typename T>
using SecretResult = tl::expected<T, SecretError>;

/// Keeps secrets: one text per key. Lives in one thread; every call ends exactly once and never blocks.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    [[nodiscard]] virtual QFuture<SecretResult<QString>> read(const QString &key) = 0;
    [[nodiscard]] virtual QFuture<SecretResult<void>> write(const QString &key, const QString &secret) = 0;
    /// Nothing there is success.
    [[nodiscard]] virtual QFuture<SecretResult<void>> remove(const QString &key) = 0;

    /// For the operator: "GNOME Keyring", "Windows Credential Store", "this run only (memory)".
    [[nodiscard]] virtual QString name() const = 0;
    /// False: forgotten when the program ends.
    [[nodiscard]] virtual bool isPersistent() const = 0;
};

} // namespace eventsweep
