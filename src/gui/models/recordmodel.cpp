// SPDX-License-Identifier: Apache-2.0
#include "gui/models/recordmodel.h"

#include "core/queue/recordobject.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/recordtext.h"
#include "gui/texts/timetext.h"
#include "gui/theme/icons.h"
#include "gui/views/viewhelp.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// Of a process or message id: enough to tell neighbours apart; the whole one is in the tooltip and in copies.
constexpr qsizetype shortIdLength = 8;

QString shortened(const QString &id, bool whole)
{
    return whole || id.size() <= shortIdLength ? id : id.left(shortIdLength) + u'…';
}

bool isIdColumn(int column)
{
    return column == RecordModel::Id || column == RecordModel::Process || column == RecordModel::Message;
}

bool isGrowth(const std::vector<RecordStore::Row> &old, const std::vector<RecordStore::Row> &now)
{
    return now.size() >= old.size() && std::equal(old.begin(), old.end(), now.begin());
}

bool sameRecords(const RecordStore &old, const RecordStore &now)
{
    // Appending keeps rows; another snapshot begins with other records, or is shorter.
    return now.size() >= old.size() &&
           (old.isEmpty() || (old.id(0) == now.id(0) && old.lastSeen(0) == now.lastSeen(0) &&
                              old.id(old.size() - 1) == now.id(old.size() - 1)));
}

} // namespace

RecordModel::RecordModel(RecordSelection &selection, Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_selection(selection)
    , m_clock(clock)
{
    connect(&selection, &RecordSelection::changed, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, Id), index(rowCount() - 1, Id), {Qt::CheckStateRole});
    });
}

void RecordModel::show(RecordStore store, std::vector<RecordStore::Row> rows)
{
    const bool grows =
        !m_rows.empty() && rows.size() > m_rows.size() && sameRecords(m_store, store) && isGrowth(m_rows, rows);
    if (grows) {
        beginInsertRows({}, rowCount(), static_cast<int>(rows.size()) - 1);
        m_store = std::move(store);
        m_rows = std::move(rows);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_store = std::move(store);
    m_rows = std::move(rows);
    endResetModel();
}

std::optional<RecordId> RecordModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_store.id(storeRow(row)) : std::nullopt;
}

std::optional<Record> RecordModel::recordAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_store.record(storeRow(row))) : std::nullopt;
}

bool RecordModel::isCheckable(int row) const
{
    return row >= 0 && row < rowCount() && m_store.state(storeRow(row)) != RecordState::NotUnderstood;
}

int RecordModel::rowOf(RecordId id) const
{
    const auto at = std::ranges::find_if(m_rows, [&](RecordStore::Row row) { return m_store.id(row) == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

std::vector<RecordId> RecordModel::checkableIds() const
{
    std::vector<RecordId> ids;
    ids.reserve(m_rows.size());
    for (const RecordStore::Row row : m_rows) {
        const auto id = m_store.id(row);
        if (id && m_store.state(row) != RecordState::NotUnderstood)
            ids.push_back(*id);
    }
    return ids;
}

qsizetype RecordModel::checkedShown() const
{
    return std::ranges::count_if(m_rows, [this](RecordStore::Row row) {
        const auto id = m_store.id(row);
        return id && m_selection.contains(*id);
    });
}

QStringList RecordModel::wholeTexts(int row, const QList<int> &columns) const
{
    QStringList texts;
    for (const int column : columns)
        texts << text(storeRow(row), column, true);
    return texts;
}

RecordQuery::Column RecordModel::sortColumn(int column)
{
    switch (column) {
    case LastSeen:
    case ExpiresIn: // a fixed time after LastSeen
        return RecordQuery::Column::LastSeen;
    case Event:
        return RecordQuery::Column::Event;
    case Object:
        return RecordQuery::Column::Object;
    case User:
        return RecordQuery::Column::User;
    case State:
        return RecordQuery::Column::State;
    case Process:
        return RecordQuery::Column::Process;
    case Message:
        return RecordQuery::Column::Message;
    default:
        return RecordQuery::Column::Id;
    }
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnEnd;
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordStore::Row row = storeRow(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column, false);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::CheckStateRole:
        if (column != Id || !isCheckable(index.row()))
            return {};
        return m_selection.contains(*m_store.id(row)) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return column == State ? QVariant(stateIcon(m_store.state(row))) : QVariant();
    case Qt::FontRole:
        return isIdColumn(column) ? QVariant(monospaceFont()) : QVariant();
    case Qt::AccessibleTextRole:
        return text(row, column, true);
    default:
        return {};
    }
}

bool RecordModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Id || !isCheckable(index.row()))
        return false;
    m_selection.set({*m_store.id(storeRow(index.row()))}, value.toInt() == Qt::Checked);
    return true;
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("ID");
    case LastSeen:
        return tr("Last seen");
    case Event:
        return tr("Event");
    case Object:
        return tr("Object");
    case User:
        return tr("User");
    case State:
        return tr("State");
    case Process:
        return tr("Process");
    case Message:
        return tr("Message");
    case ExpiresIn:
        return tr("Expires in");
    default:
        return {};
    }
}

