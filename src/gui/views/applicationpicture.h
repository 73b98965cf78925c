// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace eventsweep {

/// The portal's form for a local application as a sketch, with the numbers of the steps that are told beside it. Drawn
/// from the palette and the font, without words of any language.
class ApplicationPicture : public QWidget
{
    Q_OBJECT
public:
    explicit ApplicationPicture(QWidget *parent = nullptr);

    /// In the handler path.
    void setPort(quint16 port);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    quint16 m_port;
};

} // namespace eventsweep
