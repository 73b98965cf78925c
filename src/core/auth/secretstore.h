// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QMetaType>
#include <QString>

#include <optional>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why a secret could not be read or written.
struct SecretError
{
    enum class Kind {
        NotFound,  ///< the keychain works and has no such entry
        Locked,    ///< the keychain is there, but closed
        Cancelled, ///< the operator closed the keychain's prompt
        Missing,   ///< no keychain on this computer or in this desktop
        Refused,   ///< the keychain says no
        TimedOut   ///< the keychain does not answer
    };
    Kind kind = Kind::Missing;
    QString text; ///< the keychain's own words; never the secret

    friend bool operator==(const SecretError &, const SecretError &) = default;
};

/// One sentence for the operator, with the keychain's own words when there are any.
[[nodiscard]] QString secretErrorText(const SecretError &error);
/// "not_found", "locked", "cancelled", "missing", "refused", "timed_out": as `code` of a RestError, and back.
[[nodiscard]] QString secretErrorCode(SecretError::Kind kind);
[[nodiscard]] std::optional<SecretError::Kind> secretErrorKind(const QString &code);

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
    /// For a secret that could not be written: `read` gives it from now on, until the program ends, or the key is
    /// written with success or removed. Reaches no disk.
    virtual void keepForThisRun(const QString &key, const QString &secret) = 0;
    /// What was kept has turned out to be worth nothing: `read` gives what is stored, which another running copy may
    /// have written meanwhile. Nothing kept, or nowhere else to read from: nothing happens.
    virtual void forgetKept(const QString &) {}

    /// For the operator: "GNOME Keyring", "Windows Credential Store", "this run only (memory)".
    [[nodiscard]] virtual QString name() const = 0;
    /// False: forgotten when the program ends.
    [[nodiscard]] virtual bool isPersistent() const = 0;
};

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::SecretError)
