// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/queuecontroller.h"
#include "gui/controllers/queuestate.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace Ui {
class QueuePage;
}

namespace eventsweep {

class NoticeBar;
class RecordTable;
class Settings;

/// The queue tab: scope, filter, states, table and detail, actions. Shows one controller at a time.
class QueuePage : public QWidget
{
    Q_OBJECT
public:
    explicit QueuePage(QWidget *parent = nullptr);
    ~QueuePage() override;

    void setQueue(QueueController *queue);
    [[nodiscard]] QueueController *queue() const { return m_queue; }
    [[nodiscard]] RecordTable &table();

    void focusFind();
    /// Esc: from the find field to the table, then the filter away; never the selection.
    void escape();
    void copyMarked();
    /// Of what is checked; of the marked rows when nothing is.
    void selectCopies();
    /// Of the current record; nothing when nobody has reserved it.
    [[nodiscard]] std::optional<ProcessId> currentProcess() const;
    /// Asks for the whole reservation of the current record.
    void clearReservation();
    void openDetail();
    void setDetailShown(bool shown);
    [[nodiscard]] bool isDetailShown() const;
    /// Parts that F6 goes through, in their order.
    [[nodiscard]] std::vector<QWidget *> panes() const;

    void restore(const Settings &settings);
    void save(Settings &settings) const;

Q_SIGNALS:
    void signInAsked();
    void certificateAsked();
    void removeAsked();
    /// `proxy`: "host:port".
    void proxySignInAsked(const QString &proxy);
    void contextMenuAsked(const QPoint &globalPosition);
    void detailOpened();

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectTable();
    void connectParts();
    void refreshSoon();
    void refresh();
    void showScope(const QueueFacts &facts, const QueueState &state);
    void showOrder();
    void showNotices(const std::vector<QueueNotice> &bars);
    void showRecord();
    void act(QueueAction action);
    void sortBy(int column);

    std::unique_ptr<Ui::QueuePage> m_ui;
    QPointer<QueueController> m_queue;
    std::vector<NoticeBar *> m_bars;
    std::set<std::pair<PortalId, QueueNotice::Kind>> m_closedNotices; ///< each on its portal, for this run
    int m_ownShown = 0;                                               ///< version of own reservations
    QTimer m_soon;                                                    ///< many changes, one repaint
};

} // namespace eventsweep
