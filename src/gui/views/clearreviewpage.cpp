// SPDX-License-Identifier: Apache-2.0
#include "gui/views/clearreviewpage.h"

#include "gui/controllers/clearrun.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/confirmationtext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/recordtext.h"
#include "gui/texts/timetext.h"
#include "gui/views/viewhelp.h"
#include "ui_clearreviewpage.h"

#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// More names than this are summed up.
constexpr size_t mostEventsNamed = 5;
constexpr size_t mostProcessesNamed = 3;

constexpr RecordState chosenStates[] = {RecordState::Pending, RecordState::Reserved, RecordState::Failed,
                                        RecordState::FailedReserved};

enum Column { IdColumn, SeenColumn, EventColumn, ObjectColumn, StateColumn, ProcessColumn };

} // namespace

ClearReviewPage::ClearReviewPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ClearReviewPage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->reviewTitle);
    makeMonospace(m_ui->requests);
    m_ui->first->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_ui->clear->setIcon(icon(u"clear"_s));
    m_ui->clear->installEventFilter(this);
    connect(m_ui->typed, &QLineEdit::textChanged, this, &ClearReviewPage::typed);
    connect(m_ui->includeChanged, &QCheckBox::toggled, this, &ClearReviewPage::includeChangedSet);
    connect(m_ui->requestsToggle, &QToolButton::toggled, this, &ClearReviewPage::toggleRequests);
    connect(m_ui->cancel, &QPushButton::clicked, this, &ClearReviewPage::cancelled);
    connect(m_ui->clear, &QPushButton::clicked, this, &ClearReviewPage::clearAsked);
}

ClearReviewPage::~ClearReviewPage() = default;

void ClearReviewPage::show(const ClearRun &run)
{
    const auto count = static_cast<int>(run.subject().count());
    if (run.subject().scope.by == ClearScope::By::Messages)
        m_ui->reviewTitle->setText(tr("Clear %1 (%2) from %3?", "messages, records, where from")
                                       .arg(tr("%Ln message(s)", "", static_cast<int>(run.subject().messages)),
                                            tr("%Ln record(s)", "", count), run.scopeName()));
    else
        m_ui->reviewTitle->setText(
            tr("Clear %1 from %2?", "records, where from").arg(tr("%Ln record(s)", "", count), run.scopeName()));
    showBadge(m_ui->badge, run.portal().environment, run.portal().colour);
    m_ui->clear->setText(tr("C&lear %Ln record(s)", "button", count));
    m_ui->clear->setAccessibleName(tr("Clear %Ln record(s)", "accessible name of the button", count));
    showFacts(run);
    showNotices(run);
    showFirst(run);
    showRequests(run);
    showConfirmation(run);
    fitWidthToContent(*m_ui->scroll);
}

void ClearReviewPage::showFacts(const ClearRun &run)
{
    const ClearSubject &subject = run.subject();
    const ClearPreview &preview = run.preview();
    const auto counted = [](const QString &what, qsizetype n) {
        return tr("%1: %2", "name: count").arg(what, numberText(n));
    };

    QStringList events;
    qsizetype others = 0;
    for (size_t i = 0; i < subject.byEvent.size(); ++i) {
        if (i < mostEventsNamed)
            events << counted(subject.byEvent[i].first, subject.byEvent[i].second);
        else
            others += subject.byEvent[i].second;
    }
    if (others > 0)
        events << counted(tr("other events"), others);
    m_ui->events->setText(events.join(u'\n'));

    QStringList states;
    for (const RecordState state : chosenStates) {
        if (const auto n = preview.byState.value(state); n > 0)
            states << counted(recordStateText(state), n);
    }
    m_ui->states->setText(states.join(u" · "_s));

    QStringList processes;
    for (size_t i = 0; i < std::min(subject.byProcess.size(), mostProcessesNamed); ++i)
        processes << counted(tr("process %1").arg(subject.byProcess[i].first.toString()), subject.byProcess[i].second);
    if (const auto more = static_cast<int>(subject.byProcess.size()) - static_cast<int>(mostProcessesNamed); more > 0)
        processes << tr("and %Ln more process(es)", "", more);
    m_ui->facts->setRowVisible(m_ui->processes, !processes.isEmpty());
    m_ui->processes->setText(processes.join(u'\n'));

    m_ui->facts->setRowVisible(m_ui->seen, preview.oldest && preview.newest);
    if (preview.oldest && preview.newest)
        m_ui->seen->setText(*preview.oldest == *preview.newest
                                ? tableTimeText(*preview.oldest)
                                : tr("%1 to %2", "oldest and newest time")
                                      .arg(tableTimeText(*preview.oldest), tableTimeText(*preview.newest)));
    const QString origin = originText(subject.scope.origin);
    m_ui->facts->setRowVisible(m_ui->origin, !origin.isEmpty());
    m_ui->origin->setText(origin);
    m_ui->named->setText(subject.scope.by == ClearScope::By::Messages
                             ? tr("message ids: all copies of a message that you saw")
                             : tr("record ids: exactly these records, whatever else happens to the queue"));
    m_ui->archive->setText(QDir::toNativeSeparators(run.archivePath()));
    m_ui->includeChanged->setChecked(subject.scope.includeChanged);
}

