// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutation.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace eventsweep {

/// Why the gate did not send a mutation. Nothing has left this computer.
struct GateRefusal
{
    enum class Kind {
        ReadOnly,      ///< the portal is marked read-only
        OtherPortal,   ///< the intent is for another portal than this gate's
        SentBefore,    ///< the intent has been sent once
        BlankProcess,  ///< a process id is missing or blank: would delete all free records
        NoList,        ///< no or an empty list: would delete a whole reservation
        BothLists,     ///< `id` and `message_id`: the portal ignores one
        ImplicitClear, ///< `event.offline.get` without an explicit `clear`: deletes by default
        NotExact,      ///< `event.offline.get` for neither one record (`filter[=ID]`, `limit=1`) nor, with `clear=0`,
                       ///< a range with both ends and a limit
        TooMany,       ///< more than 500 ids in a command, 10 000 in a call, 50 commands
        Unencoded,     ///< a key or value that is not percent-encoded: the portal would drop the filter
        OtherThanIntended ///< the encoded bytes read back are not the intended mutation
    };
    Kind kind = Kind::OtherThanIntended;
    QString text; ///< English, for the report: which command and what
};

/// Reads the encoded body back as the portal would and compares it with what was meant. Shares no code with the
/// encoding. `method` is "batch" or a single method; `body` has neither token nor connector yet. Pure.
[[nodiscard]] std::optional<GateRefusal> checkEncoded(const QString &method, const QByteArray &body,
                                                      const Mutation &meant);

} // namespace eventsweep
