// SPDX-License-Identifier: Apache-2.0
#include "gui/views/placeholderpage.h"

#include "gui/views/viewhelp.h"
#include "ui_placeholderpage.h"

#include <QEvent>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int iconSize = 48;
/// Lines of this length are easy to read.
constexpr int textCharacters = 80;

QString iconName(QueueNotice::Kind kind)
{
    using Kind = QueueNotice::Kind;
    switch (kind) {
    case Kind::Welcome:
        return u"portal"_s;
    case Kind::Loading:
    case Kind::Searching:
    case Kind::Waiting:
        return u"wait"_s;
    case Kind::NoMatch:
        return u"filter"_s;
    case Kind::SignedOut:
        return u"signedout"_s;
    case Kind::Keychain:
    case Kind::KeychainNote:
    case Kind::NotStored:
        return u"keychain"_s;
    case Kind::Insecure:
    case Kind::Proxy:
    case Kind::Trouble:
    case Kind::PartFailed:
        return u"offline"_s;
    case Kind::PartStopped:
        return u"stop"_s;
    default:
        return u"inbox"_s;
    }
}

} // namespace

PlaceholderPage::PlaceholderPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PlaceholderPage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->placeholderTitle);
    connect(m_ui->placeholderAction, &QPushButton::clicked, this, [this] { Q_EMIT actionAsked(m_notice.action); });
}

PlaceholderPage::~PlaceholderPage() = default;

void PlaceholderPage::show(const QueueNotice &notice)
{
    m_notice = notice;
    m_ui->placeholderTitle->setText(notice.text.title);
    m_ui->placeholderText->setText(notice.text.details());
    m_ui->placeholderAction->setText(queueActionText(notice.action));
    m_ui->placeholderAction->setAccessibleName(queueActionText(notice.action));
    m_ui->placeholderAction->setVisible(notice.action != QueueAction::None);
    showIcon();
    fitText();
}

void PlaceholderPage::fitText()
{
    // A wrapped label that is centred gets too little height from the layout: the height of some other width.
    const int width = qMin(fontMetrics().averageCharWidth() * textCharacters,
                           contentsRect().width() - 2 * style()->pixelMetric(QStyle::PM_LayoutLeftMargin));
    if (width > 0)
        m_ui->placeholderText->setFixedSize(width, m_ui->placeholderText->heightForWidth(width));
}

void PlaceholderPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void PlaceholderPage::showIcon()
{
    const Tint tint = m_notice.tone == QueueNotice::Tone::Error ? Tint::Error : Tint::Text;
    m_ui->placeholderIcon->setPixmap(
        icon(iconName(m_notice.kind), tint).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void PlaceholderPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitText();
}

} // namespace eventsweep
