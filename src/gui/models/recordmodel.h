// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/recordquery.h"
#include "core/queue/recordstore.h"
#include "gui/models/recordselection.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace eventsweep {

/// The records of a snapshot as a table: a copy of the store and the rows to show of it, in their order, as RecordQuery
/// gives them. Check marks come from the selection and change it. GUI thread.
class RecordModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Id, LastSeen, Event, Object, User, State, Process, Message, ExpiresIn, columnEnd };

    /// Both must outlive the model.
    RecordModel(RecordSelection &selection, Clock &clock, QObject *parent = nullptr);

    /// Shows other rows. What only grows at the end is inserted; anything else is a reset.
    void show(RecordStore store, std::vector<RecordStore::Row> rows);

    [[nodiscard]] const RecordStore &store() const { return m_store; }
    [[nodiscard]] qsizetype shown() const { return static_cast<qsizetype>(m_rows.size()); }
    /// Nothing for a record without a readable id, or a row that is not there.
    [[nodiscard]] std::optional<RecordId> idAt(int row) const;
    [[nodiscard]] std::optional<Record> recordAt(int row) const;
    [[nodiscard]] bool isCheckable(int row) const;
    /// -1 when it is not shown. O(n).
    [[nodiscard]] int rowOf(RecordId id) const;
    /// All that are shown and can be checked.
    [[nodiscard]] std::vector<RecordId> checkableIds() const;
    /// How many of the shown rows are checked. O(n).
    [[nodiscard]] qsizetype checkedShown() const;
    /// The cells of a row as text, whole: for copying.
    [[nodiscard]] QStringList wholeTexts(int row, const QList<int> &columns) const;

    /// What RecordQuery sorts by for a column.
    [[nodiscard]] static RecordQuery::Column sortColumn(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Reservations that this program made, and when: told in tooltips.
    void setOwnReservations(const QHash<ProcessId, WallTime> &reservations);
    [[nodiscard]] std::optional<WallTime> ownReservation(const std::optional<ProcessId> &process) const;

    /// Texts of the language have changed.
    void retranslate();
    [[nodiscard]] bool isChecked(RecordId id) const { return m_selection.contains(id); }
    /// Many check marks at once.
    void check(const std::vector<RecordId> &ids, bool checked) { m_selection.set(ids, checked); }

private:
    [[nodiscard]] RecordStore::Row storeRow(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] QString text(RecordStore::Row row, int column, bool whole) const;
    [[nodiscard]] QString toolTip(RecordStore::Row row, int column) const;
    [[nodiscard]] QString expiresText(RecordStore::Row row) const;

    RecordSelection &m_selection;
    Clock &m_clock;
    RecordStore m_store;
    std::vector<RecordStore::Row> m_rows;
    QHash<ProcessId, WallTime> m_own;
};

} // namespace eventsweep
