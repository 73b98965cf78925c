// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/record.h"

#include <QDialog>

namespace eventsweep {

class RecordDetail;

/// One record of the archive, as it was when it was copied. Deletes itself when closed.
class RecordDialog : public QDialog
{
    Q_OBJECT
public:
    RecordDialog(const Record &record, WallTime now, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void name();

    RecordDetail *m_detail;
    Record m_record;
};

} // namespace eventsweep
