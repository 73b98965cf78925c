// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/theme/appearance.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace eventsweep {

/// The menus with the languages and the appearances; one of each is ticked.
class ChoiceMenus : public QObject
{
    Q_OBJECT
public:
    ChoiceMenus(QMenu &languages, QMenu &appearances, QObject *parent = nullptr);

    /// "system", "en", "ru"
    void setLanguage(const QString &setting);
    void setAppearance(Appearance appearance);
    void retranslate();

Q_SIGNALS:
    void languageAsked(const QString &setting);
    void appearanceAsked(eventsweep::Appearance appearance);

private:
    QActionGroup *m_languages;
    QActionGroup *m_appearances;
};

} // namespace eventsweep
