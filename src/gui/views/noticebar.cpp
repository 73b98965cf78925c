// SPDX-License-Identifier: Apache-2.0
#include "gui/views/noticebar.h"

#include "gui/views/viewhelp.h"
#include "ui_noticebar.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::NoticeBar>())
{
    m_ui->setupUi(this);
    m_ui->noticeClose->setIcon(icon(u"close"_s));
    connect(m_ui->noticeAction, &QPushButton::clicked, this, [this] { Q_EMIT actionAsked(m_notice.action); });
    connect(m_ui->noticeClose, &QToolButton::clicked, this, [this] { Q_EMIT closed(m_notice.kind); });
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::show(const QueueNotice &notice)
{
    setVisible(true);
    if (notice == m_notice && !m_ui->noticeText->text().isEmpty())
        return;
    m_notice = notice;
    const QString title = u"<b>"_s + notice.text.title.toHtmlEscaped() + u"</b>"_s;
    const QString details = notice.text.details().toHtmlEscaped();
    m_ui->noticeText->setText(details.isEmpty() ? title : title + u" &nbsp;"_s + details);
    const bool dismissible = notice.action == QueueAction::Dismiss;
    m_ui->noticeClose->setVisible(dismissible);
    m_ui->noticeAction->setVisible(!dismissible && notice.action != QueueAction::None);
    m_ui->noticeAction->setText(queueActionText(notice.action));
    m_ui->noticeAction->setAccessibleName(queueActionText(notice.action));
    setAccessibleName(notice.text.title);
    setAccessibleDescription(notice.text.details());
    showIcon();
}

void NoticeBar::showIcon()
{
    switch (m_notice.tone) {
    case QueueNotice::Tone::Error:
        showIconIn(m_ui->noticeIcon, u"error"_s, Tint::Error);
        m_ui->noticeIcon->setAccessibleName(tr("Error"));
        break;
    case QueueNotice::Tone::Warning:
        showIconIn(m_ui->noticeIcon, u"warning"_s, Tint::Warning);
        m_ui->noticeIcon->setAccessibleName(tr("Warning"));
        break;
    case QueueNotice::Tone::Information:
        showIconIn(m_ui->noticeIcon, u"info"_s, Tint::Link);
        m_ui->noticeIcon->setAccessibleName(tr("Remark"));
        break;
    }
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace eventsweep
