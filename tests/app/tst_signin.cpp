// SPDX-License-Identifier: Apache-2.0
// Runs with a real Secret Service of its own and in a private home (tests/support/with-desktop -k).
#include "app/application.h"
#include "core/auth/portalsecrets.h"

#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/privateauthority.h"
#include "support/testbrowser.h"
#include "windowdriver.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// Three requests of 2 500.
constexpr int records = 6'000;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// The whole way of somebody who has never seen the program: from an empty window through the browser to the queue, and
/// what is told when it goes wrong on the way. Against the simulated portal over sockets, with a real keychain.
class SignInTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fromNothingToTheQueueAndThroughAnExpiry();
    void byThePastedReturnAddress();
    void byImportedTokens();
    void whatGoesWrongIsToldAndStoresNothing_data();
    void whatGoesWrongIsToldAndStoresNothing();
    void aPortThatIsTakenIsToldAndAnotherOneWorks();
    void aBrowserThatNeverComesBackIsLeftWithCancel();
    void signedOutAndInAgainThroughTheBrowser();
    void aWindowThatIsClosedDuringARefreshWaitsForTheNewTokens();
    void anAnswerFromAnotherPortalDoesNotReplaceTheTokens();
    void httpsWithAPrivateAuthorityWorksOnceItIsAddedForThePortal();

private:
    void begin(const portalsim::Simulator::Options &options = {});
    void fillIn(quint16 port);
    void setPort(quint16 port);
    void openPage();
    void finish();
    /// Nothing of a portal is left anywhere.
    void checkNothingIsStored();
    [[nodiscard]] QJsonArray storedPortals() const;
    [[nodiscard]] std::optional<PortalSecrets> inKeychain(const QString &portal) const;
    [[nodiscard]] static int rows();
    [[nodiscard]] static QString shownText();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<portalsim::SimulatorThread> m_thread;
    std::unique_ptr<TestBrowser> m_browser;
    std::unique_ptr<Application> m_application;
    quint16 m_port = 0;
    portalsim::Simulator &sim() { return m_thread->simulator(); }
};

void SignInTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_browser = std::make_unique<TestBrowser>();
    m_port = freePort();
}

void SignInTest::begin(const portalsim::Simulator::Options &options)
{
    m_thread = std::make_unique<portalsim::SimulatorThread>(options);
    QVERIFY2(m_thread->error().isEmpty(), qPrintable(m_thread->error()));
    sim().portal().addDefaultRecords(1, records);
    Options wanted;
    wanted.dataFolder = m_folder->path();
    wanted.language = u"en"_s;
    m_application = std::make_unique<Application>(wanted, m_browser->opener());
    QVERIFY(!m_application->start());
    QTRY_VERIFY(offers(u"addPortalButton"_s));
}

void SignInTest::cleanup()
{
    m_application.reset();
    m_browser.reset();
    m_thread.reset();
    m_folder.reset();
}

void SignInTest::setPort(quint16 port)
{
    auto *spin = find<QSpinBox>(u"returnPort"_s);
    QVERIFY(spin);
    spin->setValue(port);
    sim().portal().setHandlerPath(QUrl(u"http://127.0.0.1:%1/"_s.arg(port)));
}

void SignInTest::fillIn(quint16 port)
{
    press(u"addPortalButton"_s);
    QTRY_VERIFY(find<QLineEdit>(u"address"_s));
    // As copied from the browser, with a page behind it.
    type(u"address"_s, sim().rootUrl().toString() + u"crm/deal/kanban/category/0/?a=b"_s);
    type(u"name"_s, u"Test portal"_s);
    press(u"next"_s);
    QTRY_VERIFY(find<QLineEdit>(u"clientId"_s));
    type(u"clientId"_s, sim().tokens().clientId);
    type(u"clientSecret"_s, sim().tokens().clientSecret);
    setPort(port);
    press(u"next"_s);
    QTRY_VERIFY(offers(u"openBrowser"_s));
}

void SignInTest::openPage()
{
    press(u"openBrowser"_s);
    QTRY_VERIFY(!m_browser->opened().isEmpty());
}

void SignInTest::finish()
{
    QTRY_VERIFY2_WITH_TIMEOUT(offers(u"finish"_s), qPrintable(shownText()), 20'000);
    press(u"finish"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), records, 20'000);
    QTRY_VERIFY(isSettled());
}

int SignInTest::rows()
{
    auto *table = find<QTableView>(u"recordTable"_s);
    return table && table->model() ? table->model()->rowCount() : -1;
}

/// What the labels of the shown dialog say, for messages of failed tests and for looking.
QString SignInTest::shownText()
{
    QStringList texts;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible() || !qobject_cast<QDialog *>(window))
            continue;
        for (auto *label : window->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
    }
    return texts.join(u'\n');
}

