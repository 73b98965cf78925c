// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QByteArray>

#include <vector>

namespace eventsweep {

/// What the profile file holds. Value.
struct PortalFile
{
    std::vector<Portal> portals;      ///< in the operator's order; each id once
    std::vector<PortalId> unfinished; ///< their secrets may be in the keychain, and they are not among `portals`

    friend bool operator==(const PortalFile &, const PortalFile &) = default;
};

/// A text read back, as far as it can be understood.
struct ParsedPortalFile
{
    PortalFile file;
    bool newer = false;   ///< of a later version of this program
    bool damaged = false; ///< something in it, or all of it, is not what it should be
    QString why;          ///< the parser's words; may be empty
};

/// JSON, versioned, without secrets.
[[nodiscard]] QByteArray toText(const PortalFile &file);
[[nodiscard]] ParsedPortalFile portalFileFrom(const QByteArray &text);

} // namespace eventsweep
