// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why the archive file could not be opened, read or written.
struct JournalError
{
    enum class Kind {
        NotWritable, ///< file or folder is read-only
        Full,        ///< no space left
        Damaged,     ///< not a readable database
        Newer,       ///< written by a newer version of this program
        InUse,       ///< another running copy of this program holds it: here it is read-only
        NotEnded,    ///< a job that must have ended runs or can go on
        NotArchived, ///< an intent names a record that is not in the archive (a mistake of this program: refused)
        Other
    };
    Kind kind = Kind::Other;
    QString path;
    QString text; ///< the database's words

    friend bool operator==(const JournalError &, const JournalError &) = default;
};

template <typename T>
using JournalResult = tl::expected<T, JournalError>;

} // namespace eventsweep
