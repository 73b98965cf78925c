// SPDX-License-Identifier: Apache-2.0
#include "gui/views/recorddialog.h"

#include "gui/views/recorddetail.h"
#include "gui/views/viewhelp.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eventsweep {

RecordDialog::RecordDialog(const Record &record, WallTime now, QWidget *parent)
    : QDialog(parent)
    , m_detail(new RecordDetail(this))
    , m_record(record)
{
    setObjectName(u"recordDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_detail->setObjectName(u"archivedRecord"_s);
    m_detail->show(record, now);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(u"recordDialogButtons"_s);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_detail, 1);
    column->addWidget(buttons);
    name();
    resizeToText(*this, 90, 36);
}

void RecordDialog::name()
{
    setWindowTitle(tr("Copy in the archive"));
    setAccessibleName(windowTitle());
}

void RecordDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        name();
}

} // namespace eventsweep
