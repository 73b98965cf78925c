// SPDX-License-Identifier: Apache-2.0
#include "gui/views/recordtable.h"

#include "gui/models/recordmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleOptionViewItem>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int rowPadding = 7;
/// More marked rows than this are not marked again after another order: nobody looks at them one by one.
constexpr qsizetype mostKeptMarks = 2'000;

} // namespace

RecordTable::RecordTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + rowPadding);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &RecordTable::showColumnMenu);
}

void RecordTable::setRecordModel(RecordModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_lastChecked.reset();
    setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTable::keepPlace);
    // Queued work would show a frame at the top first.
    connect(model, &QAbstractItemModel::modelReset, this, &RecordTable::restorePlace);
}

std::optional<RecordId> RecordTable::currentRecord() const
{
    return m_model ? m_model->idAt(currentRow()) : std::nullopt;
}

int RecordTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

QList<int> RecordTable::markedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<RecordId> RecordTable::markedRecords() const
{
    std::vector<RecordId> ids;
    for (const int row : markedRows()) {
        if (const auto id = m_model->idAt(row); id && m_model->isCheckable(row))
            ids.push_back(*id);
    }
    return ids;
}

QString RecordTable::markedText() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns << column;
    }
    QStringList lines;
    for (const int row : markedRows()) {
        QStringList cells = m_model->wholeTexts(row, columns);
        for (QString &cell : cells)
            cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void RecordTable::setOutdated(bool outdated)
{
    if (outdated == m_outdated)
        return;
    m_outdated = outdated;
    QPalette palette;
    if (outdated) // still to be read, so not as faint as what is disabled
        palette.setColor(QPalette::Text, palette.color(QPalette::PlaceholderText));
    setPalette(palette);
}

void RecordTable::toggleMarked()
{
    if (!m_model)
        return;
    std::vector<RecordId> ids = markedRecords();
    if (ids.empty() && m_model->isCheckable(currentRow()))
        ids.push_back(*currentRecord());
    if (ids.empty())
        return;
    m_lastState = !std::ranges::all_of(ids, [this](RecordId id) { return m_model->isChecked(id); });
    // One change, not one for each row: the selection tells everybody each time.
    m_model->check(ids, m_lastState);
    m_lastChecked = currentRecord();
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        toggleMarked();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT opened();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex RecordTable::checkMarkAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!m_model || !index.isValid() || index.column() != RecordModel::Id || !m_model->isCheckable(index.row()))
        return {};
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    option.features |= QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    const QRect mark = style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, this);
    // The whole height and up to the text: a small target makes for wrong clicks.
    const QRect target(option.rect.left(), option.rect.top(), mark.right() - option.rect.left() + mark.width() / 2,
                       option.rect.height());
    return target.contains(position) ? index : QModelIndex();
}

void RecordTable::check(int row, bool range)
{
    const int from = range && m_lastChecked ? m_model->rowOf(*m_lastChecked) : -1;
    if (from < 0) {
        m_lastState = !m_model->isChecked(*m_model->idAt(row));
        m_model->check({*m_model->idAt(row)}, m_lastState);
    } else {
        std::vector<RecordId> ids;
        for (int i = qMin(from, row); i <= qMax(from, row); ++i) {
            if (m_model->isCheckable(i))
                ids.push_back(*m_model->idAt(i));
        }
        m_model->check(ids, m_lastState);
    }
    m_lastChecked = m_model->idAt(row);
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex mark =
        event->button() == Qt::LeftButton ? checkMarkAt(event->position().toPoint()) : QModelIndex();
    m_pressedOnCheckMark = mark.isValid();
    if (!m_pressedOnCheckMark)
        return QTableView::mousePressEvent(event);
    // A click on a check mark marks no rows: it only moves the current one there.
    selectionModel()->setCurrentIndex(mark, QItemSelectionModel::NoUpdate);
    check(mark.row(), event->modifiers() & Qt::ShiftModifier);
    event->accept();
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressedOnCheckMark)
        QTableView::mouseMoveEvent(event);
}

void RecordTable::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressedOnCheckMark)
        return QTableView::mouseReleaseEvent(event);
    m_pressedOnCheckMark = false;
    event->accept();
}

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (checkMarkAt(event->position().toPoint()).isValid())
        return mousePressEvent(event);
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        Q_EMIT opened();
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_resetting && current.row() != previous.row())
        Q_EMIT currentRecordChanged();
}

void RecordTable::keepPlace()
{
    m_resetting = true;
    m_place = {};
    m_place.current = currentRecord();
    m_place.currentColumn = qMax(0, currentIndex().column());
    if (selectionModel()->selectedIndexes().size() <= mostKeptMarks * RecordModel::columnEnd)
        m_place.marked = markedRecords();
    const int top = rowAt(0);
    m_place.top = m_model->idAt(top);
    m_place.currentOffset = currentRow() - top;
}

void RecordTable::restorePlace()
{
    const int current = m_place.current ? m_model->rowOf(*m_place.current) : -1;
    QItemSelection marked;
    if (m_place.marked.size() == 1 && m_place.current == m_place.marked.front()) {
        if (current >= 0)
            marked.select(m_model->index(current, 0), m_model->index(current, RecordModel::columnEnd - 1));
    } else if (!m_place.marked.empty()) {
        QSet<RecordId> wanted(m_place.marked.begin(), m_place.marked.end());
        for (int row = 0; row < m_model->rowCount() && !wanted.isEmpty(); ++row) {
            const auto id = m_model->idAt(row);
            if (id && wanted.remove(*id))
                marked.select(m_model->index(row, 0), m_model->index(row, RecordModel::columnEnd - 1));
        }
    }
    selectionModel()->select(marked, QItemSelectionModel::ClearAndSelect);
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_model->index(current, m_place.currentColumn),
                                          QItemSelectionModel::NoUpdate);
    const int top = m_place.top ? m_model->rowOf(*m_place.top) : -1;
    // Whoever looks at a record keeps it where it is; otherwise the top row stays the top row.
    if (current >= 0 && m_place.currentOffset >= 0 && rowAt(viewport()->height() - 1) != 0)
        verticalScrollBar()->setValue(current - m_place.currentOffset);
    else if (top >= 0)
        verticalScrollBar()->setValue(top);
    m_resetting = false;
    Q_EMIT currentRecordChanged();
}

void RecordTable::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < horizontalHeader()->count(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != RecordModel::Id); // it holds the check marks
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace eventsweep
