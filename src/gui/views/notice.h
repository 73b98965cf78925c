// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/texts/errortext.h"

#include <QFrame>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace eventsweep {

/// A framed remark with an icon: what is special, what is wrong, what was done. Follows the palette; icon, words and
/// accessible name tell the tone, never a colour alone.
class Notice : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Information, Good, Warning, Error };

    explicit Notice(QWidget *parent = nullptr);

    void show(Tone tone, const QString &text);
    /// Its title in bold, then text and what to do.
    void show(Tone tone, const ErrorText &text);
    /// Without frame and margins: a message that belongs to the field above it.
    void setFlat();
    /// Takes no room.
    void dismiss();
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setTone(Tone tone);
    void showIcon();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    Tone m_tone = Tone::Information;
};

/// Remarks below each other.
class NoticeList : public QWidget
{
    Q_OBJECT
public:
    struct Item
    {
        Notice::Tone tone;
        QString text;
    };

    explicit NoticeList(QWidget *parent = nullptr);
    void setItems(const std::vector<Item> &items);

private:
    QVBoxLayout *m_layout;
    std::vector<Notice *> m_notices;
};

} // namespace eventsweep
