// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>
#include <QVariant>

namespace eventsweep {

/// Everything that is remembered between runs besides portals and secrets. Each has a key and a default in the one
/// table of settings.cpp.
enum class Setting {
    Language,         ///< "system", "en", "ru"
    Appearance,       ///< "system", "light", "dark"
    WindowGeometry,   ///< QByteArray
    WindowSplitter,   ///< QByteArray: portals | queue
    QueueSplitter,    ///< QByteArray: table | detail
    QueueColumns,     ///< QByteArray: widths, order, hidden ones, sort
    CurrentPortal,    ///< PortalId
    CurrentConnector, ///< ConnectorId
    AllowedServers    ///< authorisation servers besides the vendor's, separated by spaces
};

/// Typed keys over QSettings, which must outlive this. GUI thread.
class Settings
{
public:
    explicit Settings(QSettings &store)
        : m_store(store)
    {
    }
    [[nodiscard]] QVariant value(Setting setting) const;
    [[nodiscard]] QString text(Setting setting) const { return value(setting).toString(); }
    void setValue(Setting setting, const QVariant &value);

private:
    QSettings &m_store;
};

} // namespace eventsweep
