// SPDX-License-Identifier: Apache-2.0
#include "gui/views/clearresumepage.h"

#include "gui/controllers/clearrun.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/confirmationtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/recordtext.h"
#include "gui/views/viewhelp.h"
#include "ui_clearresumepage.h"

#include <QKeyEvent>

#include <array>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Counts = std::array<qint64, clearCategoryCount>;

QString lines(const Counts &counts)
{
    QStringList list;
    for (size_t i = 0; i < clearCategoryCount; ++i) {
        if (counts[i] > 0)
            list << clearCategoryCountText(static_cast<ClearCategory>(i), counts[i]);
    }
    return list.join(u'\n');
}

} // namespace

ClearResumePage::ClearResumePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ClearResumePage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->resumeTitle);
    m_ui->resume->setIcon(icon(u"clear"_s));
    m_ui->resume->installEventFilter(this);
    connect(m_ui->resumeTyped, &QLineEdit::textChanged, this, &ClearResumePage::typed);
    connect(m_ui->resumeCancel, &QPushButton::clicked, this, &ClearResumePage::cancelled);
    connect(m_ui->resume, &QPushButton::clicked, this, &ClearResumePage::finishAsked);
}

ClearResumePage::~ClearResumePage() = default;

void ClearResumePage::show(const ClearRun &run)
{
    const auto open = static_cast<int>(run.workCount());
    m_ui->resumeTitle->setText(tr("Finish this clear: %Ln record(s) of %1?", "", open).arg(run.scopeName()));
    showBadge(m_ui->resumeBadge, run.portal().environment, run.portal().colour);
    m_ui->resume->setText(tr("&Finish %Ln record(s)", "button", open));
    m_ui->resume->setAccessibleName(tr("Finish %Ln record(s)", "accessible name of the button", open));
    showFacts(run);
    showConfirmation(run);
    fitWidthToContent(*m_ui->resumeScroll);
}

void ClearResumePage::showFacts(const ClearRun &run)
{
    Counts settled{};
    Counts left{};
    for (const ClearReport::Entry &entry : run.report().entries)
        ++(isOpen(entry) ? left : settled)[static_cast<size_t>(entry.category)];
    m_ui->begun->setText(timeText(run.report().startedAt));
    const QString done = lines(settled);
    m_ui->resumeFacts->setRowVisible(m_ui->settled, !done.isEmpty());
    m_ui->settled->setText(done);
    m_ui->left->setText(lines(left));
    QStringList states;
    for (const RecordState state :
         {RecordState::Pending, RecordState::Reserved, RecordState::Failed, RecordState::FailedReserved}) {
        if (const auto n = run.openByState().value(state); n > 0)
            states << tr("%1: %2", "name: count").arg(recordStateText(state), numberText(n));
    }
    m_ui->leftStates->setText(states.join(u" · "_s));
    const bool includesChanged = run.subject().scope.includeChanged;
    std::vector<NoticeList::Item> items{
        {Notice::Tone::Information,
         includesChanged
             ? tr("What was sent before is read back first. Then the clear goes on with what is left, exactly as it "
                  "was "
                  "confirmed: records that changed are included, those that another worker has taken are left alone.")
             : tr("What was sent before is read back first. Then the clear goes on with what is left, exactly as it "
                  "was "
                  "confirmed: records that changed or that another worker has taken are left alone.")}};
    const auto held =
        run.openByState().value(RecordState::Reserved) + run.openByState().value(RecordState::FailedReserved);
    if (held > 0)
        items.insert(items.begin(),
                     {Notice::Tone::Warning,
                      tr("%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are "
                         "gone.",
                         "", static_cast<int>(held))});
    m_ui->resumeNotices->setItems(items);
}

void ClearResumePage::showConfirmation(const ClearRun &run)
{
    const ClearConfirmation confirmation = run.confirmation();
    const auto obstacle = run.obstacle();
    m_ui->resumeConfirmation->setVisible(confirmation.kind() != ClearConfirmation::Kind::None && !obstacle);
    const QString label = confirmationText(confirmation, run.subject().scope.origin);
    m_ui->resumeConfirmationLabel->setText(label);
    m_ui->resumeTyped->setPlaceholderText(confirmation.expected());
    m_ui->resumeTyped->setAccessibleDescription(label);
    if (obstacle)
        m_ui->resumeObstacle->Notice::show(Notice::Tone::Error, *obstacle);
    else
        m_ui->resumeObstacle->dismiss();
    m_ui->resume->setEnabled(run.canStart());
    m_ui->resumeHint->setText(run.canStart() || obstacle ? QString() : confirmationHint(confirmation));
    m_ui->resume->setToolTip(obstacle ? obstacle->title : m_ui->resumeHint->text());
}

void ClearResumePage::focusCancel()
{
    m_ui->resumeTyped->clear();
    m_ui->resumeCancel->setFocus(Qt::TabFocusReason);
}

void ClearResumePage::enterPressed()
{
    if (m_ui->resumeTyped->hasFocus() && m_ui->resume->isEnabled())
        m_ui->resume->setFocus(Qt::TabFocusReason);
}

bool ClearResumePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->resume && (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Enter || key == Qt::Key_Return)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClearResumePage::retranslate()
{
    m_ui->retranslateUi(this);
}

} // namespace eventsweep
