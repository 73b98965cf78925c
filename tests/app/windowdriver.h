// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/views/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QWidget>

namespace eventsweep {

/// The shown widget of this name, in whichever window.
template <typename T>
T *find(const QString &name)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (auto *self = qobject_cast<T *>(window); self && self->objectName() == name)
            return self;
        for (T *child : window->findChildren<T *>(name)) {
            if (child->isVisible())
                return child;
        }
    }
    return nullptr;
}

/// As somebody would: the field is emptied and typed into.
inline void type(const QString &field, const QString &text)
{
    auto *edit = find<QLineEdit>(field);
    QVERIFY2(edit, qPrintable(field));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

inline void press(const QString &button)
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found, qPrintable(button));
    QVERIFY2(found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

/// The button of this name is shown and can be pressed.
inline bool offers(const QString &button)
{
    auto *found = find<QAbstractButton>(button);
    return found && found->isEnabled();
}

/// The shown queue has been read.
inline bool isSettled()
{
    auto *window = find<MainWindow>(QStringLiteral("MainWindow"));
    return window && window->isSettled();
}

/// F5 in the table of records, of a window that has the keyboard.
inline void refresh()
{
    auto *table = find<QWidget>(QStringLiteral("recordTable"));
    QVERIFY(table);
    table->window()->activateWindow();
    QTRY_VERIFY(table->window()->isActiveWindow());
    QTest::keyClick(table, Qt::Key_F5);
}

} // namespace eventsweep