QJsonArray SignInTest::storedPortals() const
{
    QFile file(m_folder->filePath(u"portals.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value("portals"_L1).toArray();
}

std::optional<PortalSecrets> SignInTest::inKeychain(const QString &portal) const
{
    SystemClock clock;
    const auto choice = awaited(secretStoreFor(platformKeychainProbe(), clock));
    if (!choice || !choice->store->isPersistent())
        return std::nullopt;
    const auto entry = awaited(choice->store->read(portal));
    return entry && *entry ? PortalSecrets::fromJson(**entry) : std::nullopt;
}

void SignInTest::checkNothingIsStored()
{
    QCOMPARE(storedPortals().size(), 0);
    QFile file(m_folder->filePath(u"portals.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return; // never written
    // What had been begun is forgotten too, and with it its entry in the keychain.
    const auto unfinished = QJsonDocument::fromJson(file.readAll()).object().value("unfinished"_L1).toArray();
    for (const QJsonValue &id : unfinished)
        QVERIFY(!inKeychain(id.toString()));
}

void SignInTest::fromNothingToTheQueueAndThroughAnExpiry()
{
    begin();
    fillIn(m_port);
    openPage();
    finish();

    QVERIFY(m_browser->lastPage().isReturn);
    QCOMPARE(m_browser->lastPage().status, 200);
    QVERIFY(!m_browser->lastPage().body.contains(sim().tokens().admin.toUtf8()));
    const auto portals = storedPortals();
    QCOMPARE(portals.size(), 1);
    const auto secrets = inKeychain(portals.first().toObject().value("id"_L1).toString());
    QVERIFY(secrets);
    QCOMPARE(secrets->accessToken, sim().tokens().admin);
    QCOMPARE(secrets->refreshToken, sim().tokens().refresh);
    QCOMPARE(secrets->clientSecret, sim().tokens().clientSecret);
    QCOMPARE(sim().portal().refreshCount(), 0);

    // The token expires in the middle of reading the queue: between the first and the second batch.
    const auto before = sim().tokens();
    sim().faults().add({.method = u"batch"_s, .nth = 2}, portalsim::ExpireToken{});
    sim().portal().addDefaultRecords(records + 1, records + 1);
    refresh();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), records + 1, 20'000);
    QCOMPARE(sim().portal().refreshCount(), 1);
    QVERIFY(sim().tokens().refresh != before.refresh);
    QCOMPARE(inKeychain(portals.first().toObject().value("id"_L1).toString())->refreshToken, sim().tokens().refresh);
    QVERIFY2(shownText().isEmpty(), qPrintable(shownText())); // nobody was asked anything
}

void SignInTest::byThePastedReturnAddress()
{
    begin();
    m_browser->onReturn.delivery = TestBrowser::Return::Delivery::Never;
    fillIn(m_port);
    openPage();
    QTRY_COMPARE(m_browser->returns().size(), 1);
    if (!find<QLineEdit>(u"returnAddress"_s))
        press(u"pasteWay"_s);
    QTRY_VERIFY(find<QLineEdit>(u"returnAddress"_s));
    type(u"returnAddress"_s, u"https://example.org/some/page"_s);
    press(u"useReturn"_s);
    QTRY_VERIFY(shownText().contains(u"code"_s)); // what is missing, and the wait goes on
    type(u"returnAddress"_s, QString::fromLatin1(m_browser->returns().last().toEncoded()));
    press(u"useReturn"_s);
    finish();
    QCOMPARE(storedPortals().size(), 1);
}

void SignInTest::byImportedTokens()
{
    begin();
    press(u"addPortalButton"_s);
    QTRY_VERIFY(find<QLineEdit>(u"address"_s));
    type(u"address"_s, sim().baseUrl().toString());
    press(u"next"_s);
    QTRY_VERIFY(offers(u"importTokens"_s));
    press(u"importTokens"_s);
    QTRY_VERIFY(find<QLineEdit>(u"accessToken"_s));
    // Of an installation callback; its access token alone, as the integration that it belongs to goes on.
    type(u"accessToken"_s, sim().tokens().admin);
    press(u"check"_s);
    finish();
    const auto secrets = inKeychain(storedPortals().first().toObject().value("id"_L1).toString());
    QVERIFY(secrets && secrets->refreshToken.isEmpty());
    QCOMPARE(sim().portal().refreshCount(), 0);
    // An hour later: signed out, with one thing to do.
    sim().portal().expireAdminToken();
    refresh();
    QTRY_VERIFY_WITH_TIMEOUT(offers(u"noticeAction"_s), 30'000);
    QCOMPARE(sim().portal().refreshCount(), 0);
    QCOMPARE(rows(), records); // the snapshot stays
}

void SignInTest::whatGoesWrongIsToldAndStoresNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("told");
    QTest::newRow("a wrong state") << u"state"_s << QString();
    QTest::newRow("a reused code") << u"reused"_s << u"30"_s;
    QTest::newRow("a late code") << u"late"_s << u"30"_s;
    QTest::newRow("a wrong secret") << u"secret"_s << u"secret"_s;
    QTest::newRow("the plan is not paid") << u"unpaid"_s << u"subscription"_s;
    QTest::newRow("a lost answer") << u"lost"_s << u"again"_s;
    QTest::newRow("an unknown server") << u"server"_s << u"oauth.example.org"_s;
}

void SignInTest::whatGoesWrongIsToldAndStoresNothing()
{
    QFETCH(QString, what);
    QFETCH(QString, told);
    begin();
    fillIn(m_port);
    if (what == u"state")
        m_browser->onReturn.set = {{u"state"_s, u"somebody-elses"_s}};
    else if (what == u"reused")
        m_browser->onReturn.set = {{u"code"_s, u"used-already-0123456789"_s}};
    else if (what == u"late")
        sim().portal().setClock([clock = SystemClock(), first = std::make_shared<int>(0)]() mutable {
            // Each look at the clock is 31 s later: the code is too old when it is exchanged.
            return clock.now().time_since_epoch().count() + 31'000LL * (*first)++;
        });
    else if (what == u"secret")
        sim().portal().changeSignIn([](auto &signIn) { signIn.refuseWith = u"wrong_client"_s; });
    else if (what == u"lost")
        sim().faults().next(u"oauth.token"_s, portalsim::DropAfter{});
    else if (what == u"server")
        m_browser->onReturn.set = {{u"server_domain"_s, told}};
    else
        sim().portal().changeSignIn([](auto &signIn) { signIn.paymentRequired = true; });
    openPage();
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->pages().size(), 1, 20'000);
    // The browser is told the truth.
    QVERIFY(m_browser->lastPage().isReturn);
    QVERIFY2(!m_browser->lastPage().body.contains("Signed in"), m_browser->lastPage().body.constData());
    if (told.isEmpty()) { // not taken: the wait goes on
        QVERIFY(offers(u"openAgain"_s));
        QCOMPARE(sim().tokenRequestCount(), 0);
    } else {
        QTRY_VERIFY2(shownText().contains(told, Qt::CaseInsensitive), qPrintable(shownText()));
        QVERIFY(!offers(u"finish"_s));
    }
    QCOMPARE(sim().tokenRequestCount(), told.isEmpty() || what == u"server" ? 0 : 1);
    checkNothingIsStored();

    // And then as it should be.
    m_browser->onReturn = {};
    sim().portal().setClock(&QDateTime::currentMSecsSinceEpoch);
    sim().portal().changeSignIn([](auto &signIn) {
        signIn.refuseWith.clear();
        signIn.paymentRequired = false;
    });
    press(offers(u"openAgain"_s) ? u"openAgain"_s : u"openBrowser"_s);
    finish();
    QCOMPARE(storedPortals().size(), 1);
}

void SignInTest::aPortThatIsTakenIsToldAndAnotherOneWorks()
{
    begin();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    fillIn(other.serverPort());
    press(u"openBrowser"_s);
    QTRY_VERIFY2(shownText().contains(QString::number(other.serverPort())), qPrintable(shownText()));
    QVERIFY(m_browser->opened().isEmpty()); // a page that cannot come back is not opened
    checkNothingIsStored();
    if (!find<QSpinBox>(u"returnPort"_s))
        press(u"back"_s);
    QTRY_VERIFY(find<QSpinBox>(u"returnPort"_s));
    setPort(m_port);
    press(u"next"_s);
    QTRY_VERIFY(offers(u"openBrowser"_s));
    openPage();
    finish();
    QCOMPARE(storedPortals().first().toObject().value("return_port"_L1).toInt(), int(m_port));
}

void SignInTest::aBrowserThatNeverComesBackIsLeftWithCancel()
{
    begin();
    m_browser->onReturn.delivery = TestBrowser::Return::Delivery::Held;
    fillIn(m_port);
    openPage();
    QTRY_COMPARE(m_browser->returns().size(), 1);
    press(u"cancel"_s);
    checkNothingIsStored();
    // Nobody listens any more.
    QTRY_VERIFY(QTcpServer().listen(QHostAddress::LocalHost, m_port));
    QCOMPARE(sim().tokenRequestCount(), 0);
}

void SignInTest::signedOutAndInAgainThroughTheBrowser()
{
    begin();
    fillIn(m_port);
    openPage();
    finish();
    const QString id = storedPortals().first().toObject().value("id"_L1).toString();
    sim().portal().expireAdminToken();
    sim().faults().next(u"oauth.token"_s, portalsim::DropAfter{}); // the new pair is lost
    refresh();
    QTRY_VERIFY_WITH_TIMEOUT(offers(u"noticeAction"_s), 30'000);
    QCOMPARE(sim().tokenRequestCount(), 2); // the exchange, and one refresh: no loop
    press(u"noticeAction"_s);
    QTRY_VERIFY2(offers(u"openBrowser"_s), qPrintable(shownText()));
    press(u"openBrowser"_s);
    QTRY_COMPARE_WITH_TIMEOUT(sim().tokenRequestCount(), 3, 10'000);
    QTRY_VERIFY(inKeychain(id) && inKeychain(id)->refreshToken == sim().tokens().refresh);
    QTRY_VERIFY2(m_browser->pages().size() == 2 && m_browser->lastPage().body.contains("Signed in"),
                 m_browser->lastPage().body.constData());
    sim().portal().addDefaultRecords(records + 1, records + 1);
    if (offers(u"finish"_s))
        press(u"finish"_s);
    QTRY_VERIFY(shownText().isEmpty());
    refresh();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), records + 1, 20'000);
}

void SignInTest::aWindowThatIsClosedDuringARefreshWaitsForTheNewTokens()
{
    begin();
    fillIn(m_port);
    openPage();
    finish();
    const QString id = storedPortals().first().toObject().value("id"_L1).toString();
    const auto before = inKeychain(id);
    auto *window = find<MainWindow>(u"MainWindow"_s);
    sim().portal().expireAdminToken();
    sim().faults().next(u"oauth.token"_s, portalsim::Delay{1'500});
    refresh();
    QTRY_COMPARE(sim().portal().refreshCount(), 1); // the old pair is dead, and its answer is on the way
    QVERIFY(!window->close());
    QVERIFY(!window->isVisible()); // nobody has to look at that
    QCOMPARE(inKeychain(id), before);
    QTRY_COMPARE(inKeychain(id)->refreshToken, sim().tokens().refresh);
    QTRY_VERIFY(window->close());
}

void SignInTest::anAnswerFromAnotherPortalDoesNotReplaceTheTokens()
{
    begin();
    fillIn(m_port);
    openPage();
    finish();
    const QString id = storedPortals().first().toObject().value("id"_L1).toString();
    const auto before = inKeychain(id);
    QVERIFY(before);
    sim().portal().expireAdminToken();
    sim().faults().next(u"oauth.token"_s, portalsim::DropAfter{});
    refresh();
    QTRY_VERIFY_WITH_TIMEOUT(offers(u"noticeAction"_s), 30'000);
    press(u"noticeAction"_s);
    QTRY_VERIFY(offers(u"openBrowser"_s));
    sim().portal().changeSignIn([](auto &signIn) { signIn.memberId = u"another-portals-member-id"_s; });
    press(u"openBrowser"_s);
    QTRY_VERIFY2(shownText().contains(u"another portal"_s, Qt::CaseInsensitive), qPrintable(shownText()));
    QTRY_COMPARE(m_browser->pages().size(), 2);
    QVERIFY(!m_browser->lastPage().body.contains("Signed in"));
    QCOMPARE(inKeychain(id), before);
}

void SignInTest::httpsWithAPrivateAuthorityWorksOnceItIsAddedForThePortal()
{
    begin(PrivateAuthority::serverOptions());
    m_browser->trust({PrivateAuthority::certificate()});
    fillIn(m_port);
    openPage();
    QTRY_VERIFY2_WITH_TIMEOUT(shownText().contains(u"certificate"_s), qPrintable(shownText()), 20'000);
    QVERIFY(!offers(u"finish"_s));
    QCOMPARE(sim().tokenRequestCount(), 0); // the secret did not leave
    checkNothingIsStored();
}

QTEST_MAIN(SignInTest)
#include "tst_signin.moc"
