// SPDX-License-Identifier: Apache-2.0
#include "gui/views/clearresultpage.h"

#include "gui/controllers/clearrun.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/views/viewhelp.h"
#include "ui_clearresultpage.h"

#include <QDir>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Column { OutcomeColumn, CountColumn, EventColumn, NoteColumn, HolderColumn };

constexpr int categoryRole = Qt::UserRole; ///< of a category; strays have -1
constexpr int recordRole = Qt::UserRole + 1;
constexpr int strayCategory = -1;
/// A list that is longer is for the saved report.
constexpr qsizetype mostListed = 5000;

/// Of a process: enough to tell neighbours apart; the whole one is in the tooltip and below the list.
constexpr qsizetype shortProcess = 8;

/// One record in the list of a category.
QTreeWidgetItem *recordRow(RecordId id, const QString &event, const QString &note,
                           const std::optional<ProcessId> &holder)
{
    const QString process = holder ? holder->toString() : QString();
    const QString shown = process.isEmpty() ? QString() : process.left(shortProcess) + u'…';
    auto *row = new QTreeWidgetItem({id.toString(), QString(), event, note, shown});
    row->setData(OutcomeColumn, recordRole, id.value());
    row->setToolTip(NoteColumn, note);
    row->setToolTip(HolderColumn, process);
    row->setData(HolderColumn, Qt::AccessibleTextRole, process);
    return row;
}

QString iconName(ClearCategory category)
{
    switch (category) {
    case ClearCategory::Cleared:
        return u"check"_s;
    case ClearCategory::AlreadyGone:
        return u"info"_s;
    case ClearCategory::ChangedLeft:
        return u"refresh"_s;
    case ClearCategory::TakenByOther:
        return u"reserved"_s;
    case ClearCategory::StillThere:
        return u"inbox"_s;
    case ClearCategory::Unknown:
        return u"help"_s;
    case ClearCategory::NotReached:
        break;
    }
    return u"stop"_s;
}

} // namespace

ClearResultPage::ClearResultPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ClearResultPage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->resultTitle);
    m_ui->outcomes->header()->setSectionResizeMode(OutcomeColumn, QHeaderView::ResizeToContents);
    m_ui->outcomes->header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    connect(m_ui->outcomes, &QTreeWidget::itemExpanded, this, &ClearResultPage::fill);
    connect(m_ui->outcomes, &QTreeWidget::currentItemChanged, this, &ClearResultPage::explain);
    m_ui->outcomes->header()->setStretchLastSection(false);
    m_ui->outcomes->header()->setSectionResizeMode(EventColumn, QHeaderView::ResizeToContents);
    m_ui->outcomes->header()->setSectionResizeMode(NoteColumn, QHeaderView::Stretch);
    m_ui->outcomes->header()->setSectionResizeMode(HolderColumn, QHeaderView::ResizeToContents);
    const auto showRecord = [this] {
        if (const auto record = recordOf(m_ui->outcomes->currentItem()); record && m_ui->showRecord->isEnabled())
            Q_EMIT showRecordAsked(*record);
    };
    connect(m_ui->outcomes, &QTreeWidget::itemActivated, this, showRecord);
    connect(m_ui->showRecord, &QPushButton::clicked, this, showRecord);
    connect(m_ui->goOn, &QPushButton::clicked, this, &ClearResultPage::goOnAsked);
    connect(m_ui->leave, &QPushButton::clicked, this, &ClearResultPage::leaveAsked);
    connect(m_ui->retry, &QPushButton::clicked, this, &ClearResultPage::retryAsked);
    connect(m_ui->saveReport, &QPushButton::clicked, this, &ClearResultPage::saveReportAsked);
    connect(m_ui->saveCopies, &QPushButton::clicked, this, &ClearResultPage::saveCopiesAsked);
    connect(m_ui->showArchive, &QPushButton::clicked, this, &ClearResultPage::showArchiveAsked);
    connect(m_ui->done, &QPushButton::clicked, this, &ClearResultPage::doneAsked);
}

ClearResultPage::~ClearResultPage() = default;

void ClearResultPage::show(const ClearRun &run)
{
    m_report = run.report();
    m_interrupted = run.isInterrupted();
    m_events.clear();
    for (const ChosenRecord &record : run.subject().scope.records)
        m_events.insert(record.id, record.eventName);
    showHeadline(run);
    showStrays();
    showOutcomes();
    showFacts(run);
    showSteps(run);
    fitWidthToContent(*m_ui->scroll);
}

