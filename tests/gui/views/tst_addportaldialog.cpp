// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportaldialog.h"

#include "core/auth/memorysecretstore.h"
#include "gui/englishplurals.h"
#include "gui/language.h"
#include "gui/views/importdialog.h"
#include "gui/views/notice.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

const QByteArray goodAnswer = R"({"result":{"result":{
    "c00":{"ID":"1","ADMIN":true,"NAME":"Anna","LAST_NAME":"Weber"},"c01":{"value":"N"},"c02":{"value":"Y"},
    "c03":[{"event":"ONCRMDEALUPDATE","connector_id":"erp","offline":1}],"c04":{"ID":1,"CODE":"local.1"}},
    "result_error":[],"result_total":[],"result_next":[],"result_time":[]}})";

/// A keychain that takes secrets, or refuses them.
class Keychain final : public SecretStore
{
public:
    QFuture<SecretResult<QString>> read(const QString &key) override { return m_memory.read(key); }
    QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override
    {
        if (refusal)
            return QtFuture::makeReadyFuture(SecretResult<void>(tl::unexpected(*refusal)));
        return m_memory.write(key, secret);
    }
    QFuture<SecretResult<void>> remove(const QString &key) override { return m_memory.remove(key); }
    void keepForThisRun(const QString &key, const QString &secret) override { m_memory.keepForThisRun(key, secret); }
    QString name() const override { return u"Test Keyring"_s; }
    bool isPersistent() const override { return persistent; }

    std::optional<SecretError> refusal;
    bool persistent = true;

private:
    MemorySecretStore m_memory;
};

class Opened
{
public:
    explicit Opened(bool persistent = true)
        : portals(folder.filePath(u"portals.json"_s))
    {
        keychain.persistent = persistent;
        dialog = new AddPortalDialog(std::make_unique<AddPortalController>(portals, keychain, clock, [this] {
            auto transport = std::make_unique<FakeTransport>();
            if (answer)
                transport->script(*answer);
            return transport;
        }));
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
    void fillAndCheck() const
    {
        type("address", u"acme.bitrix24.com"_s);
        type("accessToken", u"secret-access"_s);
        find<QPushButton>("check")->click();
    }

    QTemporaryDir folder;
    ManualClock clock;
    Keychain keychain;
    PortalStore portals;
    std::optional<HttpReply> answer;
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

} // namespace

class AddPortalDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void nobodyIsBlamedBeforeTyping()
    {
        Opened it;
        for (const char *field : {"address", "clientId", "clientSecret", "accessToken", "refreshToken"})
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

    void checkingWithBadFieldsBlamesThemAndAsksNobody()
    {
        Opened it;
        it.find<QPushButton>("check")->click();
        QCOMPARE(it.page(), u"fieldsPage"_s);
        QVERIFY(!it.problem("address").isEmpty());
        QVERIFY(!it.problem("accessToken").isEmpty());
        QVERIFY(it.problem("clientId").isEmpty());
        it.type("refreshToken", u"r"_s);
        QVERIFY(!it.problem("clientId").isEmpty());
        QVERIFY(!it.problem("clientSecret").isEmpty());
        QVERIFY(it.problem("accessToken").isEmpty());
    }

    void secretsAreHiddenUntilAskedFor()
    {
        Opened it;
        for (const char *field : {"clientSecret", "accessToken", "refreshToken"})
            QCOMPARE(it.find<QLineEdit>(field)->echoMode(), QLineEdit::Password);
        QCOMPARE(it.find<QLineEdit>("clientId")->echoMode(), QLineEdit::Normal);
        it.find<QCheckBox>("showSecrets")->click();
        QCOMPARE(it.find<QLineEdit>("refreshToken")->echoMode(), QLineEdit::Normal);
    }

    void anUnfamiliarServerHasToBeConfirmed()
    {
        Opened it;
        QVERIFY(it.find<QPushButton>("check")->isEnabled());
        it.type("authorisationServer", u"https://auth.example.com/oauth/token/"_s);
        QVERIFY(it.find<Notice>("serverWarning")->text().contains(u"auth.example.com"_s));
        QVERIFY(!it.find<QPushButton>("check")->isEnabled());
        QVERIFY(!it.find<QLabel>("fieldsHint")->text().isEmpty());
        it.find<QCheckBox>("serverConsent")->setChecked(true);
        QVERIFY(it.find<QPushButton>("check")->isEnabled());
        it.type("authorisationServer", u"https://auth.example.org/oauth/token/"_s);
        QVERIFY(!it.find<QPushButton>("check")->isEnabled()); // the consent was for another one
    }

    void withoutAKeychainThisRunOnlyHasToBeAccepted()
    {
        Opened it(false);
        QVERIFY(it.find<Notice>("runOnlyNotice")->isVisible());
        QVERIFY(!it.find<QPushButton>("check")->isEnabled());
        it.find<QCheckBox>("runOnlyConsent")->setChecked(true);
        QVERIFY(it.find<QPushButton>("check")->isEnabled());
        Opened with(true);
        QVERIFY(!with.find<QCheckBox>("runOnlyConsent")->isVisible());
    }

