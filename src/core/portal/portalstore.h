// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QObject>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why the profile file could not be read or written.
struct PortalStoreError
{
    enum class Kind {
        Unreadable, ///< the system does not give it; nothing will be written over it
        Damaged,    ///< put aside under `keptAs`; the portals in it that can be understood are loaded
        Newer,      ///< of a later version of this program; left alone
        NotWritten  ///< the change was not made
    };
    Kind kind = Kind::Unreadable;
    QString path;
    QString keptAs; ///< Damaged: where the damaged file was put aside
    QString text;   ///< the system's words
};

/// The stored portals, in the operator's order: JSON, versioned, written through QSaveFile. No secrets. GUI thread (the
/// file is small); every change is written at once, and only what is written is changed.
class PortalStore : public QObject
{
    Q_OBJECT
public:
    explicit PortalStore(QString path, QObject *parent = nullptr);

    /// A missing file is an empty store. A damaged one is put aside and reported, a newer or unreadable one reported
    /// and left alone (nothing is written then).
    [[nodiscard]] tl::expected<void, PortalStoreError> load();

    [[nodiscard]] const std::vector<Portal> &portals() const { return m_portals; }
    [[nodiscard]] const Portal *find(const PortalId &id) const;
    /// Adds, or replaces the one with the same id.
    [[nodiscard]] tl::expected<void, PortalStoreError> save(const Portal &portal);
    /// Nothing there is success.
    [[nodiscard]] tl::expected<void, PortalStoreError> remove(const PortalId &id);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] tl::expected<void, PortalStoreError> write(std::vector<Portal> portals);
    [[nodiscard]] PortalStoreError error(PortalStoreError::Kind kind, const QString &text) const;
    [[nodiscard]] PortalStoreError putAside(const QString &why);

    QString m_path;
    std::vector<Portal> m_portals;
    std::optional<PortalStoreError> m_leftAlone; ///< a file that must not be overwritten
};

} // namespace eventsweep
