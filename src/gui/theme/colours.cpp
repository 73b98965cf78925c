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

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace eventsweep