    void aGoodPortalIsAddedAndItsCheckListStays()
    {
        Opened it;
        it.answer = FakeTransport::json(goodAnswer);
        it.find<QComboBox>("environment")->setCurrentIndex(1);
        it.find<QCheckBox>("readOnly")->setChecked(true);
        it.type("name", u"acme"_s);
        QSignalSpy added(it.dialog, &AddPortalDialog::added);
        it.fillAndCheck();
        QCOMPARE(it.page(), u"checkPage"_s);
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(it.find<QLabel>("checkTitle")->text(), u"acme has been added"_s);
        QCOMPARE(it.stepMark(0), u"yes"_s);
        QCOMPARE(it.stepMark(3), u"remark"_s); // no reservations in the plan
        QVERIFY(it.find<QLabel>("stepDetail4")->text().contains(u"erp"_s));
        QVERIFY(it.find<QLabel>("stepDetail5")->text().contains(u"Test Keyring"_s));
        QCOMPARE(it.portals.portals().size(), 1u);
        QCOMPARE(it.portals.portals().front().environment, Portal::Environment::Development);
        QVERIFY(it.portals.portals().front().readOnly);
    }

    void aRefusalNamesItsStepAndLeadsBackToTheFields()
    {
        Opened it;
        it.answer = FakeTransport::json(R"({"error":"ACCESS_DENIED","error_description":"No admin, no REST"})", 403);
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"No admin, no REST"_s));
        QCOMPARE(it.stepMark(1), u"yes"_s);
        QCOMPARE(it.stepMark(2), u"failed"_s);
        QCOMPARE(it.stepMark(5), u"not known yet"_s);
        QVERIFY(it.portals.portals().empty());
        it.find<QPushButton>("back")->click();
        QCOMPARE(it.page(), u"fieldsPage"_s);
        QCOMPARE(it.find<QLineEdit>("address")->text(), u"acme.bitrix24.com"_s);
    }

    void aUserWhoIsNoAdministratorIsNotAdded()
    {
        Opened it;
        QByteArray answer = goodAnswer;
        it.answer = FakeTransport::json(answer.replace("\"ADMIN\":true", "\"ADMIN\":false"));
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"Anna Weber"_s));
        QCOMPARE(it.stepMark(2), u"failed"_s);
    }

    void aRefusingKeychainAsksWhereToKeepTheSecrets()
    {
        Opened it;
        it.answer = FakeTransport::json(goodAnswer);
        it.keychain.refusal = SecretError{SecretError::Kind::Locked, {}};
        it.fillAndCheck();
        QTRY_VERIFY(it.find<QPushButton>("runOnly")->isVisible());
        QVERIFY(it.find<Notice>("trouble")->text().contains(u"Test Keyring"_s));
        QVERIFY(it.portals.portals().empty());
        it.find<QPushButton>("storeAgain")->click();
        QTRY_VERIFY(it.find<QPushButton>("runOnly")->isVisible());
        it.find<QPushButton>("runOnly")->click();
        QTRY_VERIFY(it.find<QPushButton>("finish")->isVisible());
        QVERIFY(!it.find<Notice>("trouble")->isVisible());
        QVERIFY(it.find<QLabel>("stepDetail5")->text().contains(u"this run only"_s));
        QCOMPARE(it.portals.portals().size(), 1u);
    }

    void aCancelledCheckStoresNothing()
    {
        Opened it;
        it.fillAndCheck();
        QVERIFY(it.find<QPushButton>("cancelCheck")->isVisible());
        it.find<QPushButton>("cancelCheck")->click();
        QCOMPARE(it.page(), u"fieldsPage"_s);
        QVERIFY(it.portals.portals().empty());
    }

    void closingWipesTheSecrets()
    {
        Opened it;
        it.type("clientSecret", u"secret-client"_s);
        it.dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        it.dialog->reject();
        QVERIFY(it.find<QLineEdit>("clientSecret")->text().isEmpty());
    }

    void secretsAreInNoTitleNameOrDescription()
    {
        Opened it;
        it.answer = FakeTransport::json(R"({"error":"ACCESS_DENIED"})", 403);
        it.type("clientSecret", u"secret-client with space"_s);
        it.type("refreshToken", u"secret-refresh"_s);
        QVERIFY(!allTexts(*it.dialog).contains(u"secret-"_s));
        it.type("clientSecret", u"secret-client"_s);
        it.type("clientId", u"local.1"_s);
        it.fillAndCheck();
        QTRY_VERIFY(it.find<Notice>("trouble")->isVisible());
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
        it.find<QPushButton>("paste")->click();
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
        it.find<QPushButton>("paste")->click();
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
