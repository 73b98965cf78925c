// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalspane.h"

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QTreeView>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class PortalsPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPortalThatCannotBeRemovedSaysWhy_data()
    {
        QTest::addColumn<bool>("clearing");
        QTest::newRow("a clear runs") << true;
        QTest::newRow("nothing runs") << false;
    }
    void aPortalThatCannotBeRemovedSaysWhy()
    {
        QFETCH(const bool, clearing);
        Portal portal;
        portal.name = u"acme"_s;
        portal.restBase = QUrl(u"https://acme.example/rest/"_s);
        PortalModel model;
        model.setPortals({portal});
        PortalsPane pane;
        pane.setModel(&model);
        pane.setRemovalObstacle([&](const PortalId &id) -> std::optional<ErrorText> {
            return clearing && id == portal.id ? std::optional(ErrorText{{}, u"A clear runs."_s, {}}) : std::nullopt;
        });
        auto *tree = qobject_cast<QTreeView *>(pane.tree());
        QVERIFY(tree);
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->model()->index(0, 0)).center());
        auto *menu = pane.findChild<QMenu *>(u"portalMenu"_s);
        QVERIFY(menu);
        const auto *remove = menu->findChild<QAction *>(u"actionRemovePortal"_s);
        QVERIFY(remove);
        QCOMPARE(remove->isEnabled(), !clearing);
        if (clearing)
            QVERIFY(menu->toolTipsVisible() && remove->toolTip().contains(u"A clear runs."_s));
        menu->close();
    }
};

QTEST_MAIN(PortalsPaneTest)
#include "tst_portalspane.moc"
