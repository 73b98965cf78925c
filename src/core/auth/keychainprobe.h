// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QString>

#include <memory>

namespace eventsweep {

/// What can be said of the keychain without touching a secret.
struct KeychainStatus
{
    enum class State {
        Available, ///< open: reading and writing need nobody
        Locked,    ///< there, but closed, or without a keyring yet: using it makes the desktop ask the operator
        Missing    ///< none in this desktop, or it does not answer
    };
    State state = State::Missing;
    QString name; ///< for the operator: "GNOME Keyring", "KeePassXC", "KDE Wallet", "Secret Service", …
    QString text; ///< the system's words; may be empty
};

/// Tells a missing keychain from a locked and an open one: to a read, all of them (and an entry that is not there) can
/// give the same answer. Asks nobody for a password. Lives in one thread; never blocks.
class KeychainProbe
{
public:
    virtual ~KeychainProbe() = default;
    [[nodiscard]] virtual QFuture<KeychainStatus> probe() = 0;
};

/// This platform's. Linux: over D-Bus, the Secret Service, or KDE Wallet where QtKeychain uses it. Elsewhere the store
/// is part of the system and always there.
[[nodiscard]] std::unique_ptr<KeychainProbe> platformKeychainProbe();

} // namespace eventsweep
