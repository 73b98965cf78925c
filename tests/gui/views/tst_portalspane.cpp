// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalspane.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

Portal portalOf(const QString &name)
{
    Portal portal;
    portal.name = name;
    portal.restBase = QUrl(u"https://acme.example/rest/"_s);
    portal.applicationTitle = name + u" app"_s;
    return portal;
}

} // namespace

class PortalsPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForTheMenuOfThePortalUnderThePointer()
    {
        const Portal first = portalOf(u"one"_s);
        const Portal second = portalOf(u"two"_s);
        PortalModel model;
        model.setPortals({first, second});
        PortalsPane pane;
        pane.setModel(&model);
        pane.resize(240, 400);
        pane.show();
        auto *tree = qobject_cast<QTreeView *>(pane.tree());
        QVERIFY(tree);
        QSignalSpy asked(&pane, &PortalsPane::menuAsked);
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(model.index(1, 0)).center());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(*static_cast<const PortalId *>(asked.at(0).at(0).constData()), second.id);
        Q_EMIT tree->customContextMenuRequested(QPoint(20, 390)); // below the last row
        QCOMPARE(asked.count(), 1);
    }

    void arrowKeysOnlyShowAQueueAndEnterOpensIt()
    {
        PortalModel model;
        model.setPortals({portalOf(u"one"_s), portalOf(u"two"_s)});
        PortalsPane pane;
        pane.setModel(&model);
        pane.resize(240, 400);
        pane.show();
        pane.tree()->setFocus();
        const QSignalSpy asked(&pane, &PortalsPane::queueAsked);
        const QSignalSpy opened(&pane, &PortalsPane::queueOpened);
        QTest::keyClick(pane.tree(), Qt::Key_Down);
        QTest::keyClick(pane.tree(), Qt::Key_Down);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(opened.count(), 0);
        QTest::keyClick(pane.tree(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        const auto *tree = qobject_cast<QTreeView *>(pane.tree());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(model.index(0, 0)).center());
        QCOMPARE(opened.count(), 2);
    }

    void whatWasFoldedStaysFolded()
    {
        const Portal first = portalOf(u"one"_s);
        const Portal second = portalOf(u"two"_s);
        PortalModel model;
        model.setPortals({first, second});
        PortalsPane pane;
        pane.setModel(&model);
        auto *tree = qobject_cast<QTreeView *>(pane.tree());
        tree->collapse(model.index(0, 0));
        model.setPortals({second, first});
        QVERIFY(tree->isExpanded(model.index(0, 0)));
        QVERIFY(!tree->isExpanded(model.index(1, 0)));
    }

    void applicationsOnOnePortalAreToldApart()
    {
        PortalModel model;
        PortalsPane pane;
        pane.setModel(&model);
        pane.resize(240, 400);
        pane.show();
        const auto *tree = qobject_cast<QTreeView *>(pane.tree());
        model.setPortals({portalOf(u"one"_s)});
        const int alone = tree->visualRect(model.index(0, 0)).height();
        model.setPortals({portalOf(u"one"_s), portalOf(u"two"_s)});
        QVERIFY(tree->visualRect(model.index(0, 0)).height() > alone); // a line with the application's title
    }
};

QTEST_MAIN(PortalsPaneTest)
#include "tst_portalspane.moc"
