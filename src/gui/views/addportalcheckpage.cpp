// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportalcheckpage.h"

#include "gui/views/authorityfield.h"
#include "gui/views/notice.h"
#include "gui/views/proxysignindialog.h"
#include "ui_addportalcheckpage.h"

#include <QEvent>

namespace eventsweep {

AddPortalCheckPage::AddPortalCheckPage(AddPortalController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_ui(std::make_unique<Ui::AddPortalCheckPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->checkAuthority, &AuthorityField::changed, this,
            [this] { m_controller.setAuthorities(m_ui->checkAuthority->authorities()); });
    connect(m_ui->checkProxy, &QPushButton::clicked, this, [this] {
        BrowserSignIn &signIn = m_controller.signIn();
        auto *dialog =
            new ProxySignInDialog(*signIn.proxyLogins(), m_controller.proxyToSignIn(), signIn.keychain(), this);
        connect(dialog, &ProxySignInDialog::signedIn, &m_controller, &AddPortalController::checkAgain);
        dialog->open();
    });
    connect(m_ui->addConnector, &QPushButton::clicked, this, &AddPortalCheckPage::addConnector);
    connect(m_ui->connector, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool typed = !text.trimmed().isEmpty();
        m_ui->addConnector->setEnabled(typed);
        m_ui->addConnector->setToolTip(typed ? QString() : tr("Type a connector's name first."));
        // Enter adds what was typed, and then goes on.
        m_ui->addConnector->setAutoDefault(typed);
        m_ui->addConnector->setDefault(typed);
    });
    Q_EMIT m_ui->connector->textChanged({});
}

AddPortalCheckPage::~AddPortalCheckPage() = default;

void AddPortalCheckPage::showCheck()
{
    using Choice = AddPortalController::Choice;
    m_ui->steps->setSteps(m_controller.steps());
    m_ui->busy->setVisible(m_controller.choice() == Choice::Wait);
    showTrouble();
    m_ui->connectorBox->setVisible(m_controller.canAddConnector());
    QStringList names;
    for (const ConnectorId &connector : m_controller.addedConnectors())
        names << connector.toString();
    if (names.isEmpty())
        m_ui->connectorOutcome->dismiss();
    else
        m_ui->connectorOutcome->show(Notice::Tone::Good,
                                     tr("Added: %1.", "connectors").arg(names.join(tr(", ", "between names"))));
}

void AddPortalCheckPage::showTrouble()
{
    if (const auto trouble = m_controller.trouble())
        m_ui->trouble->show(Notice::Tone::Error, *trouble);
    else
        m_ui->trouble->dismiss();
    const QString certificate = m_controller.refusedCertificate();
    m_ui->checkCertificate->setText(certificate);
    m_ui->checkCertificate->setVisible(!certificate.isEmpty());
    m_ui->checkProxy->setVisible(!m_controller.proxyToSignIn().isEmpty());
    m_ui->checkAuthority->setVisible(m_controller.helpsAuthority());
    m_ui->checkAuthority->setAuthorities(m_controller.portal().authorities);
}

void AddPortalCheckPage::addConnector()
{
    if (const auto added = m_controller.addConnector(m_ui->connector->text())) {
        m_ui->connector->clear();
    } else {
        m_ui->connectorOutcome->show(Notice::Tone::Error, added.error());
        m_ui->connector->selectAll();
    }
    m_ui->connector->setFocus(Qt::OtherFocusReason);
}

void AddPortalCheckPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showCheck();
    }
}

} // namespace eventsweep
