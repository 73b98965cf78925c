// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QByteArray>

#include <vector>

#include <tl/expected.hpp>

namespace eventsweep {

/// Portals as a file that is given to somebody else: JSON, versioned, without secrets (the profiles hold none).
[[nodiscard]] QByteArray exportedPortals(const std::vector<Portal> &portals);

struct PortalImportError
{
    enum class Kind {
        TooBig,    ///< more than 10 MB
        NotJson,   ///< `line`
        OtherFile, ///< JSON, but no such file
        Newer,     ///< of a later version of this program
        Nothing    ///< no portal in it
    };
    Kind kind = Kind::NotJson;
    int line = 0; ///< from 1
};

/// What a file offers, against what is there.
struct PortalImport
{
    enum class Fate {
        New,
        AlreadyThere ///< the same id, or the same application at the same address
    };
    struct Entry
    {
        Portal portal; ///< as in the file; read only until the operator decides otherwise is the window's choice
        Fate fate = Fate::New;
    };
    std::vector<Entry> entries;
    int notUnderstood = 0; ///< entries of the file that are no portals
};
[[nodiscard]] tl::expected<PortalImport, PortalImportError> importedPortals(const QByteArray &file,
                                                                            const std::vector<Portal> &present);
[[nodiscard]] QString portalImportErrorText(const PortalImportError &error);

} // namespace eventsweep
