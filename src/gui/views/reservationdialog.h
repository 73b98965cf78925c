// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/reservationreader.h"
#include "gui/controllers/clearsubject.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ReservationDialog;
}

namespace eventsweep {

/// Reads all that a reservation holds, before it can be reviewed: progress, cancel, and what went wrong. Open it with
/// open(), never exec(). Deletes itself when closed; the client of the reader must outlive it.
class ReservationDialog : public QDialog
{
    Q_OBJECT
public:
    /// `watermark`: what the reader reads up to. `portal`: its name, for errors.
    ReservationDialog(std::unique_ptr<ReservationReader> reader, RecordId watermark, QString portal,
                      QWidget *parent = nullptr);
    ~ReservationDialog() override;

    void done(int result) override;

Q_SIGNALS:
    /// All is read; the dialog closes.
    void ready(const eventsweep::ClearSubject &subject);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showEnd();

    std::unique_ptr<Ui::ReservationDialog> m_ui;
    std::unique_ptr<ReservationReader> m_reader;
    RecordId m_watermark;
    QString m_portal;
};

} // namespace eventsweep
