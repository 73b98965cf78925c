// SPDX-License-Identifier: Apache-2.0
#include "gui/views/interruptedbar.h"

#include "gui/texts/jobtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/views/viewhelp.h"
#include "ui_interruptedbar.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

void enable(QPushButton *button, const std::optional<ErrorText> &obstacle, const QString &what)
{
    QString text = what;
    if (obstacle)
        text = obstacle->details().isEmpty() ? obstacle->title : obstacle->title + u": "_s + obstacle->details();
    button->setEnabled(!obstacle);
    button->setToolTip(text);
    button->setAccessibleDescription(text);
}

} // namespace

InterruptedBar::InterruptedBar(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::InterruptedBar>())
{
    m_ui->setupUi(this);
    m_ui->interruptedClose->setIcon(icon(u"close"_s));
    const auto intent = [this](auto signal) {
        return [this, signal] {
            if (m_offer)
                Q_EMIT(this->*signal)(m_offer->job.id);
        };
    };
    connect(m_ui->interruptedReview, &QPushButton::clicked, this, intent(&InterruptedBar::reviewAsked));
    connect(m_ui->interruptedFinish, &QPushButton::clicked, this, intent(&InterruptedBar::finishAsked));
    connect(m_ui->interruptedLeave, &QPushButton::clicked, this, intent(&InterruptedBar::leaveAsked));
    connect(m_ui->interruptedClose, &QToolButton::clicked, this, intent(&InterruptedBar::putOff));
    setVisible(false);
}

InterruptedBar::~InterruptedBar() = default;

void InterruptedBar::show(const std::optional<Offer> &offer)
{
    m_offer = offer;
    setVisible(offer.has_value());
    if (!offer)
        return;
    showText();
    showIcon();
    enable(m_ui->interruptedFinish, offer->finishObstacle,
           tr("Shows what is left, and goes on once that is confirmed"));
    enable(m_ui->interruptedLeave, offer->leaveObstacle,
           tr("Reads back what was sent and ends the clear. Nothing is changed on the portal"));
}

void InterruptedBar::showText()
{
    const ArchivedJob &job = m_offer->job;
    const QString verified = jobVerifiedText(job);
    const QString title = m_offer->perhapsElsewhere
                              ? tr("A clear has not ended: %1", "350 of 1,200 verified").arg(verified)
                              : tr("A clear was interrupted: %1", "350 of 1,200 verified").arg(verified);
    QString details = tr("%1, begun %2.", "where, when").arg(jobScopeText(job.header), timeText(job.createdAt));
    if (m_offer->perhapsElsewhere)
        details += u' ' + tr("Another running Eventsweep has the archive: perhaps it runs there.");
    if (m_offer->others > 0)
        details += u' ' + tr("%n more in the tab “Activity”.", nullptr, m_offer->others);
    m_ui->interruptedText->setText(u"<b>"_s + title.toHtmlEscaped() + u"</b> &nbsp;"_s + details.toHtmlEscaped());
    setAccessibleName(title);
    setAccessibleDescription(details);
}

void InterruptedBar::showIcon()
{
    showIconIn(m_ui->interruptedIcon, u"warning"_s, Tint::Warning);
    m_ui->interruptedIcon->setAccessibleName(tr("Warning"));
}

void InterruptedBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        show(m_offer);
}

} // namespace eventsweep
