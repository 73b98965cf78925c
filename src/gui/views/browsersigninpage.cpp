// SPDX-License-Identifier: Apache-2.0
#include "gui/views/browsersigninpage.h"

#include "gui/texts/certificatetext.h"
#include "gui/views/proxysignindialog.h"
#include "gui/views/viewhelp.h"
#include "ui_browsersigninpage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using State = OAuthFlow::State;

int seconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

/// "4:32"
QString minutes(Milliseconds time)
{
    const int all = seconds(time);
    return u"%1:%2"_s.arg(all / 60).arg(all % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

BrowserSignInPage::BrowserSignInPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BrowserSignInPage>())
{
    m_ui->setupUi(this);
    m_ui->returnProblem->setFlat();
    m_ui->waitTime->setMaximum(seconds(OAuthFlow::timeLimit));
    // "Add portal" has another of these.
    const std::pair<const char *, const char *> names[] = {
        {"handlerPath", "otherPath"}, {"copyPath", "copyOtherPath"}, {"returnPort", "otherPort"}};
    for (const auto &[name, other] : names)
        m_ui->otherPathField->findChild<QWidget *>(QLatin1String(name))->setObjectName(QLatin1String(other));
    makeMonospace(m_ui->returnAddress);
    connect(m_ui->openBrowser, &QPushButton::clicked, this, &BrowserSignInPage::start);
    connect(m_ui->pasteWay, &QToolButton::toggled, this, [this](bool shown) {
        showPaste();
        if (shown)
            m_ui->returnAddress->setFocus(Qt::OtherFocusReason);
    });
    connect(m_ui->returnAddress, &QLineEdit::textChanged, this, [this] {
        m_ui->returnProblem->dismiss();
        showPaste();
    });
    connect(m_ui->useReturn, &QPushButton::clicked, this, &BrowserSignInPage::usePasted);
    connect(m_ui->addOther, &QPushButton::clicked, this, &BrowserSignInPage::addOtherAsked);
}

BrowserSignInPage::~BrowserSignInPage()
{
    disconnect(m_ui->returnAddress, nullptr, this, nullptr);
}

void BrowserSignInPage::setSignIn(BrowserSignIn &signIn)
{
    m_signIn = &signIn;
    connect(&signIn, &BrowserSignIn::changed, this, &BrowserSignInPage::showAll);
    connect(&signIn, &BrowserSignIn::ticked, this, &BrowserSignInPage::showTime);
    connect(m_ui->openAgain, &QPushButton::clicked, &signIn, &BrowserSignIn::openAgain);
    connect(m_ui->allowServer, &QPushButton::clicked, &signIn, &BrowserSignIn::allowServer);
    connect(m_ui->signInToProxy, &QPushButton::clicked, this, [this] {
        auto *dialog =
            new ProxySignInDialog(*m_signIn->proxyLogins(), m_signIn->proxyToSignIn(), m_signIn->keychain(), this);
        connect(dialog, &ProxySignInDialog::signedIn, m_signIn, &BrowserSignIn::openAgain);
        dialog->open();
    });
    connect(m_ui->otherPathField, &HandlerPathField::changed, &signIn, &BrowserSignIn::setPort);
    connect(m_ui->signInAuthority, &AuthorityField::changed, &signIn,
            [this] { m_signIn->setAuthorities(m_ui->signInAuthority->authorities()); });
    connect(m_ui->copyPage, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_signIn->page().toString(QUrl::FullyEncoded));
        m_copied = true;
        showOpening();
    });
    showAll();
}

void BrowserSignInPage::setObstacle(const QString &obstacle)
{
    m_obstacle = obstacle;
    showOpening();
}

void BrowserSignInPage::setKeeping(const QString &what)
{
    m_keeping = what;
    showAll();
}

void BrowserSignInPage::askForOther(const QString &question, const QString &host)
{
    m_otherQuestion = question;
    m_otherHost = host;
    showAll();
}

void BrowserSignInPage::wipe()
{
    m_ui->returnAddress->clear();
}

