// SPDX-License-Identifier: Apache-2.0
#include "gui/views/notice.h"

#include "gui/views/viewhelp.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString iconName(Notice::Tone tone)
{
    switch (tone) {
    case Notice::Tone::Information:
        return u"info"_s;
    case Notice::Tone::Good:
        return u"check"_s;
    case Notice::Tone::Warning:
        return u"warning"_s;
    case Notice::Tone::Error:
        break;
    }
    return u"error"_s;
}

Tint tint(Notice::Tone tone)
{
    constexpr Tint tints[] = {Tint::Text, Tint::Good, Tint::Warning, Tint::Error};
    return tints[static_cast<size_t>(tone)];
}

QLabel *label(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_title(label(this, u"noticeTitle"_s))
    , m_text(label(this, u"noticeText"_s))
{
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_icon->setObjectName(u"noticeIcon"_s);

    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    dismiss();
}

void Notice::show(Tone tone, const QString &text)
{
    setTone(tone);
    m_title->hide();
    m_text->setText(text);
    setVisible(true);
}

void Notice::show(Tone tone, const ErrorText &text)
{
    setTone(tone);
    m_title->setText(text.title);
    m_title->setVisible(!text.title.isEmpty());
    m_text->setText(text.details());
    m_text->setVisible(!text.details().isEmpty());
    setVisible(true);
}

void Notice::setFlat()
{
    setFrameShape(QFrame::NoFrame);
    layout()->setContentsMargins(0, 0, 0, 0);
}

void Notice::dismiss()
{
    setVisible(false);
    m_title->clear();
    m_text->clear();
}

QString Notice::text() const
{
    return m_title->text().isEmpty() ? m_text->text() : m_title->text() + u": "_s + m_text->text();
}

void Notice::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showIcon();
    if (event->type() == QEvent::LanguageChange)
        setTone(m_tone);
}

void Notice::setTone(Tone tone)
{
    m_tone = tone;
    const QString names[] = {tr("Remark"), tr("Done"), tr("Warning"), tr("Error")};
    m_icon->setAccessibleName(names[static_cast<size_t>(tone)]);
    showIcon();
}

void Notice::showIcon()
{
    showIconIn(m_icon, iconName(m_tone), tint(m_tone));
}

NoticeList::NoticeList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

void NoticeList::setItems(const std::vector<Item> &items)
{
    while (m_notices.size() < items.size()) {
        auto *notice = new Notice(this);
        notice->setObjectName(u"notice%1"_s.arg(m_notices.size()));
        m_layout->addWidget(notice);
        m_notices.push_back(notice);
    }
    for (size_t i = 0; i < m_notices.size(); ++i) {
        if (i < items.size())
            m_notices[i]->show(items[i].tone, items[i].text);
        else
            m_notices[i]->dismiss();
    }
    setVisible(!items.empty());
}

} // namespace eventsweep
