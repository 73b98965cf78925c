// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalactions.h"

#include "core/portal/portalexchange.h"
#include "gui/portalscene.h"
#include "gui/settings.h"
#include "gui/views/authoritiesdialog.h"
#include "gui/views/authorityfield.h"
#include "gui/views/mainwindow.h"
#include "support/privateauthority.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// The window over two portals.
struct Desk
{
    Desk()
        : acme(scene.add(u"acme"_s))
        , other(scene.add(u"other"_s, u"Shop"_s, u"other.bitrix24.com"_s))
        , file(scene.folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , settings(file)
    {
        scene.portals.open({acme.id, ConnectorId()});
        window = std::make_unique<MainWindow>(scene.portals, scene.jobs, settings);
        window->show();
    }
    QAction *action(const char *name) const
    {
        auto *found = window->findChild<QAction *>(QString::fromLatin1(name), Qt::FindDirectChildrenOnly);
        if (!found)
            qFatal("there is no action %s", name);
        return found;
    }
    QStringList names() const
    {
        QStringList names;
        for (const Portal &portal : scene.store.portals())
            names << portal.name;
        return names;
    }

    PortalScene scene;
    Portal acme;
    Portal other;
    QSettings file;
    Settings settings;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class PortalActionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theMenuBarIsAboutTheShownPortal()
    {
        Desk desk;
        desk.action("actionReadOnly")->trigger();
        QVERIFY(desk.scene.portals.find(desk.acme.id)->readOnly);
        QVERIFY(desk.action("actionReadOnly")->isChecked());
        desk.scene.portals.open({desk.other.id, ConnectorId()});
        QVERIFY(!desk.action("actionReadOnly")->isChecked());
        desk.action("actionProduction")->trigger();
        QCOMPARE(desk.scene.portals.find(desk.other.id)->environment, Portal::Environment::Development);
        QCOMPARE(desk.scene.portals.find(desk.acme.id)->environment, Portal::Environment::Production);
    }

    void aPortalsOwnMenuIsAboutIt()
    {
        Desk desk;
        QMenu *menu = desk.window->portalActions().menuFor(desk.other.id);
        QVERIFY(menu);
        menu->findChild<QAction *>(u"actionReadOnly"_s)->trigger();
        QVERIFY(desk.scene.portals.find(desk.other.id)->readOnly);
        QVERIFY(!desk.scene.portals.find(desk.acme.id)->readOnly);
        QSignalSpy signIn(desk.window.get(), &MainWindow::signInAsked);
        menu->findChild<QAction *>(u"actionSignIn"_s)->trigger();
        QCOMPARE(signIn.count(), 1);
        QCOMPARE(*static_cast<const PortalId *>(signIn.at(0).at(0).constData()), desk.other.id);
        delete menu;
        QVERIFY(!desk.window->portalActions().menuFor(PortalId::create()));
    }

    void aPortalThatCannotBeRemovedSaysWhy()
    {
        Desk desk;
        desk.scene.portals.setJobRunning(*desk.scene.portals.session(desk.acme.id), true);
        QMenu *menu = desk.window->portalActions().menuFor(desk.acme.id);
        const auto *remove = menu->findChild<QAction *>(u"actionRemovePortal"_s);
        QVERIFY(!remove->isEnabled());
        QVERIFY(menu->toolTipsVisible() && !remove->toolTip().isEmpty());
        desk.scene.portals.setJobRunning(*desk.scene.portals.session(desk.acme.id), false);
        QMenu *again = desk.window->portalActions().menuFor(desk.acme.id);
        QVERIFY(again->findChild<QAction *>(u"actionRemovePortal"_s)->isEnabled());
    }

    void keysMoveThePortalInItsList()
    {
        Desk desk;
        auto *tree = desk.window->findChild<QTreeView *>(u"portalTree"_s);
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        tree->setFocus();
        QVERIFY(!desk.action("actionMovePortalUp")->isEnabled());
        QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(desk.names(), QStringList({u"other"_s, u"acme"_s}));
        QVERIFY(!desk.action("actionMovePortalDown")->isEnabled());
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(desk.names(), QStringList({u"acme"_s, u"other"_s}));
    }

    void draggingMovesThePortalToo()
    {
        Desk desk;
        auto *tree = desk.window->findChild<QTreeView *>(u"portalTree"_s);
        QVERIFY(tree->dragEnabled() && tree->acceptDrops());
        PortalModel &model = desk.scene.portals.model();
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(0, 0)}));
        QVERIFY(!model.dropMimeData(dragged.get(), Qt::MoveAction, 2, 0, {}));
        QTRY_COMPARE(desk.names(), QStringList({u"other"_s, u"acme"_s}));
        QCOMPARE(desk.scene.portals.current()->key().portal, desk.acme.id);
    }

    void theListIsWalkedByKeysAndOpenedByEnter()
    {
        Desk desk;
        auto *tree = desk.window->findChild<QTreeView *>(u"portalTree"_s);
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_End);
        QCOMPARE(desk.scene.portals.current()->key().portal, desk.other.id);
        QVERIFY(tree->hasFocus());
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(!tree->hasFocus());
    }

    void renamesFromTheKeyboard()
    {
        Desk desk;
        auto *tree = desk.window->findChild<QTreeView *>(u"portalTree"_s);
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_F2);
        auto *dialog = desk.window->findChild<QInputDialog *>(u"renameDialog"_s);
        QVERIFY(dialog);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        dialog->setTextValue(u"  "_s);
        QVERIFY(!ok->isEnabled()); // a portal needs a name
        dialog->setTextValue(u"Acme live"_s);
        QVERIFY(ok->isEnabled());
        dialog->accept();
        QCOMPARE(desk.scene.portals.find(desk.acme.id)->name, u"Acme live"_s);
    }

    void everyDialogOpensOverTheWindow_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("dialog");
        QTest::newRow("settings") << QByteArray("actionPortalSettings") << u"PortalSettingsDialog"_s;
        QTest::newRow("check") << QByteArray("actionCheckPortal") << u"CheckDialog"_s;
        QTest::newRow("remove") << QByteArray("actionRemovePortal") << u"RemovePortalDialog"_s;
        QTest::newRow("export") << QByteArray("actionExportPortals") << u"ExportPortalsDialog"_s;
    }
    void everyDialogOpensOverTheWindow()
    {
        QFETCH(const QByteArray, action);
        QFETCH(const QString, dialog);
        Desk desk;
        desk.action(action.constData())->trigger();
        auto *opened = desk.window->findChild<QDialog *>(dialog);
        QVERIFY(opened && opened->isVisible() && opened->isModal());
        QVERIFY(!opened->windowTitle().isEmpty());
        opened->reject();
    }

    void removingGoesOnToTheNextPortal()
    {
        Desk desk;
        desk.action("actionRemovePortal")->trigger();
        auto *dialog = desk.window->findChild<QDialog *>(u"RemovePortalDialog"_s);
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>(u"remove"_s)->click();
        QTRY_VERIFY(!desk.scene.portals.find(desk.acme.id));
        QTRY_VERIFY(!desk.scene.secrets.entries.contains(desk.acme.id.toString()));
        QCOMPARE(desk.scene.portals.current()->key().portal, desk.other.id);
    }

    void aFileThatHoldsNoPortalsIsRefusedWithAReason()
    {
        Desk desk;
        const QString path = desk.scene.folder.filePath(u"bad.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n  oops");
        file.close();
        desk.action("actionImportPortals")->trigger();
        Q_EMIT desk.window->findChild<QFileDialog *>(u"importFileDialog"_s)->fileSelected(path);
        auto *box = desk.window->findChild<QMessageBox *>(u"portalProblem"_s);
        QVERIFY(box);
        QVERIFY(!box->informativeText().isEmpty());
        QVERIFY(!desk.window->findChild<QDialog *>(u"ImportPortalsDialog"_s));
    }

    void theQueueLeadsToTheRefusedCertificate_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("offersAuthority");
        QTest::newRow("unknown issuer") << u"untrusted_authority"_s << true;
        QTest::newRow("expired") << u"expired"_s << false;
    }
    void theQueueLeadsToTheRefusedCertificate()
    {
        QFETCH(const QString, code);
        QFETCH(const bool, offersAuthority);
        Desk desk;
        PortalScene::Transport &transport = desk.scene.transport(desk.other.id);
        transport.facts.chain = {PrivateAuthority::certificate()};
        transport.facts.refusals = {u"not trusted"_s};
        RestError error = FakeTransport::failure(RestError::Kind::TlsRefused, RestError::Delivery::NotSent);
        error.code = code;
        for (int i = 0; i < 4; ++i)
            transport.fake.script(error);
        desk.scene.portals.open({desk.other.id, ConnectorId()});
        auto *action =
            desk.window->findChild<QWidget *>(u"queuePage"_s)->findChild<QPushButton *>(u"placeholderAction"_s);
        QVERIFY(action);
        QTRY_COMPARE(action->text(), u"Show certificate…"_s);
        action->click();
        auto *dialog = desk.window->findChild<QDialog *>(u"CertificateDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QPushButton *>(u"addAuthority"_s)->isVisible(), offersAuthority);
        dialog->reject();
    }

    void anImportedFileAddsPortalsThatWaitForASignIn()
    {
        Desk desk;
        Portal fresh = desk.acme;
        fresh.id = PortalId::create();
        fresh.name = u"fresh"_s;
        fresh.restBase = QUrl(u"https://fresh.bitrix24.com/rest/"_s);
        const QString path = desk.scene.folder.filePath(u"given.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(exportedPortals({fresh, desk.acme}));
        file.close();
        desk.action("actionImportPortals")->trigger();
        Q_EMIT desk.window->findChild<QFileDialog *>(u"importFileDialog"_s)->fileSelected(path);
        auto *dialog = desk.window->findChild<QDialog *>(u"ImportPortalsDialog"_s);
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>(u"take"_s)->click();
        QCOMPARE(desk.names(), QStringList({u"acme"_s, u"other"_s, u"fresh"_s}));
        desk.scene.portals.open({desk.scene.store.portals()[2].id, ConnectorId()});
        auto *action =
            desk.window->findChild<QWidget *>(u"queuePage"_s)->findChild<QPushButton *>(u"placeholderAction"_s);
        QTRY_COMPARE(action->text(), u"Sign in again…"_s);
    }

    void anAuthorityIsAddedFromTheRefusedCertificateAndThePortalAskedAgain()
    {
        Desk desk;
        PortalScene::Transport &transport = desk.scene.transport(desk.acme.id);
        transport.facts.chain = {PrivateAuthority::certificate()};
        transport.facts.refusals = {u"self-signed"_s};
        desk.window->portalActions().dialogs().showCertificate(desk.acme.id, true);
        auto *certificate = desk.window->findChild<QDialog *>(u"CertificateDialog"_s);
        QVERIFY(certificate);
        certificate->findChild<QPushButton *>(u"addAuthority"_s)->click();
        auto *authorities = desk.window->findChild<AuthoritiesDialog *>(u"AuthoritiesDialog"_s);
        QVERIFY(authorities);
        QSignalSpy retry(&desk.window->portalActions().dialogs(), &PortalDialogs::retryAsked);
        authorities->findChild<AuthorityField *>(u"authorities"_s)->load(PrivateAuthority::file());
        authorities->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Save)->click();
        QCOMPARE(retry.count(), 1);
        QVERIFY(!desk.scene.portals.find(desk.acme.id)->authorities.isEmpty());
        QVERIFY(desk.scene.portals.find(desk.other.id)->authorities.isEmpty());
    }
};

QTEST_MAIN(PortalActionsTest)
#include "tst_portalactions.moc"
