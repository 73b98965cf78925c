// SPDX-License-Identifier: Apache-2.0
#include "gui/views/handlerpathfield.h"

#include "gui/controllers/browsersignin.h"
#include "gui/views/viewhelp.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// Below, systems let only administrators listen.
constexpr int lowestPort = 1024;
constexpr int highestPort = 65535;

} // namespace

HandlerPathField::HandlerPathField(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_copy(new QPushButton(this))
    , m_portCaption(new QLabel(this))
    , m_port(new QSpinBox(this))
{
    m_path->setObjectName(u"handlerPath"_s);
    m_path->setReadOnly(true);
    makeMonospace(m_path);
    m_copy->setObjectName(u"copyPath"_s);
    m_copy->setAutoDefault(false);
    m_portCaption->setObjectName(u"returnPortCaption"_s);
    m_portCaption->setBuddy(m_port);
    m_port->setObjectName(u"returnPort"_s);
    m_port->setRange(lowestPort, highestPort);
    m_port->setGroupSeparatorShown(false);
    m_port->setLocale(QLocale::c());

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_path, 1);
    row->addWidget(m_copy);
    row->addWidget(m_portCaption);
    row->addWidget(m_port);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_path->text());
        m_copied = true;
        showTexts();
    });
    connect(m_port, &QSpinBox::valueChanged, this, [this] {
        showPath();
        Q_EMIT changed(port());
    });
    setPort(LoopbackListener::defaultPort);
}

quint16 HandlerPathField::port() const
{
    return static_cast<quint16>(m_port->value());
}

void HandlerPathField::setPort(quint16 port)
{
    const QSignalBlocker quiet(m_port);
    if (m_port->value() != port || m_path->text().isEmpty()) {
        m_port->setValue(port);
        showPath();
    }
}

void HandlerPathField::showPath()
{
    m_path->setText(BrowserSignIn::handlerPathOf(port()));
    m_path->setMinimumWidth(m_path->fontMetrics().horizontalAdvance(m_path->text() + u"MMM"_s));
    m_copied = false;
    showTexts();
}

void HandlerPathField::showTexts()
{
    m_path->setAccessibleName(tr("Handler path"));
    m_copy->setText(m_copied ? tr("Copied") : tr("&Copy"));
    m_copy->setAccessibleName(m_copied ? tr("The handler path has been copied") : tr("Copy the handler path"));
    m_portCaption->setText(tr("&Port:"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("Change it when another program on this computer uses this port."));
}

void HandlerPathField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
}

} // namespace eventsweep
