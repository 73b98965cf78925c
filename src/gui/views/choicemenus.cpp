// SPDX-License-Identifier: Apache-2.0
#include "gui/views/choicemenus.h"

#include "gui/language.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

void add(QMenu &menu, QActionGroup &group, const QString &text, const QString &value)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(u"action_"_s + menu.objectName() + u'_' + value);
    action->setCheckable(true);
    action->setData(value);
    group.addAction(action);
}

void tick(const QActionGroup &group, const QString &value)
{
    for (QAction *action : group.actions())
        action->setChecked(action->data().toString() == value);
}

} // namespace

ChoiceMenus::ChoiceMenus(QMenu &languages, QMenu &appearances, QObject *parent)
    : QObject(parent)
    , m_languages(new QActionGroup(this))
    , m_appearances(new QActionGroup(this))
{
    add(languages, *m_languages, {}, u"system"_s);
    for (const QString &code : LanguageSwitch::codes())
        add(languages, *m_languages, LanguageSwitch::nameOf(code), code);
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark})
        add(appearances, *m_appearances, {}, settingOf(appearance));
    connect(m_languages, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT languageAsked(action->data().toString()); });
    connect(m_appearances, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT appearanceAsked(appearanceOf(action->data().toString())); });
    retranslate();
}

void ChoiceMenus::setLanguage(const QString &setting)
{
    tick(*m_languages, setting);
}

void ChoiceMenus::setAppearance(Appearance appearance)
{
    tick(*m_appearances, settingOf(appearance));
}

void ChoiceMenus::retranslate()
{
    m_languages->actions().constFirst()->setText(tr("System"));
    const QString names[] = {tr("System"), tr("Light"), tr("Dark")};
    for (int i = 0; i < m_appearances->actions().size(); ++i)
        m_appearances->actions().at(i)->setText(names[i]);
}

} // namespace eventsweep
