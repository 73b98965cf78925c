// SPDX-License-Identifier: Apache-2.0
#include "gui/views/mainwindow.h"

#include "gui/controllers/queuestate.h"
#include "gui/controllers/remedy.h"
#include "gui/settings.h"
#include "gui/theme/icons.h"
#include "gui/views/choicemenus.h"
#include "gui/views/helpdialog.h"
#include "gui/views/queuepage.h"
#include "gui/views/recordtable.h"
#include "ui_mainwindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr std::chrono::milliseconds repaintPause{30};
/// Ages and countdowns move by seconds.
constexpr std::chrono::seconds tickTime{1};
/// One small request each time, so that "+12 new" is true.
constexpr int ticksBetweenPolls = 15;

} // namespace

MainWindow::MainWindow(PortalsController &portals, const JobsController &jobs, Settings &settings,
                       const PortalTools &tools, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_portals(portals)
    , m_settings(settings)
    , m_statusLine(new StatusLine(this))
    , m_portalActions(new PortalActions(portals, jobs, tools, *this))
{
    m_ui->setupUi(this);
    m_statusLine->setObjectName(u"statusLine"_s);
    m_ui->statusBar->addWidget(m_statusLine, 1);
    m_ui->windowSplitter->setStretchFactor(1, 1);
    m_ui->portalsPane->setModel(&portals.model());
    m_ui->welcome->show(welcomeNotice());
    m_ui->activityPage->setJobs(jobs);
    connectActions();
    connectPanes();
    connectPortals();
    m_choices = new ChoiceMenus(*m_ui->menuLanguage, *m_ui->menuAppearance, this);
    connect(m_choices, &ChoiceMenus::languageAsked, this, &MainWindow::languageAsked);
    connect(m_choices, &ChoiceMenus::appearanceAsked, this, &MainWindow::appearanceAsked);
    scopeShortcuts();
    m_soon.setSingleShot(true);
    m_soon.setInterval(repaintPause);
    connect(&m_soon, &QTimer::timeout, this, &MainWindow::refresh);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    m_tick.start(tickTime);
    restore();
    showQueue(portals.current());
}

MainWindow::~MainWindow() = default;

QueuePage &MainWindow::queuePage()
{
    return *m_ui->queuePage;
}

void MainWindow::connectActions()
{
    const auto onQueue = [this](QAction *action, auto intent) {
        connect(action, &QAction::triggered, this, [this, intent] {
            if (m_queue)
                intent(*m_queue);
        });
    };
    onQueue(m_ui->actionRefresh, [](QueueController &queue) { queue.refresh(); });
    onQueue(m_ui->actionStop, [](QueueController &queue) { queue.stop(); });
    onQueue(m_ui->actionContinue, [](QueueController &queue) { queue.goOn(); });
    onQueue(m_ui->actionClearFilter, [](QueueController &queue) { queue.clearFilter(); });
    onQueue(m_ui->actionSelectMatching, [](QueueController &queue) { queue.selectAllMatching(); });
    onQueue(m_ui->actionSelectAll, [](QueueController &queue) { queue.selectAllShown(); });
    onQueue(m_ui->actionUnselect, [](QueueController &queue) { queue.selection().clear(); });
    onQueue(m_ui->actionClear, [](QueueController &queue) { queue.askToClear(); });
    QueuePage *page = m_ui->queuePage;
    connect(m_ui->actionFind, &QAction::triggered, page, &QueuePage::focusFind);
    connect(m_ui->actionCopy, &QAction::triggered, page, &QueuePage::copyMarked);
    connect(m_ui->actionSelectCopies, &QAction::triggered, page, &QueuePage::selectCopies);
    connect(m_ui->actionClearReservation, &QAction::triggered, page, &QueuePage::clearReservation);
    connect(m_ui->actionQueueTab, &QAction::triggered, this, &MainWindow::showQueueTab);
    connect(m_ui->actionActivityTab, &QAction::triggered, this, [this] {
        m_ui->tabs->setCurrentWidget(m_ui->activityPage);
        m_ui->activityPage->table()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_ui->actionToggle, &QAction::triggered, page, [page] { page->table().toggleMarked(); });
    connect(m_ui->actionDetail, &QAction::toggled, page, &QueuePage::setDetailShown);
    connect(m_ui->actionNextPane, &QAction::triggered, this, &MainWindow::nextPane);
    connect(m_ui->actionAddPortal, &QAction::triggered, this, &MainWindow::addPortalAsked);
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->actionHelp, &QAction::triggered, this, [this] { (new HelpDialog(this))->open(); });
    connect(m_ui->actionAbout, &QAction::triggered, this, &MainWindow::showAbout);
    m_ui->actionDetail->setChecked(true);

    m_ui->actionAddPortal->setIcon(icon(u"add"_s));
    m_ui->actionRefresh->setIcon(icon(u"refresh"_s));
    m_ui->actionStop->setIcon(icon(u"stop"_s));
    m_ui->actionContinue->setIcon(icon(u"continue"_s));
    m_ui->actionFind->setIcon(icon(u"search"_s));
    m_ui->actionSelectCopies->setIcon(icon(u"messages"_s));
    m_ui->actionCopy->setIcon(icon(u"copy"_s));
    m_ui->actionClear->setIcon(icon(u"clear"_s));
    m_ui->actionClearReservation->setIcon(icon(u"reserved"_s));
    m_ui->actionHelp->setIcon(icon(u"help"_s));
    m_ui->menuLanguage->setIcon(icon(u"language"_s));
}

void MainWindow::scopeShortcuts()
{
    // Keys that mean something else in a text field or tree work in the table alone.
    for (QAction *action : {m_ui->actionSelectAll, m_ui->actionToggle, m_ui->actionCopy, m_ui->actionClear}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_ui->queuePage->table().addAction(action);
    }
    auto *escape = new QAction(this);
    escape->setObjectName(u"actionEscape"_s);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QAction::triggered, m_ui->queuePage, &QueuePage::escape);
    m_ui->queuePage->addAction(escape);
}

