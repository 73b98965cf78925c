// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portalsession.h"
#include "core/queue/queuereader.h"
#include "gui/controllers/clearsubject.h"
#include "gui/controllers/queuefacts.h"
#include "gui/models/queryrunner.h"
#include "gui/models/recordmodel.h"
#include "gui/models/recordselection.h"

#include <QObject>

#include <memory>

namespace eventsweep {

/// One queue as the window shows it: its snapshot, what is filtered, sorted and selected, and how the portal is doing.
/// Knows no widgets. Keeps its snapshot and selection while another queue is shown. GUI thread; the session must
/// outlive it.
class QueueController : public QObject
{
    Q_OBJECT
public:
    QueueController(PortalSession &session, ConnectorId connector, Clock &clock, QObject *parent = nullptr);
    ~QueueController() override;

    [[nodiscard]] QueueKey key() const { return {m_session.portal().id, m_connector}; }
    [[nodiscard]] PortalSession &session() { return m_session; }
    [[nodiscard]] RecordModel &model() { return m_model; }
    [[nodiscard]] RecordSelection &selection() { return m_selection; }
    [[nodiscard]] QueueFacts facts() const;

    // -- the snapshot
    /// Reads the queue when that has not been tried yet.
    void open();
    /// Reads a new snapshot: behind the shown one, or streaming when none is shown.
    void refresh();
    void stop();
    void goOn();
    /// After something was put right: forgets a refused sign-in and reads what is missing.
    void tryAgain();
    /// Asks how many records are newer than the snapshot, unless something is being read.
    void poll();

    // -- what is shown of it
    [[nodiscard]] const RecordQuery &query() const { return m_query; }
    void setQuery(const RecordQuery &query);
    void clearFilter();
    [[nodiscard]] const QStringList &eventNames() const { return m_store.eventNames(); }

    // -- what is selected
    /// Once the rows of the filter in force are shown: never those that it is about to take away.
    void selectAllShown();
    /// All that match, also those that have yet to be loaded: once they are.
    void selectAllMatching();
    void cancelSelectAll();
    /// In place of the selection: all loaded copies of these records' messages.
    void selectCopies(const std::vector<RecordId> &ids);
    /// What left the selection at the last refresh has been read.
    void forgetGone();

    /// Asks for the review of the selection, unless something stands in the way.
    void askToClear();

    void setSurroundings(const QueueSurroundings &surroundings);

Q_SIGNALS:
    /// Any of facts() may be different.
    void changed();
    /// Another list of events may be there.
    void eventNamesChanged();
    void clearRequested(const eventsweep::ClearSubject &subject);

private:
    struct Refresh
    {
        std::unique_ptr<QueueReader> reader;
        RecordStore store;
    };

    void startReading();
    void readerChanged();
    void recordsArrived(const std::vector<Record> &records);
    void refreshChanged();
    void swapIn();
    void retainSelection(const RecordStore &now);
    void runQuery(bool sameRecords);
    void queryDone(const RecordStore &store, const std::vector<RecordStore::Row> &rows);
    void finishSelectAll();
    void contactSucceeded();
    void contactFailed(const RestError &error);
    [[nodiscard]] QueueFacts::Load load() const;
    [[nodiscard]] qsizetype selectedHidden() const;

    PortalSession &m_session;
    ConnectorId m_connector;
    Clock &m_clock;
    RecordSelection m_selection;
    RecordModel m_model;
    QueryRunner m_runner;
    std::unique_ptr<QueueReader> m_reader;
    std::unique_ptr<Refresh> m_refresh;
    RecordStore m_store;
    RecordQuery m_query;
    QueueSurroundings m_surroundings;
    std::optional<RestError> m_trouble;
    bool m_connected = false;
    bool m_counting = false;
    bool m_selectAllWhenLoaded = false;
    bool m_selectAllWhenShown = false;
    bool m_offersSelectAll = false;
    bool m_selecting = false; ///< the selection changes by one of the functions here
    qint64 m_newer = 0;
    bool m_showsOther = true; ///< the rows shown are those of another filter, order or snapshot
    bool m_swapped = false;   ///< another snapshot is there, but not shown yet
    RecordSelection::Left m_left;
    mutable std::optional<qsizetype> m_selectedHidden; ///< counted when asked for
};

} // namespace eventsweep