Qt::ItemFlags RecordModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Id && isCheckable(index.row()))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

void RecordModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnEnd - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnEnd - 1));
}

QString RecordModel::text(RecordStore::Row row, int column, bool whole) const
{
    const bool understood = m_store.state(row) != RecordState::NotUnderstood;
    switch (column) {
    case Id: {
        const auto id = m_store.id(row);
        return id ? id->toString() : tr("(no ID)", "a record that is not understood");
    }
    case LastSeen:
        return understood ? tableTimeText(m_store.lastSeen(row)) : QString();
    case Event:
        return m_store.eventName(row);
    case Object:
        return understood ? recordObjectText(objectOf(m_store.eventName(row), m_store.data(row))) : QString();
    case User: {
        const auto user = userOf(m_store.additional(row));
        return user ? QString::number(*user) : QString();
    }
    case State:
        return recordStateText(m_store.state(row));
    case Process: {
        const auto process = m_store.processId(row);
        return process ? shortened(process->toString(), whole) : QString();
    }
    case Message: {
        const auto message = m_store.messageId(row);
        return message ? shortened(message->toString(), whole) : QString();
    }
    case ExpiresIn:
        return understood ? expiresText(row) : QString();
    default:
        return {};
    }
}

QString RecordModel::expiresText(RecordStore::Row row) const
{
    return remainingText(m_store.lastSeen(row) + recordLifetime - m_clock.now());
}

void RecordModel::setOwnReservations(const QHash<ProcessId, WallTime> &reservations)
{
    m_own = reservations;
}

std::optional<WallTime> RecordModel::ownReservation(const std::optional<ProcessId> &process) const
{
    const auto found = process ? m_own.constFind(*process) : m_own.cend();
    return found == m_own.cend() ? std::nullopt : std::optional(*found);
}

QString RecordModel::toolTip(RecordStore::Row row, int column) const
{
    switch (column) {
    case LastSeen:
        return m_store.state(row) == RecordState::NotUnderstood
                   ? QString()
                   : tr("In the portal's time: %1")
                         .arg(portalTimeText(m_store.lastSeen(row), m_store.utcOffsetMinutes(row)));
    case State:
        if (const auto made = ownReservation(m_store.processId(row)))
            return ownReservationText(*made);
        return recordStateExplanation(m_store.state(row));
    case Process: {
        const auto made = ownReservation(m_store.processId(row));
        return made ? text(row, column, true) + u'\n' + ownReservationText(*made) : text(row, column, true);
    }
    case Message:
    case Object:
    case Event:
        return text(row, column, true);
    case User: {
        const QString user = text(row, column, true);
        return user.isEmpty() ? tr("Not caused by a user") : tr("Caused by user %1").arg(user);
    }
    case ExpiresIn:
        return tr("An estimate: portals delete records about 34 days after they were last seen; old self-hosted ones "
                  "keep free records for ever.");
    default:
        return {};
    }
}

} // namespace eventsweep
