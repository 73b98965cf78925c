// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/jobscontroller.h"
#include "gui/controllers/portalscontroller.h"
#include "gui/theme/appearance.h"
#include "gui/views/interruptedbar.h"
#include "gui/views/portalactions.h"
#include "gui/views/statusline.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace Ui {
class MainWindow;
}

namespace eventsweep {

class ChoiceMenus;
class QueuePage;
class Settings;

/// The window: portals, the queue, menus, status bar. Knows its form and the controllers' intents; what needs other
/// windows or services it asks for by signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All must outlive the window.
    MainWindow(PortalsController &portals, const JobsController &jobs, Settings &settings,
               const PortalTools &tools = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// "system", "en", "ru": which one is ticked.
    void setLanguage(const QString &setting);
    void setAppearance(Appearance appearance);
    /// The clear that the status bar shows.
    void showJob(const std::optional<StatusLine::Job> &job);
    void showSecretStore(const QString &name, bool forThisRun);
    /// A clear that was interrupted; nothing takes the offer away.
    void showInterrupted(const std::optional<InterruptedBar::Offer> &offer);
    /// Brings the queue to the front.
    void showQueueTab();
    [[nodiscard]] QueuePage &queuePage();
    [[nodiscard]] PortalActions &portalActions() { return *m_portalActions; }
    /// The shown queue, once its records are there (or a reason why not): for pictures of the window.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void addPortalAsked();
    void signInAsked(const eventsweep::PortalId &portal);
    void jobAsked();
    /// The result of a clear of the archive.
    void archivedJobAsked(eventsweep::JobId job);
    void finishAsked(eventsweep::JobId job);
    void leaveAsked(eventsweep::JobId job);
    void putOff(eventsweep::JobId job);
    void languageAsked(const QString &setting);
    void appearanceAsked(eventsweep::Appearance appearance);
    /// Asked before the window closes; the receiver may set `*allowed` to false.
    void closeAsked(bool *allowed);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectActions();
    void connectPanes();
    void connectPortals();
    void scopeShortcuts();
    void showQueue(QueueController *queue);
    void showContextMenu(const QPoint &position);
    void refreshSoon();
    void refresh();
    void tick();
    void nextPane();
    void showAbout();
    void restore();

    [[nodiscard]] bool showsQueue() const;

    std::unique_ptr<Ui::MainWindow> m_ui;
    PortalsController &m_portals;
    Settings &m_settings;
    StatusLine *m_statusLine;
    PortalActions *m_portalActions;
    ChoiceMenus *m_choices = nullptr;
    QPointer<QueueController> m_queue;
    QTimer m_soon;
    QTimer m_tick;
    int m_ticks = 0;
    bool m_restored = false;
};

} // namespace eventsweep
