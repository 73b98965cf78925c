// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalsettingsdialog.h"

#include "gui/texts/portalgonetext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/theme/colours.h"
#include "gui/views/viewhelp.h"
#include "ui_portalsettingsdialog.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr Portal::Environment environments[] = {Portal::Environment::Production, Portal::Environment::Development};
constexpr Portal::Colour colours[] = {Portal::Colour::None,   Portal::Colour::Red,    Portal::Colour::Orange,
                                      Portal::Colour::Yellow, Portal::Colour::Green,  Portal::Colour::Teal,
                                      Portal::Colour::Blue,   Portal::Colour::Purple, Portal::Colour::Grey};

template <typename Choices, typename Choice>
int indexOf(const Choices &choices, Choice choice)
{
    return static_cast<int>(std::find(std::begin(choices), std::end(choices), choice) - std::begin(choices));
}

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(2, 2, 28, 28, 6, 6);
    return pixmap;
}

} // namespace

PortalSettingsDialog::PortalSettingsDialog(std::unique_ptr<PortalSettingsController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::PortalSettingsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    m_ui->connectorProblem->setFlat();
    m_ui->connectorProblem->dismiss();
    m_ui->problem->dismiss();
    fillChoices();
    connectGeneral();
    connectConnectors();
    connectSigningIn();
    connect(m_controller.get(), &PortalSettingsController::changed, this, &PortalSettingsDialog::showAll);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &PortalSettingsDialog::save);
    showAll();
    m_ui->name->setFocus();
    m_ui->name->selectAll();
    resizeToText(*this, 76, 24);
}

PortalSettingsDialog::~PortalSettingsDialog()
{
    disconnect(m_controller.get(), nullptr, this, nullptr);
}

void PortalSettingsDialog::connectGeneral()
{
    connect(m_ui->name, &QLineEdit::textEdited, m_controller.get(), &PortalSettingsController::setName);
    connect(m_ui->environment, &QComboBox::activated, this,
            [this](int index) { m_controller->setEnvironment(environments[index]); });
    connect(m_ui->colour, &QComboBox::activated, this, [this](int index) { m_controller->setColour(colours[index]); });
    connect(m_ui->readOnly, &QCheckBox::clicked, m_controller.get(), &PortalSettingsController::setReadOnly);
}

void PortalSettingsDialog::connectConnectors()
{
    connect(m_ui->addConnector, &QPushButton::clicked, this, &PortalSettingsDialog::addConnector);
    connect(m_ui->connector, &QLineEdit::textChanged, this, &PortalSettingsDialog::showButtons);
    connect(m_ui->connectors, &QTreeWidget::currentItemChanged, this, &PortalSettingsDialog::showButtons);
    connect(m_ui->removeConnector, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem *item = m_ui->connectors->currentItem()) {
            if (const auto connector = ConnectorId::from(item->text(0)))
                m_controller->removeConnector(*connector);
        }
    });
}

void PortalSettingsDialog::connectSigningIn()
{
    connect(m_ui->handler, &HandlerPathField::changed, m_controller.get(), &PortalSettingsController::setReturnPort);
    connect(m_ui->authorities, &AuthorityField::changed, this,
            [this] { m_controller->setAuthorities(m_ui->authorities->authorities()); });
}

void PortalSettingsDialog::fillChoices()
{
    m_ui->environment->clear();
    m_ui->environment->addItem(tr("PROD: a production portal"));
    m_ui->environment->addItem(tr("DEV: for development and tests"));
    const QString names[] = {tr("as the environment"),
                             tr("Red"),
                             tr("Orange"),
                             tr("Yellow"),
                             tr("Green"),
                             tr("Teal"),
                             tr("Blue"),
                             tr("Purple"),
                             tr("Grey")};
    m_ui->colour->clear();
    for (size_t i = 0; i < std::size(colours); ++i)
        m_ui->colour->addItem(swatch(badgeColours(m_controller->draft().environment, colours[i], palette()).ground),
                              names[i]);
}

void PortalSettingsDialog::addConnector()
{
    m_ui->connectorProblem->dismiss();
    const auto added = m_controller->addConnector(m_ui->connector->text());
    if (added)
        m_ui->connector->clear();
    else
        m_ui->connectorProblem->show(Notice::Tone::Error, added.error());
}

void PortalSettingsDialog::save()
{
    const auto saved = m_controller->save();
    if (!saved)
        m_ui->problem->show(Notice::Tone::Error, portalStoreErrorText(saved.error()));
    else if (!m_controller->isGone()) // it may be the write that finds out
        accept();
    growToContent(*this);
}

void PortalSettingsDialog::showAll()
{
    const Portal &draft = m_controller->draft();
    if (m_ui->name->text() != draft.name)
        m_ui->name->setText(draft.name);
    m_ui->handler->setPort(draft.returnPort);
    if (m_ui->authorities->authorities() != draft.authorities)
        m_ui->authorities->setAuthorities(draft.authorities);
    m_ui->title->setText(tr("%1 at %2", "portal, host").arg(draft.name, draft.host()));
    m_ui->environment->setCurrentIndex(indexOf(environments, draft.environment));
    m_ui->colour->setItemIcon(0, swatch(badgeColours(draft.environment, palette()).ground));
    m_ui->colour->setCurrentIndex(indexOf(colours, draft.colour));
    showBadge(m_ui->badge, draft.environment, draft.colour);
    m_ui->readOnly->setChecked(draft.readOnly);
    m_ui->server->setText(draft.authorisationServer.toDisplayString());
    showConnectors();
    showButtons();
    if (m_controller->isGone()) {
        m_ui->tabs->setEnabled(false);
        m_ui->problem->show(Notice::Tone::Error, portalGoneText(draft.name));
        m_ui->buttons->setStandardButtons(QDialogButtonBox::Close);
        m_ui->buttons->button(QDialogButtonBox::Close)->setFocus();
        growToContent(*this);
    }
}

void PortalSettingsDialog::showConnectors()
{
    const QTreeWidgetItem *current = m_ui->connectors->currentItem();
    const QString marked = current ? current->text(0) : QString();
    m_ui->connectors->clear();
    for (const ConnectorId &connector : m_controller->draft().allConnectors()) {
        const QString origin = m_controller->isFound(connector) ? tr("found: it has handlers") : tr("added by hand");
        auto *item = new QTreeWidgetItem(m_ui->connectors, {connector.toString(), origin});
        if (connector.toString() == marked)
            m_ui->connectors->setCurrentItem(item);
    }
    fitColumns(*m_ui->connectors);
}

void PortalSettingsDialog::showButtons()
{
    const QTreeWidgetItem *item = m_ui->connectors->currentItem();
    const auto connector = item ? ConnectorId::from(item->text(0)) : std::nullopt;
    const bool removable = connector && !m_controller->isFound(*connector);
    m_ui->removeConnector->setEnabled(removable);
    m_ui->removeConnector->setToolTip(connector && !removable ? tr("It has handlers on the portal") : QString());
    m_ui->addConnector->setEnabled(!m_ui->connector->text().trimmed().isEmpty());
    QPushButton *save = m_ui->buttons->button(QDialogButtonBox::Save);
    if (!save)
        return;
    save->setEnabled(m_controller->canBeSaved());
    save->setToolTip(m_controller->canBeSaved() ? QString() : tr("A portal needs a name"));
}

void PortalSettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fillChoices();
        showAll();
    } else if (event->type() == QEvent::PaletteChange && m_controller && !m_showing) {
        const QScopedValueRollback guard(m_showing, true); // a badge has a palette of its own
        fillChoices();
        showAll();
    }
}

} // namespace eventsweep
