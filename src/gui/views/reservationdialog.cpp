// SPDX-License-Identifier: Apache-2.0
#include "gui/views/reservationdialog.h"

#include "gui/texts/quantitytext.h"
#include "gui/texts/resterrortext.h"
#include "gui/views/viewhelp.h"
#include "ui_reservationdialog.h"

#include <QEvent>

namespace eventsweep {

ReservationDialog::ReservationDialog(std::unique_ptr<ReservationReader> reader, RecordId watermark, QString portal,
                                     QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReservationDialog>())
    , m_reader(std::move(reader))
    , m_watermark(watermark)
    , m_portal(std::move(portal))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->reservationTitle);
    makeMonospace(m_ui->reservationProcess);
    connect(m_ui->reservationCancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->reservationRetry, &QPushButton::clicked, this, [this] {
        m_reader->start();
        refresh();
    });
    connect(m_reader.get(), &ReservationReader::changed, this, &ReservationDialog::refresh);
    m_reader->start();
    refresh();
    resizeToText(*this, 72, 12);
}

ReservationDialog::~ReservationDialog() = default;

void ReservationDialog::refresh()
{
    const bool reads = m_reader->status() == ReservationReader::Status::Reading;
    const auto read = std::ssize(m_reader->records());
    m_ui->reservationTitle->setText(tr("Reading what this reservation holds"));
    m_ui->reservationProcess->setText(m_reader->process().toString());
    m_ui->reservationBar->setVisible(reads);
    m_ui->reservationCount->setVisible(reads);
    m_ui->reservationBar->setRange(0, m_reader->total() > 0 ? 1000 : 0);
    m_ui->reservationBar->setValue(
        m_reader->total() > 0 ? static_cast<int>(qMin<qint64>(1000, read * 1000 / m_reader->total())) : 0);
    m_ui->reservationCount->setText(m_reader->total() > 0
                                        ? tr("%1 of %2 records").arg(numberText(read), numberText(m_reader->total()))
                                        : tr("Asking %1. Reading changes nothing on the portal.").arg(m_portal));
    m_ui->reservationRetry->setVisible(m_reader->status() == ReservationReader::Status::Failed);
    m_ui->reservationCancel->setText(reads ? tr("Cancel") : tr("Close"));
    m_ui->reservationCancel->setAccessibleName(m_ui->reservationCancel->text());
    if (reads)
        m_ui->reservationNotice->dismiss();
    else
        showEnd();
}

void ReservationDialog::showEnd()
{
    switch (m_reader->status()) {
    case ReservationReader::Status::Failed:
        m_ui->reservationNotice->Notice::show(Notice::Tone::Error,
                                              restErrorText(m_reader->error().value_or(RestError()), m_portal));
        return;
    case ReservationReader::Status::Complete:
        break;
    case ReservationReader::Status::Idle:
    case ReservationReader::Status::Reading:
    case ReservationReader::Status::Stopped:
        return;
    }
    const auto subject = reservationSubject(m_reader->process(), m_reader->records(), m_watermark);
    if (!subject) {
        m_ui->reservationNotice->Notice::show(
            Notice::Tone::Information,
            {m_reader->records().empty() ? tr("This reservation holds nothing any more")
                                         : tr("Nothing that this reservation holds can be cleared"),
             m_reader->records().empty() ? tr("Its worker has cleared it, or given it back as failed.")
                                         : tr("None of its records is understood."),
             tr("Refresh the queue to see.")});
        return;
    }
    accept(); // before the review opens: it takes the focus
    Q_EMIT ready(*subject);
}

void ReservationDialog::done(int result)
{
    m_reader->disconnect(this);
    m_reader->stop();
    QDialog::done(result);
}

void ReservationDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (m_reader->status() != ReservationReader::Status::Complete)
            refresh();
    }
}

} // namespace eventsweep
