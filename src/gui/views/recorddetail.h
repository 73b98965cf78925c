// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"
#include "gui/texts/errortext.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;

namespace Ui {
class RecordDetail;
}

namespace eventsweep {

class JsonModel;

/// One record: facts, payload as a tree and as text. Secrets in the payload are masked, also in what is copied.
class RecordDetail : public QWidget
{
    Q_OBJECT
public:
    /// More of the text than this is not shown.
    static constexpr qsizetype mostRawCharacters = 200'000;

    explicit RecordDetail(QWidget *parent = nullptr);
    ~RecordDetail() override;

    /// `now`: for age and expiry. Nothing: no record. The same record again leaves the payload as it is read: what is
    /// opened, current and scrolled to. `own`: when this program made the reservation that holds it.
    void show(const std::optional<Record> &record, WallTime now, const std::optional<WallTime> &own = {});
    void focusPayload();
    /// Offers to clear the whole reservation of a record that has one; `obstacle` (or nothing) says why it cannot be
    /// done now. Without this call nothing is offered.
    void offerReservation(const std::optional<ErrorText> &obstacle);

Q_SIGNALS:
    void clearReservationAsked(const eventsweep::ProcessId &process);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Fact {
        Event,
        Object,
        User,
        State,
        Process,
        Owner,
        Message,
        LastSeen,
        PortalTime,
        Age,
        Expires,
        Problem,
        factEnd
    };
    struct Row
    {
        QLabel *name;
        QLabel *value;
    };
    void showAgain();
    void makeRows();
    void nameRows();
    void setFact(Fact fact, const QString &value);
    void showFacts(const Record &record);
    void showPayload(const Record &record);
    void showRaw(const Record &record);
    void copy(bool path);

    std::unique_ptr<Ui::RecordDetail> m_ui;
    JsonModel *m_model;
    std::vector<Row> m_rows;
    std::optional<Record> m_record;
    WallTime m_now{};
    std::optional<WallTime> m_own;
    bool m_offersReservation = false;
};

} // namespace eventsweep
