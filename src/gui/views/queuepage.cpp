// SPDX-License-Identifier: Apache-2.0
#include "gui/views/queuepage.h"

#include "gui/settings.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/timetext.h"
#include "gui/views/noticebar.h"
#include "gui/views/viewhelp.h"
#include "ui_queuepage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr std::chrono::milliseconds repaintPause{30};
constexpr int cellPadding = 12;

/// As wide as what usually stands there, in the font of the day.
void setStandardWidths(RecordTable &table)
{
    const std::pair<int, QString> samples[] = {{RecordModel::Id, u"0000000"_s},
                                               {RecordModel::LastSeen, u"2026-08-01 00:00:00"_s},
                                               {RecordModel::Event, u"ONCRMDEALUPDATE00"_s},
                                               {RecordModel::Object, u"Company 000000"_s},
                                               {RecordModel::User, u"00000"_s},
                                               {RecordModel::State, u"Reserved 0"_s},
                                               {RecordModel::Process, u"00000000…"_s},
                                               {RecordModel::Message, u"00000000…"_s},
                                               {RecordModel::ExpiresIn, u"00 d 00 h 0"_s}};
    const QFontMetrics text = table.fontMetrics();
    const QFontMetrics ids(monospaceFont());
    const int mark = table.style()->pixelMetric(QStyle::PM_IndicatorWidth) + cellPadding;
    for (const auto &[column, sample] : samples) {
        const bool isId = column == RecordModel::Id || column == RecordModel::Process || column == RecordModel::Message;
        const bool marked = column == RecordModel::Id || column == RecordModel::State;
        table.setColumnWidth(column, (isId ? ids : text).horizontalAdvance(sample) + cellPadding + (marked ? mark : 0));
    }
}

} // namespace

QueuePage::QueuePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::QueuePage>())
{
    m_ui->setupUi(this);
    m_ui->refreshButton->setIcon(icon(u"refresh"_s));
    m_ui->newerButton->setIcon(icon(u"refresh"_s));
    m_ui->splitter->setStretchFactor(0, 1);
    m_ui->splitter->setStretchFactor(1, 0);
    m_soon.setSingleShot(true);
    m_soon.setInterval(repaintPause);
    connect(&m_soon, &QTimer::timeout, this, &QueuePage::refresh);
    connectTable();
    connectParts();
}

QueuePage::~QueuePage() = default;

RecordTable &QueuePage::table()
{
    return *m_ui->recordTable;
}

void QueuePage::connectTable()
{
    RecordTable *table = m_ui->recordTable;
    connect(table, &RecordTable::currentRecordChanged, this, &QueuePage::showRecord);
    connect(table, &RecordTable::opened, this, &QueuePage::openDetail);
    connect(table->horizontalHeader(), &QHeaderView::sectionClicked, this, &QueuePage::sortBy);
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &position) {
        Q_EMIT contextMenuAsked(table->viewport()->mapToGlobal(position));
    });
}

void QueuePage::connectParts()
{
    connect(m_ui->filterBar, &FilterBar::filterAsked, this,
            [this](const QSet<RecordState> &states, const QSet<QString> &events, const QString &text) {
                if (!m_queue)
                    return;
                RecordQuery query = m_queue->query();
                query.states = states;
                query.events = events;
                query.text = text;
                m_queue->setQuery(query);
            });
    connect(m_ui->recordDetail, &RecordDetail::clearReservationAsked, this, [this](const ProcessId &process) {
        if (m_queue)
            m_queue->askToClearReservation(process);
    });
    connect(m_ui->filterBar, &FilterBar::clearAsked, this, [this] { act(QueueAction::ClearFilter); });
    connect(m_ui->filterBar, &FilterBar::findLeft, this, [this] { table().setFocus(Qt::OtherFocusReason); });
    connect(m_ui->refreshButton, &QToolButton::clicked, this, [this] { act(QueueAction::Refresh); });
    connect(m_ui->newerButton, &QPushButton::clicked, this, [this] { act(QueueAction::Refresh); });
    connect(m_ui->placeholder, &PlaceholderPage::actionAsked, this, &QueuePage::act);
    const auto withQueue = [this](auto intent) {
        return [this, intent] {
            if (m_queue)
                intent(*m_queue);
        };
    };
    const ActionBar *bar = m_ui->actionBar;
    connect(bar, &ActionBar::clearAsked, this, withQueue([](QueueController &queue) { queue.askToClear(); }));
    connect(bar, &ActionBar::unselectAsked, this, withQueue([](QueueController &queue) { queue.selection().clear(); }));
    connect(bar, &ActionBar::selectAllMatchingAsked, this,
            withQueue([](QueueController &queue) { queue.selectAllMatching(); }));
    connect(bar, &ActionBar::selectAllCancelled, this,
            withQueue([](QueueController &queue) { queue.cancelSelectAll(); }));
    connect(bar, &ActionBar::goneClosed, this, withQueue([](QueueController &queue) { queue.forgetGone(); }));
}

