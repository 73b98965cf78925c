// SPDX-License-Identifier: Apache-2.0
#include "core/auth/returnpage.h"

#include <QStringList>

namespace eventsweep {

using namespace Qt::StringLiterals;

QByteArray returnPageHtml(const ReturnPage &page)
{
    QString paragraphs;
    for (const auto &line : page.text.split(u'\n', Qt::SkipEmptyParts))
        paragraphs += u"<p>"_s + line.toHtmlEscaped() + u"</p>\n"_s;
    // The mark says with its form, not its colour alone, how it ended. The empty icon keeps browsers from asking for
    // one.
    const QString html = uR"(<!DOCTYPE html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>%2 – Eventsweep</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 18vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; }
.mark { margin-right: 0.4em; }
</style>
</head>
<body>
<h1>%3%2</h1>
%4</body>
</html>
)"_s;
    const QString language = page.language.isEmpty() ? u"en"_s : page.language.toHtmlEscaped();
    QString mark;
    if (page.settled)
        mark = uR"(<span class="mark" aria-hidden="true">%1</span>)"_s.arg(page.success ? u"✓"_s : u"✗"_s);
    return html.arg(language, page.title.toHtmlEscaped(), mark, paragraphs).toUtf8();
}

} // namespace eventsweep