void BrowserSignInPage::start()
{
    if (!m_obstacle.isEmpty())
        return;
    m_copied = false;
    m_signIn->start(m_ui->pasteWay->isChecked() ? OAuthFlow::Way::Paste : OAuthFlow::Way::Listen);
}

void BrowserSignInPage::usePasted()
{
    if (const auto problem = m_signIn->paste(m_ui->returnAddress->text())) {
        m_ui->returnProblem->show(Notice::Tone::Error, *problem);
        m_ui->returnAddress->selectAll();
        m_ui->returnAddress->setFocus(Qt::OtherFocusReason);
    } else {
        wipe();
    }
}

void BrowserSignInPage::showAll()
{
    if (!m_signIn)
        return;
    m_ui->intro->setText(tr("Sign in to %1 in your browser, as an administrator. Then the browser comes back to "
                            "Eventsweep by itself.")
                             .arg(m_signIn->portal().host()));
    showOpening();
    showWaiting();
    showTrouble();
    showPaste();
    showTime();
    if (const State state = m_signIn->state(); std::exchange(m_shown, state) != state)
        setDefault();
}

void BrowserSignInPage::showOpening()
{
    if (!m_signIn)
        return;
    const State state = m_signIn->state();
    const bool waiting = state == State::Waiting;
    const bool asked = !m_otherHost.isEmpty();
    m_ui->openBrowser->setVisible(!waiting && state != State::Exchanging && m_keeping.isEmpty());
    m_ui->openBrowser->setEnabled(m_obstacle.isEmpty());
    m_ui->openBrowser->setToolTip(m_obstacle);
    m_ui->openBrowser->setText(state == State::Failed || asked ? tr("&Open the sign-in page again")
                                                               : tr("&Open the sign-in page in the browser"));
    m_ui->openBrowser->setAccessibleName(QString(m_ui->openBrowser->text()).remove(u'&'));
    m_ui->openAgain->setVisible(waiting);
    m_ui->copyPage->setVisible(waiting);
    m_ui->copyPage->setText(m_copied ? tr("A&ddress copied") : tr("Copy the page's a&ddress"));
}

void BrowserSignInPage::showWaiting()
{
    const State state = m_signIn->state();
    m_ui->waiting->setVisible(state == State::Waiting || state == State::Exchanging || !m_keeping.isEmpty());
    m_ui->pasteWay->setVisible(m_keeping.isEmpty());
    if (state == State::Waiting && !m_signIn->browserOpened())
        m_ui->browserNotice->show(Notice::Tone::Warning,
                                  tr("No browser could be opened. Copy the page's address and open it in one."));
    else
        m_ui->browserNotice->dismiss();
    if (state == State::Waiting && m_signIn->metStrangeReturn())
        m_ui->strangeNotice->show(Notice::Tone::Information,
                                  tr("Something came back that does not belong to this sign-in, perhaps from an older "
                                     "page in the browser. It was not taken; Eventsweep still waits."));
    else
        m_ui->strangeNotice->dismiss();
}

void BrowserSignInPage::showTrouble()
{
    using Remedy = BrowserSignIn::Remedy;
    const auto trouble = m_signIn->trouble();
    const bool asked = !m_otherHost.isEmpty();
    if (asked)
        m_ui->signInTrouble->show(Notice::Tone::Warning, m_otherQuestion);
    else if (trouble)
        m_ui->signInTrouble->show(Notice::Tone::Error, *trouble);
    else
        m_ui->signInTrouble->dismiss();
    const auto helps = [&](Remedy remedy) { return trouble && !asked && m_signIn->remedy() == remedy; };
    const auto &problem = m_signIn->problem();
    const bool refused = !asked && problem && problem->error.kind == RestError::Kind::TlsRefused;
    const QString certificate = refused ? refusedCertificateText(m_signIn->tls()) : QString();
    m_ui->signInCertificate->setText(certificate);
    m_ui->signInCertificate->setVisible(!certificate.isEmpty());
    const bool idle = m_signIn->state() == State::Idle;
    m_authorityShown = helps(Remedy::AddAuthority) || (m_authorityShown && idle);
    m_ui->signInAuthority->setVisible(m_authorityShown);
    m_ui->signInAuthority->setAuthorities(m_signIn->portal().authorities);
    m_portShown = helps(Remedy::ChangePort) || (m_portShown && idle);
    m_ui->otherPathField->setVisible(m_portShown);
    m_ui->otherPathField->setPort(m_signIn->portal().returnPort);
    m_ui->allowServer->setVisible(helps(Remedy::AllowServer));
    if (helps(Remedy::AllowServer)) {
        m_ui->allowServer->setText(
            tr("&Allow %1 and sign in again", "server").arg(TokenServers::shownName(m_signIn->problem()->server)));
        m_ui->allowServer->setAccessibleName(QString(m_ui->allowServer->text()).remove(u'&'));
    }
    m_ui->signInToProxy->setVisible(!asked && !m_signIn->proxyToSignIn().isEmpty());
    m_ui->addOther->setVisible(asked);
    m_ui->addOther->setText(tr("&Add %1", "portal").arg(m_otherHost));
    m_ui->addOther->setAccessibleName(QString(m_ui->addOther->text()).remove(u'&'));
}

