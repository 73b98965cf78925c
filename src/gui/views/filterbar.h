// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/recordquery.h"
#include "gui/controllers/queuefacts.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QListWidget;

namespace Ui {
class FilterBar;
}

namespace eventsweep {

/// State chips with counts, event filter, find field. Asks for queries; what is in force comes from outside.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);
    ~FilterBar() override;

    /// Shows a filter without asking for it.
    void setQuery(const RecordQuery &query);
    void setCounts(const QueueFacts &facts);
    void setEventNames(const QStringList &names);

    /// What is typed but not asked for yet will not be: another queue is shown.
    void forgetTyped();

    void focusFind();
    [[nodiscard]] bool hasFindFocus() const;

Q_SIGNALS:
    /// Filter parts only; the order is the table's.
    void filterAsked(const QSet<eventsweep::RecordState> &states, const QSet<QString> &events, const QString &text);
    void clearAsked();
    /// Esc or Enter in the find field.
    void findLeft();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void makeEventMenu();
    void showEventButton();
    [[nodiscard]] QSet<RecordState> states() const;

    std::unique_ptr<Ui::FilterBar> m_ui;
    QListWidget *m_events = nullptr;
    QAction *m_allEvents = nullptr;
    QSet<QString> m_chosenEvents;
    QueueFacts m_facts;
    QTimer m_typing;
    bool m_showing = false;
};

} // namespace eventsweep
