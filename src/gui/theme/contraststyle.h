// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace eventsweep {

/// Fusion draws the outlines of check and radio buttons darker than the window, which is invisible on a dark palette.
/// This draws them in a colour that stands out from both Base and Window; everything else is the base style's.
class ContrastStyle : public QProxyStyle
{
    Q_OBJECT
public:
    /// Takes `base`.
    explicit ContrastStyle(QStyle *base);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace eventsweep
