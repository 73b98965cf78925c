// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/keychainerrortext.h"

#include <QCoreApplication>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(KeychainErrorText)

public:
    static ErrorText of(const SecretError &error, const QString &keychain)
    {
        const QString name = keychain.isEmpty() ? tr("The keychain", "subject of a sentence") : keychain;
        using Kind = SecretError::Kind;
        switch (error.kind) {
        case Kind::NotFound:
            return {tr("No tokens in the keychain"),
                    tr("%1 has no entry for this portal. Somebody may have deleted it.").arg(name),
                    tr("Sign in to the portal again.")};
        case Kind::Locked:
            return {tr("The keychain is locked"), tr("%1 is locked, and could not ask for its password.").arg(name),
                    howToUnlock(name)};
        case Kind::Cancelled:
            return {tr("The keychain stays locked"),
                    tr("%1 asked to be unlocked, and its question was closed.").arg(name),
                    tr("Try again, and answer the question.")};
        case Kind::Missing:
            return {tr("There is no keychain"), tr("This computer or this desktop offers no keychain."),
                    tr("Install or start one (on Linux: GNOME Keyring, KeePassXC or KDE Wallet), then start Eventsweep "
                       "again.")};
        case Kind::Refused:
            return {tr("The keychain refused"),
                    error.text.isEmpty() ? tr("%1 refused the entry.").arg(name)
                                         : tr("%1 refused the entry. The message: “%2”.").arg(name, error.text),
                    tr("Allow Eventsweep in the keychain's settings, then try again.")};
        case Kind::TimedOut:
            break;
        }
        return {tr("The keychain does not answer"), tr("%1 did not answer in time.").arg(name),
                tr("Look for its question on the screen, then try again.")};
    }

private:
    static QString howToUnlock(const QString &name)
    {
        if (name == "KeePassXC"_L1) // it shows nothing to others before a database is open
            return tr("Open your database in KeePassXC, then try again.");
        return tr("Unlock it, then try again.");
    }
};

} // namespace

ErrorText keychainErrorText(const SecretError &error, const QString &keychain)
{
    return Texts::of(error, keychain);
}

} // namespace eventsweep
