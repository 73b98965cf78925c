// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportaldialog.h"

#include "core/rest/tlstrust.h"
#include "gui/addportalscene.h"
#include "gui/englishplurals.h"
#include "gui/language.h"
#include "gui/views/applicationpicture.h"
#include "gui/views/authorityfield.h"
#include "gui/views/importdialog.h"
#include "gui/views/notice.h"
#include "support/privateauthority.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

class Opened
{
public:
    explicit Opened(bool persistent = true)
        : scene(persistent)
    {
        dialog = new AddPortalDialog(
            std::make_unique<AddPortalController>(scene.portals, scene.services(), scene.servers, scene.browser()));
        dialog->open();
    }
    ~Opened() { delete dialog; }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void type(const char *field, const QString &text) const
    {
        auto *edit = find<QLineEdit>(field);
        edit->setText(text);
        Q_EMIT edit->editingFinished();
    }
    void click(const char *button) const { find<QPushButton>(button)->click(); }
    [[nodiscard]] QString problem(const char *field) const
    {
        auto *notice = find<Notice>(QByteArray(QByteArray(field) + "Problem").constData());
        return notice->isVisible() ? notice->text() : QString();
    }
    [[nodiscard]] QString page() const { return find<QStackedWidget>("pages")->currentWidget()->objectName(); }
    [[nodiscard]] QString stepMark(int step) const
    {
        return find<QLabel>(QByteArray("stepIcon" + QByteArray::number(step)).constData())->accessibleName();
    }
    void toApplication() const
    {
        type("address", u"acme.bitrix24.com"_s);
        click("next");
    }
    void toTokens() const
    {
        toApplication();
        click("importTokens");
    }
    void toSignIn() const
    {
        toApplication();
        type("clientId", u"local.1"_s);
        type("clientSecret", u"secret-client"_s);
        find<QSpinBox>("returnPort")->setValue(AddPortalScene::freePort());
        click("next");
    }
    /// The paste way: nothing listens.
    void comeBack(const QString &server = u"oauth.bitrix.info"_s)
    {
        find<QToolButton>("pasteWay")->setChecked(true);
        click("openBrowser");
        QTRY_VERIFY(!scene.opened.isEmpty());
        QTRY_VERIFY(find<QLineEdit>("returnAddress")->isEnabled());
        type("returnAddress", AddPortalScene::returnOf(scene.opened.last(), server));
        click("useReturn");
    }
    /// With a typed access token.
    void fillAndCheck() const
    {
        toTokens();
        type("accessToken", u"secret-access"_s);
        click("check");
    }

    AddPortalScene scene;
    QPointer<AddPortalDialog> dialog;
};

QString allTexts(const QWidget &root)
{
    QString texts = root.windowTitle();
    for (const QWidget *widget : root.findChildren<QWidget *>())
        texts += widget->windowTitle() + widget->objectName() + widget->accessibleName() +
                 widget->accessibleDescription() + widget->toolTip();
    for (const QLabel *label : root.findChildren<QLabel *>())
        texts += label->text();
    return texts;
}

/// The first two visible texts with the same key; empty: there are none.
QString clash(const QWidget &root)
{
    QHash<QString, QString> keys;
    const auto take = [&keys](const QString &text) -> QString {
        const auto at = text.indexOf(u'&');
        if (at < 0 || at + 1 >= text.size())
            return {};
        const QString key = text.mid(at + 1, 1).toLower();
        if (keys.contains(key))
            return keys.value(key) + u" / "_s + text;
        keys.insert(key, text);
        return {};
    };
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy()) {
            if (const QString found = take(label->text()); !found.isEmpty())
                return found;
        }
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible()) {
            if (const QString found = take(button->text()); !found.isEmpty())
                return found;
        }
    }
    return {};
}

} // namespace

class AddPortalDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void nobodyIsBlamedBeforeTyping()
    {
        Opened it;
        QVERIFY(it.problem("address").isEmpty());
        it.toApplication();
        QCOMPARE(it.page(), u"applicationPage"_s);
        for (const char *field : {"clientId", "clientSecret"})
            QVERIFY(it.problem(field).isEmpty());
    }

    void eachBadAddressHasItsMessageAtTheField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("part");
        QTest::newRow("spaces inside") << u"acme bitrix24 com"_s << u"not an address"_s;
        QTest::newRow("http on the Internet") << u"http://acme.bitrix24.com"_s << u"https"_s;
        QTest::newRow("other scheme") << u"ftp://acme.bitrix24.com"_s << u"https"_s;
        QTest::newRow("credentials") << u"https://anna:secret@acme.bitrix24.com"_s << u"user name"_s;
        QTest::newRow("webhook") << u"https://acme.bitrix24.com/rest/7/abcdefgh12345678/"_s << u"webhook"_s;
    }
    void eachBadAddressHasItsMessageAtTheField()
    {
        QFETCH(QString, typed);
        QFETCH(QString, part);
        Opened it;
        it.type("address", typed);
        QVERIFY2(it.problem("address").contains(part), qPrintable(it.problem("address")));
        QVERIFY(it.find<QLineEdit>("address")->accessibleDescription().contains(part));
        it.type("address", u" https://acme.bitrix24.com/crm/deal/ "_s);
        QVERIFY(it.problem("address").isEmpty());
        QVERIFY(it.find<QLabel>("addressPreview")->text().contains(u"https://acme.bitrix24.com/rest/"_s));
    }

    void nextWithBadFieldsBlamesThemAndStays()
    {
        Opened it;
        it.click("next");
        QCOMPARE(it.page(), u"portalPage"_s);
        QVERIFY(!it.problem("address").isEmpty());
        it.toApplication();
        it.click("next");
        QCOMPARE(it.page(), u"applicationPage"_s);
        QVERIFY(!it.problem("clientId").isEmpty());
        QVERIFY(!it.problem("clientSecret").isEmpty());
        it.type("clientId", u"local.1"_s);
        QVERIFY(it.problem("clientId").isEmpty());
    }

    void enterGoesOnAndEscapeAsksNothing()
    {
        Opened it;
        QTest::keyClicks(it.find<QLineEdit>("address"), u"acme.bitrix24.com"_s);
        QTest::keyClick(it.dialog, Qt::Key_Return);
        QCOMPARE(it.page(), u"applicationPage"_s);
        QTest::keyClicks(it.find<QLineEdit>("clientId"), u"local.1"_s);
        QTest::keyClicks(it.find<QLineEdit>("clientSecret"), u"secret"_s);
        QTest::keyClick(it.dialog, Qt::Key_Return);
        QCOMPARE(it.page(), u"signInPage"_s);
        it.click("back");
        QCOMPARE(it.page(), u"applicationPage"_s);
        QCOMPARE(it.find<QLineEdit>("clientId")->text(), u"local.1"_s);
        QTest::keyClick(it.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!it.dialog);
    }

    void everyControlHasANameForThoseWhoDoNotSeeIt()
    {
        Opened it;
        int controls = 0;
        for (const QWidget *widget : it.dialog->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s))
                continue;
            ++controls;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
        QVERIFY(controls > 30);
    }

    void noKeyMeansTwoThingsOnAPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Russian") << u"ru"_s;
    }
    void noKeyMeansTwoThingsOnAPage()
    {
        QFETCH(QString, language);
        LanguageSwitch languages;
        languages.use(language);
        Opened it;
        it.find<QToolButton>("advancedToggle")->setChecked(true);
        QVERIFY2(clash(*it.dialog).isEmpty(), qPrintable(clash(*it.dialog)));
        it.toTokens();
        QVERIFY2(clash(*it.dialog).isEmpty(), qPrintable(clash(*it.dialog)));
        it.click("back");
        QVERIFY2(clash(*it.dialog).isEmpty(), qPrintable(clash(*it.dialog)));
        it.toSignIn();
        it.find<QToolButton>("pasteWay")->setChecked(true);
        QVERIFY2(clash(*it.dialog).isEmpty(), qPrintable(clash(*it.dialog)));
        it.click("openBrowser");
        QTRY_VERIFY(it.find<QPushButton>("openAgain")->isVisible());
        QVERIFY2(clash(*it.dialog).isEmpty(), qPrintable(clash(*it.dialog)));
        languages.use(u"en"_s);
        QCoreApplication::installTranslator(&m_plurals);
    }

    void refreshTokensNeedIdAndSecret()
    {
        Opened it;
        it.toTokens();
        it.click("check");
        QCOMPARE(it.page(), u"tokensPage"_s);
        QVERIFY(!it.problem("accessToken").isEmpty());
        it.type("refreshToken", u"r"_s);
        it.click("check");
        QCOMPARE(it.page(), u"applicationPage"_s);
        QVERIFY(!it.problem("clientId").isEmpty());
        QVERIFY(!it.problem("clientSecret").isEmpty());
    }

    void secretsAreHiddenUntilAskedFor()
    {
        Opened it;
        for (const char *field : {"clientSecret", "accessToken", "refreshToken", "returnAddress"})
            QCOMPARE(it.find<QLineEdit>(field)->echoMode(), QLineEdit::Password);
        QCOMPARE(it.find<QLineEdit>("clientId")->echoMode(), QLineEdit::Normal);
        it.toApplication();
        it.find<QCheckBox>("showSecret")->click();
        QCOMPARE(it.find<QLineEdit>("clientSecret")->echoMode(), QLineEdit::Normal);
    }

    void theHandlerPathFollowsThePortAndIsCopied()
    {
        Opened it;
        it.toApplication();
        QCOMPARE(it.find<QLineEdit>("handlerPath")->text(), u"http://127.0.0.1:51742/"_s);
        it.find<QSpinBox>("returnPort")->setValue(40000);
        QCOMPARE(it.find<QLineEdit>("handlerPath")->text(), u"http://127.0.0.1:40000/"_s);
        it.click("copyPath");
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:40000/"_s);
    }

    void thePictureIsDescribedAndFollowsThePalette()
    {
        ApplicationPicture picture;
        QVERIFY(!picture.accessibleName().isEmpty());
        QVERIFY(!picture.accessibleDescription().isEmpty());
        const QImage light = picture.grab().toImage();
        QPalette dark;
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        picture.setPalette(dark);
        QVERIFY(picture.grab().toImage() != light);
    }

    void anAuthorityIsChosenShownAndRemoved()
    {
        Opened it;
        it.find<QToolButton>("advancedToggle")->setChecked(true);
        auto *field = it.find<AuthorityField>("authority");
        field->load(PrivateAuthority::keyFile());
        QVERIFY(field->findChild<Notice *>(u"authorityProblem"_s)->isVisible());
        QVERIFY(field->authorities().isEmpty());
        field->load(u"/no/such/file"_s);
        QVERIFY(field->findChild<Notice *>(u"authorityProblem"_s)->isVisible());
        field->load(PrivateAuthority::file());
        QVERIFY(!field->findChild<Notice *>(u"authorityProblem"_s)->isVisible());
        QVERIFY(field->findChild<QLabel *>(u"authorityText"_s)->text().contains(u"SHA-256"_s));
        // Another one is added; the same one is not added twice.
        field->load(PrivateAuthority::strangerFile());
        field->load(PrivateAuthority::file());
        QCOMPARE(authoritiesFrom(field->authorities()).size(), 2);
        field->findChild<QPushButton *>(u"removeAuthority"_s)->click();
        QCOMPARE(authoritiesFrom(field->authorities()), QList<QSslCertificate>{PrivateAuthority::stranger()});
        field->findChild<QPushButton *>(u"removeAuthority"_s)->click();
        QVERIFY(field->authorities().isEmpty());
    }

    void anUnfamiliarServerHasToBeConfirmed()
    {
        Opened it;
        QVERIFY(it.find<QPushButton>("next")->isEnabled());
        it.type("authorisationServer", u"https://auth.example.com/oauth/token/"_s);
        QVERIFY(it.find<Notice>("serverWarning")->text().contains(u"auth.example.com"_s));
        QVERIFY(!it.find<QPushButton>("next")->isEnabled());
        QVERIFY(!it.find<QLabel>("hint")->text().isEmpty());
        it.find<QCheckBox>("serverConsent")->setChecked(true);
        QVERIFY(it.find<QPushButton>("next")->isEnabled());
        it.type("authorisationServer", u"https://auth.example.org/oauth/token/"_s);
        QVERIFY(!it.find<QPushButton>("next")->isEnabled()); // the consent was for another one
        it.find<QCheckBox>("serverConsent")->setChecked(true);
        it.toApplication();
        QCOMPARE(it.page(), u"applicationPage"_s);
        QVERIFY(it.scene.servers.allowed().isEmpty()); // remembered with the portal alone
    }

    void anImportedServerIsAskedAboutOnEveryPage()
    {
        Opened it;
        it.toTokens();
        it.type("authorisationServer", u"https://stranger.example/oauth/token/"_s);
        QVERIFY(it.find<QCheckBox>("serverConsent")->isVisible());
        it.click("back");
        QCOMPARE(it.page(), u"applicationPage"_s);
        QVERIFY(it.find<QCheckBox>("serverConsent")->isVisible());
        QVERIFY(!it.find<QPushButton>("next")->isEnabled());
    }

    void withoutAKeychainThisRunOnlyHasToBeAccepted()
    {
        Opened it(false);
        it.toApplication();
        QVERIFY(it.find<Notice>("runOnlyNotice")->isVisible());
        QVERIFY(!it.find<QPushButton>("next")->isEnabled());
        it.find<QCheckBox>("runOnlyConsent")->setChecked(true);
        QVERIFY(it.find<QPushButton>("next")->isEnabled());
        Opened with(true);
        with.toApplication();
        QVERIFY(!with.find<QCheckBox>("runOnlyConsent")->isVisible());
    }

    void signsInThroughAPastedReturn()
    {
        Opened it;
        it.scene.answer(AddPortalScene::tokens());
        it.scene.answer(AddPortalScene::goodCheck());
        QSignalSpy added(it.dialog, &AddPortalDialog::added);
        it.toSignIn();
        QCOMPARE(it.page(), u"signInPage"_s);
        it.comeBack();
        QTRY_COMPARE(added.count(), 1);
        QVERIFY(it.find<QLineEdit>("returnAddress")->text().isEmpty());
        QCOMPARE(it.page(), u"checkPage"_s);
        QVERIFY(it.find<QPushButton>("finish")->isVisible());
        QVERIFY(!it.find<QPushButton>("cancel")->isVisible());
        it.type("connector", u"warehouse"_s);
        it.click("addConnector");
        QVERIFY(it.find<Notice>("connectorOutcome")->text().contains(u"warehouse"_s));
        it.click("addConnector");
        it.click("finish");
        QTRY_VERIFY(!it.dialog);
    }

    void waitingCountsDownAndOffersOtherWays()
    {
        Opened it;
        it.toSignIn();
        QVERIFY(!it.find<QPushButton>("openAgain")->isVisible());
        it.find<QToolButton>("pasteWay")->setChecked(true);
        it.click("openBrowser");
        QTRY_VERIFY(it.find<QPushButton>("openAgain")->isVisible());
        QVERIFY(!it.find<QPushButton>("openBrowser")->isVisible());
        QVERIFY(it.find<QLabel>("waitText")->text().contains(u"5:00"_s));
        it.scene.clock.advance(Milliseconds(28'000));
        QVERIFY(it.find<QLabel>("waitText")->text().contains(u"4:32"_s));
        QCOMPARE(it.find<QProgressBar>("codeTime")->value(), 2);
        it.scene.clock.advance(Milliseconds(3'000));
        QVERIFY(it.find<QLabel>("codeText")->text().contains(u"too old"_s));
        it.click("openAgain");
        QTRY_COMPARE(it.scene.opened.size(), 2);
        QCOMPARE(it.find<QProgressBar>("codeTime")->value(), 30);
        it.click("copyPage");
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(u"https://acme.bitrix24.com/oauth/authorize/"_s));
        QVERIFY(!copied.contains(u"secret"_s));
        it.type("returnAddress", u"https://acme.bitrix24.com/company/"_s);
        it.click("useReturn");
        QVERIFY(it.find<Notice>("returnProblem")->isVisible());
        QVERIFY(it.find<QPushButton>("openAgain")->isVisible()); // still waits
    }

    void aComputerWithoutABrowserSaysSo()
    {
        Opened it;
        it.scene.browserStarts = false;
        it.toSignIn();
        it.find<QToolButton>("pasteWay")->setChecked(true);
        it.click("openBrowser");
        QTRY_VERIFY(it.find<Notice>("browserNotice")->isVisible());
        QVERIFY(it.find<QPushButton>("copyPage")->isVisible());
    }

    void anotherPortalIsAsked()
    {
        Opened it;
        it.scene.answer(AddPortalScene::tokens("acme-test.bitrix24.com"));
        it.scene.answer(AddPortalScene::goodCheck());
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.find<QPushButton>("addOther")->isVisible());
        const QString question = it.find<Notice>("signInTrouble")->text();
        QVERIFY(question.contains(u"acme.bitrix24.com"_s) && question.contains(u"acme-test.bitrix24.com"_s));
        QVERIFY(it.scene.portals.portals().empty());
        it.click("addOther");
        QTRY_VERIFY(it.find<QPushButton>("finish")->isVisible());
    }

    void aTakenPortIsChangedWhereItIsSaid()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        Opened it;
        it.toSignIn();
        it.click("back");
        it.find<QSpinBox>("returnPort")->setValue(taken.serverPort());
        it.click("next");
        it.click("openBrowser");
        QTRY_VERIFY(it.find<Notice>("signInTrouble")->isVisible());
        auto *port = it.find<QSpinBox>("otherPort");
        QVERIFY(port->isVisible());
        port->setValue(AddPortalScene::freePort());
        QVERIFY(port->isVisible()); // the new path can still be copied
        QCOMPARE(it.find<QLineEdit>("otherPath")->text(), u"http://127.0.0.1:%1/"_s.arg(port->value()));
        QCOMPARE(it.find<QSpinBox>("returnPort")->value(), port->value());
        it.click("openBrowser");
        QTRY_VERIFY(it.find<QPushButton>("openAgain")->isVisible());
        QVERIFY(!port->isVisible());
    }

    void aNewServerIsAllowedByItsButton()
    {
        Opened it;
        it.toSignIn();
        it.comeBack(u"auth.acme.example"_s);
        QTRY_VERIFY(it.find<QPushButton>("allowServer")->isVisible());
        QVERIFY(it.find<QPushButton>("allowServer")->text().contains(u"auth.acme.example"_s));
        QVERIFY(!it.find<QPushButton>("allowServer")->isDefault());
        it.click("allowServer");
        QVERIFY(it.scene.servers.allowed().isEmpty()); // the portal is not added yet
        QTRY_VERIFY(it.find<QPushButton>("openAgain")->isVisible());
    }

    void aGoodPortalIsAddedAndItsCheckListStays()
    {
        Opened it;
        it.scene.answer(AddPortalScene::goodCheck());
        it.find<QComboBox>("environment")->setCurrentIndex(1);
        it.find<QCheckBox>("readOnly")->setChecked(true);
        it.type("name", u"acme"_s);
        QSignalSpy added(it.dialog, &AddPortalDialog::added);
        it.fillAndCheck();
        QCOMPARE(it.page(), u"checkPage"_s);
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(it.find<QLabel>("title")->text(), u"acme has been added"_s);
        QCOMPARE(it.stepMark(0), u"yes"_s);
        QCOMPARE(it.stepMark(4), u"remark"_s); // no reservations in the plan
        QVERIFY(it.find<QLabel>("stepDetail5")->text().contains(u"erp"_s));
        QVERIFY(it.find<QLabel>("stepDetail6")->text().contains(u"crm"_s));
        QVERIFY(it.find<QLabel>("stepDetail8")->text().contains(u"Test Keyring"_s));
        const Portal &stored = it.scene.portals.portals().front();
        QCOMPARE(stored.environment, Portal::Environment::Development);
        QVERIFY(stored.readOnly);
    }

    void aRefusalNamesItsStepAndLeadsBackToTheFields()
    {
        Opened it;
        it.scene.answer(R"({"error":"ACCESS_DENIED","error_description":"No admin, no REST"})", 403);
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"No admin, no REST"_s));
        QCOMPARE(it.stepMark(2), u"yes"_s);
        QCOMPARE(it.stepMark(3), u"failed"_s);
        QCOMPARE(it.stepMark(8), u"not known yet"_s);
        QVERIFY(it.scene.portals.portals().empty());
        it.click("back");
        QCOMPARE(it.page(), u"tokensPage"_s);
        QCOMPARE(it.find<QLineEdit>("address")->text(), u"acme.bitrix24.com"_s);
    }

    void aUserWhoIsNoAdministratorIsNotAdded()
    {
        Opened it;
        QByteArray answer = AddPortalScene::goodCheck();
        it.scene.answer(answer.replace("\"ADMIN\":true", "\"ADMIN\":false"));
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"Anna Weber"_s));
        QCOMPARE(it.stepMark(3), u"failed"_s);
    }

    void aRefusedCertificateOffersAnAuthorityAndNothingElse()
    {
        Opened it;
        it.scene.facts.chain = {PrivateAuthority::certificate()};
        it.scene.facts.refusals = {u"not trusted"_s};
        it.scene.refuse(RestError::Kind::TlsRefused);
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
        QCOMPARE(it.stepMark(1), u"failed"_s);
        QVERIFY(it.find<QLabel>("checkCertificate")->text().contains(u"SHA-256"_s));
        it.scene.answer(AddPortalScene::goodCheck());
        it.find<AuthorityField>("checkAuthority")->load(PrivateAuthority::file());
        QTRY_VERIFY(it.find<QPushButton>("finish")->isVisible());
    }

    void aRefusingKeychainAsksWhereToKeepTheSecrets()
    {
        Opened it;
        it.scene.answer(AddPortalScene::goodCheck());
        it.scene.keychain.refusal = SecretError{SecretError::Kind::Locked, {}};
        it.fillAndCheck();
        QTRY_VERIFY(it.find<QPushButton>("runOnly")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"Test Keyring"_s));
        QVERIFY(it.scene.portals.portals().empty());
        it.click("storeAgain");
        QTRY_VERIFY(it.find<QPushButton>("runOnly")->isVisible());
        it.click("runOnly");
        QTRY_VERIFY(it.find<QPushButton>("finish")->isVisible());
        QVERIFY(!it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<QLabel>("stepDetail8")->text().contains(u"this run only"_s));
        QCOMPARE(it.scene.portals.portals().size(), 1u);
    }

    void aCheckThatIsLeftStoresNothing()
    {
        Opened it;
        it.fillAndCheck();
        QVERIFY(it.find<QPushButton>("back")->isVisible());
        it.click("back");
        QCOMPARE(it.page(), u"tokensPage"_s);
        QVERIFY(it.scene.portals.portals().empty());
    }

    void closingWipesTheSecrets()
    {
        Opened it;
        it.dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        it.toSignIn();
        it.find<QLineEdit>("returnAddress")->setText(u"secret-code"_s);
        it.dialog->reject();
        for (const char *field : {"clientSecret", "returnAddress"})
            QVERIFY(it.find<QLineEdit>(field)->text().isEmpty());
    }

    void secretsAreInNoTitleNameOrDescription()
    {
        Opened it;
        it.scene.answer(R"({"error":"invalid_client"})", 400);
        it.toApplication();
        it.type("clientSecret", u"secret-client with space"_s);
        it.click("next");
        QVERIFY(!allTexts(*it.dialog).contains(u"secret-"_s));
        it.toSignIn();
        it.comeBack();
        QTRY_VERIFY(it.find<Notice>("signInTrouble")->isVisible());
        QVERIFY(!allTexts(*it.dialog).contains(u"secret-"_s));
    }

    void theLanguageChangesWhileItIsOpen()
    {
        Opened it(false);
        it.type("address", u"https://acme.bitrix24.com/rest/7/abcdefgh12345678/"_s);
        it.find<QComboBox>("environment")->setCurrentIndex(1);
        const QString before = it.problem("address");
        LanguageSwitch language;
        language.use(u"ru"_s);
        QTRY_VERIFY(it.problem("address") != before);
        QVERIFY(it.problem("address").contains(u"вебхук"_s));
        QCOMPARE(it.find<QPushButton>("cancel")->text(), u"Отмена"_s);
        QCOMPARE(it.find<QComboBox>("environment")->currentIndex(), 1);
        language.use(u"en"_s);
        QCoreApplication::installTranslator(&m_plurals);
    }

    void anImportSaysWhatItFoundAndWarnsOfTheRefreshToken()
    {
        ImportDialog dialog;
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        auto *pasted = dialog.findChild<QPlainTextEdit *>(u"pasted"_s);
        auto *use = dialog.findChild<QPushButton *>(u"use"_s);
        auto *warning = dialog.findChild<Notice *>(u"warning"_s);
        QVERIFY(!use->isEnabled());

        pasted->setPlainText(u"{\"access_token\": "_s);
        QCOMPARE(dialog.findChild<Notice *>(u"outcome"_s)->tone(), Notice::Tone::Error);
        pasted->setPlainText(u"{\"name\": \"something else\"}"_s);
        QCOMPARE(dialog.findChild<Notice *>(u"outcome"_s)->tone(), Notice::Tone::Error);
        QVERIFY(!use->isEnabled());

        pasted->setPlainText(
            u"{\"access_token\":\"secret-a\",\"refresh_token\":\"secret-r\",\"domain\":\"acme.bitrix24.com\"}"_s);
        QVERIFY(use->isEnabled());
        QVERIFY(!allTexts(dialog).contains(u"secret-"_s));
        QVERIFY(dialog.findChild<QRadioButton *>(u"accessOnly"_s)->isChecked());
        QVERIFY(warning->text().contains(u"one hour"_s));
        dialog.findChild<QRadioButton *>(u"both"_s)->setChecked(true);
        QCOMPARE(warning->tone(), Notice::Tone::Warning);
        QVERIFY(warning->text().contains(u"ends the session"_s));

        QSignalSpy chosen(&dialog, &ImportDialog::chosen);
        use->click();
        QCOMPARE(chosen.count(), 1);
        QVERIFY(pasted->toPlainText().isEmpty());
    }

    void anImportFillsTheFields()
    {
        Opened it;
        it.toTokens();
        it.click("paste");
        auto *import = it.dialog->findChild<ImportDialog *>();
        QVERIFY(import);
        import->findChild<QPlainTextEdit *>(u"pasted"_s)
            ->setPlainText(
                u"{\"access_token\":\"secret-a\",\"refresh_token\":\"secret-r\","
                "\"client_endpoint\":\"https://acme.bitrix24.com/rest/\",\"C_REST_CLIENT_ID\":\"local.1\"}"_s);
        import->findChild<QPushButton *>(u"use"_s)->click();
        QCOMPARE(it.find<QLineEdit>("address")->text(), u"https://acme.bitrix24.com/rest/"_s);
        QCOMPARE(it.find<QLineEdit>("accessToken")->text(), u"secret-a"_s);
        QVERIFY(it.find<QLineEdit>("refreshToken")->text().isEmpty()); // access token only, unless asked for
        QCOMPARE(it.find<QLineEdit>("clientId")->text(), u"local.1"_s);
        QVERIFY(!it.find<Notice>("importNotice")->isVisible());
    }

    void anImportedRefreshTokenStaysWarnedOf()
    {
        Opened it;
        it.toTokens();
        it.click("paste");
        auto *import = it.dialog->findChild<ImportDialog *>();
        import->findChild<QPlainTextEdit *>(u"pasted"_s)
            ->setPlainText(u"{\"access_token\":\"secret-a\",\"refresh_token\":\"secret-r\"}"_s);
        import->findChild<QRadioButton *>(u"both"_s)->setChecked(true);
        import->findChild<QPushButton *>(u"use"_s)->click();
        QVERIFY(it.find<Notice>("importNotice")->isVisible());
        it.type("refreshToken", u"typed"_s);
        QVERIFY(!it.find<Notice>("importNotice")->isVisible());
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_MAIN(AddPortalDialogTest)
#include "tst_addportaldialog.moc"