void ClearResultPage::showSteps(const ClearRun &run)
{
    const auto offer = [](QPushButton *button, bool offered, const std::optional<ErrorText> &obstacle,
                          const QString &what) {
        button->setVisible(offered);
        button->setEnabled(!obstacle);
        const QString text =
            obstacle
                ? (obstacle->details().isEmpty() ? obstacle->title : obstacle->title + u": "_s + obstacle->details())
                : what;
        button->setToolTip(text);
        button->setAccessibleDescription(text);
    };
    offer(m_ui->goOn, run.canGoOn(), run.obstacle(),
          tr("The same clear goes on with %Ln record(s), once that is confirmed.", "",
             static_cast<int>(m_report.open())));
    offer(m_ui->leave, m_interrupted, run.leavingObstacle(),
          tr("Reads back what was sent and ends the clear. Nothing is changed on the portal."));
    const auto retryable = static_cast<int>(run.retryable().size());
    offer(
        m_ui->retry, retryable > 0 && !m_interrupted, run.obstacle(),
        tr("Reads the queue anew, and opens a review of those of %Ln record(s) that are still in it.", "", retryable));
}

void ClearResultPage::showStrays()
{
    const auto count = static_cast<int>(m_report.strays.size());
    if (count == 0)
        return m_ui->strays->dismiss();
    QStringList processes;
    for (const ClearReport::Stray &stray : m_report.strays) {
        if (!processes.contains(stray.heldBy.toString()))
            processes << stray.heldBy.toString();
    }
    m_ui->strays->Notice::show(
        Notice::Tone::Warning,
        {tr("%Ln more record(s) came along in the reservation", "", count),
         tr("They appeared after the last look, were not chosen and were not cleared. They stay reserved by %n "
            "process(es), %1, so your workers will not get them.",
            "", static_cast<int>(processes.size()))
             .arg(processes.join(u", "_s)),
         tr("Select them in the queue to clear them after a review. To give them back as failed, your application has "
            "to call event.offline.error with this process: portals release a reservation in no other way.")});
}

void ClearResultPage::showHeadline(const ClearRun &run)
{
    const bool success = isCompleteSuccess(m_report);
    showIconIn(m_ui->titleIcon, success ? u"check"_s : u"warning"_s, success ? Tint::Good : Tint::Warning, true);
    m_ui->titleIcon->setAccessibleName(success ? tr("Complete") : tr("Not complete"));
    const QString headline = clearHeadline(m_report);
    m_ui->resultTitle->setText(m_interrupted ? tr("Interrupted: %1", "counts").arg(headline) : headline);
    const Notice::Tone tone = endedEarly(m_report) ? Notice::Tone::Error : Notice::Tone::Warning;
    if (const auto trouble = clearTroubleText(m_report, run.header().portalName))
        m_ui->error->Notice::show(tone, *trouble);
    else
        m_ui->error->dismiss();
}

void ClearResultPage::showOutcomes()
{
    m_ui->outcomes->clear();
    m_ui->outcomes->setHeaderLabels({tr("Outcome"), tr("Records"), tr("Event"), tr("What it means"), tr("Held by")});
    for (size_t i = 0; i < clearCategoryCount; ++i) {
        if (m_report.count(static_cast<ClearCategory>(i)) > 0)
            addCategory(static_cast<ClearCategory>(i));
    }
    if (!m_report.strays.empty())
        addStrays();
    const bool held = !m_report.strays.empty() ||
                      std::ranges::any_of(m_report.entries, [](const auto &entry) { return entry.heldBy.has_value(); });
    m_ui->outcomes->setColumnHidden(HolderColumn, !held);
    m_ui->outcomes->setCurrentItem(m_ui->outcomes->topLevelItem(0));
}

