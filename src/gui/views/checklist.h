// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/connectionsteps.h"
#include "gui/theme/icons.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace eventsweep {

/// Steps below each other, each with an icon for how far it is, a name and a detail. The icon's meaning is in its
/// accessible name and in its tooltip.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    struct Item
    {
        QString icon;
        Tint tint = Tint::Text;
        QString mark; ///< what the icon means: "done"
        QString name;
        QString detail;
        bool current = false;
    };

    explicit CheckList(QWidget *parent = nullptr);
    void setItems(const std::vector<Item> &items);
    /// The same, of a connection.
    void setSteps(const std::vector<ConnectionStep> &steps);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *icon;
        QLabel *name;
        QLabel *detail;
    };
    [[nodiscard]] Row addRow(int at);
    void showItem(const Row &row, const Item &item);

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    std::vector<Item> m_items;
};

} // namespace eventsweep
