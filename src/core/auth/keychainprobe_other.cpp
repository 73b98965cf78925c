// SPDX-License-Identifier: Apache-2.0
#include "core/auth/keychainprobe.h"

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

class AlwaysThereProbe final : public KeychainProbe
{
public:
    [[nodiscard]] bool tellsLocked() const override { return false; }
    QFuture<KeychainStatus> probe() override
    {
#if defined(Q_OS_WIN)
        const QString name = u"Windows Credential Store"_s;
#else
        const QString name = u"macOS Keychain"_s;
#endif
        return QtFuture::makeReadyFuture(KeychainStatus{KeychainStatus::State::Available, name, {}});
    }
};

} // namespace

std::unique_ptr<KeychainProbe> platformKeychainProbe()
{
    return std::make_unique<AlwaysThereProbe>();
}

} // namespace eventsweep