void QueuePage::setQueue(QueueController *queue)
{
    if (m_queue)
        m_queue->disconnect(this);
    m_ui->filterBar->forgetTyped();
    const bool first = table().model() == nullptr;
    m_queue = queue;
    table().setRecordModel(queue ? &queue->model() : nullptr);
    if (!queue)
        return;
    if (first) {
        setStandardWidths(table());
        table().horizontalHeader()->setStretchLastSection(true);
    }
    connect(queue, &QueueController::changed, this, &QueuePage::refreshSoon);
    connect(queue, &QueueController::eventNamesChanged, this,
            [this] { m_ui->filterBar->setEventNames(m_queue->eventNames()); });
    m_ui->filterBar->setEventNames(queue->eventNames());
    refresh();
    showRecord();
}

void QueuePage::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void QueuePage::refresh()
{
    if (!m_queue)
        return;
    const QueueFacts facts = m_queue->facts();
    const QueueState state = queueState(facts);
    showScope(facts, state);
    m_ui->filterBar->setQuery(m_queue->query());
    m_ui->filterBar->setCounts(facts);
    showNotices(state.bars);
    if (state.page)
        m_ui->placeholder->show(*state.page);
    m_ui->pages->setCurrentWidget(state.page ? static_cast<QWidget *>(m_ui->placeholder) : m_ui->splitter);
    m_ui->actionBar->show(facts, state);
    if (m_ownShown != m_queue->ownReservationsVersion()) {
        m_ownShown = m_queue->ownReservationsVersion();
        showRecord();
    }
    m_ui->recordDetail->offerReservation(state.changeObstacle);
    table().setOutdated(state.outdated);
    showOrder();
}

void QueuePage::showOrder()
{
    const RecordQuery &query = m_queue->query();
    QHeaderView *header = table().horizontalHeader();
    int column = header->sortIndicatorSection();
    if (column < 0 || column >= RecordModel::columnEnd || RecordModel::sortColumn(column) != query.sortedBy) {
        column = 0;
        while (RecordModel::sortColumn(column) != query.sortedBy)
            ++column;
    }
    if (column != header->sortIndicatorSection() || query.order != header->sortIndicatorOrder())
        header->setSortIndicator(column, query.order);
}

void QueuePage::showScope(const QueueFacts &facts, const QueueState &state)
{
    showBadge(m_ui->scopeBadge, facts.portal.environment, facts.portal.colour);
    const QString application =
        facts.portal.applicationTitle.isEmpty() ? tr("application") : facts.portal.applicationTitle;
    const QString plain = scopeText(facts.portal.host(), application, facts.connector);
    m_ui->scopeLabel->setText(u"<b>"_s + facts.portal.host().toHtmlEscaped() + u"</b> › "_s +
                              application.toHtmlEscaped() + u" › "_s + connectorText(facts.connector).toHtmlEscaped());
    m_ui->scopeLabel->setToolTip(facts.portal.name + u'\n' + plain);
    m_ui->scopeLabel->setAccessibleName(plain);
    QString snapshot;
    if (facts.snapshotAt && facts.loaded > 0) {
        const QString time = momentText(*facts.snapshotAt, facts.now);
        snapshot = state.outdated ? tr("last snapshot %1").arg(time) : tr("snapshot %1").arg(time);
    }
    m_ui->snapshotLabel->setText(snapshot);
    m_ui->newerButton->setVisible(facts.newer > 0 && !facts.refreshing);
    m_ui->newerButton->setText(tr("+%n new", nullptr, static_cast<int>(facts.newer)));
    m_ui->newerButton->setAccessibleName(m_ui->newerButton->text());
    m_ui->refreshButton->setEnabled(!facts.refreshing && facts.load != QueueFacts::Load::Loading);
}

void QueuePage::showNotices(const std::vector<QueueNotice> &bars)
{
    size_t used = 0;
    for (const QueueNotice &notice : bars) {
        if (m_closedNotices.contains({m_queue->key().portal, notice.kind}))
            continue;
        if (used == m_bars.size()) {
            auto *bar = new NoticeBar(this);
            bar->setObjectName(u"notice%1"_s.arg(used));
            connect(bar, &NoticeBar::actionAsked, this, &QueuePage::act);
            connect(bar, &NoticeBar::closed, this, [this](QueueNotice::Kind kind) {
                if (m_queue)
                    m_closedNotices.emplace(m_queue->key().portal, kind);
                refresh();
            });
            m_ui->notices->addWidget(bar);
            m_bars.push_back(bar);
        }
        m_bars[used++]->show(notice);
    }
    for (size_t i = used; i < m_bars.size(); ++i)
        m_bars[i]->hide();
}

