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
    /// Asks for the review of all that a reservation holds, read from the portal first.
    void askToClearReservation(const ProcessId &process);
    /// Reads a new snapshot, then asks for a review of those of `ids` that are in it; the selection stays as it is.
    void reviewAgain(const std::vector<RecordId> &ids);
    /// Of the snapshot that is shown; nothing when it is empty.
    [[nodiscard]] std::optional<RecordId> watermark() const { return watermarkOf(m_model.store()); }

    /// Reservations that this program made in this queue, and when.
    void setOwnReservations(const QHash<ProcessId, WallTime> &reservations);
    /// Another number whenever they have been set.
    [[nodiscard]] int ownReservationsVersion() const { return m_ownVersion; }

    void setSurroundings(const QueueSurroundings &surroundings);

Q_SIGNALS:
    /// Any of facts() may be different.
    void changed();
    /// Another list of events may be there.
    void eventNamesChanged();
    void clearRequested(const eventsweep::ClearSubject &subject);
    /// All records of the process are to be read, up to the shown snapshot's watermark, and reviewed.
    void reservationRequested(const eventsweep::ProcessId &process, eventsweep::RecordId watermark);
    /// reviewAgain() found none of them in the queue, or could not look.
    void nothingToReview(const std::optional<eventsweep::RestError> &error);

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
    void selectMatching();
    void reviewThoseThatAreThere();
    void giveUpReviewing(const std::optional<RestError> &error);
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
    std::optional<SecretError> m_notStored;
    QString m_movedFrom;
    bool m_connected = false;
    bool m_counting = false;
    bool m_selectAllWhenLoaded = false;
    bool m_selectAllWhenShown = false;
    bool m_selectMatchingWhenShown = false;
    std::optional<ClearOrigin> m_allMatching; ///< the selection is all that matched this
    qsizetype m_matching = 0;
    int m_ownVersion = 0;
    std::vector<RecordId> m_toReview; ///< once the snapshot that is being read is shown
    bool m_selecting = false;         ///< the selection changes by one of the functions here
    qint64 m_newer = 0;
    bool m_showsOther = true; ///< the rows shown are those of another filter, order or snapshot
    bool m_swapped = false;   ///< another snapshot is there, but not shown yet
    RecordSelection::Left m_left;
    mutable std::optional<qsizetype> m_selectedHidden; ///< counted when asked for
};

} // namespace eventsweep
