// SPDX-License-Identifier: Apache-2.0
#include "gui/views/actionbar.h"

#include "gui/texts/quantitytext.h"
#include "gui/theme/icons.h"
#include "ui_actionbar.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// For tr()'s plural: more than fits counts as many all the same.
int forPlural(qint64 number)
{
    return static_cast<int>(qMin<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

ActionBar::ActionBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ActionBar>())
{
    m_ui->setupUi(this);
    m_ui->clearButton->setIcon(icon(u"clear"_s));
    m_ui->goneClose->setIcon(icon(u"close"_s));
    connect(m_ui->clearButton, &QPushButton::clicked, this, &ActionBar::clearAsked);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, this, &ActionBar::unselectAsked);
    connect(m_ui->offerButton, &QPushButton::clicked, this, &ActionBar::selectAllMatchingAsked);
    connect(m_ui->offerCancelButton, &QPushButton::clicked, this, &ActionBar::selectAllCancelled);
    connect(m_ui->goneClose, &QToolButton::clicked, this, &ActionBar::goneClosed);
}

ActionBar::~ActionBar() = default;

void ActionBar::show(const QueueFacts &facts, const QueueState &state)
{
    const QString all = numberText(facts.all);
    QString text;
    if (facts.selected == 0)
        text = tr("Nothing selected of %1", "number of records").arg(all);
    else if (facts.selectedMessages > 0)
        text = tr("%1, %2 selected of %3", "3 messages, 5 records selected of 1,204")
                   .arg(tr("%n message(s)", nullptr, forPlural(facts.selectedMessages)),
                        tr("%n record(s)", nullptr, forPlural(facts.selected)), all);
    else
        text = tr("%1 selected of %2").arg(numberText(facts.selected), all);
    if (facts.allMatching)
        text += u" · "_s + tr("all that matched");
    if (facts.selectedHidden > 0)
        text += u" · "_s + tr("%n of them hidden by the filter", nullptr, forPlural(facts.selectedHidden));
    m_ui->selectionText->setText(text);
    m_ui->selectionText->setAccessibleName(m_ui->selectionText->text());

    QStringList left;
    if (facts.gone > 0)
        left << tr("%n selected record(s) left the queue", nullptr, forPlural(facts.gone));
    if (facts.changed > 0)
        left << tr("%n selected record(s) changed and left the selection", nullptr, forPlural(facts.changed));
    m_ui->goneText->setVisible(!left.isEmpty());
    m_ui->goneClose->setVisible(!left.isEmpty());
    m_ui->goneText->setText(u"· "_s + left.join(u" · "_s));

    m_ui->clearSelectionButton->setEnabled(facts.selected > 0);
    m_ui->clearButton->setText(facts.selected > 0 ? tr("Clear %1…").arg(numberText(facts.selected)) : tr("Clear…"));
    m_ui->clearButton->setAccessibleName(m_ui->clearButton->text());
    m_ui->clearButton->setEnabled(!state.clearObstacle);
    QString toolTip = tr("Reviews the selected records first; clears them only after that (Del)");
    if (state.clearObstacle) {
        toolTip = state.clearObstacle->title;
        if (!state.clearObstacle->details().isEmpty())
            toolTip += u": "_s + state.clearObstacle->details();
    }
    m_ui->clearButton->setToolTip(toolTip);
    m_ui->clearButton->setAccessibleDescription(toolTip);
    showOffer(facts);
}

void ActionBar::showOffer(const QueueFacts &facts)
{
    const bool partly = facts.load != QueueFacts::Load::Complete;
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->offerText, m_ui->offerBar, m_ui->offerCancelButton})
        part->setVisible(facts.selectingAll);
    m_ui->offerButton->setVisible(facts.offersSelectAll);
    if (facts.selectingAll) {
        const qint64 missing = qMax<qint64>(0, facts.total - facts.loaded);
        m_ui->offerText->setText(tr("Everything that matches gets selected once %n more record(s) are loaded.", nullptr,
                                    forPlural(missing)));
        m_ui->offerBar->setRange(0, facts.total > 0 ? 1000 : 0);
        m_ui->offerBar->setValue(facts.total > 0 ? static_cast<int>(facts.loaded * 1000 / facts.total) : 0);
    }
    m_ui->offerButton->setText(partly            ? tr("Load the rest and select all that match")
                               : facts.filtering ? tr("Select all %1 that match").arg(numberText(facts.matching))
                                                 : tr("Select all %1").arg(numberText(facts.matching)));
    m_ui->offerButton->setAccessibleName(m_ui->offerButton->text());
}

void ActionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace eventsweep
