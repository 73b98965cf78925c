// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/addportalscene.h"
#include "gui/views/addportaldialog.h"
#include "gui/views/authorityfield.h"
#include "gui/views/importdialog.h"
#include "gui/views/signindialog.h"
#include "support/privateauthority.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

#include <functional>

namespace eventsweep {

/// Every page and problem of "Add portal" and "Sign in again".
class AddPortalPreviews
{
public:
    using Grab = std::function<void(const QString &, QWidget &)>;

    explicit AddPortalPreviews(Grab grab)
        : m_grab(std::move(grab))
    {
    }

    void all()
    {
        typedPages();
        signInPages();
        signInTroubles();
        checkPages();
        imports();
        signInAgain();
    }

private:
    /// One dialog on a scene of its own.
    struct Shown
    {
        explicit Shown(bool persistent = true)
            : scene(persistent)
            , dialog(std::make_unique<AddPortalController>(scene.portals, scene.services(), scene.servers,
                                                           scene.browser()))
        {
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
        }
        template <typename T>
        T *find(const char *name)
        {
            return dialog.findChild<T *>(QString::fromLatin1(name));
        }
        void type(const char *field, const QString &text) { find<QLineEdit>(field)->setText(text); }
        void click(const char *button) { find<QPushButton>(button)->click(); }
        void toApplication()
        {
            type("address", QStringLiteral("acme.bitrix24.com"));
            click("next");
        }
        void toSignIn()
        {
            toApplication();
            type("clientId", QStringLiteral("local.0123456789abcd.01234567"));
            type("clientSecret", QStringLiteral("secret"));
            find<QSpinBox>("returnPort")->setValue(AddPortalScene::freePort());
            click("next");
        }
        void toWaiting()
        {
            toSignIn();
            click("openBrowser");
            (void)QTest::qWaitFor([&] { return !scene.opened.isEmpty(); });
            QCoreApplication::processEvents();
        }
        void comeBack(const QString &server = QStringLiteral("oauth.bitrix.info"))
        {
            find<QToolButton>("pasteWay")->setChecked(true);
            type("returnAddress", AddPortalScene::returnOf(scene.opened.last(), server));
            click("useReturn");
            find<QToolButton>("pasteWay")->setChecked(false);
        }
        void waitFor(const char *widget)
        {
            (void)QTest::qWaitFor([&] { return find<QWidget>(widget)->isVisible(); }, 2000);
        }
        AddPortalScene scene;
        AddPortalDialog dialog;
    };

    void grab(const char *name, QWidget &widget) { m_grab(QString::fromLatin1(name), widget); }

    void typedPages()
    {
        Shown empty;
        grab("addportal-1-empty", empty.dialog);
        Shown problems;
        problems.type("address", QStringLiteral("https://acme.bitrix24.com/rest/7/abcdefgh12345678/"));
        problems.click("next");
        grab("addportal-1-webhook", problems.dialog);
        Shown advanced;
        advanced.type("address", QStringLiteral("https://portal.acme.example/company/personal/user/7/"));
        advanced.find<QToolButton>("advancedToggle")->setChecked(true);
        advanced.find<AuthorityField>("authority")->load(PrivateAuthority::file());
        advanced.type("authorisationServer", QStringLiteral("https://auth.acme.example/oauth/token/"));
        grab("addportal-1-advanced", advanced.dialog);
        advanced.find<AuthorityField>("authority")->load(PrivateAuthority::keyFile());
        grab("addportal-1-wrongfile", advanced.dialog);
        Shown application;
        application.toApplication();
        grab("addportal-2-application", application.dialog);
        application.click("copyPath");
        application.click("next");
        grab("addportal-2-problems", application.dialog);
        Shown memory(false);
        memory.toApplication();
        grab("addportal-2-runonly", memory.dialog);
        Shown tokens;
        tokens.toApplication();
        tokens.click("importTokens");
        tokens.type("refreshToken", QStringLiteral("secret"));
        grab("addportal-3-tokens", tokens.dialog);
    }

