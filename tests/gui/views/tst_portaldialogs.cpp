// SPDX-License-Identifier: Apache-2.0
#include "core/auth/storedproxylogins.h"
#include "core/auth/tokenservers.h"
#include "core/base/processlock.h"
#include "core/portal/portalexchange.h"
#include "gui/portalscene.h"
#include "gui/texts/certificatetext.h"
#include "gui/views/authoritiesdialog.h"
#include "gui/views/authorityfield.h"
#include "gui/views/exportportalsdialog.h"
#include "gui/views/importportalsdialog.h"
#include "gui/views/notice.h"
#include "gui/views/portalsettingsdialog.h"
#include "gui/views/proxysignindialog.h"
#include "gui/views/removeportaldialog.h"
#include "gui/views/tokenserversdialog.h"
#include "support/awaited.h"
#include "support/privateauthority.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *find(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

void prepare(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
}

} // namespace

/// The small dialogs about portals: what they show, ask and give on.
class PortalDialogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- removing
    void removingKeepsTheArchiveUnlessChosenAndTyped()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        RemovePortalDialog dialog(portal, {true, true, 2, 7}, u"GNOME Keyring"_s);
        prepare(dialog);
        QSignalSpy asked(&dialog, &RemovePortalDialog::removeAsked);
        QVERIFY(find<QLabel>(dialog, "goes")->text().contains(u"GNOME Keyring"_s));
        QVERIFY(find<QLabel>(dialog, "stays")->text().contains(u'7'));
        auto *remove = find<QPushButton>(dialog, "remove");
        auto *archive = find<QCheckBox>(dialog, "alsoArchive");
        auto *typed = find<QLineEdit>(dialog, "typed");
        QVERIFY(!archive->isChecked() && remove->isEnabled() && !typed->isVisible());
        QCOMPARE(dialog.focusWidget(), find<QPushButton>(dialog, "cancel"));
        archive->setChecked(true);
        QVERIFY(find<QLabel>(dialog, "goes")->text().contains(u'7'));
        QVERIFY(!find<QLabel>(dialog, "stays")->text().contains(u'7'));
        QVERIFY(!remove->isEnabled() && typed->isVisible());
        typed->setText(u"acm"_s);
        QVERIFY(!remove->isEnabled());
        typed->setText(u"acme"_s);
        QVERIFY(remove->isEnabled());
        remove->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(*static_cast<const PortalId *>(asked.at(0).at(0).constData()), portal.id);
        QCOMPARE(asked.at(0).at(1).toBool(), true);
    }

    void anArchiveThatIsNotKnownCannotBeDeleted()
    {
        PortalScene scene;
        RemovePortalDialog dialog(scene.add(u"acme"_s), {}, {});
        prepare(dialog);
        QSignalSpy asked(&dialog, &RemovePortalDialog::removeAsked);
        QVERIFY(!find<QCheckBox>(dialog, "alsoArchive")->isEnabled());
        QVERIFY(find<QLabel>(dialog, "archiveHint")->isVisible());
        find<QPushButton>(dialog, "remove")->click();
        QCOMPARE(asked.at(0).at(1).toBool(), false);
    }

    // -- export and import
    void theExportedFileHoldsTheChosenOnesAndNoSecrets()
    {
        PortalScene scene;
        const Portal first = scene.add(u"acme"_s);
        (void)scene.add(u"other"_s, u"Shop"_s, u"other.bitrix24.com"_s);
        ExportPortalsDialog dialog(scene.store.portals());
        prepare(dialog);
        auto *list = find<QTreeWidget>(dialog, "portals");
        QCOMPARE(list->topLevelItemCount(), 2);
        find<QPushButton>(dialog, "none")->click();
        QVERIFY(!find<QPushButton>(dialog, "save")->isEnabled());
        list->topLevelItem(0)->setCheckState(0, Qt::Checked);
        find<QPushButton>(dialog, "save")->click();
        auto *files = find<QFileDialog>(dialog, "exportFileDialog");
        const QString path = scene.folder.filePath(u"given.json"_s);
        QSignalSpy saved(&dialog, &ExportPortalsDialog::saved);
        Q_EMIT files->fileSelected(path);
        QCOMPARE(saved.count(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const char *secret : {"\"access\"", "\"refresh\"", "\"secret\""})
            QVERIFY2(!content.contains(secret), secret);
        const auto import = importedPortals(content, {});
        QVERIFY(import);
        QCOMPARE(import->entries.size(), 1U);
        QCOMPARE(import->entries[0].portal.name, first.name);
    }

    void aFileThatCannotBeWrittenIsToldAndTheDialogStays()
    {
        PortalScene scene;
        (void)scene.add(u"acme"_s);
        ExportPortalsDialog dialog(scene.store.portals());
        prepare(dialog);
        find<QPushButton>(dialog, "save")->click();
        Q_EMIT find<QFileDialog>(dialog, "exportFileDialog")->fileSelected(scene.folder.filePath(u"no/such/place"_s));
        QVERIFY(dialog.isVisible());
        QVERIFY(find<Notice>(dialog, "problem")->isVisible());
    }

    void importingShowsWhatIsNewAndTrustsNothingByItself()
    {
        PortalScene scene;
        const Portal present = scene.add(u"acme"_s);
        Portal fresh;
        fresh.name = u"fresh"_s;
        fresh.restBase = QUrl(u"https://fresh.bitrix24.com/rest/"_s);
        fresh.authorities = PrivateAuthority::certificate().toPem();
        PortalImport import;
        import.entries = {{present, PortalImport::Fate::AlreadyThere}, { fresh, PortalImport::Fate::New }};
        ImportPortalsDialog dialog(std::make_unique<PortalImportController>(scene.portals, import));
        prepare(dialog);
        auto *list = find<QTreeWidget>(dialog, "portals");
        QVERIFY(!(list->topLevelItem(0)->flags() & Qt::ItemIsEnabled));
        QCOMPARE(list->topLevelItem(1)->checkState(0), Qt::Checked);
        QCOMPARE(list->currentItem(), list->topLevelItem(1));
        QVERIFY(!find<QCheckBox>(dialog, "trustAuthorities")->isChecked());
        auto *take = find<QPushButton>(dialog, "take");
        list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!take->isEnabled());
        list->topLevelItem(1)->setCheckState(0, Qt::Checked);
        take->click();
        QCOMPARE(scene.store.portals().size(), 2U);
        QVERIFY(scene.store.portals()[1].authorities.isEmpty());
    }

    void whatIsTrustedIsShownFirstAndReachedByKeys()
    {
        PortalScene scene;
        Portal fresh;
        fresh.name = u"fresh\nAuthorisation server: https://oauth.bitrix.info/"_s;
        fresh.restBase = QUrl(u"https://fresh.bitrix24.com/rest/"_s);
        fresh.environment = Portal::Environment::Development;
        fresh.authorisationServer = QUrl(u"https://auth.stranger.example/oauth/token/"_s);
        fresh.authorities = PrivateAuthority::certificate().toPem();
        PortalImport import;
        import.entries = {{ fresh, PortalImport::Fate::New }};
        ImportPortalsDialog dialog(std::make_unique<PortalImportController>(scene.portals, import));
        prepare(dialog);
        const QString details = find<QPlainTextEdit>(dialog, "details")->toPlainText();
        const QString fingerprint =
            QString::fromLatin1(PrivateAuthority::certificate().digest(QCryptographicHash::Sha256).toHex(':'));
        QVERIFY2(details.contains(fingerprint, Qt::CaseInsensitive), qPrintable(details));
        QVERIFY(details.contains(certificateName(PrivateAuthority::certificate())));
        QVERIFY(details.contains(u"DEV"_s));
        QVERIFY(
            !details.contains(u"\nAuthorisation server: https://oauth.bitrix.info/"_s)); // no line of the file's own
        QVERIFY(details.contains(u"auth.stranger.example"_s));
        QVERIFY(find<Notice>(dialog, "servers")->isVisible());
        auto *trust = find<QCheckBox>(dialog, "trustAuthorities");
        QVERIFY(trust->isEnabled() && (trust->focusPolicy() & Qt::TabFocus));
        QTest::keyClick(trust, Qt::Key_Space);
        QVERIFY(trust->isChecked());
        find<QPushButton>(dialog, "take")->click();
        QCOMPARE(scene.store.portals().size(), 1U);
        QCOMPARE(scene.store.portals()[0].authorities, fresh.authorities);
    }

    void anImportThatCannotBeWrittenIsToldAndTheDialogStays()
    {
        PortalScene scene;
        Portal fresh;
        fresh.name = u"fresh"_s;
        fresh.restBase = QUrl(u"https://fresh.bitrix24.com/rest/"_s);
        PortalImport import;
        import.entries = {{ fresh, PortalImport::Fate::New }};
        ImportPortalsDialog dialog(std::make_unique<PortalImportController>(scene.portals, import));
        prepare(dialog);
        const QSignalSpy failed(&scene.portals, &PortalsController::storeFailed);
        {
            const auto held = ProcessLock::take(scene.folder.filePath(u"portals.json-lock"_s));
            QVERIFY(std::holds_alternative<std::unique_ptr<ProcessLock>>(held));
            find<QPushButton>(dialog, "take")->click();
        }
        QVERIFY(dialog.isVisible());
        QVERIFY(find<Notice>(dialog, "problem")->isVisible());
        QCOMPARE(failed.count(), 0); // said once
        QVERIFY(scene.store.portals().empty());
        find<QPushButton>(dialog, "take")->click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(scene.store.portals().size(), 1U);
    }

    // -- settings
    void settingsAreSavedTogetherAndReadOnlyAtOnce()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(scene.portals, portal.id));
        prepare(dialog);
        auto *name = find<QLineEdit>(dialog, "name");
        name->selectAll();
        QTest::keyClicks(name, u"Live"_s);
        auto *colour = find<QComboBox>(dialog, "colour");
        Q_EMIT colour->activated(7);
        find<QSpinBox>(dialog, "returnPort")->setValue(50001);
        find<QLineEdit>(dialog, "connector")->setText(u"erp"_s);
        find<QPushButton>(dialog, "addConnector")->click();
        QCOMPARE(find<QTreeWidget>(dialog, "connectors")->topLevelItemCount(), 1);
        find<QPushButton>(dialog, "copyPath")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:50001/"_s);
        QCOMPARE(scene.portals.find(portal.id)->name, u"acme"_s);
        find<QCheckBox>(dialog, "readOnly")->click();
        QVERIFY(scene.portals.find(portal.id)->readOnly);
        find<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Save)->click();
        const Portal saved = *scene.portals.find(portal.id);
        QCOMPARE(saved.name, u"Live"_s);
        QCOMPARE(saved.colour, Portal::Colour::Purple);
        QCOMPARE(saved.returnPort, 50001);
        QVERIFY(saved.readOnly);
        QCOMPARE(saved.ownConnectors.size(), 1U);
    }

    void settingsThatCannotBeWrittenStayOpenWithTheReason()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(scene.portals, portal.id));
        prepare(dialog);
        auto *name = find<QLineEdit>(dialog, "name");
        name->selectAll();
        QTest::keyClicks(name, u"Live"_s);
        auto *save = find<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Save);
        {
            const auto held = ProcessLock::take(scene.folder.filePath(u"portals.json-lock"_s));
            QVERIFY(std::holds_alternative<std::unique_ptr<ProcessLock>>(held));
            save->click();
        }
        QVERIFY(dialog.isVisible());
        QVERIFY(find<Notice>(dialog, "problem")->isVisible());
        QCOMPARE(name->text(), u"Live"_s);
        save->click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(scene.portals.find(portal.id)->name, u"Live"_s);
    }

    void settingsOfAPortalThatAnotherCopyRemovedSaySo()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(scene.portals, portal.id));
        prepare(dialog);
        QVERIFY(scene.store.remove(portal.id));
        QVERIFY(find<Notice>(dialog, "problem")->isVisible());
        auto *buttons = find<QDialogButtonBox>(dialog, "buttons");
        QVERIFY(!buttons->button(QDialogButtonBox::Save) && !buttons->button(QDialogButtonBox::Cancel));
        QVERIFY(!find<QLineEdit>(dialog, "name")->isEnabled());
        buttons->button(QDialogButtonBox::Close)->click();
        QVERIFY(!dialog.isVisible());
        QVERIFY(!scene.portals.find(portal.id));
    }

    void authoritiesThatWereNotKeptStayWithTheReason()
    {
        const QByteArray pem = PrivateAuthority::certificate().toPem();
        std::optional<ErrorText> failure = ErrorText{u"No"_s, u"Not now."_s, {}};
        QByteArray kept;
        AuthoritiesDialog dialog({}, u"acme"_s, [&](const QByteArray &chosen) {
            kept = chosen;
            return failure;
        });
        prepare(dialog);
        find<AuthorityField>(dialog, "authorities")->setAuthorities(pem);
        auto *save = find<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Save);
        Q_EMIT find<AuthorityField>(dialog, "authorities")->changed();
        save->click();
        QVERIFY(dialog.isVisible() && find<Notice>(dialog, "problem")->isVisible());
        failure.reset();
        save->click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(kept, pem);
    }

    void cancellingSettingsChangesNothing()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(scene.portals, portal.id));
        prepare(dialog);
        find<QSpinBox>(dialog, "returnPort")->setValue(50001);
        dialog.reject();
        QCOMPARE(*scene.portals.find(portal.id), portal);
    }

    void aPortalNeedsAName()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(scene.portals, portal.id));
        prepare(dialog);
        auto *name = find<QLineEdit>(dialog, "name");
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QVERIFY(!find<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Save)->isEnabled());
    }

    // -- proxy
    void aProxyLoginGoesToTheKeychainAndIsWipedFromTheFields()
    {
        SlowStore secrets;
        StoredProxyLogins logins(secrets);
        ProxySignInDialog dialog(logins, u"proxy.example:3128"_s, u"test"_s);
        prepare(dialog);
        QVERIFY(!find<QPushButton>(dialog, "signIn")->isEnabled());
        find<QLineEdit>(dialog, "user")->setText(u"anna"_s);
        find<QLineEdit>(dialog, "password")->setText(u"geheim"_s);
        const QSignalSpy signedIn(&dialog, &ProxySignInDialog::signedIn);
        find<QPushButton>(dialog, "signIn")->click();
        QTRY_COMPARE(signedIn.count(), 1);
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY(find<QLineEdit>(dialog, "password")->text().isEmpty());
        QCOMPARE(secrets.entries.size(), 1);
        QVERIFY(secrets.entries.constBegin().key().contains(u"proxy.example:3128"_s));
        const auto login = awaited(logins.login(u"proxy.example:3128"_s, {}));
        QVERIFY(login && *login);
        QCOMPARE((*login)->password, u"geheim"_s);
    }

    void aDialogClosedBeforeTheKeychainAnswersHasStillSignedIn()
    {
        SlowStore secrets;
        StoredProxyLogins logins(secrets);
        QSignalSpy *signedIn = nullptr;
        {
            ProxySignInDialog dialog(logins, u"proxy.example:3128"_s, u"test"_s);
            prepare(dialog);
            signedIn = new QSignalSpy(&dialog, &ProxySignInDialog::signedIn);
            find<QLineEdit>(dialog, "user")->setText(u"anna"_s);
            find<QPushButton>(dialog, "signIn")->click();
            dialog.reject();
        }
        const std::unique_ptr<QSignalSpy> guard(signedIn);
        QCOMPARE(signedIn->count(), 1);
    }

    void whatIsInUseCannotBeCancelledInAnyLanguage()
    {
        SlowStore secrets;
        secrets.writeError = SecretError{SecretError::Kind::Refused, {}};
        StoredProxyLogins logins(secrets);
        ProxySignInDialog dialog(logins, u"proxy.example:3128"_s, u"test"_s);
        prepare(dialog);
        auto *cancel = find<QPushButton>(dialog, "cancel");
        const QString before = cancel->text();
        find<QLineEdit>(dialog, "user")->setText(u"anna"_s);
        find<QPushButton>(dialog, "signIn")->click();
        QTRY_VERIFY(find<Notice>(dialog, "problem")->isVisible());
        QVERIFY(cancel->text() != before);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&dialog, &change);
        QVERIFY(cancel->text() != before);
    }

    void aRefusingKeychainIsToldAndTheLoginHoldsForThisRun()
    {
        SlowStore secrets;
        secrets.writeError = SecretError{SecretError::Kind::Refused, {}};
        StoredProxyLogins logins(secrets);
        ProxySignInDialog dialog(logins, u"proxy.example:3128"_s, u"test"_s);
        prepare(dialog);
        find<QLineEdit>(dialog, "user")->setText(u"anna"_s);
        find<QPushButton>(dialog, "signIn")->click();
        QTRY_VERIFY(find<Notice>(dialog, "problem")->isVisible());
        QVERIFY(dialog.isVisible());
        const auto login = awaited(logins.login(u"proxy.example:3128"_s, {}));
        QVERIFY(login && *login);
    }

    // -- authorisation servers
    void onlyAddressesWithHttpsAreServers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("host") << u"auth.example.com"_s << u"auth.example.com"_s;
        QTest::newRow("port") << u" auth.example.com:8443 "_s << u"auth.example.com:8443"_s;
        QTest::newRow("address") << u"https://auth.example.com/oauth/token/"_s << u"auth.example.com"_s;
        QTest::newRow("http") << u"http://auth.example.com"_s << QString();
        QTest::newRow("user") << u"https://anna@auth.example.com"_s << QString();
        QTest::newRow("spaces") << u"auth example"_s << QString();
        QTest::newRow("nothing") << u"https://"_s << QString();
    }
    void onlyAddressesWithHttpsAreServers()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, address);
        TokenServers servers;
        TokenServersDialog dialog(servers);
        prepare(dialog);
        find<QLineEdit>(dialog, "server")->setText(typed);
        find<QPushButton>(dialog, "add")->click();
        QCOMPARE(servers.allowed(), address.isEmpty() ? QStringList() : QStringList(address));
        QCOMPARE(find<Notice>(dialog, "problem")->isVisible(), address.isEmpty());
    }

    void serversAreAllowedAndForbiddenAtOnce()
    {
        TokenServers servers;
        TokenServersDialog dialog(servers);
        prepare(dialog);
        auto *typed = find<QLineEdit>(dialog, "server");
        typed->setText(u"auth.example.com"_s);
        find<QPushButton>(dialog, "add")->click();
        QCOMPARE(servers.allowed(), QStringList{u"auth.example.com"_s});
        QVERIFY(typed->text().isEmpty());
        typed->setText(u"oauth.bitrix.info"_s);
        find<QPushButton>(dialog, "add")->click();
        QCOMPARE(servers.allowed().size(), 1);
        QVERIFY(find<Notice>(dialog, "problem")->isVisible());
        find<QListWidget>(dialog, "servers")->setCurrentRow(0);
        find<QPushButton>(dialog, "remove")->click();
        QVERIFY(servers.allowed().isEmpty());
        QVERIFY(!find<QPushButton>(dialog, "remove")->isEnabled());
    }
};

QTEST_MAIN(PortalDialogsTest)
#include "tst_portaldialogs.moc"