void MainWindow::connectPanes()
{
    connect(m_ui->welcome, &PlaceholderPage::actionAsked, this, &MainWindow::addPortalAsked);
    connect(m_ui->queuePage, &QueuePage::contextMenuAsked, this, &MainWindow::showContextMenu);
    connect(m_ui->queuePage, &QueuePage::detailOpened, this, [this] { m_ui->actionDetail->setChecked(true); });
    connect(m_ui->activityPage, &ActivityPage::jobAsked, this, &MainWindow::archivedJobAsked);
    connect(m_ui->interruptedBar, &InterruptedBar::reviewAsked, this, &MainWindow::archivedJobAsked);
    connect(m_ui->interruptedBar, &InterruptedBar::finishAsked, this, &MainWindow::finishAsked);
    connect(m_ui->interruptedBar, &InterruptedBar::leaveAsked, this, &MainWindow::leaveAsked);
    connect(m_ui->interruptedBar, &InterruptedBar::putOff, this, &MainWindow::putOff);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &MainWindow::refresh);
    connect(m_statusLine, &StatusLine::stopAsked, m_ui->actionStop, &QAction::trigger);
    connect(m_statusLine, &StatusLine::continueAsked, m_ui->actionContinue, &QAction::trigger);
    connect(m_statusLine, &StatusLine::jobAsked, this, &MainWindow::jobAsked);
    connect(&m_portals, &PortalsController::currentChanged, this, &MainWindow::showQueue);
}

