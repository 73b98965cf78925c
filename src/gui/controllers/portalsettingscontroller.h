// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/portalscontroller.h"

namespace eventsweep {

/// What can be set about one portal. A draft that save() writes; only "read only" is written at once, because somebody
/// who sets it means now. GUI thread; `portals` must outlive it.
class PortalSettingsController : public QObject
{
    Q_OBJECT
public:
    /// `portal` must be in the list.
    PortalSettingsController(PortalsController &portals, const PortalId &portal, QObject *parent = nullptr);

    /// As it would be saved.
    [[nodiscard]] const Portal &draft() const { return m_draft; }

    void setName(const QString &name);
    void setEnvironment(Portal::Environment environment);
    void setColour(Portal::Colour colour);
    void setReturnPort(quint16 port);
    /// At once, for the running program too.
    void setReadOnly(bool readOnly);

    /// Typed by hand. Fails with a sentence: not a connector's name, or already there.
    [[nodiscard]] tl::expected<void, QString> addConnector(const QString &typed);
    void removeConnector(const ConnectorId &connector);
    [[nodiscard]] bool isFound(const ConnectorId &connector) const;

    /// PEM, as Portal::authorities.
    void setAuthorities(const QByteArray &pem);

    /// "http://127.0.0.1:51742/", for the application's settings in the portal.
    [[nodiscard]] static QString handlerPath(quint16 port);
    [[nodiscard]] bool canBeSaved() const { return !m_draft.name.trimmed().isEmpty(); }
    void save();

Q_SIGNALS:
    void changed();

private:
    PortalsController &m_portals;
    Portal m_draft;
};

} // namespace eventsweep