void ClearResultPage::addCategory(ClearCategory category)
{
    auto *item = new QTreeWidgetItem(m_ui->outcomes);
    item->setIcon(OutcomeColumn,
                  icon(iconName(category), category == ClearCategory::Cleared ? Tint::Good : Tint::Text));
    item->setText(OutcomeColumn, clearCategoryText(category));
    item->setText(CountColumn, numberText(m_report.count(category)));
    item->setTextAlignment(CountColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    item->setText(NoteColumn, clearCategoryExplanation(category));
    item->setToolTip(NoteColumn, item->text(NoteColumn));
    item->setData(OutcomeColumn, categoryRole, static_cast<int>(category));
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
}

void ClearResultPage::addStrays()
{
    auto *item = new QTreeWidgetItem(m_ui->outcomes);
    item->setIcon(OutcomeColumn, icon(u"reserved"_s, Tint::Warning));
    item->setText(OutcomeColumn, tr("Came along, not cleared"));
    item->setText(CountColumn, numberText(std::ssize(m_report.strays)));
    item->setTextAlignment(CountColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    item->setText(NoteColumn, tr("Not chosen, reserved together with chosen ones: they stay reserved."));
    item->setToolTip(NoteColumn, item->text(NoteColumn));
    item->setData(OutcomeColumn, categoryRole, strayCategory);
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
}

void ClearResultPage::fill(QTreeWidgetItem *item)
{
    if (item->parent() || item->childCount() > 0)
        return;
    const int category = item->data(OutcomeColumn, categoryRole).toInt();
    QList<QTreeWidgetItem *> rows =
        category == strayCategory ? strayRows() : entriesOf(static_cast<ClearCategory>(category));
    const auto all =
        category == strayCategory ? std::ssize(m_report.strays) : m_report.count(static_cast<ClearCategory>(category));
    const QFont font = monospaceFont();
    for (QTreeWidgetItem *row : rows) {
        row->setFont(OutcomeColumn, font);
        row->setFont(HolderColumn, font);
    }
    if (const auto more = static_cast<int>(all - rows.size()); more > 0)
        rows << new QTreeWidgetItem({tr("and %Ln more: save the report", "", more)});
    item->addChildren(rows);
}

QList<QTreeWidgetItem *> ClearResultPage::entriesOf(ClearCategory category) const
{
    QList<QTreeWidgetItem *> rows;
    for (const ClearReport::Entry &entry : m_report.entries) {
        if (entry.category != category)
            continue;
        if (rows.size() == mostListed)
            break;
        rows << recordRow(entry.id, m_events.value(entry.id), clearNoteText(entry.note), entry.heldBy);
    }
    return rows;
}

QList<QTreeWidgetItem *> ClearResultPage::strayRows() const
{
    QList<QTreeWidgetItem *> rows;
    for (const ClearReport::Stray &stray : m_report.strays) {
        if (rows.size() == mostListed)
            break;
        rows << recordRow(stray.id, {},
                          stray.perhaps ? tr("Not chosen, not cleared; perhaps held by a worker.")
                                        : tr("Not chosen, not cleared."),
                          stray.heldBy);
    }
    return rows;
}

std::optional<RecordId> ClearResultPage::recordOf(const QTreeWidgetItem *item) const
{
    return item ? RecordId::from(item->data(OutcomeColumn, recordRole).toLongLong()) : std::nullopt;
}

void ClearResultPage::explain(QTreeWidgetItem *item)
{
    QStringList words;
    if (item && !item->text(NoteColumn).isEmpty())
        words << item->text(NoteColumn);
    if (item && !item->toolTip(HolderColumn).isEmpty())
        words << tr("Held by process %1.").arg(item->toolTip(HolderColumn));
    m_ui->explanation->setText(words.join(u' '));
    m_ui->showRecord->setEnabled(recordOf(item) && m_report.archived > 0);
}

void ClearResultPage::showFacts(const ClearRun &run)
{
    const QString origin = originText(run.subject().scope.origin);
    m_ui->facts->setRowVisible(m_ui->chosen, !origin.isEmpty());
    m_ui->chosen->setText(origin);
    const bool ended = m_report.endedAt > m_report.startedAt;
    m_ui->time->setText(
        ended ? tr("%1, took %2", "when it began, how long it took")
                    .arg(timeText(m_report.startedAt), durationText(m_report.endedAt - m_report.startedAt))
              : timeText(m_report.startedAt));
    m_ui->facts->setRowVisible(m_ui->requestsUsed, !m_interrupted);
    m_ui->requestsUsed->setText(numberText(m_report.requests));
    m_ui->archived->setText(tr("%Ln record(s), in %1", "", static_cast<int>(m_report.archived))
                                .arg(QDir::toNativeSeparators(run.archivePath())));
    enableSaving();
    m_ui->saveCopies->setToolTip(m_report.archived > 0
                                     ? tr("The records of this clear as the archive holds them, as JSON.")
                                     : tr("This clear copied nothing to the archive."));
}

void ClearResultPage::focusDone()
{
    m_ui->done->setFocus(Qt::TabFocusReason);
}

void ClearResultPage::setSaving(bool saving)
{
    m_saving = saving;
    if (saving)
        m_ui->saved->dismiss();
    enableSaving();
}

void ClearResultPage::enableSaving()
{
    m_ui->saveReport->setEnabled(!m_saving);
    m_ui->saveCopies->setEnabled(!m_saving && m_report.archived > 0);
}

void ClearResultPage::showSaved(const QString &path)
{
    m_ui->saved->Notice::show(Notice::Tone::Good, tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

void ClearResultPage::showNotSaved(const ErrorText &why)
{
    m_ui->saved->Notice::show(Notice::Tone::Error, why);
}

void ClearResultPage::showProblem(const ErrorText &why)
{
    m_ui->saved->Notice::show(Notice::Tone::Error, why);
}

void ClearResultPage::retranslate()
{
    m_ui->retranslateUi(this);
}

} // namespace eventsweep
