// SPDX-License-Identifier: Apache-2.0
#include "gui/addportalpreviews.h"
#include "gui/language.h"
#include "gui/portalpreviews.h"

#include <QAbstractButton>
#include <QGroupBox>
#include <QKeySequence>
#include <QMenuBar>
#include <QTabBar>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

using Keys = QMap<QString, QStringList>; ///< "Alt+X": the texts that it belongs to

void take(Keys &keys, const QString &text)
{
    if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
        keys[key.toString()] << text;
}

void takeActions(Keys &keys, const QWidget &menu)
{
    for (const QAction *action : menu.actions()) {
        if (action->isVisible() && !action->isSeparator())
            take(keys, action->text());
    }
}

/// Of everything that is in sight in a window at once.
Keys keysOf(const QWidget &window)
{
    Keys keys;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window || !widget->isVisibleTo(&window))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            take(keys, button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            take(keys, label->text());
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            take(keys, group->title());
        else if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            takeActions(keys, *bar);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                take(keys, tabs->tabText(i));
        }
    }
    return keys;
}

} // namespace

/// One key, one thing: on each page of each dialog about portals, and in each menu, in each language.
class MnemonicsTest : public QObject
{
    Q_OBJECT
private:
    void compare(const QString &page, const Keys &keys)
    {
        ++m_pages;
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            if (key->size() > 1)
                m_clashes << u"%1: %2 (%3)"_s.arg(page, key.key(), key->join(u" | "_s));
        }
    }

    void look(const QString &page, QWidget &widget)
    {
        if (const auto *menu = qobject_cast<const QMenu *>(&widget)) {
            Keys keys;
            takeActions(keys, *menu);
            return compare(page, keys);
        }
        widget.show();
        compare(page, keysOf(widget));
        for (const QMenu *menu : widget.findChildren<QMenu *>()) {
            Keys keys;
            takeActions(keys, *menu);
            compare(page + u'/' + menu->objectName(), keys);
        }
    }

private Q_SLOTS:
    void noTwoOnOnePageShareAKey_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &code : LanguageSwitch::codes()) {
            if (code != "system"_L1)
                QTest::newRow(qPrintable(code)) << code;
        }
    }
    void noTwoOnOnePageShareAKey()
    {
        QFETCH(const QString, language);
        LanguageSwitch languages;
        languages.use(language);
        QCOMPARE(languages.code(), language);
        m_clashes.clear();
        m_pages = 0;
        const auto grab = [this](const QString &page, QWidget &widget) { look(page, widget); };
        PortalPreviews(grab).all();
        AddPortalPreviews(grab).all();
        QVERIFY(m_pages > 40);
        m_clashes.removeDuplicates();
        QVERIFY2(m_clashes.isEmpty(), qPrintable(u'\n' + m_clashes.join(u'\n')));
    }

    void aClashIsFound()
    {
        QWidget window;
        QAbstractButton *one = new QPushButton(u"&Save"_s, &window);
        auto *label = new QLabel(u"&State"_s, &window);
        QVERIFY(keysOf(window).value(u"Alt+S"_s).size() == 1); // a label that leads nowhere has no key
        label->setBuddy(one);
        QVERIFY(keysOf(window).value(u"Alt+S"_s).size() == 2);
    }

private:
    QStringList m_clashes;
    int m_pages = 0;
};

QTEST_MAIN(MnemonicsTest)
#include "tst_mnemonics.moc"
