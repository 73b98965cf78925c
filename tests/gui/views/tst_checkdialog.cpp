// SPDX-License-Identifier: Apache-2.0
#include "gui/views/checkdialog.h"

#include "gui/portalscene.h"
#include "gui/views/certificatedialog.h"
#include "gui/views/notice.h"
#include "support/privateauthority.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<CheckDialog> dialogOf(PortalScene &scene, const PortalId &id)
{
    auto dialog =
        std::make_unique<CheckDialog>(std::make_unique<ConnectionCheckController>(scene.portals, id, u"test"_s, true));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    return dialog;
}

QPushButton *button(const QWidget &dialog, const QString &name)
{
    auto *found = dialog.findChild<QPushButton *>(name);
    if (!found)
        qFatal("there is no button %s", qPrintable(name));
    return found;
}

} // namespace

class CheckDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAtOnceAndCanBeStopped()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        const auto dialog = dialogOf(scene, portal.id);
        QTRY_COMPARE(scene.transport(portal.id).fake.open(), 1U);
        QVERIFY(button(*dialog, u"stop"_s)->isVisible() && !button(*dialog, u"again"_s)->isVisible());
        QVERIFY(dialog->findChild<QLabel *>(u"title"_s)->text().contains(u"acme"_s));
        button(*dialog, u"stop"_s)->click();
        QTRY_VERIFY(button(*dialog, u"again"_s)->isVisible());
        QVERIFY(!button(*dialog, u"stop"_s)->isVisible() && !button(*dialog, u"remedy"_s)->isVisible());
    }

    void aPortalThatAnotherCopyRemovedLeavesNothingButClose()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        CheckDialog dialog(std::make_unique<ConnectionCheckController>(scene.portals, portal.id, QString(), true));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(scene.store.remove(portal.id));
        QCOMPARE(dialog.controller().state(), ConnectionCheckController::State::Gone);
        QVERIFY(dialog.findChild<Notice *>(u"trouble"_s)->isVisible());
        QVERIFY(dialog.findChild<QLabel *>(u"title"_s)->text().contains(u"acme"_s));
        for (const QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isVisible())
                QCOMPARE(button->objectName(), u"close"_s);
        }
    }

    void whereNoButtonHelpsNoneIsOffered()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.transport(portal.id).fake.script(
            FakeTransport::failure(RestError::Kind::InsecureAddress, RestError::Delivery::NotSent));
        CheckDialog dialog(std::make_unique<ConnectionCheckController>(scene.portals, portal.id, QString(), true));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTRY_COMPARE(dialog.controller().state(), ConnectionCheckController::State::Failed);
        QVERIFY(!dialog.findChild<QPushButton *>(u"remedy"_s)->isVisible());
        QVERIFY(dialog.findChild<QPushButton *>(u"again"_s)->isVisible());
    }

    void everyStepCanBeScrolledToInALowWindow()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        scene.transport(portal.id).fake.script(PortalScene::healthy());
        const auto dialog = dialogOf(scene, portal.id);
        QTRY_COMPARE(dialog->controller().state(), ConnectionCheckController::State::Answered);
        dialog->resize(480, 260);
        auto *scroll = dialog->findChild<QScrollArea *>(u"scroll"_s);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        for (const auto *label : scroll->widget()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
        }
    }

    void closingItStopsTheQuestions()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        auto dialog = dialogOf(scene, portal.id);
        QTRY_COMPARE(scene.transport(portal.id).fake.open(), 1U);
        dialog.reset();
        QTRY_COMPARE(scene.transport(portal.id).fake.open(), 0U);
        QTRY_VERIFY(!scene.portals.isChecking(portal.id));
    }

    void aRefusedCertificateIsOneButtonAway()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        RestError error = FakeTransport::failure(RestError::Kind::TlsRefused, RestError::Delivery::NotSent);
        error.code = u"untrusted_authority"_s;
        scene.transport(portal.id).fake.script(error);
        const auto dialog = dialogOf(scene, portal.id);
        QSignalSpy asked(dialog.get(), &CheckDialog::certificateAsked);
        QTRY_VERIFY(button(*dialog, u"remedy"_s)->isVisible());
        QVERIFY(button(*dialog, u"remedy"_s)->isDefault());
        button(*dialog, u"remedy"_s)->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.at(0).at(1).toBool());
        QCOMPARE(*static_cast<const PortalId *>(asked.at(0).at(0).constData()), portal.id);
    }

    void aProxyIsNamedToWhoeverSignsIn()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        RestError error = FakeTransport::failure(RestError::Kind::ProxyNeedsSignIn, RestError::Delivery::NotSent);
        error.text = u"proxy.example:3128"_s;
        scene.transport(portal.id).fake.script(error);
        const auto dialog = dialogOf(scene, portal.id);
        QSignalSpy asked(dialog.get(), &CheckDialog::proxySignInAsked);
        QTRY_VERIFY(button(*dialog, u"remedy"_s)->isVisible());
        button(*dialog, u"remedy"_s)->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(1).toString(), u"proxy.example:3128"_s);
    }

    void aCertificateIsShownWithWhatIsWrongAndNoWayToIgnoreIt()
    {
        TlsFacts tls;
        tls.chain = {PrivateAuthority::certificate()};
        tls.refusals = {u"The certificate is self-signed"_s};
        CertificateDialog dialog(tls, u"acme"_s, true);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const QString shown = dialog.findChild<QPlainTextEdit *>(u"chain"_s)->toPlainText();
        const QByteArray print = tls.chain.first().digest(QCryptographicHash::Sha256).toHex(':').toUpper();
        QVERIFY2(shown.contains(QString::fromLatin1(print)), qPrintable(shown));
        QStringList buttons;
        for (const auto *one : dialog.findChildren<QPushButton *>())
            buttons << one->objectName();
        buttons.sort();
        QCOMPARE(buttons, QStringList({u"addAuthority"_s, u"close"_s}));
        QSignalSpy asked(&dialog, &CertificateDialog::addAuthorityAsked);
        button(dialog, u"addAuthority"_s)->click();
        QCOMPARE(asked.count(), 1);
    }

    void anAcceptedCertificateNeedsNoAuthority()
    {
        TlsFacts tls;
        tls.chain = {PrivateAuthority::certificate()};
        tls.protocol = u"TLS 1.3"_s;
        CertificateDialog dialog(tls, u"acme"_s, false);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(!button(dialog, u"addAuthority"_s)->isVisible());
    }
};

QTEST_MAIN(CheckDialogTest)
#include "tst_checkdialog.moc"
