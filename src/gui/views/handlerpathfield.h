// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace eventsweep {

/// "http://127.0.0.1:PORT/", the handler path that stands in the application's settings: to be copied, and its port to
/// be changed when another program has it.
class HandlerPathField : public QWidget
{
    Q_OBJECT
public:
    explicit HandlerPathField(QWidget *parent = nullptr);

    [[nodiscard]] quint16 port() const;
    void setPort(quint16 port);

Q_SIGNALS:
    /// By the operator.
    void changed(quint16 port);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPath();
    void showTexts();

    QLineEdit *m_path;
    QPushButton *m_copy;
    QLabel *m_portCaption;
    QSpinBox *m_port;
    bool m_copied = false;
};

} // namespace eventsweep
