// SPDX-License-Identifier: Apache-2.0
#include "gui/theme/appearance.h"

#include "gui/theme/contraststyle.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

struct Shades
{
    QColor window, base, alternate, text, button, disabled, highlight, highlighted, link, placeholder;
};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::WindowText, shades.text);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::ToolTipBase, shades.alternate);
    palette.setColor(QPalette::ToolTipText, shades.text);
    palette.setColor(QPalette::PlaceholderText, shades.placeholder);
    palette.setColor(QPalette::Text, shades.text);
    palette.setColor(QPalette::ButtonText, shades.text);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, shades.highlighted);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.alternate);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, shades.disabled);
    return palette;
}

const Shades lightShades{0xf3f4f5, 0xffffff, 0xf4f6f7, 0x1b1d1f, 0xfafafa,
                         0x8a8f94, 0x14606b, 0xffffff, 0x0b5fa5, 0x6a7075};
const Shades darkShades{0x25282b, 0x1b1d1f, 0x22262a, 0xe6e8ea, 0x32363a,
                        0x7d848a, 0x2f8a97, 0xffffff, 0x7cb7f0, 0x98a0a7};

} // namespace

Appearance appearanceOf(const QString &setting)
{
    return setting == "dark"_L1 ? Appearance::Dark : setting == "light"_L1 ? Appearance::Light : Appearance::System;
}

QString settingOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return u"light"_s;
    case Appearance::Dark:
        return u"dark"_s;
    case Appearance::System:
        break;
    }
    return u"system"_s;
}

void apply(Appearance appearance)
{
    static const QString systemStyle = QApplication::style()->name();
    const bool system = appearance == Appearance::System;
    const QString name = system ? systemStyle : u"Fusion"_s;
    QStyle *style = QStyleFactory::create(name);
    // The application takes the style, and with it the one of before.
    QApplication::setStyle(name.compare("fusion"_L1, Qt::CaseInsensitive) == 0 ? new ContrastStyle(style) : style);
    QApplication::setPalette(system                           ? QPalette()
                             : appearance == Appearance::Dark ? paletteOf(darkShades)
                                                              : paletteOf(lightShades));
}

} // namespace eventsweep
