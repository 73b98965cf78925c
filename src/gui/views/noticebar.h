// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/queuestate.h"

#include <QFrame>

#include <memory>

namespace Ui {
class NoticeBar;
}

namespace eventsweep {

/// One state above the table: icon, words, and the one thing to do.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    ~NoticeBar() override;

    void show(const QueueNotice &notice);

Q_SIGNALS:
    void actionAsked(eventsweep::QueueAction action);
    void closed(eventsweep::QueueNotice::Kind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    std::unique_ptr<Ui::NoticeBar> m_ui;
    QueueNotice m_notice;
};

} // namespace eventsweep
