// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace eventsweep {

/// An error for the operator, translated, plain text: what happened, to what, and one thing to do about it.
struct ErrorText
{
    QString title;    ///< one short line without a full stop
    QString text;     ///< cause and scope: one or two sentences
    QString whatToDo; ///< one sentence

    /// Text and what to do, as one paragraph.
    [[nodiscard]] QString details() const
    {
        return text.isEmpty() ? whatToDo : whatToDo.isEmpty() ? text : text + u' ' + whatToDo;
    }

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

} // namespace eventsweep