    void signInPages()
    {
        Shown start;
        start.toSignIn();
        grab("addportal-3-signin", start.dialog);
        Shown waiting;
        waiting.toWaiting();
        waiting.scene.clock.advance(Milliseconds(28'000));
        grab("addportal-3-waiting", waiting.dialog);
        waiting.find<QToolButton>("pasteWay")->setChecked(true);
        waiting.click("openAgain");
        waiting.scene.clock.advance(Milliseconds(6'000));
        waiting.type("returnAddress", QStringLiteral("https://acme.bitrix24.com/company/"));
        waiting.click("useReturn");
        grab("addportal-3-paste", waiting.dialog);
        Shown none;
        none.scene.browserStarts = false;
        none.toWaiting();
        grab("addportal-3-nobrowser", none.dialog);
        Shown fetching;
        fetching.toWaiting();
        fetching.comeBack();
        (void)QTest::qWaitFor([&] { return !fetching.find<QWidget>("openAgain")->isVisible(); }, 2000);
        grab("addportal-3-fetching", fetching.dialog);
        Shown other;
        other.scene.answer(AddPortalScene::tokens("acme-test.bitrix24.com"));
        other.toWaiting();
        other.comeBack();
        other.waitFor("addOther");
        grab("addportal-3-otherportal", other.dialog);
    }

    void signInTroubles()
    {
        Shown timedOut;
        timedOut.toWaiting();
        timedOut.scene.clock.advance(OAuthFlow::timeLimit + Milliseconds(1000));
        timedOut.waitFor("signInTrouble");
        grab("addportal-3-timedout", timedOut.dialog);

        QTcpServer taken;
        (void)taken.listen(QHostAddress::LocalHost);
        Shown port;
        port.toSignIn();
        port.click("back");
        port.find<QSpinBox>("returnPort")->setValue(taken.serverPort());
        port.click("next");
        port.click("openBrowser");
        port.waitFor("signInTrouble");
        grab("addportal-3-porttaken", port.dialog);

        Shown unfamiliar;
        unfamiliar.toWaiting();
        unfamiliar.comeBack(QStringLiteral("auth.acme.example"));
        unfamiliar.waitFor("allowServer");
        grab("addportal-3-unfamiliar", unfamiliar.dialog);

        Shown old;
        old.scene.answer(R"({"error":"invalid_grant"})", 400);
        old.toWaiting();
        old.comeBack();
        old.waitFor("signInTrouble");
        grab("addportal-3-tooold", old.dialog);

        Shown refused;
        refused.scene.facts.chain = {PrivateAuthority::certificate()};
        refused.scene.facts.refusals = {QStringLiteral("The root CA certificate is not trusted for this purpose")};
        refused.scene.refuse(RestError::Kind::TlsRefused);
        refused.toWaiting();
        refused.comeBack();
        refused.waitFor("signInTrouble");
        grab("addportal-3-tlsrefused", refused.dialog);

        Shown client;
        client.scene.answer(R"({"error":"invalid_client"})", 400);
        client.toWaiting();
        client.comeBack();
        client.waitFor("signInTrouble");
        grab("addportal-3-wrongclient", client.dialog);
    }

    void checkPages()
    {
        Shown checking;
        checking.scene.answer(AddPortalScene::tokens());
        checking.toWaiting();
        checking.comeBack();
        checking.waitFor("busy");
        (void)QTest::qWaitFor([] { return false; }, 50);
        grab("addportal-4-checking", checking.dialog);

        Shown done;
        done.scene.facts.protocol = QStringLiteral("TLS 1.3");
        done.scene.facts.chain = {PrivateAuthority::certificate()};
        done.scene.facts.byOwnAuthority = true;
        done.scene.answer(AddPortalScene::tokens());
        done.scene.answer(AddPortalScene::goodCheck());
        done.toWaiting();
        done.comeBack();
        done.waitFor("finish");
        done.type("connector", QStringLiteral("warehouse"));
        done.click("addConnector");
        grab("addportal-4-done", done.dialog);

        Shown denied;
        denied.scene.answer(AddPortalScene::tokens());
        denied.scene.answer(R"({"error":"ACCESS_DENIED","error_description":"Access denied!"})", 403);
        denied.toWaiting();
        denied.comeBack();
        denied.waitFor("trouble");
        grab("addportal-4-denied", denied.dialog);

        Shown certificate;
        certificate.scene.facts.chain = {PrivateAuthority::certificate()};
        certificate.scene.facts.refusals = {QStringLiteral("The root CA certificate is not trusted for this purpose")};
        certificate.scene.answer(AddPortalScene::tokens());
        certificate.scene.refuse(RestError::Kind::TlsRefused);
        certificate.toWaiting();
        certificate.comeBack();
        certificate.waitFor("trouble");
        grab("addportal-4-certificate", certificate.dialog);

        Shown locked;
        locked.scene.keychain.refusal = SecretError{SecretError::Kind::Locked, {}};
        locked.scene.answer(AddPortalScene::tokens());
        locked.toWaiting();
        locked.comeBack();
        locked.waitFor("runOnly");
        grab("addportal-4-locked", locked.dialog);
    }

    void imports()
    {
        const std::pair<const char *, QString> pasted[] = {
            {"import-both",
             QStringLiteral("{\n  \"access_token\": \"a\",\n  \"refresh_token\": \"b\",\n  \"client_endpoint\": "
                            "\"https://acme.bitrix24.com/rest/\"\n}")},
            {"import-broken", QStringLiteral("{\n  \"access_token\": \"a\",\n  \"refresh")}};
        for (const auto &[name, text] : pasted) {
            ImportDialog dialog;
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.findChild<QPlainTextEdit *>(QStringLiteral("pasted"))->setPlainText(text);
            dialog.findChild<QRadioButton *>(QStringLiteral("both"))->setChecked(true);
            grab(name, dialog);
        }
    }

    void signInAgain()
    {
        AddPortalScene scene;
        Portal portal;
        portal.name = QStringLiteral("acme");
        portal.restBase = QUrl(QStringLiteral("https://acme.bitrix24.com/rest/"));
        portal.clientId = QStringLiteral("local.1");
        portal.returnPort = AddPortalScene::freePort();
        PortalSession session(portal, scene.services());
        const auto make = [&] {
            return std::make_unique<SignInController>(session, scene.services(), scene.servers, scene.browser());
        };
        SignInDialog dialog(make());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        (void)QTest::qWaitFor([] { return false; }, 50);
        grab("signin-secretneeded", dialog);
        dialog.findChild<QLineEdit *>(QStringLiteral("neededSecret"))->setText(QStringLiteral("secret"));
        dialog.findChild<QPushButton *>(QStringLiteral("openBrowser"))->click();
        (void)QTest::qWaitFor([&] { return !scene.opened.isEmpty(); });
        QCoreApplication::processEvents();
        grab("signin-waiting", dialog);
        dialog.findChild<QPushButton *>(QStringLiteral("importTokens"))->click();
        grab("signin-tokens", dialog);
    }

    Grab m_grab;
};

} // namespace eventsweep
