// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/keychainerrortext.h"

#include <QCoreApplication>

namespace eventsweep {

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
            return {tr("No tokens in the keychain"), tr("%1 has no entry for this portal.").arg(name),
                    tr("Sign in to the portal again.")};
        case Kind::Locked:
            return {tr("The keychain is locked"), tr("%1 is locked, or its question was cancelled.").arg(name),
                    tr("Unlock it, then try again.")};
        case Kind::Cancelled:
            return {tr("The keychain stays locked"), tr("The question of %1 was closed.").arg(name),
                    tr("Try again, and unlock it.")};
        case Kind::Missing:
            return {tr("There is no keychain"), tr("This computer or this desktop offers no keychain."),
                    tr("Install one (on Linux: GNOME Keyring or KWallet), or go on for this run only.")};
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
};

} // namespace

ErrorText keychainErrorText(const SecretError &error, const QString &keychain)
{
    return Texts::of(error, keychain);
}

} // namespace eventsweep
