// SPDX-License-Identifier: Apache-2.0
#include "gui/views/checkdialog.h"

#include "gui/views/viewhelp.h"
#include "ui_checkdialog.h"

#include <QEvent>

namespace eventsweep {

namespace {

using State = ConnectionCheckController::State;

} // namespace

CheckDialog::CheckDialog(std::unique_ptr<ConnectionCheckController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::CheckDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    // Its room stays, so that nothing jumps when the answer comes.
    QSizePolicy policy = m_ui->busy->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_ui->busy->setSizePolicy(policy);
    connect(m_ui->remedy, &QPushButton::clicked, this, &CheckDialog::act);
    connect(m_ui->certificate, &QPushButton::clicked, this,
            [this] { Q_EMIT certificateAsked(m_controller->portal(), false); });
    connect(m_ui->again, &QPushButton::clicked, m_controller.get(), &ConnectionCheckController::start);
    connect(m_ui->stop, &QPushButton::clicked, m_controller.get(), &ConnectionCheckController::stop);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_controller.get(), &ConnectionCheckController::changed, this, &CheckDialog::showAll);
    fitHeightToContent(*m_ui->scroll);
    resizeToText(*this, 96, 34);
    m_controller->start();
}

CheckDialog::~CheckDialog()
{
    disconnect(m_controller.get(), nullptr, this, nullptr);
}

void CheckDialog::act()
{
    switch (m_controller->remedy()) {
    case Remedy::SignIn:
        Q_EMIT signInAsked(m_controller->portal());
        break;
    case Remedy::ShowCertificate:
        Q_EMIT certificateAsked(m_controller->portal(), m_controller->authorityHelps());
        break;
    case Remedy::SignInToProxy:
        Q_EMIT proxySignInAsked(m_controller->portal(), m_controller->proxy());
        break;
    case Remedy::RemovePortal:
        Q_EMIT removeAsked(m_controller->portal());
        break;
    case Remedy::TryAgain:
        m_controller->start();
        break;
    case Remedy::None:
        break;
    }
}

void CheckDialog::showAll()
{
    const QString name = m_controller->portalName();
    const auto title = [&] {
        switch (m_controller->state()) {
        case State::Running:
            return tr("Asking %1…", "portal").arg(name);
        case State::Answered:
            return tr("%1 answers", "portal").arg(name);
        case State::Failed:
            return tr("%1 cannot be used now", "portal").arg(name);
        case State::Gone:
            return tr("%1 cannot be asked any more", "portal").arg(name);
        case State::Stopped:
            break;
        }
        return tr("The check of %1 was stopped", "portal").arg(name);
    };
    m_ui->title->setText(title());
    m_ui->steps->setSteps(m_controller->steps());
    m_ui->scroll->setVisible(m_controller->state() != State::Gone);
    m_ui->busy->setVisible(m_controller->state() == State::Running);
    if (const auto trouble = m_controller->trouble())
        m_ui->trouble->show(Notice::Tone::Error, *trouble);
    else
        m_ui->trouble->dismiss();
    showButtons();
    fitWidthToContent(*m_ui->scroll);
}

void CheckDialog::showButtons()
{
    const State state = m_controller->state();
    const Remedy remedy = m_controller->remedy();
    const auto text = [remedy] {
        switch (remedy) {
        case Remedy::SignIn:
            return tr("&Sign in again…");
        case Remedy::ShowCertificate:
            return tr("Show &certificate…");
        case Remedy::SignInToProxy:
            return tr("&Sign in to the proxy…");
        case Remedy::RemovePortal:
            return tr("&Remove from the list…");
        case Remedy::TryAgain:
        case Remedy::None:
            break;
        }
        return tr("&Try again");
    };
    m_ui->remedy->setText(text());
    const bool helps = state == State::Failed && remedy != Remedy::None;
    m_ui->remedy->setVisible(helps);
    m_ui->certificate->setVisible(state != State::Running && state != State::Gone &&
                                  remedy != Remedy::ShowCertificate && !m_controller->tls().chain.isEmpty());
    m_ui->stop->setVisible(state == State::Running);
    m_ui->again->setVisible(state == State::Answered || state == State::Stopped ||
                            (state == State::Failed && remedy != Remedy::TryAgain));
    // The keyboard is never left on a button that has gone.
    QPushButton *next = state == State::Running ? m_ui->stop : helps ? m_ui->remedy : m_ui->close;
    next->setDefault(true);
    next->setFocus(Qt::OtherFocusReason);
}

void CheckDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAll();
    }
}

} // namespace eventsweep
