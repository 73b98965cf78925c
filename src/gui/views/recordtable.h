// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <QTableView>

#include <optional>
#include <vector>

namespace eventsweep {

class RecordModel;

/// The table of records. Check marks by mouse (Shift: the range since the last one) and by Space (all marked rows);
/// keeps the current record, the marked rows and the scroll position when the model shows another snapshot or order.
class RecordTable : public QTableView
{
    Q_OBJECT
public:
    explicit RecordTable(QWidget *parent = nullptr);

    void setRecordModel(RecordModel *model);

    [[nodiscard]] std::optional<RecordId> currentRecord() const;
    /// -1 when no row is current.
    [[nodiscard]] int currentRow() const;
    /// Of the marked (highlighted) rows, from the top.
    [[nodiscard]] std::vector<RecordId> markedRecords() const;
    [[nodiscard]] QList<int> markedRows() const;
    /// The marked rows with the shown columns in their order, whole ids, one line a row.
    [[nodiscard]] QString markedText() const;

    /// Greyed: the records are those of an earlier snapshot. They can still be read, selected and copied.
    void setOutdated(bool outdated);

    /// All marked rows: checked, or unchecked when all of them are.
    void toggleMarked();

Q_SIGNALS:
    void currentRecordChanged();
    /// Enter on a record.
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Place
    {
        std::optional<RecordId> current;
        int currentColumn = 0;
        std::vector<RecordId> marked;
        std::optional<RecordId> top;
        int currentOffset = 0; ///< rows between the top and the current one
    };
    void keepPlace();
    void restorePlace();
    [[nodiscard]] QModelIndex checkMarkAt(const QPoint &position) const;
    void check(int row, bool range);
    void showColumnMenu(const QPoint &position);

    RecordModel *m_model = nullptr;
    Place m_place;
    bool m_resetting = false;
    bool m_outdated = false;
    bool m_pressedOnCheckMark = false;
    std::optional<RecordId> m_lastChecked; ///< where a range begins
    bool m_lastState = true;
};

} // namespace eventsweep
