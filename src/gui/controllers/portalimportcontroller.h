// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portalexchange.h"
#include "gui/controllers/portalscontroller.h"

namespace eventsweep {

/// What is taken of a file of portals. New ones are chosen at first; their certificate authorities are not trusted
/// until the operator says so, each by itself: whoever made the file could otherwise read along. GUI thread; `portals`
/// must outlive it.
class PortalImportController : public QObject
{
    Q_OBJECT
public:
    struct Row
    {
        const Portal *portal;
        bool alreadyThere = false; ///< cannot be chosen
        bool chosen = false;
        qsizetype authorities = 0; ///< certificates in the file
        bool trusted = false;
    };

    PortalImportController(PortalsController &portals, PortalImport import, QObject *parent = nullptr);

    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] int notUnderstood() const { return m_import.notUnderstood; }
    [[nodiscard]] int chosenCount() const;
    void choose(size_t row, bool chosen);
    void trust(size_t row, bool trusted);
    /// Adds the chosen ones to the list, signed out.
    void take();

Q_SIGNALS:
    void changed();
    /// With take(): the first one that was added.
    void taken(const eventsweep::PortalId &first);

private:
    PortalsController &m_portals;
    PortalImport m_import;
    std::vector<bool> m_chosen;
    std::vector<bool> m_trusted;
};

} // namespace eventsweep
