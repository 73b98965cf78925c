// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"
#include "gui/theme/icons.h"

#include <QFont>
#include <QString>

class QLabel;
class QScrollArea;
class QTableView;
class QTreeWidget;
class QWidget;

namespace eventsweep {

/// Larger and bold: the question or answer of a page.
void makeTitle(QLabel *label);

/// The system's fixed font, in the size of the window's: for ids and requests.
[[nodiscard]] QFont monospaceFont();
void makeMonospace(QWidget *widget);

/// A small icon (or a large one) as the content of a label, sharp on its screen. Again at each change of palette.
void showIconIn(QLabel *label, const QString &name, Tint tint = Tint::Text, bool large = false);

/// "PROD" or "DEV", in words, and in the colour of the environment or of the operator's choice.
void showBadge(QLabel *label, Portal::Environment environment, Portal::Colour colour = Portal::Colour::None);

/// Rows as low as their text, and the table as high as its header and rows.
void fitHeightToRows(QTableView &table);

/// Columns as wide as what stands in them, but none so wide that another is out of sight.
void fitColumns(QTreeWidget &tree);

/// A scroll area never narrower than what it scrolls: it scrolls downwards alone, whatever the language.
void fitWidthToContent(QScrollArea &area);

/// From now on what a scroll area scrolls is as high as its wrapped texts need at the area's width.
void fitHeightToContent(QScrollArea &area);

/// As high as wrapped texts need at this width, when it is not yet: layouts count them as one line.
void growToContent(QWidget &window);

/// `columns` × `lines` of the widget's font, or what the screen allows.
void resizeToText(QWidget &window, int columns, int lines);

} // namespace eventsweep
