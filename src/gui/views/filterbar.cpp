// SPDX-License-Identifier: Apache-2.0
#include "gui/views/filterbar.h"

#include "gui/texts/quantitytext.h"
#include "gui/theme/icons.h"
#include "ui_filterbar.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QMenu>
#include <QScopedValueRollback>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// Typing pauses so long before the filter is applied.
constexpr std::chrono::milliseconds typingPause{180};
constexpr QSize eventListSize{340, 320};

/// Which chip is in force must be seen at a glance, in every style.
void showPressed(QToolButton *chip)
{
    QPalette palette;
    if (chip->isChecked()) {
        palette.setColor(QPalette::Button, palette.color(QPalette::Highlight));
        palette.setColor(QPalette::ButtonText, palette.color(QPalette::HighlightedText));
    }
    chip->setPalette(palette);
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FilterBar>())
{
    m_ui->setupUi(this);
    m_ui->chipPending->setIcon(stateChipIcon(RecordState::Pending));
    m_ui->chipReserved->setIcon(stateChipIcon(RecordState::Reserved));
    m_ui->chipFailed->setIcon(stateChipIcon(RecordState::Failed));
    m_ui->eventButton->setIcon(icon(u"filter"_s));
    m_ui->clearFilterButton->setIcon(icon(u"close"_s));
    m_ui->findField->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_ui->findField->installEventFilter(this);
    makeEventMenu();

    for (QToolButton *chip : {m_ui->chipAll, m_ui->chipPending, m_ui->chipReserved, m_ui->chipFailed}) {
        connect(chip, &QToolButton::clicked, this, &FilterBar::ask);
        connect(chip, &QToolButton::toggled, this, [chip] { showPressed(chip); });
        showPressed(chip);
    }
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::ask);
    connect(m_ui->findField, &QLineEdit::textChanged, this, [this] {
        if (!m_showing)
            m_typing.start();
    });
    connect(m_ui->clearFilterButton, &QToolButton::clicked, this, &FilterBar::clearAsked);
    setCounts({});
}

FilterBar::~FilterBar() = default;

void FilterBar::makeEventMenu()
{
    auto *menu = new QMenu(m_ui->eventButton);
    menu->setObjectName(u"eventMenu"_s);
    m_allEvents = menu->addAction(tr("All events"));
    m_allEvents->setObjectName(u"actionAllEvents"_s);
    connect(m_allEvents, &QAction::triggered, this, [this] {
        m_chosenEvents.clear();
        ask();
    });
    m_events = new QListWidget(menu);
    m_events->setObjectName(u"eventList"_s);
    m_events->setAccessibleName(tr("Events"));
    m_events->setMinimumSize(eventListSize);
    m_events->setFrameShape(QFrame::NoFrame);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(m_events);
    menu->addAction(action);
    m_ui->eventButton->setMenu(menu);
    connect(m_events, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (m_showing)
            return;
        if (item->checkState() == Qt::Checked)
            m_chosenEvents.insert(item->text());
        else
            m_chosenEvents.remove(item->text());
        ask();
    });
}

void FilterBar::setEventNames(const QStringList &names)
{
    const QScopedValueRollback guard(m_showing, true);
    QStringList sorted = names;
    for (const QString &chosen : m_chosenEvents) {
        if (!sorted.contains(chosen)) // gone from the queue, still in the filter
            sorted << chosen;
    }
    sorted.sort();
    sorted.removeAll(QString());
    m_events->clear();
    for (const QString &name : sorted) {
        auto *item = new QListWidgetItem(name, m_events);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_chosenEvents.contains(name) ? Qt::Checked : Qt::Unchecked);
    }
}

void FilterBar::setQuery(const RecordQuery &query)
{
    const QScopedValueRollback guard(m_showing, true);
    QToolButton *chip = m_ui->chipAll;
    if (query.states.contains(RecordState::Pending))
        chip = m_ui->chipPending;
    else if (query.states.contains(RecordState::Reserved))
        chip = m_ui->chipReserved;
    else if (!query.states.isEmpty())
        chip = m_ui->chipFailed;
    chip->setChecked(true);
    // Compared as it is asked for: the space before the next word stays while it is typed.
    if (!m_typing.isActive() && m_ui->findField->text().trimmed() != query.text)
        m_ui->findField->setText(query.text);
    m_chosenEvents = query.events;
    for (int i = 0; i < m_events->count(); ++i) {
        QListWidgetItem *item = m_events->item(i);
        item->setCheckState(m_chosenEvents.contains(item->text()) ? Qt::Checked : Qt::Unchecked);
    }
    m_ui->clearFilterButton->setEnabled(query.isFiltering());
    showEventButton();
}

void FilterBar::showEventButton()
{
    m_allEvents->setText(tr("All events"));
    m_events->setAccessibleName(tr("Events"));
    if (m_chosenEvents.isEmpty())
        m_ui->eventButton->setText(tr("All events"));
    else if (m_chosenEvents.size() == 1)
        m_ui->eventButton->setText(*m_chosenEvents.cbegin());
    else
        m_ui->eventButton->setText(tr("%n event(s)", nullptr, static_cast<int>(m_chosenEvents.size())));
}

void FilterBar::setCounts(const QueueFacts &facts)
{
    m_facts = facts;
    const auto show = [](QToolButton *chip, const QString &name, qint64 count) {
        chip->setText(name + u' ' + numberText(count));
        chip->setAccessibleName(chip->text());
    };
    show(m_ui->chipAll, tr("All"), facts.all);
    show(m_ui->chipPending, tr("Pending"), facts.counts.pending);
    show(m_ui->chipReserved, tr("Reserved"), facts.counts.reserved);
    show(m_ui->chipFailed, tr("Failed"), facts.counts.failed);
}

QSet<RecordState> FilterBar::states() const
{
    if (m_ui->chipPending->isChecked())
        return {RecordState::Pending};
    if (m_ui->chipReserved->isChecked())
        return {RecordState::Reserved};
    if (m_ui->chipFailed->isChecked())
        return {RecordState::Failed, RecordState::FailedReserved};
    return {};
}

void FilterBar::ask()
{
    m_typing.stop();
    Q_EMIT filterAsked(states(), m_chosenEvents, m_ui->findField->text().trimmed());
}

void FilterBar::forgetTyped()
{
    m_typing.stop();
}

void FilterBar::focusFind()
{
    m_ui->findField->setFocus(Qt::ShortcutFocusReason);
    m_ui->findField->selectAll();
}

bool FilterBar::hasFindFocus() const
{
    return m_ui->findField->hasFocus();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->findField && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_typing.isActive())
                ask();
            Q_EMIT findLeft();
            return true;
        }
    }
    // Whatever is done next is done to what the filter shows, "Select all" above all.
    if (watched == m_ui->findField && event->type() == QEvent::FocusOut && m_typing.isActive())
        ask();
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        setCounts(m_facts);
        showEventButton();
    }
    // The palette of the program: a chip's own one does not come here.
    if (event->type() == QEvent::PaletteChange) {
        for (QToolButton *chip : {m_ui->chipAll, m_ui->chipPending, m_ui->chipReserved, m_ui->chipFailed})
            showPressed(chip);
    }
}

} // namespace eventsweep
