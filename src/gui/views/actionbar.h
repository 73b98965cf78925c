// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/queuestate.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ActionBar;
}

namespace eventsweep {

/// What is selected, and what can be done with it.
class ActionBar : public QWidget
{
    Q_OBJECT
public:
    explicit ActionBar(QWidget *parent = nullptr);
    ~ActionBar() override;

    void show(const QueueFacts &facts, const QueueState &state);

Q_SIGNALS:
    void clearAsked();
    void unselectAsked();
    void selectAllMatchingAsked();
    void selectAllCancelled();
    void goneClosed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showOffer(const QueueFacts &facts);

    std::unique_ptr<Ui::ActionBar> m_ui;
};

} // namespace eventsweep
