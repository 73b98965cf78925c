// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace eventsweep {

/// What the browser shows at the end of a sign-in. Plain text, escaped by the listener.
struct ReturnPage
{
    bool success = false;
    bool settled = true; ///< false: neither success nor failure is claimed
    QString title;
    QString text;     ///< lines are paragraphs
    QString language; ///< of the two: "en", "ru"
};

/// A page of HTML, UTF-8, that needs nothing else: no script, no picture, no font; light or dark as the browser is.
[[nodiscard]] QByteArray returnPageHtml(const ReturnPage &page);

} // namespace eventsweep
