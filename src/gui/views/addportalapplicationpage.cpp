// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportalapplicationpage.h"

#include "gui/views/applicationpicture.h"
#include "gui/views/handlerpathfield.h"
#include "gui/views/notice.h"
#include "ui_addportalapplicationpage.h"

#include <QEvent>

namespace eventsweep {

AddPortalApplicationPage::AddPortalApplicationPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AddPortalApplicationPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->path, &HandlerPathField::changed, m_ui->picture, &ApplicationPicture::setPort);
    connect(m_ui->showSecret, &QCheckBox::toggled, this,
            [this](bool shown) { m_ui->clientSecret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    setFocusProxy(m_ui->clientId);
}

AddPortalApplicationPage::~AddPortalApplicationPage() = default;

AddPortalInputs AddPortalApplicationPage::inputs() const
{
    using Field = AddPortalFlow::Field;
    return {{Field::ClientId, {m_ui->clientId, m_ui->clientIdProblem}},
            {Field::ClientSecret, {m_ui->clientSecret, m_ui->clientSecretProblem}}};
}

void AddPortalApplicationPage::read(AddPortalFlow::Fields &fields) const
{
    fields.clientId = m_ui->clientId->text();
    fields.clientSecret = m_ui->clientSecret->text();
    fields.returnPort = m_ui->path->port();
}

void AddPortalApplicationPage::showFields(const AddPortalFlow::Fields &fields)
{
    m_ui->clientId->setText(fields.clientId);
    m_ui->clientSecret->setText(fields.clientSecret);
    showPort(fields.returnPort);
}

void AddPortalApplicationPage::showPort(quint16 port)
{
    m_ui->path->setPort(port);
    m_ui->picture->setPort(port);
}

void AddPortalApplicationPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace eventsweep
