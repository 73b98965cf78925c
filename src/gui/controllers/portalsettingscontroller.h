// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/portalscontroller.h"

namespace eventsweep {

/// What can be set about one portal. A draft, of which save() writes what was changed here and nothing else: checks,
/// sign-ins and other running copies change the rest meanwhile, and the draft follows. Only "read only" is written at
/// once, because somebody who sets it means now. GUI thread; `portals` must outlive it.
class PortalSettingsController : public QObject
{
    Q_OBJECT
public:
    /// `portal` must be in the list.
    PortalSettingsController(PortalsController &portals, const PortalId &portal, QObject *parent = nullptr);

    /// As it would be saved.
    [[nodiscard]] const Portal &draft() const { return m_draft; }
    /// Removed from the list meanwhile, by another running copy of the program: nothing can be saved any more.
    [[nodiscard]] bool isGone() const { return m_gone; }

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

    [[nodiscard]] bool canBeSaved() const { return !m_gone && !m_draft.name.trimmed().isEmpty(); }
    [[nodiscard]] tl::expected<void, PortalStoreError> save();

Q_SIGNALS:
    void changed();

private:
    void follow();

    PortalsController &m_portals;
    Portal m_stored; ///< what the draft began with, and what has been taken over since
    Portal m_draft;
    bool m_gone = false;
};

} // namespace eventsweep
