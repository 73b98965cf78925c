// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportalplacepage.h"

#include "gui/views/authorityfield.h"
#include "gui/views/notice.h"
#include "ui_addportalplacepage.h"

#include <QEvent>

#include <algorithm>

namespace eventsweep {

namespace {

constexpr Portal::Environment environments[] = {Portal::Environment::Production, Portal::Environment::Development};

} // namespace

AddPortalPlacePage::AddPortalPlacePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AddPortalPlacePage>())
{
    m_ui->setupUi(this);
    m_ui->authorisationServer->setText(defaultTokenAddress().toString());
    connect(m_ui->advancedToggle, &QToolButton::toggled, this, &AddPortalPlacePage::showAdvanced);
    showAdvanced(false);
    setFocusProxy(m_ui->address);
}

AddPortalPlacePage::~AddPortalPlacePage() = default;

AddPortalInputs AddPortalPlacePage::inputs() const
{
    using Field = AddPortalFlow::Field;
    return {{Field::Address, {m_ui->address, m_ui->addressProblem}},
            {Field::Name, {m_ui->name, m_ui->nameProblem}},
            {Field::AuthorisationServer, {m_ui->authorisationServer, m_ui->authorisationServerProblem}}};
}

void AddPortalPlacePage::read(AddPortalFlow::Fields &fields) const
{
    fields.address = m_ui->address->text();
    fields.name = m_ui->name->text();
    fields.environment = environments[static_cast<size_t>(std::max(0, m_ui->environment->currentIndex()))];
    fields.readOnly = m_ui->readOnly->isChecked();
    fields.authorisationServer = m_ui->authorisationServer->text();
    fields.authorities = m_ui->authority->authorities();
}

void AddPortalPlacePage::showFields(const AddPortalFlow::Fields &fields)
{
    m_ui->address->setText(fields.address);
    m_ui->authorisationServer->setText(fields.authorisationServer);
    m_ui->authority->setAuthorities(fields.authorities);
}

void AddPortalPlacePage::showPreview(const QString &address)
{
    m_preview = address;
    m_ui->addressPreview->setText(address.isEmpty() ? QString() : tr("Will be asked: %1").arg(address));
    m_ui->addressPreview->setVisible(!address.isEmpty());
    m_ui->addressHelp->setVisible(address.isEmpty());
}

void AddPortalPlacePage::showAdvanced(bool shown)
{
    m_ui->advancedToggle->setChecked(shown);
    m_ui->advancedToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_ui->advanced->setVisible(shown);
}

void AddPortalPlacePage::showAuthorities(const QByteArray &authorities)
{
    if (authorities != m_ui->authority->authorities())
        m_ui->authority->setAuthorities(authorities);
}

void AddPortalPlacePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        const int environment = m_ui->environment->currentIndex();
        m_ui->retranslateUi(this);
        m_ui->environment->setCurrentIndex(environment);
        showPreview(m_preview);
    }
}

} // namespace eventsweep