void ClearReviewPage::showNotices(const ClearRun &run)
{
    std::vector<NoticeList::Item> items;
    const auto held = static_cast<int>(run.preview().byState.value(RecordState::Reserved) +
                                       run.preview().byState.value(RecordState::FailedReserved));
    if (const auto hidden = static_cast<int>(run.subject().hidden); hidden > 0)
        items.push_back(
            {Notice::Tone::Warning,
             tr("%Ln of these record(s) are hidden by the filter now: you do not see them in the table.", "", hidden)});
    if (const auto left = static_cast<int>(run.subject().leftOut); left > 0)
        items.push_back(
            {Notice::Tone::Warning,
             tr("%Ln more record(s) of this reservation are not understood: they are not cleared.", "", left)});
    if (held > 0)
        items.push_back({Notice::Tone::Warning,
                         tr("%Ln record(s) are reserved: a worker may be processing them now, and may fail when they "
                            "are gone.",
                            "", held)});
    if (!run.portal().hasReservations)
        items.push_back(
            {Notice::Tone::Warning,
             tr("This portal's plan has no reservations, so free records are fetched one by one, by id, which "
                "removes them. A worker that fetches at the same moment can be first: the result tells.")});
    if (run.subject().scope.includeChanged)
        items.push_back(
            {Notice::Tone::Warning, tr("Records with a newer event than the one you saw are cleared too.")});
    items.push_back({Notice::Tone::Information,
                     tr("Every record is copied to the archive first. The archive is no undo: portals offer no way to "
                        "put a record back.")});
    m_ui->notices->setItems(items);
}

void ClearReviewPage::showFirst(const ClearRun &run)
{
    const auto &first = run.subject().first;
    const auto shown = static_cast<int>(first.size());
    m_ui->firstCaption->setText(
        run.subject().count() > shown
            ? tr("&First %1 of %2", "of the records").arg(numberText(shown), numberText(run.subject().count()))
            : tr("&Records"));
    QTableWidget &table = *m_ui->first;
    table.setHorizontalHeaderLabels({tr("ID"), tr("Last seen"), tr("Event"), tr("Object"), tr("State"), tr("Process")});
    table.setRowCount(shown);
    for (int row = 0; row < shown; ++row) {
        const Record &record = first[static_cast<size_t>(row)];
        const QString process = record.processId ? record.processId->toString() : QString();
        const QString texts[] = {record.id ? record.id->toString() : QString(),
                                 tableTimeText(record.lastSeen),
                                 record.eventName,
                                 recordObjectText(objectOf(record.eventName, record.data)),
                                 recordStateText(record.state),
                                 process};
        for (int column = IdColumn; column <= ProcessColumn; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            if (column == IdColumn || column == ProcessColumn)
                item->setFont(monospaceFont());
            if (column == IdColumn)
                item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            table.setItem(row, column, item);
        }
    }
    table.setColumnHidden(ProcessColumn, run.preview().processes == 0);
    table.resizeColumnsToContents();
    fitHeightToRows(table);
}

void ClearReviewPage::showRequests(const ClearRun &run)
{
    const ClearPreview &preview = run.preview();
    m_ui->requestsToggle->setText(tr("Exact &requests (about %1 in all)").arg(numberText(preview.requests)));
    const QString head = tr("Requests that change the portal, without the token:");
    const QString text = head + u"\n\n"_s + preview.firstRequests.join(u"\n\n"_s);
    if (m_ui->requests->toPlainText() != text)
        m_ui->requests->setPlainText(text);
}

void ClearReviewPage::showConfirmation(const ClearRun &run)
{
    const ClearConfirmation confirmation = run.confirmation();
    const auto obstacle = run.obstacle();
    m_ui->confirmation->setVisible(confirmation.kind() != ClearConfirmation::Kind::None && !obstacle);
    const QString label = confirmationText(confirmation, run.subject().scope.origin);
    m_ui->confirmationLabel->setText(label);
    m_ui->typed->setPlaceholderText(confirmation.expected());
    m_ui->typed->setAccessibleDescription(label);

    if (obstacle)
        m_ui->obstacle->Notice::show(Notice::Tone::Error, *obstacle);
    else
        m_ui->obstacle->dismiss();
    m_ui->clear->setEnabled(run.canStart());
    m_ui->hint->setText(run.canStart() || obstacle ? QString() : confirmationHint(confirmation));
    m_ui->clear->setToolTip(obstacle ? obstacle->title : m_ui->hint->text());
}

void ClearReviewPage::focusCancel()
{
    m_ui->cancel->setFocus(Qt::TabFocusReason);
}

void ClearReviewPage::enterPressed()
{
    if (m_ui->typed->hasFocus() && m_ui->clear->isEnabled())
        m_ui->clear->setFocus(Qt::TabFocusReason);
}

void ClearReviewPage::toggleRequests(bool shown)
{
    m_ui->requestsToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_ui->requests->setVisible(shown);
    if (shown)
        QMetaObject::invokeMethod(
            this, [this] { m_ui->scroll->ensureWidgetVisible(m_ui->requests); }, Qt::QueuedConnection);
}

bool ClearReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->clear && (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Enter || key == Qt::Key_Return)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClearReviewPage::retranslate()
{
    m_ui->retranslateUi(this);
}

} // namespace eventsweep
