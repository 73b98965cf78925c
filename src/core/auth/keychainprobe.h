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
        Missing,   ///< none in this desktop
        Silent     ///< there, but it does not answer
    };
    State state = State::Missing;
    QString name; ///< for the operator: "GNOME Keyring", "KeePassXC", "KDE Wallet", "Secret Service", …
    QString text; ///< the system's words; may be empty
    /// Locked, after open(): the operator was asked and has closed the question. Else nobody could be asked.
    bool cancelled = false;
    /// Locked: it shows no keyring at all. There is none yet, or none that is open.
    bool noKeyring = false;
};

/// Tells a missing keychain from a locked and an open one: to a read, all of them (and an entry that is not there) can
/// give the same answer. Lives in one thread; never blocks.
class KeychainProbe
{
public:
    virtual ~KeychainProbe() = default;
    /// Asks nobody for a password.
    [[nodiscard]] virtual QFuture<KeychainStatus> probe() = 0;
    enum class Use {
        Reading,
        Writing ///< where there is no keyring yet, the operator is asked to make one
    };
    /// The same, but when it is locked the desktop asks the operator to open it, once. Ends when they have answered,
    /// however long that takes.
    [[nodiscard]] virtual QFuture<KeychainStatus> open(Use use)
    {
        Q_UNUSED(use)
        return probe();
    }
    /// Whether probe() can tell locked from open. Where it cannot, the keychain is always there and asks by itself.
    [[nodiscard]] virtual bool tellsLocked() const { return true; }
};

/// This platform's. Linux: over D-Bus, the Secret Service, or KDE Wallet where QtKeychain uses it. Elsewhere the store
/// is part of the system and always there.
[[nodiscard]] std::unique_ptr<KeychainProbe> platformKeychainProbe();

} // namespace eventsweep
