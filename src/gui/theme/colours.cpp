// SPDX-License-Identifier: Apache-2.0
#include "gui/theme/colours.h"

#include <cmath>

namespace eventsweep {

namespace {

/// WCAG 2: relative luminance.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor tintColour(Tint tint, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tint) {
    case Tint::Text:
        return palette.color(QPalette::Active, QPalette::WindowText);
    case Tint::Pending:
        return dark ? QColor(0x7cb7f0) : QColor(0x1a5a96);
    case Tint::Reserved:
    case Tint::Warning:
        return dark ? QColor(0xf0b95c) : QColor(0x7d5200);
    case Tint::Failed:
    case Tint::Error:
        return dark ? QColor(0xff9a8d) : QColor(0xb3261e);
    case Tint::Good:
        return dark ? QColor(0x86d68f) : QColor(0x1c6b2a);
    case Tint::Link:
        return palette.color(QPalette::Active, QPalette::Link);
    }
    Q_UNREACHABLE();
}

BadgeColours badgeColours(Portal::Environment environment, const QPalette &palette)
{
    const bool dark = isDark(palette);
    if (environment == Portal::Environment::Production)
        return dark ? BadgeColours{QColor(0xff9a8d), QColor(0x2b0a07)} : BadgeColours{QColor(0xb3261e), Qt::white};
    return dark ? BadgeColours{QColor(0x86d6c8), QColor(0x06231e)} : BadgeColours{QColor(0x14606b), Qt::white};
}

BadgeColours badgeColours(Portal::Environment environment, Portal::Colour colour, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const auto either = [dark](QRgb onLight, QRgb onDark, QRgb ink) {
        return dark ? BadgeColours{QColor(onDark), QColor(ink)} : BadgeColours{QColor(onLight), Qt::white};
    };
    switch (colour) {
    case Portal::Colour::None:
        break;
    case Portal::Colour::Red:
        return either(0xb3261e, 0xff9a8d, 0x2b0a07);
    case Portal::Colour::Orange:
        return either(0x9a4a00, 0xf5a65b, 0x2a1500);
    case Portal::Colour::Yellow:
        return either(0x6f5b00, 0xecd05e, 0x231c00);
    case Portal::Colour::Green:
        return either(0x1c6b2a, 0x86d68f, 0x06230b);
    case Portal::Colour::Teal:
        return either(0x14606b, 0x86d6c8, 0x06231e);
    case Portal::Colour::Blue:
        return either(0x1a5a96, 0x7cb7f0, 0x05192b);
    case Portal::Colour::Purple:
        return either(0x6b3fa0, 0xc9a6f5, 0x1d0a33);
    case Portal::Colour::Grey:
        return either(0x565b61, 0xc3c8ce, 0x15181b);
    }
    return badgeColours(environment, palette);
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace eventsweep
