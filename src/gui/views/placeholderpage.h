// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/queuestate.h"

#include <QWidget>

#include <memory>

namespace Ui {
class PlaceholderPage;
}

namespace eventsweep {

/// A state in place of the table: large icon, words, and the one thing to do.
class PlaceholderPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceholderPage(QWidget *parent = nullptr);
    ~PlaceholderPage() override;

    void show(const QueueNotice &notice);

Q_SIGNALS:
    void actionAsked(eventsweep::QueueAction action);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();
    void showIcon();

    std::unique_ptr<Ui::PlaceholderPage> m_ui;
    QueueNotice m_notice;
};

} // namespace eventsweep