void MainWindow::connectPortals()
{
    const PortalsPane *pane = m_ui->portalsPane;
    const PortalDialogs *dialogs = &m_portalActions->dialogs();
    m_portalActions->fillMenuBar(*m_ui->menuPortal, m_ui->actionQuit, *pane->tree());
    connect(pane, &PortalsPane::queueAsked, &m_portals, &PortalsController::open);
    connect(pane, &PortalsPane::queueOpened, this, &MainWindow::showQueueTab);
    connect(pane, &PortalsPane::addAsked, this, &MainWindow::addPortalAsked);
    connect(pane, &PortalsPane::menuAsked, this, [this](const PortalId &id, const QPoint &position) {
        if (QMenu *menu = m_portalActions->menuFor(id))
            menu->popup(position);
    });
    connect(dialogs, &PortalDialogs::signInAsked, this, &MainWindow::signInAsked);
    connect(dialogs, &PortalDialogs::retryAsked, this, [this](const PortalId &id) {
        if (m_queue && m_queue->key().portal == id)
            m_queue->tryAgain();
    });
    const auto withPortal = [this](auto intent) {
        return [this, intent] {
            if (m_queue)
                intent(m_queue->key().portal);
        };
    };
    const QueuePage *page = m_ui->queuePage;
    connect(page, &QueuePage::signInAsked, this, withPortal([this](const PortalId &id) { Q_EMIT signInAsked(id); }));
    connect(page, &QueuePage::removeAsked, this,
            withPortal([this](const PortalId &id) { m_portalActions->dialogs().remove(id); }));
    connect(page, &QueuePage::certificateAsked, this, withPortal([this](const PortalId &id) {
                const auto trouble = m_queue->facts().trouble;
                m_portalActions->dialogs().showCertificate(id, trouble && authorityHelps(*trouble));
            }));
    connect(page, &QueuePage::proxySignInAsked, this, [this](const QString &proxy) {
        if (m_queue)
            m_portalActions->dialogs().signInToProxy(m_queue->key().portal, proxy);
    });
}

void MainWindow::setLanguage(const QString &setting)
{
    m_choices->setLanguage(setting);
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_choices->setAppearance(appearance);
}

void MainWindow::showQueue(QueueController *queue)
{
    if (m_queue)
        m_queue->disconnect(this);
    m_queue = queue;
    m_ui->queuePage->setQueue(queue);
    m_ui->queueTab->setCurrentWidget(queue ? static_cast<QWidget *>(m_ui->queuePage) : m_ui->welcome);
    if (queue) {
        if (!m_restored) {
            m_ui->queuePage->restore(m_settings);
            m_restored = true;
        }
        m_ui->portalsPane->setCurrent(queue->key());
        m_settings.setValue(Setting::CurrentPortal, queue->key().portal.toString());
        m_settings.setValue(Setting::CurrentConnector, queue->key().connector.toString());
        connect(queue, &QueueController::changed, this, &MainWindow::refreshSoon);
    }
    if (queue)
        m_ui->activityPage->setPortal(queue->key().portal, queue->session().portal().name);
    else
        m_ui->activityPage->setPortal({}, {});
    refresh();
}

void MainWindow::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void MainWindow::refresh()
{
    for (QAction *action : {m_ui->actionFind, m_ui->actionClearFilter, m_ui->actionSelectAll,
                            m_ui->actionSelectMatching, m_ui->actionToggle, m_ui->actionSelectCopies, m_ui->actionCopy})
        action->setEnabled(m_queue && showsQueue());
    m_ui->actionRefresh->setEnabled(m_queue);
    if (!m_queue) {
        for (QAction *action : {m_ui->actionStop, m_ui->actionContinue, m_ui->actionUnselect, m_ui->actionClear,
                                m_ui->actionClearReservation})
            action->setEnabled(false);
        m_statusLine->show(std::nullopt);
        setWindowTitle(u"Eventsweep"_s);
        return;
    }
    const QueueFacts facts = m_queue->facts();
    using Load = QueueFacts::Load;
    m_ui->actionStop->setEnabled(facts.load == Load::Loading || facts.refreshing);
    m_ui->actionContinue->setEnabled(facts.load == Load::Stopped || facts.load == Load::Failed);
    m_ui->actionClearFilter->setEnabled(facts.filtering && showsQueue());
    m_ui->actionUnselect->setEnabled(facts.selected > 0);
    const QueueState state = queueState(facts);
    // What is cleared is what is in sight.
    m_ui->actionClear->setEnabled(!state.clearObstacle && showsQueue());
    m_ui->actionClearReservation->setEnabled(!state.changeObstacle && showsQueue() &&
                                             m_ui->queuePage->currentProcess());
    m_statusLine->show(facts);
    setWindowTitle(facts.portal.name + u" – Eventsweep"_s);
}