void QueuePage::showRecord()
{
    if (!m_queue)
        return;
    const auto record = m_queue->model().recordAt(table().currentRow());
    m_ui->recordDetail->show(record, m_queue->facts().now,
                             record ? m_queue->model().ownReservation(record->processId) : std::nullopt);
}

void QueuePage::act(QueueAction action)
{
    if (!m_queue)
        return;
    switch (action) {
    case QueueAction::Retry:
        m_queue->tryAgain();
        break;
    case QueueAction::Refresh:
        m_queue->refresh();
        break;
    case QueueAction::Continue:
        m_queue->goOn();
        break;
    case QueueAction::Stop:
        m_queue->stop();
        break;
    case QueueAction::ClearFilter:
        m_queue->clearFilter();
        break;
    case QueueAction::SignIn:
        Q_EMIT signInAsked();
        break;
    case QueueAction::SignInToProxy:
        if (const auto trouble = m_queue->facts().trouble)
            Q_EMIT proxySignInAsked(trouble->text);
        break;
    case QueueAction::ShowCertificate:
        Q_EMIT certificateAsked();
        break;
    case QueueAction::RemovePortal:
        Q_EMIT removeAsked();
        break;
    case QueueAction::AddPortal:
    case QueueAction::Dismiss:
    case QueueAction::None:
        break;
    }
}

void QueuePage::sortBy(int column)
{
    if (!m_queue)
        return;
    RecordQuery query = m_queue->query();
    const RecordQuery::Column sorted = RecordModel::sortColumn(column);
    if (query.sortedBy == sorted)
        query.order = query.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        query.order = sorted == RecordQuery::Column::Id || sorted == RecordQuery::Column::LastSeen ? Qt::DescendingOrder
                                                                                                   : Qt::AscendingOrder;
    query.sortedBy = sorted;
    table().horizontalHeader()->setSortIndicator(column, query.order);
    m_queue->setQuery(query);
}

void QueuePage::focusFind()
{
    m_ui->filterBar->focusFind();
}

void QueuePage::escape()
{
    if (m_ui->filterBar->hasFindFocus())
        table().setFocus(Qt::OtherFocusReason);
    else if (m_queue)
        m_queue->clearFilter();
}

void QueuePage::copyMarked()
{
    const QString text = table().markedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void QueuePage::selectCopies()
{
    if (!m_queue)
        return;
    // A row is marked by moving about: it adds nothing to what was checked on purpose.
    const std::vector<RecordId> ids =
        m_queue->selection().isEmpty() ? table().markedRecords() : m_queue->selection().ids();
    if (!ids.empty())
        m_queue->selectCopies(ids);
}

std::optional<ProcessId> QueuePage::currentProcess() const
{
    const auto record = m_queue ? m_queue->model().recordAt(m_ui->recordTable->currentRow()) : std::nullopt;
    return record ? record->processId : std::nullopt;
}

void QueuePage::clearReservation()
{
    if (const auto process = currentProcess())
        m_queue->askToClearReservation(*process);
}

void QueuePage::openDetail()
{
    setDetailShown(true);
    m_ui->recordDetail->focusPayload();
    Q_EMIT detailOpened();
}

void QueuePage::setDetailShown(bool shown)
{
    m_ui->recordDetail->setVisible(shown);
}

bool QueuePage::isDetailShown() const
{
    return !m_ui->recordDetail->isHidden();
}

std::vector<QWidget *> QueuePage::panes() const
{
    return {m_ui->filterBar->findChild<QWidget *>(u"chipAll"_s), m_ui->recordTable,
            m_ui->recordDetail->findChild<QWidget *>(u"payloadTree"_s),
            m_ui->actionBar->findChild<QWidget *>(u"clearButton"_s)};
}

void QueuePage::restore(const Settings &settings)
{
    const QByteArray splitter = settings.value(Setting::QueueSplitter).toByteArray();
    if (splitter.isEmpty() || !m_ui->splitter->restoreState(splitter))
        m_ui->splitter->setSizes({690, 350});
    const QByteArray columns = settings.value(Setting::QueueColumns).toByteArray();
    if (!columns.isEmpty() && table().model())
        table().horizontalHeader()->restoreState(columns);
    if (m_queue && !columns.isEmpty()) {
        RecordQuery query = m_queue->query();
        query.sortedBy = RecordModel::sortColumn(table().horizontalHeader()->sortIndicatorSection());
        query.order = table().horizontalHeader()->sortIndicatorOrder();
        m_queue->setQuery(query);
    }
}

void QueuePage::save(Settings &settings) const
{
    settings.setValue(Setting::QueueSplitter, m_ui->splitter->saveState());
    if (m_ui->recordTable->model())
        settings.setValue(Setting::QueueColumns, m_ui->recordTable->horizontalHeader()->saveState());
}

void QueuePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (m_queue)
            m_queue->model().retranslate();
        refresh();
    } else if (event->type() == QEvent::PaletteChange) {
        refreshSoon();
    }
}

} // namespace eventsweep
