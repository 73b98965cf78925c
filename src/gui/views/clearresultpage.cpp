// SPDX-License-Identifier: Apache-2.0
#include "gui/views/clearresultpage.h"

#include "gui/controllers/clearrun.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"
#include "gui/views/viewhelp.h"
#include "ui_clearresultpage.h"

#include <QDir>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Column { OutcomeColumn, CountColumn, NoteColumn };

constexpr int categoryRole = Qt::UserRole;
/// A list that is longer is for the saved report.
constexpr qsizetype mostListed = 5000;

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
    connect(m_ui->saveReport, &QPushButton::clicked, this, &ClearResultPage::saveReportAsked);
    connect(m_ui->saveCopies, &QPushButton::clicked, this, &ClearResultPage::saveCopiesAsked);
    connect(m_ui->showArchive, &QPushButton::clicked, this, &ClearResultPage::showArchiveAsked);
    connect(m_ui->done, &QPushButton::clicked, this, &ClearResultPage::doneAsked);
}

ClearResultPage::~ClearResultPage() = default;

void ClearResultPage::show(const ClearRun &run)
{
    m_report = run.report();
    showHeadline(run);
    showOutcomes();
    showFacts(run);
    fitWidthToContent(*m_ui->scroll);
}

void ClearResultPage::showHeadline(const ClearRun &run)
{
    const bool success = isCompleteSuccess(m_report);
    showIconIn(m_ui->titleIcon, success ? u"check"_s : u"warning"_s, success ? Tint::Good : Tint::Warning, true);
    m_ui->titleIcon->setAccessibleName(success ? tr("Complete") : tr("Not complete"));
    m_ui->resultTitle->setText(clearHeadline(m_report));
    const Notice::Tone tone = endedEarly(m_report) ? Notice::Tone::Error : Notice::Tone::Warning;
    if (const auto trouble = clearTroubleText(m_report, run.header().portalName))
        m_ui->error->Notice::show(tone, *trouble);
    else
        m_ui->error->dismiss();
}

void ClearResultPage::showOutcomes()
{
    m_ui->outcomes->clear();
    m_ui->outcomes->setHeaderLabels({tr("Outcome"), tr("Records"), tr("What it means")});
    for (size_t i = 0; i < clearCategoryCount; ++i) {
        if (m_report.count(static_cast<ClearCategory>(i)) > 0)
            addCategory(static_cast<ClearCategory>(i));
    }
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

void ClearResultPage::fill(QTreeWidgetItem *item)
{
    if (item->parent() || item->childCount() > 0)
        return;
    const auto category = static_cast<ClearCategory>(item->data(OutcomeColumn, categoryRole).toInt());
    QList<QTreeWidgetItem *> rows;
    const QFont font = monospaceFont();
    for (const ClearReport::Entry &entry : m_report.entries) {
        if (entry.category != category)
            continue;
        if (rows.size() == mostListed)
            break;
        auto *row = new QTreeWidgetItem({entry.id.toString(), QString(), clearEntryNote(entry)});
        row->setFont(OutcomeColumn, font);
        row->setToolTip(NoteColumn, row->text(NoteColumn));
        rows << row;
    }
    const auto more = static_cast<int>(m_report.count(category) - rows.size());
    if (more > 0)
        rows << new QTreeWidgetItem({tr("and %Ln more: save the report", "", more)});
    item->addChildren(rows);
}

void ClearResultPage::explain(QTreeWidgetItem *item)
{
    m_ui->explanation->setText(item ? item->text(NoteColumn) : QString());
}

void ClearResultPage::showFacts(const ClearRun &run)
{
    m_ui->time->setText(tr("%1, took %2", "when it began, how long it took")
                            .arg(timeText(m_report.startedAt), durationText(m_report.endedAt - m_report.startedAt)));
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

void ClearResultPage::retranslate()
{
    m_ui->retranslateUi(this);
}

} // namespace eventsweep
