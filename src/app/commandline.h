// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace eventsweep {

/// What the program was asked for when it was started.
struct Options
{
    bool help = false;
    bool version = false;
    bool demo = false;
    bool dark = false;
    QString language;   ///< empty: as chosen in the window
    QString dataFolder; ///< empty: the system's place; the demo has one of its own
    QString screenshot; ///< a PNG file; the program ends when it is written
    QSize size;         ///< of the window; empty: as it was
};

/// Arguments without the program's name. Fails with a sentence for the terminal.
[[nodiscard]] tl::expected<Options, QString> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString usageText();

} // namespace eventsweep
