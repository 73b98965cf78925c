// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QObject>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why the profile file could not be read or written.
struct PortalStoreError
{
    enum class Kind { Unreadable, Damaged, Newer, NotWritten };
    Kind kind = Kind::Unreadable;
    QString path;
    QString keptAs; ///< Damaged: where the damaged file was put aside
    QString text;   ///< the system's words
};

/// The stored portals, in the operator's order: JSON, versioned, written through QSaveFile. No secrets. GUI thread (the
/// file is small); every change is written at once.
class PortalStore : public QObject
{
    Q_OBJECT
public:
    explicit PortalStore(QString path, QObject *parent = nullptr);

    /// A missing file is an empty store. A damaged one is put aside and reported, a newer one refused and left alone
    /// (nothing is written then).
    [[nodiscard]] tl::expected<void, PortalStoreError> load();

    [[nodiscard]] const std::vector<Portal> &portals() const { return m_portals; }
    [[nodiscard]] const Portal *find(const PortalId &id) const;
    /// Adds, or replaces the one with the same id.
    [[nodiscard]] tl::expected<void, PortalStoreError> save(const Portal &portal);
    [[nodiscard]] tl::expected<void, PortalStoreError> remove(const PortalId &id);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] tl::expected<void, PortalStoreError> write(const std::vector<Portal> &portals) const;

    QString m_path;
    std::vector<Portal> m_portals;
    bool m_newer = false;
};

} // namespace eventsweep
