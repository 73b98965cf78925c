// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/browsersignin.h"

#include <QWidget>

#include <memory>

namespace Ui {
class BrowserSignInPage;
}

namespace eventsweep {

/// Opening the portal's page in the browser, waiting with a countdown, and the other way: pasting the return address. A
/// pasted address is wiped when it was used and when the page is left.
class BrowserSignInPage : public QWidget
{
    Q_OBJECT
public:
    explicit BrowserSignInPage(QWidget *parent = nullptr);
    ~BrowserSignInPage() override;

    /// Once; must outlive the page.
    void setSignIn(BrowserSignIn &signIn);
    /// The tokens are there and are being kept: nothing can be done until that has ended. Empty: they are not.
    void setKeeping(const QString &what);
    /// What keeps the page from being opened, for the button's tooltip; empty: nothing.
    void setObstacle(const QString &obstacle);
    /// "You typed …, the portal that answered is …": offers to add it. Empty texts: nothing is asked.
    void askForOther(const QString &question, const QString &host);
    void wipe();

Q_SIGNALS:
    void addOtherAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void start();
    void usePasted();
    void showAll();
    void showOpening();
    void showWaiting();
    void showTrouble();
    void showPaste();
    void showTime();
    void setDefault();

    BrowserSignIn *m_signIn = nullptr;
    std::unique_ptr<Ui::BrowserSignInPage> m_ui;
    QString m_obstacle;
    QString m_keeping;
    QString m_otherQuestion;
    QString m_otherHost;
    OAuthFlow::State m_shown = OAuthFlow::State::Idle;
    bool m_copied = false;
    bool m_portShown = false;      ///< stays while it is being changed: that ends the trouble
    bool m_authorityShown = false; ///< the same
};

} // namespace eventsweep