void BrowserSignInPage::showPaste()
{
    const bool shown = m_ui->pasteWay->isChecked();
    m_ui->pasteWay->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_ui->pastePanel->setVisible(shown && m_keeping.isEmpty());
    if (!m_signIn)
        return;
    m_ui->pasteWay->setText(tr("The browser cannot &reach this computer?"));
    m_ui->pasteHelp->setText(tr("Paste the return address: after the sign-in the browser shows that it cannot open a "
                                "page whose address begins with %1. Copy that address here. The code in it is valid "
                                "for 30 seconds. If you had to sign in first, open the page once more: it then returns "
                                "at once.")
                                 .arg(m_signIn->handlerPath()));
    const bool waiting = m_signIn->isWaiting();
    const bool typed = !m_ui->returnAddress->text().trimmed().isEmpty();
    m_ui->returnAddress->setEnabled(waiting);
    m_ui->useReturn->setEnabled(waiting && typed);
    m_ui->useReturn->setToolTip(!waiting ? tr("Open the sign-in page first.")
                                : !typed ? tr("Paste the address first.")
                                         : QString());
    // Enter goes on with what was pasted.
    m_ui->useReturn->setAutoDefault(waiting && typed);
    if (waiting && typed && shown)
        m_ui->useReturn->setDefault(true);
}

void BrowserSignInPage::showTime()
{
    if (!m_signIn)
        return;
    const bool waiting = m_signIn->isWaiting();
    if (!m_keeping.isEmpty()) {
        m_ui->waitTime->setMaximum(0);
        m_ui->waitText->setText(m_keeping);
    } else if (waiting) {
        m_ui->waitTime->setMaximum(seconds(OAuthFlow::timeLimit));
        m_ui->waitTime->setValue(seconds(m_signIn->remaining()));
        m_ui->waitText->setText(tr("Waits for the browser: %1", "time left").arg(minutes(m_signIn->remaining())));
    } else if (m_signIn->state() == State::Exchanging) {
        m_ui->waitTime->setMaximum(0);
        m_ui->waitText->setText(tr("The browser came back; the tokens are being fetched."));
    }
    const Milliseconds code = waiting ? m_signIn->codeRemaining() : Milliseconds(0);
    m_ui->codeTime->setVisible(waiting);
    m_ui->codeText->setVisible(waiting);
    m_ui->codeTime->setValue(seconds(code));
    m_ui->codeText->setText(code.count() > 0 ? tr("valid for %1", "time left").arg(minutes(code))
                                             : tr("probably too old: open the page again"));
}

void BrowserSignInPage::setDefault()
{
    // Where the keyboard is. Another portal or a new server is never one Enter away.
    QPushButton *button = m_signIn->isWaiting() ? m_ui->openAgain : m_ui->openBrowser;
    if (m_signIn->isWaiting() && m_ui->pasteWay->isChecked())
        m_ui->returnAddress->setFocus(Qt::OtherFocusReason);
    else if (button->isVisible())
        button->setFocus(Qt::OtherFocusReason);
}

void BrowserSignInPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAll();
    }
}

} // namespace eventsweep
