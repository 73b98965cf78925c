// SPDX-License-Identifier: Apache-2.0
#include "gui/views/activitypage.h"

#include "gui/texts/journalerrortext.h"
#include "gui/views/viewhelp.h"
#include "ui_activitypage.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

enum Choice { ThisPortal, AllPortals };
constexpr int cellPadding = 16;
constexpr int rowPadding = 8;

} // namespace

ActivityPage::ActivityPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ActivityPage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->jobsStateTitle);
    m_ui->jobsOf->addItems({QString(), QString()});
    nameChoices();
    m_ui->jobsOf->setCurrentIndex(AllPortals);
    m_ui->jobTable->installEventFilter(this);
    m_ui->jobTable->setTextElideMode(Qt::ElideMiddle); // numbers stand at the end
    m_ui->jobTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_ui->jobTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    connect(m_ui->jobsOf, &QComboBox::currentIndexChanged, this, &ActivityPage::choose);
    connect(m_ui->jobTable, &QTableView::doubleClicked, this, &ActivityPage::openCurrent);
    connect(m_ui->openJob, &QPushButton::clicked, this, &ActivityPage::openCurrent);
}

ActivityPage::~ActivityPage() = default;

void ActivityPage::setJobs(const JobsController &jobs)
{
    m_jobs = &jobs;
    m_model = new JobModel(jobs, this);
    m_ui->jobTable->setModel(m_model);
    QHeaderView *header = m_ui->jobTable->horizontalHeader();
    header->setSectionResizeMode(JobModel::Result, QHeaderView::Stretch);
    const QFontMetrics metrics = m_ui->jobTable->fontMetrics();
    const std::pair<int, QString> widths[] = {{JobModel::When, u"2026-08-01 00:00:00"_s},
                                              {JobModel::Where, u"Demo portal › Sync app › no connector"_s},
                                              {JobModel::What, u"All that match “Failed” (0 000)"_s},
                                              {JobModel::Open, u"00 000"_s}};
    for (const auto &[column, sample] : widths)
        m_ui->jobTable->setColumnWidth(column, metrics.horizontalAdvance(sample) + cellPadding);
    connect(&jobs, &JobsController::changed, this, &ActivityPage::refresh);
    connect(m_ui->jobTable->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityPage::refresh);
    choose();
}

void ActivityPage::setPortal(const std::optional<PortalId> &portal, const QString &name)
{
    const bool had = m_portal.has_value();
    m_portal = portal;
    m_portalName = name;
    nameChoices();
    m_ui->jobsOf->setEnabled(portal.has_value());
    if (!portal)
        m_ui->jobsOf->setCurrentIndex(AllPortals);
    else if (!had)
        m_ui->jobsOf->setCurrentIndex(ThisPortal);
    choose();
}

QWidget *ActivityPage::table() const
{
    return m_ui->jobTable;
}

void ActivityPage::nameChoices()
{
    m_ui->jobsOf->setItemText(ThisPortal, m_portal ? tr("this portal: %1").arg(m_portalName) : tr("this portal"));
    m_ui->jobsOf->setItemText(AllPortals, tr("all portals"));
}

void ActivityPage::choose()
{
    if (!m_model)
        return;
    m_model->setPortal(m_ui->jobsOf->currentIndex() == ThisPortal ? m_portal : std::nullopt);
    refresh();
}

void ActivityPage::refresh()
{
    if (!m_jobs || !m_model)
        return;
    const int rows = m_model->rowCount();
    if (rows > 0 && !m_ui->jobTable->currentIndex().isValid())
        m_ui->jobTable->setCurrentIndex(m_model->index(0, 0));
    m_ui->jobsCount->setText(rows > 0 ? tr("%n clear(s)", nullptr, rows) : QString());
    m_ui->openJob->setEnabled(rows > 0 && m_ui->jobTable->currentIndex().isValid());
    m_ui->jobsPages->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(m_ui->jobTable) : m_ui->jobsState);
    if (rows > 0)
        return;
    if (m_jobs->load() == JobsController::Load::Failed && m_jobs->error()) {
        const ErrorText text = journalErrorText(*m_jobs->error());
        return showState(u"error"_s, text.title, text.details());
    }
    if (m_jobs->load() != JobsController::Load::Loaded)
        return showState(u"wait"_s, tr("Reading the archive…"), {});
    const bool others = !m_jobs->jobs().empty();
    showState(u"job"_s, others ? tr("Nothing was cleared on this portal yet") : tr("Nothing was cleared yet"),
              others ? tr("Clears of other portals are there: choose “all portals”.")
                     : tr("Every clear is listed here with what became of each record, also after a restart."));
}

void ActivityPage::showState(const QString &iconName, const QString &title, const QString &text)
{
    showIconIn(m_ui->jobsStateIcon, iconName, Tint::Text, true);
    m_ui->jobsStateTitle->setText(title);
    m_ui->jobsStateText->setText(text);
    m_ui->jobsState->setAccessibleName(title);
    m_ui->jobsState->setAccessibleDescription(text);
}

void ActivityPage::openCurrent()
{
    if (m_model) {
        if (const auto job = m_model->idAt(m_ui->jobTable->currentIndex().row()))
            Q_EMIT jobAsked(*job);
    }
}

bool ActivityPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->jobTable && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Enter || key == Qt::Key_Return) {
            openCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ActivityPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange)
        return;
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameChoices();
        if (m_model)
            m_model->retranslate();
    }
    refresh();
}

} // namespace eventsweep