void MainWindow::tick()
{
    if (!m_queue)
        return;
    refresh();
    if (m_queue->facts().wait.reason != RateLimiter::Reason::None)
        Q_EMIT m_queue->changed(); // a countdown in the page
    if (++m_ticks % ticksBetweenPolls == 0 && !QApplication::activeModalWidget() && !isMinimized())
        m_queue->poll();
}

void MainWindow::showJob(const std::optional<StatusLine::Job> &job)
{
    m_statusLine->showJob(job);
}

void MainWindow::showSecretStore(const QString &name, bool forThisRun)
{
    m_statusLine->showSecretStore(name, forThisRun);
}

void MainWindow::showInterrupted(const std::optional<InterruptedBar::Offer> &offer)
{
    m_ui->interruptedBar->show(offer);
}

void MainWindow::showQueueTab()
{
    m_ui->tabs->setCurrentWidget(m_ui->queueTab);
    if (m_queue)
        m_ui->queuePage->table().setFocus(Qt::ShortcutFocusReason);
}

bool MainWindow::showsQueue() const
{
    return m_ui->tabs->currentWidget() == m_ui->queueTab;
}

bool MainWindow::isSettled() const
{
    if (!m_queue)
        return m_portals.isEmpty();
    const QueueFacts facts = m_queue->facts();
    return facts.load != QueueFacts::Load::Nothing && facts.load != QueueFacts::Load::Loading && !facts.searching;
}

void MainWindow::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"recordMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_ui->actionToggle, m_ui->actionSelectCopies, m_ui->actionUnselect});
    menu->addSeparator();
    menu->addAction(m_ui->actionCopy);
    menu->addSeparator();
    menu->addActions({m_ui->actionClear, m_ui->actionClearReservation});
    refresh(); // which record it is about
    menu->popup(position);
}

void MainWindow::nextPane()
{
    std::vector<QWidget *> panes = m_queue && showsQueue() ? m_ui->queuePage->panes() : std::vector<QWidget *>();
    if (!showsQueue())
        panes = {m_ui->activityPage->table()};
    panes.insert(panes.begin(), m_ui->portalsPane->tree());
    const QWidget *focus = QApplication::focusWidget();
    size_t at = panes.size() - 1;
    for (size_t i = 0; i < panes.size(); ++i) {
        const QWidget *around = panes[i]->parentWidget();
        if (panes[i] == focus || (focus && around && i > 0 && around->isAncestorOf(focus)))
            at = i;
    }
    if (focus == &m_ui->queuePage->table())
        at = 2;
    for (size_t step = 1; step <= panes.size(); ++step) {
        QWidget *next = panes[(at + step) % panes.size()];
        if (next->isVisible() && next->isEnabled())
            return next->setFocus(Qt::TabFocusReason);
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"aboutDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Eventsweep"));
    box->setIconPixmap(applicationIcon().pixmap(64));
    box->setText(u"<b>Eventsweep %1</b>"_s.arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("Inspects the offline event queue of a Bitrix24 application and clears exactly what was "
                               "chosen. Apache License 2.0. Made with Qt %1.")
                                .arg(QLatin1StringView(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void MainWindow::restore()
{
    const QByteArray geometry = m_settings.value(Setting::WindowGeometry).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QByteArray splitter = m_settings.value(Setting::WindowSplitter).toByteArray();
    if (splitter.isEmpty() || !m_ui->windowSplitter->restoreState(splitter))
        m_ui->windowSplitter->setSizes({240, 1040});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    bool allowed = true;
    Q_EMIT closeAsked(&allowed);
    if (!allowed)
        return event->ignore();
    m_settings.setValue(Setting::WindowGeometry, saveGeometry());
    m_settings.setValue(Setting::WindowSplitter, m_ui->windowSplitter->saveState());
    m_ui->queuePage->save(m_settings);
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_ui->welcome->show(welcomeNotice());
    m_choices->retranslate();
    m_portalActions->refresh();
    refresh();
}

} // namespace eventsweep
